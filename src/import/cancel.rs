//! Stopping an import from outside: [`CancelHandle`].

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Stops an import at its next batch boundary. Clones belong to the same import.
///
/// ```
/// use lead_import::CancelHandle;
///
/// let handle = CancelHandle::new();
/// let elsewhere = handle.clone();
/// elsewhere.cancel();
/// assert!(handle.is_cancelled());
/// ```
#[derive(Clone, Debug, Default)]
pub struct CancelHandle {
    cancelled: Arc<AtomicBool>,
}

impl CancelHandle {
    /// A handle that nobody has used yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the import to stop. The batch at hand is finished first.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the import was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }
}
