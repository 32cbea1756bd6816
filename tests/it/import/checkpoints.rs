//! Checkpoints that are taken at bad moments, damaged or made up.

use std::{
    io::{self, Cursor, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
};

use futures_lite::future::block_on;
use lead_import::{CancelHandle, Checkpoint, DuplicatePolicy, Event, MemoryStore, import::ImportErrorKind};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::picky::{Picky, ROWS, campaign, file, handed_over, importer, memory, undisturbed};

/// Takes so many flushes, then fails.
struct Failing<'a> {
    rejects: &'a mut Vec<u8>,
    flushes: usize,
}

impl Write for Failing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.rejects.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.flushes = self.flushes.checked_sub(1).ok_or(io::ErrorKind::StorageFull)?;
        Ok(())
    }
}

#[test]
fn rejects_that_fail_at_any_moment_of_an_isolation_leave_a_checkpoint_that_ends_as_undisturbed() {
    for policy in [
        DuplicatePolicy::AsExisting,
        DuplicatePolicy::FirstWins,
        DuplicatePolicy::LastWins,
        DuplicatePolicy::MergeNonEmpty,
        DuplicatePolicy::Reject,
    ] {
        let (expected, expected_rejects, expected_store) = undisturbed(policy);
        let mut stops = 0;
        for flushes in 0.. {
            let (store, mut rejects) = (Picky::new(), Vec::new());
            let job = importer(policy).job(Cursor::new(file())).rejects(Failing { rejects: &mut rejects, flushes });
            let error = match block_on(job.import(&store, &campaign())) {
                Ok(report) => {
                    assert_eq!(report, expected);
                    break;
                }
                Err(error) => error,
            };
            assert!(matches!(error.kind(), ImportErrorKind::Rejects(_)), "{error:?}");
            let checkpoint = handed_over(error.checkpoint().unwrap());
            rejects.truncate(usize::try_from(checkpoint.rejects_bytes()).unwrap());
            let job = importer(policy).job(Cursor::new(file())).rejects(&mut rejects).resume(checkpoint);
            assert_eq!(block_on(job.import(&store, &campaign())).unwrap(), expected, "{policy:?}, {flushes} flushes");
            assert_eq!(rejects, expected_rejects);
            assert_eq!(sorted(&store.0), sorted(&expected_store));
            stops += 1;
        }
        assert!(stops > 3, "the batches were taken whole");
    }
}

fn sorted(store: &MemoryStore) -> Vec<String> {
    let mut leads: Vec<_> = store.leads().iter().map(|lead| format!("{lead:?}")).collect();
    leads.sort();
    leads
}

/// A panic is a kill as far as the import is concerned: also during the first batch, after which nothing was heard but `Started`.
#[test]
fn an_import_whose_listener_panics_resumes_from_the_checkpoint_before() {
    let (expected, ..) = undisturbed(DuplicatePolicy::MergeNonEmpty);
    for panics_at in 1..=expected.total_rows() {
        let (store, kept, heard) = (Picky::new(), Arc::new(Mutex::new(None)), Arc::new(AtomicU64::new(0)));
        let listening = importer(DuplicatePolicy::MergeNonEmpty).listener({
            let kept = Arc::clone(&kept);
            move |event: &Event<'_>| {
                if let Event::Started(checkpoint) = event {
                    *kept.lock().unwrap() = Some((*checkpoint).clone());
                } else if let Event::BatchCommitted(batch) = event {
                    assert_ne!(heard.fetch_add(1, Ordering::Relaxed) + 1, panics_at, "as it was told");
                    *kept.lock().unwrap() = Some(batch.checkpoint().clone());
                }
            }
        });
        let import = || block_on(listening.import(&store, &campaign(), Cursor::new(file())));
        let Err(_) = catch_unwind(AssertUnwindSafe(import)) else { return };
        let checkpoint = handed_over(kept.lock().unwrap().as_ref().unwrap());
        let resumed = importer(DuplicatePolicy::MergeNonEmpty);
        let report = block_on(resumed.resume(checkpoint, &store, Cursor::new(file()))).unwrap();
        assert_eq!(report, expected, "panicked at batch {panics_at}");
    }
    panic!("more batches than rows");
}

/// A checkpoint after the first batch, with or without a file of rejects.
fn stopped(with_rejects: bool) -> Checkpoint {
    let cancel = CancelHandle::new();
    let importer = importer(DuplicatePolicy::FirstWins).progress_listener({
        let cancel = cancel.clone();
        move |_| cancel.cancel()
    });
    let mut job = importer.job(Cursor::new(file())).cancel_handle(&cancel);
    if with_rejects {
        job = job.rejects(io::sink());
    }
    block_on(job.import(memory(), &campaign())).unwrap_err().checkpoint().unwrap().clone()
}

/// Nothing may be stored when a checkpoint is refused.
fn refused(checkpoint: Checkpoint, rejects: bool) -> String {
    let store = memory();
    let mut job = importer(DuplicatePolicy::FirstWins).job(Cursor::new(file())).resume(checkpoint);
    if rejects {
        job = job.rejects(io::sink());
    }
    let error = block_on(job.import(&store, &campaign())).unwrap_err();
    assert!(matches!(error.kind(), ImportErrorKind::CheckpointMismatch(_)), "{error:?}");
    assert!(store.leads().is_empty());
    error.to_string()
}

#[test]
fn a_checkpoint_that_cannot_be_is_refused() {
    let edits: [(&str, Value); 18] = [
        ("/firstCall", json!(0)),
        ("/firstCall", json!(usize::MAX)),
        ("/batchRows", json!(0)),
        ("/lane", json!(1)),
        ("/lastBatches", json!([])),
        ("/lastBatches", json!([null, null])),
        ("/identity/settings/concurrentBatches", json!(2)),
        ("/identity/import", json!("not a number")),
        ("/next/row", json!(0)),
        ("/next/row", json!(u64::MAX)),
        ("/report/totalRows", json!(17)),
        ("/report/totalRows", json!(u64::MAX)),
        ("/report/created", json!(u64::MAX)),
        ("/report/failed", json!(0)),
        ("/report/duplicateRows", json!(u64::MAX)),
        ("/report/updated", json!(99)),
        ("/report/maxListed", json!(usize::MAX)),
        ("/report/countsUpdates", json!(true)),
    ];
    for (pointer, value) in edits {
        let mut made_up = serde_json::to_value(stopped(false)).unwrap();
        *made_up.pointer_mut(pointer).unwrap() = value;
        // Counts that contradict each other do not even deserialise.
        if let Ok(checkpoint) = serde_json::from_value(made_up) {
            refused(checkpoint, false);
        } else {
            assert!(pointer.starts_with("/report/"), "{pointer}");
        }
    }
}

#[test]
fn the_file_of_rejects_never_gets_a_gap() {
    assert_eq!(refused(stopped(true), false), "The checkpoint belongs to an import with a different rejects file");
    assert_eq!(refused(stopped(false), true), "The checkpoint belongs to an import with a different rejects file");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 4))]

    /// Whatever became of its bytes, a checkpoint is refused, or it leads to a report that adds up.
    #[test]
    fn a_damaged_checkpoint_does_no_harm(place in any::<prop::sample::Index>(), damage in "[0-9a-z\",:{}\\[\\]-]{1,3}") {
        let mut text = serde_json::to_string(&stopped(false)).unwrap();
        let at = place.index(text.len() - 3);
        text.replace_range(at..at + damage.len(), &damage);
        if let Ok(checkpoint) = serde_json::from_str::<Checkpoint>(&text) {
            let campaign = checkpoint.campaign().clone();
            let store = memory();
            store.create_campaign(&campaign);
            let job = importer(DuplicatePolicy::FirstWins).job(Cursor::new(file())).resume(checkpoint);
            if let Ok(report) = block_on(job.import(&store, &campaign)) {
                prop_assert_eq!(report.created() + report.existing() + report.failed(), ROWS as u64);
            }
        }
    }
}
