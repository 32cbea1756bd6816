//! What a store already holds of one email: [`Presence`].

use crate::lead::Lead;

/// What a store holds of one email: the answer to [`LeadStore::lookup`](super::LeadStore::lookup), and what
/// [`Batch::decide`](super::Batch::decide) decides from.
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

    /// The lead that is stored under this email.
    pub const fn stored(lead: Lead) -> Self {
        Self { exists: true, lead: Some(lead), member: false, rejection: None }
    }

    /// A lead has this email, and its values were not read. That is enough to decide about a batch whose policy keeps
    /// existing leads; a lookup reads the lead.
    pub const fn unread() -> Self {
        Self { exists: true, lead: None, member: false, rejection: None }
    }

    /// The store would reject this email, for this reason.
    pub fn rejected(reason: impl Into<String>) -> Self {
        Self { rejection: Some(reason.into()), ..Self::absent() }
    }

    /// Sets whether the lead is in the campaign that was asked for.
    #[must_use]
    pub const fn in_campaign(mut self, member: bool) -> Self {
        self.member = member;
        self
    }

    /// Whether a lead has this email.
    pub const fn exists(&self) -> bool {
        self.exists
    }

    /// The stored lead, if one exists and was read.
    pub const fn lead(&self) -> Option<&Lead> {
        self.lead.as_ref()
    }

    /// Whether the lead is in the campaign that was asked for.
    pub const fn is_in_campaign(&self) -> bool {
        self.member
    }

    /// Why the store would reject this email, if it would.
    pub fn rejection(&self) -> Option<&str> {
        self.rejection.as_deref()
    }
}
