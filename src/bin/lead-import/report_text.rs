//! A report for a person at a terminal: [`ReportText`].
//!
//! Nothing of the file can steer the terminal: cells are escaped. The text has colours, which its printer removes where they are not
//! wanted. It is the same for the same rows, however often the import was stopped and resumed.

use std::fmt;

use anstyle::{AnsiColor, Style};
use lead_import::{
    ImportReport,
    report::{DuplicateRow, Printable},
};

use super::{
    issue_groups::{self, Entry, IssueGroup},
    numbers::thousands,
};

/// How many entries of a list are shown. A person looks at the first ones; the rejects file has all.
const ENTRIES: usize = 10;
/// How many lines of an entry are shown.
const LINES: usize = 10;
/// How many characters of a cell or a message are shown, so that a cell of a megabyte does not fill the screen.
const CHARS: usize = 120;

const HEADING: Style = Style::new().bold();
const FAILED: Style = AnsiColor::Red.on_default();
const WARNING: Style = AnsiColor::Yellow.on_default();

/// The counts, the failed rows by reason, the duplicate rows and the warnings.
#[derive(Debug)]
pub(crate) struct ReportText<'a>(pub(crate) &'a ImportReport);

impl fmt::Display for ReportText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = self.0;
        write!(f, "{report:#}")?;
        write_groups(f, "Failed rows", FAILED, report.failed(), &issue_groups::failures(report))?;
        write_duplicates(f, report)?;
        let warnings = issue_groups::warnings(report);
        let count = warnings.iter().fold(0_u64, |sum, group| sum.saturating_add(group.count));
        write_groups(f, "Warnings", WARNING, count, &warnings)
    }
}

/// A heading, and each kind of issue with what to do about it and its rows. Nothing if there is none.
fn write_groups(
    f: &mut fmt::Formatter<'_>,
    heading: &str,
    style: Style,
    count: u64,
    groups: &[IssueGroup<'_>],
) -> fmt::Result {
    if count == 0 {
        return Ok(());
    }
    write!(f, "\n\n{HEADING}{heading} ({}):{HEADING:#}", thousands(count))?;
    for group in groups {
        let (title, advice) = (group.words.title, group.words.advice);
        write!(f, "\n  {style}{title}{style:#} ({}): {advice}", thousands(group.count))?;
        group.entries.iter().take(ENTRIES).try_for_each(|entry| write!(f, "\n    {}", entry_line(entry)))?;
        write_further(f, "    ", group.further_rows(ENTRIES))?;
    }
    Ok(())
}

fn write_duplicates(f: &mut fmt::Formatter<'_>, report: &ImportReport) -> fmt::Result {
    let count = report.duplicate_rows();
    if count == 0 {
        return Ok(());
    }
    write!(f, "\n\n{HEADING}Duplicate emails ({}):{HEADING:#}", thousands(count))?;
    let shown = report.duplicates().iter().take(ENTRIES);
    shown.clone().try_for_each(|row| write!(f, "\n  {}", duplicate_line(row)))?;
    write_further(f, "  ", count.saturating_sub(shown.count() as u64))
}

fn write_further(f: &mut fmt::Formatter<'_>, indent: &str, count: u64) -> fmt::Result {
    if count == 0 { Ok(()) } else { write!(f, "\n{indent}and {} more", thousands(count)) }
}

/// `line 4: nope (it has no @)`
fn entry_line(entry: &Entry<'_>) -> String {
    let (value, detail) = (shortened(entry.value, CHARS), shortened(&entry.detail, CHARS));
    let lines = lines(&entry.lines);
    match (value.as_str(), detail.as_str()) {
        ("", "") => lines,
        (text, "") | ("", text) => format!("{lines}: {text}"),
        (value, detail) => format!("{lines}: {value} ({detail})"),
    }
}

/// `line 3`, `lines 3, 7, 9 and 40 more`
fn lines(all: &[u64]) -> String {
    let shown: Vec<_> = all.iter().take(LINES).map(ToString::to_string).collect();
    let word = if all.len() == 1 { "line" } else { "lines" };
    match all.len() - shown.len() {
        0 => format!("{word} {}", shown.join(", ")),
        more => format!("{word} {} and {} more", shown.join(", "), thousands(more as u64)),
    }
}

fn duplicate_line(row: &DuplicateRow) -> String {
    format!("line {}: {}, first on line {}", row.line(), shortened(row.email(), CHARS), row.first_line())
}

/// One line of at most `limit` characters that cannot steer a terminal. What is cut off shows as `…`.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    let mut line = Printable::new(text).to_string();
    if let Some((end, _)) = line.char_indices().nth(limit) {
        let last = line[..end].char_indices().next_back().map_or(0, |(start, _)| start);
        line.replace_range(last.., "…");
    }
    line
}
