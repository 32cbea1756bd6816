//! How a store that waits reaches the import that sent its batch: [`ImportControl`].

use std::{fmt::Debug, time::Duration};

use super::error::StoreError;

/// What an import lets the store see and say while a batch is sent. [`Batch`](super::Batch) has the public methods.
pub(crate) trait ImportControl: Debug + Send + Sync {
    /// Whether the import was cancelled.
    fn is_cancelled(&self) -> bool;

    /// The store waits for `delay` before it tries again, because of `error`.
    fn waiting(&self, error: &StoreError, delay: Duration);
}
