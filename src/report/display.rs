//! A report as text for a person: how [`ImportReport`] displays.
//!
//! The text is in English and has a fixed layout: labels of 27 characters, counts of 8. A product that shows the result in another
//! language or layout reads the counts and lists instead, and writes its own text for each [`IssueCode`](super::IssueCode).

use std::fmt;

use super::{
    import_report::ImportReport,
    printable::Printable,
    row::{DuplicateRow, FailedRow, RowIssue},
};

/// How many entries of each list are shown. A person looks at the first ones; the rejects file has all.
const LISTED: usize = 10;
/// How many characters of an entry are shown, so that a cell of a megabyte does not fill the screen.
const LINE_CHARS: usize = 160;

/// A summary over several lines: one count per line, then the first 10 failed rows, duplicate emails and warnings, each with its line in
/// the file.
///
/// Rows with the email of an earlier row are counted as existing, or as failed if that row failed or duplicates are rejected; their
/// number follows these counts.
///
/// The alternate form, `{:#}`, has the counts only.
///
/// For people; a program reads the serialised report or the [`Reply`](super::Reply). The text shows cells of the file, so treat
/// it as personal data. Characters that steer a terminal are escaped as [`Printable`] does.
///
/// ```
/// use lead_import::{CampaignId, Importer, MemoryStore};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = std::io::Cursor::new("email\nada@example.com\nnot-an-email\nADA@example.com\n");
/// let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
/// assert_eq!(
///     report.to_string(),
///     "\
/// rows                              3
/// created                           1
/// existing                          1
/// failed                            1
/// duplicates within the file        1
/// added to the campaign             1
/// already in the campaign           1
/// Failed rows (1):
///   line 3: Invalid email: it has no @ (not-an-email)
/// Duplicate emails (1):
///   line 4: ada@example.com, first on line 2"
/// );
/// assert!(format!("{report:#}").ends_with("already in the campaign           1"));
/// # Ok::<(), lead_import::ImportError>(())
/// ```
impl fmt::Display for ImportReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_counts(f, self)?;
        if f.alternate() {
            return Ok(());
        }
        let warnings = self.warning_counts().fold(0_u64, |sum, (_, count)| sum.saturating_add(count));
        write_list(f, "Failed rows", self.failed(), self.failures().iter().map(failed_line))?;
        write_list(f, "Duplicate emails", self.duplicate_rows(), self.duplicates().iter().map(duplicate_line))?;
        write_list(f, "Warnings", warnings, self.warnings().iter().map(warning_line))
    }
}

/// One line for each count. Duplicates and updates are left out if there are none, because most imports have neither.
fn write_counts(f: &mut fmt::Formatter<'_>, report: &ImportReport) -> fmt::Result {
    let (duplicates, updated) = (report.duplicate_rows(), report.updated());
    let counts = [
        ("rows", report.total_rows(), true),
        ("created", report.created(), true),
        ("existing", report.existing(), true),
        ("failed", report.failed(), true),
        // Not a part of `existing` alone: the duplicates of a row that failed have failed too.
        ("duplicates within the file", duplicates, duplicates > 0),
        ("existing leads updated", updated, updated > 0),
        ("added to the campaign", report.added(), true),
        ("already in the campaign", report.skipped(), true),
    ];
    let shown = counts.into_iter().filter(|(.., is_shown)| *is_shown);
    let lines: Vec<_> = shown.map(|(name, count, _)| format!("{name:<27}{count:>8}")).collect();
    f.write_str(&lines.join("\n"))?;
    if report.existing() > 0 && report.created() == 0 && report.added() == 0 {
        f.write_str("\nall leads exist already, and all memberships were skipped")?;
    }
    Ok(())
}

/// A heading with the count, and the first entries. An empty list is left out. `count` may be higher than the number of entries,
/// which the report bounds: `and 40 more` counts the rows that are not listed anywhere too.
fn write_list(
    f: &mut fmt::Formatter<'_>,
    heading: &str,
    count: u64,
    entries: impl Iterator<Item = String>,
) -> fmt::Result {
    if count == 0 {
        return Ok(());
    }
    write!(f, "\n{heading} ({count}):")?;
    let mut more = count;
    for entry in entries.take(LISTED) {
        write!(f, "\n  {}", printable(&entry))?;
        more = more.saturating_sub(1);
    }
    if more > 0 { write!(f, "\n  and {more} more") } else { Ok(()) }
}

/// `line 3: Invalid email (not-an-email)`, without the brackets if the email cell is blank.
fn failed_line(row: &FailedRow) -> String {
    match row.email().trim() {
        "" => format!("line {}: {row}", row.line()),
        email => format!("line {}: {row} ({email})", row.line()),
    }
}

fn duplicate_line(row: &DuplicateRow) -> String {
    format!("line {}: {}, first on line {}", row.line(), row.email(), row.first_line())
}

fn warning_line(warning: &RowIssue) -> String {
    format!("line {}: {}", warning.line(), warning.message())
}

/// One line that cannot steer a terminal, cut to its limit. A line break is escaped too: a cell of two lines does not look like two
/// entries.
fn printable(text: &str) -> String {
    let shown = Printable::new(text).to_string();
    match shown.char_indices().nth(LINE_CHARS) {
        Some((end, _)) => format!("{}…", &shown[..end]),
        None => shown,
    }
}
