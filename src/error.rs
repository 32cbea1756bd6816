//! Why an import stopped: [`ImportError`].

use std::{error::Error, fmt, io};

use crate::{Checkpoint, ImportReport, ReadError, ReadErrorKind, StoreError};

/// Why an import stopped, with the report so far.
///
/// Displays as the message of the reply's table; [`code`](Self::code) gives the reply's code.
/// Where the message may not show the inside of a server, the cause is in [`source`](Error::source) only.
///
/// ```
/// use lead_import::{CampaignId, ErrorCode, Importer, MemoryStore};
///
/// let (importer, campaign) = (Importer::new(), CampaignId::from("spring"));
/// let import = importer.import(MemoryStore::new(), &campaign, std::io::empty());
/// let error = futures_lite::future::block_on(import).unwrap_err();
/// assert_eq!((error.code(), error.to_string().as_str()), (ErrorCode::NotFound, "Campaign not found"));
/// ```
#[derive(Debug)]
pub struct ImportError {
    kind: ImportErrorKind,
    stopped: Option<Box<Stopped>>,
}

/// How far an import came.
#[derive(Debug)]
pub(crate) struct Stopped {
    pub(crate) report: ImportReport,
    pub(crate) checkpoint: Checkpoint,
}

/// The kinds of [`ImportError`].
#[derive(Debug)]
#[non_exhaustive]
pub enum ImportErrorKind {
    /// The request has no file. The library itself never says so; a server or a program around it does.
    FileRequired,
    /// There is no such campaign.
    CampaignNotFound,
    /// No column of the file is the email.
    NoEmailColumn,
    /// The file cannot be read as a table, or is beyond a limit.
    Read(ReadError),
    /// The store failed.
    Store(StoreError),
    /// The rejected rows could not be written.
    Rejects(io::Error),
    /// The import was cancelled.
    Cancelled,
    /// The checkpoint does not belong to this file, campaign or configuration; says which.
    CheckpointMismatch(&'static str),
    /// The rows that repeat an email are too many to hold; only for policies other than the first row's winning.
    TooManyRepeats,
}

/// The `code` of a failure reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// The file or the request is not right; the person who uploaded it can mend it.
    ValidationError,
    /// There is no such campaign, or it is not the caller's to see.
    NotFound,
    /// The key is missing or unknown.
    Unauthorized,
    /// The server failed.
    InternalError,
    /// The route has no such method; only a server says so.
    MethodNotAllowed,
    /// The upload took too long; only a server says so.
    RequestTimeout,
    /// The server is busy or about to stop; only a server says so.
    ServiceUnavailable,
}

impl ErrorCode {
    /// The code as it stands in the reply, `VALIDATION_ERROR` for example.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ValidationError => "VALIDATION_ERROR",
            Self::NotFound => "NOT_FOUND",
            Self::Unauthorized => "UNAUTHORIZED",
            Self::InternalError => "INTERNAL_ERROR",
            Self::MethodNotAllowed => "METHOD_NOT_ALLOWED",
            Self::RequestTimeout => "REQUEST_TIMEOUT",
            Self::ServiceUnavailable => "SERVICE_UNAVAILABLE",
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl ImportError {
    pub(crate) fn stopped(kind: ImportErrorKind, stopped: Stopped) -> Self {
        Self { kind, stopped: Some(Box::new(stopped)) }
    }

    /// What went wrong.
    pub fn kind(&self) -> &ImportErrorKind {
        &self.kind
    }

    /// The code of the failure reply.
    pub fn code(&self) -> ErrorCode {
        match &self.kind {
            ImportErrorKind::CampaignNotFound => ErrorCode::NotFound,
            ImportErrorKind::Read(error) if matches!(error.kind(), ReadErrorKind::Io(_)) => ErrorCode::InternalError,
            ImportErrorKind::FileRequired
            | ImportErrorKind::NoEmailColumn
            | ImportErrorKind::Read(_)
            | ImportErrorKind::Cancelled
            | ImportErrorKind::CheckpointMismatch(_)
            | ImportErrorKind::TooManyRepeats => ErrorCode::ValidationError,
            ImportErrorKind::Store(_) | ImportErrorKind::Rejects(_) => ErrorCode::InternalError,
        }
    }

    /// What was imported before the stop, if the import had begun to write.
    pub fn report(&self) -> Option<&ImportReport> {
        self.stopped.as_ref().map(|stopped| &stopped.report)
    }

    /// Where to go on, if the import had begun to write; see [`Importer::resume`](crate::Importer::resume).
    pub fn checkpoint(&self) -> Option<&Checkpoint> {
        self.stopped.as_ref().map(|stopped| &stopped.checkpoint)
    }

    /// Whether trying again may help without any change.
    pub fn is_transient(&self) -> bool {
        matches!(&self.kind, ImportErrorKind::Store(error) if error.is_transient())
    }

    /// Whether the import was cancelled.
    pub fn is_cancelled(&self) -> bool {
        matches!(self.kind, ImportErrorKind::Cancelled)
    }
}

impl From<ImportErrorKind> for ImportError {
    fn from(kind: ImportErrorKind) -> Self {
        Self { kind, stopped: None }
    }
}

impl From<ReadError> for ImportErrorKind {
    fn from(error: ReadError) -> Self {
        Self::Read(error)
    }
}

impl From<ReadError> for ImportError {
    fn from(error: ReadError) -> Self {
        ImportErrorKind::from(error).into()
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ImportErrorKind::FileRequired => f.write_str("CSV file is required"),
            ImportErrorKind::CampaignNotFound => f.write_str("Campaign not found"),
            ImportErrorKind::NoEmailColumn => f.write_str("No email column detected"),
            ImportErrorKind::Read(error) => write_read_error(f, error.kind()),
            ImportErrorKind::Store(_) => f.write_str("The leads could not be stored"),
            ImportErrorKind::Rejects(_) => f.write_str("The rejected rows could not be written"),
            ImportErrorKind::Cancelled => f.write_str("The import was cancelled"),
            ImportErrorKind::CheckpointMismatch(what) => write!(f, "The checkpoint is of another {what}"),
            ImportErrorKind::TooManyRepeats => f.write_str("Too many rows repeat an email to settle which wins"),
        }
    }
}

/// The reader's errors in the words of the reply.
fn write_read_error(f: &mut fmt::Formatter<'_>, kind: &ReadErrorKind) -> fmt::Result {
    match kind {
        ReadErrorKind::Io(_) => f.write_str("The file could not be read"),
        ReadErrorKind::Empty => f.write_str("CSV file is empty"),
        ReadErrorKind::TooLarge { limit } => write!(f, "Maximum file size is {}", Bytes(*limit)),
        ReadErrorKind::TooManyRows { limit } => write!(f, "Maximum {} leads per CSV", Thousands(*limit)),
        ReadErrorKind::TooManyColumns { limit } => write!(f, "Maximum {} columns per CSV", Thousands(*limit as u64)),
        ReadErrorKind::HeaderTooLong { column, limit } => {
            write!(f, "The header of column {column} is longer than {}", Bytes(*limit as u64))
        }
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

/// A size in the largest unit that gives a whole number: `50 MB`. As the reference service does, a MB is 1,048,576 bytes.
struct Bytes(u64);

impl fmt::Display for Bytes {
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
            ImportErrorKind::Rejects(error) => Some(error),
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
        let shown = [0, 1_023, 1_536, 2_048, 52_428_800, 1 << 30].map(|size| Bytes(size).to_string());
        assert_eq!(shown, ["0 bytes", "1,023 bytes", "1,536 bytes", "2 KB", "50 MB", "1 GB"]);
    }
}
