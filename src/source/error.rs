//! Why a file cannot be read as a table: [`ReadError`].

use std::{error::Error, fmt, io};

use super::remedy::Remedy;

/// Why a file could not be read as a table.
///
/// ```
/// use lead_import::source::{ReadErrorKind, ReadOptions, Table};
///
/// let error = Table::open(std::io::Cursor::new("\n\n"), &ReadOptions::default()).unwrap_err();
/// assert!(matches!(error.kind(), ReadErrorKind::Empty));
/// assert_eq!(error.to_string(), "the file is empty");
/// ```
#[derive(Debug)]
pub struct ReadError {
    kind: ReadErrorKind,
}

/// The kinds of [`ReadError`].
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadErrorKind {
    /// The source failed to read or seek.
    Io(io::Error),
    /// The file has changed while it was read: a later pass found other bytes than the first. An import notices this before it uses
    /// any of them.
    Changed,
    /// The file has more bytes than the limit.
    TooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// The file has no bytes, only blank lines, or a header and no data row. One row with an address in it is no header: see
    /// [`TableSummary::first_row_is_data`](super::TableSummary::first_row_is_data).
    Empty,
    /// The file has more data rows than the limit.
    TooManyRows {
        /// The limit.
        limit: u64,
    },
    /// The header has more columns than the limit.
    TooManyColumns {
        /// The limit.
        limit: usize,
    },
    /// The file is not delimited text.
    NotText {
        /// The kind of file, as a person calls it in English: `an Excel workbook (.xlsx)`.
        what: &'static str,
        /// What the person can do.
        remedy: Remedy,
    },
}

impl ReadError {
    pub(crate) fn new(kind: ReadErrorKind) -> Self {
        Self { kind }
    }

    /// The kind of error, with its details.
    ///
    /// ```
    /// use lead_import::source::{Limits, ReadErrorKind, ReadOptions, Table};
    ///
    /// let options = ReadOptions::default().limits(Limits::default().max_rows(1));
    /// let error = Table::open(std::io::Cursor::new("email\na@example.com\nb@example.com\n"), &options).unwrap_err();
    /// assert!(matches!(error.kind(), ReadErrorKind::TooManyRows { limit: 1 }));
    /// ```
    pub fn kind(&self) -> &ReadErrorKind {
        &self.kind
    }

    /// Takes the kind out of the error.
    pub fn into_kind(self) -> ReadErrorKind {
        self.kind
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ReadErrorKind::Io(_) => write!(f, "the file could not be read"),
            ReadErrorKind::Changed => write!(f, "the file has changed while it was read"),
            ReadErrorKind::TooLarge { limit } => write!(f, "the file is larger than {limit} bytes"),
            ReadErrorKind::Empty => write!(f, "the file is empty"),
            ReadErrorKind::TooManyRows { limit } => write!(f, "the file has more than {limit} rows"),
            ReadErrorKind::TooManyColumns { limit } => write!(f, "the header has more than {limit} columns"),
            ReadErrorKind::NotText { what, remedy } => write!(f, "the file is {what}, not CSV: {remedy}"),
        }
    }
}

impl Error for ReadError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.kind {
            ReadErrorKind::Io(error) => Some(error),
            _ => None,
        }
    }
}

/// The error of a source that failed, or of bytes that have changed.
pub(crate) fn io_error(error: io::Error) -> ReadError {
    let has_changed = matches!(error.get_ref(), Some(cause) if cause.is::<Changed>());
    ReadError::new(if has_changed { ReadErrorKind::Changed } else { ReadErrorKind::Io(error) })
}

/// The cause in an [`io::Error`] of bytes that are not those which were read before.
#[derive(Debug)]
pub(super) struct Changed;

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the bytes are not those that were read before")
    }
}

impl Error for Changed {}
