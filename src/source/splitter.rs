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
//! The search for the end of a plain cell is the inner loop of reading. It compares the first bytes of a cell eight at a time, which is enough
//! for most cells, and the others with `memchr3`, which compares more at once and takes longer to begin. The first byte of a cell decides
//! whether the cell needs a closer look, so that quotes cost a plain cell one comparison. The crate `csv` was considered: it does not keep line numbers right (rust-csv issues 208 and 395), and a quote that never closes takes the rest of the file.
//!
//! The splitter does not decide whether the row is right. `parser.rs` does, and may split the same text again by other rules.

use memchr::{memchr2, memchr3};

use super::{
    cell::{Cell, Reach, RowEnd, Writing, offset},
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
        let has_plain_cells = exceptions.is_none() && !dialect.skips_space();
        loop {
            if has_plain_cells && let Some(end) = self.push_plain(text, &mut at, &mut row) {
                return finish(text, end, reach, row);
            }
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

    /// Adds the cells from `at` on that need no closer look, and moves `at` behind them. Returns the place of the line break if that ends them.
    ///
    /// These are the cells without quotes, and without white space at their beginning, which a quote may follow. Nothing in the rules may
    /// change how they are read.
    fn push_plain(&mut self, text: &[u8], at: &mut usize, row: &mut Row) -> Option<usize> {
        let (delimiter, quote) = (self.dialect.delimiter(), self.dialect.quote());
        while let Some(&first) = text.get(*at)
            && (first == delimiter || Some(first) != quote && !may_begin_space(first))
        {
            let end = next_end(text, *at, delimiter)?;
            self.push(Cell { start: offset(*at), end: offset(end), writing: Writing::Plain }, row);
            if text[end] != delimiter {
                return Some(end);
            }
            *at = end + 1;
        }
        None
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
        Some(first) if may_begin_space(first) && quoting.rules().lenient => quoted_after_space(text, at, quoting),
        _ => Some(Quoted::Not),
    }
}

/// Whether one of the kinds of white space begins with this byte. Few cells do.
fn may_begin_space(first: u8) -> bool {
    matches!(first, b' ' | b'\t' | 0xC2 | 0xE2 | 0xE3 | 0xEF)
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
        let Some(end) = next_end(text, from, delimiter) else {
            return (reach != Reach::Open).then_some(text.len());
        };
        if text[end] == b'\r' && end + 1 == text.len() && reach == Reach::Open {
            return None;
        }
        if exceptions.is_none_or(|rules| !rules.is_text(text, start, end)) {
            return Some(end);
        }
        from = end + 1;
    }
}

/// How many times eight bytes of a cell are compared before the search that compares more at once begins.
const WORDS: usize = 3;

/// The place of the first delimiter or line break from `start` on.
fn next_end(text: &[u8], start: usize, delimiter: u8) -> Option<usize> {
    let mut from = start;
    for _ in 0..WORDS {
        let Some(word) = text[from..].first_chunk() else { break };
        if let Some(place) = first_mark(*word, delimiter) {
            from += place;
            if is_end(text[from], delimiter) {
                return Some(from);
            }
            break;
        }
        from += word.len();
    }
    memchr3(delimiter, b'\n', b'\r', &text[from..]).map(|found| from + found)
}

fn is_end(byte: u8, delimiter: u8) -> bool {
    byte == delimiter || matches!(byte, b'\n' | b'\r')
}

/// The place of the first byte that is the delimiter or at most a CR, as line breaks are.
///
/// All bytes are compared at once: a byte less a higher one borrows from its highest bit. A borrow may also set that bit of the bytes after
/// it, so that only the first one counts.
fn first_mark(word: [u8; 8], delimiter: u8) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const HIGHEST_BITS: u64 = ONES << 7;
    let below = |word: u64, limit: u8| word.wrapping_sub(ONES * u64::from(limit)) & !word & HIGHEST_BITS;
    let word = u64::from_le_bytes(word);
    let marks = below(word ^ (ONES * u64::from(delimiter)), 1) | below(word, b'\r' + 1);
    (marks != 0).then(|| marks.trailing_zeros() as usize / 8)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// As by a look at each byte, whatever bytes are before and behind the end.
        #[test]
        fn the_end_of_a_cell_is_its_first_delimiter_or_line_break(
            text in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(&b",\t\n\r\0-"[..])], 0..40),
            long in prop::collection::vec(0x0B..=0xFF_u8, 0..60),
            delimiter in prop::sample::select(&b",;\t|\xFE\x01"[..]),
        ) {
            for text in [&text, &[long, text.clone()].concat()] {
                for start in 0..=text.len() {
                    let expected = (start..text.len()).find(|&at| is_end(text[at], delimiter));
                    prop_assert_eq!(next_end(text, start, delimiter), expected);
                }
            }
        }
    }
}
