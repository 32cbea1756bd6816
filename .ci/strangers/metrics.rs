//! Imports a file with the feature `metrics`, and prints what the recorder of the crate `metrics` received.

use lead_import::{CampaignId, Importer, MemoryStore};
use metrics_util::debugging::DebuggingRecorder;

fn main() {
    let recorder = DebuggingRecorder::new();
    metrics::with_local_recorder(&recorder, || {
        let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
        store.create_campaign(&campaign);
        let file = std::io::Cursor::new("email\nada@example.com\nnot-an-email\n");
        futures_lite::future::block_on(Importer::new().import(&store, &campaign, file)).unwrap();
    });
    for (key, ..) in recorder.snapshotter().snapshot().into_vec() {
        println!("{}", key.key().name());
    }
}
