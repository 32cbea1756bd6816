//! The place of a row in its file: [`Position`].
//!
//! A person needs the line, a report the number of the row, and a resumed import the offset in bytes. The three differ: in the file `Email`
//! LF LF `ada@example.com` LF, the first data row is on line 3, is row 1 and begins at byte 7.

use serde::{Deserialize, Serialize};

/// The place of a row in its file.
///
/// A position from [`Records`](super::Records) can be stored and passed to [`Table::records_from`](super::Table::records_from)
/// later, to continue reading there.
///
/// ```
/// use lead_import::source::{ReadOptions, Record, Table};
///
/// let mut table = Table::open(std::io::Cursor::new("Email\n\nada@example.com\n"), &ReadOptions::default())?;
/// let mut record = Record::default();
/// table.records()?.read(&mut record)?;
/// let position = record.position();
/// assert_eq!((position.line(), position.row(), position.byte()), (3, 1, 7));
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
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

    /// Where reading stands before it reads the row at this position: in the same place, with the number of the row before it.
    pub(crate) const fn before_row(self) -> Self {
        Self { row: self.row - 1, ..self }
    }

    /// The line on which the row begins, from 1, as an editor counts it: LF, CRLF and CR each end a line,
    /// in a quoted cell too.
    pub const fn line(self) -> u64 {
        self.line
    }

    /// The number of the row among the data rows, from 1. The header and the preamble do not count.
    pub const fn row(self) -> u64 {
        self.row
    }

    /// The offset of the row's first byte in the undecoded file.
    pub const fn byte(self) -> u64 {
        self.byte
    }
}
