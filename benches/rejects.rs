//! What the file of rejects costs: a million rows of which every tenth is bad, imported with and without it.
//!
//! `cargo bench --features sqlite --bench rejects` prints times, ratio and peak memory, for a store that only counts and for
//! SQLite. Runs alternate; the fastest of each kind counts, since everything else on the machine only makes them slower.
//! Criterion cannot alternate, and measures neither the heap nor the processor time of all threads.

use std::{
    fs::File,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use lead_import::{
    CampaignId, Importer, LeadStore, StoreError, async_trait,
    store::{Batch, LeadOutcome, Membership, Presence, StoreLimits},
};
use peak_alloc::PeakAlloc;
use support::lead_file::LeadFile;
use tokio::runtime::Runtime;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const ROWS: u64 = 1_000_000;

/// A store that counts the leads and forgets them.
#[derive(Debug, Default)]
struct Counting {
    leads: AtomicU64,
}

#[async_trait]
impl LeadStore for Counting {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional()
    }

    async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> {
        Ok(true)
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        Ok(vec![Presence::absent(); batch.leads().len()])
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.leads.fetch_add(batch.leads().len() as u64, Ordering::Relaxed);
        Ok(vec![LeadOutcome::created(Membership::Added); batch.leads().len()])
    }
}

/// What one import took.
#[derive(Clone, Copy, Debug)]
struct Cost {
    wall: Duration,
    /// Of all threads, where the system tells.
    processor: Duration,
    peak: usize,
    rejects_bytes: u64,
}

impl Cost {
    fn of(runtime: &Runtime, store: impl LeadStore, rejects: Option<File>) -> Self {
        let importer = Importer::new().max_rows(ROWS).max_bytes(u64::MAX);
        let campaign = CampaignId::from("spring");
        let counted = rejects.as_ref().map(|file| file.try_clone().expect("there are handles left"));
        HEAP.reset_peak_usage();
        let (before, began, used) = (HEAP.current_usage(), Instant::now(), processor_time());
        let mut job = importer.job(LeadFile::new(ROWS).invalid_every(10));
        if let Some(file) = rejects {
            job = job.rejects(file);
        }
        let report = runtime.block_on(job.import(store, &campaign)).expect("nothing fails");
        let (wall, processor) = (began.elapsed(), processor_time().saturating_sub(used));
        assert_eq!((report.created(), report.failed()), (ROWS / 10 * 9, ROWS / 10));
        let rejects_bytes = counted.map_or(0, |file| file.metadata().expect("it is open").len());
        Self { wall, processor, peak: HEAP.peak_usage().saturating_sub(before), rejects_bytes }
    }

    fn best(self, other: Self) -> Self {
        Self {
            wall: self.wall.min(other.wall),
            processor: self.processor.min(other.processor),
            peak: self.peak.max(other.peak),
            rejects_bytes: self.rejects_bytes.max(other.rejects_bytes),
        }
    }
}

/// User and system time of this process in clock ticks of 10 ms (proc(5), fields 14 and 15); zero where there is no such file.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok());
    Duration::from_millis(10 * ticks.sum::<u64>())
}

fn compare(name: &str, runs: usize, import: impl Fn(Option<File>) -> Cost) {
    let with = || import(Some(tempfile::tempfile().expect("there is room")));
    let (mut without_rejects, mut with_rejects) = (import(None), with());
    for _ in 1..runs {
        without_rejects = without_rejects.best(import(None));
        with_rejects = with_rejects.best(with());
    }
    let ratio = |with: Duration, without: Duration| with.as_secs_f64() / without.as_secs_f64().max(f64::MIN_POSITIVE);
    println!("{name}: {ROWS} rows, 10 % bad, {} bytes of rejects", with_rejects.rejects_bytes);
    for (what, cost) in [("without rejects", without_rejects), ("with rejects", with_rejects)] {
        println!(
            "  {what:<16} {:>8.3?} ({:.3?} of processor), peak heap {} KiB",
            cost.wall,
            cost.processor,
            cost.peak / 1024
        );
    }
    println!(
        "  ratio {:.3} (processor {:.3})",
        ratio(with_rejects.wall, without_rejects.wall),
        ratio(with_rejects.processor, without_rejects.processor)
    );
}

fn main() {
    let runtime = Runtime::new().expect("threads can be made");
    compare("counting store", 7, |rejects| Cost::of(&runtime, Counting::default(), rejects));
    #[cfg(feature = "sqlite")]
    compare("SQLite", 2, |rejects| sqlite(&runtime, rejects));
}

#[cfg(feature = "sqlite")]
fn sqlite(runtime: &Runtime, rejects: Option<File>) -> Cost {
    use lead_import::SqliteStore;

    let folder = tempfile::tempdir().expect("there is room");
    let store = runtime.block_on(async {
        let store = SqliteStore::open(folder.path().join("leads.sqlite"), "acme").await?;
        store.create_campaign(&"spring".into()).await?;
        Ok::<_, Box<dyn std::error::Error>>(store)
    });
    Cost::of(runtime, store.expect("the file is new"), rejects)
}
