//! Rejected rows → a CSV that can be mended and imported again.

use std::{
    borrow::Cow,
    fmt,
    io::{self, Write},
    iter,
};

use super::row::FailedRow;
use crate::source::{Record, TableSummary};

/// The column that tells on which line of the source a rejected row stood.
pub(crate) const LINE_COLUMN: &str = "import_line";
/// The column that tells why a row was rejected.
pub(crate) const ERROR_COLUMN: &str = "import_error";

/// Writes rejected rows with the file's own columns, then [`LINE_COLUMN`] and [`ERROR_COLUMN`].
///
/// UTF-8 with a byte-order mark, by which spreadsheets know it, in the delimiter of the source.
pub(crate) struct RejectsWriter<'a> {
    out: csv::Writer<Counting<'a>>,
    header: Vec<String>,
    /// How many cells a row has before the two columns: those of the header, or of the file's widest row.
    width: usize,
    /// For each column of the header, whether a former import wrote it and this one writes it anew.
    left_out: Vec<bool>,
    /// What was written in all, also by the import that this one goes on from.
    bytes: u64,
    begun: bool,
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Counts what passes through, which begins with a byte-order mark.
struct Counting<'a> {
    out: Box<dyn Write + Send + 'a>,
    bytes: u64,
}

impl Write for Counting<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes == 0 {
            self.out.write_all(BYTE_ORDER_MARK)?;
            self.bytes = BYTE_ORDER_MARK.len() as u64;
        }
        let written = self.out.write(bytes)?;
        self.bytes = self.bytes.saturating_add(written as u64);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl fmt::Debug for RejectsWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RejectsWriter").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

impl<'a> RejectsWriter<'a> {
    /// A writer for the rejected rows of the table, after `before` bytes that an earlier run wrote.
    ///
    /// Nothing is written before the first rejected row.
    pub(crate) fn new(out: Box<dyn Write + Send + 'a>, summary: &TableSummary, before: u64) -> Self {
        let header = summary.header().iter().map(str::to_owned).collect::<Vec<_>>();
        let delimiter = summary.dialect().delimiter();
        let out =
            csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(Counting { out, bytes: before });
        let is_again = is_rejects(&header);
        Self {
            out,
            left_out: header.iter().map(|name| is_again && is_own_column(name)).collect(),
            width: header.len().max(summary.widest()),
            header,
            bytes: before,
            begun: before > 0,
        }
    }

    /// How many bytes were written up to the last flush, beginning with the header.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Writes one row. It is buffered until [`flush`](Self::flush).
    pub(crate) fn write(&mut self, record: &Record, row: &FailedRow) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            let header = std::mem::take(&mut self.header);
            self.write_line(header.iter().map(String::as_str), [LINE_COLUMN, ERROR_COLUMN])?;
        }
        self.write_line(record.iter(), [&row.line().to_string(), &row.to_string()])
    }

    fn write_line<'c>(&mut self, cells: impl Iterator<Item = &'c str>, own: [&str; 2]) -> io::Result<()> {
        let padded = cells.chain(iter::repeat("")).take(self.width);
        let left_out = self.left_out.iter().copied().chain(iter::repeat(false));
        for (cell, _) in padded.zip(left_out).filter(|(_, left_out)| !left_out) {
            self.out.write_field(&*neutralise(cell))?;
        }
        self.out.write_field(own[0])?;
        self.out.write_field(&*neutralise(own[1]))?;
        Ok(self.out.write_record(None::<&[u8]>)?)
    }

    /// Hands everything on, so that it is in the file before the batch counts as done.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()?;
        self.bytes = self.out.get_ref().bytes;
        Ok(())
    }
}

/// Whether a file with this header was written by an earlier import.
pub(crate) fn is_rejects<S: AsRef<str>>(header: &[S]) -> bool {
    [LINE_COLUMN, ERROR_COLUMN].iter().all(|own| header.iter().any(|name| name.as_ref().trim() == *own))
}

/// Whether a column was written by an earlier import's rejects.
pub(crate) fn is_own_column(header: &str) -> bool {
    [LINE_COLUMN, ERROR_COLUMN].contains(&header.trim())
}

/// The characters that make a spreadsheet take a cell for a formula (OWASP, "CSV Injection").
const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Puts an apostrophe before a cell that a spreadsheet would run as a formula, and before one that looks as if that had been
/// done, so that [`restore`] gives back every cell. Phone and other numbers stay as they are.
fn neutralise(cell: &str) -> Cow<'_, str> {
    if is_formula(cell.trim_start_matches('\'')) { format!("'{cell}").into() } else { cell.into() }
}

/// Takes the apostrophe away again, for a file of rejects that comes back.
pub(crate) fn restore(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest.trim_start_matches('\''))).unwrap_or(cell)
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(FORMULA_STARTS) && !is_number(cell)
}

/// A sign and then only digits and what groups them, as in `+49 (0)30/123-45` and `-1,234.50`: nothing to run.
fn is_number(cell: &str) -> bool {
    let body = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    body.starts_with(|c: char| c.is_ascii_digit() || c == '(' || c == ' ')
        && body.chars().all(|c| c.is_ascii_digit() || " ()/.,-\u{a0}".contains(c))
        && body.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralised_and_numbers_are_not() {
        for formula in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-A1", "\t=1", "+1+A1"] {
            assert_eq!(neutralise(formula), format!("'{formula}"));
            assert_eq!(restore(&neutralise(formula)), formula);
        }
        for plain in ["+49 (0)30/123-45", "-1,234.50", "'s Gravenhage", "Ada", "", "a=b"] {
            assert_eq!(neutralise(plain), plain);
            assert_eq!(restore(plain), plain);
        }
    }

    proptest::proptest! {
        #[test]
        fn every_cell_comes_back_and_none_is_run(cell in "['=+@a1 -]{0,6}|.{0,20}") {
            let neutral = neutralise(&cell);
            proptest::prop_assert!(!is_formula(&neutral));
            proptest::prop_assert_eq!(restore(&neutral), cell.as_str());
        }
    }
}
