//! What is to be told about a file as a whole: [`FileNotes`].
//!
//! A report lists warnings by rows, because a person looks them up in the file. A warning about the whole file belongs to the first row
//! that shows it.

use crate::{
    columns::{Column, Rule, Target},
    lead::Field,
    report::{IssueCode, RowIssue},
    source::{Encoding, EncodingReport, Record, TableSummary},
};

/// Warnings about a file, each with the number of the row with which it is reported.
#[derive(Clone, Debug, Default)]
pub(crate) struct FileNotes {
    notes: Vec<(u64, IssueCode, String)>,
    /// The warning about a row that is not in the file's encoding.
    other_encoding: String,
}

impl FileNotes {
    /// What the first pass found.
    pub(crate) fn new(summary: &TableSummary, columns: &[Column]) -> Self {
        let notes = [
            unsure_encoding(summary.encoding()),
            header_encoding(summary),
            header_delimiter(summary),
            shortened_headers(summary, columns),
        ];
        let other_encoding = summary.encoding().other().map(|other| {
            let (own, other) = (summary.encoding().encoding(), other.encoding());
            format!("The file is {own} and this row is not; it was read as {other}")
        });
        Self {
            notes: notes.into_iter().flatten().chain(guessed_columns(columns)).collect(),
            other_encoding: other_encoding.unwrap_or_default(),
        }
    }

    /// The warnings of one row.
    pub(super) fn of(&self, record: &Record) -> impl Iterator<Item = RowIssue> {
        let row = record.position().row();
        let notes = self.notes.iter().filter(move |(of, ..)| *of == row);
        let notes = notes.map(move |(_, code, message)| RowIssue::of(record, *code, message));
        let is_other = record.is_in_other_encoding();
        notes.chain(is_other.then(|| RowIssue::of(record, IssueCode::OtherEncoding, &self.other_encoding)))
    }
}

/// The header has not the encoding of the file.
fn header_encoding(summary: &TableSummary) -> Option<(u64, IssueCode, String)> {
    let other = summary.encoding().other().filter(|_| summary.header().is_in_other_encoding())?;
    let (own, other) = (summary.encoding().encoding(), other.encoding());
    Some((1, IssueCode::OtherEncoding, format!("The file is {own} and its header is not; it was read as {other}")))
}

/// The encoding is not certain, where another is nearly as likely.
fn unsure_encoding(encoding: &EncodingReport) -> Option<(u64, IssueCode, String)> {
    let other = encoding.alternative()?;
    let (chosen, name) = (encoding.encoding(), other.encoding());
    // The rows that are not in the file's encoding are those that may be in one more.
    let (what, chosen) = match encoding.other() {
        Some(pasted) if chosen == Encoding::UTF_8 => ("Rows that are not UTF-8 were", pasted.encoding()),
        _ => ("The file was", chosen),
    };
    let (here, there) = (other.chosen(), other.other());
    let message = format!("{what} read as {chosen} and may be {name}: \"{here}\" would be \"{there}\"");
    Some((other.row(), IssueCode::UnsureEncoding, message))
}

fn header_delimiter(summary: &TableSummary) -> Option<(u64, IssueCode, String)> {
    let header = char::from(summary.header_delimiter()?);
    let rows = char::from(summary.dialect().delimiter());
    let message = format!("The header is separated by {header:?} and the rows by {rows:?}");
    Some((1, IssueCode::HeaderDelimiter, message))
}

/// A column was taken by its values or by a header with a typing error.
fn guessed_columns(columns: &[Column]) -> impl Iterator<Item = (u64, IssueCode, String)> {
    columns.iter().filter_map(|column| {
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
        Some((1, IssueCode::GuessedColumn, message))
    })
}

fn shortened_headers(summary: &TableSummary, columns: &[Column]) -> Option<(u64, IssueCode, String)> {
    let first = columns.get(*summary.shortened_headers().first()?)?;
    let others = match summary.shortened_headers().len() - 1 {
        0 => String::new(),
        others => format!(" and of {others} more"),
    };
    let start: String = first.name().chars().take(40).collect();
    let message = format!("The header of column {} (\"{start}…\"){others} is too long and was cut", first.index() + 1);
    Some((1, IssueCode::ShortenedHeader, message))
}
