//! An import from end to end: settings, inspection, the loop over batches, events, checkpoints and errors.
//!
//! - In: a source, a [`LeadStore`](crate::store::LeadStore), a campaign and the settings of an [`Importer`].
//! - Out: an [`ImportReport`](crate::report::ImportReport), or an [`ImportError`] with the report so far.
//! - Start with `importer.rs`, then `job.rs`. The loop over batches is in `engine/`.
//!
//! An import is two passes over one file. The first pass checks everything that can be checked without a write, so that a file that
//! must be refused is refused while the store is unchanged. The second pass validates rows and sends batches; after each batch
//! a checkpoint says how far it got. An import that stops, for whatever reason, stops between two batches.

mod cancel;
mod cancellable;
mod checkpoint;
mod checkpoint_sink;
mod duplicate_policy;
mod engine;
mod enumeration;
mod error;
mod event;
mod extra_cells;
mod file_notes;
mod file_warning;
mod full_name_summary;
mod importer;
mod inspection;
mod job;
mod listeners;
#[cfg(feature = "metrics")]
mod metrics;
mod no_email_column;
mod opt_out_summary;
mod opted_out;
mod settings;
#[cfg(feature = "tracing")]
mod trace;

pub use cancel::CancelHandle;
pub use checkpoint::{Checkpoint, CheckpointMismatch};
pub use checkpoint_sink::CheckpointSink;
pub use duplicate_policy::DuplicatePolicy;
pub use error::{ImportError, ImportErrorKind};
pub use event::{Committed, Event, Listener, Progress, Waiting};
pub use extra_cells::ExtraCells;
pub use file_warning::FileWarning;
pub use importer::Importer;
pub use inspection::Inspection;
#[cfg(feature = "http")]
pub(crate) use inspection::InspectionData;
pub use job::ImportJob;
pub use no_email_column::NoEmailColumn;
pub use opted_out::OptedOut;
