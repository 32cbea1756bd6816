//! How a store that waits reaches the import that sent its batch: [`ImportControl`].

use std::{fmt::Debug, time::Duration};

use async_trait::async_trait;

use super::{error::StoreError, journal_record::JournalRecord};

/// What an import lets the store see and say while a batch is sent. [`Batch`](super::Batch) has the public methods.
#[async_trait]
pub(crate) trait ImportControl: Debug + Send + Sync {
    /// Whether the import was cancelled.
    fn is_cancelled(&self) -> bool;

    /// The store waits for `delay` before it tries again, because of `error`.
    fn waiting(&self, error: &StoreError, delay: Duration);

    /// The record that was saved last.
    fn record(&self) -> Option<JournalRecord>;

    /// Saves a record in the checkpoint of the import. Fails if the import does not store its checkpoints.
    async fn save_record(&self, record: &JournalRecord) -> Result<(), StoreError>;
}
