//! Rows that are far longer than those of ordinary lists.

use std::{
    fmt::Write,
    io::Cursor,
    sync::{Arc, Mutex},
};

use futures_lite::future::block_on;
use lead_import::{CampaignId, Event, Importer, MemoryStore};

/// The most rows of a batch of this file, all of whose rows are new leads.
fn largest_batch(file: String, rows: u64) -> u64 {
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    let batches = Arc::new(Mutex::new(vec![0]));
    let importer = Importer::new().listener({
        let batches = Arc::clone(&batches);
        move |event: &Event<'_>| {
            if let Event::BatchCommitted(batch) = event {
                batches.lock().unwrap().push(batch.progress().rows_done());
            }
        }
    });
    let report = block_on(importer.import(&store, &campaign, Cursor::new(file))).unwrap();
    assert_eq!((report.created(), report.total_rows()), (rows, rows));
    let batches = batches.lock().unwrap();
    assert_eq!(batches.last(), Some(&rows));
    batches.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap()
}

#[test]
fn a_batch_of_very_long_rows_takes_fewer_of_them() {
    let cell = "x".repeat(200_000);
    let mut file = String::from("email,note\n");
    for row in 0..100 {
        writeln!(file, "p{row}@example.com,{cell}").unwrap();
    }
    let most = largest_batch(file, 100);
    assert!((40..50).contains(&most), "8 MiB hold 42 rows of 200 kB, but a batch had {most}");
}

/// A short cell may have a warning that is a hundred times as long.
#[test]
fn a_batch_of_rows_with_very_many_warnings_takes_fewer_of_them() {
    let columns: Vec<_> = (0..1_000).map(|column| format!("Column {column}")).collect();
    let mut file = format!("email,{}\n", columns.join(","));
    for row in 0..100 {
        writeln!(file, "p{row}@example.com{}", ",#N/A".repeat(1_000)).unwrap();
    }
    let most = largest_batch(file, 100);
    assert!((10..20).contains(&most), "8 MiB hold 16 rows with 1,000 warnings each, but a batch had {most}");
}
