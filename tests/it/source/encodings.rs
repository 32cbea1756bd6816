//! The text of a lead file is read exactly as it was written, in whatever encoding, from three rows on.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, Importer, MemoryStore,
    columns::Detector,
    report::IssueCode,
    source::{Encoding, ReadOptions, Record, Table},
};
use serde_json::json;

use super::{
    encoded::encode,
    people::{PEOPLE, People},
};

fn nth(words: &str, index: usize) -> String {
    let words: Vec<_> = words.split(' ').collect();
    words[index % words.len()].replace('_', " ")
}

fn table(people: &People, rows: usize) -> Vec<Vec<String>> {
    let mut table = vec![["Email", "First Name", "Last Name", "Company", "City"].map(str::to_owned).to_vec()];
    table.extend((0..rows).map(|row| {
        let email = format!("person{row}@example{}.com", row % 7);
        let [first, last, company, town] = [(people.first, 1), (people.last, 3), (people.company, 1), (people.town, 5)]
            .map(|(words, step)| nth(words, row * step + row / 8));
        vec![email, first, last, company, town]
    }));
    table
}

fn written(table: &[Vec<String>], delimiter: &str, end: &str) -> String {
    table.iter().map(|row| row.join(delimiter) + end).collect()
}

fn read(bytes: Vec<u8>) -> (Table<Cursor<Vec<u8>>>, Vec<Vec<String>>) {
    let mut table = Table::open_with(Cursor::new(bytes), &ReadOptions::default(), &Detector::default()).unwrap();
    let mut rows = vec![table.summary().header().iter().map(str::to_owned).collect()];
    let mut records = table.records().unwrap();
    let mut record = Record::default();
    while records.read(&mut record).unwrap() {
        rows.push(record.iter().map(str::to_owned).collect());
    }
    (table, rows)
}

#[test]
fn lead_files_of_thirty_languages_and_encodings_are_read_exactly() {
    let (mut files, mut wrong) = (0, Vec::new());
    for people in PEOPLE {
        for encoding in people.encodings {
            for (delimiter, end) in [(",", "\r\n"), (";", "\n"), ("\t", "\r\n"), ("|", "\n")] {
                for rows in [3, 20, 200] {
                    let truth = table(people, rows);
                    let (table, found) = read(encode(&written(&truth, delimiter, end), encoding));
                    files += 1;
                    if found != truth {
                        let found = table.summary().encoding().encoding();
                        wrong.push(format!("{} in {encoding}, {rows} rows: {found}", people.language));
                    }
                }
            }
        }
    }
    assert_eq!(files, 360);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_accent_in_the_last_of_many_rows_decides() {
    let mut bytes = b"Email,Name\n".to_vec();
    for row in 0..40_000 {
        bytes.extend(format!("person{row}@example.com,Anna\n").bytes());
    }
    bytes.extend(b"last@example.com,J\xFCrgen M\xFCller\n");
    let (table, rows) = read(bytes);
    assert_eq!(table.summary().encoding().encoding().name(), "windows-1252");
    assert_eq!(rows.last().unwrap()[1], "Jürgen Müller");
    assert_eq!(table.summary().encoding().replaced(), 0);
}

#[test]
fn a_few_stray_bytes_do_not_make_utf8_something_else() {
    let mut bytes = "Email,Name\na@x.com,Zoë\nb@x.com,Jürgen\nc@x.com,Åsa Ö\n".as_bytes().to_vec();
    bytes.extend(b"d@x.com,Ren\xFFe\n");
    let (table, rows) = read(bytes);
    let report = table.summary().encoding();
    assert_eq!((report.encoding(), report.replaced(), report.other()), (Encoding::UTF_8, 1, None));
    assert!(report.confidence() < 1.0);
    assert_eq!([&rows[1][1], &rows[4][1]], ["Zoë", "Ren\u{fffd}e"]);
}

#[test]
fn a_row_in_another_encoding_does_not_make_utf8_something_else() {
    let mut bytes = "Email,Name\na@x.com,Zoë\nb@x.com,Jürgen\nc@x.com,Åsa Ö\n".as_bytes().to_vec();
    bytes.extend(b"d@x.com,Ren\xE9e\n");
    let (table, rows) = read(bytes);
    let report = table.summary().encoding();
    assert_eq!((report.encoding(), report.replaced()), (Encoding::UTF_8, 0));
    assert!(report.confidence() < 1.0);
    assert_eq!(
        report.other().map(|other| (other.encoding().name(), other.rows(), other.line())),
        Some(("windows-1252", 1, 5))
    );
    assert_eq!([&rows[1][1], &rows[4][1]], ["Zoë", "Renée"]);
}

#[test]
fn byte_order_marks_are_no_part_of_the_header() {
    let text = "Email,Name\na@x.com,Zoë\n";
    for marks in [1, 2] {
        let (table, rows) = read([[0xEF, 0xBB, 0xBF].repeat(marks), text.as_bytes().to_vec()].concat());
        assert_eq!((rows[0][0].as_str(), rows[1][1].as_str()), ("Email", "Zoë"));
        assert!(table.summary().encoding().has_byte_order_mark());
    }
    for (mark, label) in [([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE")] {
        let (table, rows) = read([mark.to_vec(), encode(text, label)].concat());
        assert_eq!(table.summary().encoding().encoding().name(), label);
        assert_eq!(rows[1][1], "Zoë");
    }
}

#[test]
fn a_given_encoding_is_not_questioned() {
    let bytes = encode("Email,Name\na@x.com,Łukasz\n", "iso-8859-2");
    let options = ReadOptions::default().encoding(Encoding::for_label("windows-1252").unwrap());
    let mut table = Table::open_with(Cursor::new(bytes), &options, &Detector::default()).unwrap();
    assert!(table.summary().encoding().confidence() > 0.999);
    let mut record = Record::default();
    table.records().unwrap().read(&mut record).unwrap();
    assert_eq!(record.get(1), Some("£ukasz"));
}

#[test]
fn the_seven_bit_encoding_of_japan_is_found() {
    let (table, rows) = read(b"Email,Name\na@x.com,\x1B$B:4F#\x1B(B\nb@x.com,\x1B$BNkLZ\x1B(B\n".to_vec());
    assert_eq!(table.summary().encoding().encoding().name(), "ISO-2022-JP");
    assert_eq!([&rows[1][1], &rows[2][1]], ["佐藤", "鈴木"]);
}

#[test]
fn an_encoding_that_is_not_certain_comes_with_both_readings() {
    for mark in [&b""[..], b"\xEF\xBB\xBF"] {
        let rows = b"email,last name\na@example.com,Nagy\n\nb@example.com,Varga\nc@example.com,Er\xF5s\n";
        let file = Cursor::new([mark, rows].concat());
        let inspection = Importer::new().inspect(file).unwrap();
        assert_eq!(inspection.encoding().encoding().name(), "windows-1250");
        let shown = serde_json::to_value(&inspection).unwrap();
        let expected = json!({ "encoding": "windows-1252", "line": 5, "chosen": "Erős", "other": "Erõs" });
        assert_eq!(shown["encodingAlternative"], expected);
    }
    let inspection =
        Importer::new().inspect(Cursor::new(b"email,last name\na@example.com,J\xFCrgen M\xFCller\n")).unwrap();
    assert_eq!(inspection.encoding().alternative(), None);
    assert!(serde_json::to_value(&inspection).unwrap().get("encodingAlternative").is_none());
}

#[test]
fn a_header_in_an_encoding_that_is_not_certain_is_a_warning_on_the_first_row() {
    let file = Cursor::new(b"email,Er\xF5s\na@example.com,x\nb@example.com,y\n");
    let inspection = Importer::new().inspect(file.clone()).unwrap();
    assert_eq!(inspection.encoding().alternative().unwrap().line(), 1);
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    let report = block_on(Importer::new().import(&store, &campaign, file)).unwrap();
    let warnings: Vec<_> = report.warnings().iter().map(|issue| (issue.line(), issue.code())).collect();
    assert_eq!(warnings, [(2, IssueCode::UnsureEncoding)]);
}

#[test]
fn byte_offsets_are_the_files_own_in_every_encoding() {
    for (label, text) in [
        ("windows-1252", "Email,Name\r\na@x.com,Jürgen\r\n\r\n\"b@x.com\",\"Zoë\r\nLee\"\r\nc@x.com,Åsa Köhler\r\n"),
        ("shift_jis", "Email,Name\na@x.com,佐藤\n\nb@x.com,\"鈴木\n花子\"\nc@x.com,高橋\n"),
        ("UTF-16LE", "Email,Name\na@x.com,佐藤\n\nb@x.com,\"Ünal\n😀\"\nc@x.com,ਊ\n"),
        ("euc-kr", "Email,Name\ra@x.com,김민준\rb@x.com,\"박\r지훈\"\r\rc@x.com,이\r"),
    ] {
        let bytes = encode(text, label);
        let options = ReadOptions::default().encoding(Encoding::for_label(label).unwrap());
        let mut table = Table::open_with(Cursor::new(bytes.clone()), &options, &Detector::default()).unwrap();
        let mut found = Vec::new();
        let mut records = table.records().unwrap();
        let mut record = Record::default();
        while records.read(&mut record).unwrap() {
            let rest = &bytes[usize::try_from(record.position().byte()).unwrap()..];
            let email = [encode("\"", label), encode(record.get(0).unwrap(), label)];
            assert!(rest.starts_with(&email[1]) || rest.starts_with(&email.concat()), "{label}: {record:?}");
            found.push((record.position(), record.get(1).unwrap().to_owned()));
        }
        assert_eq!(found.len(), 3);
        for (position, name) in found {
            let mut records = table.records_from(position).unwrap();
            records.read(&mut record).unwrap();
            assert_eq!((record.get(1), record.position().line()), (Some(name.as_str()), position.line()), "{label}");
        }
    }
}

/// Characters of all lengths, damaged places, and more text than is in memory at a time.
#[test]
fn the_offset_of_a_row_is_that_in_the_file_in_every_encoding() {
    let emoji = |row: usize| if row.is_multiple_of(5) { "😀" } else { "" };
    for (label, damage) in [
        ("utf-8", &b"\xFF\xE2\x82"[..]),
        ("UTF-16LE", b"\x00\xD8"),
        ("UTF-16BE", b"\xDC\x00"),
        ("windows-1253", b"\xFF"),
        ("shift_jis", b"\xFF"),
        ("ibm850", b"\x9C"),
    ] {
        let mut bytes = encode("Email,Name,Note\n", label);
        let mut offsets = Vec::new();
        for row in 0..20_000 {
            offsets.push(bytes.len() as u64);
            let name = match label {
                "windows-1253" => "Γιώργος".repeat(row % 3),
                "shift_jis" => "山田".repeat(row % 3),
                "ibm850" => "Zoé".repeat(row % 3),
                _ => format!("Zoé{}", emoji(row)),
            };
            bytes.extend(encode(&format!("person{row}@example.com,{name},"), label));
            bytes.extend(if row % 7 == 3 { damage } else { b"" });
            bytes.extend(encode("\n", label));
        }
        let encoding = Encoding::for_label(&label.replace("ibm", "cp")).unwrap();
        let mut table = Table::open(Cursor::new(&bytes), &ReadOptions::default().encoding(encoding)).unwrap();
        let (mut records, mut record, mut found) = (table.records().unwrap(), Record::default(), Vec::new());
        while records.read(&mut record).unwrap() {
            found.push(record.position().byte());
        }
        assert_eq!(records.position().byte(), bytes.len() as u64, "{label}");
        assert!(found == offsets, "{label}: {:?}", found.iter().zip(&offsets).find(|(one, other)| one != other));
    }
}
