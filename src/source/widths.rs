//! The widths of the data rows, which show columns that the header does not name: [`Widths`].

/// How many rows it takes to believe that a header lacks the names of columns. One row, or two, may be wider by mistake.
const ROWS: u64 = 3;

/// What the first pass counts about the widths of all data rows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Widths {
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
}

impl Widths {
    /// Counts one row under a header of this width. The cells matter only while all rows are wider than that.
    pub(super) fn count<'c>(&mut self, header: usize, width: usize, mut cells: impl Iterator<Item = &'c str>) {
        self.rows += 1;
        if width <= header || self.alike + 1 < self.rows {
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

    /// The columns that a header of this width lacks, if all rows agree on them.
    pub(super) fn unnamed(&self, header: usize) -> Option<Unnamed> {
        if self.rows == 0 || self.alike < self.rows || self.width <= header {
            return None;
        }
        if self.width == header + 1 && self.numbered == self.rows {
            return Some(Unnamed::First);
        }
        (self.rows >= ROWS && self.spaced < self.rows).then_some(Unnamed::Last(self.width))
    }
}
