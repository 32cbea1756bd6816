//! Cancelling a running import: [`CancelHandle`].

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Cancels an import at its next batch boundary. All clones of a handle act on the same import.
///
/// Pass it to [`ImportJob::cancel_handle`](super::ImportJob::cancel_handle). A cancelled import returns an error of the kind
/// [`Cancelled`](super::ImportErrorKind::Cancelled) with a checkpoint, from which it can be resumed. Dropping the future of an import
/// also stops it, but returns no report.
///
/// ```
/// use lead_import::{CampaignId, CancelHandle, Importer, MemoryStore};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = std::io::Cursor::new("email\nada@example.com\n");
///
/// let handle = CancelHandle::new();
/// handle.clone().cancel(); // A clone may be used on a different thread.
/// let import = Importer::new().job(file).cancel_handle(&handle).import(&store, &campaign);
/// let error = futures_lite::future::block_on(import).unwrap_err();
/// assert!(error.is_cancelled() && error.checkpoint().is_some());
/// ```
#[derive(Clone, Debug, Default)]
pub struct CancelHandle {
    cancelled: Arc<AtomicBool>,
}

impl CancelHandle {
    /// Creates a handle that is not cancelled.
    pub fn new() -> Self {
        Self::default()
    }

    /// Requests that the import stops. A batch that was sent to the store is completed first.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether [`cancel`](Self::cancel) was called on this handle or a clone.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
