//! Where a table ends, in files whose last line has no line break.

use std::io::Cursor;

use lead_import::columns::Detector;
use lead_import::source::{Encoding, ReadOptions, Record, Table};

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn utf_32(text: &str) -> Vec<u8> {
    text.chars().flat_map(|char| u32::from(char).to_be_bytes()).collect()
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
    for (bytes, encoding) in [
        (utf_16("email,name"), Encoding::UTF_16LE),
        (utf_32("email,n😀me"), Encoding::UTF_32BE),
        (b"email,n\xE4me".to_vec(), latin),
    ] {
        let options = ReadOptions::default().encoding(encoding).accept_empty();
        let length = bytes.len() as u64;
        let mut table = Table::open_with(Cursor::new(bytes), &options, &Detector::default()).unwrap();
        assert_eq!((table.summary().rows(), table.summary().first_row().byte()), (0, length));
        assert_eq!(rows(&mut table), (0, length));
    }
}

#[test]
fn reading_on_from_the_end_of_the_last_row_finds_nothing() {
    let text = "email,name\nada@example.com,Ada";
    for (bytes, encoding) in [(utf_16(text), Encoding::UTF_16LE), (utf_32(text), Encoding::UTF_32BE)] {
        let length = bytes.len() as u64;
        let options = ReadOptions::default().encoding(encoding);
        let mut table = Table::open_with(Cursor::new(bytes), &options, &Detector::default()).unwrap();
        assert_eq!(rows(&mut table), (1, length));
    }
}

#[test]
fn a_row_of_utf_32_is_resumed_at_its_offset() {
    let text = "email,name\r\nada@example.com,Ada 😀\r\nzoe@example.com,Zoë\r\nbob@example.com,Bob";
    let mut bytes = utf_32(text);
    // A part of a character at the end of the file.
    bytes.extend([0, 0]);
    let mut table = Table::open_with(Cursor::new(bytes), &ReadOptions::default(), &Detector::default()).unwrap();
    assert_eq!(table.summary().encoding().encoding(), Encoding::UTF_32BE);
    assert_eq!(table.summary().encoding().replaced(), 1);
    let mut record = Record::default();
    let mut records = table.records().unwrap();
    records.read(&mut record).unwrap();
    let second = records.position();
    assert_eq!(second.byte(), 4 * text.chars().take_while(|char| *char != 'z').count() as u64);
    table.records_from(second).unwrap().read(&mut record).unwrap();
    assert_eq!((&record[0], &record[1], record.position().row()), ("zoe@example.com", "Zoë", 2));
}
