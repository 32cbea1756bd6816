//! What may cross threads: importers serve any number of tasks, and imports run on any runtime.

use std::{fs::File, io::Cursor};

use lead_import::{
    CampaignId, CancelHandle, Checkpoint, Email, Event, ImportError, ImportJob, ImportReport, Importer, Inspection,
    Lead, LeadStore, MemoryStore, Progress, StoreError, UpdatePolicy,
    columns::{Column, ColumnMap, ColumnSamples, Detector},
    lead::{CustomFields, InvalidEmail},
    report::{DuplicateRow, FailedRow, Reply, RowIssue},
    source::{Dialect, Encoding, Limits, ReadError, ReadOptions, Record, Records, Table, TableSummary},
    store::{Batch, BatchKey, LeadOutcome, Presence},
};

fn is_send<T: Send>() {}
fn is_sync<T: Sync>() {}
fn is_unpin<T: Unpin>() {}
fn is_error<T: std::error::Error + 'static>() {}

macro_rules! cross_threads {
    ($($type:ty),+ $(,)?) => {$(
        is_send::<$type>();
        is_sync::<$type>();
        is_unpin::<$type>();
    )+};
}

#[test]
fn every_public_type_crosses_threads() {
    cross_threads!(
        Batch,
        BatchKey,
        CampaignId,
        CancelHandle,
        Checkpoint,
        Column,
        ColumnMap,
        CustomFields,
        Detector,
        Dialect,
        Email,
        Encoding,
        ColumnSamples,
        UpdatePolicy,
        FailedRow,
        ImportError,
        ImportReport,
        Importer,
        Inspection,
        InvalidEmail,
        Lead,
        LeadOutcome,
        Limits,
        MemoryStore,
        Presence,
        Progress,
        ReadError,
        ReadOptions,
        Record,
        DuplicateRow,
        Reply<ImportReport>,
        RowIssue,
        StoreError,
        TableSummary,
    );
    cross_threads!(Table<File>, Table<Cursor<Vec<u8>>>, Records<'static, File>, Box<dyn LeadStore>);
}

#[test]
fn a_job_and_its_events_can_be_handed_over() {
    is_send::<ImportJob<'static, File>>();
    is_unpin::<ImportJob<'static, File>>();
    // The checkpoint of a committed batch is made on demand, in the import's own task.
    is_unpin::<Event<'static>>();
}

#[test]
fn errors_can_be_boxed_as_any_program_boxes_them() {
    fn boxed<T: std::error::Error + Send + Sync + 'static>() {}
    is_error::<ImportError>();
    boxed::<ImportError>();
    boxed::<ReadError>();
    boxed::<StoreError>();
    boxed::<InvalidEmail>();
}

fn future_is_send<T>(future: impl Future<Output = T> + Send) -> impl Future<Output = T> + Send {
    future
}

#[test]
fn the_futures_of_an_import_can_be_spawned() {
    let (importer, campaign, store) = (Importer::new(), CampaignId::from("spring"), MemoryStore::new());
    let file = || Cursor::new("email\nada@example.com\n");
    drop(future_is_send(importer.import(&store, &campaign, file())));
    drop(future_is_send(importer.dry_run(&store, &campaign, file())));
    drop(future_is_send(importer.job(file()).rejects(Vec::new()).import(&store, &campaign)));
    let shared: std::sync::Arc<dyn LeadStore> = std::sync::Arc::new(MemoryStore::new());
    drop(future_is_send(importer.import(shared, &campaign, file())));
}

#[test]
fn a_store_can_be_chosen_at_run_time() {
    let campaign = CampaignId::from("spring");
    let memory = MemoryStore::new();
    memory.create_campaign(&campaign);
    let store: Box<dyn LeadStore> = Box::new(memory);
    let file = Cursor::new("email\nada@example.com\n");
    let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file)).unwrap();
    assert_eq!(report.created(), 1);
}

#[cfg(feature = "sqlite")]
#[test]
fn the_sqlite_store_crosses_threads() {
    cross_threads!(lead_import::SqliteStore);
}
