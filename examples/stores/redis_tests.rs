//! The store contract on private Redis servers.

use std::{
    env,
    fs::File,
    io::{self, Read as _, Write as _},
    os::unix::net::UnixStream,
    process::{Child, Command, Stdio},
    sync::{
        Mutex, Once,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use lead_import::{Email, Lead, conformance::Harness, store::BatchKey};
use tempfile::TempDir;
use tokio::runtime::Runtime;

#[allow(clippy::wildcard_imports, reason = "these are the tests of that module")]
use super::*;

/// A server of its own for each test, because the tests of a restart kill it. It listens on a socket in its folder and writes each command
/// to the disk before it answers.
struct Server {
    process: Mutex<Child>,
    runtime: Runtime,
    folder: TempDir,
}

impl Server {
    /// Starts a server. Without `redis-server` it prints so once and returns `None`, and fails with `CI=true`.
    #[allow(clippy::explicit_write, reason = "the test runner hides what a passed test prints with `eprintln`")]
    fn start() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        match spawn(folder.path()) {
            Ok(process) => Some(Self { process: Mutex::new(process), runtime: Runtime::new().unwrap(), folder }),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !env::var("CI").is_ok_and(|ci| ci == "true") => {
                static PRINTED: Once = Once::new();
                let reason = "NOT RUN: the tests of redis_store need `redis-server` on the PATH (Debian: redis-server)";
                PRINTED.call_once(|| writeln!(io::stderr(), "{reason}").unwrap());
                None
            }
            Err(error) => panic!("redis-server did not start: {error}"),
        }
    }

    /// Kills the server, as a crash does, and starts it again on its files.
    fn restart(&self) {
        let mut process = self.process.lock().unwrap();
        kill(&mut process);
        *process = spawn(self.folder.path()).unwrap();
    }

    async fn open(&self, prefix: &str) -> RedisStore {
        let socket = self.folder.path().join("socket");
        RedisStore::open(&format!("redis+unix://{}", socket.display()), prefix).await.unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        kill(self.process.get_mut().unwrap());
    }
}

/// Starts a server in the folder and waits until it has read its files.
fn spawn(folder: &Path) -> io::Result<Child> {
    let mut command = Command::new("redis-server");
    command.args("--port 0 --unixsocket socket --appendonly yes --appendfsync always".split(' ')).args(["--save", ""]);
    let mut process =
        command.current_dir(folder).stdout(File::create(folder.join("log"))?).stdin(Stdio::null()).spawn()?;
    while !answers(&folder.join("socket")) {
        if process.try_wait()?.is_some() {
            return Err(io::Error::other(std::fs::read_to_string(folder.join("log"))?));
        }
        thread::sleep(Duration::from_millis(2));
    }
    Ok(process)
}

/// Whether the server answers `PING`. While it reads its files, it answers with an error.
fn answers(socket: &Path) -> bool {
    let mut answer = [0; 5];
    let ping = |mut stream: UnixStream| {
        stream.write_all(b"PING\r\n")?;
        stream.read_exact(&mut answer)
    };
    UnixStream::connect(socket).and_then(ping).is_ok() && answer == *b"+PONG"
}

fn kill(process: &mut Child) {
    process.kill().unwrap();
    process.wait().unwrap();
}

/// A number that no other call returned.
fn number() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

#[async_trait]
impl Harness for Server {
    type Store = RedisStore;

    async fn fresh(&self) -> RedisStore {
        self.open(&format!("store {}", number())).await
    }

    async fn another(&self, store: &RedisStore) -> RedisStore {
        self.open(&store.prefix).await
    }

    async fn reopen(&self, store: RedisStore) -> RedisStore {
        let prefix = store.prefix.clone();
        drop(store);
        self.restart();
        self.open(&prefix).await
    }

    async fn create_campaign(&self, store: &RedisStore) -> CampaignId {
        let campaign = CampaignId::from(format!("campaign {}", number()));
        store.create_campaign(&campaign).await.unwrap();
        campaign
    }

    async fn create_named_campaign(&self, store: &RedisStore, campaign: &CampaignId) -> bool {
        store.create_campaign(campaign).await.unwrap();
        true
    }

    async fn lead(&self, store: &RedisStore, email: &Email) -> Option<Lead> {
        let leads = format!("{}:leads", store.prefix);
        let json: Option<String> = store.connection.clone().hget(leads, email.as_str()).await.unwrap();
        Some(from_json(&json?).unwrap())
    }

    async fn lead_count(&self, store: &RedisStore) -> u64 {
        store.connection.clone().hlen(format!("{}:leads", store.prefix)).await.unwrap()
    }

    async fn members(&self, store: &RedisStore, campaign: &CampaignId) -> Vec<String> {
        let [_, _, members, ..] = store.keys(campaign);
        store.connection.clone().smembers(members).await.unwrap()
    }

    async fn delete_campaign(&self, store: &RedisStore, campaign: &CampaignId) -> bool {
        store.delete_campaign(campaign).await.unwrap();
        true
    }

    fn block_on(&self, case: impl Future<Output = ()>) {
        self.runtime.block_on(case);
    }
}

lead_import::conformance_tests!(match Server::start() {
    Some(server) => server,
    None => return,
});

// ---- What changes between the decision and the write ----

/// Decides a batch, waits for `meanwhile`, and returns whether the batch is then written.
async fn is_written_after(store: &RedisStore, batch: &Batch, meanwhile: impl Future) -> bool {
    let (_, last, leads) = store.read(batch).await.unwrap();
    let (_, write) = store.decide(batch, &last, &leads).unwrap();
    meanwhile.await;
    write.query_async(&mut store.connection.clone()).await.unwrap()
}

/// The first batch of a new import.
fn ada(campaign: &CampaignId) -> Batch {
    Batch::new(campaign.clone(), vec![Lead::new(Email::parse("ada@example.com").unwrap())]).unwrap()
}

/// A batch of a store, and a second campaign.
async fn one_batch(server: &Server) -> (RedisStore, Batch, CampaignId) {
    let store = server.fresh().await;
    let (campaign, another) = (server.create_campaign(&store).await, server.create_campaign(&store).await);
    (store, ada(&campaign), another)
}

#[test]
fn a_batch_is_written_if_nothing_changed() {
    let Some(server) = Server::start() else { return };
    server.block_on(async {
        let (store, batch, _) = one_batch(&server).await;
        assert!(is_written_after(&store, &batch, async {}).await);
    });
}

/// The lead is then not created by this batch, although its campaign is unchanged.
#[test]
fn a_batch_is_decided_again_if_its_lead_changed() {
    let Some(server) = Server::start() else { return };
    server.block_on(async {
        let (store, batch, another) = one_batch(&server).await;
        assert!(!is_written_after(&store, &batch, store.import_batch(&ada(&another))).await);
    });
}

#[test]
fn a_batch_is_decided_again_if_its_campaign_was_deleted() {
    let Some(server) = Server::start() else { return };
    server.block_on(async {
        let (store, batch, _) = one_batch(&server).await;
        assert!(!is_written_after(&store, &batch, store.delete_campaign(batch.campaign())).await);
    });
}

/// The write of a dropped call arrives after the import sent the batch again, and the next one. Neither changes the lead.
#[test]
fn a_late_write_does_not_replace_the_record_of_a_later_batch() {
    let Some(server) = Server::start() else { return };
    server.block_on(async {
        let (store, batch, _) = one_batch(&server).await;
        store.import_batch(&ada(batch.campaign())).await.unwrap();
        let key = BatchKey::new(batch.key().import(), 2, 2);
        let next = ada(batch.campaign()).with_previous(Some(batch.key().clone())).with_key(key);
        let sent_again = async {
            store.import_batch(&batch).await.unwrap();
            store.import_batch(&next).await.unwrap();
        };
        assert!(!is_written_after(&store, &batch, sent_again).await);
    });
}
