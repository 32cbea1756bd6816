//! The outcomes of all rows, counted and listed: [`ImportReport`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    listed::ListedRows,
    row::{DuplicateRow, FailedRow, IssueCode, RowIssue},
};
use crate::store::{LeadOutcome, Membership};

/// The number of row errors that the HTTP reply lists.
pub const ERRORS_IN_REPLY: usize = 50;

/// The result of an import: counts of the outcomes, and lists of failed rows, duplicate rows and warnings.
///
/// # Counts
///
/// Every data row has exactly one outcome, so the counts add up:
///
/// - `created + existing + failed == total_rows`
/// - `added + skipped == created + existing`
///
/// A row with the email of an earlier row of the file counts as existing and skipped, because the earlier row created the lead and added
/// it to the campaign. [`duplicate_rows`](Self::duplicate_rows) counts these rows separately.
///
/// # Lists
///
/// The lists hold the first entries in the file's order, up to the importer's [`max_listed`](crate::import::Importer::max_listed). The counts
/// are always complete. A rejects file ([`ImportJob::rejects`](crate::import::ImportJob::rejects)) has all failed rows.
///
/// # Serialised form
///
/// A report serialises with all counts and lists, and deserialises to an equal report. Deserialisation refuses counts that do not
/// add up. The smaller form that HTTP clients receive is [`Reply`](super::Reply).
///
/// ```
/// use lead_import::{CampaignId, Importer, MemoryStore, report::Reply};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = std::io::Cursor::new("email\nada@example.com\nnot-an-email\n");
/// let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
/// assert_eq!((report.total_rows(), report.created(), report.failed()), (2, 1, 1));
/// assert_eq!(
///     serde_json::to_string(&Reply::from(&report))?,
///     r#"{"success":true,"data":{"leads":{"created":1,"existing":0,"failed":1},"campaign":{"added":1,"skipped":0},"totalRows":2,"errors":[{"email":"not-an-email","error":"Invalid email"}]}}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ReportFields")]
pub struct ImportReport(ReportFields);

/// The fields of a report in serialised form, before their counts are checked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReportFields {
    total_rows: u64,
    created: u64,
    existing: u64,
    failed: u64,
    added: u64,
    skipped: u64,
    updated: u64,
    rejected_by_store: u64,
    duplicate_rows: u64,
    /// Whether the policy can update leads. Only then does the reply have the number of updated leads.
    counts_updates: bool,
    warning_counts: BTreeMap<IssueCode, u64>,
    failures: Vec<FailedRow>,
    duplicates: Vec<DuplicateRow>,
    warnings: Vec<RowIssue>,
    max_listed: usize,
}

/// Counting.
impl ImportReport {
    /// Creates a report without rows that lists up to `max_listed` entries of each kind.
    pub(crate) fn new(counts_updates: bool, max_listed: usize) -> Self {
        Self(ReportFields { counts_updates, max_listed, ..ReportFields::default() })
    }

    /// Whether both reports count updates and limit lists in the same way.
    pub(crate) fn has_settings_of(&self, other: &Self) -> bool {
        (self.0.counts_updates, self.0.max_listed) == (other.0.counts_updates, other.0.max_listed)
    }

    /// Counts a row whose lead was created or existed. A rejected lead is a [failed row](Self::count_failed).
    pub(crate) fn count_lead(&mut self, outcome: &LeadOutcome) {
        match outcome {
            LeadOutcome::Created { membership } => {
                self.0.created += 1;
                self.count_membership(*membership);
            }
            LeadOutcome::Existing { membership, updated } => {
                self.0.existing += 1;
                self.0.updated += u64::from(*updated);
                self.count_membership(*membership);
            }
            LeadOutcome::Rejected { .. } => unreachable!("a rejected lead is counted by `count_failed`"),
        }
        self.0.total_rows += 1;
    }

    fn count_membership(&mut self, membership: Membership) {
        match membership {
            Membership::Added => self.0.added += 1,
            Membership::Skipped => self.0.skipped += 1,
        }
    }

    /// Counts a row with the email of an earlier row. Its lead exists and is in the campaign at this point.
    pub(crate) fn count_duplicate(&mut self, row: DuplicateRow) {
        self.count_lead(&LeadOutcome::existing(Membership::Skipped, false));
        self.list_duplicate(row);
    }

    /// Lists a duplicate row that is counted elsewhere, as a failed row for example.
    pub(crate) fn list_duplicate(&mut self, row: DuplicateRow) {
        self.0.duplicate_rows += 1;
        if self.0.duplicates.len() < self.0.max_listed {
            self.0.duplicates.push(row);
        }
    }

    /// Counts and lists a row that is not in the store.
    pub(crate) fn count_failed(&mut self, row: FailedRow) {
        self.0.total_rows += 1;
        self.0.failed += 1;
        self.0.rejected_by_store += u64::from(row.issues().iter().any(|issue| issue.code() == IssueCode::Rejected));
        // The reply needs its errors even if the lists are shorter.
        if self.0.failures.len() < self.0.max_listed.max(ERRORS_IN_REPLY) {
            self.0.failures.push(row);
        }
    }

    /// Counts and lists a warning. The row is counted separately.
    pub(crate) fn count_warning(&mut self, issue: &RowIssue) {
        let count = self.0.warning_counts.entry(issue.code).or_default();
        *count = count.saturating_add(1);
        if self.0.warnings.len() < self.0.max_listed {
            self.0.warnings.push(issue.clone());
        }
    }

    /// The lengths of the three lists.
    pub(crate) fn list_lengths(&self) -> [usize; 3] {
        [self.0.failures.len(), self.0.duplicates.len(), self.0.warnings.len()]
    }

    /// The entries after the first `lengths` of each list.
    pub(crate) fn listed_since(&self, lengths: [usize; 3]) -> ListedRows {
        ListedRows {
            failures: self.0.failures[lengths[0]..].to_vec(),
            duplicates: self.0.duplicates[lengths[1]..].to_vec(),
            warnings: self.0.warnings[lengths[2]..].to_vec(),
        }
    }

    /// The report with empty lists.
    pub(crate) fn without_lists(&self) -> Self {
        let warning_counts = self.0.warning_counts.clone();
        let lists = (Vec::new(), Vec::new(), Vec::new());
        Self(ReportFields { warning_counts, failures: lists.0, duplicates: lists.1, warnings: lists.2, ..self.0 })
    }

    /// Adds entries of rows before `line` in the file's order, each once.
    pub(crate) fn add_listed(&mut self, listed: impl IntoIterator<Item = ListedRows>, line: u64) {
        for rows in listed {
            self.0.failures.extend(rows.failures.into_iter().filter(|row| row.line() < line));
            self.0.duplicates.extend(rows.duplicates.into_iter().filter(|row| row.line() < line));
            self.0.warnings.extend(rows.warnings.into_iter().filter(|issue| issue.line() < line));
        }
        self.0.failures.sort_by_key(FailedRow::line);
        self.0.failures.dedup();
        self.0.duplicates.sort_by_key(DuplicateRow::line);
        self.0.duplicates.dedup();
        self.0.warnings.sort_by_key(RowIssue::line);
        self.0.warnings.dedup();
    }

    pub(crate) fn adds_up(&self) -> bool {
        self.0.add_up()
    }

    /// The number of updated leads, or `None` if the policy cannot update leads.
    pub(super) fn counted_updates(&self) -> Option<u64> {
        self.0.counts_updates.then_some(self.0.updated)
    }
}

impl ReportFields {
    fn add_up(&self) -> bool {
        self.created + self.existing + self.failed == self.total_rows
            && self.added + self.skipped == self.created + self.existing
    }

    /// Whether the counts of a deserialised report are possible. They may be any numbers, so no sum may overflow.
    fn are_sound(&self) -> bool {
        let parts = [self.created, self.existing, self.failed, self.added, self.skipped];
        let others = [self.updated, self.rejected_by_store, self.duplicate_rows];
        self.total_rows < u64::MAX / 2
            && parts.iter().chain(&others).all(|&count| count <= self.total_rows)
            && self.add_up()
    }
}

impl TryFrom<ReportFields> for ImportReport {
    type Error = &'static str;

    fn try_from(fields: ReportFields) -> Result<Self, Self::Error> {
        if fields.are_sound() { Ok(Self(fields)) } else { Err("the counts of the report do not add up") }
    }
}

/// Counts and lists.
impl ImportReport {
    /// The number of data rows with an outcome. In the report of an [`ImportError`](crate::import::ImportError) these are the rows up to
    /// the last committed batch.
    pub fn total_rows(&self) -> u64 {
        self.0.total_rows
    }

    /// Rows whose lead was created.
    pub fn created(&self) -> u64 {
        self.0.created
    }

    /// Rows whose lead existed, either in the store before the import or because an earlier row of the file created it.
    pub fn existing(&self) -> u64 {
        self.0.existing
    }

    /// Rows that are not in the store because they are invalid or the store rejected them.
    pub fn failed(&self) -> u64 {
        self.0.failed
    }

    /// Rows whose lead was added to the campaign.
    pub fn added(&self) -> u64 {
        self.0.added
    }

    /// Rows whose lead was already a member of the campaign.
    pub fn skipped(&self) -> u64 {
        self.0.skipped
    }

    /// Existing leads of which the [`UpdatePolicy`](crate::store::UpdatePolicy) changed a value. Included in [`existing`](Self::existing).
    pub fn updated(&self) -> u64 {
        self.0.updated
    }

    /// Valid rows that the store rejected, for example because the address is suppressed. Included in [`failed`](Self::failed).
    pub fn rejected_by_store(&self) -> u64 {
        self.0.rejected_by_store
    }

    /// Rows with the email of an earlier row of the file. Included in [`existing`](Self::existing), or in [`failed`](Self::failed) if
    /// [`DuplicatePolicy`](crate::import::DuplicatePolicy) rejects duplicates or the store rejected the first row.
    pub fn duplicate_rows(&self) -> u64 {
        self.0.duplicate_rows
    }

    /// The first failed rows, in the file's order. The list has at least 50 entries if that many rows failed.
    pub fn failures(&self) -> &[FailedRow] {
        &self.0.failures
    }

    /// The first duplicate rows, in the file's order.
    pub fn duplicates(&self) -> &[DuplicateRow] {
        &self.0.duplicates
    }

    /// The first warnings, in the file's order. A row with a warning was imported unless it also failed.
    pub fn warnings(&self) -> &[RowIssue] {
        &self.0.warnings
    }

    /// The number of warnings of each kind that occurred.
    pub fn warning_counts(&self) -> impl Iterator<Item = (IssueCode, u64)> + '_ {
        self.0.warning_counts.iter().map(|(&code, &count)| (code, count))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn report() -> ImportReport {
        let issue =
            |code| RowIssue { line: 3, row: 2, field: None, column: None, code, message: "Invalid email".into() };
        let mut report = ImportReport::new(true, 10);
        report.count_lead(&LeadOutcome::created(Membership::Added));
        report.count_failed(FailedRow::new(3, 2, "nope", vec![issue(IssueCode::InvalidEmail)]));
        report.count_lead(&LeadOutcome::existing(Membership::Added, true));
        report.count_duplicate(DuplicateRow { line: 5, row: 4, email: "ada@example.com".into(), first_line: 2 });
        report.count_warning(&issue(IssueCode::ExtraCells));
        report
    }

    #[test]
    fn a_report_deserialises_to_an_equal_report() {
        let text = serde_json::to_string(&report()).unwrap();
        assert_eq!(serde_json::from_str::<ImportReport>(&text).unwrap(), report());
    }

    #[test]
    fn a_report_whose_counts_do_not_add_up_is_refused() {
        let changes =
            [("created", 2), ("failed", 0), ("skipped", 0), ("totalRows", 5), ("updated", 9), ("added", u64::MAX)];
        for (key, value) in changes {
            let mut damaged: Value = serde_json::to_value(report()).unwrap();
            damaged[key] = json!(value);
            let error = serde_json::from_value::<ImportReport>(damaged).unwrap_err();
            assert_eq!(error.to_string(), "the counts of the report do not add up", "{key}");
        }
    }
}
