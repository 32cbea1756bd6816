//! Storing checkpoints before the import continues: [`CheckpointSink`].

use std::{error::Error, sync::Arc};

use async_trait::async_trait;

use super::checkpoint::Checkpoint;
use crate::report::ListedRows;

/// Stores the checkpoints of an import, in a database, a service or a file.
///
/// The import awaits [`save`](Self::save) when it starts, after each batch, and after a batch that the store refused, before it sends a
/// smaller one. So the stored checkpoint is never more than one batch old, or as many as are sent
/// [at the same time](super::Importer::concurrent_batches), and a resumed import has an exact report wherever the process was
/// killed. If `save` fails, the import stops with [`ImportErrorKind::Checkpoint`](super::ImportErrorKind::Checkpoint).
///
/// The checkpoint has the counts of the report without its lists. The rows that the lists gained since the last call are in `listed`, so that
/// they are stored once; a resumed import passes the rows that its checkpoint lists once more. Store both in one transaction where there is one.
/// To resume, pass all stored lists to [`Checkpoint::with_listed`].
///
/// ```
/// use std::{error::Error, io::Cursor, sync::Mutex};
///
/// use lead_import::{CampaignId, CancelHandle, Checkpoint, Importer, MemoryStore, async_trait};
/// use lead_import::{import::CheckpointSink, report::ListedRows};
///
/// /// A table with the latest checkpoint, and one to which rows are appended.
/// #[derive(Default)]
/// struct Table(Mutex<(String, Vec<String>)>);
///
/// #[async_trait]
/// impl CheckpointSink for Table {
///     async fn save(&self, checkpoint: &Checkpoint, listed: &ListedRows) -> Result<(), Box<dyn Error + Send + Sync>> {
///         let mut table = self.0.lock().unwrap();
///         table.0 = serde_json::to_string(checkpoint)?;
///         if !listed.is_empty() {
///             table.1.push(serde_json::to_string(listed)?);
///         }
///         Ok(())
///     }
/// }
///
/// # futures_lite::future::block_on(async {
/// let (store, campaign, table) = (MemoryStore::new(), CampaignId::from("spring"), Table::default());
/// store.create_campaign(&campaign);
/// let file = || Cursor::new("email\nada@example.com\nnope\n");
/// Importer::new().job(file()).checkpoints(&table).import(&store, &campaign).await?;
///
/// // After a crash: the checkpoint and its lists.
/// let (checkpoint, listed) = table.0.into_inner().unwrap();
/// let listed: Vec<ListedRows> = listed.iter().map(|rows| serde_json::from_str(rows)).collect::<Result<_, _>>()?;
/// let checkpoint = serde_json::from_str::<Checkpoint>(&checkpoint)?.with_listed(listed);
/// let report = Importer::new().resume(checkpoint, &store, file()).await?;
/// assert_eq!((report.created(), report.failures().len()), (1, 1));
/// # Ok::<(), Box<dyn Error>>(())
/// # }).unwrap();
/// ```
#[async_trait]
pub trait CheckpointSink: Send + Sync {
    /// Stores `checkpoint` in place of the one before, and adds `listed` to what was stored before.
    ///
    /// # Errors
    /// Any error stops the import at this checkpoint.
    async fn save(&self, checkpoint: &Checkpoint, listed: &ListedRows) -> Result<(), Box<dyn Error + Send + Sync>>;
}

macro_rules! forward_to_inner {
    ($($pointer:ty),+) => {$(
        #[async_trait]
        impl<S: CheckpointSink + ?Sized> CheckpointSink for $pointer {
            async fn save(&self, checkpoint: &Checkpoint, listed: &ListedRows) -> Result<(), Box<dyn Error + Send + Sync>> {
                (**self).save(checkpoint, listed).await
            }
        }
    )+};
}

forward_to_inner!(&S, Arc<S>, Box<S>);
