//! Reads rows one after the other: [`Records`] for users, `RowReader` for both passes.

use std::io::Read;

use super::{
    cell::{Reach, RowEnd},
    dialect::{Dialect, LineEnding},
    encoding::charset::Encoding,
    error::{ReadError, io_error},
    limits::Limits,
    line_breaks::line_breaks,
    parser::RowParser,
    position::Position,
    record::{Fault, Record},
    splitter::Row,
    unescape::Unescape,
    window::Window,
};

/// The data rows of a table, one by one.
///
/// ```
/// use std::io::Cursor;
/// use lead_import::source::{ReadOptions, Record, Table};
///
/// let mut table = Table::open(Cursor::new("Email,Name\nada@example.com,Ada\n"), &ReadOptions::default())?;
/// let mut records = table.records()?;
/// let mut record = Record::default();
/// while records.read(&mut record)? {
///     assert_eq!(record.get(0), Some("ada@example.com"));
///     assert_eq!(record.position().line(), 2);
/// }
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
#[derive(Debug)]
pub struct Records<'a, R> {
    reader: RowReader<&'a mut R>,
}

impl<'a, R: Read> Records<'a, R> {
    pub(super) fn new(reader: RowReader<&'a mut R>) -> Self {
        Self { reader }
    }

    /// Reads the next row into `record`. At the end it returns `false` and leaves an empty record.
    ///
    /// # Errors
    ///
    /// When the source fails. The error is final: no rows follow it.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        self.reader.read(record)
    }

    /// Where the next row begins: after the rows read so far, and before any blank lines that follow.
    ///
    /// [`Table::records_from`](super::Table::records_from) continues there.
    pub fn position(&self) -> Position {
        self.reader.position()
    }
}

/// How bytes become the text that is split.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coding {
    pub(super) encoding: Encoding,
    /// A separator that one character stands in for.
    pub(super) separator: Option<&'static str>,
}

/// Reads the rows of both passes: the preamble, the header and the data.
#[derive(Debug)]
pub(super) struct RowReader<R> {
    window: Window<R>,
    parser: RowParser,
    limits: Limits,
    line: u64,
    record: u64,
    failed: bool,
    /// Which line endings occurred: LF, CRLF, CR.
    ends: [bool; 3],
}

/// A row in the window that the reader has not passed yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct LocatedRow {
    pub(super) row: Row,
    pub(super) position: Position,
}

impl<R: Read> RowReader<R> {
    /// A reader of a source that is positioned at `from`.
    pub(super) fn new(source: R, coding: Coding, dialect: Dialect, limits: Limits, from: Position) -> Self {
        let window = Window::new(source, coding.encoding, coding.separator, from.byte());
        let parser = RowParser::new(dialect, limits.columns());
        Self { window, parser, limits, line: from.line(), record: from.row(), failed: false, ends: [false; 3] }
    }

    /// Sets what the header says of the rows: the number of their cells and the break that ends them.
    pub(super) fn expect(&mut self, width: usize, ending: RowEnd) {
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
        match self.ends {
            [_, false, false] => LineEnding::Lf,
            [false, true, false] => LineEnding::CrLf,
            [false, false, true] => LineEnding::Cr,
            _ => LineEnding::Mixed,
        }
    }

    /// Starts to count the rows here.
    pub(super) fn restart_count(&mut self) {
        self.record = 0;
    }

    /// Where the next row, or a blank line before it, begins.
    pub(super) fn position(&self) -> Position {
        Position::new(self.line, self.record, self.window.byte())
    }

    pub(super) fn read(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        let Some(found) = self.find()? else {
            *record = Record::default();
            return Ok(false);
        };
        self.copy(&found, record);
        record.replaced = self.pass(&found)?;
        Ok(true)
    }

    /// Finds the next row that is not blank.
    pub(super) fn find(&mut self) -> Result<Option<LocatedRow>, ReadError> {
        loop {
            self.pass_blank_lines();
            let Some(row) = self.split()? else { return Ok(None) };
            let found = LocatedRow { row, position: self.position() };
            if !self.is_blank(&row) {
                return Ok(Some(found));
            }
            self.pass(&found)?;
            self.record -= 1;
        }
    }

    /// Passes the empty lines in the window but for the last, which may be half a line break.
    fn pass_blank_lines(&mut self) {
        let text = self.window.text().as_bytes();
        if !text.starts_with(b"\n") && !text.starts_with(b"\r") {
            return;
        }
        let blank = text.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        let length = blank - usize::from(blank == text.len());
        let length = length - usize::from(length > 0 && text[length - 1] == b'\r');
        for line in text[..length].split_inclusive(|byte| *byte == b'\n') {
            let pair = line.ends_with(b"\r\n");
            let feed = line.ends_with(b"\n");
            let single = (line.len() - usize::from(feed)) as u64;
            self.line += single + u64::from(feed && !pair);
            self.ends[0] |= feed && !pair;
            self.ends[1] |= pair;
            self.ends[2] |= single > u64::from(pair);
        }
        self.window.advance(length);
    }

    fn split(&mut self) -> Result<Option<Row>, ReadError> {
        let limit = self.limits.record_bytes() as usize;
        loop {
            let text = self.window.text();
            let (text, reach) = match text.get(..text.floor_char_boundary(limit)) {
                Some(text) if text.len() < self.window.text().len() => (text, Reach::Limit),
                _ if self.window.ended() => (text, Reach::End),
                _ => (text, Reach::Open),
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

    fn extend(&mut self) -> Result<(), ReadError> {
        self.window.extend().map_err(|error| {
            self.failed = true;
            io_error(error)
        })
    }

    /// Whether the row is a blank line, or the line of a control character with which DOS and CP/M end a file (U+001A) or with
    /// which a program fills it up (NUL).
    fn is_blank(&self, row: &Row) -> bool {
        let is_filler = |c: char| c.is_ascii_whitespace() || matches!(c, '\u{1a}' | '\0');
        row.width == 1 && self.window.text()[..row.content].trim_start_matches(is_filler).is_empty()
    }

    /// The cells of a located row, as the file writes them.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        let text = self.window.text();
        self.parser.cells().iter().map(|cell| &text[cell.start as usize..cell.end as usize])
    }

    /// Copies a located row into `record`.
    pub(super) fn copy(&self, found: &LocatedRow, record: &mut Record) {
        let raw = &self.window.text()[..found.row.content];
        record.fill(raw, self.parser.cells(), Unescape::new(self.parser.dialect()));
        record.position = Position::new(found.position.line(), self.record + 1, found.position.byte());
        record.stray_quotes = found.row.stray;
        record.broken = found.row.broken;
        record.fault = self.fault(found);
    }

    /// Why the cells of a located row cannot be trusted.
    pub(super) fn fault(&self, found: &LocatedRow) -> Option<Fault> {
        let row = &found.row;
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

    /// Passes a located row, and returns how many replaced characters it contains.
    pub(super) fn pass(&mut self, found: &LocatedRow) -> Result<u64, ReadError> {
        let row = &found.row;
        self.line += match row {
            Row { multiline: None, cut: false, broken: false, .. } => u64::from(row.length > row.content),
            _ => line_breaks(&self.window.text().as_bytes()[..row.length]),
        };
        self.record += 1;
        self.note_end(row.end);
        let replaced = self.window.advance(row.length);
        if row.cut { Ok(replaced + self.pass_rest_of_line()?) } else { Ok(replaced) }
    }

    fn note_end(&mut self, end: RowEnd) {
        let [lf, crlf, cr] = &mut self.ends;
        match end {
            RowEnd::Lf => *lf = true,
            RowEnd::CrLf => *crlf = true,
            RowEnd::Cr => *cr = true,
            RowEnd::None => {}
        }
    }

    /// Passes the rest of the line after a truncated row.
    fn pass_rest_of_line(&mut self) -> Result<u64, ReadError> {
        let mut replaced = 0;
        loop {
            let text = self.window.text().as_bytes();
            let end = memchr::memchr2(b'\n', b'\r', text);
            let pair_may_follow = end.is_some_and(|end| text[end] == b'\r' && end + 1 == text.len());
            if let Some(end) = end.filter(|_| !pair_may_follow || self.window.ended()) {
                let length = end + 1 + usize::from(text[end..].starts_with(b"\r\n"));
                self.line += 1;
                return Ok(replaced + self.window.advance(length));
            }
            if self.window.ended() {
                return Ok(replaced + self.window.advance(text.len()));
            }
            replaced += self.window.advance(end.unwrap_or(text.len()));
            self.extend()?;
        }
    }
}
