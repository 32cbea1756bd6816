//! An import is not resumed on a store that went back: its report would claim leads that the store does not hold.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{
    CancelHandle, Checkpoint, Event, Importer, LeadStore, MemoryStore,
    import::ImportErrorKind,
    store::{Batch, BatchKey, StoreErrorKind},
};

use super::picky::{campaign, handed_over, memory};

const FILE: &str = "email\na@example.com\nb@example.com\nc@example.com\nd@example.com\n";

/// The checkpoint after this many batches of one row.
fn checkpoint_after(batches: usize, store: &MemoryStore) -> Checkpoint {
    let handle = CancelHandle::new();
    let (cancel, left) = (handle.clone(), std::sync::atomic::AtomicUsize::new(batches));
    let importer = Importer::new().batch_size(1).listener(move |event: &Event<'_>| {
        if matches!(event, Event::BatchCommitted(_)) && left.fetch_sub(1, std::sync::atomic::Ordering::Relaxed) == 1 {
            cancel.cancel();
        }
    });
    let error =
        block_on(importer.job(Cursor::new(FILE)).cancel_handle(&handle).import(store, &campaign())).unwrap_err();
    handed_over(error.checkpoint().unwrap())
}

/// Resumes, and returns the reason in the log.
fn refusal(checkpoint: Checkpoint, store: &MemoryStore) -> String {
    let importer = Importer::new().batch_size(1);
    let error = block_on(importer.resume(checkpoint, store, Cursor::new(FILE))).unwrap_err();
    let ImportErrorKind::Store(cause) = error.kind() else { panic!("{error:?}") };
    assert_eq!(cause.kind(), StoreErrorKind::OutOfSequence);
    assert_eq!(
        error.to_string(),
        "The leads of this import are not in the store as it left them. Import the file again"
    );
    assert!(!error.is_transient());
    cause.reason()
}

#[test]
fn an_import_is_not_resumed_on_a_store_without_its_leads() {
    let checkpoint = checkpoint_after(2, &memory());
    let empty = memory();
    assert!(refusal(checkpoint, &empty).starts_with("the store has no record of the batch before (rows 2 to 2)"));
    assert!(empty.leads().is_empty());
}

#[test]
fn an_import_is_not_resumed_after_its_campaign_was_made_anew() {
    let store = memory();
    let checkpoint = checkpoint_after(2, &store);
    store.delete_campaign(&campaign());
    store.create_campaign(&campaign());
    assert!(refusal(checkpoint, &store).starts_with("the store has no record of the batch before"));
    assert!(store.members(&campaign()).is_empty());
}

#[test]
fn a_checkpoint_that_is_more_than_one_batch_old_is_not_resumed() {
    let store = memory();
    let early = checkpoint_after(1, &store);
    let report = block_on(Importer::new().batch_size(1).resume(early.clone(), &store, Cursor::new(FILE))).unwrap();
    assert_eq!(report.created(), 4);
    assert!(refusal(early, &store).starts_with("the store has rows 4 to 4 of this import already"));
}

#[test]
fn a_store_of_an_older_state_says_where_it_ends() {
    let store = memory();
    let batch = |row: u64, previous: Option<BatchKey>| {
        let batch = Batch::new(campaign(), vec![]).unwrap();
        batch.with_key(BatchKey::new("an import", row, row)).with_previous(previous)
    };
    let (first, third) = (batch(1, None), batch(3, None));
    block_on(store.import_batch(&first)).unwrap();
    let fourth = batch(4, Some(third.key().clone()));
    let error = block_on(store.import_batch(&fourth)).unwrap_err();
    assert_eq!(error.reason(), "the store ends with rows 1 to 1 and not with rows 3 to 3: an older state was restored");
}

/// Nothing is left to send, so the import itself asks the store.
#[test]
fn an_import_whose_last_batch_is_sent_is_not_finished_on_a_store_without_its_leads() {
    let (store, file) = (memory(), "email\na@example.com\nnope\n");
    let handle = CancelHandle::new();
    let cancelled = handle.clone();
    let importer = Importer::new().batch_size(1).listener(move |event: &Event<'_>| {
        if matches!(event, Event::BatchCommitted(_)) {
            cancelled.cancel();
        }
    });
    let error =
        block_on(importer.job(Cursor::new(file)).cancel_handle(&handle).import(&store, &campaign())).unwrap_err();
    let checkpoint = handed_over(error.checkpoint().unwrap());
    let importer = Importer::new().batch_size(1);
    let report = block_on(importer.resume(checkpoint.clone(), &store, Cursor::new(file))).unwrap();
    assert_eq!((report.created(), report.failed()), (1, 1));
    let error = block_on(importer.resume(checkpoint, memory(), Cursor::new(file))).unwrap_err();
    assert!(matches!(error.kind(), ImportErrorKind::Store(cause) if cause.kind() == StoreErrorKind::OutOfSequence));
}
