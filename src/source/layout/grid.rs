//! The first rows of a text, split in one dialect: [`Grid`].
//!
//! A grid is what a dialect makes of the text, 200 rows at most. `a;b,c` LF `d;e,f` has rows of two cells in each of the dialects with a
//! comma and with a semicolon, and only the content of the cells tells which is right. The splitter is the one that later reads the rows,
//! so that no dialect is chosen for rows that are then read differently.

use crate::source::{
    blank_rows::{is_blank_cell, is_rule},
    cell::{Cell, Reach},
    dialect::Dialect,
    line_breaks::line_breaks,
    quoting::RowRules,
    splitter::Splitter,
};

/// How many rows are examined at most.
const ROWS: usize = 200;

/// How many cells of a row are kept at most.
const CELLS: usize = 1_000;

/// The first rows of a text, split in one dialect.
#[derive(Clone, Debug)]
pub(super) struct Grid<'a> {
    dialect: Dialect,
    rows: Vec<GridRow<'a>>,
}

#[derive(Clone, Debug)]
pub(super) struct GridRow<'a> {
    text: &'a str,
    cells: Vec<Cell>,
    quote: Option<u8>,
    /// Whether a blank line precedes it.
    pub(super) after_gap: bool,
    /// Whether its quotes do not match.
    pub(super) irregular: bool,
}

/// A cell as the file writes it, without its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GridCell<'a> {
    pub(super) text: &'a str,
    pub(super) quoted: bool,
}

impl GridCell<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl<'a> Grid<'a> {
    /// Splits the first rows of `text` after the first `skipped` ones; `whole` says that nothing follows the text.
    pub(super) fn read(text: &'a str, whole: bool, dialect: Dialect, skipped: usize) -> Self {
        let mut splitter = Splitter::new(CELLS);
        let reach = if whole { Reach::End } else { Reach::Open };
        let mut rest = text;
        let mut rows = Vec::new();
        let mut gap = false;
        while !rest.is_empty() && rows.len() < ROWS + skipped {
            let Some(row) = splitter.split(rest.as_bytes(), reach, RowRules::of(dialect)) else { break };
            let content = &rest[..row.content];
            rest = &rest[row.length..];
            let text = |cell: &Cell| &content[cell.start as usize..cell.end as usize];
            let is_blank = splitter.cells().iter().all(|cell| is_blank_cell(text(cell))) || is_rule(content);
            if row.unclosed.is_none() && is_blank {
                gap = true;
                continue;
            }
            let (cells, quote) = (splitter.cells().to_vec(), dialect.quote());
            let irregular = row.stray || row.unclosed.is_some();
            rows.push(GridRow { text: content, cells, quote, after_gap: gap, irregular });
            gap = false;
        }
        rows.drain(..skipped.min(rows.len()));
        Self { dialect, rows }
    }

    pub(super) fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub(super) fn rows(&self) -> std::slice::Iter<'_, GridRow<'a>> {
        self.rows.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether all rows have the same number of cells, and more than one.
    pub(super) fn is_even(&self) -> bool {
        let width = self.rows.first().map_or(0, GridRow::width);
        width > 1 && self.rows.iter().all(|row| row.width() == width)
    }

    /// Each width that occurs and how many rows have it, the most frequent first, the wider first among equals.
    pub(super) fn widths(&self) -> Vec<(usize, usize)> {
        let mut counts = std::collections::BTreeMap::new();
        for row in &self.rows {
            *counts.entry(row.width()).or_insert(0) += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(width, count)| std::cmp::Reverse((*count, *width)));
        counts
    }
}

impl<'a> GridRow<'a> {
    pub(super) fn width(&self) -> usize {
        self.cells.len()
    }

    /// The cell at this index, from 0.
    pub(super) fn cell(&self, index: usize) -> Option<GridCell<'a>> {
        let cell = self.cells.get(index)?;
        let (start, end) = (cell.start as usize, cell.end as usize);
        let quoted = start > 0 && self.quote == self.text.as_bytes().get(start - 1).copied();
        Some(GridCell { text: &self.text[start..end], quoted })
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = GridCell<'a>> + '_ {
        (0..self.width()).filter_map(|index| self.cell(index))
    }

    /// The number of cells that are not blank.
    pub(super) fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.is_blank()).count()
    }

    /// The number of lines that it occupies.
    pub(super) fn lines(&self) -> u64 {
        line_breaks(self.text.as_bytes()) + 1
    }
}
