use super::{
    cell::{Cell, Writing, offset},
    position::Position,
    unescape::Unescape,
};

/// One row of a table: its cells as text, where it stands, and what is wrong with it.
///
/// A record is a buffer that is read into again and again, so that reading allocates nothing per row.
#[derive(Clone, Debug, Default)]
pub struct Record {
    text: String,
    cells: Vec<Span>,
    pub(super) position: Position,
    pub(super) fault: Option<Fault>,
    pub(super) replaced: u64,
    pub(super) stray_quotes: bool,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    end: u32,
}

/// Why a row cannot be trusted. Its cells are the best reading there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A quote opens a cell and never closes. The row was read to the end of that line.
    UnclosedQuote {
        /// The line on which the quote stands.
        line: u64,
    },
    /// The row is longer than the limit. It was cut there, and its remaining lines were passed over.
    RowTooLong {
        /// The limit, in bytes of UTF-8.
        limit: u32,
    },
    /// A cell is longer than the limit.
    CellTooLong {
        /// The cell's column, from 1.
        column: usize,
        /// The limit, in bytes of UTF-8.
        limit: usize,
    },
    /// The row has more cells than the limit on columns; the cells beyond it were left out.
    TooManyCells {
        /// The limit.
        limit: usize,
    },
}

impl Record {
    /// The text of the cell at this index, from 0.
    pub fn get(&self, index: usize) -> Option<&str> {
        self.cells.get(index).map(|span| &self.text[span.start as usize..span.end as usize])
    }

    /// The number of cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there is no cell: so of a record that nothing was read into.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cells' text, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.cells.iter().map(|span| &self.text[span.start as usize..span.end as usize])
    }

    /// The length of all cells together, in bytes of UTF-8, and of what stands between them.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// Where the row stands.
    pub const fn position(&self) -> Position {
        self.position
    }

    /// Why the row cannot be trusted, if so.
    pub const fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// How many times the row holds bytes that are not text in the file's encoding. Each was read as U+FFFD.
    pub const fn replaced(&self) -> u64 {
        self.replaced
    }

    /// Whether a quoted cell of the row holds a quote that should have been escaped, which was kept as text.
    pub const fn has_stray_quotes(&self) -> bool {
        self.stray_quotes
    }

    /// Takes over the cells that lie in `raw`, the row as it stands in the file.
    pub(super) fn fill(&mut self, raw: &str, cells: &[Cell], unescape: Unescape) {
        let Self { text, cells: spans, .. } = self;
        text.clear();
        text.push_str(raw);
        spans.clear();
        spans.extend(cells.iter().map(|cell| {
            if cell.writing == Writing::Plain {
                return Span { start: cell.start, end: cell.end };
            }
            let start = offset(text.len());
            unescape.append(cell.writing, &raw[cell.start as usize..cell.end as usize], text);
            Span { start, end: offset(text.len()) }
        }));
    }
}
