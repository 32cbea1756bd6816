//! A person with an email address: [`Lead`].

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{custom_fields::CustomFields, email::Email, field::Field};

/// A person with an email address: the five fields, and every other column of the file as custom fields.
///
/// The [`Email`] identifies the lead and is always present. The other four fields are trimmed, and `None` if the cell is empty.
/// The values of custom fields are trimmed too.
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
/// `Lead` serialises as `{"email", "emailAsWritten", "firstName", "lastName", "companyName", "jobTitle", "custom"}` without absent
/// values, and deserialises to an equal lead. `emailAsWritten` is present only if it differs from the normal form in `email`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    email: Email,
    fields: FieldValues,
    custom: CustomFields,
}

impl Lead {
    /// Creates a lead with an address and nothing else.
    pub fn new(email: Email) -> Self {
        Self { email, fields: FieldValues::default(), custom: CustomFields::default() }
    }

    /// Creates a lead from first name, last name, company name and job title. An empty value means `None`.
    pub(crate) fn from_values(email: Email, values: [&str; 4], custom: CustomFields) -> Self {
        Self { email, fields: FieldValues::new(values), custom }
    }

    /// Sets a field, or clears it if `value` is empty.
    ///
    /// [`Field::Email`] has no effect, because the email identifies the lead. The value is stored as it is, untrimmed.
    #[must_use]
    pub fn with(mut self, field: Field, value: &str) -> Self {
        if let Some(at) = FieldValues::FIELDS.iter().position(|candidate| *candidate == field) {
            let mut values = self.fields.all();
            values[at] = value;
            self.fields = FieldValues::new(values);
        }
        self
    }

    /// Replaces all custom fields, in this order.
    ///
    /// Empty values are left out. If a name occurs more than once, the first value is used.
    #[must_use]
    pub fn with_custom<N: AsRef<str>, V: AsRef<str>>(mut self, fields: impl IntoIterator<Item = (N, V)>) -> Self {
        self.custom = fields.into_iter().collect();
        self
    }

    pub(crate) fn with_custom_fields(mut self, custom: CustomFields) -> Self {
        self.custom = custom;
        self
    }

    /// The email address, which identifies the lead.
    pub fn email(&self) -> &Email {
        &self.email
    }

    /// The value of a field. For [`Field::Email`] this is the address in normal form.
    pub fn get(&self, field: Field) -> Option<&str> {
        match field {
            Field::Email => Some(self.email.as_str()),
            Field::FirstName => self.first_name(),
            Field::LastName => self.last_name(),
            Field::CompanyName => self.company_name(),
            Field::JobTitle => self.job_title(),
        }
    }

    /// The given name.
    pub fn first_name(&self) -> Option<&str> {
        self.fields.get(0)
    }

    /// The family name.
    pub fn last_name(&self) -> Option<&str> {
        self.fields.get(1)
    }

    /// The name of the company.
    pub fn company_name(&self) -> Option<&str> {
        self.fields.get(2)
    }

    /// The job title.
    pub fn job_title(&self) -> Option<&str> {
        self.fields.get(3)
    }

    /// The approximate size in memory, in bytes.
    pub(crate) fn size(&self) -> usize {
        let text = self.email.as_str().len() + self.fields.text.len() + self.custom.values.len();
        size_of::<Self>() + text + size_of_val(&*self.custom.ends)
    }

    /// The custom fields: every column other than the five fields, in the file's order.
    pub fn custom(&self) -> &CustomFields {
        &self.custom
    }
}

/// The values of the fields other than the email, in one buffer: one allocation per lead instead of four.
#[derive(Clone, Default, PartialEq, Eq)]
struct FieldValues {
    text: Box<str>,
    /// The end of each value in `text`. An empty value means that the field is absent.
    ends: [u32; 4],
}

impl FieldValues {
    const FIELDS: [Field; 4] = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];

    fn new(values: [&str; 4]) -> Self {
        let mut end = 0;
        let ends = values.map(|value| {
            end += value.len();
            u32::try_from(end).expect("a record is far smaller than 4 GiB: the reader bounds it")
        });
        Self { text: values.concat().into(), ends }
    }

    fn get(&self, at: usize) -> Option<&str> {
        Some(self.all()[at]).filter(|value| !value.is_empty())
    }

    fn all(&self) -> [&str; 4] {
        let mut start = 0;
        self.ends.map(|end| &self.text[std::mem::replace(&mut start, end as usize)..end as usize])
    }
}

impl fmt::Debug for FieldValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = Self::FIELDS.iter().zip(self.all()).filter(|(_, value)| !value.is_empty());
        f.debug_map().entries(named).finish()
    }
}

/// The serialised form of a lead.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct LeadForm {
    email: Email,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email_as_written: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    company_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    job_title: Option<String>,
    #[serde(default, skip_serializing_if = "CustomFields::is_empty")]
    custom: CustomFields,
}

impl Serialize for Lead {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [first_name, last_name, company_name, job_title] =
            FieldValues::FIELDS.map(|field| self.get(field).map(str::to_owned));
        let written = self.email.as_written();
        LeadForm {
            email: self.email.clone(),
            email_as_written: (written != self.email.as_str()).then(|| written.to_owned()),
            first_name,
            last_name,
            company_name,
            job_title,
            custom: self.custom.clone(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Lead {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let LeadForm { email, email_as_written, first_name, last_name, company_name, job_title, custom } =
            LeadForm::deserialize(deserializer)?;
        let email = match email_as_written {
            Some(written) => Email::parse(&written)
                .ok()
                .filter(|parsed| *parsed == email)
                .ok_or_else(|| de::Error::custom("`email` and `emailAsWritten` are different addresses"))?,
            None => email,
        };
        let values = [first_name, last_name, company_name, job_title].map(Option::unwrap_or_default);
        Ok(Self::from_values(email, values.each_ref().map(String::as_str), custom))
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
            Lead::from_values(email, values.each_ref().map(String::as_str), custom.into_iter().collect())
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
