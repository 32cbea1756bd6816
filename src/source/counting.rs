//! What the first pass counts row by row: [`RowCounts`], and more of [`TableSummary`].
//!
//! The first pass keeps nothing of a row but counts and, of the first 300 rows, a sample. So its memory does not grow with the file. For
//! `email,city` above the rows `ada@example.com,London` and `grace@example.com,`, it counts two rows, two filled cells in the first
//! column and one in the second.
//!
//! [`RowCounts`] has what is known only at the end of the file: whether all rows are wider than the header, and which marks begin
//! comments. [`TableSummary`] has the rest, which callers see.

use std::io::BufRead;

use super::{
    at_most::at_most,
    blank_rows::is_blank_cell,
    cell::RowEnd,
    comments::MarkedRows,
    encoding::marks::Passed,
    error::{ReadError, ReadErrorKind},
    header_search::{FoundHeader, HeaderSearch},
    layout::is_email,
    oddities::Oddity,
    reader::{LocatedRow, RowReader},
    record::{Fault, Record},
    summary::TableSummary,
    widths::{Unnamed, Widths},
};

/// How many of the first data rows the summary keeps.
const SAMPLE: usize = 300;

/// How many bytes of text the sample may take.
const SAMPLE_BYTES: usize = 1024 * 1024;

impl TableSummary {
    /// Reads the rows above the header, such as the title of an export. They are kept and are not data rows.
    pub(super) fn read_preamble<R: BufRead>(
        &mut self,
        reader: &mut RowReader<R>,
        rows: usize,
    ) -> Result<(), ReadError> {
        for _ in 0..rows {
            let mut record = Record::default();
            if reader.read(&mut record)? {
                self.note_row(reader, record.passed, (record.position().line(), 1));
                self.preamble.push(record);
            }
        }
        Ok(())
    }

    /// Reads the header. Returns the number of its cells in the file, if the file has one.
    ///
    /// A file without a header row has as many blank header cells as `absent` says.
    pub(super) fn read_header<R: BufRead>(
        &mut self,
        reader: &mut RowReader<R>,
        absent: Option<usize>,
    ) -> Result<Option<usize>, ReadError> {
        let limits = self.limits;
        if let Some(columns) = absent {
            reader.restart_count();
            self.header.pad(columns.min(limits.columns()));
            self.expect_columns(reader, RowEnd::None);
            return Ok(Some(self.header.len()).filter(|columns| *columns > 0));
        }
        let Some(found) = reader.find()? else { return Ok(None) };
        reader.copy(&found, &mut self.header);
        self.header.passed = reader.pass(&found)?;
        self.note_damage(self.header.passed, found.position.line());
        self.note_row(reader, self.header.passed, (found.position.line(), 1));
        reader.restart_count();
        if found.row.width > limits.columns() {
            return Err(ReadError::new(ReadErrorKind::TooManyColumns { limit: limits.columns() }));
        }
        self.shorten_headers();
        let named = self.header.len();
        match self.hints.unnamed {
            Some(Unnamed::First) => self.header.push_front_blank(),
            Some(Unnamed::Last(width) | Unnamed::Guess(width)) => self.header.pad(width),
            None => {}
        }
        self.expect_columns(reader, if self.hints.mixed_ends { RowEnd::None } else { found.row.end });
        Ok(Some(named))
    }

    /// Cuts the header cells that are longer than the limit.
    fn shorten_headers(&mut self) {
        let limit = self.limits.header_bytes();
        let too_long = |header: &Record, index: &usize| header[*index].len() > limit;
        self.shortened = (0..self.header.len()).filter(|index| too_long(&self.header, index)).collect();
        for &index in &self.shortened {
            let cell = &self.header[index];
            let start = at_most(cell, limit).trim_end().to_owned();
            self.header.replace(index, &start);
        }
    }

    /// Expects the rows to have the columns of the header, and to end as it does.
    fn expect_columns<R: BufRead>(&mut self, reader: &mut RowReader<R>, end: RowEnd) {
        self.widest = self.header.len();
        self.filled = vec![0; self.widest];
        self.header_end = end;
        reader.expect(self.widest, end);
    }

    /// Reads one row and counts it. Returns `false` at the end of the file.
    ///
    /// A row that is the header of a further table begins a section and does not count. The rows of a second table count as rows with a
    /// fault, because the first header does not say what their cells are.
    pub(super) fn read_row<R: BufRead>(
        &mut self,
        reader: &mut RowReader<R>,
        counts: &mut RowCounts,
        headers: &mut HeaderSearch<'_>,
    ) -> Result<bool, ReadError> {
        let Some(found) = reader.find()? else { return Ok(false) };
        if let Some(kind) = headers.observe(found.after_gap, reader.cells()) {
            let other_columns = match kind {
                FoundHeader::Repeated => None,
                FoundHeader::Other(width) => Some(width),
            };
            if reader.begin_section(&found, other_columns)? {
                return Ok(true);
            }
        }
        self.rows += 1;
        if reader.is_in_second_table() {
            self.faulty += 1;
            self.oddities.count(Oddity::SecondTable, found.position.line());
        } else {
            counts.count(reader, &found, self.header.len());
            self.take_sample(reader, &found);
        }
        if reader.parser.width_of_divided.is_none() {
            self.check_rows(counts.marked.possible_comments())?;
        }
        let passed = reader.pass(&found)?;
        self.note_damage(passed, found.position.line());
        self.note_row(reader, passed, (found.position.line(), self.rows));
        Ok(true)
    }

    /// Checks the number of rows against the limit. Rows that may turn out to be comments do not count yet.
    pub(super) fn check_rows(&self, possible_comments: u64) -> Result<(), ReadError> {
        let limit = self.limits.rows();
        let is_within = self.rows.saturating_sub(possible_comments) <= limit;
        if is_within { Ok(()) } else { Err(ReadError::new(ReadErrorKind::TooManyRows { limit })) }
    }

    /// Counts the cells of a row, and copies it into the sample while that has room.
    fn take_sample<R: BufRead>(&mut self, reader: &RowReader<R>, found: &LocatedRow) {
        self.observe(reader, found);
        if self.sample.len() < SAMPLE && self.sampled < SAMPLE_BYTES {
            let mut record = Record::default();
            reader.copy(found, &mut record);
            self.sampled += found.row.content;
            self.sample.push(record);
        }
    }

    /// The columns that all rows have and the header does not name. Blank ones at the end are none.
    pub(super) fn unnamed(&self, widths: Widths) -> Option<Unnamed> {
        let found = widths.unnamed()?;
        let Unnamed::Last(width) = found else { return Some(found) };
        let last = self.filled.iter().take(width).rposition(|count| *count > 0)?;
        (last >= widths.named()).then_some(Unnamed::Last(last + 1))
    }

    /// Counts the header or a row in which characters were replaced.
    fn note_damage(&mut self, passed: Passed, line: u64) {
        if passed.replaced > 0 {
            self.oddities.count(Oddity::ReplacedCharacters, line);
        }
    }

    /// Notes what the decoder did in the row that the reader has passed, and finds out whether it is the first that another encoding reads
    /// differently.
    fn note_row<R: BufRead>(&mut self, reader: &RowReader<R>, passed: Passed, (line, row): (u64, u64)) {
        self.encoding.replaced += passed.replaced;
        if let Some(other) = self.encoding.other.as_mut().filter(|_| passed.others > 0) {
            other.count(line);
        }
        if let Some(alternative) = &mut self.encoding.alternative {
            alternative.pass(reader.position().byte(), line, row);
        }
    }

    /// Counts which cells of a row are filled. The loop runs for each cell of the file, so that it looks at no more than the first character
    /// that is not white space.
    fn observe<R: BufRead>(&mut self, reader: &RowReader<R>, found: &LocatedRow) {
        let width = found.row.width.min(self.limits.columns());
        if width > self.widest {
            self.widest = width;
            self.filled.resize(width, 0);
        }
        for (count, cell) in self.filled.iter_mut().zip(reader.cell_bytes()) {
            *count += u64::from(is_filled(cell));
        }
        let fault = reader.fault(found);
        self.faulty += u64::from(fault.is_some());
        self.misfits += u64::from(found.row.width != self.header.len());
        self.broken += u64::from(found.row.broken);
        if fault.is_some() || found.row.width != self.header.len() || found.row.stray || found.row.broken {
            self.count_oddities(reader, found, fault);
        }
    }

    /// Counts what is unusual about a row.
    fn count_oddities<R: BufRead>(&mut self, reader: &RowReader<R>, found: &LocatedRow, fault: Option<Fault>) {
        let columns = self.header.len();
        let is_extra = || reader.cells().skip(columns).any(|cell| !is_blank_cell(cell));
        let kinds = [
            fault.map(Oddity::from),
            (found.row.width < columns).then_some(Oddity::MissingCells),
            (found.row.width > columns && is_extra()).then_some(Oddity::ExtraCells),
            found.row.stray.then_some(Oddity::StrayQuote),
            found.row.broken.then_some(Oddity::BrokenLine),
        ];
        for kind in kinds.into_iter().flatten() {
            self.oddities.count(kind, found.position.line());
        }
    }
}

/// Whether a cell has more than ASCII white space. Most begin with something else.
fn is_filled(cell: &[u8]) -> bool {
    cell.first().is_some_and(|first| *first > b' ' || !cell.trim_ascii_start().is_empty())
}

/// What the data rows show only at the end of the file.
#[derive(Debug, Default)]
pub(super) struct RowCounts {
    pub(super) widths: Widths,
    pub(super) marked: MarkedRows,
}

impl RowCounts {
    /// The counts of a file whose header has this number of cells, before its first row.
    pub(super) fn below(named: usize, summary: &TableSummary) -> Self {
        let mut marked = MarkedRows::default();
        for text in summary.preamble.iter().filter_map(|record| record.get(0)) {
            marked.count_preamble(text, summary.dialect.delimiter());
        }
        Self { widths: Widths::below(named), marked }
    }

    /// Counts the width of a row, and whether it begins with a mark of comments.
    fn count<R: BufRead>(&mut self, reader: &RowReader<R>, found: &LocatedRow, columns: usize) {
        self.widths.count(reader.parser.plain_width, reader.cells());
        let is_data = || found.row.width == columns || reader.cells().any(|cell| is_email(cell.trim()));
        self.marked.count(reader.text(found), reader.parser.delimiter(), is_data);
    }
}
