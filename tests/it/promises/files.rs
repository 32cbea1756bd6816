//! Files of leads, as people export them: with duplicates, invalid rows, quotes, ragged rows and any line ends.

use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
};

pub(crate) const HEADER: &str = "email,firstName,City,Note";

/// Addresses of a small world, so that rows are duplicates of one another and meet stored leads. The last ones are invalid.
pub(crate) const EMAILS: [&str; 12] = [
    "ada@example.com",
    "ADA@Example.com",
    " bob@example.com ",
    "cid@example.com",
    "dan@bücher.example",
    "dan@xn--bcher-kva.example",
    "eve@example.org",
    "mailto:fay@example.org",
    "gil@example.org",
    "",
    "not-an-email",
    "hal@localhost",
];

const CELLS: [&str; 14] = [
    "",
    "",
    "Ada",
    "Zoë",
    "a,b",
    "say \"hi\"",
    "two\nlines",
    "and\r\nthree\r\n\r\nmore",
    "cr\ronly",
    "tab\there",
    "nul\0here",
    "=1+1",
    "  spaced  ",
    "\"",
];

/// One row: its cells, how they are quoted, what ends it, and how many blank lines follow.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) cells: Vec<String>,
    quoted: u8,
    end: &'static str,
    blank_lines: usize,
}

/// The rows with the line ends of the header. A row that ends in another break may continue on the next line.
pub(crate) fn with_one_line_end(rows: Vec<Row>) -> Vec<Row> {
    rows.into_iter().map(|row| Row { end: "\n", ..row }).collect()
}

impl Row {
    /// The row with empty cells up to this number of cells.
    pub(crate) fn padded(mut self, cells: usize) -> Self {
        let cells = cells.max(self.cells.len());
        self.cells.resize(cells, String::new());
        self
    }
}

pub(crate) fn row_with(email: impl Strategy<Value = String>) -> impl Strategy<Value = Row> {
    let cells = vec(select(CELLS.as_slice()), 0..=5);
    let parts = (email, cells, any::<u8>(), select(["\n", "\r\n", "\r"].as_slice()), 0..2_usize);
    parts.prop_map(|(email, cells, quoted, end, blank_lines)| {
        let mut cells: Vec<_> = std::iter::once(email).chain(cells.into_iter().map(str::to_owned)).collect();
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            // A row of blank cells would be none.
            cells.push("Ada".to_owned());
        }
        Row { cells, quoted, end, blank_lines }
    })
}

pub(crate) fn row() -> impl Strategy<Value = Row> {
    row_with(select(EMAILS.as_slice()).prop_map(str::to_owned))
}

pub(crate) fn rows(most: usize) -> impl Strategy<Value = Vec<Row>> {
    vec(row(), 1..=most)
}

/// The file, and where in it each row begins.
pub(crate) fn written(rows: &[Row]) -> (String, Vec<usize>) {
    let mut text = format!("{HEADER}\n");
    let mut starts = Vec::new();
    for row in rows {
        starts.push(text.len());
        for (index, cell) in row.cells.iter().enumerate() {
            let must = cell.contains([',', '"', '\r', '\n']);
            text.push_str(if index == 0 { "" } else { "," });
            if must || row.quoted >> (index % 8) & 1 == 1 {
                text.extend(["\"", &cell.replace('"', "\"\""), "\""]);
            } else {
                text.push_str(cell);
            }
        }
        text.push_str(row.end);
        text.push_str(&row.end.repeat(row.blank_lines));
    }
    (text, starts)
}

pub(crate) fn text(rows: &[Row]) -> String {
    written(rows).0
}

/// What accidents do to a file.
#[derive(Clone, Debug)]
enum Accident {
    Cut,
    Insert(&'static [u8]),
    Remove,
    Repeat(usize),
}

fn accident() -> impl Strategy<Value = (Accident, Index)> {
    let inserted: [&[u8]; 9] = [b"\"", b"\"\"", b"\0", b"\n", b"\r", b"\r\n", b",", b"\xff", b"\x1a"];
    let accident = prop_oneof![
        1 => Just(Accident::Cut),
        6 => select(inserted.to_vec()).prop_map(Accident::Insert),
        2 => Just(Accident::Remove),
        1 => (1..40_usize).prop_map(Accident::Repeat),
    ];
    (accident, any::<Index>())
}

/// The bytes of a file to which a few accidents have happened.
pub(crate) fn damaged() -> impl Strategy<Value = Vec<u8>> {
    (rows(12), vec(accident(), 1..6)).prop_map(|(rows, accidents)| {
        let mut bytes = text(&rows).into_bytes();
        for (accident, place) in accidents {
            let at = place.index(bytes.len() + 1);
            match accident {
                Accident::Cut => bytes.truncate(at.max(HEADER.len() + 1)),
                Accident::Insert(new) => drop(bytes.splice(at..at, new.iter().copied())),
                Accident::Remove => drop(bytes.drain(at..bytes.len().min(at + 1))),
                Accident::Repeat(length) => {
                    let end = bytes.len().min(at + length);
                    bytes.extend_from_within(at..end);
                }
            }
        }
        bytes
    })
}

/// Any bytes, mostly behind a header with an email column.
pub(crate) fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let noise = prop_oneof![
        vec(any::<u8>(), 0..400),
        vec(select(b"a@b.co,\"\"\n\r;\t \0x".to_vec()), 0..400),
        any::<String>().prop_map(String::into_bytes),
    ];
    let header =
        select(["", "email\n", "email,firstName,Note\n", "\u{feff}email;Note\r\n", "Note,\"email\"\r"].as_slice());
    (header, noise).prop_map(|(header, noise)| [header.as_bytes(), &noise].concat())
}
