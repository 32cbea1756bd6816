//! What a store over a service costs: 50,000 leads through [`Itemwise`], beside the same requests made by hand.
//!
//! `cargo bench --bench itemwise` prints times and ratios, over HTTP to the mock service of the examples on this machine, and with the latency of
//! a service in the same data centre added to each request. Runs alternate; the fastest of each kind counts, since everything else on the machine
//! only makes them slower. Criterion cannot alternate.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use lead_import::{
    CampaignId, Email, Lead, LeadStore, StoreError, async_trait,
    store::{Batch, BatchKey, ItemResult, Itemwise, Journal, LeadService, MemoryJournal, Presence, StoreLimits, Write},
};
use tokio::{net::TcpListener, runtime::Runtime};

#[allow(dead_code, reason = "the bench uses its client, its journal and its mock")]
#[path = "../examples/stores/service.rs"]
mod service;

use service::{ContactsApi, FolderJournal, mock};

const LEADS: usize = 50_000;
const BATCH: usize = 1_000;
const RUNS: usize = 3;
const LATENCIES: [Duration; 2] = [Duration::ZERO, Duration::from_millis(2)];

/// A client of a service that is some way off.
#[derive(Debug)]
struct Distant(ContactsApi, Duration);

impl Distant {
    async fn travel(&self) {
        if !self.1.is_zero() {
            tokio::time::sleep(self.1).await;
        }
    }
}

#[async_trait]
impl LeadService for Distant {
    fn limits(&self) -> StoreLimits {
        self.0.limits()
    }

    fn has_idempotency_keys(&self) -> bool {
        self.0.has_idempotency_keys()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.travel().await;
        self.0.campaign_exists(campaign).await
    }

    async fn read(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        self.travel().await;
        self.0.read(campaign, emails).await
    }

    async fn write(&self, writes: &[Write<'_>], key: &str) -> Result<Vec<ItemResult>, StoreError> {
        self.travel().await;
        self.0.write(writes, key).await
    }

    async fn join(&self, campaign: &CampaignId, emails: &[&Email], key: &str) -> Result<Vec<ItemResult>, StoreError> {
        self.travel().await;
        self.0.join(campaign, emails, key).await
    }
}

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let runtime = Runtime::new().expect("a runtime starts");
    let leads: Vec<_> = (0..LEADS).map(lead).collect();
    let batches = batches(&leads);
    for latency in LATENCIES {
        println!("{latency:?} of latency per request");
        compare(&runtime, &leads, &batches, latency);
    }
}

fn compare(runtime: &Runtime, leads: &[Lead], batches: &[Batch], latency: Duration) {
    let mut fastest = [Duration::MAX; 4];
    for _ in 0..RUNS {
        let times = runtime.block_on(async {
            // All runs have the same import, so each has a folder of its own.
            let folders = [(); 2].map(|()| tempfile::tempdir().expect("there is room"));
            let file = |run: usize| FolderJournal(folders[run].path().to_owned());
            let api = |keys| api(keys, latency);
            [
                by_hand(&api(true).await, leads).await,
                through_itemwise(api(true).await, batches, MemoryJournal::default()).await,
                through_itemwise(api(true).await, batches, file(0)).await,
                through_itemwise(api(false).await, batches, file(1)).await,
            ]
        });
        fastest = std::array::from_fn(|kind| fastest[kind].min(times[kind]));
    }
    let kinds = [
        "by hand",
        "Itemwise, keys, journal in memory",
        "Itemwise, keys, journal on disk",
        "Itemwise, no keys, journal on disk",
    ];
    for (kind, time) in kinds.into_iter().zip(fastest) {
        println!("  {kind:38} {time:8.0?}  {:.3}", time.as_secs_f64() / fastest[0].as_secs_f64());
    }
}

fn lead(n: usize) -> Lead {
    let email = format!("lead{n}@example.com").parse().expect("an address");
    Lead::new(email).with_custom([("City", "London"), ("Phone", "+44 1")])
}

fn campaign() -> CampaignId {
    CampaignId::from("spring")
}

/// The batches that an import makes of the leads. An import owns its leads, so they are made before the time counts.
fn batches(leads: &[Lead]) -> Vec<Batch> {
    let (mut previous, mut row) = (None, 1);
    let batch = |part: &[Lead]| {
        let key = BatchKey::new("0123456789abcdef", row, row + part.len() as u64 - 1);
        row += part.len() as u64;
        let batch = Batch::new(campaign(), part.to_vec()).expect("the emails are distinct");
        batch.with_key(key.clone()).with_previous(previous.replace(key))
    };
    leads.chunks(BATCH).map(batch).collect()
}

/// A client of a new service.
async fn api(sends_keys: bool, latency: Duration) -> Distant {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let url = format!("http://{}", listener.local_addr().expect("it is bound"));
    let contacts = Arc::<mock::Contacts>::default();
    contacts.tables().campaigns.entry("spring".to_owned()).or_default();
    tokio::spawn(mock::serve(listener, contacts, mock::Faults::none()));
    Distant(ContactsApi::new(&url, sends_keys).expect("a client starts"), latency)
}

/// The least that a program can do: it reads, creates and adds a hundred leads at a time.
async fn by_hand(api: &Distant, leads: &[Lead]) -> Duration {
    let began = Instant::now();
    for (n, part) in leads.chunks(mock::MAX_ITEMS).enumerate() {
        let emails: Vec<_> = part.iter().map(Lead::email).collect();
        let found = api.read(&campaign(), &emails).await.expect("the service answers");
        assert!(found.iter().all(|presence| !presence.exists()));
        let writes: Vec<_> = part.iter().map(Write::Create).collect();
        let created = api.write(&writes, &format!("create-{n}")).await.expect("the service answers");
        let joined = api.join(&campaign(), &emails, &format!("join-{n}")).await.expect("the service answers");
        assert!(created.iter().chain(&joined).all(|result| *result == ItemResult::Done));
    }
    began.elapsed()
}

async fn through_itemwise<J: Journal>(api: Distant, batches: &[Batch], journal: J) -> Duration {
    let (store, began) = (Itemwise::new(api, journal), Instant::now());
    for batch in batches {
        let outcomes = store.import_batch(batch).await.expect("the service answers");
        assert_eq!(outcomes.len(), batch.leads().len());
    }
    began.elapsed()
}
