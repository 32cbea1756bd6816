//! Where an import puts the cells of a column: [`Target`].
//!
//! In JSON a target is one word, the name of a field among them, so that a mapping can be written by hand:
//! `{"header":"Kontakt","target":"email"}`.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::lead::Field;

/// Where an import puts the cells of a column.
///
/// In JSON and in text it is one of `email`, `firstName`, `lastName`, `companyName`, `jobTitle`, `fullName`,
/// `custom` and `ignored`.
///
/// ```
/// use lead_import::{columns::Target, Field};
///
/// assert_eq!("jobTitle".parse(), Ok(Target::Field(Field::JobTitle)));
/// assert_eq!(Target::Custom.to_string(), "custom");
/// assert_eq!(Target::from(Field::Email).field(), Some(Field::Email));
/// assert_eq!(Target::FullName.field(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Target {
    /// One of the five fields.
    Field(Field),
    /// First and last name in one cell, which the import splits as [`FullName`](crate::columns::FullName) does.
    FullName,
    /// A custom field of the lead, named by [`Column::name`](crate::columns::Column::name).
    Custom,
    /// Not imported. An opt-out in the column still counts: the import reads it, although it does not store it.
    Ignored,
}

impl Target {
    /// Every target, fields first: the words that a form or `--help` lists.
    ///
    /// ```
    /// use lead_import::columns::Target;
    ///
    /// let names: Vec<_> = Target::all().map(Target::name).collect();
    /// assert_eq!((names[0], names.len()), ("email", 8));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        Field::ALL.into_iter().map(Self::Field).chain([Self::FullName, Self::Custom, Self::Ignored])
    }

    /// The target's name in JSON and in text.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Field(field) => field.name(),
            Self::FullName => "fullName",
            Self::Custom => "custom",
            Self::Ignored => "ignored",
        }
    }

    /// The field, if the target is one.
    pub const fn field(self) -> Option<Field> {
        match self {
            Self::Field(field) => Some(field),
            _ => None,
        }
    }

    /// Whether at most one column of a file can have it.
    pub(crate) fn is_exclusive(self) -> bool {
        self.field().is_some() || self == Self::FullName
    }
}

impl From<Field> for Target {
    fn from(field: Field) -> Self {
        Self::Field(field)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The error for a word that names no target. Its message lists those that do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown target `{0}`: expected one of {names}", names = Target::all().map(Target::name).collect::<Vec<_>>().join(", "))]
pub struct UnknownTarget(String);

impl FromStr for Target {
    type Err = UnknownTarget;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::all().find(|target| target.name() == name).ok_or_else(|| UnknownTarget(name.to_owned()))
    }
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

#[cfg(feature = "http")]
impl utoipa::ToSchema for Target {}

#[cfg(feature = "http")]
impl utoipa::PartialSchema for Target {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::Type::String)
            .description(Some("What a column becomes."))
            .enum_values(Some(Self::all().map(Self::name)))
            .into()
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}
