//! Splits the text of a row into cells: [`Splitter`].
//!
//! A row goes from one delimiter to the next (RFC 4180, section 2, rule 4) up to a line break. In
//!
//! ```text
//! ada@example.com, Ada,"Lovelace, Ada",he said "hi"
//! ```
//!
//! the splitter finds `ada@example.com`, ` Ada` with its space, `Lovelace, Ada`, and `he said "hi"`. The RFC allows no quotes in a cell
//! that does not begin with one; here they are text.
//!
//! The search for the end of a plain cell is the inner loop of reading. It uses `memchr3`, which compares many bytes at once. The
//! first byte of a cell decides whether the cell needs a closer look, so that quotes cost a plain cell one comparison. The crate `csv` was
//! considered: it does not keep line numbers right (rust-csv issues 208 and 395), and a quote that never closes takes the rest of the file.
//!
//! The splitter does not decide whether the row is right. `parser.rs` does, and may split the same text again by other rules.

use memchr::{memchr2, memchr3};

use super::{
    cell::{Cell, Reach, RowEnd, offset},
    dialect::Dialect,
    quoting::{Quoted, Quoting, RowRules},
};

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
    /// Whether an unquoted cell contains a line break.
    pub(super) broken: bool,
    /// The start and end of the first cell that contains a line break.
    pub(super) multiline: Option<(usize, usize)>,
    /// What ends it.
    pub(super) end: RowEnd,
}

impl Row {
    /// Whether an equals sign is its last character, as before the soft line break of a mail.
    pub(super) fn ends_softly(self, text: &[u8]) -> bool {
        text[..self.content].ends_with(b"=") && self.end != RowEnd::None
    }
}

/// Splits the text of one row after another into cells, by rules that it is given.
#[derive(Clone, Debug)]
pub(super) struct Splitter {
    max_cells: usize,
    /// The dialect of the last row.
    dialect: Dialect,
    cells: Vec<Cell>,
}

impl Splitter {
    /// A splitter that keeps this number of cells of a row.
    pub(super) fn new(max_cells: usize) -> Self {
        Self { max_cells, dialect: Dialect::default(), cells: Vec::new() }
    }

    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The dialect in which the last row was split.
    pub(super) fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Puts joined cells in place of those of the last row.
    pub(super) fn replace_cells(&mut self, cells: Vec<Cell>) {
        self.cells = cells;
    }

    /// Splits the row at the beginning of `text`; `None` when more text is needed to find its end.
    pub(super) fn split(&mut self, text: &[u8], reach: Reach, rules: RowRules) -> Option<Row> {
        self.cells.clear();
        self.dialect = rules.dialect;
        let (dialect, writing) = (rules.dialect, rules.bare_writing());
        let exceptions = rules.has_exceptions().then_some(&rules);
        let mut row = Row::default();
        let mut quoting = Quoting::new(text, reach, rules);
        let mut at = 0;
        loop {
            at = skip_space(text, at, dialect);
            let end = match quoted(text, &mut at, &mut quoting)? {
                Quoted::Cell { cell, next, stray, multiline } => {
                    row.stray |= stray;
                    row.multiline = row.multiline.or(multiline.then_some((at, next)));
                    self.push(cell, &mut row);
                    next
                }
                bare => {
                    if bare == Quoted::Never {
                        row.unclosed.get_or_insert(at);
                    }
                    let end = bare_end(text, at, reach, dialect.delimiter(), exceptions)?;
                    row.broken |= exceptions.is_some() && memchr2(b'\n', b'\r', &text[at..end]).is_some();
                    self.push(Cell { start: offset(at), end: offset(end), writing }, &mut row);
                    end
                }
            };
            if text.get(end).copied() != Some(dialect.delimiter()) {
                return finish(text, end, reach, row);
            }
            at = end + 1;
        }
    }

    /// Adds a cell. Beyond the limit on columns, cells are counted and not kept.
    fn push(&mut self, cell: Cell, row: &mut Row) {
        row.width += 1;
        if row.width <= self.max_cells {
            self.cells.push(cell);
        }
    }
}

/// The first place from `at` on that is no space, in a dialect that skips spaces.
fn skip_space(text: &[u8], mut at: usize, dialect: Dialect) -> usize {
    if dialect.skips_space() {
        while text.get(at) == Some(&b' ') {
            at += 1;
        }
    }
    at
}

/// What the quote at `at` opens, or the first quote after white space, which no program writes inside a cell's quotes.
fn quoted(text: &[u8], at: &mut usize, quoting: &mut Quoting<'_>) -> Option<Quoted> {
    let quote = quoting.rules().dialect.quote();
    match text.get(*at).copied() {
        first @ Some(_) if first == quote => quoting.read(*at),
        // The kinds of white space begin with one of these bytes, and few cells do.
        Some(b' ' | b'\t' | 0xC2 | 0xE2 | 0xE3 | 0xEF) if quoting.rules().lenient => {
            quoted_after_space(text, at, quoting)
        }
        _ => Some(Quoted::Not),
    }
}

/// What the first quote after white space opens: in `a, "b, c"` the cell is `b, c`. If the quotes do not match, the space and the quotes are
/// text.
fn quoted_after_space(text: &[u8], at: &mut usize, quoting: &mut Quoting<'_>) -> Option<Quoted> {
    let dialect = quoting.rules().dialect;
    let place = dialect.quote().and_then(|quote| quote_after_space(&text[*at..], quote, dialect.delimiter()));
    let Some(place) = place else { return Some(Quoted::Not) };
    match quoting.read(*at + place)? {
        cell @ Quoted::Cell { stray: false, .. } => {
            *at += place;
            Some(cell)
        }
        _ => Some(Quoted::Not),
    }
}

/// Where a cell without quotes ends: at a delimiter, a line break or the end of the text.
///
/// A CR at the end of text that more may follow is not decided: it may be half of a CRLF.
fn bare_end(text: &[u8], start: usize, reach: Reach, delimiter: u8, exceptions: Option<&RowRules>) -> Option<usize> {
    let mut from = start;
    loop {
        let Some(found) = memchr3(delimiter, b'\n', b'\r', &text[from..]) else {
            return (reach != Reach::Open).then_some(text.len());
        };
        let end = from + found;
        if text[end] == b'\r' && end + 1 == text.len() && reach == Reach::Open {
            return None;
        }
        if exceptions.is_none_or(|rules| !rules.is_text(text, start, end)) {
            return Some(end);
        }
        from = end + 1;
    }
}

/// The place of a quote that follows white space: tabs, spaces, U+00A0, U+200B, U+3000 and byte-order marks.
fn quote_after_space(text: &[u8], quote: u8, delimiter: u8) -> Option<usize> {
    const WIDE: [&[u8]; 4] = [b"\xC2\xA0", b"\xE2\x80\x8B", b"\xE3\x80\x80", b"\xEF\xBB\xBF"];
    let mut at = 0;
    loop {
        at += match *text.get(at)? {
            byte if byte == quote => return Some(at),
            byte if byte == delimiter => return None,
            b' ' | b'\t' => 1,
            byte if byte.is_ascii() => return None,
            _ => WIDE.iter().find(|space| text[at..].starts_with(space))?.len(),
        };
    }
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
