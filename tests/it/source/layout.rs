//! What stands around the table, and how it is delimited, is found and reported, and costs no row.

use std::io::Cursor;

use lead_import::columns::Detector;
use lead_import::source::{
    Dialect, Encoding, Escape, Limits, LineEnding, ReadErrorKind, ReadOptions, Record, Table, TableSummary,
};

/// What was found, and the rows, the header first.
fn read(bytes: impl AsRef<[u8]>) -> (TableSummary, Vec<Vec<String>>) {
    read_with(bytes, &ReadOptions::default().accept_empty())
}

fn read_with(bytes: impl AsRef<[u8]>, options: &ReadOptions) -> (TableSummary, Vec<Vec<String>>) {
    let mut table = Table::open_with(Cursor::new(bytes.as_ref().to_vec()), options, &Detector::default()).unwrap();
    let mut rows = vec![table.summary().header().iter().map(str::to_owned).collect()];
    let mut records = table.records().unwrap();
    let mut record = Record::default();
    while records.read(&mut record).unwrap() {
        rows.push(record.iter().map(str::to_owned).collect());
    }
    (table.summary().clone(), rows)
}

fn header_line_and_rows(text: &str) -> (u64, usize) {
    let (summary, rows) = read(text);
    assert_eq!(summary.rows(), rows.len() as u64 - 1);
    (summary.header_line(), rows.len() - 1)
}

const LEADS: [[&str; 4]; 4] = [
    ["Email", "First Name", "Company", "Note"],
    ["ada@example.com", "Ada", "Analytical, Ltd; est. 1843", "says \"hi\""],
    ["bob@example.com", "Bob", "Acme | Sons", "two\nlines"],
    ["cid@example.com", "Cid", "Plain", ""],
];

fn write(delimiter: u8, quote: u8, escape: Escape, end: &str) -> String {
    let quoted = |cell: &&str| {
        let quote = char::from(quote).to_string();
        let escaped = match escape {
            Escape::Backslash => cell.replace('\\', "\\\\").replace(&quote, &format!("\\{quote}")),
            _ => cell.replace(&quote, &quote.repeat(2)),
        };
        let plain = !cell.contains([char::from(delimiter), '"', '\'', '\n']);
        if plain { (*cell).to_owned() } else { format!("{quote}{escaped}{quote}") }
    };
    let rows =
        LEADS.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(&char::from(delimiter).to_string()));
    rows.map(|row| row + end).collect()
}

#[test]
fn every_delimiter_and_line_ending_is_found() {
    for delimiter in [b',', b';', b'\t', b'|', b':', b'^', b'~'] {
        for (end, ending) in [("\n", LineEnding::Lf), ("\r\n", LineEnding::CrLf), ("\r", LineEnding::Cr)] {
            let (summary, rows) = read(write(delimiter, b'"', Escape::Doubled, end));
            assert_eq!(summary.dialect().delimiter(), delimiter);
            assert_eq!(summary.line_ending(), ending);
            assert_eq!(rows, LEADS);
        }
    }
}

#[test]
fn single_quotes_and_backslashes_are_found() {
    let (summary, rows) = read(write(b';', b'\'', Escape::Doubled, "\n"));
    assert_eq!(
        (summary.dialect().quote(), rows),
        (Some(b'\''), LEADS.map(|row| row.map(str::to_owned).to_vec()).to_vec())
    );
    let (summary, rows) = read(write(b',', b'"', Escape::Backslash, "\n"));
    assert_eq!(summary.dialect().escape(), Escape::Backslash);
    assert_eq!(rows, LEADS);
}

#[test]
fn a_given_dialect_is_not_questioned() {
    let options = ReadOptions::default().dialect(Dialect::default().with_delimiter(b';'));
    let (summary, rows) = read_with("a,b;c\n1,2;3\n", &options);
    assert_eq!(summary.dialect().delimiter(), b';');
    assert_eq!(rows, [["a,b", "c"], ["1,2", "3"]]);
}

#[test]
fn spaces_behind_delimiters_belong_to_them() {
    let (_, rows) = read("Email, Name, Company\na@x.com, Ann, \"Acme, Inc\"\nb@x.com, Bob, \"B\"\n");
    assert_eq!(rows[1], ["a@x.com", "Ann", "Acme, Inc"]);
}

#[test]
fn the_delimiter_line_of_excel_is_obeyed_and_reported() {
    for line in ["sep=;", "SEP=;", "\"sep=;\"", "sep=;;;"] {
        let (summary, rows) = read(format!("{line}\r\nEmail;Name\r\na@x.com;Smith, Ann, Dr\r\n"));
        assert_eq!((summary.dialect().delimiter(), summary.header_line(), summary.preamble().len()), (b';', 2, 1));
        assert_eq!(rows[1], ["a@x.com", "Smith, Ann, Dr"]);
    }
}

#[test]
fn a_single_column_of_addresses_is_a_table() {
    for text in ["Email\na@x.com\nb@x.com\n", "E-mail address\na.b@x.com\n\nb-c@x.com", "email\r\"a@x.com\"\rb@x.com\r"]
    {
        let (summary, rows) = read(text);
        assert_eq!((summary.header().len(), rows.len()), (1, 3), "{text:?}");
    }
}

#[test]
fn a_header_and_one_row_are_enough_to_find_the_delimiter() {
    for delimiter in [",", ";", "\t", "|"] {
        let text =
            ["Email", "First Name", "Amount"].join(delimiter) + "\n" + &["a@x.com", "Ann Lee", "1.50"].join(delimiter);
        let (_, rows) = read(text);
        assert_eq!(rows[1], ["a@x.com", "Ann Lee", "1.50"]);
    }
}

#[test]
fn decimal_commas_do_not_look_like_delimiters() {
    let (summary, _) = read("Name;Preis;Menge\nA;1,50;2,0\nB;2,75;3,5\nC;10,00;4,0\n");
    assert_eq!(summary.dialect().delimiter(), b';');
}

#[test]
fn what_is_common_in_text_does_not_look_like_a_delimiter() {
    for text in [
        "name\nJohn Smith\nJane Doe\nBob Ray\n",
        "time\n12:30:11\n12:31:00\n",
        "http://a.example/x?y=1&z=2\nhttp://b.example/q?y=1&z=3\n",
        "Hello world, this is text.\nAnother line here, yes.\n",
        "Hello world, this is text.\nAnother line here; yes.\nA third line\n",
    ] {
        let (summary, rows) = read(text);
        assert_eq!(summary.dialect().delimiter(), b',', "{text:?}");
        assert_eq!(rows.len(), text.lines().count(), "{text:?}");
    }
    let (summary, _) = read("city:region:population\nSouthborough:MA:9686\nNorthbridge:MA:14061\n");
    assert_eq!(summary.dialect().delimiter(), b':');
    let (summary, rows) = read("time load \"free space\"\n12:30 1.5 100\n12:31 1.7 99\n");
    assert_eq!((summary.dialect().delimiter(), rows[0].len()), (b' ', 3));
}

#[test]
fn notes_above_the_header_are_skipped_and_reported() {
    let table = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n\
                 Ann,Lee,https://x.example/ann,ann@x.com,Acme,CEO,01 Jan 2024\n\
                 Bob,Ray,https://x.example/bob,,Acme,CTO,02 Jan 2024\n";
    let notes = "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are \
                 missing. You will only see them, if \"\"allowed\"\".\"\n\n";
    let (summary, rows) = read(format!("{notes}{table}"));
    assert_eq!((summary.header_line(), rows.len()), (4, 3));
    assert_eq!(summary.preamble().iter().map(|row| row.position().line()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(header_line_and_rows(&format!("Contacts of spring 2024\n{table}")), (2, 2));
    assert_eq!(header_line_and_rows(&format!("Contacts of spring 2024,,,,,,\n,,,,,,\n{table}")), (3, 2));
    assert_eq!(header_line_and_rows(&format!("# by crm, v2\n# on Monday, early\n{table}")), (3, 2));
    assert_eq!(header_line_and_rows(&format!("Report:,Contacts\nOwner:,ann@x.com\n\n{table}")), (4, 2));
}

#[test]
fn the_list_of_people_is_found_among_the_sections_of_a_meeting_report() {
    let webinar = "Attendee Report\nReport Generated:,\"Feb 3, 2024 10:00 AM\"\nTopic,Webinar ID,Actual Start Time\n\
                   Launch,123 456,\"Feb 2, 2024\"\nHost Details\nAttended,User Name (Original Name),Email,Join Time\n\
                   Yes,Host,host@x.com,\"Feb 2, 2024\"\nAttendee Details\n\
                   Attended,User Name (Original Name),First Name,Last Name,Email,Join Time\n\
                   Yes,Ann,Ann,Lee,ann@x.com,1\nYes,Bob,Bob,Ray,bob@x.com,2\nNo,Cid,Cid,Poe,cid@x.com,3\nNo,Dan,Dan,Low,dan@x.com,--\n";
    assert_eq!(header_line_and_rows(webinar), (9, 4));
    let meeting = "1. Summary\nMeeting title\tLaunch\nAttended participants\t2\nStart time\t2/2/24, 9:00 AM\n\n\
                   2. Participants\nName\tFirst Join\tEmail\tRole\nAnn Lee\t2/2/24, 9:00\tann@x.com\tOrganizer\n\
                   Bob Ray\t2/2/24, 9:01\tbob@x.com\tPresenter\n\n3. In-Meeting Activities\nName\tJoin Time\tEmail\tRole\n\
                   Ann Lee\t9:00\tann@x.com\tOrganizer\n";
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(meeting.encode_utf16().flat_map(u16::to_le_bytes));
    let (summary, rows) = read(bytes);
    assert_eq!(summary.encoding().encoding(), Encoding::UTF_16LE);
    assert_eq!((summary.header_line(), summary.dialect().delimiter()), (7, b'\t'));
    assert_eq!(rows[1], ["Ann Lee", "2/2/24, 9:00", "ann@x.com", "Organizer"]);
}

#[test]
fn a_table_without_a_known_header_loses_no_line() {
    for text in [
        "1,2,3\n4,5,6\n7,8,9\n",
        "x,y\n1,2\n3,4,5\n6\n",
        "id,,\n1,a,b\n2,c,d\n",
        "a b c\nd e f g\n",
        "one\n",
        "city,region,country,population\nSouthborough,MA,United States,9686\n",
    ] {
        let (summary, rows) = read(text);
        assert_eq!(summary.preamble().len(), 0, "{text:?}");
        assert_eq!(rows.len(), text.lines().count(), "{text:?}");
    }
}

#[test]
fn totals_and_second_tables_below_the_leads_stay_rows() {
    let text = "Email,Name,Sum\na@x.com,Ann,1\nb@x.com,Bob,2\nTOTAL,,3\n\nProduct,Price\nTea,4\n";
    assert_eq!(header_line_and_rows(text), (1, 5));
}

#[test]
fn undelimited_files_are_refused_by_what_they_are() {
    let cases: [(&[u8], &str); 14] = [
        (b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0....[Content_Types].xml....xl/workbook.xml", "an Excel workbook (.xlsx)"),
        (b"PK\x03\x04\x14\0\0\0\0\0leads.csv", "a ZIP archive"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", "an Excel workbook or another Office file (.xls)"),
        (b"\x1F\x8B\x08\0....", "a gzip archive"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1A\n....", "a PNG image"),
        (b"\xFF\xD8\xFF\xE0....", "a JPEG image"),
        (b"GIF89a....", "a GIF image"),
        (b"SQLite format 3\0....", "an SQLite database"),
        (b"{\\rtf1\\ansi", "an RTF document"),
        (b"\n <!DOCTYPE html><html>", "a web page (HTML)"),
        (b"\xEF\xBB\xBF<?xml version=\"1.0\"?><a/>", "an XML document"),
        (b"[\n {\"email\": \"a@x.com\"}]", "a JSON document"),
        (b"{ \"leads\" : []}", "a JSON document"),
    ];
    for (bytes, expected) in cases {
        let error = Table::open_with(Cursor::new(bytes), &ReadOptions::default(), &Detector::default()).unwrap_err();
        let message = error.to_string();
        let ReadErrorKind::NotText { what, .. } = error.into_kind() else { panic!("{expected}") };
        assert_eq!(what, expected);
        assert!(message.contains(expected), "{message}");
    }
}

#[test]
fn a_table_that_begins_with_a_bracket_is_a_table() {
    for text in ["[id],[email]\n1,a@x.com\n", "<none>,Email\nx,a@x.com\n", "{a},b\n1,2\n", "PKG,Email\n1,a@x.com\n"] {
        assert_eq!(header_line_and_rows(text), (1, 1));
    }
}

#[test]
fn a_long_first_row_does_not_hide_the_rest() {
    let text = format!("Email;Note\na@x.com;{}\nb@x.com;ok\n", "x, ".repeat(100_000));
    let options = ReadOptions::default().limits(Limits::default().max_cell_bytes(1 << 20));
    let (summary, rows) = read_with(text, &options);
    assert_eq!((summary.dialect().delimiter(), rows.len()), (b';', 3));
}
