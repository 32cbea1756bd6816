//! What the sampled rows say of each column.

use super::lexicon::Lexicon;
use crate::Email;

/// Counters of a sample of rows, one set for each column.
///
/// A few hundred rows are enough. Without any row the headers alone decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    rows: u32,
    columns: Vec<Tally>,
}

/// What was counted in one column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) filled: u32,
    pub(super) addresses: u32,
    /// Cells with an `@`, valid or not.
    pub(super) at_signs: u32,
    pub(super) salutations: u32,
    /// Cells of more than one word.
    pub(super) many_words: u32,
    /// Cells of digits and punctuation alone.
    pub(super) numeric: u32,
}

impl Evidence {
    /// No rows yet, of a table of so many columns.
    pub fn new(width: usize) -> Self {
        Self { rows: 0, columns: vec![Tally::default(); width] }
    }

    /// Counts one row; cells beyond the width are left out, missing ones are empty.
    pub fn observe<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.rows += 1;
        for (tally, cell) in self.columns.iter_mut().zip(cells) {
            tally.count(cell.trim());
        }
    }

    /// How many rows were sampled.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The share of sampled rows in which the column has a value, from 0 to 1; `None` without rows.
    pub fn fill_rate(&self, column: usize) -> Option<f64> {
        let tally = self.columns.get(column)?;
        (self.rows > 0).then(|| f64::from(tally.filled) / f64::from(self.rows))
    }

    pub(super) fn tally(&self, column: usize) -> Tally {
        self.columns.get(column).copied().unwrap_or_default()
    }
}

impl Tally {
    fn count(&mut self, cell: &str) {
        if cell.is_empty() {
            return;
        }
        self.filled += 1;
        if cell.contains(['@', '＠']) {
            self.at_signs += 1;
            self.addresses += u32::from(Email::repair(cell).is_ok());
        }
        self.salutations += u32::from(Lexicon::get().is_salutation(cell));
        self.many_words += u32::from(cell.contains(char::is_whitespace));
        self.numeric += u32::from(!cell.contains(char::is_alphabetic));
    }

    /// Whether at least `percent` of the filled cells are so.
    pub(super) fn most(&self, count: u32, percent: u32) -> bool {
        self.filled > 0 && u64::from(count) * 100 >= u64::from(self.filled) * u64::from(percent)
    }
}
