//! What a store over a service costs: 50,000 leads through [`Itemwise`], beside the same requests made by hand.
//!
//! `cargo bench --bench itemwise` prints times and ratios, over HTTP to the mock service of the examples on this machine. Runs alternate; the
//! fastest of each kind counts, since everything else on the machine only makes them slower. Criterion cannot alternate.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use lead_import::{
    CampaignId, Lead, LeadStore,
    store::{Batch, BatchKey, ItemResult, Itemwise, Journal, LeadService, MemoryJournal, Write},
};
use tokio::{net::TcpListener, runtime::Runtime};

#[allow(dead_code, reason = "the bench uses its client, its journal and its mock")]
#[path = "../examples/stores/service.rs"]
mod service;

use service::{ContactsApi, FolderJournal, mock};

const LEADS: usize = 50_000;
const BATCH: usize = 1_000;
const RUNS: usize = 5;

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let runtime = Runtime::new().expect("a runtime starts");
    let leads: Vec<_> = (0..LEADS).map(lead).collect();
    let mut fastest = [Duration::MAX; 4];
    for _ in 0..RUNS {
        let times = runtime.block_on(async {
            // All runs have the same import, so each has a folder of its own.
            let folders = [(); 2].map(|()| tempfile::tempdir().expect("there is room"));
            let file = |run: usize| FolderJournal(folders[run].path().to_owned());
            [
                by_hand(&leads).await,
                through_itemwise(&leads, true, MemoryJournal::default()).await,
                through_itemwise(&leads, true, file(0)).await,
                through_itemwise(&leads, false, file(1)).await,
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
        println!("{kind:38} {time:8.0?}  {:.3}", time.as_secs_f64() / fastest[0].as_secs_f64());
    }
}

fn lead(n: usize) -> Lead {
    let email = format!("lead{n}@example.com").parse().expect("an address");
    Lead::new(email).with_custom([("City", "London"), ("Phone", "+44 1")])
}

fn campaign() -> CampaignId {
    CampaignId::from("spring")
}

/// A client of a new service.
async fn api(sends_keys: bool) -> ContactsApi {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let url = format!("http://{}", listener.local_addr().expect("it is bound"));
    let contacts = Arc::<mock::Contacts>::default();
    contacts.tables().campaigns.entry("spring".to_owned()).or_default();
    tokio::spawn(mock::serve(listener, contacts, mock::Faults::none()));
    ContactsApi::new(&url, sends_keys).expect("a client starts")
}

/// The least that a program can do: it reads, creates and adds a hundred leads at a time.
async fn by_hand(leads: &[Lead]) -> Duration {
    let (api, began) = (api(true).await, Instant::now());
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

async fn through_itemwise<J: Journal>(leads: &[Lead], sends_keys: bool, journal: J) -> Duration {
    let store = Itemwise::new(api(sends_keys).await, journal);
    let (began, mut previous, mut row) = (Instant::now(), None, 1);
    for part in leads.chunks(BATCH) {
        let key = BatchKey::new("0123456789abcdef", row, row + part.len() as u64 - 1);
        let batch = Batch::new(campaign(), part.to_vec()).expect("the emails are distinct");
        let batch = batch.with_key(key.clone()).with_previous(previous.replace(key));
        let outcomes = store.import_batch(&batch).await.expect("the service answers");
        assert_eq!(outcomes.len(), part.len());
        row += part.len() as u64;
    }
    began.elapsed()
}
