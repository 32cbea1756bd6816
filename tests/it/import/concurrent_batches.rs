//! Several batches under way at the same time end as one at a time: the same report, rejects and leads, wherever the import was killed.

use std::{
    error::Error,
    io::Cursor,
    pin::pin,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    task::{Context, Poll, Waker},
};

use futures_lite::future::{block_on, yield_now};
use lead_import::{
    CampaignId, Checkpoint, DuplicatePolicy, ImportError, ImportReport, Importer, LeadStore, MemoryStore, StoreError,
    async_trait,
    import::{CheckpointMismatch, CheckpointSink, ImportErrorKind},
    report::ListedRows,
    store::{Batch, LeadOutcome, Presence, StoreErrorKind, StoreLimits},
};

use super::picky::{Picky, campaign, file, handed_over};

/// A store whose calls take their time, each a different one, before and after the batch is applied.
#[derive(Debug)]
struct Slow {
    inner: Picky,
    limits: StoreLimits,
    calls: AtomicUsize,
    under_way: AtomicUsize,
    /// The most calls that were under way at the same time.
    most: AtomicUsize,
    /// The number of the call that finds the store away.
    away: Option<usize>,
}

impl Slow {
    fn new() -> Self {
        let limits = StoreLimits::transactional().with_concurrent_batches();
        let counts = [0; 3].map(AtomicUsize::new);
        let [calls, under_way, most] = counts;
        Self { inner: Picky::new(), limits, calls, under_way, most, away: None }
    }
}

/// Counts a call that is under way, also if it is dropped.
struct UnderWay<'a>(&'a Slow);

impl<'a> UnderWay<'a> {
    fn new(store: &'a Slow) -> Self {
        store.most.fetch_max(store.under_way.fetch_add(1, Relaxed) + 1, Relaxed);
        Self(store)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Relaxed);
    }
}

#[async_trait]
impl LeadStore for Slow {
    fn limits(&self) -> StoreLimits {
        self.limits
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.inner.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.inner.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let _under_way = UnderWay::new(self);
        let call = self.calls.fetch_add(1, Relaxed);
        for _ in 0..6 + call * 7 % 5 {
            yield_now().await;
        }
        if self.away == Some(call) {
            return Err(StoreError::unavailable("away"));
        }
        let result = self.inner.import_batch(batch).await;
        for _ in 0..call * 3 % 4 {
            yield_now().await;
        }
        result
    }
}

/// The last checkpoint, as it is stored, and all lists.
#[derive(Default)]
struct Sink(Mutex<(Option<String>, Vec<String>)>);

#[async_trait]
impl CheckpointSink for Sink {
    async fn save(&self, checkpoint: &Checkpoint, listed: &ListedRows) -> Result<(), Box<dyn Error + Send + Sync>> {
        yield_now().await;
        let mut stored = self.0.lock().unwrap();
        stored.0 = Some(serde_json::to_string(checkpoint)?);
        stored.1.push(serde_json::to_string(listed)?);
        Ok(())
    }
}

impl Sink {
    fn checkpoint(&self) -> Option<Checkpoint> {
        let stored = self.0.lock().unwrap();
        let listed = stored.1.iter().map(|rows| serde_json::from_str::<ListedRows>(rows).unwrap());
        let checkpoint: Checkpoint = serde_json::from_str(stored.0.as_ref()?).unwrap();
        Some(checkpoint.with_listed(listed))
    }
}

fn importer(batches: usize) -> Importer {
    Importer::new().batch_size(4).concurrent_batches(batches)
}

/// All that an import leaves behind.
#[derive(Debug, PartialEq)]
struct End {
    report: ImportReport,
    rejects: String,
    leads: Vec<String>,
    members: usize,
}

fn end(report: ImportReport, rejects: Vec<u8>, store: &Slow) -> End {
    let mut leads: Vec<_> = store.inner.0.leads().iter().map(|lead| format!("{lead:?}")).collect();
    leads.sort();
    let members = store.inner.0.members(&campaign()).len();
    End { report, rejects: String::from_utf8(rejects).unwrap(), leads, members }
}

fn undisturbed(importer: &Importer) -> (End, Slow) {
    let (store, mut rejects) = (Slow::new(), vec![]);
    let job = importer.job(Cursor::new(file())).rejects(&mut rejects);
    let report = block_on(job.import(&store, &campaign())).unwrap();
    (end(report, rejects, &store), store)
}

#[test]
fn any_number_of_batches_at_a_time_ends_as_one() {
    for policy in [DuplicatePolicy::AsExisting, DuplicatePolicy::MergeNonEmpty, DuplicatePolicy::Reject] {
        let (expected, store) = undisturbed(&importer(1).duplicate_rows(policy));
        assert_eq!(store.most.into_inner(), 1);
        for batches in 2..5 {
            let (end, store) = undisturbed(&importer(batches).duplicate_rows(policy));
            assert_eq!(end, expected, "{policy:?}, {batches}");
            assert_eq!(store.most.into_inner(), batches);
        }
    }
}

/// Polls the import this often. Returns its result if it has ended by then; otherwise it was killed.
fn import_until(
    polls: usize,
    (importer, store, sink): (&Importer, &Slow, &Sink),
    rejects: &mut Vec<u8>,
) -> Option<Result<ImportReport, ImportError>> {
    let checkpoint = sink.checkpoint();
    rejects.truncate(checkpoint.as_ref().map_or(0, |checkpoint| usize::try_from(checkpoint.rejects_bytes()).unwrap()));
    let mut job = importer.job(Cursor::new(file())).rejects(rejects).checkpoints(sink);
    if let Some(checkpoint) = checkpoint {
        job = job.resume(checkpoint);
    }
    let campaign = campaign();
    let mut import = pin!(job.import(store, &campaign));
    let mut context = Context::from_waker(Waker::noop());
    (0..polls).find_map(|_| match import.as_mut().poll(&mut context) {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    })
}

#[test]
fn an_import_that_is_killed_at_any_moment_and_resumed_ends_as_undisturbed() {
    for batches in 1..5 {
        let importer = importer(batches);
        let (expected, _) = undisturbed(&importer);
        let mut kills = 0;
        // Killed at each moment, and again a few moments after it was resumed.
        for (first, second) in (0..).map(|first| (first, first % 11)) {
            let (store, sink, mut rejects) = (Slow::new(), Sink::default(), vec![]);
            let parts = (&importer, &store, &sink);
            if import_until(first, parts, &mut rejects).is_some() {
                break;
            }
            let resumed = import_until(second, parts, &mut rejects);
            let report = resumed.or_else(|| import_until(usize::MAX, parts, &mut rejects)).unwrap().unwrap();
            assert_eq!(end(report, rejects, &store), expected, "{batches} at a time, killed after {first} polls");
            kills += 1;
        }
        assert!(kills > 30, "{kills} moments");
    }
}

#[test]
fn a_store_that_is_away_stops_the_import_after_the_calls_under_way_and_it_resumes() {
    let importer = importer(3);
    let (expected, store) = undisturbed(&importer);
    for away in 0..store.calls.into_inner() {
        let (store, sink, mut rejects) = (Slow { away: Some(away), ..Slow::new() }, Sink::default(), vec![]);
        let parts = (&importer, &store, &sink);
        let error = import_until(usize::MAX, parts, &mut rejects).unwrap().unwrap_err();
        assert!(error.is_transient(), "{error:?}");
        assert_eq!(store.under_way.load(Relaxed), 0);
        // From the checkpoint in the error, which is the one that a product without a sink has.
        let checkpoint = handed_over(error.checkpoint().unwrap());
        rejects.truncate(usize::try_from(checkpoint.rejects_bytes()).unwrap());
        let job = importer.job(Cursor::new(file())).rejects(&mut rejects).resume(checkpoint);
        let report = block_on(job.import(&store, &campaign())).unwrap();
        assert_eq!(end(report, rejects, &store), expected, "away at call {away}");
    }
}

/// A file without rows that fail, so that no rejects are needed, and the checkpoints after each of its batches.
fn checkpoints(importer: &Importer, store: &Slow) -> Vec<Checkpoint> {
    let taken = std::sync::Arc::new(Mutex::new(vec![]));
    let importer = importer.clone().listener({
        let taken = taken.clone();
        move |event: &lead_import::Event<'_>| {
            if let lead_import::Event::BatchCommitted(batch) = event {
                taken.lock().unwrap().push(handed_over(batch.checkpoint()));
            }
        }
    });
    block_on(importer.import(store, &campaign(), clean_file())).unwrap();
    std::mem::take(&mut *taken.lock().unwrap())
}

fn clean_file() -> Cursor<String> {
    Cursor::new((0..40).fold("email\n".to_owned(), |file, row| file + &format!("lead{row}@example.com\n")))
}

#[test]
fn a_checkpoint_is_resumed_only_while_the_store_can_recognise_the_batches_after_it() {
    for batches in 1..5 {
        let importer = importer(batches);
        let count = checkpoints(&importer, &Slow::new()).len();
        assert_eq!(count, 10);
        for age in 0..count {
            let store = Slow::new();
            let checkpoint = checkpoints(&importer, &store).swap_remove(count - 1 - age);
            let leads = store.inner.0.leads().len();
            let result = block_on(importer.resume(checkpoint, &store, clean_file()));
            match result {
                Ok(report) => {
                    assert!(age <= batches, "{age} batches old, {batches} at a time");
                    assert_eq!((report.created(), report.existing()), (40, 0));
                }
                Err(error) => {
                    assert!(age > batches, "{age} batches old, {batches} at a time");
                    let ImportErrorKind::Store(cause) = error.kind() else { panic!("{error:?}") };
                    assert_eq!(cause.kind(), StoreErrorKind::OutOfSequence);
                }
            }
            assert_eq!(store.inner.0.leads().len(), leads);
        }
    }
}

/// A backup that was restored has no batch that the report lacks, however old it is.
#[test]
fn a_store_of_an_older_state_gets_no_batch_that_the_report_does_not_have() {
    let importer = importer(3);
    let complete = checkpoints(&importer, &Slow::new());
    for (at, checkpoint) in complete.iter().enumerate() {
        let restored = Slow::new();
        let result = block_on(importer.resume(checkpoint.clone(), &restored, clean_file()));
        let error = result.unwrap_err();
        let ImportErrorKind::Store(cause) = error.kind() else { panic!("{error:?}") };
        assert_eq!(cause.kind(), StoreErrorKind::OutOfSequence);
        let (reported, before) = (error.checkpoint().unwrap().report().created(), checkpoint.report().created());
        assert_eq!(restored.inner.0.leads().len() as u64, reported - before, "after {} batches", at + 1);
    }
}

#[test]
fn an_import_is_resumed_with_the_same_number_of_batches_only() {
    let checkpoint = checkpoints(&importer(2), &Slow::new()).swap_remove(3);
    for batches in [1, 3] {
        let error = block_on(importer(batches).resume(checkpoint.clone(), Slow::new(), clean_file())).unwrap_err();
        let ImportErrorKind::CheckpointMismatch(mismatch) = error.kind() else { panic!("{error:?}") };
        assert_eq!(*mismatch, CheckpointMismatch::Settings);
    }
}

#[test]
fn a_store_that_does_not_allow_it_gets_one_batch_at_a_time() {
    let one_by_one = || Slow { limits: StoreLimits::transactional(), ..Slow::new() };
    let store = one_by_one();
    let checkpoint = checkpoints(&importer(4), &store).swap_remove(8);
    assert_eq!(store.most.load(Relaxed), 1);
    // So the setting is no part of its checkpoint.
    assert_eq!(block_on(importer(2).resume(checkpoint, &store, clean_file())).unwrap().created(), 40);
    assert!(!MemoryStore::new().limits().allows_concurrent_batches());
}

#[test]
fn an_import_killed_at_any_moment_resumes_on_a_store_that_takes_smaller_batches() {
    let importer = importer(3);
    let (expected, _) = undisturbed(&importer);
    for polls in 0.. {
        let (mut store, sink, mut rejects) = (Slow::new(), Sink::default(), vec![]);
        if import_until(polls, (&importer, &store, &sink), &mut rejects).is_some() {
            break;
        }
        for most in [3, 2] {
            store.limits = store.limits.with_max_batch(most);
            if let Some(ended) = import_until(polls % 13, (&importer, &store, &sink), &mut rejects) {
                ended.unwrap();
            }
        }
        let report = import_until(usize::MAX, (&importer, &store, &sink), &mut rejects).unwrap().unwrap();
        assert_eq!(end(report, rejects, &store), expected, "killed after {polls} polls");
    }
}
