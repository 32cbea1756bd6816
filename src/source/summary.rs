use super::{
    dialect::{Dialect, LineEnding},
    encoding::report::EncodingReport,
    limits::Limits,
    position::Position,
    record::Record,
};

/// What the first pass found: everything about the file but its rows.
#[derive(Clone, Debug)]
pub struct TableSummary {
    pub(super) encoding: EncodingReport,
    pub(super) dialect: Dialect,
    pub(super) line_ending: LineEnding,
    pub(super) preamble: Vec<Record>,
    pub(super) header: Record,
    pub(super) first_row: Position,
    pub(super) rows: u64,
    pub(super) bytes: u64,
    pub(super) sample: Vec<Record>,
    /// The length of the sample, in bytes.
    pub(super) sampled: usize,
    pub(super) filled: Vec<u64>,
    pub(super) widest: usize,
    pub(super) faulty: u64,
    pub(super) limits: Limits,
}

impl TableSummary {
    /// The encoding, and how sure it is.
    pub const fn encoding(&self) -> &EncodingReport {
        &self.encoding
    }

    /// The delimiter, quote and escape.
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// What ends the lines.
    pub const fn line_ending(&self) -> LineEnding {
        self.line_ending
    }

    /// The rows before the header, which are no part of the table, each with its line.
    pub fn preamble(&self) -> &[Record] {
        &self.preamble
    }

    /// The header row. It has no cells if the file is empty and that was accepted.
    pub const fn header(&self) -> &Record {
        &self.header
    }

    /// The line on which the header row begins, from 1.
    pub const fn header_line(&self) -> u64 {
        self.header.position().line()
    }

    /// Where the first data row, or a blank line before it, begins.
    pub const fn first_row(&self) -> Position {
        self.first_row
    }

    /// The number of data rows.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The size of the file, in bytes.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The first data rows, 300 at most.
    pub fn sample(&self) -> &[Record] {
        &self.sample
    }

    /// For each column, in how many of all data rows its cell holds more than spaces. As long as the widest row.
    pub fn filled(&self) -> &[u64] {
        &self.filled
    }

    /// The number of cells of the widest row, the header included.
    pub const fn widest(&self) -> usize {
        self.widest
    }

    /// The number of data rows that have a [`Fault`](super::record::Fault).
    pub const fn faulty(&self) -> u64 {
        self.faulty
    }
}
