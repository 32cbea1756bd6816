//! The outcome of one lead: [`LeadOutcome`].

use serde::{Deserialize, Serialize};

/// The outcome of one lead of a batch.
///
/// Stores make outcomes with the constructors, because variants may gain fields.
///
/// ```
/// use lead_import::store::{LeadOutcome, Membership};
///
/// let outcome = LeadOutcome::existing(Membership::Added, false);
/// assert!(matches!(outcome, LeadOutcome::Existing { membership: Membership::Added, .. }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum LeadOutcome {
    /// The lead is new: it was created and added to the campaign.
    #[non_exhaustive]
    Created {},
    /// The store held the lead already.
    #[non_exhaustive]
    Existing {
        /// Whether this batch added the lead to the campaign.
        membership: Membership,
        /// Whether the batch's policy changed a stored value.
        updated: bool,
    },
    /// The store does not accept this lead. It is neither created nor added, and the report counts it as failed.
    #[non_exhaustive]
    Rejected {
        /// Why, for the person who uploaded the file.
        reason: String,
    },
}

impl LeadOutcome {
    /// The lead was created and added to the campaign.
    pub const fn created() -> Self {
        Self::Created {}
    }

    /// The store held the lead already; `updated` says whether the batch's policy changed a stored value.
    pub const fn existing(membership: Membership, updated: bool) -> Self {
        Self::Existing { membership, updated }
    }

    /// The store does not accept this lead, for a reason that the person who uploaded the file can read.
    pub fn rejected(reason: impl Into<String>) -> Self {
        Self::Rejected { reason: reason.into() }
    }
}

/// Whether an existing lead joined the campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Membership {
    /// This batch added it.
    Added,
    /// It was a member before.
    Skipped,
}
