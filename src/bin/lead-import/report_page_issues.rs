//! The failed rows, duplicate rows and warnings in the page of a report.

use std::{cmp::Reverse, fmt};

use lead_import::ImportReport;

use super::{
    html,
    issue_groups::{self, Entry, IssueGroup},
    numbers::thousands,
    picture::{WIDTH, share},
};

/// A list of more entries than this is closed until its reader opens it.
const OPEN: usize = 20;
/// How many lines of an entry are shown.
const LINES: usize = 20;
/// The height of a bar with its title, in the picture's units.
const BAR: u64 = 44;

/// The failed rows by reason, as a picture and as lists.
pub(crate) fn write_failures(f: &mut fmt::Formatter<'_>, report: &ImportReport) -> fmt::Result {
    let mut groups = issue_groups::failures(report);
    if groups.is_empty() {
        return Ok(());
    }
    groups.sort_by_key(|group| Reverse(group.count));
    writeln!(f, "<h2>Failed rows by reason ({})</h2>", thousands(report.failed()))?;
    write_bars(f, &groups)?;
    groups.iter().try_for_each(|group| write_group(f, group, "What to do: "))
}

/// The warnings by kind.
pub(crate) fn write_warnings(f: &mut fmt::Formatter<'_>, report: &ImportReport) -> fmt::Result {
    let groups = issue_groups::warnings(report);
    if groups.is_empty() {
        return Ok(());
    }
    let count = groups.iter().fold(0_u64, |sum, group| sum.saturating_add(group.count));
    writeln!(f, "<h2>Warnings ({})</h2>", thousands(count))?;
    groups.iter().try_for_each(|group| write_group(f, group, ""))
}

/// The rows with the email of an earlier row.
pub(crate) fn write_duplicates(f: &mut fmt::Formatter<'_>, report: &ImportReport) -> fmt::Result {
    let rows = report.duplicates();
    if report.duplicate_rows() == 0 {
        return Ok(());
    }
    writeln!(f, "<h2>Duplicate emails ({})</h2>", thousands(report.duplicate_rows()))?;
    open_list(f, rows.len(), &["line", "email", "first on line"])?;
    for row in rows {
        let (line, email, first) = (row.line(), html::value(row.email()), row.first_line());
        writeln!(f, "<tr><td class=\"lines\">{line}</td><td>{email}</td><td>{first}</td></tr>")?;
    }
    close_list(f, report.duplicate_rows().saturating_sub(rows.len() as u64))
}

/// A bar for each reason, the longest for the most frequent one.
fn write_bars(f: &mut fmt::Formatter<'_>, groups: &[IssueGroup<'_>]) -> fmt::Result {
    let most = groups.iter().map(|group| group.count).max().unwrap_or_default();
    let height = BAR * groups.len() as u64;
    writeln!(f, "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"Failed rows by reason\">")?;
    for (group, top) in groups.iter().zip((0..).map(|place| place * BAR)) {
        let (title, count, width) = (group.words.title, thousands(group.count), share(group.count, most).max(2));
        let (text, bar) = (top + 15, top + 22);
        writeln!(f, "<text x=\"0\" y=\"{text}\">{title}</text>")?;
        writeln!(f, "<text x=\"{WIDTH}\" y=\"{text}\" text-anchor=\"end\">{count}</text>")?;
        writeln!(f, "<rect class=\"track\" x=\"0\" y=\"{bar}\" width=\"{WIDTH}\" height=\"12\" rx=\"3\"/>")?;
        writeln!(f, "<rect class=\"failed\" x=\"0\" y=\"{bar}\" width=\"{width}\" height=\"12\" rx=\"3\"/>")?;
    }
    f.write_str("</svg>\n")
}

/// One kind of issue: what it is, its advice after the words that introduce it, and its rows. Rows that have nothing but their lines are
/// a sentence.
fn write_group(f: &mut fmt::Formatter<'_>, group: &IssueGroup<'_>, before_advice: &str) -> fmt::Result {
    let (title, advice, count) = (group.words.title, group.words.advice, thousands(group.count));
    writeln!(f, "<h3>{title} ({count})</h3>\n<p class=\"soft advice\">{before_advice}{advice}</p>")?;
    if let [entry] = group.entries.as_slice()
        && entry.value.is_empty()
        && entry.detail.is_empty()
    {
        let word = if group.count == 1 { "line" } else { "lines" };
        return writeln!(f, "<p>{word} {}</p>", lines(entry, group.further_rows(1)));
    }
    let has_values = group.entries.iter().any(|entry| !entry.value.is_empty());
    open_list(f, group.entries.len(), if has_values { &["line", "value", "reason"] } else { &["line", "what"] })?;
    group.entries.iter().try_for_each(|entry| write_entry(f, entry, has_values))?;
    close_list(f, group.further_rows(usize::MAX))
}

/// The first column has line numbers.
fn open_list(f: &mut fmt::Formatter<'_>, entries: usize, columns: &[&str]) -> fmt::Result {
    let open = if entries > OPEN { "" } else { " open" };
    let rows = if entries == 1 { "entry" } else { "entries" };
    writeln!(f, "<details{open}><summary>{} {rows}</summary>\n<table>\n<tr>", thousands(entries as u64))?;
    for (index, column) in columns.iter().enumerate() {
        write!(f, "<th{}>{column}</th>", if index == 0 { " class=\"lines\"" } else { "" })?;
    }
    f.write_str("</tr>\n")
}

/// Ends a list, with the number of rows that are not in it.
fn close_list(f: &mut fmt::Formatter<'_>, further: u64) -> fmt::Result {
    f.write_str("</table>\n")?;
    if further > 0 {
        writeln!(f, "<p class=\"soft\">and {} more rows, which the report does not list</p>", thousands(further))?;
    }
    f.write_str("</details>\n")
}

fn write_entry(f: &mut fmt::Formatter<'_>, entry: &Entry<'_>, has_values: bool) -> fmt::Result {
    write!(f, "<tr><td class=\"lines\">{}</td>", lines(entry, 0))?;
    if has_values {
        write!(f, "<td>{}</td>", html::value(entry.value))?;
    }
    writeln!(f, "<td>{}</td></tr>", html::value(&entry.detail))
}

/// `8, 115 and 40 more`, with so many further ones.
fn lines(entry: &Entry<'_>, further: u64) -> String {
    let shown: Vec<_> = entry.lines.iter().take(LINES).map(ToString::to_string).collect();
    match (entry.lines.len() - shown.len()) as u64 + further {
        0 => shown.join(", "),
        more => format!("{} and {} more", shown.join(", "), thousands(more)),
    }
}
