//! Checkpoints that the import awaits: never more than one call old, small, and complete with their lists.

use std::{
    error::Error,
    io::Cursor,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use futures_lite::future::{block_on, poll_once};
use lead_import::{
    CampaignId, Checkpoint, DuplicatePolicy, LeadStore, StoreError, async_trait,
    import::{CheckpointSink, ImportErrorKind},
    report::ListedRows,
    store::{Batch, LeadOutcome, Presence, StoreLimits},
};

use super::picky::{Picky, campaign, file, handed_over, importer, undisturbed};

/// The latest checkpoint and all listed rows, as a table would hold them.
#[derive(Default)]
pub(super) struct Table(Mutex<(Option<Checkpoint>, Vec<ListedRows>)>);

impl Table {
    /// What a new process reads.
    pub(super) fn read(&self) -> Option<Checkpoint> {
        let (checkpoint, listed) = &*self.0.lock().unwrap();
        Some(handed_over(checkpoint.as_ref()?).with_listed(listed.clone()))
    }
}

#[async_trait]
impl CheckpointSink for Table {
    async fn save(&self, checkpoint: &Checkpoint, listed: &ListedRows) -> Result<(), Box<dyn Error + Send + Sync>> {
        let mut table = self.0.lock().unwrap();
        table.0 = Some(handed_over(checkpoint));
        table.1.push(serde_json::from_str(&serde_json::to_string(listed)?)?);
        Ok(())
    }
}

/// Never returns from its call number `stop`, before or after it is applied. The process is killed meanwhile.
#[derive(Debug)]
struct Killed<'a> {
    inner: &'a Picky,
    calls: AtomicUsize,
    stop: usize,
    is_applied: bool,
}

#[async_trait]
impl LeadStore for Killed<'_> {
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
        if self.calls.fetch_add(1, Ordering::Relaxed) == self.stop {
            if self.is_applied {
                self.inner.import_batch(batch).await.ok();
            }
            std::future::pending::<()>().await;
        }
        self.inner.import_batch(batch).await
    }
}

/// The file has rows that the store refuses, so that batches are split: a kill between two calls of one batch is the hard case.
#[test]
fn an_import_that_is_killed_at_any_call_resumes_from_its_sink_with_an_exact_report() {
    for policy in [DuplicatePolicy::FirstWins, DuplicatePolicy::Reject] {
        let (report, _, store) = undisturbed(policy);
        let mut stop = 0;
        loop {
            let mut was_killed = false;
            for is_applied in [false, true] {
                let (picky, table) = (Picky::new(), Table::default());
                let killed = Killed { inner: &picky, calls: AtomicUsize::new(0), stop, is_applied };
                let job = importer(policy).job(Cursor::new(file())).checkpoints(&table);
                was_killed = block_on(poll_once(job.import(&killed, &campaign()))).is_none();
                let job = importer(policy).job(Cursor::new(file())).checkpoints(&table).resume(table.read().unwrap());
                let resumed = block_on(job.import(&picky, &campaign())).unwrap();
                assert_eq!(resumed, report, "killed at call {stop}, applied: {is_applied}");
                assert_eq!(picky.0.leads(), store.leads());
            }
            if !was_killed {
                break;
            }
            stop += 1;
        }
        assert!(stop > 10, "only {stop} calls");
    }
}

#[test]
fn a_checkpoint_for_a_sink_has_no_lists_and_each_row_is_listed_once() {
    let (table, picky) = (Table::default(), Picky::new());
    let job = importer(DuplicatePolicy::FirstWins).job(Cursor::new(file())).checkpoints(&table);
    let report = block_on(job.import(&picky, &campaign())).unwrap();
    let (checkpoint, listed) = table.0.into_inner().unwrap();
    assert!(checkpoint.unwrap().report().failures().is_empty());
    let lines =
        |rows: &ListedRows| rows.failures().iter().map(lead_import::report::FailedRow::line).collect::<Vec<_>>();
    let expected: Vec<_> = report.failures().iter().map(lead_import::report::FailedRow::line).collect();
    assert_eq!(listed.iter().flat_map(lines).collect::<Vec<_>>(), expected);
    assert!(expected.len() > 4);
}

/// Cannot save its checkpoint number `at`.
struct Full {
    at: usize,
    saved: AtomicUsize,
}

#[async_trait]
impl CheckpointSink for Full {
    async fn save(&self, _: &Checkpoint, _: &ListedRows) -> Result<(), Box<dyn Error + Send + Sync>> {
        if self.saved.fetch_add(1, Ordering::Relaxed) == self.at { Err("the disk is full".into()) } else { Ok(()) }
    }
}

#[test]
fn an_import_stops_at_a_checkpoint_that_cannot_be_saved() {
    let (report, _, _) = undisturbed(DuplicatePolicy::FirstWins);
    for at in 0..6 {
        let (picky, sink) = (Picky::new(), Full { at, saved: AtomicUsize::new(0) });
        let job = importer(DuplicatePolicy::FirstWins).job(Cursor::new(file())).checkpoints(&sink);
        let error = block_on(job.import(&picky, &campaign())).unwrap_err();
        assert!(matches!(error.kind(), ImportErrorKind::Checkpoint(_)), "{error:?}");
        assert_eq!(error.to_string(), "The checkpoint could not be written");
        assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the disk is full");
        let checkpoint = handed_over(error.checkpoint().unwrap());
        let job = importer(DuplicatePolicy::FirstWins).job(Cursor::new(file())).resume(checkpoint);
        assert_eq!(block_on(job.import(&picky, &campaign())).unwrap(), report);
    }
}

/// The last row has two warnings and no line break behind it, and each entry is passed to the sink twice.
#[test]
fn listed_rows_are_complete_and_listed_once_whatever_a_sink_holds() {
    let rows = "email,first name,City\nnope,N,x\nada@example.com,Ada,x\nADA@example.com,Ada,x\n<bob@example.com>,Bob";
    let (table, store) = (Table::default(), Picky::new());
    let importer = lead_import::Importer::new().batch_size(1);
    let job = importer.job(Cursor::new(rows)).checkpoints(&table);
    let report = block_on(job.import(&store, &campaign())).unwrap();
    assert_eq!((report.failures().len(), report.duplicates().len(), report.warnings().len()), (1, 1, 2));
    let twice = table.0.lock().unwrap().1.clone();
    let checkpoint = table.read().unwrap().with_listed(twice);
    assert_eq!(checkpoint.report(), &report);
}
