//! The rows of a file, and which of them are parts of a split row: [`RowsInParts`].

use std::{
    io::{Read, Seek},
    mem,
};

use super::{split_row::RowPart, validate::Validator};
use crate::source::{Position, ReadError, Record, Records};

/// Reads the rows of a file in order.
///
/// One row is read ahead, because a row that a line break may have split is recognised by the row after it. See
/// [`IssueCode::SplitRow`](crate::report::IssueCode::SplitRow).
#[derive(Debug)]
pub(super) struct RowsInParts<'t, R> {
    records: Records<'t, R>,
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

impl<'t, R: Read + Seek> RowsInParts<'t, R> {
    pub(super) fn new(records: Records<'t, R>) -> Self {
        Self { records, ahead: Ahead::Start, next: Record::default(), first_part: None }
    }

    /// The start of the next row, with the number of the row before it.
    pub(super) fn position(&self) -> Position {
        match self.ahead {
            Ahead::Row => self.next.position().before_row(),
            Ahead::Start | Ahead::End(_) => self.records.position(),
        }
    }

    /// Reads the next row into `record`. Returns `None` at the end.
    pub(super) fn read(&mut self, record: &mut Record, validator: &Validator) -> Result<Option<RowPart>, ReadError> {
        if matches!(self.ahead, Ahead::Start) {
            self.read_ahead();
        }
        if let Ahead::End(error) = &mut self.ahead {
            return error.take().map_or(Ok(None), Err);
        }
        mem::swap(record, &mut self.next);
        self.read_ahead();
        Ok(Some(self.part(record, validator)))
    }

    fn read_ahead(&mut self) {
        self.ahead = match self.records.read(&mut self.next) {
            Ok(true) => Ahead::Row,
            Ok(false) => Ahead::End(None),
            Err(error) => Ahead::End(Some(error)),
        };
    }

    /// Which part of a split row the row is, if it is one. The other part is the row before it, or the row that was read ahead.
    fn part(&mut self, record: &Record, validator: &Validator) -> RowPart {
        if let Some(start) = self.first_part.take() {
            return RowPart::Rest { start };
        }
        if !matches!(self.ahead, Ahead::Row) || !validator.are_parts_of_one(record, &self.next) {
            return RowPart::Whole;
        }
        self.first_part = Some(record.position().line());
        RowPart::Start { rest: self.next.position().line() }
    }
}
