//! The failed rows and the warnings of a report by their kind: [`IssueGroup`].
//!
//! In: a report, whose lists are in the file's order. Out: one group for each kind, in which rows that have the same value and reason
//! are one entry with several lines. The counts are complete; the lists of a report are not always.

use std::collections::HashMap;

use lead_import::{
    ImportReport,
    report::{FailedRow, IssueCode, RowIssue},
};

use super::issue_words::{Words, of_failure, of_warning};

/// All rows that failed for one reason, or all warnings of one kind.
#[derive(Debug)]
pub(crate) struct IssueGroup<'a> {
    pub(crate) words: Words,
    /// How many there are in the file.
    pub(crate) count: u64,
    /// Those that the report lists.
    pub(crate) entries: Vec<Entry<'a>>,
}

/// Rows with the same value and the same reason.
#[derive(Debug)]
pub(crate) struct Entry<'a> {
    pub(crate) lines: Vec<u64>,
    /// The email cell of a failed row; empty for a warning.
    pub(crate) value: &'a str,
    /// What more there is to say than the title of the group; may be empty.
    pub(crate) detail: String,
}

/// The failed rows, each once, by its first reason.
pub(crate) fn failures(report: &ImportReport) -> Vec<IssueGroup<'_>> {
    let group = |(code, count)| {
        let words = of_failure(code);
        let rows = report.failures().iter().filter(|row| first_reason(row) == Some(code));
        let entries = entries(rows.map(|row| (row.line(), row.email().trim(), failure_detail(row, words.title))));
        IssueGroup { words, count, entries }
    };
    report.failure_counts().map(group).collect()
}

/// The warnings. A row may have several.
pub(crate) fn warnings(report: &ImportReport) -> Vec<IssueGroup<'_>> {
    let group = |(code, count)| {
        let words = of_warning(code);
        let warnings = report.warnings().iter().filter(|warning| warning.code() == code);
        let entries = entries(warnings.map(|warning| (warning.line(), "", detail(warning, words.title))));
        IssueGroup { words, count, entries }
    };
    report.warning_counts().map(group).collect()
}

impl IssueGroup<'_> {
    /// How many rows are not among the first `shown` entries.
    pub(crate) fn further_rows(&self, shown: usize) -> u64 {
        let listed = self.entries.iter().take(shown).fold(0, |sum, entry| sum + entry.lines.len() as u64);
        self.count.saturating_sub(listed)
    }
}

fn first_reason(row: &FailedRow) -> Option<IssueCode> {
    row.issues().first().map(RowIssue::code)
}

/// What a failed row has beyond the title of its group: the rest of its first reason, and its other reasons.
fn failure_detail(row: &FailedRow, title: &str) -> String {
    let (first, others) = row.issues().split_first().map_or((None, &[][..]), |(first, others)| (Some(first), others));
    let details = first.map(|issue| detail(issue, title)).into_iter();
    let details = details.chain(others.iter().map(|issue| issue.message().to_owned()));
    details.filter(|detail| !detail.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The message without the title of its group: `it has no @` of `Invalid email: it has no @`.
fn detail(issue: &RowIssue, title: &str) -> String {
    let message = issue.message();
    message.strip_prefix(title).map_or(message, |rest| rest.trim_start_matches([':', ' '])).to_owned()
}

/// Joins rows that differ only in their line, in the order of their first line.
fn entries<'a>(rows: impl Iterator<Item = (u64, &'a str, String)>) -> Vec<Entry<'a>> {
    let (mut entries, mut places) = (Vec::<Entry<'a>>::new(), HashMap::new());
    for (line, value, detail) in rows {
        let place = *places.entry((value, detail.clone())).or_insert(entries.len());
        match entries.get_mut(place) {
            Some(entry) => entry.lines.push(line),
            None => entries.push(Entry { lines: vec![line], value, detail }),
        }
    }
    entries
}
