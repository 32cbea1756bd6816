//! Rows that do not fit the rules of the file's beginning: read by their own rules where these are unambiguous.

use std::io::Cursor;

use lead_import::{
    columns::Detector,
    source::{ReadOptions, Record, Table},
};

/// A file of ordinary rows, in which this text comes after `before` of them.
fn cells_after(before: usize, header: &str, row: &str, ending: &str) -> Vec<Vec<String>> {
    let delimiter = header.chars().find(|c| !c.is_alphanumeric() && *c != ' ').unwrap();
    let mut file = format!("{header}{ending}");
    for n in 0..before {
        let cells: Vec<String> = header
            .split(delimiter)
            .enumerate()
            .map(|(at, _)| if at == 0 { format!("p{n}@example.com") } else { format!("v{n}") })
            .collect();
        file.extend([&cells.join(&delimiter.to_string()), ending]);
    }
    file.extend([row, ending, "z@example.com"]);
    file += &format!("{delimiter}Z").repeat(header.split(delimiter).count() - 1);
    file += ending;
    let mut table = Table::open_with(Cursor::new(file), &ReadOptions::default(), &Detector::default()).unwrap();
    let rows = table.summary().rows();
    let mut records = table.records().unwrap();
    let (mut record, mut all, mut last_line) = (Record::default(), Vec::new(), 0);
    while records.read(&mut record).unwrap() {
        last_line = record.position().line();
        all.push(record.iter().map(str::to_owned).collect::<Vec<_>>());
    }
    assert_eq!(rows, all.len() as u64, "both passes count the same rows");
    let breaks = row.replace("\r\n", "\n").matches(['\n', '\r']).count();
    assert_eq!(last_line, (before + breaks + 3) as u64, "the line of the row after it");
    assert_eq!(all.last().unwrap()[0], "z@example.com", "the row after it is read: {:?}", &all[before..]);
    all.split_off(before)
}

const HEADER: &str = "email,name,company,title";
const PLACES: [usize; 3] = [2, 250, 4_000];

#[test]
fn a_spelling_that_first_occurs_far_down_the_file_is_read_as_one_that_occurs_early() {
    let rows = [
        (r#"a@x.io,Ann,"Globex \"The\" Inc",CTO"#, r#"Globex "The" Inc"#),
        (r#"a@x.io,Ann,"Globex \"The\", Inc",CTO"#, r#"Globex "The", Inc"#),
        (r"a@x.io,Ann,Globex\, Inc,CTO", "Globex, Inc"),
        (r#"a@x.io,Ann, "Globex, Inc",CTO"#, "Globex, Inc"),
        ("a@x.io,Ann,'Globex, Inc',CTO", "Globex, Inc"),
        ("a@x.io,Ann,“Globex, Inc”,CTO", "Globex, Inc"),
        ("a@x.io,Ann,=\"Globex, Inc\",CTO", "Globex, Inc"),
        ("a@x.io,Ann,\t\"Globex, Inc\",CTO", "Globex, Inc"),
        ("a@x.io,Ann,\u{a0}\"Globex, Inc\",CTO", "Globex, Inc"),
        ("a@x.io,Ann,\u{200b}\"Globex, Inc\",CTO", "Globex, Inc"),
        ("\u{feff}\"a@x.io\",Ann,\"Globex, Inc\",CTO", "Globex, Inc"),
    ];
    for (row, company) in rows {
        for before in PLACES {
            let found = cells_after(before, HEADER, row, "\n");
            assert_eq!(found[0], ["a@x.io", "Ann", company, "CTO"], "{row} after {before} rows");
        }
    }
}

#[test]
fn an_entity_does_not_split_a_cell_of_a_semicolon_file() {
    for before in PLACES {
        let found = cells_after(before, "email;name;company;title", "a@x.io;Ann;Smith &amp; Sons;CTO", "\n");
        assert_eq!(found[0], ["a@x.io", "Ann", "Smith &amp; Sons", "CTO"]);
    }
}

#[test]
fn a_lone_break_in_an_unquoted_cell_does_not_end_a_row_of_a_crlf_file() {
    for before in PLACES {
        let found = cells_after(before, HEADER, "a@x.io,Ann,Globex\nInc,CTO", "\r\n");
        assert_eq!(found[0], ["a@x.io", "Ann", "Globex\nInc", "CTO"]);
        let found = cells_after(before, HEADER, "a@x.io,Ann,Globex,CTO\nat night", "\r\n");
        assert_eq!(found[0], ["a@x.io", "Ann", "Globex", "CTO\nat night"]);
        let found = cells_after(before, HEADER, "a@x.io,Ann,Globex\rInc,CTO", "\n");
        assert_eq!(found[0], ["a@x.io", "Ann", "Globex\rInc", "CTO"]);
        let found = cells_after(before, HEADER, "a@x.io,Ann,Globex\\\nInc,CTO", "\n");
        assert_eq!(found[0], ["a@x.io", "Ann", "Globex\nInc", "CTO"]);
    }
}

#[test]
fn a_quoted_line_is_not_the_rest_of_a_row_and_lines_are_counted_over_a_lone_break() {
    for rest in ["\"-\"", "\"nobody\"", "\"nobody\",x"] {
        let file = format!("email,name,city,note\na@x.io,Ann,Rome,\r\n{rest}\nb@x.io,Bob,Oslo,\n");
        assert_eq!(lines(&file), [2, 3, 4], "{rest}");
    }
    assert_eq!(lines("email,name,city\r\na@x.io,An\nn,Rome\r\nb@x.io,Bob,Oslo\r\n"), [2, 4]);
}

/// The lines on which the rows begin.
fn lines(file: &str) -> Vec<u64> {
    let mut table = Table::open_with(Cursor::new(file), &ReadOptions::default(), &Detector::default()).unwrap();
    let mut records = table.records().unwrap();
    let (mut record, mut lines) = (Record::default(), Vec::new());
    while records.read(&mut record).unwrap() {
        lines.push(record.position().line());
    }
    lines
}

#[test]
fn a_row_without_a_single_reading_stays_as_it_is() {
    for row in ["bo@x.io,Bo,Globex, Inc,CTO", "bo@x.io,Bo", "bo@x.io,Bo,O'Brien, Inc,Dep'ty"] {
        let found = cells_after(250, HEADER, row, "\n");
        assert_eq!(found[0], row.split(',').collect::<Vec<_>>());
    }
}

/// The delimiter that the program wrote, and the cells that it separates.
#[test]
fn separators_of_several_characters_or_outside_of_ascii_are_read() {
    let separators = ["~|~", "|;|", ";|", ",|", "^|^", "#|#", "@@", "\t\t", ",,", "¦", "§", "¬", "¶", "þ", "||"];
    for separator in separators {
        let line = |cells: [&str; 3]| cells.join(separator);
        let people =
            [["ana@example.com", "Ana", "Acme"], ["bob@example.com", "Bob", ""], ["cid@example.com", "Cid", "Globex"]];
        let file: String =
            std::iter::once(["email", "name", "company"]).chain(people).map(|row| line(row) + "\n").collect();
        let mut table = Table::open_with(Cursor::new(file), &ReadOptions::default(), &Detector::default()).unwrap();
        assert_eq!(table.summary().separator(), separator);
        assert_eq!(table.summary().encoding().encoding().name(), "UTF-8");
        let mut records = table.records().unwrap();
        let mut record = Record::default();
        for (row, person) in (2..).zip(people) {
            assert!(records.read(&mut record).unwrap());
            assert_eq!(record.iter().collect::<Vec<_>>(), person, "{separator}");
            assert_eq!(record.position().line(), row);
        }
    }
}

/// The header and the rows of a small file.
fn read(file: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let mut table = Table::open_with(Cursor::new(file), &ReadOptions::default(), &Detector::default()).unwrap();
    let header = table.summary().header().iter().map(str::to_owned).collect();
    let mut records = table.records().unwrap();
    let (mut record, mut rows) = (Record::default(), Vec::new());
    while records.read(&mut record).unwrap() {
        rows.push(record.iter().map(str::to_owned).collect());
    }
    (header, rows)
}

#[test]
fn columns_that_the_header_does_not_name_are_known_when_all_rows_have_them() {
    let (header, rows) = read("email,name\n1,a@x.io,Ann\n2,b@x.io,Bob\n");
    assert_eq!(header, ["", "email", "name"], "row numbers of R");
    assert_eq!(rows[1], ["2", "b@x.io", "Bob"]);
    let (header, _) = read("email,name\na@x.io,Ann,Rome\nb@x.io,Bob,Oslo\nc@x.io,Cid,Bern\n");
    assert_eq!(header, ["email", "name", ""]);
    for file in [
        "email,name\na@x.io,Ann,\nb@x.io,Bob,\nc@x.io,Cid,\n",
        "email,company\na@x.io,Globex, Inc\nb@x.io,Initech, Inc\nc@x.io,Acme, Inc\n",
        "email,name\na@x.io,Ann,Rome\nb@x.io,Bob\nc@x.io,Cid\n",
        "email,name\na@x.io,Ann,Rome\n",
    ] {
        assert_eq!(read(file).0.len(), 2, "{file}");
    }
}

#[test]
fn in_a_file_of_different_line_endings_every_break_ends_a_row() {
    let (_, rows) = read("email,name,city\r\na@x.io,Ann\nBob,Oslo\r\nc@x.io,Cid,Bern\nd@x.io,Dan,Rome\r\n");
    assert_eq!((rows.len(), rows[0].len()), (4, 2));
    let (_, rows) = read("email,name,city\r\na@x.io,Ann\nLee,Oslo\r\nc@x.io,Cid,Bern\r\nd@x.io,Dan,Rome\r\n");
    assert_eq!(rows[0], ["a@x.io", "Ann\nLee", "Oslo"]);
}

/// The rows that the second pass reads; the first pass must have counted as many.
fn rows_of(file: &str) -> Vec<Vec<String>> {
    let mut table = Table::open_with(Cursor::new(file), &ReadOptions::default(), &Detector::default()).unwrap();
    let rows = table.summary().rows();
    let mut records = table.records().unwrap();
    let (mut record, mut all) = (Record::default(), Vec::new());
    while records.read(&mut record).unwrap() {
        all.push(record.iter().map(str::to_owned).collect::<Vec<_>>());
    }
    assert_eq!(rows, all.len() as u64, "both passes count the same rows");
    all
}

/// How much the reader reads at a time; what lies across such an edge must not be read differently.
const READ: usize = 128 * 1024;

#[test]
fn a_separator_of_two_characters_may_lie_across_the_edge_of_a_read() {
    for shift in 0..4 {
        let mut file = format!("email||name||city\n{}@x.io||Ann||Rome\n", "a".repeat(shift));
        while file.len() < 2 * READ + 100 {
            file += "ab@x.io||Ann||Rome\n";
        }
        for row in rows_of(&file) {
            assert_eq!(&row[1..], ["Ann", "Rome"], "shifted by {shift}");
        }
    }
}

#[test]
fn doubled_commas_are_no_separator_when_a_later_row_has_text_between_them() {
    let file = format!("Email,,Name\n{}b@x.io,x,Bea\n", "a@x.io,,Ann\n".repeat(250));
    let rows = rows_of(&file);
    assert_eq!(rows[0], ["a@x.io", "", "Ann"]);
    assert_eq!(rows[250], ["b@x.io", "x", "Bea"]);
}

#[test]
fn a_pair_of_cr_and_lf_may_lie_across_the_edge_of_a_read() {
    for shift in 0..24 {
        let mut file = format!("email,note,city\r\n{}@x.io,Ann,Rome\r\n", "a".repeat(shift + 1));
        while file.len() < READ + 200 {
            file += "ab@x.io,An\nn,Rome\r\n";
        }
        for row in rows_of(&file).iter().skip(1) {
            assert_eq!(row[1..], ["An\nn", "Rome"], "shifted by {shift}");
        }
    }
}

#[test]
fn a_name_with_an_apostrophe_hides_no_column_without_a_header() {
    let file = "email,city,company\na@x.io,Paris,Globex,x\nb@x.io,'s Gravenhage,Jones',y\nc@x.io,Rome,Acme,z\n";
    assert_eq!(rows_of(file)[1], ["b@x.io", "'s Gravenhage", "Jones'", "y"]);
}

#[test]
fn a_row_that_fits_although_a_quote_in_it_is_not_doubled_keeps_its_other_cells() {
    let file = "email,nick,name,note\na@x.io,'Jo',\"John \"Jo\" Smith\",\"multi\nline\"\nb@x.io,B,Bob,y\n";
    assert_eq!(rows_of(file)[0], ["a@x.io", "'Jo'", "John \"Jo\" Smith", "multi\nline"]);
}
