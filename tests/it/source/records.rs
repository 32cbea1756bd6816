//! The reader's promises: every row arrives, as it was meant, at its true place.

use std::{fmt::Write, io::Cursor};

use lead_import::columns::Detector;
use lead_import::source::{Fault, Limits, ReadErrorKind, ReadOptions, Record, Table};

type Row = (u64, u64, Vec<String>, Option<Fault>);

fn open(bytes: impl AsRef<[u8]>) -> Table<Cursor<Vec<u8>>> {
    Table::open_with(Cursor::new(bytes.as_ref().to_vec()), &ReadOptions::default().accept_empty(), &Detector::default())
        .unwrap()
}

fn rows(bytes: impl AsRef<[u8]>) -> Vec<Row> {
    let mut table = open(bytes);
    let counted = table.summary().rows();
    let mut records = table.records().unwrap();
    let mut record = Record::default();
    let mut rows = Vec::new();
    while records.read(&mut record).unwrap() {
        let position = record.position();
        assert_eq!(position.row(), rows.len() as u64 + 1);
        rows.push((position.line(), position.byte(), record.iter().map(str::to_owned).collect(), record.fault()));
    }
    assert_eq!(rows.len() as u64, counted, "both passes count the same rows");
    rows
}

fn cells(bytes: impl AsRef<[u8]>) -> Vec<Vec<String>> {
    rows(bytes).into_iter().map(|row| row.2).collect()
}

fn lines(bytes: impl AsRef<[u8]>) -> Vec<u64> {
    rows(bytes).into_iter().map(|row| row.0).collect()
}

#[test]
fn plain_rows_arrive_under_any_line_ending() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["Email,Name", "a@x.com,Ann", "", "b@x.com,Bob"].join(end);
        let expected = [["a@x.com", "Ann"], ["b@x.com", "Bob"]];
        assert_eq!(cells(&text), expected);
        assert_eq!(lines(&text), [2, 4], "{end:?}");
        assert_eq!(cells(text + end), expected);
    }
}

#[test]
fn quoted_cells_hold_delimiters_quotes_and_line_breaks() {
    let text = "Email,Note\r\na@x.com,\"one, \"\"two\"\"\r\n\r\nthree\"\r\nb@x.com,\"\"\r\n";
    assert_eq!(cells(text), [["a@x.com", "one, \"two\"\r\n\r\nthree"], ["b@x.com", ""]]);
    assert_eq!(lines(text), [2, 5]);
}

#[test]
fn byte_offsets_point_at_the_row_in_the_file() {
    let text = "\u{feff}Email,Náme\r\n\r\na@x.com,Ánn\r\n\"b@x.com\",\"B\nob\"\nc@x.com,Cid";
    for (_, byte, cells, _) in rows(text) {
        let place = usize::try_from(byte).unwrap();
        let found = text[place..].trim_start_matches('"');
        assert!(found.starts_with(&cells[0]), "{cells:?} at {byte}");
    }
}

#[test]
fn ragged_rows_keep_every_cell() {
    assert_eq!(cells("a,b,c\n1\n1,2,3,4,5\n,,6\n"), [vec!["1"], vec!["1", "2", "3", "4", "5"], vec!["", "", "6"]]);
}

#[test]
fn a_row_of_blank_cells_is_no_row() {
    for row in [",,", "\"\",,\" \"", " ,\u{a0},\u{200b}", "\"\"", "\u{1a}"] {
        let text = format!("a,b,c\n1,2,3\n{row}\n4,5,6\n{row}\n");
        assert_eq!(cells(&text), [["1", "2", "3"], ["4", "5", "6"]], "{row}");
        assert_eq!(lines(&text), [2, 4], "{row}");
    }
    assert_eq!(cells("a,b\n\"\"\"\",\n"), [["\"", ""]], "a quote is content");
}

#[test]
fn an_unclosed_quote_costs_its_own_row_only() {
    let mut text = String::from("Email,Name,City\n");
    for row in 0..20_000 {
        let quote = if row == 5 { "\"" } else { "" };
        writeln!(text, "p{row}@x.com,{quote}Person {row},\"Paris, France\"").unwrap();
    }
    let rows = rows(&text);
    assert_eq!(rows.len(), 20_000);
    let faulty: Vec<_> = rows.iter().filter(|row| row.3.is_some()).map(|row| (row.0, row.3)).collect();
    assert_eq!(faulty, [(7, Some(Fault::UnclosedQuote { line: 7 }))]);
}

#[test]
fn an_unclosed_quote_in_a_file_without_others_costs_its_own_row_only() {
    let text = "Email,Name\na@x.com,\"Ann\nb@x.com,Bob\nc@x.com,Cid\n";
    let rows = rows(text);
    assert_eq!(rows.iter().map(|row| row.2.len()).collect::<Vec<_>>(), [2, 2, 2]);
    assert_eq!(rows[0].3, Some(Fault::UnclosedQuote { line: 2 }));
    assert_eq!(rows[1].3, None);
}

#[test]
fn quotes_that_were_not_doubled_are_text() {
    let text = "Email,Name,Note\na@x.com,\"John \"Johnny\" Smith\",x\nb@x.com,\"John\" Smith,y\nc@x.com,12\" pipe,z\n";
    let names: Vec<_> = cells(text).into_iter().map(|row| row[1].clone()).collect();
    assert_eq!(names, ["John \"Johnny\" Smith", "John Smith", "12\" pipe"]);
    assert!(rows(text).iter().all(|row| row.3.is_none()));
}

#[test]
fn a_stop_and_a_resume_give_the_same_rows() {
    let text = "Email,Name\r\na@x.com,Ann\r\n\r\n\"b@x.com\",\"B\r\nob\"\r\nc@x.com,Cid\r\n";
    let all = rows(text);
    for stop in 0..=3 {
        let mut table = open(text);
        let mut records = table.records().unwrap();
        let mut record = Record::default();
        for _ in 0..stop {
            records.read(&mut record).unwrap();
        }
        let position = records.position();
        let mut resumed = table.records_from(position).unwrap();
        for expected in &all[stop..] {
            assert!(resumed.read(&mut record).unwrap());
            assert_eq!(record.iter().collect::<Vec<_>>(), expected.2);
            assert_eq!((record.position().line(), record.position().byte()), (expected.0, expected.1));
        }
        assert!(!resumed.read(&mut record).unwrap());
    }
}

#[test]
fn limits_refuse_before_anything_is_read() {
    let refuse = |text: &str, limits: Limits| {
        let options = ReadOptions::default().limits(limits);
        Table::open_with(Cursor::new(text.to_owned()), &options, &Detector::default()).unwrap_err().into_kind()
    };
    let text = "Email,Name\na@x.com,Ann\nb@x.com,Bob\n";
    let limits = Limits::default();
    assert!(matches!(refuse(text, limits.max_bytes(10)), ReadErrorKind::TooLarge { limit: 10 }));
    assert!(matches!(refuse(text, limits.max_rows(1)), ReadErrorKind::TooManyRows { limit: 1 }));
    assert!(matches!(refuse(text, limits.max_columns(1)), ReadErrorKind::TooManyColumns { limit: 1 }));
    for empty in ["", "\n\r\n  \n", "Email,Name\n", "\u{feff}"] {
        assert!(matches!(refuse(empty, limits), ReadErrorKind::Empty), "{empty:?}");
    }
}

#[test]
fn an_over_long_row_is_cut_and_the_next_ones_arrive() {
    let long = "x".repeat(400_000);
    let text = format!("Email,Note\na@x.com,{long}\nb@x.com,ok\n");
    let options = ReadOptions::default().limits(Limits::default().max_record_bytes(200_000));
    let mut table = Table::open_with(Cursor::new(text), &options, &Detector::default()).unwrap();
    let mut records = table.records().unwrap();
    let mut record = Record::default();
    records.read(&mut record).unwrap();
    assert_eq!(record.fault(), Some(Fault::RowTooLong { limit: 200_000 }));
    records.read(&mut record).unwrap();
    assert_eq!((record.position().line(), record.get(0)), (3, Some("b@x.com")));
    assert!(!records.read(&mut record).unwrap());
}

#[test]
fn undecodable_bytes_are_counted_and_cost_nothing_else() {
    let mut bytes = b"Email,Name\na@x.com,Ann\nb@x.com,B\xFFb\xFE\n".to_vec();
    bytes.extend("c@x.com,Çidálé\n".as_bytes());
    let mut table = open(&bytes);
    assert_eq!(table.summary().encoding().replaced(), 2);
    let mut records = table.records().unwrap();
    let mut record = Record::default();
    let mut seen = Vec::new();
    while records.read(&mut record).unwrap() {
        seen.push((record.get(1).unwrap().to_owned(), record.replaced(), record.position().byte()));
    }
    assert_eq!(seen, [("Ann".into(), 0, 11), ("B\u{fffd}b\u{fffd}".into(), 2, 23), ("Çidálé".into(), 0, 36)]);
}

#[test]
fn a_quote_that_swallows_whole_rows_and_closes_by_accident_costs_its_own_row_only() {
    let text = "Email,Name,City\na@x.com,\"Ann,Rome\nb@x.com,Bob,Oslo\nc@x.com,Cid,Bonn\nd@x.com,Dan\",Bern,x\n";
    let rows = rows(text);
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0].3, Some(Fault::UnclosedQuote { line: 2 }));
    assert_eq!((rows[1].0, &rows[1].2[0]), (3, &"b@x.com".to_owned()));
}

#[test]
fn a_cell_over_many_lines_is_never_broken_up() {
    let text = "Email,Note,City\na@x.com,\"Hi,\n\n  \"\"quoted, text\"\"\n,,,\n\nx,y,z,\n\",Rome\nb@x.com,n,Oslo\n";
    assert_eq!(cells(text)[0][1], "Hi,\n\n  \"quoted, text\"\n,,,\n\nx,y,z,\n");
    assert_eq!(lines(text), [2, 9]);
}

#[test]
fn a_cell_over_lines_may_hold_quotes_that_were_not_doubled() {
    let text = "Email,Note,City\na@x.com,\"He said\nit is \"fine\" so\nbye\",Rome\nb@x.com,n,Oslo\n";
    assert_eq!(cells(text)[0], ["a@x.com", "He said\nit is \"fine\" so\nbye", "Rome"]);
    assert_eq!(lines(text), [2, 5]);
}

/// Eight times the input may take a little more than eight times as long; in quadratic time it would be 64 times.
#[test]
fn quotes_that_do_not_match_cost_linear_time() {
    let time = |pattern: &str, size: usize| {
        let text = String::from("Email,Name,City\n") + &pattern.repeat(size / pattern.len());
        let limits = Limits::default().max_rows(u64::MAX);
        let measure = || {
            let start = std::time::Instant::now();
            let options = ReadOptions::default().limits(limits).accept_empty();
            Table::open_with(Cursor::new(text.as_bytes()), &options, &Detector::default()).unwrap();
            start.elapsed()
        };
        measure().min(measure())
    };
    for pattern in
        ["a,\"b\n", "\"", ",\"a", "\"a,\"b,\"c\n", "x,\"y\"\"z\n", "a,\"b\nc\"d\n", "a,\"b,c\nd,e\"x,f\n", "a,\"bc\n\n"]
    {
        let (short, long) = (time(pattern, 60_000), time(pattern, 480_000));
        assert!(long < short * 30, "{pattern:?}: {short:?}, then {long:?}");
    }
}
