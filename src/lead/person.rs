//! A person with an email address: [`Lead`].
//!
//! A lead is built once per row, and a batch of them is in memory at a time. It is therefore packed: one buffer for the address, and one for
//! all other values, which the custom fields hold. Four `Option<String>`s and a map would be simpler, but 50,000 rows of 20 columns would
//! then cost about a million allocations.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap};

use super::{
    custom_fields::{CustomFields, OwnFields},
    email::Email,
    field::Field,
};

/// A person with an email address: the five fields, and every other column of the file as custom fields.
///
/// The [`Email`] identifies the lead and is always present. The other four fields are `None` if the cell is empty. An
/// import trims the values of fields and custom fields; a lead that a program builds has the values that it was given.
///
/// ```
/// use lead_import::{Email, Field, Lead};
///
/// let lead = Lead::new(Email::parse("Ada@Example.com")?)
///     .with(Field::FirstName, "Ada")
///     .with_custom([("City", "London")]);
/// assert_eq!(lead.email().as_str(), "ada@example.com");
/// assert_eq!(lead.get(Field::FirstName), Some("Ada"));
/// assert_eq!(lead.custom().get("City"), Some("London"));
/// # Ok::<(), lead_import::lead::InvalidEmail>(())
/// ```
///
/// # Equality
///
/// Two leads are equal if their addresses are equal in normal form and all other values are the same, custom fields in
/// the same order. The spelling of the address in the file makes no difference.
///
/// # Serialised form
///
/// `Lead` serialises as a map with the keys `email`, `emailAsWritten`, `firstName`, `lastName`, `companyName`, `jobTitle`
/// and `custom`, without absent values, and deserialises to an equal lead. `emailAsWritten` is present only if it differs
/// from the normal form in `email`. Deserialisation fails if the two are different addresses.
///
/// ```
/// use lead_import::{Email, Field, Lead};
///
/// let lead = Lead::new(Email::parse("Ada@Example.com")?).with(Field::JobTitle, "CTO");
/// let text = serde_json::to_string(&lead)?;
/// assert_eq!(text, r#"{"email":"ada@example.com","emailAsWritten":"Ada@Example.com","jobTitle":"CTO"}"#);
/// assert_eq!(serde_json::from_str::<Lead>(&text)?, lead);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Lead {
    email: Email,
    /// The custom fields, and in the same buffer the values of the other fields.
    custom: CustomFields,
}

/// The fields other than the email, in the order in which they are in the buffer.
const OWN_FIELDS: [Field; 4] = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];

/// The place of a field among these, or `None` for the email.
fn place(field: Field) -> Option<usize> {
    OWN_FIELDS.iter().position(|candidate| *candidate == field)
}

impl Lead {
    /// Creates a lead with an address and nothing else.
    pub fn new(email: Email) -> Self {
        Self { email, custom: CustomFields::default() }
    }

    /// Creates a lead from first name, last name, company name and job title. An empty value means `None`.
    pub(crate) fn from_values(email: Email, values: OwnFields<'_>, custom: &CustomFields) -> Self {
        Self { email, custom: custom.behind(values) }
    }

    /// Creates a lead from the values of a row: first name, last name, company name and job title, and then one value for each of the
    /// `names` of custom fields, which must be unique. An empty value means `None`.
    ///
    /// The engine uses it instead of [`with`](Self::with), which would pack all values once for each of them.
    pub(crate) fn from_row(email: Email, names: Arc<[Box<str>]>, values: &[&str]) -> Self {
        Self { email, custom: CustomFields::from_shared(names, values, OWN_FIELDS.len()) }
    }

    /// Sets a field, or clears it if `value` is empty.
    ///
    /// [`Field::Email`] has no effect, because the email identifies the lead. The value is stored as it is, untrimmed.
    ///
    /// ```
    /// use lead_import::{Email, Field, Lead};
    ///
    /// let lead = Lead::new(Email::parse("ada@example.com")?).with(Field::LastName, "Byron");
    /// let married = lead.clone().with(Field::LastName, "King").with(Field::Email, "king@example.com");
    /// assert_eq!((married.last_name(), married.email()), (Some("King"), lead.email()));
    /// assert_eq!(lead.with(Field::LastName, "").last_name(), None);
    /// # Ok::<(), lead_import::lead::InvalidEmail>(())
    /// ```
    #[must_use]
    pub fn with(mut self, field: Field, value: &str) -> Self {
        if let Some(at) = place(field) {
            let mut values = self.custom.own();
            values[at] = value;
            self.custom = self.custom.behind(values);
        }
        self
    }

    /// Replaces all custom fields, in this order.
    ///
    /// Empty values are left out. If a name occurs more than once, the first value is used.
    #[must_use]
    pub fn with_custom<N: AsRef<str>, V: AsRef<str>>(self, fields: impl IntoIterator<Item = (N, V)>) -> Self {
        self.with_custom_fields(&fields.into_iter().collect())
    }

    /// Replaces all custom fields with a finished set.
    pub(crate) fn with_custom_fields(mut self, custom: &CustomFields) -> Self {
        self.custom = custom.behind(self.custom.own());
        self
    }

    /// The email address, which identifies the lead.
    pub fn email(&self) -> &Email {
        &self.email
    }

    /// The value of a field, or `None` if it is absent. For [`Field::Email`] this is the address in normal form.
    pub fn get(&self, field: Field) -> Option<&str> {
        match place(field) {
            None => Some(self.email.as_str()),
            Some(at) => Some(self.custom.own()[at]).filter(|value| !value.is_empty()),
        }
    }

    /// The given name.
    pub fn first_name(&self) -> Option<&str> {
        self.get(Field::FirstName)
    }

    /// The family name.
    pub fn last_name(&self) -> Option<&str> {
        self.get(Field::LastName)
    }

    /// The name of the company that the lead works for.
    pub fn company_name(&self) -> Option<&str> {
        self.get(Field::CompanyName)
    }

    /// The lead's position in that company.
    pub fn job_title(&self) -> Option<&str> {
        self.get(Field::JobTitle)
    }

    /// The approximate size in memory, in bytes. Leaves out what leads share (the names of custom fields), the spelling of
    /// the address in the file, and what the allocator adds.
    pub(crate) fn size(&self) -> usize {
        size_of::<Self>() + self.email.as_str().len() + self.custom.bytes()
    }

    /// The custom fields: every column other than the five fields, in the file's order.
    pub fn custom(&self) -> &CustomFields {
        &self.custom
    }
}

impl PartialEq for Lead {
    fn eq(&self, other: &Self) -> bool {
        self.email == other.email && self.custom.own() == other.custom.own() && self.custom == other.custom
    }
}

impl Eq for Lead {}

/// Shows the values that are present, by the names of their fields.
impl fmt::Debug for Lead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lead = f.debug_struct("Lead");
        lead.field("email", &self.email);
        for field in OWN_FIELDS {
            if let Some(value) = self.get(field) {
                lead.field(field.name(), &value);
            }
        }
        lead.field("custom", &self.custom).finish()
    }
}

impl Serialize for Lead {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("email", &self.email)?;
        if self.email.as_written() != self.email.as_str() {
            map.serialize_entry("emailAsWritten", self.email.as_written())?;
        }
        for field in OWN_FIELDS {
            if let Some(value) = self.get(field) {
                map.serialize_entry(field.name(), value)?;
            }
        }
        if !self.custom.is_empty() {
            map.serialize_entry("custom", &self.custom)?;
        }
        map.end()
    }
}

/// The serialised form of a lead, before the two spellings of its address are compared.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct LeadForm {
    email: Email,
    email_as_written: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    company_name: Option<String>,
    job_title: Option<String>,
    #[serde(default)]
    custom: CustomFields,
}

impl<'de> Deserialize<'de> for Lead {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let LeadForm { email, email_as_written, first_name, last_name, company_name, job_title, custom } =
            LeadForm::deserialize(deserializer)?;
        // Only the address as written has its own case and script; `email` was made from it.
        let email = match email_as_written {
            Some(written) => Email::parse(&written)
                .ok()
                .filter(|parsed| *parsed == email)
                .ok_or_else(|| de::Error::custom("`email` and `emailAsWritten` are different addresses"))?,
            None => email,
        };
        let values = [first_name, last_name, company_name, job_title].map(Option::unwrap_or_default);
        Ok(Self::from_values(email, values.each_ref().map(String::as_str), &custom))
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    prop_compose! {
        fn arbitrary_lead()(
            local in "[A-Za-z0-9ÜüÉß]{1,8}",
            domain in "[A-Za-z][A-Za-z0-9]{0,6}|Bücher",
            values in prop::array::uniform4(".{0,8}"),
            custom in vec((".{0,6}", ".{0,8}"), 0..5),
        ) -> Lead {
            let email = Email::parse(&format!("{local}@{domain}.example")).unwrap();
            Lead::from_values(email, values.each_ref().map(String::as_str), &custom.into_iter().collect())
        }
    }

    proptest! {
        #[test]
        fn a_lead_deserialises_to_an_equal_lead(lead in arbitrary_lead()) {
            let text = serde_json::to_string(&lead).unwrap();
            let read: Lead = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&read, &lead);
            prop_assert_eq!(read.email().as_written(), lead.email().as_written());
        }
    }

    #[test]
    fn an_address_as_written_that_is_not_the_email_is_refused() {
        let text = r#"{"email":"ada@example.com","emailAsWritten":"Bob@example.com"}"#;
        let error = serde_json::from_str::<Lead>(text).unwrap_err();
        assert!(error.to_string().contains("are different addresses"), "{error}");
    }
}
