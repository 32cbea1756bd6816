//! A cell in the text of a row: [`Cell`].
//!
//! Splitting a row copies nothing. A cell is the range of its bytes in the row, and a mark of how it is written. The row
//!
//! ```text
//! a,"b ""c""",d
//! ```
//!
//! has the cells `0..1` (`a`), `3..10` (`b ""c""`, in which quotes are doubled) and `12..13` (`d`). The quotes around a cell are not part
//! of its range. [`Record`](super::record::Record) copies the row once and undoes the doubling, for the few cells that need it.

/// One cell of a row that was split: its place in the row, and how it is written there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) writing: Writing,
}

/// How the file writes a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// As it reads.
    Plain,
    /// Quotes in it are doubled.
    Doubled,
    /// A backslash may precede quotes in it.
    Backslash,
    /// Its closing quote is followed by more text, and is part of the cell's extent.
    TextAfterQuote,
}

/// What follows the text that is to be split.
///
/// `"a` is an unclosed quote at the end of a file, and half a cell in the middle of one. Only the caller knows which it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// More text, which is not in memory yet.
    Open,
    /// Nothing.
    End,
    /// More text, but the limit on the length of a row is reached.
    Limit,
}

/// What ends a row.
///
/// RFC 4180, section 2 knows CRLF only. Files of Unix programs have LF, and those of old Macintosh programs CR.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum RowEnd {
    #[default]
    None,
    Lf,
    CrLf,
    Cr,
}

/// A place in a row, in bytes.
pub(super) fn offset(place: usize) -> u32 {
    u32::try_from(place).expect("a row is shorter than its limit, which is a u32")
}
