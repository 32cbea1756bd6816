//! Why a value is probably no name, or a damaged one: [`of_name`], [`of_company`].
//!
//! | value | probably |
//! |---|---|
//! | `NULL`, `{{first_name}}` | no name |
//! | `J?rg`, `J\u00f6rg`, `J=C3=B6rg`, `J%C3%B6rg`, U+FFFD | `Jörg`, which a program could not write or wrote in an encoding of its own |
//! | `JÃ¼rgen` beside cells that are correct | `Jürgen`, encoded twice |
//!
//! A single cell does not prove what happened to it, so the value stays as it is.

use super::placeholder::is_no_name;
use crate::lead::{Invisible, double_decoded, invisible};

/// What is suspicious about a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Suspicion {
    NoName,
    Damaged,
    ReversedText,
    /// With the name before it was encoded twice.
    EncodedTwice(String),
}

impl Suspicion {
    /// The variant of the issue.
    pub(crate) fn variant(&self) -> &'static str {
        match self {
            Self::NoName => "noName",
            Self::Damaged => "damaged",
            Self::ReversedText => "reversedText",
            Self::EncodedTwice(_) => "encodedTwice",
        }
    }

    /// The suspicion in a sentence, for the person who has the file.
    pub(crate) fn message(&self, name: &str) -> String {
        match self {
            Self::NoName => format!("\"{name}\" is probably not a name"),
            Self::Damaged => format!("\"{name}\" has a character that names do not have, and is probably damaged"),
            Self::ReversedText => "The name has a character that reverses text".to_owned(),
            Self::EncodedTwice(meant) => format!("\"{name}\" is probably \"{meant}\", encoded twice"),
        }
    }
}

/// What is suspicious about the name of a person.
pub(crate) fn of_name(name: &str) -> Option<Suspicion> {
    if is_no_name(name) {
        return Some(Suspicion::NoName);
    }
    if name.is_ascii() {
        return has_mark_of_damage(name).then_some(Suspicion::Damaged);
    }
    if name.contains(|c| invisible(c) == Some(Invisible::Override)) {
        return Some(Suspicion::ReversedText);
    }
    let is_damaged = has_mark_of_damage(name) || name.contains(char::REPLACEMENT_CHARACTER);
    if is_damaged { Some(Suspicion::Damaged) } else { of_company(name) }
}

/// What is suspicious about the name of a company. It may have any sign.
pub(crate) fn of_company(name: &str) -> Option<Suspicion> {
    double_decoded(name).map(Suspicion::EncodedTwice)
}

/// Whether a sign is in the name that no name has and that programs write in the place of a letter or before its code.
fn has_mark_of_damage(name: &str) -> bool {
    name.bytes().any(|byte| matches!(byte, b'?' | b'%' | b'=' | b'\\'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_names_are_told() {
        for name in ["NULL", "J?rg", "J\\u00f6rg", "=?UTF-8?Q?J=C3=B6rg?=", "J%C3%B6rg", "J\u{fffd}rg", "Jo\u{202e}rg"]
        {
            assert!(of_name(name).is_some(), "{name}");
        }
        for (name, meant) in [("JÃ¼rgen", "Jürgen"), ("MÃ¼ÃŸig", "Müßig"), ("Å\u{a0}imek", "Šimek"), ("Ãngel", "")]
        {
            let told = of_name(name).map_or_else(String::new, |suspicion| suspicion.message(name));
            assert!(told.contains(meant) && told.is_empty() == meant.is_empty(), "{name}: {told}");
        }
    }

    #[test]
    fn names_are_not() {
        for name in ["", "Ada", "Jörg", "O’Neill", "Ângelo", "Ãngela", "João", "CAFÉ’S", "Анна", "山田", "van ’t Hof"]
        {
            assert_eq!(of_name(name), None, "{name}");
        }
        for name in ["Who?", "100% Bio", "E=mc²", "A\\B", "Köhler GmbH", "NULL"] {
            assert_eq!(of_company(name), None, "{name}");
        }
        assert!(of_company("KÃ¶hler GmbH").is_some());
    }
}
