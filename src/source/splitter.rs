use memchr::{memchr2, memchr3};

use super::{
    dialect::{Dialect, Escape},
    quoting::{QuoteRecovery, QuoteRules, Quoted, Quoting},
};

/// How many lines are looked at to see whether a cell has swallowed rows.
const LINES: usize = 8;

/// One cell of a row that was split: where it lies in the row, and how it is written there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) writing: Writing,
}

/// How a cell's text differs from what stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Not at all.
    Plain,
    /// Quotes in it are doubled.
    Doubled,
    /// Quotes in it may stand after a backslash.
    Backslash,
    /// Its closing quote is followed by more text, and is part of the cell's extent.
    TextAfterQuote,
}

/// What follows the text that the splitter was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// More text, which is not in memory yet.
    Open,
    /// Nothing.
    End,
    /// More text, but a row may not reach so far.
    Limit,
}

/// A row that was split; its cells are in the splitter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The length without the line break, in bytes.
    pub(super) content: usize,
    /// The length with the line break, in bytes.
    pub(super) length: usize,
    /// The number of cells, also of those beyond the limit.
    pub(super) width: usize,
    /// Whether it is cut by the limit on a row's length.
    pub(super) cut: bool,
    /// Where a quote stands that never closes.
    pub(super) unclosed: Option<usize>,
    /// Whether a quoted cell holds a quote that should have been escaped.
    pub(super) stray: bool,
    /// Where the first cell with a line break in it opens and ends.
    pub(super) multiline: Option<(usize, usize)>,
    /// What ends it.
    pub(super) end: RowEnd,
}

/// What ends a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum RowEnd {
    #[default]
    None,
    Lf,
    CrLf,
    Cr,
}

/// Splits the text of one row after another into cells.
#[derive(Clone, Debug)]
pub(super) struct Splitter {
    dialect: Dialect,
    max_cells: usize,
    /// The number of cells that a row is expected to have.
    pub(super) expected: Option<usize>,
    cells: Vec<Cell>,
}

impl Splitter {
    pub(super) fn new(dialect: Dialect, max_cells: usize) -> Self {
        Self { dialect, max_cells, expected: None, cells: Vec::new() }
    }

    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Splits the row at the beginning of `text`; `None` when its end is not in sight.
    ///
    /// A row whose quotes do not match is read in the way that gives it the expected number of cells.
    pub(super) fn split(&mut self, text: &[u8], reach: Reach) -> Option<Row> {
        let row = self.split_as(text, reach, QuoteRules::default())?;
        let doubtful = row.stray || row.unclosed.is_some() || row.multiline.is_some();
        match self.expected {
            Some(expected) if doubtful && expected > 1 && expected != row.width => {
                let reading = self.reconsider(text, reach, row, expected)?;
                self.split_as(text, reach, reading)
            }
            _ => Some(row),
        }
    }

    /// The best way to read a row that has not the expected number of cells and may not for the sake of its quotes.
    fn reconsider(&mut self, text: &[u8], reach: Reach, row: Row, expected: usize) -> Option<QuoteRules> {
        let apart = QuoteRules { recovery: QuoteRecovery::Apart, ..QuoteRules::default() };
        if row.stray && self.split_as(text, reach, apart)?.width == expected {
            return Some(apart);
        }
        if let Some((open, end)) = row.multiline
            && self.swallows(&text[open..end], expected)
        {
            return Some(QuoteRules { never: Some(open), ..QuoteRules::default() });
        }
        if let Some(open) = row.unclosed {
            let across = QuoteRules { recovery: QuoteRecovery::Across, ..QuoteRules::default() };
            let joined = self.split_as(text, reach, across)?;
            let whole = joined.width == expected && joined.unclosed.is_none();
            if whole && !self.any_line(&text[open..joined.content], |width| width == expected) {
                return Some(across);
            }
        }
        Some(QuoteRules::default())
    }

    /// Whether this cell has swallowed whole rows: all its inner lines are such.
    fn swallows(&mut self, text: &[u8], expected: usize) -> bool {
        let lines = text.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty()).count();
        let inner = lines.saturating_sub(2).min(LINES);
        inner > 0 && !self.any_line_of(text, inner, |width| width != expected)
    }

    fn any_line(&mut self, text: &[u8], holds: impl Fn(usize) -> bool) -> bool {
        self.any_line_of(text, LINES, holds)
    }

    /// Whether one of the first so many lines after the first one has a width that `holds`, read as a row by itself.
    fn any_line_of(&mut self, text: &[u8], count: usize, holds: impl Fn(usize) -> bool) -> bool {
        let lines = text.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty());
        lines.skip(1).take(count).any(|line| {
            let row = self.split_as(line, Reach::End, QuoteRules::default());
            row.is_some_and(|row| holds(row.width))
        })
    }

    fn split_as(&mut self, text: &[u8], reach: Reach, reading: QuoteRules) -> Option<Row> {
        self.cells.clear();
        let delimiter = self.dialect.delimiter();
        let mut row = Row::default();
        let mut quoting = Quoting::new(self.dialect, text, reach, reading);
        let mut at = 0;
        loop {
            at = self.skip_space(text, at);
            let quoted = match text.get(at) {
                byte @ Some(_) if byte.copied() == self.dialect.quote() => quoting.read(at)?,
                _ => Quoted::Not,
            };
            let end = if let Quoted::Cell { cell, next, stray, multiline } = quoted {
                row.stray |= stray;
                row.multiline = row.multiline.or(multiline.then_some((at, next)));
                self.push(cell, &mut row);
                next
            } else {
                row.unclosed = row.unclosed.or((quoted == Quoted::Never).then_some(at));
                let end = self.bare_end(text, at, reach)?;
                self.push(Cell { start: offset(at), end: offset(end), writing: self.bare_writing() }, &mut row);
                end
            };
            if text.get(end) != Some(&delimiter) {
                return finish(text, end, reach, row);
            }
            at = end + 1;
        }
    }

    fn skip_space(&self, text: &[u8], mut at: usize) -> usize {
        if self.dialect.skips_space() {
            while text.get(at) == Some(&b' ') {
                at += 1;
            }
        }
        at
    }

    fn push(&mut self, cell: Cell, row: &mut Row) {
        row.width += 1;
        if row.width <= self.max_cells {
            self.cells.push(cell);
        }
    }

    /// Where a cell without quotes ends: at a delimiter, a line break or the end of the text.
    fn bare_end(&self, text: &[u8], start: usize, reach: Reach) -> Option<usize> {
        let delimiter = self.dialect.delimiter();
        let mut from = start;
        loop {
            let Some(found) = memchr3(delimiter, b'\n', b'\r', &text[from..]) else {
                return (reach != Reach::Open).then_some(text.len());
            };
            let end = from + found;
            if self.dialect.escape() == Escape::Backslash && text[end] == delimiter && is_escaped(&text[start..end]) {
                from = end + 1;
                continue;
            }
            return Some(end);
        }
    }

    fn bare_writing(&self) -> Writing {
        match self.dialect.escape() {
            Escape::Backslash => Writing::Backslash,
            Escape::Doubled => Writing::Plain,
        }
    }

    /// The text of a cell that is not written as it reads.
    pub(super) fn unescape(&self, writing: Writing, written: &str, text: &mut String) {
        match writing {
            Writing::Plain => text.push_str(written),
            Writing::Doubled => self.unescape_doubled(written, text),
            Writing::Backslash => self.unescape_backslash(written, text),
            Writing::TextAfterQuote => self.unescape_after_quote(written, text),
        }
    }

    fn unescape_doubled(&self, written: &str, text: &mut String) {
        let quote = self.quote_char();
        let mut rest = written;
        while let Some(at) = rest.find(quote) {
            text.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            rest = rest.strip_prefix(quote).unwrap_or(rest);
        }
        text.push_str(rest);
    }

    fn unescape_backslash(&self, written: &str, text: &mut String) {
        let quote = self.quote_char();
        let delimiter = char::from(self.dialect.delimiter());
        let mut chars = written.chars().peekable();
        while let Some(char) = chars.next() {
            let escaped = match chars.peek() {
                Some(&next) if char == '\\' => next == quote || next == '\\' || next == delimiter,
                Some(&next) => char == quote && next == quote,
                None => false,
            };
            text.extend(if escaped { chars.next() } else { Some(char) });
        }
    }

    /// `John" Smith`, which stood in the file as `"John" Smith`: the quote closes nothing that matters.
    fn unescape_after_quote(&self, written: &str, text: &mut String) {
        let quote = self.quote_char();
        let (before, after) = written.split_once(quote).unwrap_or((written, ""));
        text.push_str(before);
        self.unescape_doubled(after, text);
    }

    fn quote_char(&self) -> char {
        char::from(self.dialect.quote().unwrap_or(b'"'))
    }
}

/// Whether an odd number of backslashes ends this text.
fn is_escaped(text: &[u8]) -> bool {
    text.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// The row ends at `end`, with a line break or with the text.
fn finish(text: &[u8], end: usize, reach: Reach, row: Row) -> Option<Row> {
    let (length, mark) = match (text.get(end), text.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => (end + 2, RowEnd::CrLf),
        (Some(b'\r'), None) if reach == Reach::Open => return None,
        (Some(b'\r'), _) => (end + 1, RowEnd::Cr),
        (Some(_), _) => (end + 1, RowEnd::Lf),
        (None, _) => (end, RowEnd::None),
    };
    let cut = mark == RowEnd::None && reach == Reach::Limit;
    Some(Row { content: end, length, cut, end: mark, ..row })
}

pub(super) fn offset(place: usize) -> u32 {
    u32::try_from(place).expect("a row is shorter than its limit, which is a u32")
}

/// The number of lines that end in this text: with LF, CRLF or CR.
pub(super) fn line_breaks(text: &[u8]) -> u64 {
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = memchr2(b'\n', b'\r', rest) {
        count += 1;
        let pair = rest[at..].starts_with(b"\r\n");
        rest = &rest[at + 1 + usize::from(pair)..];
    }
    count
}

#[cfg(test)]
mod tests;
