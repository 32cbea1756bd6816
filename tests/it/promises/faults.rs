//! Promise 4, with stores that fail: whatever a call did before it failed, resuming ends as one clean import.

use std::{
    future::Future,
    io::Cursor,
    pin::pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
};

use futures_lite::future::block_on;
use lead_import::{Checkpoint, Email, Event, ImportReport, Importer, MemoryStore};
use proptest::prelude::*;

use super::{
    faulty_store::{Fault, FaultyStore},
    files::{rows, text},
    world::{World, campaign, contents, import, importer, world},
};

/// One of the addresses of the generated files, so that faults come in the midst of an isolation too.
fn is_poisonous(email: &Email) -> bool {
    email.local_part() == "gil"
}

/// A case with its clean run.
struct Scenario {
    importer: Importer,
    bytes: String,
    world: World,
    expected: ImportReport,
    clean: MemoryStore,
    calls: usize,
}

impl Scenario {
    fn new(importer: Importer, bytes: String, world: World) -> Self {
        let clean = world.store();
        let counting = FaultyStore::new(&clean).poisoned_by(is_poisonous);
        let expected = import(&importer, &counting, &bytes).unwrap();
        let calls = counting.calls();
        Self { importer, bytes, world, expected, clean, calls }
    }

    fn source(&self) -> Cursor<&str> {
        Cursor::new(&self.bytes)
    }

    /// Resumes from the checkpoint, or from the beginning if there is none.
    fn resume(&self, store: &MemoryStore, checkpoint: Option<Checkpoint>) -> ImportReport {
        let store = FaultyStore::new(store).poisoned_by(is_poisonous);
        let job = self.importer.job(self.source());
        let job = checkpoint.into_iter().fold(job, lead_import::ImportJob::resume);
        block_on(job.import(&store, &campaign())).unwrap()
    }

    fn fails_and_resumes(&self, call: usize, fault: Fault) -> Result<(), TestCaseError> {
        let store = self.world.store();
        let faulty = FaultyStore::new(&store).poisoned_by(is_poisonous).failing_at(call, fault);
        let error = import(&self.importer, &faulty, &self.bytes).unwrap_err();
        let so_far = error.report().unwrap();
        prop_assert_eq!(so_far.created() + so_far.existing() + so_far.failed(), so_far.total_rows());
        prop_assert!(so_far.total_rows() < self.expected.total_rows());
        prop_assert_eq!(error.is_transient(), fault != Fault::Failed);
        let report = self.resume(&store, error.checkpoint().cloned());
        prop_assert_eq!(&report, &self.expected, "{:?} at call {}", fault, call);
        prop_assert_eq!(contents(&store), contents(&self.clean));
        Ok(())
    }

    /// The future is dropped while the store does not answer; the last checkpoint that the product kept is all there is.
    fn hangs_and_resumes(&self, call: usize, fault: Fault) -> Result<(), TestCaseError> {
        let store = self.world.store();
        let kept = Arc::new(Mutex::new(None));
        let importer = self.importer.clone().listener({
            let kept = Arc::clone(&kept);
            move |event: &Event<'_>| {
                if let Event::BatchCommitted(batch) = event {
                    *kept.lock().unwrap() = Some(batch.checkpoint().clone());
                }
            }
        });
        let faulty = FaultyStore::new(&store).poisoned_by(is_poisonous).failing_at(call, fault);
        let answered = poll_for_long(importer.import(&faulty, &campaign(), self.source()));
        prop_assert!(answered.is_none());
        let checkpoint = kept.lock().unwrap().take();
        let from_start = checkpoint.is_none();
        let report = self.resume(&store, checkpoint);
        prop_assert_eq!(contents(&store), contents(&self.clean));
        prop_assert_eq!(report.total_rows(), self.expected.total_rows());
        prop_assert_eq!(report.failures(), self.expected.failures());
        if fault == Fault::HangsNotApplied && !from_start {
            prop_assert_eq!(report.created() + report.existing(), self.expected.created() + self.expected.existing());
        }
        Ok(())
    }
}

/// Polls a future far more often than the import of a small file needs, then drops it.
fn poll_for_long<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    (0..1_000).find_map(|_| match future.as_mut().poll(&mut context) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 10))]

    #[test]
    fn a_failure_at_any_call_leads_to_the_end_of_a_clean_import(
        rows in rows(20), world in world(), importer in importer()
    ) {
        let scenario = Scenario::new(importer, text(&rows), world);
        for call in 0..scenario.calls {
            for fault in Fault::WITH_AN_ANSWER {
                scenario.fails_and_resumes(call, fault)?;
            }
        }
    }

    #[test]
    fn an_import_that_is_dropped_at_any_call_can_be_completed(
        rows in rows(20), world in world(), importer in importer()
    ) {
        let scenario = Scenario::new(importer, text(&rows), world);
        for call in 0..scenario.calls {
            for fault in Fault::WITHOUT {
                scenario.hangs_and_resumes(call, fault)?;
            }
        }
    }

    /// Without a checkpoint: the same file again, after a failure at any call.
    #[test]
    fn running_the_file_again_after_a_failure_ends_in_the_same_store(
        rows in rows(20), world in world(), importer in importer()
    ) {
        let scenario = Scenario::new(importer, text(&rows), world);
        for call in 0..scenario.calls {
            let store = scenario.world.store();
            let faulty = FaultyStore::new(&store).poisoned_by(is_poisonous).failing_at(call, Fault::UnknownApplied);
            import(&scenario.importer, &faulty, &scenario.bytes).unwrap_err();
            let report = scenario.resume(&store, None);
            prop_assert_eq!(contents(&store), contents(&scenario.clean));
            prop_assert_eq!(report.failures(), scenario.expected.failures());
        }
    }
}
