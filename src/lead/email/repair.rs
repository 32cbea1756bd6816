//! Finding the address in a cell that holds more than an address: [`Email::repair`].

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;
use serde::{Serialize, Serializer};

use crate::lead::{Invisible, invisible, trim_invisible};

use super::{
    address::{Email, InvalidEmail},
    syntax::SyntaxError,
};

/// A change to the content of a cell that [`Email::repair`] made to find the address.
///
/// Serialises as its name in camel case: `invisibleCharacter`, `fullWidth`, `mailto` and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Repair {
    /// Removed a non-breaking space, a zero-width space or another invisible character.
    InvisibleCharacter,
    /// Replaced a full-width `＠`, full stop, letter or digit (U+FF01 to U+FF5E) with its ASCII form.
    FullWidth,
    /// Replaced letters and digits that are variants of others, such as those of mathematical alphabets, with the others
    /// (Unicode normal form KC). The address may be written so to look different.
    Compatibility,
    /// Removed the scheme and the query of a `mailto:` link (RFC 6068).
    Mailto,
    /// Removed the display name of `Name <a@b.example>` (RFC 5322, section 3.4), or the comment after an address of a list.
    DisplayName,
    /// Removed quotation marks around the address, or the apostrophe before it by which a spreadsheet marks text.
    Quotes,
    /// Removed a comma, semicolon or full stop after the address.
    TrailingPunctuation,
    /// Took the first valid address of a cell that has several.
    FirstOfSeveral,
}

impl Repair {
    /// Every repair, in the order in which reports list them.
    pub const ALL: [Self; 8] = [
        Self::InvisibleCharacter,
        Self::FullWidth,
        Self::Compatibility,
        Self::Mailto,
        Self::DisplayName,
        Self::Quotes,
        Self::TrailingPunctuation,
        Self::FirstOfSeveral,
    ];
}

/// The set of repairs that one cell needed.
///
/// Empty if the cell was an address already; white space around it does not count. Serialises as a list of [`Repair`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repairs(u8);

impl Repairs {
    /// Whether the cell needed no repair.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the cell needed this repair.
    pub fn contains(self, repair: Repair) -> bool {
        self.0 & bit(repair) != 0
    }

    /// Iterates over the repairs in the order of [`Repair::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Repair> {
        Repair::ALL.into_iter().filter(move |repair| self.contains(*repair))
    }

    /// The repairs in the order of [`Repair::ALL`].
    pub fn to_vec(self) -> Vec<Repair> {
        self.iter().collect()
    }

    fn add(&mut self, repair: Repair) {
        self.0 |= bit(repair);
    }
}

impl Serialize for Repairs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

const fn bit(repair: Repair) -> u8 {
    1 << repair as u8
}

/// An address and the repairs that were needed to find it: the result of [`Email::repair`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    email: Email,
    repairs: Repairs,
}

impl Repaired {
    /// The address.
    pub fn email(&self) -> &Email {
        &self.email
    }

    /// The address, without the list of repairs.
    pub fn into_email(self) -> Email {
        self.email
    }

    /// The repairs. Trimming white space around the address is not a repair.
    pub fn repairs(&self) -> Repairs {
        self.repairs
    }
}

impl Email {
    /// Finds the address in a cell that also holds what people and programs put around one, and lists the repairs.
    ///
    /// A repair removes or replaces text around the address and invisible or full-width characters inside it. It never guesses a
    /// missing `@`, domain or letter: `ann@exa,mple.com` and `ann smith@example.com` stay invalid.
    ///
    /// ```
    /// use lead_import::{lead::Repair, Email};
    ///
    /// let found = Email::repair("Ada Lovelace <ada@example.com>;")?;
    /// assert_eq!(found.email().as_str(), "ada@example.com");
    /// assert_eq!(found.repairs().to_vec(), [Repair::DisplayName, Repair::TrailingPunctuation]);
    /// # Ok::<(), lead_import::lead::InvalidEmail>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`InvalidEmail`] if no repair makes the cell an address.
    pub fn repair(cell: &str) -> Result<Repaired, InvalidEmail> {
        repair(cell)
    }
}

fn repair(cell: &str) -> Result<Repaired, InvalidEmail> {
    let plain = cell.trim_ascii();
    // `Email::parse` trims more than ASCII white space. Removing a non-breaking space is a repair and must be reported.
    let may_parse = plain == plain.trim() && !is_disguised(plain);
    let unrepaired = if may_parse { Email::parse(plain) } else { Err(SyntaxError::Grammar.into()) };
    let invalid = match unrepaired {
        Ok(email) => return Ok(Repaired { email, repairs: Repairs::default() }),
        Err(invalid) => invalid,
    };
    let mut repairs = Repairs::default();
    let visible = visible(plain, &mut repairs);
    let narrow = narrow(&visible, &mut repairs);
    let narrow = compatible(&narrow, &mut repairs);
    if !narrow.contains('@') {
        return Err(invalid);
    }
    let (email, more) = single(&narrow).or_else(|| several(&narrow)).ok_or(invalid)?;
    Ok(Repaired { email, repairs: Repairs(repairs.0 | more.0) })
}

type FoundAddress = Option<(Email, Repairs)>;

/// The address in a text that has one address.
fn single(text: &str) -> FoundAddress {
    let mut repairs = Repairs::default();
    let address = unwrap(text, &mut repairs);
    let email = Email::parse(address).ok()?;
    Some((email, repairs))
}

/// The first valid address of a list. Every part of the list must have an `@`, so that a separator inside an address
/// never cuts it: `ann@exa,mple.com` and `ann smith@example.com` stay invalid.
fn several(text: &str) -> FoundAddress {
    let lists: [fn(char) -> bool; 2] = [
        |c| matches!(c, ',' | ';' | '|' | '\n' | '\r' | '、' | '，' | '；'),
        |c| c.is_whitespace() || c == '/' || c == ',',
    ];
    let split = lists.into_iter().find_map(|separator| first_valid(text.split(separator)));
    split.or_else(|| first_bracketed(text))
}

fn first_valid<'a>(parts: impl Iterator<Item = &'a str> + Clone) -> FoundAddress {
    let mut parts = parts.map(str::trim).filter(|part| !part.is_empty());
    if parts.clone().count() < 2 || !parts.clone().all(|part| part.contains('@')) {
        return None;
    }
    let (email, mut repairs) = parts.find_map(|part| single(part).or_else(|| commented(part)))?;
    repairs.add(Repair::FirstOfSeveral);
    Some((email, repairs))
}

/// The address of `ada@example.com (work)`, which is one of a list.
fn commented(part: &str) -> FoundAddress {
    let (address, _) = part.strip_suffix(')')?.rsplit_once('(')?;
    let (email, mut repairs) = single(address)?;
    repairs.add(Repair::DisplayName);
    Some((email, repairs))
}

/// The first valid address of `Lovelace, Ada <ada@example.com>, Babbage, Charles <charles@example.com>`.
fn first_bracketed(text: &str) -> FoundAddress {
    let bracketed = text.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(inner, _)| inner);
    let addresses = bracketed.filter(|inner| inner.contains('@'));
    let (email, mut repairs) = addresses.clone().find_map(single)?;
    repairs.add(Repair::DisplayName);
    if addresses.count() > 1 {
        repairs.add(Repair::FirstOfSeveral);
    }
    Some((email, repairs))
}

/// Removes everything around the address, one layer after the other.
fn unwrap<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    let mut rest = text.trim();
    while let Some((inner, repair)) = layer(rest) {
        repairs.add(repair);
        rest = inner.trim();
    }
    rest
}

fn layer(text: &str) -> Option<(&str, Repair)> {
    if let Some(inner) = text.strip_suffix([',', ';', '.']) {
        return Some((inner, Repair::TrailingPunctuation));
    }
    if let Some(inner) = bracketed(text) {
        return Some((inner, Repair::DisplayName));
    }
    if let Some(inner) = quoted(text) {
        return Some((inner, Repair::Quotes));
    }
    mailto(text).map(|inner| (inner, Repair::Mailto))
}

/// The content of the only angle brackets. The text around them is a display name.
fn bracketed(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once('<')?;
    let (inner, tail) = rest.split_once('>')?;
    let alone = !tail.contains(['<', '>', '@']) && inner.contains('@') && !inner.contains('<');
    (alone && !name.ends_with('@')).then_some(inner)
}

fn quoted(text: &str) -> Option<&str> {
    const PAIRS: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('`', '`')];
    PAIRS.into_iter().find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close)).or_else(|| text_mark(text))
}

/// The text after the apostrophe by which a spreadsheet marks a cell as text. An address may have one in other places only.
fn text_mark(text: &str) -> Option<&str> {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(char::is_alphanumeric) && !rest.ends_with('\''))
}

/// Whether the text may parse as an address although it needs a repair.
fn is_disguised(text: &str) -> bool {
    let is_variant = |c: char| invisible(c).is_some() || narrow_form(c).is_some() || compatible_form(c).is_some();
    text_mark(text).is_some() || !text.is_ascii() && text.contains(is_variant)
}

fn mailto(text: &str) -> Option<&str> {
    const SCHEME: &str = "mailto:";
    let prefix = text.get(..SCHEME.len())?;
    let address = prefix.eq_ignore_ascii_case(SCHEME).then(|| &text[SCHEME.len()..])?;
    let address = address.trim_start_matches('/');
    Some(address.split_once('?').map_or(address, |(address, _)| address))
}

/// Removes invisible characters. Joiners are removed from addresses in ASCII and at the ends, because some scripts need them
/// inside a word. A character that reverses text is removed at the ends only: inside, the address that people see is a different one.
fn visible<'a>(text: &'a str, repairs: &mut Repairs) -> Cow<'a, str> {
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

/// Replaces variants of letters and digits with their ordinary forms.
fn compatible<'a>(text: &'a str, repairs: &mut Repairs) -> Cow<'a, str> {
    if text.is_ascii() || !text.contains(|c| compatible_form(c).is_some()) {
        return text.into();
    }
    repairs.add(Repair::Compatibility);
    let mut plain = String::with_capacity(text.len());
    text.chars().for_each(|c| match compatible_form(c) {
        Some(form) => plain.push_str(&form),
        None => plain.push(c),
    });
    plain.into()
}

/// The form of a letter or digit in Unicode normal form KC, if that is different from normal form C and consists of letters and
/// digits only.
fn compatible_form(c: char) -> Option<String> {
    if c.is_ascii() || !c.is_alphanumeric() {
        return None;
    }
    let (mut buffer, nfkc, nfc) =
        ([0; 4], ComposingNormalizerBorrowed::new_nfkc(), ComposingNormalizerBorrowed::new_nfc());
    let letter = &*c.encode_utf8(&mut buffer);
    let form = nfkc.normalize(letter);
    (form != nfc.normalize(letter) && form.chars().all(char::is_alphanumeric)).then(|| form.into_owned())
}

/// Replaces full-width characters with their ASCII forms.
fn narrow<'a>(text: &'a str, repairs: &mut Repairs) -> Cow<'a, str> {
    if !text.contains(|c| narrow_form(c).is_some()) {
        return text.into();
    }
    repairs.add(Repair::FullWidth);
    text.chars().map(|c| narrow_form(c).unwrap_or(c)).collect::<String>().into()
}

fn narrow_form(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xff01 + 0x21),
        '\u{fe6b}' => Some('@'),
        _ => None,
    }
}
