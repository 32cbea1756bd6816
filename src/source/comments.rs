//! Lines that are comments and not rows: [`CommentMarks`].
//!
//! RFC 4180 has no comments, but programs write them. In
//!
//! ```text
//! email,name
//! # exported on Monday
//! ada@example.com,Ada
//! # page 2
//! ```
//!
//! the lines with `#` are comments: there are two of them, and no row that begins with `#` is as wide as the header or has an
//! address. In `#1,ada@example.com` the `#` begins data, so no line with `#` is a comment there. A single such line stays a row and
//! fails, so that it is in the rejects and nothing is lost.
//!
//! Whether a mark begins comments is known only at the end of the file. [`MarkedRows`] counts during the first reading, and the
//! reading after it skips the comments. A comment is one line, whatever quotes it has.

/// The texts with which a comment begins.
const MARKS: [&str; 4] = ["#", "//", "--", ";"];

/// How many lines of one kind it takes to believe that they are comments.
const LINES: u64 = 2;

/// The marks with which the comments of a file begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CommentMarks([bool; MARKS.len()]);

impl CommentMarks {
    /// Whether a row with this text is a comment.
    pub(super) fn begin(self, row: &str, delimiter: u8) -> bool {
        self != Self::default() && mark_of(row, delimiter).is_some_and(|mark| self.0[mark])
    }
}

/// The rows of a file that begin with a mark.
///
/// A mark begins comments if it begins several lines, and none of them is data: none has the width of the header, and none has an
/// address. So a file whose phone numbers, names or tags begin with a mark loses no row.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct MarkedRows {
    preamble: [u64; MARKS.len()],
    comments: [u64; MARKS.len()],
    data: [u64; MARKS.len()],
}

impl MarkedRows {
    /// Counts a row if it begins with a mark.
    pub(super) fn count(&mut self, row: &str, delimiter: u8, is_data: impl FnOnce() -> bool) {
        if let Some(mark) = mark_of(row, delimiter) {
            let counts = if is_data() { &mut self.data } else { &mut self.comments };
            counts[mark] += 1;
        }
    }

    /// Counts a row before the header if it begins with a mark.
    pub(super) fn count_preamble(&mut self, row: &str, delimiter: u8) {
        if let Some(mark) = mark_of(row, delimiter) {
            self.preamble[mark] += 1;
        }
    }

    /// How many rows may turn out to be comments.
    pub(super) fn possible_comments(&self) -> u64 {
        self.comments.iter().sum()
    }

    /// The marks that begin comments.
    pub(super) fn marks(&self) -> CommentMarks {
        let lines = |mark: usize| self.comments[mark] + self.preamble[mark];
        let is_mark = |mark| self.comments[mark] > 0 && lines(mark) >= LINES && self.data[mark] == 0;
        CommentMarks(std::array::from_fn(is_mark))
    }
}

/// The mark with which this row begins, if that is not the delimiter.
fn mark_of(row: &str, delimiter: u8) -> Option<usize> {
    let first = *row.as_bytes().first()?;
    if !matches!(first, b'#' | b'/' | b'-' | b';') || first == delimiter {
        return None;
    }
    MARKS.iter().position(|mark| row.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_that_begins_one_row_of_data_begins_no_comment() {
        let mut rows = MarkedRows::default();
        for row in ["# one", "# two", "-- one", "-- two", "-- three", "// one", "; one", "; two"] {
            rows.count(row, b';', || row == "-- three");
        }
        let marks = rows.marks();
        let begins = ["# x", "-- x", "// x", "; x", "x"].map(|row| marks.begin(row, b';'));
        assert_eq!(begins, [true, false, false, false, false]);
    }
}
