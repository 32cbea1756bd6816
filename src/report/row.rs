//! What is said of single rows.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{lead::Field, source::Record};

/// A row that did not become a lead, and every reason. Displays as its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedRow {
    line: u64,
    row: u64,
    email: Box<str>,
    issues: Vec<RowIssue>,
}

impl FailedRow {
    /// Longest part of an email cell that is kept, in characters: an address has at most 254 (RFC 5321, section 4.5.3.1.3).
    const EMAIL_CHARS: usize = 254;

    pub(crate) fn new(line: u64, row: u64, email: &str, issues: Vec<RowIssue>) -> Self {
        let end = email.char_indices().nth(Self::EMAIL_CHARS).map_or(email.len(), |(at, _)| at);
        Self { line, row, email: email[..end].into(), issues }
    }

    /// The line on which the row begins, as an editor counts it, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The row's number among the data rows, from 1.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// What stands in the email column; at most its first 254 characters.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// Everything that is wrong with the row; never empty.
    pub fn issues(&self) -> &[RowIssue] {
        &self.issues
    }
}

impl fmt::Display for FailedRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, issue) in self.issues.iter().enumerate() {
            f.write_str(if index == 0 { "" } else { "; " })?;
            f.write_str(&issue.message)?;
        }
        Ok(())
    }
}

/// A row whose email an earlier row of the same file has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DuplicateRow {
    pub(crate) line: u64,
    pub(crate) row: u64,
    pub(crate) email: Box<str>,
    pub(crate) first_line: u64,
}

impl DuplicateRow {
    /// The line on which the row begins.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The row's number among the data rows, from 1.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// The email in normal form.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// The line of the first row with this email.
    pub fn first_line(&self) -> u64 {
        self.first_line
    }
}

/// One thing that is wrong with a row, or worth knowing about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowIssue {
    pub(crate) line: u64,
    pub(crate) row: u64,
    pub(crate) field: Option<Field>,
    pub(crate) column: Option<Box<str>>,
    pub(crate) code: IssueCode,
    pub(crate) message: Box<str>,
}

impl RowIssue {
    /// An issue of the row that `record` holds.
    pub(crate) fn of(record: &Record, code: IssueCode, message: &str) -> Self {
        let (line, row) = (record.position().line(), record.position().row());
        Self { line, row, field: None, column: None, code, message: message.into() }
    }

    /// An issue with the row's email.
    pub(crate) fn of_email(record: &Record, code: IssueCode, message: &str) -> Self {
        Self { field: Some(Field::Email), ..Self::of(record, code, message) }
    }

    /// The line on which the row begins, as an editor counts it, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The row's number among the data rows, from 1.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// The field that it is about, if it is about one of the five.
    pub fn field(&self) -> Option<Field> {
        self.field
    }

    /// The name of the column that it is about, if it is about one.
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// What kind of issue it is.
    pub fn code(&self) -> IssueCode {
        self.code
    }

    /// What it is, for the person who uploaded the file.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// The kinds of [`RowIssue`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum IssueCode {
    /// The email cell is empty.
    EmailRequired,
    /// The email cell holds no address that a lead can have.
    InvalidEmail,
    /// A cell has a NUL or another control character.
    ControlCharacter,
    /// A cell is longer than the limit.
    CellTooLong,
    /// The row has more cells than the limit of columns.
    TooManyCells,
    /// A quote opens in this row and never closes.
    UnclosedQuote,
    /// The row is longer than the reader holds.
    RowTooLong,
    /// The store does not take this lead.
    Rejected,
    /// An earlier row has the same email, and the store did not take that one.
    DuplicateOfRejected,
    /// An earlier row has the same email, and the importer was told to reject repeated rows.
    Duplicate,
    /// Warning: the row has cells beyond the header's last column; they are kept as custom fields.
    ExtraCells,
    /// Warning: the row ends before the header's last column; the missing cells count as empty.
    MissingCells,
    /// Warning: some of the row's bytes are not text in the file's encoding and were replaced by `U+FFFD`.
    ReplacedCharacters,
    /// Warning: the file may be in another encoding. Once per file, for the first row that both read differently.
    UnsureEncoding,
    /// Warning: the quotes of a cell are not balanced; the cell was taken as it most likely was meant.
    StrayQuote,
    /// Warning: the address was taken out of its surroundings: spaces, `mailto:`, a display name, punctuation.
    RepairedEmail,
    /// Warning: the email cell holds several addresses; the first was taken.
    SeveralAddresses,
}

impl fmt::Display for IssueCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}
