//! Any bytes: the report of an import adds up (promise 1), and the store holds what the report says.
#![no_main]

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{CampaignId, Importer, MemoryStore};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let campaign = CampaignId::from("c");
    let store = MemoryStore::new();
    store.create_campaign(&campaign);
    let Ok(report) = block_on(Importer::new().import(&store, &campaign, Cursor::new(bytes))) else { return };
    assert_eq!(report.created() + report.existing() + report.failed(), report.total_rows());
    assert_eq!(report.added() + report.skipped(), report.created() + report.existing());
});
