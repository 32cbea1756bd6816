//! The outcomes of all rows, counted and listed: [`ImportReport`].
//!
//! The engine counts a row only when its batch is committed, so that the report of a stopped import is accurate: it counts what is in
//! the store and no more. A report is therefore also a part of the checkpoint. A resumed import deserialises it and
//! continues to count, which is why deserialisation checks the sums.
//!
//! | outcome of a row | `created` | `existing` | `failed` | `added` | `skipped` |
//! |---|---|---|---|---|---|
//! | a new lead | 1 | | | 1 | |
//! | a lead that exists and is new to the campaign | | 1 | | 1 | |
//! | a lead that exists in the campaign | | 1 | | | 1 |
//! | the email of an earlier row that has a lead | | 1 | | | 1 |
//! | an invalid row, or one that the store rejects | | | 1 | | |

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    listed::ListedRows,
    row::{DuplicateRow, FailedRow, IssueCode, RowIssue},
};
use crate::store::{LeadOutcome, Membership};

/// The number of failed rows that the HTTP reply lists: the first 50. The report counts the others,
/// and the rejects file has them.
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
/// All counts are numbers of data rows: not of lines, because a quoted cell may have several, and not of leads, because two
/// rows may have one email. A row with the email of an earlier row of the file counts as existing and skipped, because the earlier
/// row created the lead and added it to the campaign. [`duplicate_rows`](Self::duplicate_rows) counts these rows separately.
///
/// The other counts say more about rows that are counted already: [`updated`](Self::updated) is a part of `existing`,
/// [`rejected_by_store`](Self::rejected_by_store) is a part of `failed`, and warnings do not change the outcome of a row.
///
/// # Lists
///
/// The lists hold the first entries in the file's order, up to the importer's
/// [`max_listed`](crate::import::Importer::max_listed). They bound the memory that a report takes, whatever the size of the file. The
/// counts are always complete. A rejects file ([`ImportJob::rejects`](crate::import::ImportJob::rejects)) has all failed rows.
///
/// A report has email addresses and cells of the file, and is therefore personal data. Its counts are not.
///
/// # Serialised form
///
/// A report serialises with all counts and lists, and deserialises to an equal report. Deserialisation refuses counts that do not
/// add up. The smaller form that HTTP clients receive is [`Reply`](super::Reply).
///
/// # Examples
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
///
/// Importing the same file again finds every lead in its place:
///
/// ```
/// use lead_import::{CampaignId, Importer, MemoryStore};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let import = || {
///     let file = std::io::Cursor::new("email\nada@example.com\nbob@example.com\nADA@example.com\n");
///     futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))
/// };
/// let first = import()?;
/// assert_eq!((first.created(), first.added(), first.existing(), first.duplicate_rows()), (2, 2, 1, 1));
/// let second = import()?;
/// assert_eq!((second.created(), second.added(), second.existing(), second.skipped()), (0, 0, 3, 3));
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ReportFields")]
pub struct ImportReport(ReportFields);

/// The fields of a report in serialised form. Deserialised ones are not checked yet; those in an [`ImportReport`] add up.
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
    /// Each failed row once, by its first reason.
    failure_counts: BTreeMap<IssueCode, u64>,
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

    /// Whether both reports count updates and limit lists in the same way. If not, a resumed import would mix two ways in one report.
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

    /// Counts a row with the email of an earlier row. Its lead exists and is in the campaign at this point. Never an update:
    /// where the values of the row are used, they are merged into the lead of the first row, which counts the update.
    pub(crate) fn count_duplicate(&mut self, row: DuplicateRow) {
        self.count_lead(&LeadOutcome::existing(Membership::Skipped, false));
        self.list_duplicate(row);
    }

    /// Lists a duplicate row whose outcome is counted elsewhere: by [`count_failed`](Self::count_failed) if it failed.
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
        if let Some(reason) = row.issues().first() {
            *self.0.failure_counts.entry(reason.code()).or_default() += 1;
        }
        self.0.rejected_by_store += u64::from(row.issues().iter().any(|issue| issue.code() == IssueCode::Rejected));
        // The reply needs its errors even if the lists are shorter.
        if self.0.failures.len() < self.0.max_listed.max(ERRORS_IN_REPLY) {
            self.0.failures.push(row);
        }
    }

    /// Counts and lists a warning. The outcome of the row is counted separately. A row may have several warnings.
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
        let (failure_counts, warning_counts) = (self.0.failure_counts.clone(), self.0.warning_counts.clone());
        let (failures, duplicates, warnings) = (Vec::new(), Vec::new(), Vec::new());
        Self(ReportFields { failure_counts, warning_counts, failures, duplicates, warnings, ..self.0 })
    }

    /// Adds entries of the first `rows` rows in the file's order, each once.
    pub(crate) fn add_listed(&mut self, listed: impl IntoIterator<Item = ListedRows>, rows: u64) {
        for added in listed {
            self.0.failures.extend(added.failures);
            self.0.duplicates.extend(added.duplicates);
            self.0.warnings.extend(added.warnings);
        }
        keep_first(&mut self.0.failures, rows, FailedRow::row);
        keep_first(&mut self.0.duplicates, rows, DuplicateRow::row);
        keep_first(&mut self.0.warnings, rows, RowIssue::row);
    }

    /// Whether each row has exactly one outcome, by the two sums in the type's documentation.
    pub(crate) fn adds_up(&self) -> bool {
        let fields = &self.0;
        fields.created + fields.existing + fields.failed == fields.total_rows
            && fields.added + fields.skipped == fields.created + fields.existing
    }

    /// Whether the counts of a deserialised report are possible. They may be any numbers, so no sum may overflow.
    fn is_sound(&self) -> bool {
        let fields = &self.0;
        let outcomes = [fields.created, fields.existing, fields.failed, fields.added, fields.skipped];
        let others = [fields.updated, fields.rejected_by_store, fields.duplicate_rows];
        let by_reason = fields.failure_counts.values().fold(0_u64, |sum, count| sum.saturating_add(*count));
        fields.total_rows < u64::MAX / 2
            && by_reason == fields.failed
            && outcomes.iter().chain(&others).all(|&count| count <= fields.total_rows)
            && self.adds_up()
    }

    /// The number of updated leads, or `None` if the policy cannot update leads: a reply then leaves the key out.
    pub(super) fn counted_updates(&self) -> Option<u64> {
        self.0.counts_updates.then_some(self.0.updated)
    }
}

/// Sorts the entries of the first `rows` rows by their row, and removes the others and all repetitions. Entries of one row keep their order.
fn keep_first<T: PartialEq>(entries: &mut Vec<T>, rows: u64, row: fn(&T) -> u64) {
    entries.sort_by_key(row);
    let mut kept: Vec<T> = Vec::with_capacity(entries.len());
    for entry in entries.drain(..).filter(|entry| row(entry) <= rows) {
        let of_row = kept.iter().rev().take_while(|earlier| row(earlier) == row(&entry));
        if !of_row.into_iter().any(|earlier| *earlier == entry) {
            kept.push(entry);
        }
    }
    *entries = kept;
}

impl TryFrom<ReportFields> for ImportReport {
    type Error = &'static str;

    fn try_from(fields: ReportFields) -> Result<Self, Self::Error> {
        Some(Self(fields)).filter(Self::is_sound).ok_or("the counts of the report do not add up")
    }
}

/// Counts and lists.
impl ImportReport {
    /// The number of data rows with an outcome, valid or not. The header, blank lines and comments are not data rows. In the report of
    /// an [`ImportError`](crate::import::ImportError) these are the rows up to the last committed batch.
    pub fn total_rows(&self) -> u64 {
        self.0.total_rows
    }

    /// Rows whose lead was created. Each is also [`added`](Self::added).
    pub fn created(&self) -> u64 {
        self.0.created
    }

    /// Rows whose lead existed, either in the store before the import or because an earlier row of the file created it.
    pub fn existing(&self) -> u64 {
        self.0.existing
    }

    /// Rows that are not in the store because they are invalid, or because the store or a policy of the importer rejected them.
    pub fn failed(&self) -> u64 {
        self.0.failed
    }

    /// Rows whose lead was added to the campaign, created by this import or not.
    pub fn added(&self) -> u64 {
        self.0.added
    }

    /// Rows whose lead was already a member of the campaign, before the import or by an earlier row of the file.
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

    /// The first failed rows, in the file's order. The list has at least 50 entries if that many rows failed, whatever the limit, so that
    /// a [`Reply`](super::Reply) has its errors.
    pub fn failures(&self) -> &[FailedRow] {
        &self.0.failures
    }

    /// The first duplicate rows, in the file's order, failed ones included.
    pub fn duplicates(&self) -> &[DuplicateRow] {
        &self.0.duplicates
    }

    /// The first warnings, in the file's order. A row with a warning was imported unless it also failed.
    pub fn warnings(&self) -> &[RowIssue] {
        &self.0.warnings
    }

    /// The number of failed rows by their first reason, in the order of [`IssueCode`]. The sum is [`failed`](Self::failed).
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore, report::IssueCode};
    ///
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let file = std::io::Cursor::new("email,name\nnope,Ada\n,Bo\nada@,Cy\n");
    /// let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
    /// let counts: Vec<_> = report.failure_counts().collect();
    /// assert_eq!(counts, [(IssueCode::EmailRequired, 1), (IssueCode::InvalidEmail, 2)]);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    pub fn failure_counts(&self) -> impl Iterator<Item = (IssueCode, u64)> + '_ {
        self.0.failure_counts.iter().map(|(&code, &count)| (code, count))
    }

    /// The number of warnings of each kind that occurred, in the order of [`IssueCode`]. The sum may be larger than the number of rows.
    ///
    /// ```
    /// use lead_import::{CampaignId, Importer, MemoryStore, report::IssueCode};
    ///
    /// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    /// store.create_campaign(&campaign);
    /// let file = std::io::Cursor::new("email,name\n<ada@example.com>,Ada\nbob@example.com\n");
    /// let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
    /// let counts: Vec<_> = report.warning_counts().collect();
    /// assert_eq!(counts, [(IssueCode::MissingCells, 1), (IssueCode::RepairedEmail, 1)]);
    /// assert_eq!(report.failed(), 0);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    pub fn warning_counts(&self) -> impl Iterator<Item = (IssueCode, u64)> + '_ {
        self.0.warning_counts.iter().map(|(&code, &count)| (code, count))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::report::Parameters;

    fn report() -> ImportReport {
        let issue = |code| RowIssue {
            line: 3,
            row: 2,
            field: None,
            column: None,
            code,
            variant: None,
            parameters: Parameters::default(),
            message: "Invalid email".into(),
        };
        let mut report = ImportReport::new(true, 10);
        report.count_lead(&LeadOutcome::created(Membership::Added));
        report.count_failed(FailedRow::new(
            crate::source::Position::new(3, 2, 0),
            "nope",
            vec![issue(IssueCode::InvalidEmail)],
        ));
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
        let mut damaged = serde_json::to_value(report()).unwrap();
        damaged["failureCounts"] = json!({"invalidEmail": u64::MAX, "duplicate": 2});
        assert!(serde_json::from_value::<ImportReport>(damaged).is_err());
    }
}
