//! What a store holds for one email: [`Presence`].

use crate::lead::Lead;

/// What a store holds for one email.
///
/// It is the result of [`LeadStore::lookup`](super::LeadStore::lookup) and the input of [`Batch::decide`](super::Batch::decide).
///
/// ```
/// use lead_import::{Email, Lead, store::Presence};
///
/// let lead = Lead::new(Email::parse("ada@example.com")?);
/// let presence = Presence::stored(lead).in_campaign(true);
/// assert!(presence.exists() && presence.is_in_campaign());
/// assert!(!Presence::absent().exists());
/// # Ok::<(), lead_import::lead::InvalidEmail>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presence {
    exists: bool,
    lead: Option<Lead>,
    member: bool,
    rejection: Option<String>,
}

impl Presence {
    /// No lead has this email.
    pub const fn absent() -> Self {
        Self { exists: false, lead: None, member: false, rejection: None }
    }

    /// The store holds this lead. It is not in the campaign unless [`in_campaign`](Self::in_campaign) says so.
    pub const fn stored(lead: Lead) -> Self {
        Self { exists: true, lead: Some(lead), member: false, rejection: None }
    }

    /// The store holds a lead with this email, and its values were not read.
    ///
    /// This is enough for [`Batch::decide`](super::Batch::decide) if the batch keeps existing leads
    /// ([`UpdatePolicy::is_keep`](super::UpdatePolicy::is_keep)). A lookup always reads the lead.
    pub const fn unread() -> Self {
        Self { exists: true, lead: None, member: false, rejection: None }
    }

    /// The store rejects leads with this email. The person who uploaded the file reads the reason.
    pub fn rejected(reason: impl Into<String>) -> Self {
        Self { rejection: Some(reason.into()), ..Self::absent() }
    }

    /// Sets whether the lead is a member of the campaign.
    #[must_use]
    pub const fn in_campaign(mut self, member: bool) -> Self {
        self.member = member;
        self
    }

    /// Whether the store holds a lead with this email.
    pub const fn exists(&self) -> bool {
        self.exists
    }

    /// The stored lead. `None` if there is none or its values were not read.
    pub const fn lead(&self) -> Option<&Lead> {
        self.lead.as_ref()
    }

    /// Whether the lead is a member of the campaign.
    pub const fn is_in_campaign(&self) -> bool {
        self.member
    }

    /// The reason why the store rejects this email, if it does.
    pub fn rejection(&self) -> Option<&str> {
        self.rejection.as_deref()
    }
}
