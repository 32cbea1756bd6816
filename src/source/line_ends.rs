//! Which line endings occur in a file: [`LineEnds`].

use super::{cell::RowEnd, dialect::LineEnding};

/// Which line endings occurred.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LineEnds {
    pub(super) lf: bool,
    pub(super) crlf: bool,
    pub(super) cr: bool,
}

impl LineEnds {
    pub(super) fn note(&mut self, end: RowEnd) {
        match end {
            RowEnd::Lf => self.lf = true,
            RowEnd::CrLf => self.crlf = true,
            RowEnd::Cr => self.cr = true,
            RowEnd::None => {}
        }
    }

    pub(super) fn line_ending(self) -> LineEnding {
        match (self.lf, self.crlf, self.cr) {
            (_, false, false) => LineEnding::Lf,
            (false, true, false) => LineEnding::CrLf,
            (false, false, true) => LineEnding::Cr,
            _ => LineEnding::Mixed,
        }
    }
}
