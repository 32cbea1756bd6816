//! An email address in normal form: [`Email`].
//!
//! One person has one address in many spellings: `Ada@Example.com`, `ada@example.com `, `ADA@EXAMPLE.COM`. An import must
//! create one lead for them, so the identity of an address is its normal form, computed once. The spelling of the file is kept
//! beside it, because a server may in theory distinguish the case of the local part (RFC 5321, section 2.4). In practice none
//! of the large ones does, and two leads for one mailbox are the more common harm.
//!
//! Dots and `+` tags are not removed: `ada+news@` and `ada@` are one mailbox at some providers and two at others.

use std::{borrow::Borrow, cmp::Ordering, fmt, hash, str::FromStr, sync::Arc};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{
    ordinary::is_ordinary,
    syntax::{self, SyntaxError},
};

/// The email address of a lead.
///
/// # Syntax
///
/// The local part is a dot-atom (RFC 5322, section 3.2.3), in which UTF-8 is allowed (RFC 6531, section 3.3). The domain is a
/// host name with at least two labels. Quoted local parts, comments, domain literals and IP addresses are valid in RFC 5322
/// and not accepted here: in a list of leads they are nearly always mistakes.
///
/// A dot-atom has letters, digits, the marks ``!#$%&'*+-/=?^_`{|}~``, and full stops between them. A local part has at most
/// 64 octets (RFC 5321, section 4.5.3.1.1), also in UTF-8, and an address at most 254 (section 4.5.3.1.3).
///
/// Some of what the grammar allows is an accident of the file. It is not accepted either, because no mailbox has such a name:
///
/// - a lost letter: U+FFFD, or a `?` that is not between two other marks (`jos?@`, `m?ller@`);
/// - a `*` or `/` at the beginning, before a letter or digit (`*ana@`, `/ana@`). Inside, both stay valid, because gateways to
///   X.400 have `user/department@`;
/// - an invisible character;
/// - a top-level domain that mixes ASCII with other letters (`ana@example.comþAna`), except the two that exist.
///
/// No rule needs the network: an `Email` is an address of valid form, not one that is known to receive mail.
///
/// # Normal form
///
/// Two addresses are equal if their normal forms are equal. The normal form is trimmed and in lower case. Its local part is in
/// Unicode normal form C (RFC 6532, section 3.1), and its domain is in ASCII (IDNA, RFC 5891). Equality, order and hash all
/// use the normal form, so a map keyed by `Email` can be queried with a `&str` in normal form. Its length is at most 254
/// bytes.
///
/// ```
/// use lead_import::Email;
///
/// let email = Email::parse(" Ada@BÜCHER.example ")?;
/// assert_eq!(email.as_str(), "ada@xn--bcher-kva.example");
/// assert_eq!(email.as_written(), "Ada@BÜCHER.example");
/// assert_eq!(email, Email::parse("ada@bücher.example")?);
///
/// let created = std::collections::HashMap::from([(email, "2027-03-01")]);
/// assert_eq!(created.get("ada@xn--bcher-kva.example"), Some(&"2027-03-01"));
/// # Ok::<(), lead_import::lead::InvalidEmail>(())
/// ```
///
/// `Email` displays and serialises as its normal form. The spelling of the file is not serialised; [`Lead`](crate::lead::Lead)
/// adds it.
#[derive(Clone, Debug)]
pub struct Email {
    /// Shared by all clones, because a store may hold an address both in a lead and as a key.
    normal: Arc<str>,
    /// Present only if it differs from the normal form, so that most addresses cost one allocation.
    written: Option<Box<str>>,
}

impl Email {
    /// Parses an address, ignoring white space around it.
    ///
    /// The text must be an address and nothing else. [`Email::repair`] also accepts what people and programs put around one.
    ///
    /// # Errors
    ///
    /// [`InvalidEmail`] if the text is not an accepted address. Its [`source`](std::error::Error::source) names the violated
    /// rule.
    ///
    /// ```
    /// use lead_import::Email;
    ///
    /// assert!(Email::parse("ada+news@example.com").is_ok());
    /// for text in ["ada", "ada@localhost", "ada@192.0.2.1", "\"ada king\"@example.com", "<ada@example.com>"] {
    ///     assert!(Email::parse(text).is_err(), "{text}");
    /// }
    /// ```
    pub fn parse(text: &str) -> Result<Self, InvalidEmail> {
        let written = text.trim();
        if let Some(email) = Self::ordinary(written) {
            return Ok(email);
        }
        let normal = syntax::normal_form(written)?;
        let written = (*normal != *written).then(|| written.into());
        Ok(Self { normal: normal.into(), written })
    }

    /// The address, if it is an ordinary one: see [`is_ordinary`].
    pub(super) fn ordinary(written: &str) -> Option<Self> {
        is_ordinary(written).then(|| {
            // Without branches, so that the compiler vectorises it.
            let has_capitals = written.bytes().fold(false, |found, byte| found | byte.is_ascii_uppercase());
            if has_capitals {
                Self { normal: written.to_ascii_lowercase().into(), written: Some(written.into()) }
            } else {
                Self { normal: written.into(), written: None }
            }
        })
    }

    /// The [normal form](Self#normal-form), which identifies the lead.
    pub fn as_str(&self) -> &str {
        &self.normal
    }

    /// The address as the file has it, in its own case and script: the text to show to people. Text that a repair removed is not
    /// included.
    pub fn as_written(&self) -> &str {
        self.written.as_deref().unwrap_or(&self.normal)
    }

    /// The part before the `@`, in normal form: `ada` for `Ada@Example.com`.
    pub fn local_part(&self) -> &str {
        self.split().0
    }

    /// The domain in ASCII, `xn--bcher-kva.example` for example.
    pub fn domain(&self) -> &str {
        self.split().1
    }

    /// The two parts. A normal form always has an `@`.
    fn split(&self) -> (&str, &str) {
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

/// Equality, order and hash are those of the normal form, as [`Borrow`] requires.
impl Borrow<str> for Email {
    fn borrow(&self) -> &str {
        &self.normal
    }
}

/// Serialises the normal form.
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

/// The text is not an accepted email address.
///
/// Displays as `Invalid email`, the message in the HTTP reply. The source says why: which rule the text violates. The report, the rejects
/// file and the program show both.
///
/// ```
/// use std::error::Error;
///
/// use lead_import::Email;
///
/// let error = Email::parse("ada@localhost").unwrap_err();
/// assert_eq!(error.to_string(), "Invalid email");
/// assert_eq!(error.source().unwrap().to_string(), "its domain has no dot");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("Invalid email")]
pub struct InvalidEmail(#[from] SyntaxError);

impl InvalidEmail {
    /// The name of the violated rule, for a message in another language: `noDot` in the example above. It is the variant of
    /// [`RowIssue::variant`](crate::report::RowIssue::variant); [the guide](crate::guide::messages) lists the names. New ones may be added.
    pub fn rule(&self) -> &'static str {
        self.0.name()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_map_keyed_by_email_can_be_queried_with_text() {
        let map = HashMap::from([(Email::parse("Ada@Example.com").unwrap(), 1)]);
        assert_eq!(map.get("ada@example.com"), Some(&1));
        assert_eq!(map.get("Ada@Example.com"), None);
    }

    #[test]
    fn an_email_serialises_as_its_normal_form_and_deserialises_to_an_equal_email() {
        let email = Email::parse("Ada@BÜCHER.example").unwrap();
        let text = serde_json::to_string(&email).unwrap();
        assert_eq!(text, r#""ada@xn--bcher-kva.example""#);
        assert_eq!(serde_json::from_str::<Email>(&text).unwrap(), email);
        assert!(serde_json::from_str::<Email>(r#""ada""#).is_err());
    }
}
