//! The policy for rows of one file with the same email: [`DuplicatePolicy`].
//!
//! In: the lead of the first row and the lead of a later one. Out: the lead to store. The engine combines them before the first row
//! is sent, so that a store never receives an email twice.

use serde::{Deserialize, Serialize};

use crate::{
    lead::Lead,
    store::{FieldPolicy, UpdatePolicy},
};

/// The policy for rows with the email of an earlier row of the same file.
///
/// Exported lists often have a person twice, with different values. Emails are compared in normal form: `Ada@Example.com` is a duplicate
/// of `ada@example.com`. Whatever the policy, one row is counted for the lead. The report lists the other rows as
/// [duplicates](crate::report::ImportReport::duplicates), with the line of the first row. For leads that the store holds before the
/// import, see [`UpdatePolicy`]. By default that policy applies to duplicate rows too.
///
/// ```
/// use lead_import::{CampaignId, DuplicatePolicy, Email, Importer, MemoryStore};
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let file = std::io::Cursor::new("email,Last Name\nada@example.com,Byron\nada@example.com,Lovelace\n");
/// let importer = Importer::new().duplicate_rows(DuplicatePolicy::LastWins);
/// let report = futures_lite::future::block_on(importer.import(&store, &campaign, file))?;
///
/// assert_eq!((report.created(), report.duplicate_rows()), (1, 1));
/// let lead = store.lead(&Email::parse("ada@example.com")?).unwrap();
/// assert_eq!(lead.last_name(), Some("Lovelace"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "What happens to rows with the email of an earlier row.")
)]
#[non_exhaustive]
pub enum DuplicatePolicy {
    /// Duplicate rows are treated as existing leads: the store ends as if each row had been imported by itself, in the order of the
    /// rows. [`UpdatePolicy`] decides field by field. With [`Keep`](FieldPolicy::Keep) the value of the first row counts, with
    /// [`FillEmpty`](FieldPolicy::FillEmpty) the first that is not empty, with [`Overwrite`](FieldPolicy::Overwrite) the last that
    /// is not empty. The other rows count as existing and skipped.
    #[default]
    AsExisting,
    /// The lead has the values of the first row. The other rows count as existing and skipped.
    FirstWins,
    /// The lead has the values of the last row, its empty cells included. The other rows count as existing and skipped.
    LastWins,
    /// For each field, the lead has the first value that is not empty, in the order of the rows. The other rows count as
    /// existing and skipped.
    MergeNonEmpty,
    /// The lead has the values of the first row. The other rows fail with
    /// [`IssueCode::Duplicate`](crate::report::IssueCode::Duplicate), so that a rejects file has them.
    Reject,
}

impl DuplicatePolicy {
    /// How a later row changes the lead of an earlier one, or `None` if the lead keeps the values of the first row. Only `None` spares
    /// the import the additional pass over the file.
    pub(super) fn update(self, existing: UpdatePolicy) -> Option<RowUpdate> {
        match self {
            Self::AsExisting if existing.is_keep() => None,
            Self::AsExisting => Some(RowUpdate::Merge(existing)),
            Self::MergeNonEmpty => Some(RowUpdate::Merge(FieldPolicy::FillEmpty.into())),
            Self::LastWins => Some(RowUpdate::Replace),
            Self::FirstWins | Self::Reject => None,
        }
    }
}

/// How a later row changes the lead of an earlier row with the same email.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowUpdate {
    /// Field by field. An empty value of the later row changes nothing.
    Merge(UpdatePolicy),
    /// All values are those of the later row, the empty ones too.
    Replace,
}

impl RowUpdate {
    /// The lead of two rows, of which `later` may be the lead of several rows.
    ///
    /// With three rows a, b, c of one email, the engine combines b with c while it reads ahead, and a with the result when it comes to
    /// the first row. That equals the order of the file, because each policy of a field takes the first value, or the first or last that
    /// is not empty.
    pub(super) fn combine(self, earlier: Lead, later: Lead) -> Lead {
        match self {
            Self::Merge(policy) => policy.merge(&earlier, &later).unwrap_or(earlier),
            Self::Replace => later,
        }
    }
}
