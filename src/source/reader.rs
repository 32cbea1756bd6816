//! Reads rows one after the other, in both passes: [`RowReader`].
//!
//! A reader has a window on the text and a parser of rows. `find` looks for the next row and leaves it in the window, `copy` takes its
//! cells into a record, and `pass` moves on. So the first pass looks at a row without copying it.
//!
//! For the text `email` LF LF `ada@example.com` LF it finds a row on line 1 at byte 0, and a row on line 3 at byte 7. Blank lines and rows of blank cells are no
//! rows, but they count as lines. A line number is the number of breaks before the row, in cells too, so that it is the one that an
//! editor shows.

use std::io::BufRead;

use super::{
    at_most::at_most,
    blank_rows::{is_blank_cell, is_rule, may_be_blank},
    cell::{Reach, RowEnd},
    coding::{Coding, RowHints},
    dialect::{Dialect, LineEnding},
    encoding::marks::Passed,
    error::{ReadError, io_error},
    limits::Limits,
    line_breaks::line_breaks,
    line_ends::LineEnds,
    parser::RowParser,
    position::Position,
    record::{Fault, Record},
    sections::{Section, Sections},
    splitter::Row,
    unescape::Unescape,
    window::Window,
};

/// Reads the rows of both passes: the preamble, the header and the data.
#[derive(Debug)]
pub(super) struct RowReader<R> {
    window: Window<R>,
    pub(super) parser: RowParser,
    limits: Limits,
    line: u64,
    record: u64,
    failed: bool,
    ends: LineEnds,
    hints: RowHints,
    pub(super) sections: Sections,
    /// The number of comment lines so far.
    pub(super) comments: u64,
    /// The number of rows of several blank cells so far.
    pub(super) blank_rows: u64,
    /// The number of columns of the header.
    columns: usize,
}

/// A row in the window that the reader has not passed yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct LocatedRow {
    pub(super) row: Row,
    pub(super) position: Position,
    /// Whether a blank line precedes it.
    pub(super) after_gap: bool,
}

impl<R: BufRead> RowReader<R> {
    /// A reader of a source that is positioned at `from`.
    pub(super) fn new(source: R, coding: Coding, dialect: Dialect, limits: Limits, from: Position) -> Self {
        let window = Window::new(source, coding, from.byte());
        let parser = RowParser::new(dialect, limits.columns());
        let (hints, sections) = (RowHints::default(), Sections::default());
        let (line, record, ends) = (from.line(), from.row(), LineEnds::default());
        Self {
            window,
            parser,
            limits,
            line,
            record,
            failed: false,
            ends,
            hints,
            sections,
            comments: 0,
            blank_rows: 0,
            columns: 0,
        }
    }

    /// Ends the rows at the first byte that is not UTF-8.
    pub(super) fn end_at_damage(&mut self) {
        self.window.end_at_damage();
    }

    /// Sets what the first pass found out about the rows from here on.
    pub(super) fn follow(&mut self, hints: RowHints, sections: Sections) {
        self.hints = hints;
        self.parser.soft_breaks = hints.soft_breaks;
        self.sections = sections;
        self.expect_columns_of_section();
    }

    /// Expects the columns of the table that the reader is in: those of the file's header, or of a second table.
    fn expect_columns_of_section(&mut self) {
        if let Some(section) = self.sections.current() {
            self.parser.expect_width(section.other_columns.unwrap_or(self.columns));
        }
    }

    /// Whether the rows here belong to a second table.
    pub(super) fn is_in_second_table(&self) -> bool {
        self.sections.current().is_some_and(|section| section.other_columns.is_some())
    }

    /// The text of a located row.
    pub(super) fn text(&self, found: &LocatedRow) -> &str {
        &self.window.text()[..found.row.content]
    }

    /// Takes a located row for the header of a new section and passes it. Returns `false`, and does nothing, if there are too many
    /// sections.
    pub(super) fn begin_section(
        &mut self,
        found: &LocatedRow,
        other_columns: Option<usize>,
    ) -> Result<bool, ReadError> {
        let (byte, line) = (found.position.byte(), found.position.line());
        if !self.sections.push(Section { byte, line, other_columns }) {
            return Ok(false);
        }
        self.pass_header(found).map(|()| true)
    }

    /// Passes the header of a section, which is no data row.
    fn pass_header(&mut self, found: &LocatedRow) -> Result<(), ReadError> {
        self.pass(found)?;
        self.record -= 1;
        self.sections.enter();
        self.expect_columns_of_section();
        Ok(())
    }

    /// Sets what the header says of the rows: the number of their cells and the break that ends them.
    pub(super) fn expect(&mut self, width: usize, ending: RowEnd) {
        self.columns = width;
        self.parser.expect(width, ending);
    }

    /// Whether something in the file so far was not clean UTF-8.
    pub(super) fn is_decoded(&self) -> bool {
        self.window.is_decoded()
    }

    /// Whether there were escape characters, with which text in seven-bit encodings begins.
    pub(super) fn has_escapes(&self) -> bool {
        self.window.has_escapes()
    }

    /// The line endings so far.
    pub(super) fn line_ending(&self) -> LineEnding {
        self.ends.line_ending()
    }

    /// Starts to count the rows here.
    pub(super) fn restart_count(&mut self) {
        self.record = 0;
        self.blank_rows = 0;
    }

    /// Where the next row, or a blank line before it, begins.
    pub(super) fn position(&self) -> Position {
        Position::new(self.line, self.record, self.window.byte())
    }

    /// Reads the next row into `record`. Returns `false` at the end, and leaves the record empty.
    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        let Some(found) = self.find()? else {
            *record = Record::default();
            return Ok(false);
        };
        self.copy(&found, record);
        record.passed = self.pass(&found)?;
        Ok(true)
    }

    /// Finds the next row that is not blank.
    pub(super) fn find(&mut self) -> Result<Option<LocatedRow>, ReadError> {
        let mut after_gap = false;
        loop {
            after_gap |= self.pass_blank_lines();
            let Some(row) = self.split()? else { return Ok(None) };
            let found = LocatedRow { row, position: self.position(), after_gap };
            if self.is_blank(&row) {
                self.blank_rows += u64::from(row.width > 1);
                self.pass(&found)?;
                self.record -= 1;
                after_gap = true;
            } else if self.sections.begins_at(found.position.byte()) {
                self.pass_header(&found)?;
            } else if self.hints.comments.begin(&self.window.text()[..row.content], self.parser.delimiter()) {
                self.comments += 1;
                self.pass_rest_of_line()?;
            } else {
                return Ok(Some(found));
            }
        }
    }

    /// Passes the empty lines in the window but for the last, which may be half a line break. Returns whether there were any.
    fn pass_blank_lines(&mut self) -> bool {
        let text = self.window.text().as_bytes();
        if !text.starts_with(b"\n") && !text.starts_with(b"\r") {
            return false;
        }
        let blank = text.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let length = blank - usize::from(blank == text.len());
        let length = length - usize::from(length > 0 && text[length - 1] == b'\r');
        for line in text[..length].split_inclusive(|byte| *byte == b'\n') {
            let pair = line.ends_with(b"\r\n");
            let feed = line.ends_with(b"\n");
            let single = (line.len() - usize::from(feed)) as u64;
            self.line += single + u64::from(feed && !pair);
            self.ends.lf |= feed && !pair;
            self.ends.crlf |= pair;
            self.ends.cr |= single > u64::from(pair);
        }
        self.window.advance(length);
        length > 0
    }

    /// Splits the row at the reader's place, and reads more text into the window until its end is known.
    ///
    /// The text is cut at the limit on the length of a row, so that a quote that never closes does not read the whole file into memory.
    fn split(&mut self) -> Result<Option<Row>, ReadError> {
        let limit = self.limits.record_bytes() as usize;
        loop {
            let text = self.window.text();
            let start = at_most(text, limit);
            let (text, reach) = match () {
                () if start.len() < text.len() => (start, Reach::Limit),
                () if self.window.ended() => (text, Reach::End),
                () => (text, Reach::Open),
            };
            if text.is_empty() && (reach == Reach::End || self.failed) {
                return Ok(None);
            }
            if let Some(row) = self.parser.parse(text, reach) {
                return Ok(Some(row));
            }
            self.extend()?;
        }
    }

    /// Reads more text. An error of the source is final: no row follows it.
    fn extend(&mut self) -> Result<(), ReadError> {
        self.window.extend().map_err(|error| {
            self.failed = true;
            io_error(error)
        })
    }

    /// Whether no cell of the row has content.
    fn is_blank(&self, row: &Row) -> bool {
        let text = &self.window.text()[..row.content];
        if row.cut || row.unclosed.is_some() {
            return false;
        }
        let has_no_text = may_be_blank(text, self.parser.delimiter(), self.parser.quote())
            && row.width == self.parser.cells().len()
            && self.cells().all(is_blank_cell);
        has_no_text || is_rule(text)
    }

    /// The cells of a located row, as the file writes them.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> + Clone {
        let text = self.window.text();
        self.parser.cells().iter().map(|cell| &text[cell.start as usize..cell.end as usize])
    }

    /// The bytes of these cells, which are cut faster than text.
    pub(super) fn cell_bytes(&self) -> impl Iterator<Item = &[u8]> {
        let text = self.window.text().as_bytes();
        self.parser.cells().iter().map(|cell| &text[cell.start as usize..cell.end as usize])
    }

    /// Copies a located row into `record`.
    pub(super) fn copy(&self, found: &LocatedRow, record: &mut Record) {
        let raw = &self.window.text()[..found.row.content];
        record.fill(raw, self.parser.cells(), Unescape::new(self.parser.dialect()).soft_breaks(self.hints.soft_breaks));
        record.position = Position::new(found.position.line(), self.record + 1, found.position.byte());
        record.stray_quotes = found.row.stray;
        record.broken = found.row.broken && !self.has_only_soft_breaks(raw);
        record.fault = self.fault(found);
    }

    /// Whether each line break of the row is the soft one of a mail, which is none of its text.
    fn has_only_soft_breaks(&self, row: &str) -> bool {
        let mut lines = row.lines().rev();
        lines.next();
        self.hints.soft_breaks && lines.all(|line| line.ends_with('='))
    }

    /// Why the cells of a located row cannot be trusted.
    pub(super) fn fault(&self, found: &LocatedRow) -> Option<Fault> {
        let row = &found.row;
        if let Some(Section { line, other_columns: Some(_), .. }) = self.sections.current() {
            return Some(Fault::SecondTable { line });
        }
        if let Some(place) = row.unclosed {
            let before = &self.window.text().as_bytes()[..place];
            return Some(Fault::UnclosedQuote { line: found.position.line() + line_breaks(before) });
        }
        if row.cut {
            return Some(Fault::RowTooLong { limit: self.limits.record_bytes() });
        }
        if row.width > self.limits.columns() {
            return Some(Fault::TooManyCells { limit: self.limits.columns() });
        }
        let limit = self.limits.cell_bytes();
        if row.content <= limit {
            return None;
        }
        let too_long = self.parser.cells().iter().position(|cell| (cell.end - cell.start) as usize > limit);
        too_long.map(|index| Fault::CellTooLong { column: index + 1, limit })
    }

    /// Passes a located row, and returns what the decoder did in it.
    pub(super) fn pass(&mut self, found: &LocatedRow) -> Result<Passed, ReadError> {
        let row = &found.row;
        self.line += match row {
            Row { multiline: None, cut: false, broken: false, .. } => u64::from(row.length > row.content),
            _ => line_breaks(&self.window.text().as_bytes()[..row.length]),
        };
        self.record += 1;
        self.ends.note(row.end);
        let mut passed = self.window.advance(row.length);
        if row.cut {
            passed += self.pass_rest_of_line()?;
        }
        Ok(passed)
    }

    /// Passes the rest of the line after a truncated row.
    fn pass_rest_of_line(&mut self) -> Result<Passed, ReadError> {
        let mut passed = Passed::default();
        loop {
            let text = self.window.text().as_bytes();
            let end = memchr::memchr2(b'\n', b'\r', text);
            let pair_may_follow = end.is_some_and(|end| text[end] == b'\r' && end + 1 == text.len());
            if let Some(end) = end.filter(|_| !pair_may_follow || self.window.ended()) {
                let length = end + 1 + usize::from(text[end..].starts_with(b"\r\n"));
                self.line += 1;
                passed += self.window.advance(length);
                return Ok(passed);
            }
            let length = if self.window.ended() { text.len() } else { end.unwrap_or(text.len()) };
            passed += self.window.advance(length);
            if self.window.ended() {
                return Ok(passed);
            }
            self.extend()?;
        }
    }
}
