//! The words of the domain: a lead, its fields, and the campaign that it joins.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};

use crate::Email;

/// One of the five fields that an import looks for in a file.
///
/// ```
/// use lead_import::Field;
///
/// assert_eq!(Field::CompanyName.name(), "companyName");
/// assert_eq!("jobTitle".parse(), Ok(Field::JobTitle));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Field {
    /// The address that identifies the lead.
    Email,
    /// The given name.
    FirstName,
    /// The family name.
    LastName,
    /// The company that the lead works for.
    CompanyName,
    /// The lead's position in that company.
    JobTitle,
}

impl Field {
    /// Every field, in the order in which reports list them.
    pub const ALL: [Self; 5] = [Self::Email, Self::FirstName, Self::LastName, Self::CompanyName, Self::JobTitle];

    /// The field's name on the wire: `email`, `firstName`, `lastName`, `companyName` or `jobTitle`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::FirstName => "firstName",
            Self::LastName => "lastName",
            Self::CompanyName => "companyName",
            Self::JobTitle => "jobTitle",
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names none of the five fields.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown field `{0}`: expected email, firstName, lastName, companyName or jobTitle")]
pub struct UnknownField(pub(crate) String);

impl std::str::FromStr for Field {
    type Err = UnknownField;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|field| field.name() == name).ok_or_else(|| UnknownField(name.to_owned()))
    }
}

/// The identifier of a campaign, as the product writes it.
///
/// ```
/// let campaign = lead_import::CampaignId::from("spring-2027");
/// assert_eq!(campaign.as_str(), "spring-2027");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CampaignId(String);

impl CampaignId {
    /// The identifier's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for CampaignId {
    fn from(id: T) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for CampaignId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

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
/// # Ok::<(), lead_import::InvalidEmail>(())
/// ```
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

/// The custom fields of one lead: names and non-empty values, in column order.
///
/// The names are shared by all leads of one import and the values of a lead lie in one buffer,
/// so that a file with a hundred columns costs two allocations per lead and not two hundred.
/// Serialises as a map.
#[derive(Clone, Default)]
pub struct CustomFields {
    names: Arc<[Box<str>]>,
    values: Box<str>,
    /// Where the value of each name ends in `values`; an empty value stands for an absent one.
    ends: Box<[u32]>,
}

impl CustomFields {
    /// Values beside their names, which are shared.
    ///
    /// `values` yields one value for each name; names beyond the last value have none.
    pub(crate) fn from_shared<'a>(names: Arc<[Box<str>]>, values: impl Iterator<Item = &'a str> + Clone) -> Self {
        let mut text = String::with_capacity(values.clone().map(str::len).sum());
        let ends = values.map(|value| {
            text.push_str(value);
            u32::try_from(text.len()).expect("a record is far smaller than 4 GiB: the reader bounds it")
        });
        let ends = ends.collect();
        Self { names, values: text.into_boxed_str(), ends }
    }

    /// Names and values in column order; absent values are left out.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> + Clone {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        let values =
            starts.zip(self.ends.iter().copied()).map(|(start, end)| &self.values[start as usize..end as usize]);
        self.names.iter().map(|name| &**name).zip(values).filter(|(_, value)| !value.is_empty())
    }

    /// The value of the named field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find_map(|(candidate, value)| (candidate == name).then_some(value))
    }

    /// How many fields have a value.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether no field has a value.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

impl<N: AsRef<str>, V: AsRef<str>> FromIterator<(N, V)> for CustomFields {
    /// Empty values are left out; of a repeated name the first value counts.
    fn from_iter<I: IntoIterator<Item = (N, V)>>(fields: I) -> Self {
        let mut seen = std::collections::HashSet::new();
        let (names, values): (Vec<Box<str>>, Vec<V>) = fields
            .into_iter()
            .map(|(name, value)| (Box::<str>::from(name.as_ref()), value))
            .filter(|(name, value)| !value.as_ref().is_empty() && seen.insert(name.clone()))
            .unzip();
        Self::from_shared(names.into(), values.iter().map(AsRef::as_ref))
    }
}

impl PartialEq for CustomFields {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for CustomFields {}

impl fmt::Debug for CustomFields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for CustomFields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}
