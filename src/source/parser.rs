//! Chooses how to read each row: [`RowParser`].
//!
//! Nearly all rows have the header's number of cells when they are split by the rules of the file. They are not looked at again. Any other
//! row is read in each way that its characters suggest, and the first reading with the expected number of cells is taken:
//!
//! ```text
//! email,company,title            three cells are expected
//! a@x.io,Globex\, Inc,CTO         `\,` suggests a backslash that escapes
//! a@x.io,'Globex, Inc',CTO       `,'` suggests an apostrophe that quotes
//! a@x.io,“Globex, Inc”,CTO       `“` and `”` suggest cells to join
//! ```
//!
//! Each of the three rows has four cells by the rules of the file, and three in the reading that is taken. The number of cells is the
//! only judge. A row that fits in no way stays as it is, and the import fails it with a reason.
//!
//! Reading the whole file in a second dialect was considered. It would change rows that are right, and files that were joined from
//! several exports have rows of both kinds.

use memchr::memmem;

use super::{
    cell::{Cell, Reach, RowEnd},
    dialect::{Dialect, Escape},
    line_breaks::{first_line, has_lines},
    pairs::join_pairs,
    quoting::{QuoteRecovery, RowRules},
    splitter::{Row, Splitter},
};

/// How many lines of a cell are read as rows to find out whether the cell swallowed rows.
pub(super) const LINES: usize = 8;

/// Reads rows in the dialect of the file, and a row that does not fit in the one other way that makes it fit.
///
/// The dialect is detected from the first rows. A spelling that occurs first far down in the file (`\"`, `\,`, an apostrophe as
/// the quote, typographic quotes) is recognised in the row itself: read by the rules of the beginning, the row does not have
/// the header's number of cells, and read by its own rules it does.
#[derive(Clone, Debug)]
pub(super) struct RowParser {
    dialect: Dialect,
    pub(super) splitter: Splitter,
    /// The number of cells that a row is expected to have, if more than one.
    expected: Option<usize>,
    /// The number of cells of the last row by the rules of the file, before anything made it fit.
    pub(super) plain_width: usize,
    /// The number of cells of the first row that was divided at the line breaks of a quoted cell, if it is more than expected.
    pub(super) width_of_divided: Option<usize>,
    /// The break that ends the header, and so the rows.
    pub(super) ending: RowEnd,
    /// Whether the soft line breaks of a mail are undone.
    pub(super) soft_breaks: bool,
    /// How many rows have the expected number of cells once a soft line break is undone.
    pub(super) soft_rows: u64,
}

impl RowParser {
    /// How many lines a row with soft line breaks may take. A line of a mail has 76 characters.
    pub(super) const SOFT_LINES: usize = 64;

    pub(super) fn new(dialect: Dialect, max_cells: usize) -> Self {
        let splitter = Splitter::new(max_cells);
        Self {
            dialect,
            splitter,
            expected: None,
            plain_width: 0,
            width_of_divided: None,
            ending: RowEnd::None,
            soft_breaks: false,
            soft_rows: 0,
        }
    }

    /// Sets what the header says of the rows: the number of their cells and the break that ends them.
    pub(super) fn expect(&mut self, width: usize, ending: RowEnd) {
        self.expect_width(width);
        self.ending = ending;
    }

    /// Sets the number of cells of the rows from here on.
    pub(super) fn expect_width(&mut self, width: usize) {
        self.expected = Some(width).filter(|width| *width > 1);
    }

    /// The delimiter of the file.
    pub(super) fn delimiter(&self) -> u8 {
        self.dialect.delimiter()
    }

    /// The quote of the file.
    pub(super) fn quote(&self) -> Option<u8> {
        self.dialect.quote()
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
        self.plain_width = row.width;
        match self.expected {
            Some(expected)
                if row.stray
                    || row.cut
                    || row.ends_softly(text.as_bytes())
                    || self.is_cut_short(row)
                    || !self.fits(text, row, expected) =>
            {
                self.parse_again(text, reach, row, expected)
            }
            _ => Some(row),
        }
    }

    /// Whether a break other than the file's ends the row.
    pub(super) fn is_cut_short(&self, row: Row) -> bool {
        row.end != self.ending && row.end != RowEnd::None && matches!(self.ending, RowEnd::Lf | RowEnd::CrLf)
    }

    /// The rules of the file: its dialect, with white space before a quote skipped.
    pub(super) fn plain(&self) -> RowRules {
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
        let soft = row.ends_softly(bytes);
        if row.width == expected && !row.stray && !self.is_cut_short(row) && !soft {
            return Some(row);
        }
        let may_continue = soft || self.is_cut_short(row) || bytes[..row.content].trim_ascii_end().ends_with(b"\\");
        let lines = if soft { Self::SOFT_LINES } else { LINES };
        if reach == Reach::Open && may_continue && !has_lines(&bytes[row.length..], lines) {
            // Whether the next lines are the rest of this row is not known yet.
            return None;
        }
        if soft {
            if let Some(joined) = self.across_soft_breaks(bytes, row, expected) {
                return Some(joined);
            }
            row = self.splitter.split(bytes, reach, rules)?;
        }
        // A row that fits although text follows a closing quote is read differently only for the escapes in it.
        let fits = row.stray && row.width == expected;
        let others = self.other_rules(bytes, row, expected);
        for (other, length) in others.iter().flatten() {
            let reach = if *length < bytes.len() { Reach::End } else { reach };
            let read = self.splitter.split(&bytes[..*length], reach, *other)?;
            let is_whole = read.width == expected && !read.stray && read.unclosed.is_none();
            if is_whole && (!fits || other.dialect.escape() == Escape::Backslash && read.length >= row.length) {
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
        [in_dialect(backslash), in_dialect(apostrophes), across]
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
            if row.width > expected && row.unclosed.is_none() {
                self.width_of_divided.get_or_insert(row.width);
            }
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
    ///
    /// Under a header of three columns, the cell that begins at `"x` in `1,0,"x` LF `2,0,y` LF `3,0,z",w` contains the line `2,0,y`, which is a
    /// row. A note of several lines has lines of any widths, so one that differs shows that the cell is a note.
    fn swallows(&mut self, text: &[u8], expected: usize) -> bool {
        let inner = lines_of(text).count().saturating_sub(2).min(LINES);
        inner > 0 && !self.any_line_of(text, inner, |width| width != expected)
    }

    /// Whether one of the first lines after the first, read as a row by itself, has a width for which `holds` is true.
    fn any_line(&mut self, text: &[u8], holds: impl Fn(usize) -> bool) -> bool {
        self.any_line_of(text, LINES, holds)
    }

    /// Whether one of the `count` lines after the first, read as a row by itself, has a width for which `holds` is true.
    fn any_line_of(&mut self, text: &[u8], count: usize, holds: impl Fn(usize) -> bool) -> bool {
        let plain = self.plain();
        lines_of(text).skip(1).take(count).any(|line| {
            let row = self.splitter.split(line, Reach::End, plain);
            row.is_some_and(|row| holds(row.width))
        })
    }
}

/// The lines that are not empty, without their breaks.
fn lines_of(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parser(expected: usize, ending: RowEnd) -> RowParser {
        let mut parser = RowParser::new(Dialect::default(), 100);
        parser.expect(expected, ending);
        parser
    }

    #[test]
    fn a_row_is_not_split_before_its_end_is_in_sight() {
        for text in ["a,", "a,\"", "a,\"b\"", "a,\"b\nc", "a,\"b\"\"", "a,b\r"] {
            assert_eq!(parser(2, RowEnd::Lf).parse(text, Reach::Open), None, "{text:?}");
            let row = parser(2, RowEnd::Lf).parse(text, Reach::End).unwrap();
            assert!(row.length > 0 && !row.cut, "{text:?}: {row:?}");
        }
    }

    #[test]
    fn a_row_that_reaches_the_limit_is_cut_unless_it_ends_there() {
        let cut = |text: &str| parser(2, RowEnd::Lf).parse(text, Reach::Limit).unwrap().cut;
        assert!(cut("a,bcd"));
        assert!(cut("a,\"bcd\""));
        assert!(!cut("a,bc\n"));
        assert!(!cut("a,bc\r"), "what follows can only be a line feed of the next row");
    }

    #[test]
    fn the_content_ends_before_the_line_break_and_the_length_behind_it() {
        for (text, length, end) in [
            ("a,bc\nd", 5, RowEnd::Lf),
            ("a,bc\r\nd", 6, RowEnd::CrLf),
            ("a,bc\rd", 5, RowEnd::Cr),
            ("a,bc", 4, RowEnd::None),
        ] {
            let row = parser(2, end).parse(text, Reach::End).unwrap();
            assert_eq!((row.content, row.length, row.end), (4, length, end), "{text:?}");
        }
    }

    #[test]
    fn cells_beyond_the_limit_are_counted_and_not_kept() {
        let mut parser = RowParser::new(Dialect::default(), 2);
        assert_eq!(parser.parse("a,b,\"c\",d", Reach::End).unwrap().width, 4);
        assert_eq!(parser.cells().len(), 2);
    }

    #[test]
    fn a_quote_that_would_swallow_whole_rows_is_text() {
        let text = "1,\"x\n2,y\n3,z\"\n4,w\n";
        let row = parser(2, RowEnd::Lf).parse(text, Reach::End).unwrap();
        assert_eq!((row.content, row.unclosed), (13, None), "two cells as expected: a note of three lines is one cell");
        let text = "1,\"x,0\n2,y,0\n3,z,0\n4,\"w\",0\n";
        let row = parser(3, RowEnd::Lf).parse(text, Reach::End).unwrap();
        assert_eq!((row.content, row.width, row.unclosed), (6, 3, Some(2)));
    }

    #[test]
    fn the_cells_are_those_of_the_reading_that_was_chosen() {
        let mut parser = parser(3, RowEnd::Lf);
        let text = "1,\"x,0\n2,y,0\n3,z,0\n4,\"w\",0\n";
        parser.parse(text, Reach::End).unwrap();
        let cells: Vec<&str> =
            parser.cells().iter().map(|cell| &text[cell.start as usize..cell.end as usize]).collect();
        assert_eq!(cells, ["1", "\"x", "0"]);
    }
}
