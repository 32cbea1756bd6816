//! What an import counts for the crate `metrics`.

use std::{collections::BTreeMap, io::Cursor};

use futures_lite::future::block_on;
use lead_import::{CampaignId, CancelHandle, ImportReport, Importer, MemoryStore};
use metrics::with_local_recorder;
use metrics_util::debugging::{DebugValue, DebuggingRecorder};

const FILE: &str = "email\nada@example.com\nada@example.com\nbob@\ncid@example.com\n";

/// The counters with their labels, and the number of values of the histogram.
fn counted(work: impl FnOnce()) -> BTreeMap<String, u64> {
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    with_local_recorder(&recorder, work);
    let entries = snapshotter.snapshot().into_vec().into_iter();
    entries
        .map(|(key, _, _, value)| {
            let labels: Vec<_> = key.key().labels().map(|label| label.value().to_owned()).collect();
            let number = match value {
                DebugValue::Counter(number) => number,
                DebugValue::Histogram(values) => values.len() as u64,
                DebugValue::Gauge(_) => panic!("there is no gauge"),
            };
            ([key.key().name(), &labels.join(" ")].join(" ").trim_end().to_owned(), number)
        })
        .collect()
}

fn store() -> (MemoryStore, CampaignId) {
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    (store, campaign)
}

#[test]
fn rows_failures_and_batches_are_counted_once_also_by_a_resumed_import() {
    let (store, campaign) = store();
    let counted = counted(|| {
        let cancel = CancelHandle::new();
        let listener = {
            let cancel = cancel.clone();
            move |_| cancel.cancel()
        };
        let importer = Importer::new().batch_size(3);
        let job = importer.clone().progress_listener(listener).job(Cursor::new(FILE)).cancel_handle(&cancel);
        let stopped = block_on(job.import(&store, &campaign)).unwrap_err();
        let checkpoint = stopped.checkpoint().unwrap().clone();
        let report: ImportReport = block_on(importer.resume(checkpoint, &store, Cursor::new(FILE))).unwrap();
        assert_eq!((report.created(), report.existing(), report.failed()), (2, 1, 1));
    });
    let expected = [
        ("lead_import_batch_seconds", 2),
        ("lead_import_failures_total invalidEmail", 1),
        ("lead_import_imports_total cancelled", 1),
        ("lead_import_imports_total finished", 1),
        ("lead_import_rows_total created", 2),
        ("lead_import_rows_total existing", 1),
        ("lead_import_rows_total failed", 1),
    ];
    // A description alone, as that of the retries, is no number.
    assert_eq!(counted, expected.map(|(name, number)| (name.to_owned(), number)).into());
}

#[test]
fn a_dry_run_is_not_counted() {
    let (store, campaign) = store();
    let counted = counted(|| drop(block_on(Importer::new().dry_run(&store, &campaign, Cursor::new(FILE))).unwrap()));
    assert_eq!(counted, BTreeMap::new());
}
