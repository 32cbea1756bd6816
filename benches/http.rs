//! The whole request against the library call on the same file: 50,000 rows, 24 MB, SQLite.
//!
//! `cargo bench --features http,sqlite --bench http` prints, after criterion's own lines, the ratio of the best runs.

mod file;
mod stages;

use std::{
    io::{self, Cursor, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    sync::Arc,
};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lead_import::{
    CampaignId, Importer, SqliteStore,
    http::{ApiKey, HashedKeys, ImportApi, KeyHash},
    sqlx::sqlite::SqlitePoolOptions,
};
use tempfile::TempDir;
use tokio::{runtime::Runtime, task::JoinHandle};

use crate::{file::ROWS, stages::Stages};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn requests(criterion: &mut Criterion) {
    let file = file::of_bytes(24_000_000);
    let runtime = Runtime::new().expect("a runtime starts");
    let mut group = criterion.benchmark_group("http 24 MB");
    group.throughput(Throughput::Bytes(file.len() as u64)).sample_size(10);
    let mut stages = Stages::new(group);
    stages.measure("library call", || new_store(&runtime), |(store, _)| call(&runtime, store, &file));
    stages.measure("whole request", || Site::open(&runtime), |site| site.request(&file));
    println!();
    stages.ratio("whole request", "library call", None);
    stages.group.finish();
}

fn new_store(runtime: &Runtime) -> (SqliteStore, TempDir) {
    let folder = tempfile::tempdir().expect("there is room for a file");
    let store = runtime.block_on(store(folder.path())).expect("SQLite makes a file");
    (store, folder)
}

async fn store(folder: &Path) -> Outcome<SqliteStore> {
    let options = SqliteStore::connect_options(folder.join("leads.sqlite"));
    let store = SqliteStore::new(SqlitePoolOptions::new().connect_with(options).await?, "acme");
    store.migrate().await?;
    store.create_campaign(&CampaignId::from("spring")).await?;
    Ok(store)
}

fn call(runtime: &Runtime, store: &SqliteStore, file: &[u8]) {
    let campaign = CampaignId::from("spring");
    let report = runtime.block_on(Importer::new().import(store, &campaign, Cursor::new(file)));
    assert_eq!(report.expect("the file is clean").created(), ROWS);
}

/// A server with an empty database.
struct Site<'r> {
    runtime: &'r Runtime,
    address: SocketAddr,
    handle: axum_server::Handle<SocketAddr>,
    server: Option<JoinHandle<io::Result<()>>>,
    _folder: TempDir,
}

impl<'r> Site<'r> {
    fn open(runtime: &'r Runtime) -> Self {
        let (store, folder) = new_store(runtime);
        let keys = HashedKeys::new()
            .workspace("acme", Arc::new(store))
            .workspace_key(KeyHash::of(ApiKey::new("sk_bench")), "acme");
        let router = ImportApi::new(keys).router();
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        listener.set_nonblocking(true).expect("a listener can be made non-blocking");
        let address = listener.local_addr().expect("a bound listener has an address");
        let handle = axum_server::Handle::new();
        let server =
            axum_server::from_tcp(listener).expect("the listener is bound").http1_only().handle(handle.clone());
        let server = runtime.spawn(server.serve(router.into_make_service()));
        Self { runtime, address, handle, server: Some(server), _folder: folder }
    }

    fn request(&self, file: &[u8]) {
        let reply = post(self.address, file).expect("the server replies");
        assert!(reply.contains(&format!("\"created\":{ROWS}")), "{reply}");
    }
}

impl Drop for Site<'_> {
    fn drop(&mut self) {
        self.handle.graceful_shutdown(None);
        let server = self.server.take().expect("it is dropped once");
        self.runtime.block_on(server).expect("the server does not panic").expect("the server stops in order");
    }
}

fn post(address: SocketAddr, file: &[u8]) -> io::Result<String> {
    let opening = "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"leads.csv\"\r\nContent-Type: text/csv\r\n\r\n";
    let closing = "\r\n--X--\r\n";
    let length = opening.len() + file.len() + closing.len();
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "POST /v1/campaigns/spring/leads/import/csv HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: sk_bench\r\nConnection: close\r\n\
         Content-Type: multipart/form-data; boundary=X\r\nContent-Length: {length}\r\n\r\n{opening}"
    )?;
    stream.write_all(file)?;
    stream.write_all(closing.as_bytes())?;
    let mut reply = String::new();
    stream.read_to_string(&mut reply)?;
    Ok(reply)
}

criterion_group!(benches, requests);
criterion_main!(benches);
