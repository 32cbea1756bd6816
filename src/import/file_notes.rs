//! What is to be told about a file as a whole: [`FileNotes`].
//!
//! An inspection lists these notes as [`FileWarning`]s. A report lists warnings by rows, because a person looks them up in the file. There a
//! warning about the whole file belongs to the first row that shows it.

use super::file_warning::FileWarning;
use crate::{
    columns::{Column, Rule, Target},
    lead::Field,
    report::{IssueCode, Parameter, RowIssue},
    source::{Encoding, EncodingReport, Record, TableSummary},
};

/// Warnings about a file, each with the number of the row with which a report has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileNotes {
    notes: Vec<FileNote>,
    /// The encoding of the file and that of the rows which are not in it.
    other_encoding: Option<(Encoding, Encoding)>,
}

#[derive(Clone, Debug)]
struct FileNote {
    row: u64,
    warning: FileWarning,
    /// What the report says besides: a cell of the file as it was read, and as it would be in the other encoding.
    example: Option<(String, String)>,
}

impl FileNotes {
    /// What the first pass found.
    pub(crate) fn new(summary: &TableSummary, columns: &[Column]) -> Self {
        let of_header = [
            header_encoding(summary),
            refuted_delimiter(summary),
            header_delimiter(summary),
            shortened_headers(summary, columns),
        ];
        let guessed = guessed_columns(summary.header_line(), columns);
        let of_header = of_header.into_iter().flatten().chain(guessed);
        let of_header = of_header.map(|warning| FileNote { row: 1, warning, example: None });
        let encoding = summary.encoding();
        Self {
            notes: unsure_encoding(encoding).into_iter().chain(of_header).collect(),
            other_encoding: encoding.other().map(|other| (encoding.encoding(), other.encoding())),
        }
    }

    /// Adds the warnings of one row.
    pub(crate) fn add_to(&self, warnings: &mut Vec<RowIssue>, record: &Record) {
        let row = record.position().row();
        for note in self.notes.iter().filter(|note| note.row == row) {
            warnings.push(note.issue(record));
        }
        if let Some((own, other)) = self.other_encoding.filter(|_| record.is_in_other_encoding()) {
            warnings.push(other_encoding(record, own, other));
        }
    }

    /// The warnings without cells of the file.
    pub(super) fn into_warnings(self) -> impl Iterator<Item = FileWarning> {
        self.notes.into_iter().map(|note| note.warning)
    }
}

impl FileNote {
    /// The warning as one of its row.
    fn issue(&self, record: &Record) -> RowIssue {
        let issue = self.warning.of_row(record);
        let Some((text, other)) = &self.example else { return issue };
        let message = format!("{}: \"{text}\" would be \"{other}\"", self.warning.message()).into();
        RowIssue { message, ..issue }.with(Parameter::Text, &**text).with(Parameter::OtherText, &**other)
    }
}

/// A row is not in the file's encoding.
fn other_encoding(record: &Record, own: Encoding, other: Encoding) -> RowIssue {
    let message = format!("The file is {own} and this row is not; it was read as {other}");
    let issue = RowIssue::of(record.position(), IssueCode::OtherEncoding, &message).variant_of("row");
    issue.with(Parameter::Encoding, own.name()).with(Parameter::OtherEncoding, other.name())
}

/// The encoding is not certain, where another is nearly as likely.
fn unsure_encoding(encoding: &EncodingReport) -> Option<FileNote> {
    let other = encoding.alternative()?;
    // The rows that are not in the file's encoding are those that may be in one more.
    let (variant, what, chosen) = match encoding.other() {
        Some(pasted) if encoding.encoding() == Encoding::UTF_8 => {
            ("rows", "Rows that are not UTF-8 were", pasted.encoding())
        }
        _ => ("file", "The file was", encoding.encoding()),
    };
    let message = format!("{what} read as {chosen} and may be {}", other.encoding());
    let warning = FileWarning::new(IssueCode::UnsureEncoding, other.line(), message).variant_of(variant);
    let warning = warning.with(Parameter::Encoding, chosen.name());
    Some(FileNote {
        row: other.row(),
        warning: warning.with(Parameter::OtherEncoding, other.encoding().name()),
        example: Some((other.chosen().to_owned(), other.other().to_owned())),
    })
}

/// The header is not in the encoding of the file.
fn header_encoding(summary: &TableSummary) -> Option<FileWarning> {
    let other = summary.encoding().other().filter(|_| summary.header().is_in_other_encoding())?;
    let (own, other) = (summary.encoding().encoding(), other.encoding());
    let message = format!("The file is {own} and its header is not; it was read as {other}");
    let warning = FileWarning::new(IssueCode::OtherEncoding, summary.header_line(), message).variant_of("header");
    Some(warning.with(Parameter::Encoding, own.name()).with(Parameter::OtherEncoding, other.name()))
}

/// The first line names another delimiter than the rows have.
fn refuted_delimiter(summary: &TableSummary) -> Option<FileWarning> {
    let (named, rows) = (char::from(summary.refuted_delimiter()?), char::from(summary.dialect().delimiter()));
    let line = summary.preamble().first().map_or(1, |row| row.position().line());
    let message = format!("The line \"sep={named}\" names another delimiter than the rows have, {rows:?}");
    let warning = FileWarning::new(IssueCode::RefutedDelimiter, line, message);
    Some(warning.with(Parameter::NamedDelimiter, named).with(Parameter::Delimiter, rows))
}

fn header_delimiter(summary: &TableSummary) -> Option<FileWarning> {
    let header = char::from(summary.header_delimiter()?);
    let rows = char::from(summary.dialect().delimiter());
    let message = format!("The header is separated by {header:?} and the rows by {rows:?}");
    let warning = FileWarning::new(IssueCode::HeaderDelimiter, summary.header_line(), message);
    Some(warning.with(Parameter::HeaderDelimiter, header).with(Parameter::Delimiter, rows))
}

/// A column was taken by its values or by a header with a typing error.
fn guessed_columns(header_line: u64, columns: &[Column]) -> impl Iterator<Item = FileWarning> {
    columns.iter().filter_map(move |column| {
        let Target::Field(field) = column.target() else { return None };
        let name = column.name();
        let warning = |message: String| FileWarning::new(IssueCode::GuessedColumn, header_line, message);
        let warning = match column.rule() {
            Rule::Values if field == Field::Email => {
                warning(format!("No header names an email column; \"{name}\" was taken because it holds addresses"))
                    .variant_of("values")
            }
            Rule::Misspelled => {
                let known = column.alias().unwrap_or_default();
                warning(format!("The header \"{name}\" was taken for \"{known}\", with a typing error"))
                    .variant_of("misspelled")
                    .with(Parameter::KnownHeader, known)
            }
            _ => return None,
        };
        Some(warning.with(Parameter::Column, name))
    })
}

fn shortened_headers(summary: &TableSummary, columns: &[Column]) -> Option<FileWarning> {
    let first = columns.get(*summary.shortened_headers().first()?)?;
    let more = summary.shortened_headers().len() - 1;
    let others = if more == 0 { String::new() } else { format!(" and of {more} more") };
    let start: String = first.name().chars().take(40).collect();
    let number = first.index() + 1;
    let message = format!("The header of column {number} (\"{start}…\"){others} is too long and was cut");
    let warning = FileWarning::new(IssueCode::ShortenedHeader, summary.header_line(), message);
    let warning = warning.with(Parameter::ColumnNumber, number).with(Parameter::Column, &*start);
    Some(warning.with(Parameter::More, more))
}
