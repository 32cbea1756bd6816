//! Splits the text of a row into cells: [`Splitter`].

use memchr::memchr3;

use super::{
    cell::{Cell, Reach, Writing, offset},
    dialect::{Dialect, Escape},
    quoting::{QuoteRecovery, QuoteRules, Quoted, Quoting},
};

/// How many lines of a cell are read as rows to find out whether the cell swallowed rows.
const LINES: usize = 8;

/// A row that was split; its cells are in the splitter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// The length without the line break, in bytes.
    pub(super) content: usize,
    /// The length with the line break, in bytes.
    pub(super) length: usize,
    /// The number of cells, including those beyond the limit.
    pub(super) width: usize,
    /// Whether the limit on the length of a row truncated it.
    pub(super) cut: bool,
    /// The place of a quote that never closes.
    pub(super) unclosed: Option<usize>,
    /// Whether a quoted cell contains a quote that should have been escaped.
    pub(super) stray: bool,
    /// The start and end of the first cell that contains a line break.
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

    /// Splits the row at the beginning of `text`; `None` when more text is needed to find its end.
    ///
    /// A row whose quotes do not match is read in the way that gives it the expected number of cells.
    pub(super) fn split(&mut self, text: &[u8], reach: Reach) -> Option<Row> {
        let row = self.split_as(text, reach, QuoteRules::default())?;
        let doubtful = row.stray || row.unclosed.is_some() || row.multiline.is_some();
        match self.expected {
            Some(expected) if doubtful && expected > 1 && expected != row.width => {
                let rules = self.reconsider(text, reach, row, expected)?;
                self.split_as(text, reach, rules)
            }
            _ => Some(row),
        }
    }

    /// The best way to read a row whose quotes may be the reason why it does not have the expected number of cells.
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
        lines.skip(1).take(count).any(|line| {
            let row = self.split_as(line, Reach::End, QuoteRules::default());
            row.is_some_and(|row| holds(row.width))
        })
    }

    fn split_as(&mut self, text: &[u8], reach: Reach, rules: QuoteRules) -> Option<Row> {
        self.cells.clear();
        let delimiter = self.dialect.delimiter();
        let mut row = Row::default();
        let mut quoting = Quoting::new(self.dialect, text, reach, rules);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn splitter(expected: usize) -> Splitter {
        Splitter { expected: Some(expected), ..Splitter::new(Dialect::default(), 100) }
    }

    #[test]
    fn a_row_is_not_split_before_its_end_is_in_sight() {
        for text in ["a,b", "a,\"b", "a,\"b\"", "a,\"b\nc", "a,\"b\"\"", "a,b\r"] {
            let text = text.as_bytes();
            assert_eq!(splitter(2).split(text, Reach::Open), None, "{text:?}");
            let row = splitter(2).split(text, Reach::End).unwrap();
            assert!(row.length > 0 && !row.cut, "{text:?}: {row:?}");
        }
    }

    #[test]
    fn a_row_that_reaches_the_limit_is_cut_unless_it_ends_there() {
        let cut = |text: &[u8]| splitter(2).split(text, Reach::Limit).unwrap().cut;
        assert!(cut(b"a,bcd"));
        assert!(cut(b"a,\"bcd\""));
        assert!(!cut(b"a,bc\n"));
        assert!(!cut(b"a,bc\r"), "what follows can only be a line feed of the next row");
    }

    #[test]
    fn the_content_ends_before_the_line_break_and_the_length_behind_it() {
        for (text, length, end) in [
            ("a,bc\nd", 5, RowEnd::Lf),
            ("a,bc\r\nd", 6, RowEnd::CrLf),
            ("a,bc\rd", 5, RowEnd::Cr),
            ("a,bc", 4, RowEnd::None),
        ] {
            let row = splitter(2).split(text.as_bytes(), Reach::End).unwrap();
            assert_eq!((row.content, row.length, row.end), (4, length, end), "{text:?}");
        }
    }

    #[test]
    fn cells_beyond_the_limit_are_counted_and_not_kept() {
        let mut splitter = Splitter::new(Dialect::default(), 2);
        assert_eq!(splitter.split(b"a,b,\"c\",d", Reach::End).unwrap().width, 4);
        assert_eq!(splitter.cells().len(), 2);
    }

    #[test]
    fn a_quote_that_would_swallow_whole_rows_is_text() {
        let text = b"1,\"x\n2,y\n3,z\"\n4,w\n";
        let row = splitter(2).split(text, Reach::End).unwrap();
        assert_eq!((row.content, row.unclosed), (13, None), "two cells as expected: a note of three lines is one cell");
        let text = b"1,\"x,0\n2,y,0\n3,z,0\n4,\"w\",0\n";
        let row = splitter(3).split(text, Reach::End).unwrap();
        assert_eq!((row.content, row.width, row.unclosed), (6, 3, Some(2)));
    }

    #[test]
    fn the_cells_are_those_of_the_reading_that_was_chosen() {
        let mut splitter = splitter(3);
        let text = b"1,\"x,0\n2,y,0\n3,z,0\n4,\"w\",0\n";
        splitter.split(text, Reach::End).unwrap();
        let cells: Vec<&[u8]> =
            splitter.cells().iter().map(|cell| &text[cell.start as usize..cell.end as usize]).collect();
        assert_eq!(cells, [b"1".as_slice(), b"\"x", b"0"]);
    }
}
