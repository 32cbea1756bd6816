//! The five fields that an import looks for: [`Field`].
//!
//! Each field has one name, its key in JSON. Column mappings, command lines and messages use the same name, so that a person
//! who reads `companyName` in a report can write it in a mapping.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One of the five fields that an import looks for in a file. Every other column becomes a [custom field](super::CustomFields).
///
/// Displays, parses and serialises as its [`name`](Self::name). Parsing is exact: `Email` and `first_name` are not names of
/// fields. To find the field that a header names, use [`Detector`](crate::columns::Detector). Fields have the order of
/// [`ALL`](Self::ALL). `Field` is exhaustive: a sixth field would be a breaking change.
///
/// ```
/// use lead_import::Field;
///
/// assert_eq!(Field::CompanyName.name(), "companyName");
/// assert_eq!("jobTitle".parse(), Ok(Field::JobTitle));
/// assert!("Job title".parse::<Field>().is_err());
/// assert_eq!(serde_json::to_string(&Field::ALL[..2])?, r#"["email","firstName"]"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "One of the five fields that an import looks for in a file.")
)]
pub enum Field {
    /// The email address, which identifies the lead. A file without a column for it is refused.
    Email,
    /// The given name. In a column of full names, the import splits the name only if the product asks for it.
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

/// The text is not the name of a field. Displays with the text and the names that are accepted.
///
/// ```
/// use lead_import::Field;
///
/// let error = "phone".parse::<Field>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "unknown field `phone`: expected email, firstName, lastName, companyName or jobTitle"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown field `{0}`: expected email, firstName, lastName, companyName or jobTitle")]
pub struct UnknownField(String);

impl std::str::FromStr for Field {
    type Err = UnknownField;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|field| field.name() == name).ok_or_else(|| UnknownField(name.to_owned()))
    }
}
