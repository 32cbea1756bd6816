//! Promise 7: line numbers are the ones that an editor shows.

use lead_import::{Importer, import::ExtraCells, report::IssueCode};
use proptest::{collection::vec, prelude::*};

use super::{
    files::{HEADER, damaged, row_with, written},
    world::{World, import},
};

/// The line of the character at `at`, counted in the plainest way: one more than the line breaks before it.
fn line_at(text: &[u8], at: usize) -> u64 {
    let breaks = (0..at).filter(|&place| match text[place] {
        b'\r' => text.get(place + 1) != Some(&b'\n'),
        byte => byte == b'\n',
    });
    breaks.count() as u64 + 1
}

/// The text as an editor shows it.
fn editor_lines(text: &str) -> Vec<String> {
    text.replace("\r\n", "\n").replace('\r', "\n").split('\n').map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn every_row_is_reported_on_its_own_line(rows in vec(row_with(Just("nobody@".to_owned())), 1..40)) {
        let (text, starts) = written(&rows);
        let report = import(&Importer::new(), World::default().store(), &text).unwrap();
        let expected: Vec<_> = starts.iter().map(|&start| line_at(text.as_bytes(), start)).collect();
        let found: Vec<_> = report.failures().iter().map(lead_import::report::FailedRow::line).collect();
        prop_assert_eq!(&found, &expected);
        let numbers: Vec<_> = report.failures().iter().map(lead_import::report::FailedRow::row).collect();
        prop_assert_eq!(numbers, (1..=rows.len() as u64).collect::<Vec<_>>());
        let about_quotes = report.warnings().iter().filter(|issue| issue.code() == IssueCode::StrayQuote).count();
        prop_assert_eq!(about_quotes, 0, "the quotes of the file are right");
    }

    #[test]
    fn duplicates_name_the_lines_of_both_rows(rows in vec(row_with(Just("ada@example.com".to_owned())), 2..20)) {
        let clean = rows.into_iter().filter(|row| !row.cells.iter().any(|cell| cell.contains('\0'))).collect::<Vec<_>>();
        prop_assume!(clean.len() > 1);
        let (text, starts) = written(&clean);
        let importer = Importer::new().extra_cells(ExtraCells::Keep);
        let report = import(&importer, World::default().store(), &text).unwrap();
        let lines: Vec<_> = starts.iter().map(|&start| line_at(text.as_bytes(), start)).collect();
        let found: Vec<_> = report.duplicates().iter().map(|row| (row.line(), row.first_line())).collect();
        let expected: Vec<_> = lines[1..].iter().map(|&line| (line, lines[0])).collect();
        prop_assert_eq!(found, expected);
    }

    /// Whatever happened to the file: on the line that is named begins the row that is named. Its first cell is the email.
    #[test]
    fn a_failed_row_is_where_the_report_says(bytes in damaged()) {
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        prop_assume!(text.starts_with(&format!("{HEADER}\n")));
        let Ok(report) = import(&Importer::new(), World::default().store(), &text) else { return Ok(()) };
        let lines = editor_lines(&text);
        let mut last = 0;
        for row in report.failures() {
            prop_assert!(row.line() > last, "rows come in order, and no two on one line");
            last = row.line();
            let from_here = bare(&lines[usize::try_from(last - 1).unwrap()..].concat());
            prop_assert!(from_here.starts_with(&bare(row.email())), "{:?} is not on line {last}", row.email());
        }
    }
}

/// The text without what a cell's text and its writing in the file differ in.
fn bare(text: &str) -> String {
    text.replace(['"', ' ', '\t', '\r', '\n'], "")
}
