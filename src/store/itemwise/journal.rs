//! Where [`Itemwise`](super::Itemwise) keeps what a batch is about to do: [`Journal`].

use std::{
    collections::HashMap,
    fmt::Debug,
    sync::{Arc, Mutex, PoisonError},
};

use async_trait::async_trait;

use crate::store::{batch::Batch, error::StoreError, journal_record::JournalRecord};

/// Keeps one [`JournalRecord`] per import, saved before the first write of a batch.
///
/// A table with the columns `import`, `campaign` and `record` is enough, or a key-value store. Delete the rows of a campaign with it, and old rows when no import will be
/// resumed any more.
#[async_trait]
pub trait Journal: Debug + Send + Sync {
    /// The record that was saved last for the batch's import ([`BatchKey::import`](crate::store::BatchKey::import)), or `None`.
    ///
    /// # Errors
    /// If the journal could not be read.
    async fn load(&self, batch: &Batch) -> Result<Option<JournalRecord>, StoreError>;

    /// Saves the record in place of the one before. It must survive a crash of the process once this returns `Ok`.
    ///
    /// # Errors
    /// If the record was not saved.
    async fn save(&self, batch: &Batch, record: &JournalRecord) -> Result<(), StoreError>;
}

/// A journal in memory, for tests. An import that is killed cannot be resumed with it.
#[derive(Debug, Default)]
pub struct MemoryJournal(Mutex<HashMap<Box<str>, JournalRecord>>);

#[async_trait]
impl Journal for MemoryJournal {
    async fn load(&self, batch: &Batch) -> Result<Option<JournalRecord>, StoreError> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(batch.key().import()).cloned())
    }

    async fn save(&self, batch: &Batch, record: &JournalRecord) -> Result<(), StoreError> {
        let mut records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        records.insert(batch.key().import().into(), record.clone());
        Ok(())
    }
}

macro_rules! forward_to_inner {
    ($($pointer:ty),+) => {$(
        #[async_trait]
        impl<J: Journal + ?Sized> Journal for $pointer {
            async fn load(&self, batch: &Batch) -> Result<Option<JournalRecord>, StoreError> {
                (**self).load(batch).await
            }

            async fn save(&self, batch: &Batch, record: &JournalRecord) -> Result<(), StoreError> {
                (**self).save(batch, record).await
            }
        }
    )+};
}

forward_to_inner!(&J, Arc<J>, Box<J>);
