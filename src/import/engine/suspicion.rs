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

/// What is suspicious about the name of a person, for the person who has the file.
pub(crate) fn of_name(name: &str) -> Option<String> {
    if is_no_name(name) {
        return Some(format!("\"{name}\" is probably not a name"));
    }
    if name.is_ascii() {
        return has_mark_of_damage(name).then(|| damaged(name));
    }
    if name.contains(|c| invisible(c) == Some(Invisible::Override)) {
        return Some("The name has a character that reverses text".to_owned());
    }
    let is_damaged = has_mark_of_damage(name) || name.contains(char::REPLACEMENT_CHARACTER);
    if is_damaged { Some(damaged(name)) } else { of_company(name) }
}

/// What is suspicious about the name of a company. It may have any sign.
pub(crate) fn of_company(name: &str) -> Option<String> {
    double_decoded(name).map(|decoded| format!("\"{name}\" is probably \"{decoded}\", encoded twice"))
}

fn damaged(name: &str) -> String {
    format!("\"{name}\" has a character that names do not have, and is probably damaged")
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
            let told = of_name(name).unwrap_or_default();
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
