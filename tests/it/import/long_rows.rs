//! Rows that are far longer than those of ordinary lists.

use std::{
    fmt::Write,
    io::Cursor,
    sync::{Arc, Mutex},
};

use futures_lite::future::block_on;
use lead_import::{CampaignId, Event, Importer, MemoryStore};

#[test]
fn a_batch_of_very_long_rows_takes_fewer_of_them() {
    let cell = "x".repeat(200_000);
    let mut file = String::from("email,note\n");
    for row in 0..100 {
        writeln!(file, "p{row}@example.com,{cell}").unwrap();
    }
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);

    let batches = Arc::new(Mutex::new(Vec::new()));
    let importer = Importer::new().listener({
        let batches = Arc::clone(&batches);
        move |event: &Event<'_>| {
            if let Event::BatchCommitted(batch) = event {
                batches.lock().unwrap().push(batch.progress().rows_done());
            }
        }
    });
    let report = block_on(importer.import(&store, &campaign, Cursor::new(file))).unwrap();
    assert_eq!((report.created(), report.total_rows()), (100, 100));
    let batches = batches.lock().unwrap();
    let most = batches.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap();
    assert!((40..50).contains(&most), "8 MiB hold 42 rows of 200 kB, but a batch had {most}: {batches:?}");
    assert_eq!(batches.last(), Some(&100));
}
