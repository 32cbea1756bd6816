//! What an import may do to leads that the store already holds.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::lead::{CustomFields, Field, Lead};

/// What an import may do to one stored value. A stored value is never erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum FieldPolicy {
    /// The stored value stays, also where it is empty.
    #[default]
    Keep,
    /// The file's value is taken where nothing is stored.
    FillEmpty,
    /// The file's value is taken wherever the file has one.
    Overwrite,
}

impl FieldPolicy {
    /// The value to store, where it differs from the stored one.
    fn choose<'a>(self, stored: Option<&str>, incoming: Option<&'a str>) -> Option<&'a str> {
        match self {
            Self::Keep => None,
            Self::FillEmpty => incoming.filter(|_| stored.is_none_or(str::is_empty)),
            Self::Overwrite => incoming,
        }
        .filter(|value| !value.is_empty() && stored != Some(*value))
    }
}

/// The policy for leads that exist, per field; custom fields share one.
///
/// ```
/// use lead_import::{store::FieldPolicy, UpdatePolicy, Field};
///
/// let policy = UpdatePolicy::from(FieldPolicy::FillEmpty).with(Field::JobTitle, FieldPolicy::Overwrite);
/// assert_eq!(policy.get(Field::LastName), FieldPolicy::FillEmpty);
/// assert!(UpdatePolicy::default().is_keep());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct UpdatePolicy {
    first_name: FieldPolicy,
    last_name: FieldPolicy,
    company_name: FieldPolicy,
    job_title: FieldPolicy,
    custom: FieldPolicy,
}

impl From<FieldPolicy> for UpdatePolicy {
    fn from(policy: FieldPolicy) -> Self {
        Self { first_name: policy, last_name: policy, company_name: policy, job_title: policy, custom: policy }
    }
}

impl UpdatePolicy {
    /// Sets the policy of one field. The email is the identity of a lead and stays: [`Field::Email`] changes nothing.
    #[must_use]
    pub fn with(mut self, field: Field, policy: FieldPolicy) -> Self {
        match field {
            Field::Email => {}
            Field::FirstName => self.first_name = policy,
            Field::LastName => self.last_name = policy,
            Field::CompanyName => self.company_name = policy,
            Field::JobTitle => self.job_title = policy,
        }
        self
    }

    /// Sets the policy of the custom fields, which are merged name by name.
    #[must_use]
    pub fn with_custom(mut self, policy: FieldPolicy) -> Self {
        self.custom = policy;
        self
    }

    /// The policy of one field; [`Field::Email`] is always kept.
    pub fn get(&self, field: Field) -> FieldPolicy {
        match field {
            Field::Email => FieldPolicy::Keep,
            Field::FirstName => self.first_name,
            Field::LastName => self.last_name,
            Field::CompanyName => self.company_name,
            Field::JobTitle => self.job_title,
        }
    }

    /// The policy of the custom fields.
    pub fn custom(&self) -> FieldPolicy {
        self.custom
    }

    /// Whether existing leads stay entirely as they are.
    pub fn is_keep(&self) -> bool {
        *self == Self::default()
    }

    /// The stored lead as it is after `incoming` was imported over it, or `None` where nothing changes.
    ///
    /// This is the reference for every store.
    ///
    /// ```
    /// use lead_import::{store::FieldPolicy, Email, UpdatePolicy, Field, Lead};
    ///
    /// let stored = Lead::new(Email::parse("ada@example.com")?).with(Field::FirstName, "Ada");
    /// let incoming = stored.clone().with(Field::FirstName, "A.").with(Field::LastName, "Lovelace");
    ///
    /// let filled = UpdatePolicy::from(FieldPolicy::FillEmpty).merge(&stored, &incoming).unwrap();
    /// assert_eq!((filled.first_name(), filled.last_name()), (Some("Ada"), Some("Lovelace")));
    /// # Ok::<(), lead_import::lead::InvalidEmail>(())
    /// ```
    pub fn merge(&self, stored: &Lead, incoming: &Lead) -> Option<Lead> {
        let mut merged = None;
        for field in Field::ALL {
            if let Some(value) = self.get(field).choose(stored.get(field), incoming.get(field)) {
                merged = Some(merged.unwrap_or_else(|| stored.clone()).with(field, value));
            }
        }
        match self.merge_custom(stored.custom(), incoming.custom()) {
            Some(custom) => Some(merged.unwrap_or_else(|| stored.clone()).with_custom_fields(custom)),
            None => merged,
        }
    }

    fn merge_custom(self, stored: &CustomFields, incoming: &CustomFields) -> Option<CustomFields> {
        if self.custom == FieldPolicy::Keep {
            return None;
        }
        // Looked up by name, since a file may have thousands of columns.
        let (old, new): (HashMap<_, _>, HashMap<_, _>) = (stored.iter().collect(), incoming.iter().collect());
        let chosen = |name: &str| self.custom.choose(old.get(name).copied(), new.get(name).copied());
        incoming.iter().any(|(name, _)| chosen(name).is_some()).then(|| {
            let kept = stored.iter().map(|(name, value)| (name, chosen(name).unwrap_or(value)));
            let added = incoming.iter().filter(|(name, _)| !old.contains_key(name));
            kept.chain(added).collect()
        })
    }
}
