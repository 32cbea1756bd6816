//! The text forms of what is not a column of its own: custom fields and outcomes, both as JSON.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::{
    lead::{CustomFields, Field, OrderedMap},
    store::{AppliedBatch, Batch, LeadOutcome, StoreError},
};

/// The fields that have a column of their own, in the order of the columns.
pub(super) const FIELDS: [Field; 4] = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];

/// Encodes the custom fields of a new lead as a JSON object.
pub(super) fn encode_custom(custom: &CustomFields) -> String {
    serde_json::to_string(custom).expect("a map of text to text is always JSON")
}

/// Encodes the record of an applied batch. JSON escapes a NUL in a rejection's reason, which PostgreSQL could not store.
pub(super) fn encode_applied(batch: &Batch, outcomes: &[LeadOutcome]) -> String {
    serde_json::to_string(&AppliedBatch::new(batch, outcomes)).expect("text is always JSON")
}

/// The outcomes of this batch if the record says that it was applied before, or `None` if it is the next one. Fails if the record
/// is damaged, or belongs to neither this batch nor the one before. `last` is `None` or empty if the import has no record yet.
pub(super) fn decode_replay(last: Option<&str>, batch: &Batch) -> Result<Option<Vec<LeadOutcome>>, StoreError> {
    let last = last.filter(|json| !json.is_empty()).map(serde_json::from_str::<AppliedBatch>).transpose();
    batch.replay(last.map_err(StoreError::failed)?.as_ref())
}

/// The `custom` column of a row.
///
/// A product may store values there that are not text, such as a list of tags. They are read as their JSON, and an import
/// that does not change them writes them back byte for byte.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct CustomJson(OrderedMap<Box<RawValue>>);

impl CustomJson {
    /// Decodes the column. Fails if it holds anything but a JSON object.
    pub(super) fn decode(json: &str) -> Result<Self, StoreError> {
        serde_json::from_str(json).map_err(StoreError::failed)
    }

    /// The values as text: a string as itself, `null` as an absent value, anything else as its JSON.
    pub(super) fn to_fields(&self) -> CustomFields {
        let text = |value: &RawValue| {
            let decoded = serde_json::from_str::<Option<String>>(value.get());
            decoded.map_or_else(|_| value.get().to_owned(), Option::unwrap_or_default)
        };
        self.entries().map(|(name, value)| (name, text(value))).collect()
    }

    /// Encodes the column with the values of `merged` that differ from `stored`, the fields of this column. Changed values
    /// stay in their places; new names follow at the end.
    pub(super) fn encode_changes(&self, stored: &CustomFields, merged: &CustomFields) -> String {
        // A file may have thousands of columns, so nothing here searches a list.
        let stored: HashMap<&str, &str> = stored.iter().collect();
        let names: HashSet<&str> = self.entries().map(|(name, _)| name).collect();
        let differs = |(name, value): &(&str, &str)| stored.get(name) != Some(value);
        let (changed, added): (HashMap<_, _>, Vec<_>) = (
            merged.iter().filter(differs).collect(),
            merged.iter().filter(|(name, _)| !names.contains(name)).collect(),
        );
        let existing = self.entries().map(|(name, value)| match changed.get(name) {
            Some(text) => (name, CustomValue::Text(text)),
            None => (name, CustomValue::Unchanged(value)),
        });
        encode_object(existing.chain(added.into_iter().map(|(name, text)| (name, CustomValue::Text(text)))))
    }

    fn entries(&self) -> impl Iterator<Item = (&str, &RawValue)> {
        self.0.0.iter().map(|(name, value)| (name.as_str(), &**value))
    }
}

/// One value of the column that is written.
#[derive(Serialize)]
#[serde(untagged)]
enum CustomValue<'v> {
    Text(&'v str),
    Unchanged(&'v RawValue),
}

fn encode_object<'v>(entries: impl Iterator<Item = (&'v str, CustomValue<'v>)>) -> String {
    let mut json = Vec::new();
    serde_json::Serializer::new(&mut json).collect_map(entries).expect("text and JSON make JSON");
    String::from_utf8(json).expect("JSON is UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Membership;

    fn fields(json: &str) -> CustomFields {
        CustomJson::decode(json).unwrap().to_fields()
    }

    fn encode_changes(json: &str, merged: &[(&str, &str)]) -> String {
        let column = CustomJson::decode(json).unwrap();
        column.encode_changes(&column.to_fields(), &merged.iter().copied().collect())
    }

    #[test]
    fn values_of_any_type_are_read_as_text() {
        let expected = [("text", "\u{e9}\n"), ("list", "[1, {\"b\":2}]"), ("number", "1.50"), ("flag", "true")];
        let json = r#"{"text":"\u00e9\n","none":null,"empty":"","list":[1, {"b":2}],"number":1.50,"flag":true}"#;
        assert_eq!(fields(json), expected.into_iter().collect());
        assert_eq!(fields("{}"), CustomFields::default());
        assert!(CustomJson::decode("[]").is_err());
    }

    #[test]
    fn only_changed_values_are_written() {
        let stored = r#"{"list":[1, 2],"City":"Par\u0069s","none":null}"#;
        let unchanged = [("list", "[1, 2]"), ("City", "Paris")];
        assert_eq!(encode_changes(stored, &unchanged), stored);
        let changed = [("list", "[1, 2]"), ("City", "\"London\""), ("none", "x"), ("new", "1")];
        let expected = r#"{"list":[1, 2],"City":"\"London\"","none":"x","new":"1"}"#;
        assert_eq!(encode_changes(stored, &changed), expected);
    }

    #[test]
    fn the_record_of_an_applied_batch_must_fit_the_batch() {
        let batch = Batch::new("spring".into(), vec![]).unwrap();
        assert_eq!(decode_replay(Some(&encode_applied(&batch, &[])), &batch).unwrap(), Some(vec![]));
        assert_eq!(decode_replay(Some(""), &batch).unwrap(), None);
        let other = [LeadOutcome::created(Membership::Added)];
        assert!(decode_replay(Some(&encode_applied(&batch, &other)), &batch).is_err());
        assert!(decode_replay(Some("{"), &batch).is_err());
        assert!(!encode_applied(&batch, &[LeadOutcome::rejected("a\0b")]).contains('\0'));
    }
}
