//! The delimiter is found, whatever other marks the cells of each row have: lists, times, links, prices, quoted text, apostrophes, and titles
//! above the header. Every combination is written with a known delimiter. It must be read as it was written; where that is not possible
//! the import must refuse the file, and never read it differently.

use std::io::Cursor;

use lead_import::{Importer, source::Record};

/// Delimiters that a small table may have too.
const CERTAIN: [&str; 10] = [",", ";", "\t", "|", "~", "^", "，", "；", "¦", "~|~"];

/// Delimiters of running text: a table of one row, or of two columns, is not enough to prove them.
const COMMON: [&str; 5] = ["#", "}", "*", "&", ":"];

/// Values of one column, which have the marks of other delimiters in each row.
const DISTURBANCES: [[&str; 3]; 16] = [
    ["a;b;c", "d;e;f", "g;h;i"],
    ["a;b;c", "d", "e;f"],
    ["a,b,c", "d,e,f", "g,h,i"],
    ["a|b|c", "d|e|f", "g|h|i"],
    ["Hello, world", "Yes, please", "No, thanks"],
    ["2026-11-26 10:30:00", "2026-11-25 09:15:00", "2025-01-02 23:59:59"],
    ["11/26/2026 10:30 AM", "11/25/2026 9:15 PM", "1/2/2025 1:59 AM"],
    ["https://x.example/a?b=c&d=e#f", "https://y.example/q?r=s&t=u#v", "https://z.example/1?2=3&4=5#6"],
    ["12,50", "1.234,56", "7,00"],
    [r#"{"a":1,"b":[1,2]}"#, r#"{"a":2,"b":[3]}"#, r#"{"a":3,"b":[]}"#],
    ["'x'", "'y'", "'z'"],
    ["'t Hooft", "O'Brien", "rock 'n' roll"],
    [r#"say "hi", then; go"#, r#""A" | "B""#, r#"he said "no""#],
    ["~5", "~7", "~9"],
    ["one\ntwo; three", "four, five", "six"],
    ["x@a.example; y@a.example", "p@b.example", "q@b.example; r@b.example"],
];

const NAMES: [[&str; 2]; 3] = [["Ann", "Lee"], ["Bo", "O'Brien"], ["Clara", "D'Angelo"]];

/// A table of this many rows, the header first.
fn table(header: [&str; 4], disturbance: [&str; 3], rows: usize) -> Vec<Vec<String>> {
    let row = |index: usize| {
        let [first, last] = NAMES[index % 3];
        [format!("p{index}@x.example").as_str(), first, disturbance[index % 3], last].map(str::to_owned).to_vec()
    };
    let header = header.map(str::to_owned).to_vec();
    std::iter::once(header).chain((0..rows).map(row)).collect()
}

fn written(table: &[Vec<String>], delimiter: &str) -> String {
    let cell = |cell: &String| {
        let is_special = cell.contains(['"', '\n']) || delimiter.chars().any(|mark| cell.contains(mark));
        if is_special { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    table.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(delimiter) + "\n").collect()
}

/// The header and the rows as an import reads them; `None` if it refuses the file.
fn read(text: &str) -> Option<Vec<Vec<String>>> {
    let inspection = Importer::new().inspect(Cursor::new(text.as_bytes().to_vec())).ok()?;
    inspection.check().ok()?;
    let cells = |record: &Record| record.iter().map(|cell| cell.trim().to_owned()).collect();
    let summary = inspection.summary();
    Some(std::iter::once(summary.header()).chain(summary.sample()).map(cells).collect())
}

#[test]
fn the_delimiter_is_found_beside_any_other_mark() {
    let headers = [["Email", "First Name", "Notes", "Last Name"], ["Kontakt X", "Feld A", "Text", "Feld B"]];
    for delimiter in CERTAIN {
        for disturbance in DISTURBANCES {
            for rows in [1, 2, 3, 30] {
                for header in headers {
                    let table = table(header, disturbance, rows);
                    let text = written(&table, delimiter);
                    assert_eq!(read(&text), Some(table), "{text}");
                }
            }
        }
    }
}

#[test]
fn titles_above_the_header_hide_no_delimiter() {
    for delimiter in CERTAIN {
        for disturbance in DISTURBANCES {
            for title in ["Report: leads; 2026\n\n", "Exported by Ann, on 2026-11-26 at 10:30\n"] {
                let table = table(["Email", "First Name", "Notes", "Last Name"], disturbance, 3);
                let text = format!("{title}{}", written(&table, delimiter));
                assert_eq!(read(&text), Some(table), "{text}");
            }
        }
    }
}

#[test]
fn a_delimiter_of_running_text_is_found_or_the_file_is_refused() {
    let mut refused = 0;
    for delimiter in COMMON {
        for disturbance in DISTURBANCES {
            for rows in [1, 2, 3, 30] {
                let table = table(["Email", "First Name", "Notes", "Last Name"], disturbance, rows);
                let text = written(&table, delimiter);
                match read(&text) {
                    Some(found) => assert_eq!(found, table, "{text}"),
                    None => refused += 1,
                }
            }
        }
    }
    assert!(refused <= 16, "{refused} of 320 files are refused");
}
