//! Statistics over the sampled rows of a file: [`ColumnSamples`].
//!
//! The reader passes each sampled row once and keeps none. The questions about one column are in `column_counts.rs`;
//! here are those that compare a column with the number of rows.

use std::sync::LazyLock;

use super::column_counts::ColumnCounts;

/// What the cells of each column look like, counted over a sample of rows.
///
/// The detector compares it with the headers: a column named `Email` that holds only `yes` and `no` is not the email
/// column. A few hundred rows are enough. Of each column the first hundred filled cells are examined and the rest only
/// counted, so that memory does not grow with the sample. Without any row the headers alone decide.
///
/// Values contradict a header only if they are of a different kind, such as numbers or flags under `Email`. Addresses
/// with typing errors do not: their rows are reported one by one.
///
/// ```
/// use lead_import::{Field, columns::{ColumnSamples, Detector}};
///
/// let mut samples = ColumnSamples::new(2);
/// samples.observe(["ann@example.com", ""]);
/// samples.observe(["bob@example.com", "yes"]);
/// assert_eq!((samples.rows(), samples.fill_rate(1)), (2, Some(0.5)));
///
/// let columns = Detector::default().detect(&["Reach me at", "Newsletter"], &samples);
/// assert_eq!(columns.index_of(Field::Email), Some(0));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnSamples {
    rows: u32,
    columns: Vec<ColumnCounts>,
}

impl ColumnSamples {
    /// An empty sample of a table with `width` columns. With fewer than the header has, the headers alone decide the
    /// others.
    pub fn new(width: usize) -> Self {
        Self { rows: 0, columns: vec![ColumnCounts::default(); width] }
    }

    /// Counts one row. Cells beyond the width are ignored; missing ones count as empty. White space around a cell is
    /// not part of it.
    pub fn observe<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.rows += 1;
        for (counts, cell) in self.columns.iter_mut().zip(cells) {
            counts.count(cell.trim());
        }
    }

    /// The number of sampled rows.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The share of sampled rows in which the column has a value, from 0 to 1. `None` without rows, and for a column
    /// beyond the width.
    pub fn fill_rate(&self, column: usize) -> Option<f64> {
        let counts = self.columns.get(column)?;
        (self.rows > 0).then(|| f64::from(counts.filled) / f64::from(self.rows))
    }

    /// The counts of a column; all zero for one beyond the width.
    pub(super) fn counts(&self, column: usize) -> &ColumnCounts {
        static NONE: LazyLock<ColumnCounts> = LazyLock::new(ColumnCounts::default);
        self.columns.get(column).unwrap_or(&NONE)
    }

    /// Whether the sampled rows leave the column empty; not without rows.
    pub(super) fn is_empty(&self, column: usize) -> bool {
        self.rows > 0 && self.counts(column).filled == 0
    }
}
