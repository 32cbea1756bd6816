//! Chooses how to read each row: [`RowParser`].

use memchr::{memchr2, memmem};

use super::{
    cell::{Cell, Reach, RowEnd},
    dialect::{Dialect, Escape},
    pairs::join_pairs,
    quoting::{QuoteRecovery, RowRules},
    splitter::{Row, Splitter},
};

/// How many lines of a cell are read as rows to find out whether the cell swallowed rows.
const LINES: usize = 8;

/// Reads rows in the dialect of the file, and a row that does not fit in the one other way that makes it fit.
///
/// The dialect is detected from the first rows. A spelling that occurs first far down in the file (`\"`, `\,`, an apostrophe as
/// the quote, typographic quotes) is recognised in the row itself: read by the rules of the beginning, the row does not have
/// the header's number of cells, and read by its own rules it does.
#[derive(Clone, Debug)]
pub(super) struct RowParser {
    dialect: Dialect,
    splitter: Splitter,
    /// The number of cells that a row is expected to have, if more than one.
    expected: Option<usize>,
    /// The break that ends the header, and so the rows.
    ending: RowEnd,
}

impl RowParser {
    pub(super) fn new(dialect: Dialect, max_cells: usize) -> Self {
        Self { dialect, splitter: Splitter::new(max_cells), expected: None, ending: RowEnd::None }
    }

    /// Sets what the header says of the rows: the number of their cells and the break that ends them.
    pub(super) fn expect(&mut self, width: usize, ending: RowEnd) {
        self.expected = Some(width).filter(|width| *width > 1);
        self.ending = ending;
    }

    /// The cells of the last row.
    pub(super) fn cells(&self) -> &[Cell] {
        self.splitter.cells()
    }

    /// The dialect of the last row.
    pub(super) fn dialect(&self) -> Dialect {
        self.splitter.dialect()
    }

    /// Reads the row at the beginning of `text`; `None` when more text is needed to find its end.
    pub(super) fn parse(&mut self, text: &str, reach: Reach) -> Option<Row> {
        let row = self.splitter.split(text.as_bytes(), reach, self.plain())?;
        match self.expected {
            Some(expected) if row.stray || row.cut || self.is_cut_short(row) || !self.fits(text, row, expected) => {
                self.parse_again(text, reach, row, expected)
            }
            _ => Some(row),
        }
    }

    /// Whether a break other than the file's ends the row.
    fn is_cut_short(&self, row: Row) -> bool {
        row.end != self.ending && row.end != RowEnd::None && matches!(self.ending, RowEnd::Lf | RowEnd::CrLf)
    }

    fn plain(&self) -> RowRules {
        RowRules { lenient: true, ..RowRules::of(self.dialect) }
    }

    /// Whether the row has the expected number of cells, or more of which only blank ones are beyond it.
    fn fits(&self, text: &str, row: Row, expected: usize) -> bool {
        let blank = |cell: &Cell| text[cell.start as usize..cell.end as usize].trim().is_empty();
        let all_known = row.width == self.cells().len();
        row.width == expected || row.width > expected && all_known && self.cells()[expected..].iter().all(blank)
    }

    /// Reads a row that does not fit: by its quotes, in another dialect, with its line breaks as text, or with cells joined. The
    /// first of these that gives the expected number of cells counts; without one, the row stays as it is.
    fn parse_again(&mut self, text: &str, reach: Reach, mut row: Row, expected: usize) -> Option<Row> {
        let bytes = text.as_bytes();
        let mut rules = self.plain();
        let doubtful = row.stray || row.unclosed.is_some() || row.multiline.is_some();
        if doubtful && row.width != expected {
            rules = self.reconsider(bytes, reach, row, expected)?;
            row = self.splitter.split(bytes, reach, rules)?;
        }
        if row.width == expected && !row.stray && !self.is_cut_short(row) {
            return Some(row);
        }
        if reach == Reach::Open && memchr2(b'\n', b'\r', &bytes[row.length..]).is_none() {
            // Whether the next line is the rest of this row is not known yet.
            return None;
        }
        let others = self.other_rules(bytes, row, expected);
        for (other, length) in others.iter().flatten() {
            let reach = if *length < bytes.len() { Reach::End } else { reach };
            let read = self.splitter.split(&bytes[..*length], reach, *other)?;
            if read.width == expected && !read.stray && read.unclosed.is_none() {
                return Some(read);
            }
        }
        if others.iter().any(Option::is_some) {
            row = self.splitter.split(bytes, reach, rules)?;
        }
        Some(if row.width > expected { self.with_joined_cells(text, row, expected) } else { row })
    }

    /// Other rules by which the row may have the expected number of cells, each with the length of the text that it is for.
    fn other_rules(&self, text: &[u8], row: Row, expected: usize) -> [Option<(RowRules, usize)>; 3] {
        let line = first_line(text);
        let [backslash, apostrophes] = self.dialects_in(line);
        let in_dialect = |dialect: Option<Dialect>| Some((RowRules { dialect: dialect?, ..self.plain() }, line.len()));
        let across = (1 < row.width && row.width <= expected).then(|| self.across_lines(text, row)).flatten();
        [in_dialect(backslash), in_dialect(apostrophes), across.map(|rules| (rules, text.len()))]
    }

    /// The dialects that the characters of this line suggest.
    fn dialects_in(&self, line: &[u8]) -> [Option<Dialect>; 2] {
        let (quote, delimiter) = (self.dialect.quote().unwrap_or(b'"'), self.dialect.delimiter());
        let escaped = |mark: u8| memmem::find(line, &[b'\\', mark]).is_some();
        let backslash = self.dialect.escape() == Escape::Doubled && (escaped(quote) || escaped(delimiter));
        let apostrophes = quote == b'"' && memmem::find(line, &[delimiter, b'\'']).is_some();
        [
            backslash.then(|| self.dialect.with_escape(Escape::Backslash)),
            apostrophes.then(|| self.dialect.with_quote(Some(b'\''))),
        ]
    }

    /// The rules by which the break at the end of this row is text: a lone LF or CR in a file whose lines end in another break,
    /// or a break after a backslash, as `MySQL` writes it.
    fn across_lines(&self, text: &[u8], row: Row) -> Option<RowRules> {
        let escaped_breaks = text[..row.content].ends_with(b"\\");
        let ending = Some(self.ending).filter(|_| self.is_cut_short(row));
        // Blank lines are not the rest of a row.
        let rest = first_line(&text[row.length..]).trim_ascii();
        if rest.is_empty() {
            return None;
        }
        (ending.is_some() || escaped_breaks).then(|| RowRules { ending, escaped_breaks, ..self.plain() })
    }

    /// The row with cells joined that were split inside a pair of quotes of another kind, if that makes it fit.
    fn with_joined_cells(&mut self, text: &str, row: Row, expected: usize) -> Row {
        if row.width > self.cells().len() {
            return row;
        }
        match join_pairs(&text[..row.content], self.cells(), self.dialect.delimiter(), expected) {
            Some(cells) => {
                self.splitter.replace_cells(cells);
                Row { width: expected, stray: true, ..row }
            }
            None => row,
        }
    }

    /// The best way to read a row whose quotes may be the reason why it does not have the expected number of cells.
    fn reconsider(&mut self, text: &[u8], reach: Reach, row: Row, expected: usize) -> Option<RowRules> {
        let apart = RowRules { recovery: QuoteRecovery::Apart, ..self.plain() };
        if row.stray && self.splitter.split(text, reach, apart)?.width == expected {
            return Some(apart);
        }
        if let Some((open, end)) = row.multiline
            && self.swallows(&text[open..end], expected)
        {
            return Some(RowRules { never: Some(open), ..self.plain() });
        }
        if let Some(open) = row.unclosed {
            let across = RowRules { recovery: QuoteRecovery::Across, ..self.plain() };
            let joined = self.splitter.split(text, reach, across)?;
            let whole = joined.width == expected && joined.unclosed.is_none();
            if whole && !self.any_line(&text[open..joined.content], |width| width == expected) {
                return Some(across);
            }
        }
        Some(self.plain())
    }

    /// Whether this cell swallowed whole rows: each of its inner lines has the width of a row.
    fn swallows(&mut self, text: &[u8], expected: usize) -> bool {
        let lines = text.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty()).count();
        let inner = lines.saturating_sub(2).min(LINES);
        inner > 0 && !self.any_line_of(text, inner, |width| width != expected)
    }

    fn any_line(&mut self, text: &[u8], holds: impl Fn(usize) -> bool) -> bool {
        self.any_line_of(text, LINES, holds)
    }

    /// Whether one of the `count` lines after the first, read as a row by itself, has a width for which `holds` is true.
    fn any_line_of(&mut self, text: &[u8], count: usize, holds: impl Fn(usize) -> bool) -> bool {
        let lines = text.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty());
        let plain = self.plain();
        lines.skip(1).take(count).any(|line| {
            let row = self.splitter.split(line, Reach::End, plain);
            row.is_some_and(|row| holds(row.width))
        })
    }
}

/// The text up to the end of its first line, with the break.
fn first_line(text: &[u8]) -> &[u8] {
    match memchr2(b'\n', b'\r', text) {
        Some(end) => &text[..end + 1 + usize::from(text[end..].starts_with(b"\r\n"))],
        None => text,
    }
}
