//! The outcome of one lead: [`LeadOutcome`].

use serde::{Deserialize, Serialize};

/// The outcome of one lead of a batch.
///
/// The report counts it: `Created` as created, `Existing` as existing, both as either added or skipped, and `Rejected` as failed. Stores
/// use the constructors, because variants may gain fields.
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
    /// The lead is new: this batch created it.
    #[non_exhaustive]
    Created {
        /// Whether this batch added the lead to the campaign.
        membership: Membership,
    },
    /// The store already held a lead with this email.
    #[non_exhaustive]
    Existing {
        /// Whether this batch added the lead to the campaign.
        membership: Membership,
        /// Whether the batch's policy changed a stored value.
        updated: bool,
    },
    /// The store does not accept the lead. It was neither created nor added.
    #[non_exhaustive]
    Rejected {
        /// The reason, written for the person who uploaded the file.
        reason: String,
    },
}

impl LeadOutcome {
    /// Creates the outcome of a lead that this batch created.
    ///
    /// The membership is [`Added`](Membership::Added) wherever one transaction creates the lead and adds it. At a service without transactions,
    /// another import may add the new lead to the campaign first; it is then [`Skipped`](Membership::Skipped), so that the added counts of
    /// all reports equal the memberships.
    pub const fn created(membership: Membership) -> Self {
        Self::Created { membership }
    }

    /// Creates the outcome of a lead that the store already held. `updated` is whether the batch's policy changed a stored value.
    pub const fn existing(membership: Membership, updated: bool) -> Self {
        Self::Existing { membership, updated }
    }

    /// Creates the outcome of a lead that the store does not accept. The person who uploaded the file reads the reason.
    pub fn rejected(reason: impl Into<String>) -> Self {
        Self::Rejected { reason: reason.into() }
    }
}

/// Whether a batch added the lead to the campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Membership {
    /// This batch added it.
    Added,
    /// It was a member before this batch.
    Skipped,
}
