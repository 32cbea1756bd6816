//! The rejects file: a CSV of the failed rows that can be corrected and imported again.
//!
//! It has the columns of the file and two more. From this file
//!
//! ```text
//! email;name
//! ada@example.com;Ada
//! bob;=1+1
//! ```
//!
//! the import writes
//!
//! ```text
//! email;name;import_line;import_error
//! bob;'=1+1;3;Invalid email
//! ```
//!
//! The person opens it in a spreadsheet, corrects the cells and uploads it. The second import recognises it by the two
//! columns ([`is_rejects`]), does not import them, and removes the apostrophes ([`restore`]). If it writes a rejects file of
//! its own, that file has the two columns once, with the lines of the file that was uploaded last.
//!
//! The file is UTF-8 whatever the encoding of the input, because the reasons and the replaced bytes need characters that the
//! encoding of the input may not have.

use std::{
    borrow::Cow,
    fmt,
    io::{self, Write},
    iter,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{
    rejects_output::{RejectsMark, RejectsOutput},
    row::FailedRow,
};
use crate::{
    columns::unique_names,
    source::{Record, TableSummary},
};

/// The column that has the line of the failed row in the imported file, from 1.
pub(crate) const LINE_COLUMN: &str = "import_line";
/// The column that has the reasons why the row failed, separated by `; `.
pub(crate) const ERROR_COLUMN: &str = "import_error";
/// The header of cells beyond the header, if a row with such cells fails. Without this name, they would be columns like others
/// when the rejects file is imported, and a row that nobody fixed would be imported with its cells in wrong columns.
const EXTRA_COLUMN: &str = "import_extra";

/// Writes failed rows with the columns of the file, followed by [`LINE_COLUMN`] and [`ERROR_COLUMN`].
///
/// The output is UTF-8 with the delimiter of the file. It starts with a byte-order mark, by which spreadsheets recognise UTF-8.
///
/// All rows have the same number of cells, so that the two added columns are the last two of each row: a row that is too short is
/// padded, and a row with cells beyond the header widens the header. An import without failed rows writes no byte.
pub(crate) struct RejectsWriter<'a> {
    csv: csv::Writer<Unflushed<'a>>,
    out: Arc<Mutex<RejectsOutput<'a>>>,
    /// The header of the file, until it is written. `None` from the start if an earlier run wrote it.
    header: Option<Vec<String>>,
    /// The header of the cells beyond the header.
    extra: &'static str,
    /// The number of cells before the two added columns: that of the widest row, header included.
    width: usize,
    /// For each column of the header, whether an earlier import added it. These columns are not copied.
    omitted: Vec<bool>,
}

impl fmt::Debug for RejectsWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RejectsWriter").field("out", &self.out).finish_non_exhaustive()
    }
}

/// The header for the failed rows of the table. A file without one gets the names of the columns, so that the rows can be imported again.
fn header_of(summary: &TableSummary) -> Vec<String> {
    let header: Vec<_> = summary.header().iter().map(str::to_owned).collect();
    if summary.header_line() == 0 { unique_names(&header) } else { header }
}

impl<'a> RejectsWriter<'a> {
    /// Creates a writer for the failed rows of the table that appends to what `out` has of an earlier run.
    ///
    /// Nothing is written before the first failed row. `rejects_extra` says whether rows with cells beyond the header fail.
    pub(crate) fn new(out: RejectsOutput<'a>, summary: &TableSummary, rejects_extra: bool) -> Self {
        let header = header_of(summary);
        let (delimiter, is_empty) = (summary.dialect().delimiter(), out.mark().bytes == 0);
        let out = Arc::new(Mutex::new(out));
        let unflushed = Unflushed(Arc::clone(&out));
        let is_reimport = is_rejects(&header);
        Self {
            csv: csv::WriterBuilder::new().delimiter(delimiter).flexible(true).from_writer(unflushed),
            out,
            omitted: header.iter().map(|name| is_reimport && is_added_column(name)).collect(),
            width: header.len().max(summary.widest()),
            header: is_empty.then_some(header),
            extra: if rejects_extra { EXTRA_COLUMN } else { "" },
        }
    }

    /// Writes one row, after the header if it is the first. It is buffered until [`flush`](Self::flush).
    pub(crate) fn write(&mut self, record: &Record, row: &FailedRow) -> io::Result<()> {
        if let Some(header) = self.header.take() {
            let names = header.iter().map(String::as_str).chain(iter::repeat(self.extra)).take(self.width);
            self.write_line(names, [LINE_COLUMN, ERROR_COLUMN])?;
        }
        self.write_line(record.iter(), [&row.line().to_string(), &row.to_string()])
    }

    /// Writes the cells of a row or the header, padded to the width, and the two added ones.
    fn write_line<'c>(&mut self, cells: impl Iterator<Item = &'c str>, added: [&str; 2]) -> io::Result<()> {
        let padded = cells.chain(iter::repeat("")).take(self.width);
        let omitted = self.omitted.iter().copied().chain(iter::repeat(false));
        for (cell, _) in padded.zip(omitted).filter(|(_, omitted)| !omitted) {
            self.csv.write_field(&*neutralise(cell))?;
        }
        self.csv.write_field(added[0])?;
        self.csv.write_field(&*neutralise(added[1]))?;
        Ok(self.csv.write_record(None::<&[u8]>)?)
    }

    /// Writes buffered rows to the output, so that they are in the file before the batch counts as committed. Returns what the output
    /// has now.
    pub(crate) fn flush(&mut self) -> io::Result<RejectsMark> {
        self.csv.flush()?;
        let mut out = locked(&self.out);
        out.flush()?;
        Ok(out.mark())
    }

    /// Removes what a file has after the rows of the import, also if no row was written.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        let mut out = locked(&self.out);
        if out.is_file() { out.flush() } else { Ok(()) }
    }
}

/// The output for the writer of `csv`, which flushes when it is dropped. A flush truncates the file, and an import that is refused must
/// not do so: only [`RejectsWriter::flush`] reaches the output.
struct Unflushed<'a>(Arc<Mutex<RejectsOutput<'a>>>);

impl Write for Unflushed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        locked(&self.0).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn locked<'l, 'a>(out: &'l Mutex<RejectsOutput<'a>>) -> MutexGuard<'l, RejectsOutput<'a>> {
    out.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a file with this header is a rejects file: it has both added columns, in any place, with or without white
/// space around their names.
pub(crate) fn is_rejects<S: AsRef<str>>(header: &[S]) -> bool {
    [LINE_COLUMN, ERROR_COLUMN].iter().all(|added| header.iter().any(|name| name.as_ref().trim() == *added))
}

/// Whether an earlier import added this column to its rejects file.
pub(crate) fn is_added_column(header: &str) -> bool {
    [LINE_COLUMN, ERROR_COLUMN].contains(&header.trim())
}

/// Whether an earlier import wrote cells beyond the header into this column of its rejects file.
pub(crate) fn is_extra_column(header: &str) -> bool {
    header.trim() == EXTRA_COLUMN
}

/// The characters that make a spreadsheet read a cell as a formula (OWASP, "CSV Injection").
const FORMULA_STARTS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Prefixes a cell that a spreadsheet would run as a formula with an apostrophe. A formula that already has one gets another, so
/// that [`restore`] returns every cell unchanged. Phone numbers and other numbers stay as they are.
///
/// | cell | written |
/// |---|---|
/// | `=1+1` | `'=1+1` |
/// | `'=1+1` | `''=1+1` |
/// | `+49 30 123`, `-1,234.50`, `'s Gravenhage` | unchanged |
fn neutralise(cell: &str) -> Cow<'_, str> {
    if is_formula(cell.trim_start_matches('\'')) { format!("'{cell}").into() } else { cell.into() }
}

/// Removes the apostrophe of [`neutralise`] when a rejects file is imported. Other apostrophes stay.
pub(crate) fn restore(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest.trim_start_matches('\''))).unwrap_or(cell)
}

/// Whether a spreadsheet may run the cell.
fn is_formula(cell: &str) -> bool {
    cell.starts_with(FORMULA_STARTS) && !is_number(cell)
}

/// Whether the cell is a sign followed by digits and their separators only, as in `+49 (0)30/123-45` and `-1,234.50`.
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
