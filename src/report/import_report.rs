//! The outcome of every row, counted and listed: [`ImportReport`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::row::{DuplicateRow, FailedRow, IssueCode, RowIssue};
use crate::store::{LeadOutcome, Membership};

/// How many row-level errors the reply lists.
pub const ERRORS_IN_REPLY: usize = 50;

/// The result of an import: every data row has exactly one outcome, so that
/// `created + existing + failed == total_rows` and `added + skipped == created + existing`.
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
/// It serialises with all that it knows and deserialises to an equal report; counts that do not add up are refused. The
/// reference service's reply, which says less, is a [`Reply`](super::Reply).
///
/// The lists (failed rows, duplicate rows, warnings) keep the first entries, up to the importer's
/// [`max_listed`](crate::import::Importer::max_listed); the counts are always complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Facts")]
pub struct ImportReport(Facts);

/// What a report knows, before it is known to add up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Facts {
    total_rows: u64,
    created: u64,
    existing: u64,
    failed: u64,
    added: u64,
    skipped: u64,
    updated: u64,
    rejected_by_store: u64,
    duplicate_rows: u64,
    /// Whether the policy could update leads: only then does the reply say how many were.
    counts_updates: bool,
    warning_counts: BTreeMap<IssueCode, u64>,
    failures: Vec<FailedRow>,
    duplicates: Vec<DuplicateRow>,
    warnings: Vec<RowIssue>,
    max_listed: usize,
}

/// Accounting, for the engine.
impl ImportReport {
    /// A report without rows, which lists up to `max_listed` entries of each kind.
    pub(crate) fn new(counts_updates: bool, max_listed: usize) -> Self {
        Self(Facts { counts_updates, max_listed, ..Facts::default() })
    }

    /// Whether both count and list the same things.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (self.0.counts_updates, self.0.max_listed) == (other.0.counts_updates, other.0.max_listed)
    }

    /// Counts a row that became, or found, a lead. A rejected lead is a failed row: see [`fail`](Self::fail).
    pub(crate) fn settle(&mut self, outcome: &LeadOutcome) {
        match outcome {
            LeadOutcome::Created { .. } => {
                self.0.created += 1;
                self.0.added += 1;
            }
            LeadOutcome::Existing { membership, updated } => {
                self.0.existing += 1;
                self.0.updated += u64::from(*updated);
                match membership {
                    Membership::Added => self.0.added += 1,
                    Membership::Skipped => self.0.skipped += 1,
                }
            }
            LeadOutcome::Rejected { .. } => unreachable!("a rejected lead is counted by `fail`"),
        }
        self.0.total_rows += 1;
    }

    /// Counts a row whose email an earlier row of the file has: the lead exists and is in the campaign by now.
    pub(crate) fn duplicate(&mut self, row: DuplicateRow) {
        self.settle(&LeadOutcome::existing(Membership::Skipped, false));
        self.note_duplicate(row);
    }

    /// Lists a duplicate row that is counted as a failed row.
    pub(crate) fn note_duplicate(&mut self, row: DuplicateRow) {
        self.0.duplicate_rows += 1;
        if self.0.duplicates.len() < self.0.max_listed {
            self.0.duplicates.push(row);
        }
    }

    /// Counts a row that did not become a lead.
    pub(crate) fn fail(&mut self, row: FailedRow) {
        self.0.total_rows += 1;
        self.0.failed += 1;
        self.0.rejected_by_store += u64::from(row.issues().iter().any(|issue| issue.code() == IssueCode::Rejected));
        // The reply lists its errors whatever the limit of the other lists is.
        if self.0.failures.len() < self.0.max_listed.max(ERRORS_IN_REPLY) {
            self.0.failures.push(row);
        }
    }

    /// Counts something noteworthy about a row that was imported all the same.
    pub(crate) fn warn(&mut self, issue: &RowIssue) {
        let count = self.0.warning_counts.entry(issue.code).or_default();
        *count = count.saturating_add(1);
        if self.0.warnings.len() < self.0.max_listed {
            self.0.warnings.push(issue.clone());
        }
    }

    pub(crate) fn adds_up(&self) -> bool {
        self.0.add_up()
    }

    /// How many leads the policy changed, where it could change any.
    pub(super) fn counted_updates(&self) -> Option<u64> {
        self.0.counts_updates.then_some(self.0.updated)
    }
}

impl Facts {
    fn add_up(&self) -> bool {
        self.created + self.existing + self.failed == self.total_rows
            && self.added + self.skipped == self.created + self.existing
    }

    /// Whether an import can have counted so: asked of numbers that come from outside, which may be of any size.
    fn are_sound(&self) -> bool {
        let parts = [self.created, self.existing, self.failed, self.added, self.skipped];
        let others = [self.updated, self.rejected_by_store, self.duplicate_rows];
        self.total_rows < u64::MAX / 2
            && parts.iter().chain(&others).all(|&count| count <= self.total_rows)
            && self.add_up()
    }
}

impl TryFrom<Facts> for ImportReport {
    type Error = &'static str;

    fn try_from(facts: Facts) -> Result<Self, Self::Error> {
        if facts.are_sound() { Ok(Self(facts)) } else { Err("the counts of the report do not add up") }
    }
}

/// What an import did.
impl ImportReport {
    /// Data rows that were read: of the whole file, or in an [`ImportError`](crate::import::ImportError) up to where it stopped.
    pub fn total_rows(&self) -> u64 {
        self.0.total_rows
    }

    /// Rows that made a new lead.
    pub fn created(&self) -> u64 {
        self.0.created
    }

    /// Rows whose lead existed: in the store before, or made by an earlier row of the file.
    pub fn existing(&self) -> u64 {
        self.0.existing
    }

    /// Rows that are not in the store: invalid, or rejected by the store.
    pub fn failed(&self) -> u64 {
        self.0.failed
    }

    /// Rows whose lead joined the campaign.
    pub fn added(&self) -> u64 {
        self.0.added
    }

    /// Rows whose lead was in the campaign already.
    pub fn skipped(&self) -> u64 {
        self.0.skipped
    }

    /// Existing leads in which the policy changed a value; part of [`existing`](Self::existing).
    pub fn updated(&self) -> u64 {
        self.0.updated
    }

    /// Rows that were valid but not taken by the store, suppressed addresses for example; part of [`failed`](Self::failed).
    pub fn rejected_by_store(&self) -> u64 {
        self.0.rejected_by_store
    }

    /// Rows whose email an earlier row of the same file has.
    pub fn duplicate_rows(&self) -> u64 {
        self.0.duplicate_rows
    }

    /// The first failed rows, in the file's order.
    pub fn failures(&self) -> &[FailedRow] {
        &self.0.failures
    }

    /// The first rows whose email an earlier row of the same file has, in the file's order.
    pub fn duplicates(&self) -> &[DuplicateRow] {
        &self.0.duplicates
    }

    /// The first warnings about rows that were imported, in the file's order.
    pub fn warnings(&self) -> &[RowIssue] {
        &self.0.warnings
    }

    /// How many warnings of each kind there were.
    pub fn warning_counts(&self) -> impl Iterator<Item = (IssueCode, u64)> + '_ {
        self.0.warning_counts.iter().map(|(&code, &count)| (code, count))
    }
}
