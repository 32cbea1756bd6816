//! Promise 2: memory does not grow with the file, except by the 18 bytes per row that the search for duplicate emails takes, up to a bound.

use std::{
    io,
    sync::atomic::{AtomicU64, Ordering},
};

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, Importer, LeadStore, StoreError, async_trait,
    store::{Batch, LeadOutcome, Membership, Presence, StoreLimits},
};
use support::lead_file::LeadFile;

use crate::{HEAP, alone};

/// The memory for the index of duplicates by default.
const DEFAULT: usize = 64 * 1024 * 1024;

/// A store that forgets what it is given.
#[derive(Debug, Default)]
struct Forgetful {
    leads: AtomicU64,
}

#[async_trait]
impl LeadStore for Forgetful {
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
        Ok(batch.leads().iter().map(|_| LeadOutcome::created(Membership::Added)).collect())
    }
}

/// The most bytes of the heap that an import of so many rows needs at any time, with so many for the index of duplicates.
fn peak_of(rows: u64, duplicate_memory: usize) -> usize {
    let before = HEAP.current_usage();
    HEAP.reset_peak_usage();
    let store = Forgetful::default();
    let importer = Importer::new().max_rows(u64::MAX).max_bytes(u64::MAX).max_listed(50);
    let importer = importer.duplicate_memory(duplicate_memory);
    let job = importer.job(LeadFile::new(rows).invalid_every(10)).rejects(io::sink());
    let report = block_on(job.import(&store, &CampaignId::from("spring"))).unwrap();
    assert_eq!((report.total_rows(), report.failed()), (rows, rows / 10));
    assert_eq!(store.leads.load(Ordering::Relaxed), report.created());
    HEAP.peak_usage() - before
}

/// Beyond its bound the index is in files, and a file of twice the rows takes no more memory.
#[test]
fn the_index_of_duplicates_does_not_grow_beyond_its_bound() {
    const BOUND: usize = 512 * 1024;
    let _alone = alone();
    peak_of(5_000, BOUND);
    // Of 5,000 rows a second thread validates some, whose buffers have a fixed size. The index of so few is all in memory.
    let [none, some, twice] = [5_000, 100_000, 200_000].map(|rows| peak_of(rows, BOUND));
    println!("5,000 rows: {} KiB; 100,000 rows: {} KiB; 200,000 rows: {} KiB", none / 1024, some / 1024, twice / 1024);
    // The buffers of eight runs and of the one that they are merged to have a fixed size.
    let allowed = BOUND + 9 * 64 * 1024 + 256 * 1024;
    for peak in [some, twice] {
        assert!(peak.saturating_sub(none) <= allowed, "{peak} bytes, of which {allowed} are allowed beside {none}");
    }
}

#[test]
fn memory_does_not_grow_with_the_file() {
    const PER_ROW: usize = 18;
    const SLACK: usize = 256 * 1024;
    let _alone = alone();
    // So that what is built once does not count. The report's lists are full after 5,000 rows.
    peak_of(5_000, DEFAULT);
    let [few, many] = [5_000, 100_000].map(|rows| (rows, peak_of(rows, DEFAULT)));
    let grown = many.1.saturating_sub(few.1);
    let allowed = PER_ROW * usize::try_from(many.0 - few.0).unwrap() + SLACK;
    println!("{} rows: {} KiB; {} rows: {} KiB", few.0, few.1 / 1024, many.0, many.1 / 1024);
    assert!(grown <= allowed, "{grown} bytes more for a file of twenty times the size; {allowed} are documented");
    assert!(few.1 < 8 * 1024 * 1024, "an import takes {} bytes", few.1);
}
