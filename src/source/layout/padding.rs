//! What a spreadsheet program adds to a table whose delimiter is not its own: [`Padding`].
//!
//! A program that splits rows at commas opens a table with semicolons, in which some cells have commas. It splits the rows there and, when it
//! saves the file, gives all of them the width of the widest:
//!
//! ```text
//! Email;Company,
//! ada@example.com;Acme, Inc
//! grace@example.com;Globex,
//! "joan@example.com;""Initech"," Ltd"""
//! ```
//!
//! The commas at the end of a line are those of empty cells. Parts of a row with quotes were cells for the program, which quoted each.

use std::borrow::Cow;

use super::lines::{DELIMITERS, count, unquoted};

/// The delimiters at which spreadsheet programs split rows.
const OF_PROGRAMS: [u8; 3] = [b',', b';', b'\t'];

/// The delimiters that a program has added to the lines of a table with a different one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) struct Padding {
    delimiter: u8,
    /// How many each line has, at its end or in its cells.
    count: usize,
}

impl Padding {
    /// The padding of these lines, the first of which is the header.
    pub(super) fn find(lines: &[&str]) -> Option<Self> {
        let [header, rows @ ..] = lines else { return None };
        let mut paddings = OF_PROGRAMS.into_iter().map(|delimiter| Self { delimiter, count: count(header, delimiter) });
        paddings.find(|padding| padding.is_of(header, rows))
    }

    /// Whether the header ends with the padding, all rows have it and half of them at their end, and the rest is a table.
    fn is_of(self, header: &str, rows: &[&str]) -> bool {
        let is_padded = |line: &&&str| line.ends_with(char::from(self.delimiter));
        let at_the_end = header.len() - header.trim_end_matches(char::from(self.delimiter)).len();
        let columns = |line: &str| DELIMITERS.map(|delimiter| count(&self.undone(line), delimiter));
        let named = columns(header);
        let is_table = |index: usize| {
            let is_other = DELIMITERS[index] != self.delimiter && named[index] > 0;
            is_other && rows.iter().all(|row| columns(row)[index] == named[index])
        };
        self.count > 0
            && at_the_end == self.count
            && rows.iter().all(|row| count(row, self.delimiter) == self.count)
            && !rows.is_empty()
            && rows.iter().filter(is_padded).count() * 2 >= rows.len()
            && (0..DELIMITERS.len()).any(is_table)
    }

    /// The line without its padding, and as it was before the program split it. A part of a row of several lines stays as it is.
    pub(super) fn undone(self, line: &str) -> Cow<'_, str> {
        if count(line, self.delimiter) != self.count || line.bytes().filter(|byte| *byte == b'"').count() % 2 > 0 {
            return line.into();
        }
        let bare = line.trim_end_matches(char::from(self.delimiter));
        if !bare.contains('"') {
            return bare.into();
        }
        let mut is_quoted = false;
        let cells = bare.split(|c: char| {
            is_quoted ^= c == '"';
            c == char::from(self.delimiter) && !is_quoted
        });
        let cells: Vec<_> = cells.map(|cell| unquoted(cell).unwrap_or_else(|| cell.into())).collect();
        cells.join(char::from(self.delimiter).encode_utf8(&mut [0; 4])).into()
    }
}
