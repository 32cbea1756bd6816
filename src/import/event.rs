//! The events of a running import: [`Event`] and [`Listener`].

use std::time::Duration;

use serde::Serialize;

use super::{checkpoint::Checkpoint, error::ImportError, inspection::Inspection};
use crate::{
    report::{FailedRow, ImportReport},
    store::StoreError,
};

/// Receives the events of an import. Every `Fn(&Event)` is a listener.
///
/// A listener is called in the task of the import, so it must return quickly. A panic in a listener ends the import like a crash: at a
/// batch boundary, to be resumed from the last checkpoint. Code that stores checkpoints and has to wait for that, in a database for
/// example, is a [`CheckpointSink`](super::CheckpointSink).
///
/// ```
/// use lead_import::{CampaignId, Event, Importer, MemoryStore};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
///
/// let importer = Importer::new().listener(|event: &Event<'_>| {
///     if let Event::BatchCommitted(batch) = event {
///         let progress = batch.progress();
///         println!("{} of {} rows", progress.rows_done(), progress.rows_total());
///     }
/// });
/// let file = std::io::Cursor::new("email\nada@example.com\n");
/// futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
/// # Ok::<(), lead_import::ImportError>(())
/// ```
pub trait Listener: Send + Sync {
    /// Called once for each event.
    fn on_event(&self, event: &Event<'_>);
}

impl<F: Fn(&Event<'_>) + Send + Sync> Listener for F {
    fn on_event(&self, event: &Event<'_>) {
        self(event);
    }
}

/// An event of a running import.
///
/// The order is: one `Inspected`, one `Started`; for each batch one `Sending`, its `RowRejected` events and one `BatchCommitted`; finally one
/// `Finished` or `Stopped`. A batch that the store refuses is sent in parts, with a `Sending` for each call and a `BatchCommitted` for each part
/// that was applied. An import that fails before `Inspected` has no events.
///
/// ```
/// use std::sync::{Arc, Mutex};
///
/// use lead_import::{CampaignId, Event, Importer, MemoryStore};
///
/// let (store, campaign, seen) = (MemoryStore::new(), CampaignId::from("spring"), Arc::new(Mutex::new(Vec::new())));
/// store.create_campaign(&campaign);
/// let notes = Arc::clone(&seen);
/// let importer = Importer::new().listener(move |event: &Event<'_>| match event {
///     Event::RowRejected(row) => notes.lock().unwrap().push(format!("line {}: {row}", row.line())),
///     Event::Finished(report) => notes.lock().unwrap().push(format!("{} created", report.created())),
///     _ => {}
/// });
/// let file = std::io::Cursor::new("email\nada@example.com\nbob\n");
/// futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
/// assert_eq!(*seen.lock().unwrap(), ["line 3: Invalid email: it has no @", "1 created"]);
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Event<'a> {
    /// The file passed all checks. Nothing is written yet.
    Inspected(&'a Inspection),
    /// The import starts or resumes from this checkpoint.
    Started(&'a Checkpoint),
    /// A batch is about to be sent to the store. To resume after a crash during the call, this is the checkpoint to have stored. It differs
    /// from the one before only if the store refused a larger batch.
    Sending(&'a Checkpoint),
    /// The store waits before it tries a call again. Only stores that retry send it, such as [`Retrying`](crate::store::Retrying).
    Waiting(Waiting<'a>),
    /// A row failed: it is invalid, or the store rejected it. Sent before the `BatchCommitted` of its batch.
    RowRejected(&'a FailedRow),
    /// A batch, or a part of one, is durable in the store. Store its [checkpoint](Committed::checkpoint) to resume after a crash.
    BatchCommitted(Committed<'a>),
    /// All rows have an outcome. Stored checkpoints can be deleted.
    Finished(&'a ImportReport),
    /// The import stopped after `Inspected`. The error is the one that the import returns.
    Stopped(&'a ImportError),
}

/// A pause before a retry, the content of [`Event::Waiting`].
#[derive(Clone, Copy, Debug)]
pub struct Waiting<'a> {
    pub(crate) error: &'a StoreError,
    pub(crate) delay: Duration,
}

impl<'a> Waiting<'a> {
    /// The error of the call that will be repeated.
    pub fn error(&self) -> &'a StoreError {
        self.error
    }

    /// The length of the pause.
    pub fn delay(&self) -> Duration {
        self.delay
    }
}

/// A batch that is durable in the store, the content of [`Event::BatchCommitted`].
#[derive(Debug)]
pub struct Committed<'a> {
    pub(crate) progress: Progress,
    pub(crate) elapsed: Duration,
    pub(crate) checkpoint: &'a Checkpoint,
}

impl Committed<'_> {
    /// The progress after this batch.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The report of the rows so far, including this batch.
    pub fn report(&self) -> &ImportReport {
        self.checkpoint.report()
    }

    /// The time that the store took for this batch. Reading the next rows overlaps with it.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The checkpoint after this batch.
    pub fn checkpoint(&self) -> &Checkpoint {
        self.checkpoint
    }
}

/// The progress of an import in rows and bytes.
///
/// Serialises as `{"rowsDone", "rowsTotal", "bytesDone", "bytesTotal"}`.
///
/// ```
/// use std::sync::{Arc, Mutex};
///
/// use lead_import::{CampaignId, Importer, MemoryStore, Progress};
///
/// let (store, campaign, last) = (MemoryStore::new(), CampaignId::from("spring"), Arc::new(Mutex::new(None)));
/// store.create_campaign(&campaign);
/// let shown = Arc::clone(&last);
/// let importer = Importer::new().progress_listener(move |progress: Progress| *shown.lock().unwrap() = Some(progress));
/// let file = std::io::Cursor::new("email\nada@example.com\nbob@example.com\n");
/// futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
///
/// let progress = last.lock().unwrap().expect("each batch reports the progress");
/// assert_eq!((progress.rows_done(), progress.rows_total()), (2, 2));
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    pub(crate) rows_done: u64,
    pub(crate) rows_total: u64,
    pub(crate) bytes_done: u64,
    pub(crate) bytes_total: u64,
}

impl Progress {
    /// The number of data rows with an outcome, those of an earlier run included.
    pub fn rows_done(self) -> u64 {
        self.rows_done
    }

    /// The number of data rows of the file.
    pub fn rows_total(self) -> u64 {
        self.rows_total
    }

    /// The number of bytes of the file up to the last row with an outcome.
    pub fn bytes_done(self) -> u64 {
        self.bytes_done
    }

    /// The size of the file in bytes.
    pub fn bytes_total(self) -> u64 {
        self.bytes_total
    }
}
