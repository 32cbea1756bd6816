//! The widths of the data rows, which show columns that the header does not name: [`Widths`].
//!
//! R writes row numbers in front of each row and no name for them in the header:
//!
//! ```text
//! "email","name"
//! "1","ada@example.com","Ada"
//! "2","grace@example.com","Grace"
//! ```
//!
//! All rows have one cell more than the header, and all begin with a whole number. So the first column is the one without a name.
//! Without the number the last column is it, if at least three rows agree. Rows of which some are as wide as the header, or whose second
//! half begins with a space as in `Globex, Inc`, have an unquoted delimiter instead; those fail one by one.
//!
//! A cell of several lines may hide such a column. If each of its inner lines has as many cells as the header, the lines look like rows.
//! Then the width of the whole row is a guess, [`Unnamed::Guess`]. The file is read with that width, and the widths of that reading decide.

/// How many rows it takes to believe that a header lacks the names of columns. One row, or two, may be wider by mistake.
const ROWS: u64 = 3;

/// What the first pass counts about the widths of all data rows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Widths {
    /// The number of columns that the header names.
    named: usize,
    rows: u64,
    /// How many rows have the width of the first.
    alike: u64,
    width: usize,
    /// How many rows begin with a whole number.
    numbered: u64,
    /// How many rows have a cell after the first that begins with a space, as the second half of `Globex, Inc` does.
    spaced: u64,
}

/// Columns that the header does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unnamed {
    /// The first column holds row numbers, as R writes them.
    First,
    /// The columns after those of the header, up to this number of columns.
    Last(usize),
    /// Perhaps there are as many columns, named or not. The rows that are read with this number of cells show whether there are.
    Guess(usize),
}

impl Widths {
    /// The widths of rows under a header of this number of cells.
    pub(super) fn below(named: usize) -> Self {
        Self { named, ..Self::default() }
    }

    /// The number of columns that the header names.
    pub(super) fn named(&self) -> usize {
        self.named
    }

    /// Counts one row. The cells matter only while all rows are wider than the header.
    pub(super) fn count<'c>(&mut self, width: usize, mut cells: impl Iterator<Item = &'c str>) {
        self.rows += 1;
        if width <= self.named || self.alike + 1 < self.rows {
            return;
        }
        if self.rows == 1 {
            self.width = width;
        }
        self.alike += u64::from(self.width == width);
        let first = cells.next().unwrap_or_default().trim();
        self.numbered += u64::from(!first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit()));
        self.spaced += u64::from(cells.any(|cell| cell.starts_with(' ')));
    }

    /// The columns that the header lacks, if all rows agree on them.
    pub(super) fn unnamed(&self) -> Option<Unnamed> {
        if self.rows == 0 || self.alike < self.rows || self.width <= self.named {
            return None;
        }
        if self.width == self.named + 1 && self.numbered == self.rows {
            return Some(Unnamed::First);
        }
        (self.rows >= ROWS && self.spaced < self.rows).then_some(Unnamed::Last(self.width))
    }
}
