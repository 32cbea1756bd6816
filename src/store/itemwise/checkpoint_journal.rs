//! A journal in the checkpoint of the import: [`CheckpointJournal`].

use async_trait::async_trait;

use super::journal::Journal;
use crate::store::{batch::Batch, error::StoreError, journal_record::JournalRecord};

/// Keeps the record of a batch in the checkpoint of its import, so that a product needs no table for it.
///
/// The import must have a [`CheckpointSink`](crate::import::CheckpointSink), whose checkpoint is the record's place: each save of the journal is a
/// save of the checkpoint. Without one, the first batch fails before its first write.
///
/// The record travels with the checkpoint and not with the data of the service. So it cannot show that the service went back to an older state, or that
/// the campaign was deleted (clause 10 of the [contract](crate::store::LeadStore#contract)). A [`Journal`] in a table that is deleted with the campaign can.
///
/// ```
/// # use std::error::Error;
/// # use lead_import::store::{ItemResult, Itemwise, LeadService, Presence, StoreLimits, Write};
/// # use lead_import::{async_trait, import::CheckpointSink, report::ListedRows, CampaignId, Checkpoint, Email, Importer, StoreError};
/// # #[derive(Debug)] struct Crm;
/// # #[async_trait] impl LeadService for Crm {
/// #     fn limits(&self) -> StoreLimits { StoreLimits::completing() }
/// #     fn has_idempotency_keys(&self) -> bool { false }
/// #     async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> { Ok(true) }
/// #     async fn read(&self, _: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> { Ok(vec![Presence::absent(); emails.len()]) }
/// #     async fn write(&self, writes: &[Write<'_>], _: &str) -> Result<Vec<ItemResult>, StoreError> { Ok(vec![ItemResult::Done; writes.len()]) }
/// #     async fn join(&self, _: &CampaignId, emails: &[&Email], _: &str) -> Result<Vec<ItemResult>, StoreError> { Ok(vec![ItemResult::Done; emails.len()]) }
/// # }
/// # struct Table;
/// # #[async_trait] impl CheckpointSink for Table {
/// #     async fn save(&self, _: &Checkpoint, _: &ListedRows) -> Result<(), Box<dyn Error + Send + Sync>> { Ok(()) }
/// # }
/// use lead_import::store::CheckpointJournal;
///
/// # futures_lite::future::block_on(async {
/// # let file = || std::io::Cursor::new("email\nada@example.com\n");
/// # let campaign = CampaignId::from("spring");
/// let store = Itemwise::new(Crm, CheckpointJournal);
/// let report = Importer::new().job(file()).checkpoints(Table).import(&store, &campaign).await?;
/// assert_eq!(report.created(), 1);
///
/// let without = Importer::new().import(&store, &campaign, file()).await;
/// assert!(without.is_err());
/// # Ok::<(), lead_import::ImportError>(())
/// # }).unwrap();
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CheckpointJournal;

#[async_trait]
impl Journal for CheckpointJournal {
    async fn load(&self, batch: &Batch) -> Result<Option<JournalRecord>, StoreError> {
        Ok(batch.record())
    }

    async fn save(&self, batch: &Batch, record: &JournalRecord) -> Result<(), StoreError> {
        batch.save_record(record).await
    }
}
