//! Promise 4: a stopped import says where to go on, and ends as one that nothing disturbed.

use std::{
    io::Cursor,
    sync::{Arc, Mutex},
};

use futures_lite::future::block_on;
use lead_import::{
    CancelHandle, Checkpoint, Event, ImportError, ImportReport, Importer, MemoryStore, import::ImportErrorKind,
};
use proptest::prelude::*;

use super::{
    files::{rows, text},
    world::{campaign, contents, importer, world},
};

/// An import with all that it leaves behind.
struct Trail {
    result: Result<ImportReport, ImportError>,
    checkpoints: Vec<Checkpoint>,
}

/// Imports, keeps the checkpoint of each batch, and cancels after `most` batches.
fn import_batches(
    importer: &Importer,
    store: &MemoryStore,
    bytes: &[u8],
    rejects: &mut Vec<u8>,
    from: Option<Checkpoint>,
    most: usize,
) -> Trail {
    let (handle, kept) = (CancelHandle::new(), Arc::new(Mutex::new(Vec::new())));
    let importer = importer.clone().listener({
        let (handle, kept) = (handle.clone(), Arc::clone(&kept));
        move |event: &Event<'_>| {
            if let Event::BatchCommitted(batch) = event {
                let mut kept = kept.lock().unwrap();
                kept.push(batch.checkpoint().clone());
                if kept.len() >= most {
                    handle.cancel();
                }
            }
        }
    });
    let mut job = importer.job(Cursor::new(bytes)).rejects(rejects).cancel_handle(&handle);
    if let Some(checkpoint) = from {
        job = job.resume(checkpoint);
    }
    let result = block_on(job.import(store, &campaign()));
    let checkpoints = std::mem::take(&mut *kept.lock().unwrap());
    Trail { result, checkpoints }
}

/// As another process gets it.
fn handed_over(checkpoint: &Checkpoint) -> Checkpoint {
    let copy: Checkpoint = serde_json::from_str(&serde_json::to_string(checkpoint).unwrap()).unwrap();
    assert_eq!(copy, *checkpoint);
    copy
}

fn cut_to(rejects: &mut Vec<u8>, checkpoint: &Checkpoint) {
    rejects.truncate(usize::try_from(checkpoint.rejects_bytes()).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 8))]

    /// Cancelled after each batch, and killed after each batch before its checkpoint could be kept: `late` batches
    /// were applied beyond the checkpoint.
    #[test]
    fn resuming_from_every_checkpoint_ends_as_an_undisturbed_import(
        rows in rows(24), world in world(), importer in importer(), late in 0..2_usize
    ) {
        let bytes = text(&rows).into_bytes();
        let (clean, mut clean_rejects) = (world.store(), Vec::new());
        let undisturbed = import_batches(&importer, &clean, &bytes, &mut clean_rejects, None, usize::MAX);
        let expected = undisturbed.result.unwrap();

        for stop in 1..=undisturbed.checkpoints.len() - late.min(undisturbed.checkpoints.len()) {
            let (store, mut rejects) = (world.store(), Vec::new());
            let stopped = import_batches(&importer, &store, &bytes, &mut rejects, None, stop + late);
            let checkpoint = handed_over(&stopped.checkpoints[stop - 1]);
            if let (Err(error), 0) = (&stopped.result, late) {
                prop_assert!(error.is_cancelled());
                prop_assert_eq!(error.checkpoint(), Some(&checkpoint));
                prop_assert_eq!(error.report(), Some(checkpoint.report()));
            }
            cut_to(&mut rejects, &checkpoint);
            let resumed = import_batches(&importer, &store, &bytes, &mut rejects, Some(checkpoint), usize::MAX);
            prop_assert_eq!(&resumed.result.unwrap(), &expected);
            prop_assert_eq!(contents(&store), contents(&clean));
            prop_assert_eq!(&rejects, &clean_rejects);
        }
    }

    /// An import may be stopped again and again.
    #[test]
    fn an_import_of_one_batch_at_a_time_ends_as_an_undisturbed_one(
        rows in rows(24), world in world(), importer in importer()
    ) {
        let bytes = text(&rows).into_bytes();
        let (clean, mut clean_rejects) = (world.store(), Vec::new());
        let expected = import_batches(&importer, &clean, &bytes, &mut clean_rejects, None, usize::MAX).result.unwrap();

        let (store, mut rejects, mut checkpoint) = (world.store(), Vec::new(), None);
        let report = loop {
            match import_batches(&importer, &store, &bytes, &mut rejects, checkpoint.take(), 1).result {
                Ok(report) => break report,
                Err(error) => checkpoint = Some(handed_over(error.checkpoint().unwrap())),
            }
        };
        prop_assert_eq!(report, expected);
        prop_assert_eq!(contents(&store), contents(&clean));
        prop_assert_eq!(&rejects, &clean_rejects);
    }
}

const FILE: &str = "email,firstName\nada@example.com,Ada\nbob@example.com,Bob\ncid@example.com,Cid\n";

/// A checkpoint after the first of three rows.
fn checkpoint() -> Checkpoint {
    let importer = Importer::new().batch_size(1);
    let stopped = import_batches(&importer, &world_store(), FILE.as_bytes(), &mut Vec::new(), None, 1);
    stopped.checkpoints[0].clone()
}

fn world_store() -> MemoryStore {
    super::world::World::default().store()
}

fn mismatch(importer: &Importer, bytes: &str) -> String {
    let store = world_store();
    let error = block_on(importer.resume(checkpoint(), &store, Cursor::new(bytes))).unwrap_err();
    assert!(matches!(error.kind(), ImportErrorKind::CheckpointMismatch(_)), "{error:?}");
    assert!(store.leads().is_empty());
    error.to_string()
}

#[test]
fn a_checkpoint_is_refused_for_another_file() {
    let importer = Importer::new().batch_size(1);
    let other = FILE.replace("Cid", "Sid");
    assert_eq!(mismatch(&importer, &other), "The file has changed since the import started");
    assert_eq!(
        mismatch(&importer, &format!("{FILE}dan@example.com,Dan\n")),
        "The file has changed since the import started"
    );
}

#[test]
fn a_checkpoint_is_refused_under_other_settings() {
    let message = "The checkpoint was made with different settings";
    let importer = Importer::new().batch_size(1);
    assert_eq!(mismatch(&importer.clone().batch_size(2), FILE), message, "the batch size tells the store a replay");
    assert_eq!(mismatch(&importer.clone().existing(lead_import::store::FieldPolicy::Overwrite), FILE), message);
    assert_eq!(mismatch(&importer.clone().column("firstName", lead_import::columns::Target::Custom), FILE), message);
    assert_eq!(mismatch(&importer.clone().email_fallback(true), FILE), message);
    assert_eq!(mismatch(&importer.clone().header_row(lead_import::source::HeaderRow::Present), FILE), message);
}

#[test]
fn a_checkpoint_is_refused_for_another_campaign() {
    let importer = Importer::new().batch_size(1);
    let job = importer.job(Cursor::new(FILE)).resume(checkpoint());
    let error = block_on(job.import(&world_store(), &"elsewhere".into())).unwrap_err();
    assert_eq!(error.to_string(), "The checkpoint belongs to a different campaign");
}
