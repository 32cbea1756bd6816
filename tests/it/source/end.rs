//! Where a table ends, in files whose last line has no line break.

use std::io::Cursor;

use lead_import::columns::Detector;
use lead_import::source::{Encoding, ReadOptions, Record, Table};

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn rows(table: &mut Table<Cursor<Vec<u8>>>) -> (u64, u64) {
    let (mut count, mut record) = (0, Record::default());
    let mut records = table.records().unwrap();
    while records.read(&mut record).unwrap() {
        count += 1;
    }
    (count, records.position().byte())
}

#[test]
fn a_header_without_a_line_break_is_not_read_again_as_a_row() {
    let latin = Encoding::for_label("windows-1252").unwrap();
    for (bytes, encoding) in [(utf_16("email,name"), Encoding::UTF_16LE), (b"email,n\xE4me".to_vec(), latin)] {
        let options = ReadOptions::default().encoding(encoding).accept_empty();
        let length = bytes.len() as u64;
        let mut table = Table::open_with(Cursor::new(bytes), &options, &Detector::default()).unwrap();
        assert_eq!((table.summary().rows(), table.summary().first_row().byte()), (0, length));
        assert_eq!(rows(&mut table), (0, length));
    }
}

#[test]
fn reading_on_from_the_end_of_the_last_row_finds_nothing() {
    let bytes = utf_16("email,name\nada@example.com,Ada");
    let length = bytes.len() as u64;
    let mut table = Table::open_with(
        Cursor::new(bytes),
        &ReadOptions::default().encoding(Encoding::UTF_16LE),
        &Detector::default(),
    )
    .unwrap();
    assert_eq!(rows(&mut table), (1, length));
}
