//! What a store does with one lead: [`Decision`].

use super::{
    batch::Batch,
    outcome::{LeadOutcome, Membership},
    presence::Presence,
};
use crate::lead::Lead;

/// The outcome of one lead of a batch, and what the store does for it: made by [`Batch::decide`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision<'b> {
    /// What the store reports.
    pub outcome: LeadOutcome,
    /// What the store writes about the lead itself.
    pub write: Write<'b>,
    /// Whether the store adds the lead to the batch's campaign.
    pub join: bool,
}

/// What a store writes about a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Write<'b> {
    /// Nothing: the stored lead stays as it is, or the lead is rejected.
    Nothing,
    /// This new lead.
    Create(&'b Lead),
    /// The existing lead with these values.
    Update(Lead),
}

impl Batch {
    /// Decides what becomes of a lead of this batch, given what the store holds of its email.
    ///
    /// Every store of this crate and the dry run decide here, so that they cannot differ. The store reads the presence
    /// and carries the decision out in one transaction.
    ///
    /// ```
    /// use lead_import::{CampaignId, Email, Lead, store::{Batch, LeadOutcome, Presence, Write}};
    ///
    /// let lead = Lead::new(Email::parse("ada@example.com")?);
    /// let batch = Batch::new(CampaignId::from("spring"), vec![lead.clone()])?;
    /// let decision = batch.decide(&batch.leads()[0], &Presence::absent());
    /// assert_eq!(decision.outcome, LeadOutcome::created());
    /// assert_eq!((decision.write, decision.join), (Write::Create(&lead), true));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn decide<'b>(&self, lead: &'b Lead, presence: &Presence) -> Decision<'b> {
        if let Some(reason) = presence.rejection() {
            return Decision { outcome: LeadOutcome::rejected(reason), write: Write::Nothing, join: false };
        }
        if !presence.exists() {
            return Decision { outcome: LeadOutcome::created(), write: Write::Create(lead), join: true };
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
