//! The outcome of one lead and the writes that it needs: [`Decision`].

use super::{
    batch::Batch,
    outcome::{LeadOutcome, Membership},
    presence::Presence,
};
use crate::lead::Lead;

/// The outcome of one lead of a batch, and the writes that the store performs for it: the result of [`Batch::decide`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision<'b> {
    /// The outcome that the store returns for the lead.
    pub outcome: LeadOutcome,
    /// The write to the lead itself.
    pub write: Write<'b>,
    /// Whether the store adds the lead to the batch's campaign. `false` if it is a member already or is rejected.
    pub join: bool,
}

/// The write that a store performs for one lead.
///
/// Variants may be added. A store must return [`StoreError::failed`](super::StoreError::failed) for a variant that it does not know, and
/// apply nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Write<'b> {
    /// No write: the stored lead stays as it is, or the lead is rejected.
    Nothing,
    /// Insert this new lead.
    Create(&'b Lead),
    /// Replace the stored lead, which has the same email, with this one. Values that the file does not change are included.
    Update(Lead),
}

impl Batch {
    /// Computes the outcome and the writes of one lead of this batch from what the store holds for its email.
    ///
    /// All stores of this crate and the dry run use this function, so their outcomes cannot differ. A store reads the presence
    /// and performs the writes in one transaction, so that no other import changes the lead in between.
    ///
    /// ```
    /// use lead_import::{CampaignId, Email, Lead, store::{Batch, LeadOutcome, Membership, Presence, Write}};
    ///
    /// let lead = Lead::new(Email::parse("ada@example.com")?);
    /// let batch = Batch::new(CampaignId::from("spring"), vec![lead.clone()])?;
    /// let decision = batch.decide(&batch.leads()[0], &Presence::absent());
    /// assert_eq!(decision.outcome, LeadOutcome::created(Membership::Added));
    /// assert_eq!((decision.write, decision.join), (Write::Create(&lead), true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn decide<'b>(&self, lead: &'b Lead, presence: &Presence) -> Decision<'b> {
        if let Some(reason) = presence.rejection() {
            return Decision { outcome: LeadOutcome::rejected(reason), write: Write::Nothing, join: false };
        }
        if !presence.exists() {
            return Decision {
                outcome: LeadOutcome::created(Membership::Added),
                write: Write::Create(lead),
                join: true,
            };
        }
        let update = presence.lead().and_then(|stored| self.existing().merge(stored, lead));
        let membership = if presence.is_in_campaign() { Membership::Skipped } else { Membership::Added };
        Decision {
            outcome: LeadOutcome::existing(membership, update.is_some()),
            write: update.map_or(Write::Nothing, Write::Update),
            join: membership == Membership::Added,
        }
    }
}
