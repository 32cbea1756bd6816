//! Everything that the core makes of a file, as text: the same on each machine.
//!
//! The program `wasm-check` prints it on this machine, and `compare.mjs` compares it with what this library returns in Node.

use std::io::Cursor;

use lead_import::{CampaignId, CancelHandle, Checkpoint, ImportError, ImportReport, Importer, MemoryStore};
use serde_json::{Value, json};

/// Inspects the file, predicts its import, imports it into a [`MemoryStore`], and imports it into another with a stop after the first
/// batch. Returns all results as JSON.
#[cfg_attr(target_family = "wasm", wasm_bindgen::prelude::wasm_bindgen)]
pub async fn outcome(csv: Vec<u8>) -> String {
    let (importer, campaign) = (Importer::new().batch_size(7), CampaignId::from("spring"));
    let inspection = importer.inspect(Cursor::new(&csv));
    let inspection = inspection.map_or_else(|error| json!(error.to_string()), |inspection| json!(inspection));
    let store = new_store(&campaign);
    let dry_run = importer.dry_run(&store, &campaign, Cursor::new(&csv)).await;
    let import = importer.import(&store, &campaign, Cursor::new(&csv)).await;
    let other = new_store(&campaign);
    let resumed = import_with_a_stop(&importer, &other, &campaign, &csv).await;
    json!({
        "inspection": inspection,
        "dryRun": result(dry_run),
        "import": result(import),
        "leads": leads(&store),
        "resumed": result(resumed),
        "leadsOfResumed": leads(&other),
    })
    .to_string()
}

fn new_store(campaign: &CampaignId) -> MemoryStore {
    let store = MemoryStore::new();
    store.create_campaign(campaign);
    store
}

/// Imports one batch, and the rest from its checkpoint, which was text in between.
async fn import_with_a_stop(
    importer: &Importer,
    store: &MemoryStore,
    campaign: &CampaignId,
    csv: &[u8],
) -> Result<ImportReport, ImportError> {
    let cancel = CancelHandle::new();
    let cancelling = cancel.clone();
    let stopping = importer.clone().progress_listener(move |_| cancelling.cancel());
    match stopping.job(Cursor::new(csv)).cancel_handle(&cancel).import(store, campaign).await {
        Err(error) if error.is_cancelled() => {
            let checkpoint = json!(error.checkpoint()).to_string();
            let checkpoint: Checkpoint = serde_json::from_str(&checkpoint).expect("a checkpoint deserialises");
            importer.resume(checkpoint, store, Cursor::new(csv)).await
        }
        result => result,
    }
}

fn result(result: Result<ImportReport, ImportError>) -> Value {
    result.map_or_else(|error| json!(error.to_string()), |report| json!(report))
}

fn leads(store: &MemoryStore) -> Vec<String> {
    let mut leads: Vec<_> = store.leads().iter().map(|lead| json!(lead).to_string()).collect();
    leads.sort();
    leads
}
