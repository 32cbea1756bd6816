//! What an import tells while it runs: [`Event`] and [`Listener`].

use std::{fmt, sync::Arc, time::Duration};

use serde::Serialize;

use super::{checkpoint::Checkpoint, error::ImportError, inspection::Inspection};
use crate::report::{FailedRow, ImportReport};

/// Hears what happens during an import. Every `Fn(&Event)` is a listener.
///
/// It is called between two batches, in the import's own task: be quick. A listener that panics ends the import as a kill
/// does: at a batch boundary, to be resumed from the last checkpoint.
pub trait Listener: Send + Sync {
    /// Something happened.
    fn on_event(&self, event: &Event<'_>);
}

impl<F: Fn(&Event<'_>) + Send + Sync> Listener for F {
    fn on_event(&self, event: &Event<'_>) {
        self(event);
    }
}

/// What happens during an import, in this order: one `Inspected` and one `Started`; rejected rows and then `BatchCommitted` for
/// each batch, or for each part of one that the store had to be given in parts; then one `Finished` or `Stopped`.
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// The file passed all checks; nothing is written yet.
    Inspected(&'a Inspection),
    /// The import begins, or goes on, here. Who keeps checkpoints keeps this one first: then also an import that is killed
    /// during its first batch can be resumed.
    Started(&'a Checkpoint),
    /// A row did not become a lead.
    RowRejected(&'a FailedRow),
    /// The rows of a batch, or of a part of it, are stored for good.
    BatchCommitted(Committed<'a>),
    /// The import is complete.
    Finished(&'a ImportReport),
    /// The import stopped after the inspection.
    Stopped(&'a ImportError),
}

/// A batch that is stored for good.
#[derive(Debug)]
pub struct Committed<'a> {
    pub(crate) progress: Progress,
    pub(crate) elapsed: Duration,
    pub(crate) checkpoint: &'a Checkpoint,
}

impl Committed<'_> {
    /// How far the import is.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// What was imported so far.
    pub fn report(&self) -> &ImportReport {
        self.checkpoint.report()
    }

    /// How long the store took for this batch.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Where to resume if the import stops after this batch.
    pub fn checkpoint(&self) -> &Checkpoint {
        self.checkpoint
    }
}

/// How far an import is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    pub(crate) rows_done: u64,
    pub(crate) rows_total: u64,
    pub(crate) bytes_done: u64,
    pub(crate) bytes_total: u64,
}

impl Progress {
    /// Data rows that have their outcome.
    pub fn rows_done(self) -> u64 {
        self.rows_done
    }

    /// Data rows of the file.
    pub fn rows_total(self) -> u64 {
        self.rows_total
    }

    /// Bytes of the file up to the last of these rows.
    pub fn bytes_done(self) -> u64 {
        self.bytes_done
    }

    /// Bytes of the file.
    pub fn bytes_total(self) -> u64 {
        self.bytes_total
    }
}

/// The listeners of an importer.
#[derive(Clone, Default)]
pub(crate) struct Listeners(Vec<Arc<dyn Listener>>);

impl Listeners {
    pub(crate) fn add(&mut self, listener: impl Listener + 'static) {
        self.0.push(Arc::new(listener));
    }

    pub(crate) fn notify(&self, event: &Event<'_>) {
        #[cfg(feature = "tracing")]
        super::trace::emit(event);
        for listener in &self.0 {
            listener.on_event(event);
        }
    }
}

impl fmt::Debug for Listeners {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} listeners", self.0.len())
    }
}
