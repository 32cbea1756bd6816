//! The rows of a file, validated one by one: [`ValidatedRows`].

use std::{
    io::{Read, Seek},
    mem,
};

use super::validate::{ValidatedRow, Validator};
use crate::{
    report::{IssueCode, Parameter, RowIssue},
    source::{Position, ReadError, Record, Records},
};

/// Reads and validates the rows of a file in order.
///
/// One row is read ahead, because a row that a line break may have split is recognised by the row after it. See
/// [`IssueCode::SplitRow`].
#[derive(Debug)]
pub(crate) struct ValidatedRows<'t, R> {
    records: Records<'t, R>,
    validator: Validator,
    ahead: Ahead,
    /// The row that was read ahead.
    next: Record,
    /// The line of the first part of the row that was read ahead, if that is the second part of a split row.
    first_part: Option<u64>,
}

/// What was read ahead.
#[derive(Debug)]
enum Ahead {
    /// Nothing yet.
    Start,
    Row,
    /// The end of the file, or the error that ends it.
    End(Option<ReadError>),
}

impl<'t, R: Read + Seek> ValidatedRows<'t, R> {
    pub(crate) fn new(records: Records<'t, R>, validator: Validator) -> Self {
        Self { records, validator, ahead: Ahead::Start, next: Record::default(), first_part: None }
    }

    pub(crate) fn validator(&self) -> &Validator {
        &self.validator
    }

    /// The start of the next row, with the number of the row before it.
    pub(crate) fn position(&self) -> Position {
        match self.ahead {
            Ahead::Row => {
                let next = self.next.position();
                Position::new(next.line(), next.row() - 1, next.byte())
            }
            Ahead::Start | Ahead::End(_) => self.records.position(),
        }
    }

    /// Reads the next row into `record` and validates it. Returns `None` at the end.
    pub(crate) fn read(&mut self, record: &mut Record) -> Result<Option<ValidatedRow>, ReadError> {
        if matches!(self.ahead, Ahead::Start) {
            self.read_ahead();
        }
        if let Ahead::End(error) = &mut self.ahead {
            return error.take().map_or(Ok(None), Err);
        }
        mem::swap(record, &mut self.next);
        self.read_ahead();
        let row = self.validator.validate(record);
        Ok(Some(self.without_split(row, record)))
    }

    fn read_ahead(&mut self) {
        self.ahead = match self.records.read(&mut self.next) {
            Ok(true) => Ahead::Row,
            Ok(false) => Ahead::End(None),
            Err(error) => Ahead::End(Some(error)),
        };
    }

    /// Makes the row fail if it is a part of a split row. The other part is the row before it, or the row that was read ahead.
    fn without_split(&mut self, row: ValidatedRow, record: &Record) -> ValidatedRow {
        let is_first = self.first_part.is_none()
            && matches!(self.ahead, Ahead::Row)
            && self.validator.are_parts_of_one(record, &self.next);
        let first_line = self.first_part.take();
        if is_first {
            self.first_part = Some(record.position().line());
        }
        match first_line {
            Some(line) => {
                let message = format!("A line break may have split the row on line {line}; this is its rest");
                failed(row, split(record, &message, "rest", line))
            }
            None if is_first => {
                let rest = self.next.position().line();
                let message = format!("A line break may have split the row; its rest is on line {rest}");
                failed(row, split(record, &message, "start", rest))
            }
            None => row,
        }
    }
}

/// The part of a split row. What it lacks is in the other part, so neither a missing email nor missing cells are reported.
fn failed(row: ValidatedRow, issue: RowIssue) -> ValidatedRow {
    let is_of_email = |issue: &RowIssue| matches!(issue.code, IssueCode::EmailRequired | IssueCode::InvalidEmail);
    let others = row.lead.err().into_iter().flatten().filter(|issue| !is_of_email(issue));
    let issues = std::iter::once(issue).chain(others).collect();
    let warnings = row.warnings.into_iter().filter(|warning| warning.code != IssueCode::MissingCells).collect();
    ValidatedRow { lead: Err(issues), warnings }
}

/// The issue of a part of a split row. The other part is on `other_line`.
fn split(record: &Record, message: &str, part: &'static str, other_line: u64) -> RowIssue {
    RowIssue::of(record, IssueCode::SplitRow, message).variant_of(part).with(Parameter::OtherLine, other_line)
}
