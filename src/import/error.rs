//! Why an import stopped: [`ImportError`].

use std::{error::Error, fmt, io, time::Duration};

use super::{
    cancellable::ReadCancelled,
    checkpoint::{Checkpoint, CheckpointMismatch},
    no_email_column::NoEmailColumn,
};
use crate::{
    columns::MappingError,
    report::{ErrorCode, ImportReport, Reply},
    source::{ReadError, ReadErrorKind},
    store::{StoreError, StoreErrorKind, UpdatePolicy},
};

/// Why an import stopped, with the report so far.
///
/// `Display` is the message for the person who uploaded the file, and [`code`](Self::code) its code; both are in the failure reply, which
/// says only `No email column detected` where `Display` names the columns. Details of the
/// server are not in the message. They are in [`source`](Error::source) and the sources of that, for the log: log the whole chain.
///
/// An error of a dry run, or from before the first write, has no [`report`](Self::report) and no [`checkpoint`](Self::checkpoint), and the store is unchanged. After
/// that it has both: the report of the rows up to the last committed batch, and the checkpoint to resume from. Importing the
/// file again from the start is also safe.
///
/// ```
/// use lead_import::{report::ErrorCode, CampaignId, Importer, MemoryStore};
///
/// let (importer, campaign) = (Importer::new(), CampaignId::from("spring"));
/// let import = importer.import(MemoryStore::new(), &campaign, std::io::empty());
/// let error = futures_lite::future::block_on(import).unwrap_err();
/// assert_eq!((error.code(), error.to_string().as_str()), (ErrorCode::NotFound, "Campaign not found"));
/// ```
#[derive(Debug)]
pub struct ImportError {
    kind: ImportErrorKind,
    /// The progress, if the import had started to write.
    checkpoint: Option<Box<Checkpoint>>,
}

/// The kind of an [`ImportError`].
#[derive(Debug)]
#[non_exhaustive]
pub enum ImportErrorKind {
    /// The campaign does not exist. Nothing was read or written.
    CampaignNotFound,
    /// No column of the file was detected as the email. Nothing was written. Let a person choose the column and set it with
    /// [`Importer::column`](super::Importer::column).
    NoEmailColumn(Box<NoEmailColumn>),
    /// The row in the place of the header has an address in it, so that the file probably has no header. Nothing was written. Ask the
    /// person, and set [`Importer::header_row`](super::Importer::header_row).
    FirstRowIsData,
    /// Instructions about columns cannot be followed in this file: [`Importer::column`](super::Importer::column) names a column that the file
    /// does not have, for example. There is at least one error. Nothing was written.
    Mapping(Vec<MappingError>),
    /// The file is not a table, exceeds a limit, has changed, or could not be read. An I/O error or a [change](ReadErrorKind::Changed) during
    /// the import has a checkpoint; all other causes are found before the first write. No row of the changed part was imported.
    Read(ReadError),
    /// A call to the store failed. If [`is_transient`](ImportError::is_transient), resume later without any change; otherwise fix the
    /// cause first.
    Store(StoreError),
    /// The rejects file could not be written, or not be read before an import was resumed. Fix the cause and resume; a file that
    /// [`ImportJob::rejects`](super::ImportJob::rejects) wrote must be truncated to [`Checkpoint::rejects_bytes`] first.
    Rejects(io::Error),
    /// The [`CheckpointSink`](super::CheckpointSink) could not store a checkpoint. The rows up to this error's checkpoint are in the store.
    /// Fix the cause and resume.
    Checkpoint(Box<dyn Error + Send + Sync>),
    /// The import was cancelled with a [`CancelHandle`](super::CancelHandle). Resume it, or leave it as it is. One that was cancelled during its
    /// inspection has no checkpoint, unless it was resumed from one.
    Cancelled,
    /// The checkpoint does not match the file, the campaign or the settings. Nothing was written by this run; the checkpoint stays
    /// valid for the import that it belongs to.
    CheckpointMismatch(CheckpointMismatch),
    /// The store does not support the policy for existing leads ([`StoreLimits::supports`](crate::store::StoreLimits::supports)). Nothing was
    /// written. Choose a different policy.
    UnsupportedPolicy(UpdatePolicy),
    /// A temporary file of the index of duplicate emails could not be written or read: the disk is full, for example, or there is no
    /// folder for temporary files ([`std::env::temp_dir`]). Occurs only in imports of so many rows that the index outgrows
    /// [`Importer::duplicate_memory`](super::Importer::duplicate_memory). Fix the cause and resume.
    TemporaryFile(io::Error),
    /// The file has too many duplicate emails to hold in memory. Occurs before the first write, and only with a
    /// [`DuplicatePolicy`](super::DuplicatePolicy) that uses the values of later rows. Use
    /// [`FirstWins`](super::DuplicatePolicy::FirstWins) or split the file.
    TooManyDuplicates,
}

impl ImportError {
    /// Creates an error from before the first write.
    pub(crate) fn new(kind: ImportErrorKind) -> Self {
        Self { kind, checkpoint: None }
    }

    /// Creates an error from after the start of writing.
    pub(crate) fn stopped(kind: ImportErrorKind, checkpoint: Checkpoint) -> Self {
        Self { kind, checkpoint: Some(Box::new(checkpoint)) }
    }

    /// The error without a report and a checkpoint. Those of a dry run would skip rows that nothing has imported.
    pub(crate) fn without_checkpoint(self) -> Self {
        Self { checkpoint: None, ..self }
    }

    pub(crate) fn read(error: ReadError) -> Self {
        Self::new(ImportErrorKind::of_read(error))
    }

    /// The error with the progress, if it is that the import was cancelled or the file has changed before the loop over batches.
    pub(crate) fn with_progress(self, checkpoint: Checkpoint) -> Self {
        match &self.kind {
            ImportErrorKind::Cancelled => Self::stopped(self.kind, checkpoint),
            ImportErrorKind::Read(error) if matches!(error.kind(), ReadErrorKind::Changed) => {
                Self::stopped(self.kind, checkpoint)
            }
            _ => self,
        }
    }

    pub(crate) fn store(error: StoreError) -> Self {
        Self::new(ImportErrorKind::Store(error))
    }

    /// The kind of the error, with its cause.
    pub fn kind(&self) -> &ImportErrorKind {
        &self.kind
    }

    /// The code of the failure reply.
    pub fn code(&self) -> ErrorCode {
        match &self.kind {
            ImportErrorKind::CampaignNotFound => ErrorCode::NotFound,
            ImportErrorKind::Read(error) if matches!(error.kind(), ReadErrorKind::Io(_)) => ErrorCode::InternalError,
            ImportErrorKind::NoEmailColumn(_)
            | ImportErrorKind::FirstRowIsData
            | ImportErrorKind::Mapping(_)
            | ImportErrorKind::Read(_)
            | ImportErrorKind::Cancelled
            | ImportErrorKind::CheckpointMismatch(_)
            | ImportErrorKind::TooManyDuplicates => ErrorCode::ValidationError,
            ImportErrorKind::Store(_)
            | ImportErrorKind::Rejects(_)
            | ImportErrorKind::Checkpoint(_)
            | ImportErrorKind::TemporaryFile(_)
            | ImportErrorKind::UnsupportedPolicy(_) => ErrorCode::InternalError,
        }
    }

    /// The message of the failure reply. Where no email column is detected, it is what clients know; the details of `Display` are for the
    /// program and the product, which show them beside the file.
    pub(crate) fn reply_message(&self) -> String {
        match &self.kind {
            ImportErrorKind::NoEmailColumn(_) | ImportErrorKind::FirstRowIsData => {
                "No email column detected".to_owned()
            }
            _ => self.to_string(),
        }
    }

    /// The report of the rows up to the last committed batch. `None` if the import had not started to write.
    pub fn report(&self) -> Option<&ImportReport> {
        self.checkpoint.as_ref().map(|checkpoint| checkpoint.report())
    }

    /// The checkpoint to [resume](super::Importer::resume) from. `None` if the import had not started to write.
    pub fn checkpoint(&self) -> Option<&Checkpoint> {
        self.checkpoint.as_deref()
    }

    /// Whether a retry can succeed without any change. True for transient [`StoreError`]s only.
    pub fn is_transient(&self) -> bool {
        matches!(&self.kind, ImportErrorKind::Store(error) if error.is_transient())
    }

    /// The time to wait before a retry can succeed, if the store knows it: a service said when it accepts calls again.
    pub fn retry_delay(&self) -> Option<Duration> {
        match &self.kind {
            ImportErrorKind::Store(error) => error.retry_delay(),
            _ => None,
        }
    }

    /// Whether the import was cancelled.
    pub fn is_cancelled(&self) -> bool {
        matches!(self.kind, ImportErrorKind::Cancelled)
    }
}

impl ImportErrorKind {
    /// The name of the kind in camel case, for a catalogue of messages: `campaignNotFound`. Each [`ReadErrorKind`] has a name of its own.
    /// New names may be added.
    ///
    /// ```
    /// use lead_import::Importer;
    ///
    /// let error = Importer::new().max_rows(1).inspect(std::io::Cursor::new("email\na@example.com\nb@example.com\n")).unwrap_err();
    /// assert_eq!(error.kind().name(), "tooManyRows");
    /// ```
    pub fn name(&self) -> &'static str {
        match self {
            Self::CampaignNotFound => "campaignNotFound",
            Self::NoEmailColumn(_) => "noEmailColumn",
            Self::FirstRowIsData => "firstRowIsData",
            Self::Mapping(_) => "mapping",
            Self::Read(error) => match error.kind() {
                ReadErrorKind::Io(_) => "unreadable",
                ReadErrorKind::Changed => "changed",
                ReadErrorKind::TooLarge { .. } => "tooLarge",
                ReadErrorKind::Empty => "empty",
                ReadErrorKind::TooManyRows { .. } => "tooManyRows",
                ReadErrorKind::TooManyColumns { .. } => "tooManyColumns",
                ReadErrorKind::NotText { .. } => "notText",
            },
            Self::Store(_) => "store",
            Self::Rejects(_) => "rejects",
            Self::Checkpoint(_) => "checkpoint",
            Self::Cancelled => "cancelled",
            Self::CheckpointMismatch(_) => "checkpointMismatch",
            Self::UnsupportedPolicy(_) => "unsupportedPolicy",
            Self::TemporaryFile(_) => "temporaryFile",
            Self::TooManyDuplicates => "tooManyDuplicates",
        }
    }

    /// The kind of an error of the reader. The source of a cancelled import fails.
    pub(crate) fn of_read(error: ReadError) -> Self {
        match error.kind() {
            ReadErrorKind::Io(cause) if ReadCancelled::is_cause_of(cause) => Self::Cancelled,
            _ => Self::Read(error),
        }
    }
}

impl From<&ImportError> for Reply<()> {
    fn from(error: &ImportError) -> Self {
        Self::failure(error.code(), error.reply_message())
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ImportErrorKind::CampaignNotFound => f.write_str("Campaign not found"),
            ImportErrorKind::NoEmailColumn(found) => found.fmt(f),
            ImportErrorKind::FirstRowIsData => f.write_str("The first row looks like data, not a header"),
            ImportErrorKind::Mapping(errors) => write_mapping_errors(f, errors),
            ImportErrorKind::Read(error) => write_read_error(f, error.kind()),
            ImportErrorKind::Store(error) if error.kind() == StoreErrorKind::OutOfSequence => {
                f.write_str("The leads of this import are not in the store as it left them. Import the file again")
            }
            // Nothing was to be stored yet: the campaign was looked up, or the leads by a dry run.
            ImportErrorKind::Store(_) if self.checkpoint.is_none() => f.write_str("The store could not be read"),
            ImportErrorKind::Store(_) => f.write_str("The leads could not be stored"),
            ImportErrorKind::Checkpoint(_) => f.write_str("The checkpoint could not be written"),
            ImportErrorKind::UnsupportedPolicy(_) => f.write_str("The store cannot update existing leads in this way"),
            ImportErrorKind::Rejects(_) if self.checkpoint.is_none() => {
                f.write_str("The rejects file of the stopped import could not be read")
            }
            ImportErrorKind::Rejects(_) => f.write_str("The rejected rows could not be written"),
            ImportErrorKind::Cancelled => f.write_str("The import was cancelled"),
            ImportErrorKind::CheckpointMismatch(mismatch) => mismatch.fmt(f),
            ImportErrorKind::TemporaryFile(_) => f.write_str("A temporary file could not be written or read"),
            ImportErrorKind::TooManyDuplicates => f.write_str("Too many duplicate emails to hold in memory"),
        }
    }
}

/// The number of mapping errors in a message. An inspection lists all.
const SHOWN_MAPPING_ERRORS: usize = 3;

fn write_mapping_errors(f: &mut fmt::Formatter<'_>, errors: &[MappingError]) -> fmt::Result {
    let shown: Vec<_> = errors.iter().take(SHOWN_MAPPING_ERRORS).map(ToString::to_string).collect();
    write!(f, "The mapping cannot be used: {}", shown.join("; "))?;
    match errors.len() - shown.len() {
        0 => Ok(()),
        more => write!(f, "; and {more} more"),
    }
}

/// Writes an error of the reader with the messages of the HTTP reply.
fn write_read_error(f: &mut fmt::Formatter<'_>, kind: &ReadErrorKind) -> fmt::Result {
    match kind {
        ReadErrorKind::Io(_) => f.write_str("The file could not be read"),
        ReadErrorKind::Changed => f.write_str("The file has changed during the import"),
        ReadErrorKind::Empty => f.write_str("CSV file is empty"),
        ReadErrorKind::TooLarge { limit } => write!(f, "Maximum file size is {}", ByteSize(*limit)),
        ReadErrorKind::TooManyRows { limit } => write!(f, "Maximum {} leads per CSV", Thousands(*limit)),
        ReadErrorKind::TooManyColumns { limit } => write!(f, "Maximum {} columns per CSV", Thousands(*limit as u64)),
        ReadErrorKind::NotText { what, remedy } => write!(f, "This file is {what}, not CSV: {remedy}"),
    }
}

/// A number with thousands separators: `50,000`.
struct Thousands(u64);

impl fmt::Display for Thousands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0..1_000 => write!(f, "{}", self.0),
            more => write!(f, "{},{:03}", Self(more / 1_000), more % 1_000),
        }
    }
}

/// A size in the largest unit that gives a whole number: `50 MB`. An MB here has 1,048,576 bytes (1 MiB).
struct ByteSize(u64);

impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [(30, "GB"), (20, "MB"), (10, "KB")];
        let whole = units.into_iter().find(|(bits, _)| self.0 > 0 && self.0.trailing_zeros() >= *bits);
        match whole {
            Some((bits, unit)) => write!(f, "{} {unit}", Thousands(self.0 >> bits)),
            None => write!(f, "{} bytes", Thousands(self.0)),
        }
    }
}

impl Error for ImportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.kind {
            ImportErrorKind::Read(error) => error.source(),
            ImportErrorKind::Store(error) => Some(error),
            ImportErrorKind::Rejects(error) | ImportErrorKind::TemporaryFile(error) => Some(error),
            ImportErrorKind::Checkpoint(error) => Some(&**error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_thousands_separators() {
        let shown = [0, 999, 1_000, 50_000, 1_002_003].map(|number| Thousands(number).to_string());
        assert_eq!(shown, ["0", "999", "1,000", "50,000", "1,002,003"]);
    }

    #[test]
    fn sizes_are_shown_in_the_largest_whole_unit() {
        let shown = [0, 1_023, 1_536, 2_048, 52_428_800, 1 << 30].map(|size| ByteSize(size).to_string());
        assert_eq!(shown, ["0 bytes", "1,023 bytes", "1,536 bytes", "2 KB", "50 MB", "1 GB"]);
    }
}
