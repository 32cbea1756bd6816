//! Columns that the header does not name, in files with cells of several lines.
//!
//! Each inner line of such a cell has as many cells as the header, so that it looks like a row. Only the width of all rows shows that
//! it is none.

use std::io::Cursor;

use lead_import::{
    columns::Detector,
    source::{Limits, ReadOptions, Record, Table},
};

const SHAPES: [(char, &str); 5] = [(',', "\n"), (',', "\r\n"), (';', "\n"), ('\t', "\n"), ('|', "\r\n")];

/// The header and the rows of a file; both passes must count the same rows.
fn read(file: &str, options: &ReadOptions) -> (Vec<String>, Vec<Vec<String>>) {
    let mut table = Table::open_with(Cursor::new(file), options, &Detector::default()).unwrap();
    let (header, count) = (texts(table.summary().header()), table.summary().rows());
    let mut records = table.records().unwrap();
    let (mut record, mut rows) = (Record::default(), Vec::new());
    while records.read(&mut record).unwrap() {
        assert_eq!(record.fault(), None, "row {} of {file}", rows.len() + 1);
        rows.push(texts(&record));
    }
    assert_eq!(count, rows.len() as u64, "{file}");
    (header, rows)
}

fn texts(record: &Record) -> Vec<String> {
    record.iter().map(str::to_owned).collect()
}

/// A file in which each cell is quoted.
fn quoted(header: &[&str], rows: &[Vec<String>], delimiter: char, ending: &str) -> String {
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let cells: Vec<_> = cells.map(|cell| format!("\"{cell}\"")).collect();
        cells.join(&delimiter.to_string()) + ending
    };
    let rows = rows.iter().map(|row| line(&mut row.iter().map(String::as_str)));
    line(&mut header.iter().copied()) + &rows.collect::<String>()
}

/// A note whose inner lines have two cells each, as the header `email,note` has.
fn note(delimiter: char, inner_lines: usize, ending: &str) -> String {
    format!("first{delimiter} line{ending}") + &format!("another{delimiter} line{ending}").repeat(inner_lines)
}

/// The rows as R writes them, in which these have a note of several lines.
fn numbered(count: usize, has_note: impl Fn(usize) -> bool, note: &str) -> Vec<Vec<String>> {
    let row = |n: usize| {
        let note = if has_note(n) { note } else { "ok" };
        vec![n.to_string(), format!("p{n}@example.com"), note.to_owned()]
    };
    (1..=count).map(row).collect()
}

#[test]
fn row_numbers_of_r_beside_a_note_of_several_lines_are_a_column() {
    for (delimiter, ending) in SHAPES {
        for (count, place) in [(2, 1), (2, 2), (3, 2), (300, 1), (300, 250), (4_000, 3_990)] {
            for inner_lines in [1, 3, 12] {
                let rows = numbered(count, |n| n == place, &note(delimiter, inner_lines, ending));
                let file = quoted(&["email", "note"], &rows, delimiter, ending);
                let (header, found) = read(&file, &ReadOptions::default());
                assert_eq!(header, ["", "email", "note"], "{count} rows, the note in row {place}");
                assert_eq!(found, rows);
            }
        }
    }
}

#[test]
fn rows_whose_notes_all_have_several_lines_are_not_counted_by_their_lines() {
    let rows = numbered(50, |_| true, &note(',', 2, "\n"));
    let file = quoted(&["email", "note"], &rows, ',', "\n");
    let options = ReadOptions::default().limits(Limits::default().max_rows(50));
    assert_eq!(read(&file, &options).1, rows, "within the limit on rows");
}

#[test]
fn a_last_column_without_a_name_may_have_several_lines() {
    for (delimiter, ending) in SHAPES {
        for place in [0, 2, 250] {
            let mut rows: Vec<_> =
                (0..300).map(|n| [&format!("p{n}@example.com"), "Rome", "ok"].map(str::to_owned).to_vec()).collect();
            rows[place][2] = note(delimiter, 2, ending);
            let (header, found) = read(&quoted(&["email", "city"], &rows, delimiter, ending), &ReadOptions::default());
            assert_eq!(header, ["email", "city", ""]);
            assert_eq!(found, rows);
        }
    }
}

/// The quote of the second row is the mistake of a person, and the rows that it would swallow are rows.
#[test]
fn a_quote_that_would_swallow_rows_is_text_where_the_other_rows_have_the_width_of_the_header() {
    let file = "email,name\na@x.io,Ann\nb@x.io,x,\"Bob\nc@x.io,Cid\nd@x.io,Dan\n\"\ne@x.io,Eve\n";
    let mut table = Table::open_with(Cursor::new(file), &ReadOptions::default(), &Detector::default()).unwrap();
    assert_eq!(texts(table.summary().header()), ["email", "name"]);
    let mut records = table.records().unwrap();
    let (mut record, mut firsts) = (Record::default(), Vec::new());
    while records.read(&mut record).unwrap() {
        firsts.push(record[0].to_owned());
    }
    assert_eq!(firsts, ["a@x.io", "b@x.io", "c@x.io", "d@x.io", "\"", "e@x.io"]);
    let limit = |rows| ReadOptions::default().limits(Limits::default().max_rows(rows));
    assert!(Table::open_with(Cursor::new(file), &limit(6), &Detector::default()).is_ok());
    assert!(Table::open_with(Cursor::new(file), &limit(5), &Detector::default()).is_err(), "all six rows count");
}
