//! A person to write to: [`Lead`].

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{custom_fields::CustomFields, email::Email, field::Field};

/// A person to write to: an address, what is known of the person, and every other column of the file.
///
/// The five fields are trimmed, and an empty cell is `None`. Custom fields hold what the cell holds.
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
/// Serialises as `{"email", "emailAsWritten", "firstName", "lastName", "companyName", "jobTitle", "custom"}`, without what is
/// absent, and deserialises to an equal lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    email: Email,
    fields: FieldValues,
    custom: CustomFields,
}

impl Lead {
    /// A lead of whom only the address is known.
    pub fn new(email: Email) -> Self {
        Self { email, fields: FieldValues::default(), custom: CustomFields::default() }
    }

    /// A lead with its first name, last name, company name and job title; empty text stands for none.
    pub(crate) fn from_values(email: Email, values: [&str; 4], custom: CustomFields) -> Self {
        Self { email, fields: FieldValues::new(values), custom }
    }

    /// Sets a field other than the email, which is the lead's identity: [`Field::Email`] changes nothing.
    /// Empty text clears the field.
    #[must_use]
    pub fn with(mut self, field: Field, value: &str) -> Self {
        if let Some(at) = FieldValues::FIELDS.iter().position(|candidate| *candidate == field) {
            let mut values = self.fields.all();
            values[at] = value;
            self.fields = FieldValues::new(values);
        }
        self
    }

    /// Sets all custom fields, in order. Empty values are left out; of a repeated name the first value counts.
    #[must_use]
    pub fn with_custom<N: AsRef<str>, V: AsRef<str>>(mut self, fields: impl IntoIterator<Item = (N, V)>) -> Self {
        self.custom = fields.into_iter().collect();
        self
    }

    pub(crate) fn with_custom_fields(mut self, custom: CustomFields) -> Self {
        self.custom = custom;
        self
    }

    /// The address, which identifies the lead.
    pub fn email(&self) -> &Email {
        &self.email
    }

    /// The value of a field; for [`Field::Email`] the address in normal form.
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

    /// The company's name.
    pub fn company_name(&self) -> Option<&str> {
        self.fields.get(2)
    }

    /// The job title.
    pub fn job_title(&self) -> Option<&str> {
        self.fields.get(3)
    }

    /// About how many bytes it takes in memory.
    pub(crate) fn size(&self) -> usize {
        let text = self.email.as_str().len() + self.fields.text.len() + self.custom.values.len();
        size_of::<Self>() + text + size_of_val(&*self.custom.ends)
    }

    /// The columns that are none of the five fields, in the file's order.
    pub fn custom(&self) -> &CustomFields {
        &self.custom
    }
}

/// The values of the fields other than the email. They lie in one buffer, which costs a lead one allocation instead of four.
#[derive(Clone, Default, PartialEq, Eq)]
struct FieldValues {
    text: Box<str>,
    /// Where each value ends in `text`; an empty value stands for an absent one.
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
                .ok_or_else(|| de::Error::custom("`emailAsWritten` is a different address than `email`"))?,
            None => email,
        };
        let values = [first_name, last_name, company_name, job_title].map(Option::unwrap_or_default);
        Ok(Self::from_values(email, values.each_ref().map(String::as_str), custom))
    }
}
