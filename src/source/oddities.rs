//! What is unusual about the rows of a file: [`Oddities`].
//!
//! A person who looks at a file before its import wants to know that three rows have a quote that never closes, and where the first of
//! them is. So each kind has a number of rows and a line, and takes no more memory for a million such rows.

use super::record::Fault;

/// A kind of unusual row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Oddity {
    UnclosedQuote,
    RowTooLong,
    SecondTable,
    CellTooLong,
    TooManyCells,
    /// Cells beyond the header that are not blank.
    ExtraCells,
    MissingCells,
    ReplacedCharacters,
    StrayQuote,
    BrokenLine,
}

impl From<Fault> for Oddity {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::UnclosedQuote { .. } => Self::UnclosedQuote,
            Fault::RowTooLong { .. } => Self::RowTooLong,
            Fault::SecondTable { .. } => Self::SecondTable,
            Fault::CellTooLong { .. } => Self::CellTooLong,
            Fault::TooManyCells { .. } => Self::TooManyCells,
        }
    }
}

/// The rows of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OddRows {
    pub(crate) kind: Oddity,
    pub(crate) rows: u64,
    /// The line on which the first of them begins.
    pub(crate) line: u64,
}

/// The kinds of unusual rows that a file has.
#[derive(Clone, Debug, Default)]
pub(crate) struct Oddities(Vec<OddRows>);

impl Oddities {
    /// Counts a row that begins on this line.
    pub(super) fn count(&mut self, kind: Oddity, line: u64) {
        match self.0.iter_mut().find(|found| found.kind == kind) {
            Some(found) => found.rows += 1,
            None => self.0.push(OddRows { kind, rows: 1, line }),
        }
    }

    /// The kinds in the order of the reasons for which rows fail, then the others.
    pub(crate) fn kinds(&self) -> Vec<OddRows> {
        let mut kinds = self.0.clone();
        kinds.sort_by_key(|found| found.kind);
        kinds
    }
}
