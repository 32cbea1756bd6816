//! Lines that continue a row, whose line breaks are text or none: more of [`RowParser`].
//!
//! RFC 4180, section 2, rule 6 wants a cell with a line break in quotes. Three kinds of programs do without:
//!
//! - A break that differs from the file's is text. In a file of CRLF lines, `ada@example.com,Ad` LF `a,London` CRLF is one row of three
//!   cells, whose second is `Ad` LF `a`.
//! - A break after a backslash is text, as `MySQL` writes it with `INTO OUTFILE`: `ada@example.com,line\` LF `two,London`.
//! - A break after `=` is none, if the file went through a mail as quoted-printable (RFC 2045, section 6.7): `ada@exam=` LF `ple.com,Ada`
//!   is `ada@example.com` and `Ada`.
//!
//! Joining lines by mistake would lose a row. So lines are joined only if the row as it is does not have the header's number of cells
//! and the joined one has exactly that number.

use super::{
    cell::{Reach, RowEnd},
    line_breaks::first_line,
    parser::{LINES, RowParser},
    quoting::RowRules,
    splitter::Row,
};

impl RowParser {
    /// The rules by which the break at the end of this row is text, and the length up to the break that ends the row: a lone LF
    /// or CR in a file whose lines end in a different break, or a break after a backslash, as `MySQL` writes it.
    pub(super) fn across_lines(&self, text: &[u8], row: Row) -> Option<(RowRules, usize)> {
        let escaped = |line: &[u8]| line.trim_ascii_end().ends_with(b"\\");
        let escaped_breaks = escaped(&text[..row.content]);
        let goes_on = |line: &[u8]| if escaped_breaks { escaped(line) } else { !self.ends_properly(line) };
        if !escaped_breaks && !self.is_cut_short(row) {
            return None;
        }
        let last = self.cells().last().map_or(0, |cell| cell.start as usize);
        if text[last.min(row.content)..row.content].trim_ascii().is_empty() {
            // A break in a cell has text on both sides.
            return None;
        }
        let mut length = row.length;
        for _ in 0..LINES {
            let line = first_line(&text[length..]);
            // Neither blank lines nor lines with an address or an empty first cell are the rest of a row, nor lines that begin
            // with a quoted cell: a program that quotes would have quoted the cell with the break.
            let first = line.trim_ascii_start().first().copied();
            let begins_blank = first.is_none_or(|byte| byte == self.delimiter());
            let is_quoted = !escaped_breaks && first == self.quote();
            if begins_blank || is_quoted || line.contains(&b'@') {
                return None;
            }
            length += line.len();
            if !goes_on(line) {
                let ending = (!escaped_breaks).then_some(self.ending);
                return Some((RowRules { ending, escaped_breaks, ..self.plain() }, length));
            }
        }
        None
    }

    /// The row with its soft line breaks undone, if that gives the expected number of cells. In a file that is not known to have soft
    /// line breaks, such rows are only counted.
    pub(super) fn across_soft_breaks(&mut self, text: &[u8], row: Row, expected: usize) -> Option<Row> {
        let length = self.length_across_soft_breaks(text, row, expected)?;
        let rules = RowRules { soft_breaks: true, ..self.plain() };
        let row = self.splitter.split(&text[..length], Reach::End, rules)?;
        if row.width != expected || row.stray || row.unclosed.is_some() || !row.broken {
            return None;
        }
        self.soft_rows += 1;
        self.soft_breaks.then_some(row)
    }

    /// The length of the lines that this row and its soft line breaks take, unless they have more cells than expected.
    ///
    /// Each break joins the last cell of a line with the first of the next, so a line adds one cell less than it has: `a,b=` and `c,d` have
    /// three cells together.
    fn length_across_soft_breaks(&mut self, text: &[u8], row: Row, expected: usize) -> Option<usize> {
        let (mut width, mut length) = (row.width, row.length);
        for _ in 0..Self::SOFT_LINES {
            let line = first_line(&text[length..]);
            let next = self.splitter.split(line, Reach::End, self.plain())?;
            width += next.width.checked_sub(1)?;
            length += line.len();
            if width > expected || line.trim_ascii().is_empty() {
                return None;
            }
            if !next.ends_softly(line) {
                return Some(length);
            }
        }
        None
    }

    /// Whether this line ends in the break that ends the header, or is the last of the file.
    fn ends_properly(&self, line: &[u8]) -> bool {
        match self.ending {
            RowEnd::CrLf => line.ends_with(b"\r\n") || !line.ends_with(b"\n") && !line.ends_with(b"\r"),
            _ => !line.ends_with(b"\r") && !line.ends_with(b"\r\n"),
        }
    }
}
