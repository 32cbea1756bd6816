//! The policy for leads that the store already holds: [`UpdatePolicy`].

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::lead::{CustomFields, Field, Lead};

/// The policy for one value of a lead that the store already holds.
///
/// No policy erases a value: an empty cell of the file changes nothing. See [`UpdatePolicy`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "What happens to leads that exist already.")
)]
#[non_exhaustive]
pub enum FieldPolicy {
    /// Keeps the stored value, even if it is empty.
    #[default]
    Keep,
    /// Takes the file's value if the stored value is empty.
    FillEmpty,
    /// Takes the file's value if it is not empty.
    Overwrite,
}

impl FieldPolicy {
    /// The value to store, or `None` if the stored value does not change.
    fn choose<'a>(self, stored: Option<&str>, incoming: Option<&'a str>) -> Option<&'a str> {
        match self {
            Self::Keep => None,
            Self::FillEmpty => incoming.filter(|_| stored.is_none_or(str::is_empty)),
            Self::Overwrite => incoming,
        }
        .filter(|value| !value.is_empty() && stored != Some(*value))
    }
}

/// The policy for leads that the store already holds: a [`FieldPolicy`] per field, and one for all custom fields.
///
/// The default keeps existing leads as they are.
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
    /// Sets the policy of one field. [`Field::Email`] has no effect, because the email identifies the lead.
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

    /// The policy of one field. For [`Field::Email`] it is always [`FieldPolicy::Keep`].
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

    /// The policies of the four fields and of the custom fields.
    pub(crate) fn field_policies(self) -> [FieldPolicy; 5] {
        [self.first_name, self.last_name, self.company_name, self.job_title, self.custom]
    }

    /// Whether existing leads stay as they are in every field. A store then does not need to read their values.
    pub fn is_keep(&self) -> bool {
        *self == Self::default()
    }

    /// Returns the stored lead updated with the values of `incoming`, or `None` if nothing changes.
    ///
    /// [`Batch::decide`](super::Batch::decide) uses this function. A store that updates leads in its own query language must have
    /// the same result. New custom fields are appended in the order of the file.
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
            Some(custom) => Some(merged.unwrap_or_else(|| stored.clone()).with_custom_fields(&custom)),
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
