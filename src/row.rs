//! A lead as the SQL stores keep it: text columns, and the custom fields as one JSON object.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, MapAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::{CustomFields, Email, ExistingLeads, Field, Lead, LeadOutcome, Membership, Presence, StoreError};

/// The fields that are columns of their own, in the order of the tables.
pub(crate) const FIELDS: [Field; 4] = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];

/// The custom fields as the text of a JSON object.
pub(crate) fn custom_json(custom: &CustomFields) -> String {
    serde_json::to_string(custom).expect("a map of text to text is always JSON")
}

/// What a store holds of one email that it knows.
#[derive(Clone, Debug)]
pub(crate) enum Found {
    /// It must not be imported, for this reason.
    Suppressed(String),
    /// A lead has it. The row itself was read only where the policy needs it.
    Lead { member: bool, row: Option<StoredLead> },
}

impl Found {
    /// What becomes of a lead that was found so (or not found), and what to change in its row.
    pub(crate) fn outcome(found: Option<&Self>, lead: &Lead, existing: ExistingLeads) -> (LeadOutcome, Option<Patch>) {
        match found {
            None => (LeadOutcome::Created, None),
            Some(Self::Suppressed(reason)) => (LeadOutcome::Rejected { reason: reason.clone() }, None),
            Some(Self::Lead { member, row }) => {
                let membership = if *member { Membership::Skipped } else { Membership::Added };
                let patch = row.as_ref().and_then(|row| row.patch(lead, existing));
                (LeadOutcome::Existing { membership, updated: patch.is_some() }, patch)
            }
        }
    }

    /// The answer to a lookup, for which the rows were read.
    pub(crate) fn presence(found: Option<Self>) -> Presence {
        match found {
            Some(Self::Suppressed(reason)) => Presence::rejected(reason),
            Some(Self::Lead { member, row: Some(row) }) => Presence::stored(row.lead).in_campaign(member),
            Some(Self::Lead { row: None, .. }) | None => Presence::absent(),
        }
    }
}

/// A lead that was read from its row.
#[derive(Clone, Debug)]
pub(crate) struct StoredLead {
    lead: Lead,
    custom: CustomJson,
}

impl StoredLead {
    /// Puts a lead together from its columns.
    ///
    /// `email` is the address in normal form; the written one is taken where it still means the same.
    pub(crate) fn new(
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

    pub(crate) fn into_lead(self) -> Lead {
        self.lead
    }

    /// What the policy makes the import of `incoming` change.
    fn patch(&self, incoming: &Lead, existing: ExistingLeads) -> Option<Patch> {
        let merged = existing.merge(&self.lead, incoming)?;
        let fields = FIELDS.map(|field| {
            let value = merged.get(field).filter(|value| self.lead.get(field) != Some(*value));
            value.map(str::to_owned)
        });
        let custom = (merged.custom() != self.lead.custom()).then(|| self.custom.with(merged.custom()));
        Some(Patch { fields, custom })
    }
}

/// New values for a row; the columns that are `None` stay as they are.
#[derive(Debug)]
pub(crate) struct Patch {
    pub(crate) fields: [Option<String>; FIELDS.len()],
    pub(crate) custom: Option<String>,
}

/// The custom fields of a row, with whatever JSON a product keeps there beside text.
#[derive(Clone, Debug, Default)]
struct CustomJson(Vec<(String, Box<RawValue>)>);

impl CustomJson {
    /// The values as text: a text itself, `null` as an absent value, anything else as its JSON.
    fn fields(&self) -> impl Iterator<Item = (&str, String)> {
        self.0.iter().map(|(name, value)| {
            let text = serde_json::from_str::<Option<String>>(value.get());
            (name.as_str(), text.map_or_else(|_| value.get().to_owned(), Option::unwrap_or_default))
        })
    }

    /// The JSON with the changed and the new fields of `merged`, and all else as it was.
    fn with(&self, merged: &CustomFields) -> String {
        let known: std::collections::HashSet<&str> = self.0.iter().map(|(name, _)| name.as_str()).collect();
        let stored: CustomFields = self.fields().collect();
        let changed: std::collections::HashMap<&str, &str> =
            merged.iter().filter(|(name, value)| stored.get(name) != Some(*value)).collect();
        let text = |value: &str| serde_json::value::to_raw_value(value).expect("text is always JSON");
        let kept = self.0.iter().map(|(name, value)| match changed.get(name.as_str()) {
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

impl<'de> Deserialize<'de> for CustomJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

/// Reads an object in its own order, which `serde_json::Map` does not keep.
struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = CustomJson;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object of custom fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<CustomJson, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry().map_err(A::Error::custom)? {
            entries.push(entry);
        }
        Ok(CustomJson(entries))
    }
}
