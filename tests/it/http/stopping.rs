//! Too many at once, clients that leave, and servers that stop.

use std::{num::NonZeroUsize, sync::Arc, time::Duration};

use lead_import::{
    CampaignId, Importer, LeadStore, MemoryStore, StoreError,
    http::ImportApi,
    store::{Batch, LeadOutcome, Presence, StoreLimits},
};
use tokio::{
    io::AsyncWriteExt,
    net::TcpStream,
    sync::Semaphore,
    time::{sleep, timeout},
};

use super::{
    site::Site,
    wire::{self, IMPORT, head, multipart, part},
};

/// A store that lets one batch pass for each permit.
#[derive(Debug)]
struct GatedStore {
    inner: Arc<MemoryStore>,
    gate: Arc<Semaphore>,
    /// A permit for each batch that has reached the gate.
    arrived: Arc<Semaphore>,
}

#[async_trait::async_trait]
impl LeadStore for GatedStore {
    fn limits(&self) -> StoreLimits {
        self.inner.limits()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.inner.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.inner.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.arrived.add_permits(1);
        self.gate.acquire().await.expect("the gate is never closed").forget();
        self.inner.import_batch(batch).await
    }
}

struct Gated {
    site: Site,
    gate: Arc<Semaphore>,
    arrived: Arc<Semaphore>,
}

/// A site with batches of ten rows, each of which waits at the gate.
fn gated(settings: impl FnOnce(ImportApi) -> ImportApi) -> Gated {
    let inner = Arc::new(MemoryStore::new());
    inner.create_campaign(&CampaignId::from("spring"));
    let (gate, arrived) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
    let store = GatedStore { inner: inner.clone(), gate: gate.clone(), arrived: arrived.clone() };
    let importer = Importer::new().batch_size(10);
    let site = Site::over(inner, Arc::new(store), |api| settings(api.importer(importer)));
    Gated { site, gate, arrived }
}

fn hundred_rows() -> Vec<u8> {
    let rows: String = (0..100).fold(String::new(), |rows, row| rows + &format!("lead{row}@example.com\n"));
    multipart(&[part("file", &format!("email\n{rows}"))])
}

impl Gated {
    /// Waits until this many batches in all have reached the gate.
    async fn batches_arrive(&self, batches: u32) {
        let arrived = self.arrived.acquire_many(batches);
        timeout(Duration::from_secs(30), arrived).await.expect("the batches come").expect("never closed").forget();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn imports_beyond_the_limit_are_told_to_come_back() {
    let gated = gated(|api| api.max_imports(NonZeroUsize::MIN).retry_after(Duration::from_secs(7)));
    let first = tokio::spawn({
        let address = gated.site.address;
        async move { wire::upload(address, &hundred_rows()).await }
    });
    gated.batches_arrive(1).await;
    let reply = wire::upload(gated.site.address, &hundred_rows()).await;
    assert_eq!(reply.failure(), (503, "SERVICE_UNAVAILABLE", "Too many imports at once, try again later"));
    assert!(reply.head.contains("retry-after: 7"), "{}", reply.head);
    gated.gate.add_permits(100);
    assert_eq!(first.await.expect("no panic").status, 200);
    let again = wire::upload(gated.site.address, &hundred_rows()).await;
    assert_eq!(again.body["data"]["leads"]["existing"], 100, "a place is free again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_upload_that_ends_while_all_places_are_taken_waits_for_one() {
    let gated = gated(|api| api.max_imports(NonZeroUsize::MIN));
    let body = hundred_rows();
    let (first, second) = body.split_at(body.len() / 2);
    let mut waiting = TcpStream::connect(gated.site.address).await.expect("the server listens");
    waiting.write_all(&[head(IMPORT, body.len(), "").as_bytes(), first].concat()).await.expect("it reads");
    sleep(Duration::from_millis(100)).await;
    let address = gated.site.address;
    let import = tokio::spawn(async move { wire::upload(address, &hundred_rows()).await });
    gated.batches_arrive(1).await;
    waiting.write_all(second).await.expect("it reads");
    sleep(Duration::from_millis(300)).await;
    gated.gate.add_permits(100);
    assert_eq!(import.await.expect("no panic").status, 200);
    assert_eq!(wire::read_reply(&mut waiting).await.body["data"]["leads"]["existing"], 100);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_leaves_within_its_upload_leaves_nothing_and_frees_its_place() {
    let gated = gated(|api| api.max_imports(NonZeroUsize::MIN));
    let body = hundred_rows();
    for sent in [0, 30, body.len() / 2, body.len() - 10] {
        let mut stream = TcpStream::connect(gated.site.address).await.expect("the server listens");
        stream.write_all(&[head(IMPORT, body.len(), "").as_bytes(), &body[..sent]].concat()).await.expect("it reads");
        sleep(Duration::from_millis(50)).await;
        drop(stream);
        sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(gated.site.leads(), 0);
    gated.gate.add_permits(100);
    assert_eq!(wire::upload(gated.site.address, &body).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_leaves_during_its_import_leaves_whole_batches_and_frees_its_place() {
    let gated = gated(|api| api.max_imports(NonZeroUsize::MIN));
    let body = hundred_rows();
    let mut stream = TcpStream::connect(gated.site.address).await.expect("the server listens");
    stream.write_all(&[head(IMPORT, body.len(), "").as_bytes(), &body].concat()).await.expect("it reads");
    gated.gate.add_permits(3);
    gated.batches_arrive(4).await;
    drop(stream);
    sleep(Duration::from_millis(300)).await;
    gated.gate.add_permits(100);
    let reply = timeout(Duration::from_secs(30), async {
        loop {
            let reply = wire::upload(gated.site.address, &body).await;
            if reply.status != 503 {
                return reply;
            }
            sleep(Duration::from_millis(50)).await;
        }
    });
    let reply = reply.await.expect("the place is free again");
    assert_eq!(reply.body["data"]["leads"]["existing"], 40, "the batch at hand was finished, and no further one begun");
    assert_eq!(gated.site.leads(), 100, "importing again completes it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_stops_finishes_the_batch_at_hand_and_says_how_far_it_came() {
    let gated = gated(|api| api);
    let address = gated.site.address;
    let import = tokio::spawn(async move { wire::upload(address, &hundred_rows()).await });
    let body = hundred_rows();
    let mut uploading = TcpStream::connect(address).await.expect("the server listens");
    uploading.write_all(&[head(IMPORT, body.len(), "").as_bytes(), &body[..40]].concat()).await.expect("it reads");
    gated.gate.add_permits(2);
    gated.batches_arrive(3).await;
    sleep(Duration::from_millis(100)).await;
    gated.site.shutdown.cancel();
    let refused = wire::read_reply(&mut uploading).await;
    assert_eq!(refused.failure(), (503, "SERVICE_UNAVAILABLE", "The server is stopping, try again later"));
    drop(uploading);
    sleep(Duration::from_millis(200)).await;
    gated.gate.add_permits(100);
    let reply = import.await.expect("no panic");
    let message =
        "The server is stopping, try again later (the first 30 rows are settled; importing the file again is safe)";
    assert_eq!(reply.failure(), (503, "SERVICE_UNAVAILABLE", message));
    assert_eq!(gated.site.leads(), 30);
    let served = timeout(Duration::from_secs(30), gated.site.server).await.expect("the server ends");
    served.expect("no panic").expect("it ends well");
}

#[tokio::test(flavor = "current_thread")]
async fn an_import_does_not_hold_up_a_runtime_of_one_thread() {
    let site = Site::open();
    let rows: String =
        (0..50_000).fold(String::new(), |rows, row| rows + &format!("lead{row}@example.com,{}\n", "x".repeat(200)));
    let body = multipart(&[part("file", &format!("email,note\n{rows}"))]);
    let import = tokio::spawn({
        let address = site.address;
        async move { wire::upload(address, &body).await }
    });
    let mut longest = Duration::ZERO;
    while !import.is_finished() {
        let began = tokio::time::Instant::now();
        sleep(Duration::from_millis(1)).await;
        longest = longest.max(began.elapsed());
    }
    assert_eq!(import.await.expect("no panic").body["data"]["leads"]["created"], 50_000);
    assert!(longest < Duration::from_millis(250), "another task waited for {longest:?}");
}
