//! What holds of any table and of any bytes.

use std::io::Cursor;

use lead_import::columns::Detector;
use lead_import::source::{Dialect, Encoding, Escape, Limits, Position, ReadOptions, Record, Table};
use proptest::{collection::vec, prelude::*};

/// Encodings whose decoders know in different ways where in the file a row is. The empty name lets the reader search for it.
const ENCODINGS: [&str; 12] = [
    "",
    "",
    "",
    "utf-8",
    "utf-16le",
    "utf-16be",
    "utf-32le",
    "utf-32be",
    "windows-1252",
    "windows-1253",
    "cp850",
    "shift_jis",
];

type Row = (Position, Vec<String>);

/// The rows of the second pass, each with the place to resume at before it, checked against the count of the first.
type Read = (Table<Cursor<Vec<u8>>>, Vec<(Position, Row)>);

fn read(bytes: &[u8], options: &ReadOptions) -> Option<Read> {
    let mut table = Table::open_with(Cursor::new(bytes.to_vec()), options, &Detector::default()).ok()?;
    let counted = table.summary().rows();
    let mut records = table.records().unwrap();
    let mut record = Record::default();
    let mut rows = Vec::new();
    loop {
        let resume = records.position();
        if !records.read(&mut record).unwrap() {
            break;
        }
        rows.push((resume, (record.position(), record.iter().map(str::to_owned).collect())));
    }
    assert_eq!(rows.len() as u64, counted, "both passes count the same rows");
    Some((table, rows))
}

fn dialect() -> impl Strategy<Value = Dialect> {
    let delimiter = prop::sample::select(vec![b',', b';', b'\t', b'|', b':']);
    let quote = prop::sample::select(vec![b'"', b'\'']);
    let escape = prop::sample::select(vec![Escape::Doubled, Escape::Backslash]);
    (delimiter, quote, escape).prop_map(|(delimiter, quote, escape)| {
        Dialect::default().with_delimiter(delimiter).with_quote(Some(quote)).with_escape(escape)
    })
}

/// A cell as it stands in a file of that dialect, and whether it is a bare one that would be taken for a blank line.
fn written(cell: &str, dialect: Dialect) -> String {
    let quote = char::from(dialect.quote().unwrap());
    let escaped = match dialect.escape() {
        Escape::Backslash => cell.replace('\\', "\\\\").replace(quote, &format!("\\{quote}")),
        _ => cell.replace(quote, &quote.to_string().repeat(2)),
    };
    format!("{quote}{escaped}{quote}")
}

/// Cells in which everything happens that matters to a reader.
fn cell() -> impl Strategy<Value = String> {
    "([a-zé@., ;:|\t\n\r\\\\\"']|\r\n){0,6}"
}

proptest! {
    #[test]
    fn any_table_that_is_written_is_read_back(
        dialect in dialect(),
        width in 1_usize..5,
        cells in vec(vec(cell(), 5), 1..12),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let header = (0..width).map(|column| format!("column {column}"));
        let table = cells.iter().map(|row| row[..width].to_vec());
        let rows: Vec<Vec<String>> = std::iter::once(header.collect()).chain(table).collect();
        let delimiter = char::from(dialect.delimiter()).to_string();
        let line = |row: &Vec<String>| row.iter().map(|cell| written(cell, dialect)).collect::<Vec<_>>().join(&delimiter);
        let text: String = rows.iter().map(|row| line(row) + end).collect();
        let options = ReadOptions::default().dialect(dialect);
        let (table, found) = read(text.as_bytes(), &options.accept_empty()).unwrap();
        prop_assert_eq!(table.summary().faulty(), 0);
        let found: Vec<_> = found.into_iter().map(|(_, (_, cells))| cells).collect();
        let is_blank = |row: &&Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
        let expected: Vec<_> = rows[1..].iter().filter(|row| !is_blank(row)).cloned().collect();
        prop_assert_eq!(found, expected, "a row of blank cells is none");
    }

    #[test]
    fn any_bytes_are_read_alike_from_the_beginning_and_from_every_row(
        bytes in vec(prop_oneof![
            4 => prop::sample::select(b"a,\"\n".to_vec()),
            2 => prop::sample::select(b"b;'\r\\@ \t|".to_vec()),
            1 => any::<u8>(),
        ], 0..200),
        limit in prop::sample::select(vec![24, 1 << 20]),
        encoding in prop::sample::select(ENCODINGS.to_vec()),
    ) {
        let options = ReadOptions::default().limits(Limits::default().max_record_bytes(limit));
        let options = match encoding {
            "" => options,
            label => options.encoding(Encoding::for_label(label).unwrap()),
        };
        let Some((mut table, rows)) = read(&bytes, &options) else { return Ok(()) };
        let mut record = Record::default();
        let mut last = Position::default();
        for (resume, (position, cells)) in rows {
            prop_assert!(position.line() > last.line() && position.byte() >= last.byte());
            prop_assert_eq!(position.row(), last.row() + 1);
            last = position;
            let mut records = table.records_from(resume).unwrap();
            prop_assert!(records.read(&mut record).unwrap());
            prop_assert_eq!(record.position(), position);
            prop_assert!(record.iter().eq(cells));
        }
    }
}
