//! Consecutive rows that are validated together: [`RowGroup`].

use std::{collections::VecDeque, mem};

use super::{
    duplicate_index::{EmailHash, EmailHasher},
    split_row::RowPart,
    validate::{ValidatedRow, Validator},
};
use crate::source::{Position, Record};

/// The most rows of a group. To wake another thread takes about as long as to validate fifty rows.
const ROWS: usize = 128;

/// The size in bytes after which a group takes no more rows.
const BYTES: usize = 64 * 1024;

/// Consecutive rows of the file, which are validated together, here or on another thread.
///
/// First rows are put in, then they are validated, then they are taken out. The buffers are used again.
#[derive(Debug, Default)]
pub(super) struct RowGroup {
    /// Buffers, of which the first `parts.len()` hold the rows.
    records: Vec<Record>,
    /// For each row, which part of a split row it is, if it is one.
    parts: Vec<RowPart>,
    /// The size of the rows in bytes.
    bytes: usize,
    /// The validated rows that are not taken yet.
    rows: VecDeque<HashedRow>,
}

/// A validated row with the hash of its email.
#[derive(Debug)]
pub(crate) struct HashedRow {
    pub(crate) row: ValidatedRow,
    /// Of no meaning if the row is not a lead.
    pub(crate) hash: EmailHash,
}

/// What is done with each row.
#[derive(Debug)]
pub(super) struct Validation {
    pub(super) validator: Validator,
    pub(super) hasher: EmailHasher,
}

impl Validation {
    fn run(&self, record: &Record, part: RowPart) -> HashedRow {
        let row = part.apply(self.validator.validate(record), record);
        let hash = row.lead.as_ref().map(|lead| self.hasher.hash(lead.email().as_str())).unwrap_or_default();
        HashedRow { row, hash }
    }
}

impl RowGroup {
    /// The buffer for the next row that is put in.
    pub(super) fn next_record(&mut self) -> &mut Record {
        buffer(&mut self.records, self.parts.len())
    }

    /// Puts the row in that is in its buffer.
    pub(super) fn put(&mut self, part: RowPart) {
        self.bytes += self.records[self.parts.len()].bytes();
        self.parts.push(part);
    }

    /// Whether no more rows are to be put in.
    pub(super) fn is_full(&self) -> bool {
        self.parts.len() >= ROWS || self.bytes >= BYTES
    }

    /// The size of the rows in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// The start of the first row, with the number of the row before it.
    pub(super) fn start(&self) -> Option<Position> {
        self.parts.first().map(|_| self.records[0].position().before_row())
    }

    /// Validates all rows.
    pub(super) fn validate(&mut self, validation: &Validation) {
        let rows = self.records.iter().zip(&self.parts);
        self.rows.extend(rows.map(|(record, part)| validation.run(record, *part)));
    }

    /// Takes the next validated row, and leaves the buffer of `record` in its place. `None` if all are taken.
    pub(super) fn take(&mut self, record: &mut Record) -> Option<HashedRow> {
        let place = self.parts.len() - self.rows.len();
        let row = self.rows.pop_front()?;
        mem::swap(record, &mut self.records[place]);
        Some(row)
    }

    /// The hashes of the rows that are not taken yet and are leads.
    pub(super) fn hashes(&self) -> impl Iterator<Item = EmailHash> {
        self.rows.iter().filter(|row| row.row.lead.is_ok()).map(|row| row.hash)
    }

    /// The start of the next validated row, with the number of the row before it.
    pub(super) fn position(&self) -> Option<Position> {
        self.rows.front().map(|_| self.records[self.parts.len() - self.rows.len()].position().before_row())
    }

    /// Makes room for other rows.
    pub(super) fn clear(&mut self) {
        self.parts.clear();
        self.rows.clear();
        self.bytes = 0;
    }
}

/// The buffer at this place, which is one of them or the next.
pub(super) fn buffer(records: &mut Vec<Record>, place: usize) -> &mut Record {
    if records.len() == place {
        records.push(Record::default());
    }
    &mut records[place]
}
