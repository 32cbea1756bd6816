//! What the first pass decides about the text of the rows: [`Coding`] and [`RowHints`].
//!
//! The second pass must read exactly the rows that the first one counted, because the number of rows and the limits are checked before
//! the first write. So all that the first pass learns at the end of the file, and that changes how rows are read, is in these two types.
//! A file whose hints are the default ones is read once for them, and any other file at least twice.

use super::{comments::CommentMarks, encoding::charset::Encoding, layout::rewriting::Rewriting, widths::Unnamed};

/// How bytes become the text that is split.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coding {
    pub(super) encoding: Encoding,
    /// The encoding of lines that are not in that one; one of the two is UTF-8.
    pub(super) other: Option<Encoding>,
    /// What happens to each line before it is split.
    pub(super) rewriting: Option<Rewriting>,
}

impl Coding {
    /// Text in one encoding, as it is.
    pub(super) const fn of(encoding: Encoding) -> Self {
        Self { encoding, other: None, rewriting: None }
    }

    /// Whether bytes are text as they are, if they are UTF-8.
    pub(super) fn is_plain_utf8(self) -> bool {
        self.encoding == Encoding::UTF_8 && self.other.is_none() && self.rewriting.is_none()
    }
}

/// What the first pass finds out about the rows, so that the second one reads the same rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RowHints {
    /// Whether the soft line breaks of a mail are undone.
    pub(super) soft_breaks: bool,
    /// Whether rows end in different breaks, so that no break tells that a cell contains it.
    pub(super) mixed_ends: bool,
    /// The marks of lines that are comments.
    pub(super) comments: CommentMarks,
    /// The columns that all rows have and the header does not name.
    pub(super) unnamed: Option<Unnamed>,
}
