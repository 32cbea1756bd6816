//! Characters of an address that look like others or like nothing, and their ordinary forms.
//!
//! | written | becomes | repair |
//! |---|---|---|
//! | `ada@example.com` with a zero-width space inside | `ada@example.com` | [`Repair::InvisibleCharacter`] |
//! | `ada＠ｅｘａｍｐｌｅ．ｃｏｍ`, full-width characters of an East Asian keyboard | `ada@example.com` | [`Repair::FullWidth`] |
//! | `𝒶𝒹𝒶@example.com`, letters of a mathematical alphabet | `ada@example.com` | [`Repair::Compatibility`] |
//!
//! The three functions run in this order and borrow the text where they change nothing. Normal form KC for the whole
//! address would be shorter, but it also changes marks: it makes `…` three full stops and `™` two letters, which is a guess and
//! not the address that the person meant. Only single letters and digits are replaced.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::repairs::{Repair, Repairs};
use crate::lead::{Invisible, invisible, trim_invisible};

/// Whether an address with this character needs a repair, although it may parse.
pub(super) fn is_disguise(c: char) -> bool {
    invisible(c).is_some() || narrow_form(c).is_some() || compatible_form(c).is_some()
}

/// Removes invisible characters. Joiners are removed from addresses in ASCII and at the ends, because some scripts need them
/// inside a word. A character that reverses text is removed at the ends only: inside, the address that people see is a
/// different one.
///
/// Adds a repair if it removes more than ASCII white space, such as a non-breaking space at an end.
pub(super) fn visible<'a>(text: &'a str, repairs: &mut Repairs) -> Cow<'a, str> {
    let trimmed = trim_invisible(text);
    let is_ascii = || trimmed.chars().all(|c| c.is_ascii() || invisible(c).is_some());
    let is_removed = |c: char| match invisible(c) {
        Some(Invisible::Joiner) => is_ascii(),
        Some(kind) => kind != Invisible::Override,
        None => false,
    };
    let has_removed = !trimmed.is_ascii() && trimmed.contains(|c| invisible(c).is_some());
    if has_removed || trimmed.len() != text.trim_ascii().len() {
        repairs.add(Repair::InvisibleCharacter);
    }
    if has_removed { trimmed.chars().filter(|c| !is_removed(*c)).collect::<String>().into() } else { trimmed.into() }
}

/// Replaces variants of letters and digits with their ordinary forms: `𝒶𝒹𝒶` becomes `ada`, and `①` becomes `1`.
pub(super) fn compatible<'a>(text: &'a str, repairs: &mut Repairs) -> Cow<'a, str> {
    if text.is_ascii() || !text.contains(|c| compatible_form(c).is_some()) {
        return text.into();
    }
    repairs.add(Repair::Compatibility);
    text.chars().map(|c| compatible_form(c).unwrap_or_else(|| c.to_string())).collect::<String>().into()
}

/// The form of a letter or digit in Unicode normal form KC, if that is different from normal form C and consists of letters and
/// digits only: `fi` for the ligature `ﬁ`, nothing for `é`, whose two normal forms are the same.
fn compatible_form(c: char) -> Option<String> {
    if c.is_ascii() || !c.is_alphanumeric() {
        return None;
    }
    let mut buffer = [0; 4];
    let letter = &*c.encode_utf8(&mut buffer);
    let form = ComposingNormalizerBorrowed::new_nfkc().normalize(letter);
    let canonical = ComposingNormalizerBorrowed::new_nfc().normalize(letter);
    (form != canonical && form.chars().all(char::is_alphanumeric)).then(|| form.into_owned())
}

/// Replaces full-width characters with their ASCII forms, letters and marks alike.
pub(super) fn narrow<'a>(text: &'a str, repairs: &mut Repairs) -> Cow<'a, str> {
    if !text.contains(|c| narrow_form(c).is_some()) {
        return text.into();
    }
    repairs.add(Repair::FullWidth);
    text.chars().map(|c| narrow_form(c).unwrap_or(c)).collect::<String>().into()
}

/// The ASCII form of a full-width character (U+FF01 to U+FF5E, in the order of ASCII), or of the small `@` (U+FE6B).
fn narrow_form(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xff01 + 0x21),
        '\u{fe6b}' => Some('@'),
        _ => None,
    }
}
