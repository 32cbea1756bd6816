//! What is to be told about a file as a whole: [`FileNotes`].
//!
//! An inspection lists these notes as [`FileWarning`]s. A report lists warnings by rows, because a person looks them up in the file. There a
//! warning about the whole file belongs to the first row that shows it.

use super::file_warning::FileWarning;
use crate::{
    columns::{Column, Rule, Target},
    lead::Field,
    report::{IssueCode, RowIssue},
    source::{Encoding, EncodingReport, Record, TableSummary},
};

/// Warnings about a file, each with the number of the row with which a report has it.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileNotes {
    notes: Vec<FileNote>,
    /// The warning about a row that is not in the file's encoding.
    other_encoding: String,
}

#[derive(Clone, Debug)]
struct FileNote {
    row: u64,
    warning: FileWarning,
    /// What the report says besides: cells of the file.
    example: String,
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
        let of_header = of_header.map(|warning| FileNote { row: 1, warning, example: String::new() });
        let other_encoding = summary.encoding().other().map(|other| {
            let (own, other) = (summary.encoding().encoding(), other.encoding());
            format!("The file is {own} and this row is not; it was read as {other}")
        });
        Self {
            notes: unsure_encoding(summary.encoding()).into_iter().chain(of_header).collect(),
            other_encoding: other_encoding.unwrap_or_default(),
        }
    }

    /// The warnings of one row.
    pub(crate) fn of(&self, record: &Record) -> impl Iterator<Item = RowIssue> {
        let row = record.position().row();
        let notes = self.notes.iter().filter(move |note| note.row == row).map(move |note| {
            let message = format!("{}{}", note.warning.message(), note.example);
            RowIssue::of(record, note.warning.code(), &message)
        });
        let is_other = record.is_in_other_encoding();
        notes.chain(is_other.then(|| RowIssue::of(record, IssueCode::OtherEncoding, &self.other_encoding)))
    }

    /// The warnings without cells of the file.
    pub(super) fn into_warnings(self) -> impl Iterator<Item = FileWarning> {
        self.notes.into_iter().map(|note| note.warning)
    }
}

/// The encoding is not certain, where another is nearly as likely.
fn unsure_encoding(encoding: &EncodingReport) -> Option<FileNote> {
    let other = encoding.alternative()?;
    // The rows that are not in the file's encoding are those that may be in one more.
    let (what, chosen) = match encoding.other() {
        Some(pasted) if encoding.encoding() == Encoding::UTF_8 => ("Rows that are not UTF-8 were", pasted.encoding()),
        _ => ("The file was", encoding.encoding()),
    };
    let message = format!("{what} read as {chosen} and may be {}", other.encoding());
    let example = format!(": \"{}\" would be \"{}\"", other.chosen(), other.other());
    Some(FileNote {
        row: other.row(),
        warning: FileWarning::new(IssueCode::UnsureEncoding, other.line(), message),
        example,
    })
}

/// The header is not in the encoding of the file.
fn header_encoding(summary: &TableSummary) -> Option<FileWarning> {
    let other = summary.encoding().other().filter(|_| summary.header().is_in_other_encoding())?;
    let (own, other) = (summary.encoding().encoding(), other.encoding());
    let message = format!("The file is {own} and its header is not; it was read as {other}");
    Some(FileWarning::new(IssueCode::OtherEncoding, summary.header_line(), message))
}

/// The first line names another delimiter than the rows have.
fn refuted_delimiter(summary: &TableSummary) -> Option<FileWarning> {
    let (named, rows) = (char::from(summary.refuted_delimiter()?), char::from(summary.dialect().delimiter()));
    let line = summary.preamble().first().map_or(1, |row| row.position().line());
    let message = format!("The line \"sep={named}\" names another delimiter than the rows have, {rows:?}");
    Some(FileWarning::new(IssueCode::RefutedDelimiter, line, message))
}

fn header_delimiter(summary: &TableSummary) -> Option<FileWarning> {
    let header = char::from(summary.header_delimiter()?);
    let rows = char::from(summary.dialect().delimiter());
    let message = format!("The header is separated by {header:?} and the rows by {rows:?}");
    Some(FileWarning::new(IssueCode::HeaderDelimiter, summary.header_line(), message))
}

/// A column was taken by its values or by a header with a typing error.
fn guessed_columns(header_line: u64, columns: &[Column]) -> impl Iterator<Item = FileWarning> {
    columns.iter().filter_map(move |column| {
        let Target::Field(field) = column.target() else { return None };
        let name = column.name();
        let message = match column.rule() {
            Rule::Values if field == Field::Email => {
                format!("No header names an email column; \"{name}\" was taken because it holds addresses")
            }
            Rule::Misspelled => {
                let known = column.alias().unwrap_or_default();
                format!("The header \"{name}\" was taken for \"{known}\", with a typing error")
            }
            _ => return None,
        };
        Some(FileWarning::new(IssueCode::GuessedColumn, header_line, message))
    })
}

fn shortened_headers(summary: &TableSummary, columns: &[Column]) -> Option<FileWarning> {
    let first = columns.get(*summary.shortened_headers().first()?)?;
    let others = match summary.shortened_headers().len() - 1 {
        0 => String::new(),
        others => format!(" and of {others} more"),
    };
    let start: String = first.name().chars().take(40).collect();
    let message = format!("The header of column {} (\"{start}…\"){others} is too long and was cut", first.index() + 1);
    Some(FileWarning::new(IssueCode::ShortenedHeader, summary.header_line(), message))
}
