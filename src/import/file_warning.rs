//! What a person should know of a file before its import: [`FileWarning`].

use std::{borrow::Cow, fmt};

use serde::Serialize;

use crate::{
    report::{IssueCode, Parameter, ParameterValue, Parameters, RowIssue, Variant},
    source::{OddRows, Oddity, Record, TableSummary},
};

/// A fact about a file that a person should check before the import. Displays as its sentence, behind its line if it has one.
///
/// [`Inspection::warnings`](super::Inspection::warnings) lists them. Serialises with the keys `code`, `message` and, if it is about one
/// line or begins on one, `line`, and `variant` and `parameters` if it has them: what a sentence in another language needs, as
/// [the guide](crate::guide::messages) lists it.
///
/// ```
/// use lead_import::{Importer, report::IssueCode};
///
/// let file = std::io::Cursor::new("sep=;\nemail,name\nada@example.com,Ada\n\"grace@example.com,Grace\n");
/// let warnings = Importer::new().inspect(file)?.warnings();
/// let codes: Vec<_> = warnings.iter().map(|warning| (warning.code(), warning.line())).collect();
/// assert_eq!(codes, [(IssueCode::RefutedDelimiter, Some(1)), (IssueCode::UnclosedQuote, Some(4))]);
/// let sentence = "line 4: 1 row fails because it has a quote that is never closed";
/// assert_eq!(warnings[1].to_string(), sentence);
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "A fact about the file that a person should check before the import.")
)]
pub struct FileWarning {
    /// The kind of warning, `headerDelimiter` for example.
    #[cfg_attr(feature = "http", schema(value_type = String))]
    code: IssueCode,
    /// The line that it is about, from 1. Of several rows, the line of the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false, minimum = 1))]
    line: Option<u64>,
    /// Which of several sentences of its code the message is, `misspelled` for example.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(value_type = String, nullable = false))]
    variant: Variant,
    /// The values in the message, by name.
    #[serde(skip_serializing_if = "Parameters::is_empty")]
    #[cfg_attr(feature = "http", schema(value_type = Object))]
    parameters: Parameters,
    /// The warning as a sentence.
    #[cfg_attr(feature = "http", schema(value_type = String))]
    message: Box<str>,
}

impl FileWarning {
    pub(super) fn new(code: IssueCode, line: u64, message: impl Into<Box<str>>) -> Self {
        let (line, parameters) = (Some(line).filter(|line| *line > 0), Parameters::default());
        Self { code, line, variant: None, parameters, message: message.into() }
    }

    /// Says which of the sentences of its code the message is.
    pub(super) fn variant_of(self, variant: &'static str) -> Self {
        Self { variant: Some(Cow::Borrowed(variant)), ..self }
    }

    /// The warning as one of a row.
    pub(super) fn of_row(&self, record: &Record) -> RowIssue {
        let (variant, parameters) = (self.variant.clone(), self.parameters.clone());
        RowIssue { variant, parameters, ..RowIssue::of(record.position(), self.code, &self.message) }
    }

    /// Names a value that the message has.
    pub(super) fn with(self, name: Parameter, value: impl Into<ParameterValue>) -> Self {
        Self { parameters: self.parameters.with(name, value), ..self }
    }

    /// The kind of warning, for programs. The report of an import has warnings and failures of rows with the same codes.
    pub fn code(&self) -> IssueCode {
        self.code
    }

    /// The line that it is about, as an editor counts it, from 1. Of several rows, the line of the first.
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// Which of several sentences the message is, if its code has several.
    pub fn variant(&self) -> Option<&str> {
        self.variant.as_deref()
    }

    /// The values in the message, by name.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// The warning as an English sentence. It may have headers and no other cells of the file.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for FileWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

/// The warnings about unusual rows, one for each kind.
pub(super) fn of_rows(summary: &TableSummary) -> impl Iterator<Item = FileWarning> {
    let odd = summary.oddities().kinds().into_iter().map(|found| {
        let (code, fate, what) = explain(found.kind);
        FileWarning::new(code, found.line, sentence(found, fate, what)).with(Parameter::Rows, found.rows)
    });
    odd.chain(other_encoding(summary))
}

/// Rows that are not in the encoding of the file.
fn other_encoding(summary: &TableSummary) -> Option<FileWarning> {
    let (own, other) = (summary.encoding().encoding(), summary.encoding().other()?);
    let message = match other.rows() {
        1 => format!("1 row is not {own}; it was read as {}", other.encoding()),
        rows => format!("{rows} rows are not {own}; they were read as {}; the first is on this line", other.encoding()),
    };
    let warning = FileWarning::new(IssueCode::OtherEncoding, other.line(), message).variant_of("rows");
    let warning = warning.with(Parameter::Rows, other.rows()).with(Parameter::Encoding, own.name());
    Some(warning.with(Parameter::OtherEncoding, other.encoding().name()))
}

/// The code of a kind, what happens to its rows, and what they have.
fn explain(kind: Oddity) -> (IssueCode, Fate, &'static str) {
    use Fate::{Fail, Read};
    match kind {
        Oddity::UnclosedQuote => (IssueCode::UnclosedQuote, Fail, "a quote that is never closed"),
        Oddity::RowTooLong => (IssueCode::RowTooLong, Fail, "more bytes than a row may have"),
        Oddity::SecondTable => (IssueCode::SecondTable, Fail, "a second table's header above"),
        Oddity::CellTooLong => (IssueCode::CellTooLong, Fail, "a cell that is too long"),
        Oddity::TooManyCells => (IssueCode::TooManyCells, Fail, "more cells than a row may have"),
        Oddity::ExtraCells => (IssueCode::ExtraCells, Read, "more cells than the header"),
        Oddity::MissingCells => (IssueCode::MissingCells, Read, "fewer cells than the header"),
        Oddity::ReplacedCharacters => (IssueCode::ReplacedCharacters, Read, "bytes that are no text in this encoding"),
        Oddity::StrayQuote => (IssueCode::StrayQuote, Read, "a quote that is not doubled in a quoted cell"),
        Oddity::BrokenLine => (IssueCode::BrokenLine, Read, "a line break in a cell that is not quoted"),
    }
}

/// Whether rows of a kind fail in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Fail,
    Read,
}

fn sentence(found: OddRows, fate: Fate, what: &str) -> String {
    match (found.rows, fate) {
        (1, Fate::Fail) => format!("1 row fails because it has {what}"),
        (rows, Fate::Fail) => format!("{rows} rows fail because they have {what}; the first is on this line"),
        (1, Fate::Read) => format!("1 row has {what}"),
        (rows, Fate::Read) => format!("{rows} rows have {what}; the first is on this line"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_about_several_rows_has_their_number_and_the_first_line() {
        let found = OddRows { kind: Oddity::MissingCells, rows: 3, line: 7 };
        let (_, fate, what) = explain(found.kind);
        assert_eq!(sentence(found, fate, what), "3 rows have fewer cells than the header; the first is on this line");
    }

    #[test]
    fn a_warning_without_a_line_has_no_such_key() {
        let warnings = [0, 2].map(|line| FileWarning::new(IssueCode::GuessedColumn, line, "guessed"));
        let json = serde_json::to_string(&warnings).unwrap();
        let expected =
            r#"[{"code":"guessedColumn","message":"guessed"},{"code":"guessedColumn","line":2,"message":"guessed"}]"#;
        assert_eq!(json, expected);
    }
}
