//! One row of a table: [`Record`].
//!
//! A record has the text of the row as the file writes it, and one range per cell. The row `a,"b ""c"""` becomes the text
//! `a,"b ""c"""b "c"` with the ranges of `a` and of the last five bytes: a cell that reads as it is written points into the row, and the
//! text of any other cell is appended. So a row costs one copy and no allocation per cell, once the buffers have grown.

use std::{ops::Index, slice};

use super::{
    cell::{Cell, offset},
    encoding::marks::Passed,
    position::Position,
    unescape::Unescape,
};

/// The capacity in bytes from which the buffer of a row is not used again for short ones.
const LARGE: usize = 16 * 1024;

/// One row of a table: its cells as text, its position, and what is wrong with it.
///
/// A record is a buffer that can be reused, so that reading does not allocate per row.
///
/// ```
/// use lead_import::source::{ReadOptions, Record, Table};
///
/// let mut table = Table::open(std::io::Cursor::new("Email,Name\nada@example.com,Ada\n"), &ReadOptions::default())?;
/// let mut record = Record::default();
/// assert!(table.records()?.read(&mut record)?);
/// assert_eq!(&record[0], "ada@example.com");
/// assert_eq!(record.into_iter().collect::<Vec<_>>(), ["ada@example.com", "Ada"]);
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Record {
    text: String,
    cells: Vec<Span>,
    pub(super) position: Position,
    pub(super) fault: Option<Fault>,
    pub(super) passed: Passed,
    pub(super) stray_quotes: bool,
    pub(super) broken: bool,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    start: u32,
    end: u32,
}

/// Why the cells of a row cannot be trusted. They are the most likely reading.
///
/// ```
/// use lead_import::{columns::Detector, source::{Fault, ReadOptions, Record, Table}};
///
/// let file = "email,name\nada@example.com,Ada\n\nCompany,Email,Phone\nAcme,info@acme.example,123\n";
/// let mut table = Table::open_with(std::io::Cursor::new(file), &ReadOptions::default(), &Detector::default())?;
/// let (mut records, mut record, mut faults) = (table.records()?, Record::default(), Vec::new());
/// while records.read(&mut record)? {
///     faults.push(record.fault());
/// }
/// assert_eq!(faults, [None, Some(Fault::SecondTable { line: 4 })]);
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// A quote opens a cell and never closes. The row ends with that line.
    UnclosedQuote {
        /// The line of the quote.
        line: u64,
    },
    /// The row is longer than the limit. It is truncated there, and its remaining lines are skipped.
    RowTooLong {
        /// The limit, in bytes of UTF-8.
        limit: u32,
    },
    /// The row belongs to a second table of the file, whose header names different columns.
    SecondTable {
        /// The line of that header.
        line: u64,
    },
    /// A cell is longer than the limit.
    CellTooLong {
        /// The cell's column, from 1.
        column: usize,
        /// The limit, in bytes of UTF-8.
        limit: usize,
    },
    /// The row has more cells than the limit on columns. The cells beyond the limit are missing.
    TooManyCells {
        /// The limit.
        limit: usize,
    },
}

impl Record {
    /// The text of the cell at this index, from 0.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Record, Table};
    ///
    /// let file = "email,name\nada@example.com\n";
    /// let mut table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// let mut record = Record::default();
    /// table.records()?.read(&mut record)?;
    /// assert_eq!((record.get(0), record.get(1)), (Some("ada@example.com"), None), "the row lacks a cell");
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub fn get(&self, index: usize) -> Option<&str> {
        self.cells.get(index).map(|span| &self.text[span.start as usize..span.end as usize])
    }

    /// The number of cells.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether there are no cells, as in a record that no row was read into.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cells' text, in order.
    pub fn iter(&self) -> Cells<'_> {
        self.into_iter()
    }

    /// The bytes of the cells, in order, which are cut faster than text.
    pub(crate) fn cell_bytes(&self) -> impl Iterator<Item = &[u8]> {
        let text = self.text.as_bytes();
        self.cells.iter().map(|span| &text[span.start as usize..span.end as usize])
    }

    /// The text that has all cells, with delimiters and quotes between them.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Replaces the text of the cell at this index, which must exist.
    pub(crate) fn replace(&mut self, index: usize, cell: &str) {
        let start = offset(self.text.len());
        self.text.push_str(cell);
        self.cells[index] = Span { start, end: offset(self.text.len()) };
    }

    /// The length of the row in bytes of UTF-8, delimiters included.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// The position of the row in the file.
    pub const fn position(&self) -> Position {
        self.position
    }

    /// Why the cells cannot be trusted, if there is a reason.
    ///
    /// The rows after it are not affected:
    ///
    /// ```
    /// use lead_import::source::{Fault, ReadOptions, Record, Table};
    ///
    /// let file = "email,note\nada@example.com,\"never closed\ngrace@example.com,x\n";
    /// let mut table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// let (mut records, mut record) = (table.records()?, Record::default());
    /// assert!(records.read(&mut record)?);
    /// assert_eq!(record.fault(), Some(Fault::UnclosedQuote { line: 2 }));
    /// assert!(records.read(&mut record)?);
    /// assert_eq!((record.fault(), &record[0]), (None, "grace@example.com"));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// How many byte sequences of the row are not text in the file's encoding. Each was replaced by U+FFFD.
    ///
    /// ```
    /// use lead_import::source::{Encoding, ReadOptions, Record, Table};
    ///
    /// let file = b"email,name\nada@example.com,\xFFAda\n";
    /// let mut table = Table::open(std::io::Cursor::new(file), &ReadOptions::default().encoding(Encoding::UTF_8))?;
    /// let mut record = Record::default();
    /// table.records()?.read(&mut record)?;
    /// assert_eq!((&record[1], record.replaced()), ("\u{fffd}Ada", 1));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn replaced(&self) -> u64 {
        self.passed.replaced
    }

    /// Whether lines of the row are not in the file's encoding but in [the other one](super::EncodingReport::other) that the file has, as rows
    /// are that were pasted into it. They were read in that encoding.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Record, Table};
    ///
    /// // The last row was pasted from a file in windows-1252.
    /// let file = [b"email,name\n", "a@example.com,Zoë\nb@example.com,Åsa\n".as_bytes(), b"c@example.com,J\xF6rg\n"].concat();
    /// let mut table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// let (mut records, mut record, mut rows) = (table.records()?, Record::default(), Vec::new());
    /// while records.read(&mut record)? {
    ///     rows.push((record[1].to_owned(), record.is_in_other_encoding()));
    /// }
    /// assert_eq!(rows, [("Zoë".to_owned(), false), ("Åsa".to_owned(), false), ("Jörg".to_owned(), true)]);
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn is_in_other_encoding(&self) -> bool {
        self.passed.others > 0
    }

    /// Whether a quoted cell of the row contains a quote that should have been escaped. It is part of the text.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Record, Table};
    ///
    /// let file = "email,name\nada@example.com,\"Ada \"Countess\" Lovelace\"\n";
    /// let mut table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// let mut record = Record::default();
    /// table.records()?.read(&mut record)?;
    /// assert_eq!((&record[1], record.has_stray_quotes()), ("Ada \"Countess\" Lovelace", true));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn has_stray_quotes(&self) -> bool {
        self.stray_quotes
    }

    /// Whether an unquoted cell of the row contains a line break. The row was read on over the break because only so it has the
    /// header's number of cells.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Record, Table};
    ///
    /// let file = "email,name,city\r\nada@example.com,Ada\nLovelace,London\r\n";
    /// let mut table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// let mut record = Record::default();
    /// table.records()?.read(&mut record)?;
    /// assert_eq!((&record[1], record.has_broken_lines()), ("Ada\nLovelace", true));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn has_broken_lines(&self) -> bool {
        self.broken
    }

    /// Puts an empty cell before the first.
    pub(super) fn push_front_blank(&mut self) {
        self.cells.insert(0, Span { start: 0, end: 0 });
    }

    /// Appends empty cells up to this number of cells.
    pub(super) fn pad(&mut self, width: usize) {
        self.cells.resize(width.max(self.cells.len()), Span { start: 0, end: 0 });
    }

    /// Takes the cells of `raw`, the row as the file writes it.
    pub(super) fn fill(&mut self, raw: &str, cells: &[Cell], unescape: Unescape) {
        let Self { text, cells: spans, .. } = self;
        // Records are used again for other rows. The buffer of a long row is not for a short one, or many of them would hold much memory.
        if text.capacity() > LARGE && raw.len() < LARGE / 2 {
            *text = String::new();
        }
        text.clear();
        text.push_str(raw);
        spans.clear();
        spans.extend(cells.iter().map(|cell| {
            if unescape.is_identity(cell.writing) {
                return Span { start: cell.start, end: cell.end };
            }
            let start = offset(text.len());
            unescape.append(cell.writing, &raw[cell.start as usize..cell.end as usize], text);
            Span { start, end: offset(text.len()) }
        }));
    }
}

/// The text of the cell at this index, from 0.
///
/// # Panics
///
/// When there is no such cell, as with a slice. [`Record::get`] does not panic.
impl Index<usize> for Record {
    type Output = str;

    fn index(&self, index: usize) -> &str {
        self.get(index).unwrap_or_else(|| panic!("the record has {} cells, and none at index {index}", self.len()))
    }
}

impl<'r> IntoIterator for &'r Record {
    type Item = &'r str;
    type IntoIter = Cells<'r>;

    fn into_iter(self) -> Cells<'r> {
        Cells { text: &self.text, spans: self.cells.iter() }
    }
}

/// The cells' text, in order: what iterating over a [`Record`] yields.
#[derive(Clone, Debug)]
pub struct Cells<'r> {
    text: &'r str,
    spans: slice::Iter<'r, Span>,
}

impl<'r> Iterator for Cells<'r> {
    type Item = &'r str;

    fn next(&mut self) -> Option<&'r str> {
        self.spans.next().map(|span| &self.text[span.start as usize..span.end as usize])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.spans.size_hint()
    }
}

impl ExactSizeIterator for Cells<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_buffer_of_a_long_row_is_not_kept_for_short_ones() {
        let unescape = Unescape::new(crate::source::Dialect::default());
        let mut record = Record::default();
        for (length, most) in [(1_000_000, 1_000_000), (40, 40), (10_000, 10_000), (40, 10_000)] {
            record.fill(&"x".repeat(length), &[], unescape);
            assert_eq!(record.bytes(), length);
            assert!(record.text.capacity() <= most, "{length}: {}", record.text.capacity());
        }
    }
}
