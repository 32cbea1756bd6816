//! An address that a lead can be written to: [`Email`].

use std::{borrow::Borrow, cmp::Ordering, fmt, hash, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::syntax::{self, Fault};

/// An address that a lead can be written to.
///
/// It has a dot-atom local part (UTF-8 allowed, RFC 6531) and a domain of at least two labels; never a quoted
/// local part, a comment, a domain literal or an IP address. Two addresses are the same when their normal forms are:
/// trimmed, lower-cased, the domain in ASCII.
///
/// ```
/// use lead_import::Email;
///
/// let email = Email::parse(" Ada@BÜCHER.example ")?;
/// assert_eq!(email.as_str(), "ada@xn--bcher-kva.example");
/// assert_eq!(email.as_written(), "Ada@BÜCHER.example");
/// assert_eq!(email, Email::parse("ada@bücher.example")?);
/// # Ok::<(), lead_import::lead::InvalidEmail>(())
/// ```
#[derive(Clone, Debug)]
pub struct Email {
    normal: Box<str>,
    /// Only where it differs from the normal form, so that the usual address costs one allocation.
    written: Option<Box<str>>,
}

impl Email {
    /// Reads an address, after trimming white space.
    ///
    /// # Errors
    ///
    /// [`InvalidEmail`] when the text is not an address that a lead can have; its source says which rule it breaks.
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> {
        let written = text.trim();
        let normal = syntax::normal_form(written)?;
        let written = (*normal != *written).then(|| written.into());
        Ok(Self { normal, written })
    }

    /// The normal form, which identifies the lead.
    pub fn as_str(&self) -> &str {
        &self.normal
    }

    /// The address as the file has it, without what a repair took away.
    pub fn as_written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.normal)
    }

    /// What stands before the `@` in the normal form.
    pub fn local_part(&self) -> &str {
        self.halves().0
    }

    /// The domain in ASCII.
    pub fn domain(&self) -> &str {
        self.halves().1
    }

    fn halves(&self) -> (&str, &str) {
        self.normal.rsplit_once('@').unwrap_or((&self.normal, ""))
    }
}

impl FromStr for Email {
    type Err = InvalidEmail;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl PartialEq for Email {
    fn eq(&self, other: &Self) -> bool {
        self.normal == other.normal
    }
}

impl Eq for Email {}

impl hash::Hash for Email {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.normal.hash(state);
    }
}

impl PartialOrd for Email {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Email {
    fn cmp(&self, other: &Self) -> Ordering {
        self.normal.cmp(&other.normal)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.normal)
    }
}

impl AsRef<str> for Email {
    fn as_ref(&self) -> &str {
        &self.normal
    }
}

/// Equality, order and hash are those of the normal form, so a map from `Email` can be asked with a `&str`.
impl Borrow<str> for Email {
    fn borrow(&self) -> &str {
        &self.normal
    }
}

/// The normal form.
impl Serialize for Email {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.normal)
    }
}

impl<'de> Deserialize<'de> for Email {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// Not an address that a lead can have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Invalid email")]
pub struct InvalidEmail(#[from] Fault);
