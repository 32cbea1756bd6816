//! A lead as the SQL stores keep it: text columns, and the custom fields as one JSON object.

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::{
    lead::{CustomFields, Email, Field, Lead, OrderedMap},
    store::{Batch, LeadOutcome, Presence, StoreError, StoredOutcomes, Write},
};

/// The fields that are columns of their own, in the order of the tables.
pub(super) const FIELDS: [Field; 4] = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];

/// The custom fields as the text of a JSON object.
pub(super) fn custom_json(custom: &CustomFields) -> String {
    serde_json::to_string(custom).expect("a map of text to text is always JSON")
}

/// The outcomes of a batch as the text of a JSON object, without NUL whatever the reasons are.
pub(super) fn outcomes_json(outcomes: &[LeadOutcome]) -> String {
    serde_json::to_string(&StoredOutcomes::from(outcomes)).expect("text is always JSON")
}

/// Reads the outcomes of a batch back.
pub(super) fn outcomes_of(json: &str, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
    serde_json::from_str::<StoredOutcomes>(json).map_err(StoreError::failed)?.of_batch(batch)
}

/// What a database holds of one email.
#[derive(Clone, Debug)]
pub(super) struct StoredPresence {
    presence: Presence,
    /// The custom fields of the row, where it was read.
    custom: CustomJson,
}

impl StoredPresence {
    /// There is no row.
    pub(super) fn absent() -> Self {
        Presence::absent().into()
    }

    /// The email must not be imported, for this reason.
    pub(super) fn suppressed(reason: &str) -> Self {
        Presence::rejected(reason).into()
    }

    /// A lead exists; its row is read only where the policy needs it.
    pub(super) fn existing(row: Option<StoredLead>, member: bool) -> Self {
        let (presence, custom) = match row {
            Some(row) => (Presence::stored(row.lead), row.custom),
            None => (Presence::unread(), CustomJson::default()),
        };
        Self { presence: presence.in_campaign(member), custom }
    }

    /// The answer to a lookup.
    pub(super) fn presence(&self) -> Presence {
        self.presence.clone()
    }

    /// What becomes of the lead, and the new values of its row if it exists and changes.
    pub(super) fn decide(&self, batch: &Batch, lead: &Lead) -> (LeadOutcome, Option<Patch>) {
        let decision = batch.decide(lead, &self.presence);
        let patch = match (decision.write, self.presence.lead()) {
            (Write::Update(merged), Some(stored)) => Some(self.custom.patch(stored, &merged)),
            _ => None,
        };
        (decision.outcome, patch)
    }
}

impl From<Presence> for StoredPresence {
    fn from(presence: Presence) -> Self {
        Self { presence, custom: CustomJson::default() }
    }
}

/// A lead that was read from its row.
#[derive(Clone, Debug)]
pub(super) struct StoredLead {
    lead: Lead,
    custom: CustomJson,
}

impl StoredLead {
    /// Puts a lead together from its columns.
    ///
    /// `email` is the address in normal form; the written one is taken where it still means the same.
    pub(super) fn new(
        email: &Email,
        written: &str,
        fields: [Option<&str>; FIELDS.len()],
        custom: &str,
    ) -> Result<Self, StoreError> {
        let custom: CustomJson = serde_json::from_str(custom).map_err(StoreError::failed)?;
        let email = Email::parse(written).ok().filter(|parsed| parsed == email).unwrap_or_else(|| email.clone());
        let mut lead = Lead::new(email).with_custom(custom.fields());
        for (field, value) in FIELDS.into_iter().zip(fields) {
            lead = lead.with(field, value.unwrap_or_default());
        }
        Ok(Self { lead, custom })
    }

    pub(super) fn into_lead(self) -> Lead {
        self.lead
    }
}

/// New values for a row; the columns that are `None` stay as they are.
#[derive(Debug)]
pub(super) struct Patch {
    pub(super) fields: [Option<String>; FIELDS.len()],
    pub(super) custom: Option<String>,
}

/// The custom fields of a row, with whatever JSON a product keeps there beside text.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
struct CustomJson(OrderedMap<Box<RawValue>>);

impl CustomJson {
    /// What changes in the row when `stored` becomes `merged`.
    fn patch(&self, stored: &Lead, merged: &Lead) -> Patch {
        let fields = FIELDS.map(|field| {
            let value = merged.get(field).filter(|value| stored.get(field) != Some(*value));
            value.map(str::to_owned)
        });
        let custom = (merged.custom() != stored.custom()).then(|| self.with(merged.custom()));
        Patch { fields, custom }
    }

    /// The values as text: a text itself, `null` as an absent value, anything else as its JSON.
    fn fields(&self) -> impl Iterator<Item = (&str, String)> {
        self.0.0.iter().map(|(name, value)| {
            let text = serde_json::from_str::<Option<String>>(value.get());
            (name.as_str(), text.map_or_else(|_| value.get().to_owned(), Option::unwrap_or_default))
        })
    }

    /// The JSON with the changed and the new fields of `merged`, and all else as it was.
    fn with(&self, merged: &CustomFields) -> String {
        let known: std::collections::HashSet<&str> = self.0.0.iter().map(|(name, _)| name.as_str()).collect();
        let stored: CustomFields = self.fields().collect();
        let changed: std::collections::HashMap<&str, &str> =
            merged.iter().filter(|(name, value)| stored.get(name) != Some(*value)).collect();
        let text = |value: &str| serde_json::value::to_raw_value(value).expect("text is always JSON");
        let kept = self.0.0.iter().map(|(name, value)| match changed.get(name.as_str()) {
            Some(new) => (name.as_str(), text(new)),
            None => (name.as_str(), value.clone()),
        });
        let new = merged.iter().filter(|(name, _)| !known.contains(name)).map(|(name, value)| (name, text(value)));
        object(kept.chain(new))
    }
}

fn object<'a>(entries: impl Iterator<Item = (&'a str, Box<RawValue>)>) -> String {
    let mut json = Vec::new();
    let mut serializer = serde_json::Serializer::new(&mut json);
    serde::Serializer::collect_map(&mut serializer, entries).expect("text and JSON make JSON");
    String::from_utf8(json).expect("JSON is UTF-8")
}
