//! What became of every row: [`ImportReport`] and its accounting.

mod row;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

pub use row::{FailedRow, IssueCode, RepeatedRow, RowIssue};

use crate::{Importer, LeadOutcome, Membership};

/// How many row-level errors the serialised report lists.
pub const ERRORS_IN_REPLY: usize = 50;

/// The result of an import: every data row has exactly one outcome, so that
/// `created + existing + failed == total_rows` and `added + skipped == created + existing`.
///
/// It serialises to the reply of the reference service:
///
/// ```
/// # use lead_import::{CampaignId, Importer, MemoryStore};
/// # let store = MemoryStore::new();
/// # let campaign = CampaignId::from("spring");
/// # store.create_campaign(&campaign);
/// let file = std::io::Cursor::new("email\nada@example.com\nnot-an-email\n");
/// let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
/// assert_eq!(
///     serde_json::to_string(&report)?,
///     r#"{"leads":{"created":1,"existing":0,"failed":1},"campaign":{"added":1,"skipped":0},"totalRows":2,"errors":[{"email":"not-an-email","error":"Invalid email"}]}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The lists (failed rows, repeated rows, warnings) keep the first entries, up to the importer's
/// [`max_listed`](crate::Importer::max_listed); the counts are always complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportReport {
    pub(crate) tally: Tally,
}

/// The state of a report, which a checkpoint carries across processes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Tally {
    total_rows: u64,
    created: u64,
    existing: u64,
    failed: u64,
    added: u64,
    skipped: u64,
    updated: u64,
    rejected: u64,
    repeated: u64,
    /// Whether the policy could update leads: only then does the reply say how many were.
    counts_updates: bool,
    warning_counts: BTreeMap<IssueCode, u64>,
    failures: Vec<FailedRow>,
    repeats: Vec<RepeatedRow>,
    warnings: Vec<RowIssue>,
    max_listed: usize,
}

impl Tally {
    /// Nothing is counted yet by this importer.
    pub(crate) fn of(importer: &Importer) -> Self {
        Self { counts_updates: !importer.existing.is_keep(), max_listed: importer.max_listed, ..Self::default() }
    }

    /// Whether both count and list the same things.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        (self.counts_updates, self.max_listed) == (other.counts_updates, other.max_listed)
    }

    /// The rows that were counted.
    pub(crate) fn rows(&self) -> u64 {
        self.total_rows
    }

    /// Counts a row that became, or found, a lead. A rejected lead is a failed row: see [`Tally::fail`].
    pub(crate) fn settle(&mut self, outcome: &LeadOutcome) {
        match outcome {
            LeadOutcome::Created => {
                self.created += 1;
                self.added += 1;
            }
            LeadOutcome::Existing { membership, updated } => {
                self.existing += 1;
                self.updated += u64::from(*updated);
                match membership {
                    Membership::Added => self.added += 1,
                    Membership::Skipped => self.skipped += 1,
                }
            }
            LeadOutcome::Rejected { .. } => unreachable!("a rejected lead is counted by `fail`"),
        }
        self.total_rows += 1;
    }

    /// Counts a row whose email an earlier row of the file had: the lead exists and is in the campaign by now.
    pub(crate) fn repeat(&mut self, row: RepeatedRow) {
        self.settle(&LeadOutcome::Existing { membership: Membership::Skipped, updated: false });
        self.note_repeat(row);
    }

    /// Lists a repeated row that is counted otherwise.
    pub(crate) fn note_repeat(&mut self, row: RepeatedRow) {
        self.repeated += 1;
        if self.repeats.len() < self.max_listed {
            self.repeats.push(row);
        }
    }

    /// Counts a row that did not become a lead.
    pub(crate) fn fail(&mut self, row: FailedRow) {
        self.total_rows += 1;
        self.failed += 1;
        self.rejected += u64::from(row.issues().iter().any(|issue| issue.code() == IssueCode::Rejected));
        // The reply lists its errors whatever the limit of the other lists is.
        if self.failures.len() < self.max_listed.max(ERRORS_IN_REPLY) {
            self.failures.push(row);
        }
    }

    /// Counts something noteworthy about a row that was imported all the same.
    pub(crate) fn warn(&mut self, issue: &RowIssue) {
        let count = self.warning_counts.entry(issue.code).or_default();
        *count = count.saturating_add(1);
        if self.warnings.len() < self.max_listed {
            self.warnings.push(issue.clone());
        }
    }

    pub(crate) fn adds_up(&self) -> bool {
        self.created + self.existing + self.failed == self.total_rows
            && self.added + self.skipped == self.created + self.existing
    }

    /// Whether an import can have counted so: asked of numbers that come from outside, which may be of any size.
    pub(crate) fn is_sound(&self) -> bool {
        let parts = [self.created, self.existing, self.failed, self.added, self.skipped];
        let others = [self.updated, self.rejected, self.repeated];
        self.total_rows < u64::MAX / 2
            && parts.iter().chain(&others).all(|&count| count <= self.total_rows)
            && self.adds_up()
    }
}

impl ImportReport {
    /// Data rows that were read: of the whole file, or in an [`ImportError`](crate::ImportError) up to where it stopped.
    pub fn total_rows(&self) -> u64 {
        self.tally.total_rows
    }

    /// Rows that made a new lead.
    pub fn created(&self) -> u64 {
        self.tally.created
    }

    /// Rows whose lead existed: in the store before, or made by an earlier row of the file.
    pub fn existing(&self) -> u64 {
        self.tally.existing
    }

    /// Rows that are not in the store: invalid, or rejected by the store.
    pub fn failed(&self) -> u64 {
        self.tally.failed
    }

    /// Rows whose lead joined the campaign.
    pub fn added(&self) -> u64 {
        self.tally.added
    }

    /// Rows whose lead was in the campaign already.
    pub fn skipped(&self) -> u64 {
        self.tally.skipped
    }

    /// Existing leads in which the policy changed a value; part of [`existing`](Self::existing).
    pub fn updated(&self) -> u64 {
        self.tally.updated
    }

    /// Rows that were valid but not taken by the store, suppressed addresses for example; part of [`failed`](Self::failed).
    pub fn rejected(&self) -> u64 {
        self.tally.rejected
    }

    /// Rows whose email an earlier row of the same file has.
    pub fn repeated(&self) -> u64 {
        self.tally.repeated
    }

    /// The first failed rows, in the file's order.
    pub fn failures(&self) -> &[FailedRow] {
        &self.tally.failures
    }

    /// The first rows whose email an earlier row of the same file has, in the file's order.
    pub fn repeats(&self) -> &[RepeatedRow] {
        &self.tally.repeats
    }

    /// The first warnings about rows that were imported, in the file's order.
    pub fn warnings(&self) -> &[RowIssue] {
        &self.tally.warnings
    }

    /// How many warnings of each kind there were.
    pub fn warning_counts(&self) -> impl Iterator<Item = (IssueCode, u64)> + '_ {
        self.tally.warning_counts.iter().map(|(&code, &count)| (code, count))
    }
}

impl Serialize for ImportReport {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Tally { total_rows, created, existing, failed, added, skipped, .. } = self.tally;
        let updated = self.tally.counts_updates.then_some(self.tally.updated);
        Reply {
            leads: Leads { created, existing, failed, updated },
            campaign: Campaign { added, skipped },
            total_rows,
            errors: self.failures().iter().take(ERRORS_IN_REPLY).map(RowError::from).collect(),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reply<'a> {
    leads: Leads,
    campaign: Campaign,
    total_rows: u64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<RowError<'a>>,
}

#[derive(Serialize)]
struct Leads {
    created: u64,
    existing: u64,
    failed: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated: Option<u64>,
}

#[derive(Serialize)]
struct Campaign {
    added: u64,
    skipped: u64,
}

#[derive(Serialize)]
struct RowError<'a> {
    email: &'a str,
    error: String,
}

impl<'a> From<&'a FailedRow> for RowError<'a> {
    fn from(row: &'a FailedRow) -> Self {
        Self { email: row.email(), error: row.to_string() }
    }
}
