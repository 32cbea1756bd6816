//! What a database holds of one email, and what a batch changes in it: [`StoredRow`].
//!
//! [`Batch::decide`] decides on [`Presence`], as in every store. A row adds the JSON of its custom fields, because a product may
//! store values there that a [`Lead`] cannot hold.

use super::codec::{CustomJson, FIELDS};
use crate::{
    lead::{Email, Lead},
    store::{Batch, LeadOutcome, Presence, StoreError, Write},
};

/// What a database holds of one email: nothing, a suppression, or the row of a lead.
#[derive(Clone, Debug)]
pub(super) struct StoredRow {
    presence: Presence,
    /// Empty unless the row's values were read.
    custom: CustomJson,
}

impl From<Presence> for StoredRow {
    fn from(presence: Presence) -> Self {
        Self { presence, custom: CustomJson::default() }
    }
}

impl StoredRow {
    /// The email has no row.
    pub(super) fn absent() -> Self {
        Presence::absent().into()
    }

    /// The email must not be imported, for this reason.
    pub(super) fn suppressed(reason: &str) -> Self {
        Presence::rejected(reason).into()
    }

    /// A lead has this email, and its values are not needed, because the batch's policy keeps them.
    pub(super) fn unread() -> Self {
        Presence::unread().into()
    }

    /// Builds the lead from its columns: `email` is the normal form, `written` the address as first written.
    pub(super) fn decode(
        email: &Email,
        written: &str,
        fields: [Option<&str>; FIELDS.len()],
        custom: &str,
    ) -> Result<Self, StoreError> {
        let custom = CustomJson::decode(custom)?;
        // A product may have changed `email_written`; a different address must not replace the key.
        let email = Email::parse(written).ok().filter(|parsed| parsed == email).unwrap_or_else(|| email.clone());
        let lead = Lead::from_values(email, fields.map(Option::unwrap_or_default), &custom.to_fields());
        Ok(Self { presence: Presence::stored(lead), custom })
    }

    /// Sets whether the lead is in the batch's campaign.
    pub(super) fn in_campaign(self, member: bool) -> Self {
        Self { presence: self.presence.in_campaign(member), ..self }
    }

    /// The reply to a lookup.
    pub(super) fn presence(&self) -> &Presence {
        &self.presence
    }

    /// The stored lead, if its values were read.
    pub(super) fn lead(&self) -> Option<&Lead> {
        self.presence.lead()
    }

    /// The outcome of a lead of the batch, and the change to its row if there is one.
    pub(super) fn decide<'b>(&self, batch: &Batch, lead: &'b Lead) -> (LeadOutcome, Option<RowUpdate<'b>>) {
        let decision = batch.decide(lead, &self.presence);
        let update = match (decision.write, self.lead()) {
            (Write::Update(merged), Some(stored)) => Some(RowUpdate::new(lead.email(), stored, &merged, &self.custom)),
            _ => None,
        };
        (decision.outcome, update)
    }
}

/// New values for the row of an existing lead. A column that is `None` is not changed.
#[derive(Debug)]
pub(super) struct RowUpdate<'b> {
    pub(super) email: &'b Email,
    pub(super) fields: [Option<String>; FIELDS.len()],
    pub(super) custom: Option<String>,
}

impl<'b> RowUpdate<'b> {
    fn new(email: &'b Email, stored: &Lead, merged: &Lead, custom: &CustomJson) -> Self {
        let changed = |field| merged.get(field).filter(|value| stored.get(field) != Some(*value));
        let differs = merged.custom() != stored.custom();
        Self {
            email,
            fields: FIELDS.map(|field| changed(field).map(str::to_owned)),
            custom: differs.then(|| custom.encode_changes(stored.custom(), merged.custom())),
        }
    }
}
