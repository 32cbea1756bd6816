//! Cancelling a running import: [`CancelHandle`].
//!
//! A flag that the loop over batches reads before each batch. It is not a token of an async runtime, because the core has none, and a
//! batch that is under way is better completed than abandoned.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Cancels an import at its next batch boundary, or in its inspection. All clones of a handle act on the same import.
///
/// Pass it to [`ImportJob::cancel_handle`](super::ImportJob::cancel_handle), and keep a clone for a button, a signal handler or a
/// time limit. A cancelled import returns an error of the kind
/// [`Cancelled`](super::ImportErrorKind::Cancelled) with a checkpoint, from which it can be resumed. Before the first batch, reading stops
/// wherever it is in the file, behind its first 132 KiB; then nothing was written, and there is no checkpoint. Dropping the future of an import
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

    /// Requests that the import stops, and returns at once. A batch that was sent to the store is completed first. The request cannot be
    /// withdrawn: an import that starts with this handle later stops before its first batch.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether [`cancel`](Self::cancel) was called on this handle or a clone.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
