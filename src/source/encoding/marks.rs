//! Places of the decoded text that the reader must know of: replaced characters, and lines of another encoding ([`Marks`]).
//!
//! Text is decoded before the reader is there. So each mark has its offset in the text, and the reader takes the marks that it passes.

use std::{collections::VecDeque, ops::AddAssign};

/// The marks in the text that the reader has not passed. Offsets count all text of the window, from its beginning.
#[derive(Debug, Default)]
pub(super) struct Marks {
    replaced: VecDeque<Replaced>,
    /// Where lines of the other encoding begin.
    others: VecDeque<u64>,
}

/// The offset in the text of a replaced character, and in the lowest two bits the number of its bytes if the file is UTF-8. There may be as many
/// as characters in the window, so that they should be small.
#[derive(Clone, Copy, Debug)]
struct Replaced(u64);

impl Replaced {
    fn place(self) -> u64 {
        self.0 >> 2
    }

    fn bytes(self) -> u64 {
        self.0 & 3
    }
}

/// What the reader has passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::source) struct Passed {
    /// The number of replaced characters.
    pub(in crate::source) replaced: u64,
    /// The number of lines in the other encoding.
    pub(in crate::source) others: u64,
}

impl AddAssign for Passed {
    fn add_assign(&mut self, more: Self) {
        self.replaced += more.replaced;
        self.others += more.others;
    }
}

impl Marks {
    /// Notes that `bytes` of a file in UTF-8 were replaced by the character at this offset.
    pub(super) fn add_replaced(&mut self, place: u64, bytes: usize) {
        self.replaced.push_back(Replaced(place << 2 | bytes as u64 & 3));
    }

    /// Notes that a line of the other encoding begins at this offset.
    pub(super) fn add_other(&mut self, place: u64) {
        self.others.push_back(place);
    }

    /// The number of replaced characters that the reader has not passed.
    pub(super) fn replaced(&self) -> usize {
        self.replaced.len()
    }

    /// Takes the marks before the offset `end`. Returns them, and how many bytes the replaced characters were.
    pub(super) fn pass(&mut self, end: u64) -> (Passed, u64) {
        let replaced = self.replaced.partition_point(|replaced| replaced.place() < end);
        let bytes = self.replaced.drain(..replaced).map(Replaced::bytes).sum();
        let others = self.others.partition_point(|start| *start < end);
        self.others.drain(..others);
        (Passed { replaced: replaced as u64, others: others as u64 }, bytes)
    }
}
