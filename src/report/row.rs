//! Failed rows, duplicate rows and the issues of single rows: [`FailedRow`], [`DuplicateRow`], [`RowIssue`].
//!
//! Each gives the position of the row in two ways: its line, which a person finds in an editor, and its number among the data
//! rows, which a program counts. A cell of two lines or a blank line adds to the first and not to the second.
//!
//! An issue has a code for programs and a message for people. The message is made where the issue is found, with the values of
//! that row, so that it can say more than the code: `Invalid email` and the store's own reason have the same shape.

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize};

use super::parameters::{Parameter, ParameterValue, Parameters, Variant};
use crate::{
    lead::{Field, first_chars},
    source::Position,
};

/// A row that is not in the store, with all reasons. Displays as its reasons, separated by `; `.
///
/// It has all reasons, not only the first, because a person who corrects a row wants to do it once. The cells of
/// the row are in the rejects file only.
///
/// ```
/// use lead_import::{CampaignId, Importer, MemoryStore, report::IssueCode};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = std::io::Cursor::new("email\nada@example.com\nnot-an-email\n");
/// let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
///
/// let failed = &report.failures()[0];
/// assert_eq!((failed.line(), failed.row(), failed.email()), (3, 2, "not-an-email"));
/// assert_eq!(failed.issues()[0].code(), IssueCode::InvalidEmail);
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailedRow {
    line: u64,
    row: u64,
    email: Box<str>,
    issues: Vec<RowIssue>,
}

impl FailedRow {
    /// The number of characters of an email cell that are kept. An address has at most 254 bytes (RFC 5321, section 4.5.3.1.3), so that
    /// only text that is not one is cut. The list of failed rows thereby stays small, whatever the cells hold.
    const EMAIL_CHARS: usize = 254;

    /// The row at `position`, with its [email cell](Self::shown).
    pub(crate) fn new(position: Position, email: &str, issues: Vec<RowIssue>) -> Self {
        Self { line: position.line(), row: position.row(), email: Self::shown(email).into(), issues }
    }

    /// The part of an email cell that the list shows.
    pub(crate) fn shown(cell: &str) -> &str {
        first_chars(cell, Self::EMAIL_CHARS)
    }

    /// The line on which the row begins, as an editor counts it, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The row's number among the data rows, from 1.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// The content of the email cell, at most its first 254 characters. Empty if the row has no email cell.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// All reasons why the row failed, at least one.
    pub fn issues(&self) -> &[RowIssue] {
        &self.issues
    }
}

impl FailedRow {
    /// The reasons in the words of the HTTP reply, which says `Invalid email` and not why.
    pub(super) fn in_reply(&self) -> String {
        let reasons = self.issues.iter().map(|issue| match issue.code {
            IssueCode::InvalidEmail => "Invalid email",
            _ => &issue.message,
        });
        reasons.collect::<Vec<_>>().join("; ")
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

/// A row with the email of an earlier row of the same file.
///
/// [`DuplicatePolicy`](crate::import::DuplicatePolicy) decides what happens to its values, and whether it fails. By default the row is
/// treated as an existing lead: with an [`UpdatePolicy`](crate::store::UpdatePolicy) that keeps leads, its values are not used; with one
/// that changes leads, they are merged field by field into the lead of the first row.
///
/// ```
/// use lead_import::{CampaignId, Importer, MemoryStore};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = std::io::Cursor::new("email\nada@example.com\n\nADA@example.com\n");
/// let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
///
/// let duplicate = &report.duplicates()[0];
/// assert_eq!((duplicate.line(), duplicate.row(), duplicate.first_line()), (4, 2, 2));
/// assert_eq!(duplicate.email(), "ada@example.com");
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DuplicateRow {
    pub(crate) line: u64,
    pub(crate) row: u64,
    pub(crate) email: Box<str>,
    pub(crate) first_line: u64,
}

impl DuplicateRow {
    /// The line on which the row begins, as an editor counts it, from 1.
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

/// A reason why a row failed, or a warning about it. The list that holds it says which: those of a [`FailedRow`] are reasons, those of
/// [`ImportReport::warnings`](super::ImportReport::warnings) are warnings.
///
/// Serialises with the keys `line`, `row`, `field`, `column`, `code` and `message`, and `variant` and `parameters` if it has them. A
/// product that writes its own sentence, in another language for example, takes these two and the code instead of the message;
/// [the guide](crate::guide::messages) lists them.
///
/// ```
/// use lead_import::{CampaignId, Field, Importer, MemoryStore, report::IssueCode};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = std::io::Cursor::new("Work email\nAda <ada@example.com>\n");
/// let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
///
/// let warning = &report.warnings()[0];
/// assert_eq!((warning.line(), warning.code()), (2, IssueCode::RepairedEmail));
/// assert_eq!((warning.field(), warning.column()), (Some(Field::Email), Some("Work email")));
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowIssue {
    pub(crate) line: u64,
    pub(crate) row: u64,
    pub(crate) field: Option<Field>,
    pub(crate) column: Option<Box<str>>,
    pub(crate) code: IssueCode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) variant: Variant,
    #[serde(default, skip_serializing_if = "Parameters::is_empty")]
    pub(crate) parameters: Parameters,
    pub(crate) message: Box<str>,
}

impl RowIssue {
    /// Creates an issue of the row at `position`, about no field and no column, whose message has no values.
    pub(crate) fn of(position: Position, code: IssueCode, message: &str) -> Self {
        let (line, row) = (position.line(), position.row());
        let (parameters, message) = (Parameters::default(), message.into());
        Self { line, row, field: None, column: None, code, variant: None, parameters, message }
    }

    /// Creates an issue of the email of the row at `position`.
    pub(crate) fn of_email(position: Position, code: IssueCode, message: &str) -> Self {
        Self { field: Some(Field::Email), ..Self::of(position, code, message) }
    }

    /// Says which of the sentences of its code the message is.
    pub(crate) fn variant_of(self, variant: &'static str) -> Self {
        Self { variant: Some(Cow::Borrowed(variant)), ..self }
    }

    /// Names a value that the message has.
    pub(crate) fn with(self, name: Parameter, value: impl Into<ParameterValue>) -> Self {
        Self { parameters: self.parameters.with(name, value), ..self }
    }

    /// The line on which the row begins, as an editor counts it, from 1.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The row's number among the data rows, from 1.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// The field that the issue is about, if it is one of the five.
    pub fn field(&self) -> Option<Field> {
        self.field
    }

    /// The [name](crate::columns::Column::name) of the column that the issue is about, if it is about one column.
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// The kind of issue, for programs.
    pub fn code(&self) -> IssueCode {
        self.code
    }

    /// Which of several sentences the message is, if its code has several: `noAt` of [`InvalidEmail`](IssueCode::InvalidEmail), for example.
    /// [The guide](crate::guide::messages) lists them. New ones may be added.
    pub fn variant(&self) -> Option<&str> {
        self.variant.as_deref()
    }

    /// The values in the message, by name.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// The description of the issue in English, for the person who uploaded the file. It may quote cells of the row.
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// The kind of a [`RowIssue`].
///
/// The kinds up to [`Duplicate`](Self::Duplicate), and [`ExtraCells`](Self::ExtraCells) by default, make the row fail: it is in
/// [`ImportReport::failures`](super::ImportReport::failures) and in the rejects file. [`OptedOut`](Self::OptedOut) does so on request.
/// The others are warnings about what the import assumed or changed: show them, and let a person check the rows. A kind
/// serialises and displays as its name in camel case. Kinds have the order in which they are listed here.
///
/// ```
/// use lead_import::report::IssueCode;
///
/// assert_eq!(IssueCode::InvalidEmail.to_string(), "invalidEmail");
/// assert_eq!(serde_json::from_str::<IssueCode>(r#""optedOut""#)?, IssueCode::OptedOut);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum IssueCode {
    /// The email cell is empty or missing.
    EmailRequired,
    /// The email cell does not hold an accepted address, even after [repairs](crate::lead::Email::repair). The message says why; that of
    /// the HTTP reply is `Invalid email`.
    InvalidEmail,
    /// A cell is longer than [the limit](crate::source::Limits).
    CellTooLong,
    /// A text is longer than the store accepts ([`StoreLimits::with_longest_text`](crate::store::StoreLimits::with_longest_text)).
    TextTooLong,
    /// The row has more cells than [the limit](crate::source::Limits) of columns.
    TooManyCells,
    /// A quote opens in this row and is never closed. Only this row fails; reading resumes on the next line.
    UnclosedQuote,
    /// The row is longer than the reader's buffer.
    RowTooLong,
    /// The row belongs to a second table of the file, whose header names other columns than the first. Import that table as a file of
    /// its own.
    SecondTable,
    /// A line break that is not quoted may have split one row into this row and its neighbour: each has too few cells, and together they
    /// have the number of the header's. Both fail. Put the cell with the line break in quotes, or remove the line break.
    SplitRow,
    /// The store rejected the lead, for example because its address is suppressed. The message is the store's reason, at
    /// most its first 500 characters.
    Rejected,
    /// An earlier row has the same email, and the store rejected that row.
    DuplicateOfRejected,
    /// An earlier row has the same email, and the importer [rejects duplicates](crate::import::DuplicatePolicy::Reject).
    Duplicate,
    /// The row has cells beyond the header that are not blank, so that its cells may be in wrong columns. A warning if the importer
    /// [keeps such cells](crate::import::ExtraCells::Keep) as custom fields.
    ExtraCells,
    /// Warning: the row has fewer cells than the header. The missing cells are treated as empty.
    MissingCells,
    /// Warning: some bytes of the row are not valid in the file's encoding and were replaced with U+FFFD.
    ReplacedCharacters,
    /// Warning: the row is not in the file's encoding, as rows that were pasted from another file are. It was read in the encoding that the
    /// message names ([`EncodingReport::other`](crate::source::EncodingReport::other)).
    OtherEncoding,
    /// Warning: the file may be in a different encoding. Once per file, for the first row that the two read differently.
    UnsureEncoding,
    /// Warning: a column was taken although its header does not name the field: it holds addresses where no header names an email column,
    /// or its header is [one typing error away](crate::columns::Rule::Misspelled) from a known one. Once per column, for the first row.
    GuessedColumn,
    /// Warning: the text of a cell was encoded twice in UTF-8 (`JÃ¼rgen` for `Jürgen`), as all or several cells of its column. It was decoded
    /// once more.
    DoubleEncoded,
    /// Warning: a name has HTML entities (`M&uuml;ller`), which were replaced.
    HtmlEntities,
    /// Warning: a first line such as `sep=;` names another delimiter than the rows have. The rows were read by their own. Once per file, for
    /// the first row.
    RefutedDelimiter,
    /// Warning: the header has another delimiter than the rows; both were read. Once per file, for the first row.
    HeaderDelimiter,
    /// Warning: a cell of the header is longer than [the limit](crate::source::Limits::max_header_bytes), and the name of the custom field was
    /// cut. Once per file, for the first row.
    ShortenedHeader,
    /// Warning: a quoted cell has a quote that is not doubled (RFC 4180, section 2). It was read as part of the text.
    StrayQuote,
    /// Warning: a cell has a NUL or another control character (Unicode category Cc) other than a tab or a line break, which was
    /// removed. Databases refuse NUL.
    ControlCharacter,
    /// Warning: a cell has a text that programs write in place of a missing value, such as `\N` or `#N/A`. The cell was treated as empty.
    NoValue,
    /// Warning: a first or last name is probably not a name, such as `NULL` or `{{first_name}}`, was probably damaged before, as `J?rg` was,
    /// or has a character that reverses text; or a single name of a person or company in its column was encoded twice in UTF-8 (`JÃ¼rgen`).
    /// It was imported as it is.
    SuspiciousName,
    /// Warning: an unquoted cell has a line break, and the next line is the rest of the row. Together they have the header's number of
    /// cells.
    BrokenLine,
    /// Warning: the email cell was [repaired](crate::lead::Repair), for example by removing a display name or `mailto:`.
    RepairedEmail,
    /// Warning: the email cell is empty or invalid, and the email is that of another column of the person. The message names both.
    FallbackEmail,
    /// Warning: the email cell has several addresses, and the first valid one was used. The others are kept as a custom field, which has
    /// the name of the column with ` (others)` behind it.
    SeveralAddresses,
    /// A column says that the person must not be contacted, `unsubscribed` for example. A warning, unless the importer
    /// [rejects](crate::import::OptedOut::Reject) such rows.
    OptedOut,
}

impl IssueCode {
    /// Every kind, in this order. New kinds may be added.
    ///
    /// ```
    /// use lead_import::report::IssueCode;
    ///
    /// let names: Vec<_> = IssueCode::ALL.iter().map(ToString::to_string).collect();
    /// assert_eq!(names[..2], ["emailRequired", "invalidEmail"]);
    /// ```
    pub const ALL: &'static [Self] = &[
        Self::EmailRequired,
        Self::InvalidEmail,
        Self::CellTooLong,
        Self::TextTooLong,
        Self::TooManyCells,
        Self::UnclosedQuote,
        Self::RowTooLong,
        Self::SecondTable,
        Self::SplitRow,
        Self::Rejected,
        Self::DuplicateOfRejected,
        Self::Duplicate,
        Self::ExtraCells,
        Self::MissingCells,
        Self::ReplacedCharacters,
        Self::OtherEncoding,
        Self::UnsureEncoding,
        Self::GuessedColumn,
        Self::DoubleEncoded,
        Self::HtmlEntities,
        Self::RefutedDelimiter,
        Self::HeaderDelimiter,
        Self::ShortenedHeader,
        Self::StrayQuote,
        Self::ControlCharacter,
        Self::NoValue,
        Self::SuspiciousName,
        Self::BrokenLine,
        Self::RepairedEmail,
        Self::FallbackEmail,
        Self::SeveralAddresses,
        Self::OptedOut,
    ];
}

/// Displays as it serialises, so that a code has one spelling.
impl fmt::Display for IssueCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_codes_is_complete() {
        // serde's message names all variants of the enum.
        let error = serde_json::from_str::<IssueCode>("\"none\"").unwrap_err().to_string();
        let (_, expected) = error.split_once("expected one of ").unwrap();
        let names: Vec<_> = expected.split('`').skip(1).step_by(2).collect();
        assert_eq!(names, IssueCode::ALL.iter().map(ToString::to_string).collect::<Vec<_>>());
    }
}
