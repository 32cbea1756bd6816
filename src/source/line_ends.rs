//! Which line endings occur in a file: [`LineEnds`].
//!
//! A file of CRLF lines with one lone LF in a cell has both. Where the breaks of rows differ, a break says nothing about whether it ends
//! a row, and [`RowHints::mixed_ends`](super::coding::RowHints) turns the reading by breaks off.

use super::{cell::RowEnd, dialect::LineEnding};

/// Which line endings occurred.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LineEnds {
    pub(super) lf: bool,
    pub(super) crlf: bool,
    pub(super) cr: bool,
}

impl LineEnds {
    /// Notes the break that ends a row.
    pub(super) fn note(&mut self, end: RowEnd) {
        match end {
            RowEnd::Lf => self.lf = true,
            RowEnd::CrLf => self.crlf = true,
            RowEnd::Cr => self.cr = true,
            RowEnd::None => {}
        }
    }

    /// The one line ending of the file, or that there are several. A file without any break counts as one of LF.
    pub(super) fn line_ending(self) -> LineEnding {
        match (self.lf, self.crlf, self.cr) {
            (_, false, false) => LineEnding::Lf,
            (false, true, false) => LineEnding::CrLf,
            (false, false, true) => LineEnding::Cr,
            _ => LineEnding::Mixed,
        }
    }
}
