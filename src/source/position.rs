use serde::{Deserialize, Serialize};

/// Where a row stands in its file.
///
/// A position that [`Records`](super::reader::Records) gave can be stored and given back to
/// [`Table::records_from`](super::table::Table::records_from), so that a stopped reading goes on where it ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    line: u64,
    row: u64,
    byte: u64,
}

impl Position {
    pub(crate) const fn new(line: u64, row: u64, byte: u64) -> Self {
        Self { line, row, byte }
    }

    /// The line on which the row begins, from 1, as an editor numbers it: LF, CRLF and CR each end a line,
    /// inside a quoted cell too.
    pub const fn line(self) -> u64 {
        self.line
    }

    /// The number of the row among the data rows, from 1: the header and what stands before it do not count.
    pub const fn row(self) -> u64 {
        self.row
    }

    /// The offset of the row's first byte in the file's own bytes, whatever their encoding.
    pub const fn byte(self) -> u64 {
        self.byte
    }
}
