//! From what a cell holds to the address in it.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::lead::{Invisible, invisible, trim_invisible};

use super::{
    address::{Email, InvalidEmail},
    syntax::Fault,
};

/// Something that was taken away, or replaced, to find the address in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Repair {
    /// A non-breaking or zero-width space, or another character that nobody sees.
    InvisibleCharacter,
    /// A full-width `＠`, full stop, letter or digit.
    FullWidth,
    /// `mailto:` before the address, or the subject after it.
    Mailto,
    /// The name in `Name <a@b.example>`.
    DisplayName,
    /// Quotation marks around the address.
    Quotes,
    /// A comma, semicolon or full stop after the address.
    TrailingPunctuation,
    /// More addresses after the first one.
    FirstOfSeveral,
}

impl Repair {
    /// Every repair, in the order in which reports list them.
    pub const ALL: [Self; 7] = [
        Self::InvisibleCharacter,
        Self::FullWidth,
        Self::Mailto,
        Self::DisplayName,
        Self::Quotes,
        Self::TrailingPunctuation,
        Self::FirstOfSeveral,
    ];
}

/// The repairs that one cell needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Repairs(u8);

impl Repairs {
    /// Whether the cell was an address as it stood.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether this repair was needed.
    pub fn contains(self, repair: Repair) -> bool {
        self.0 & bit(repair) != 0
    }

    /// The repairs in the order of [`Repair::ALL`].
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

/// An address, and what was done to find it.
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

    /// The address, owned.
    pub fn into_email(self) -> Email {
        self.email
    }

    /// What was done; white space around the address does not count.
    pub fn repairs(&self) -> Repairs {
        self.repairs
    }
}

impl Email {
    /// Finds the address in a cell: takes away what people and programs put around one, and says what it took away.
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
    /// [`InvalidEmail`] when no repair makes the cell an address.
    pub fn repair(cell: &str) -> Result<Repaired, InvalidEmail> {
        repair(cell)
    }
}

fn repair(cell: &str) -> Result<Repaired, InvalidEmail> {
    let plain = cell.trim_ascii();
    // Not `Email::parse`, which trims more than ASCII white space.
    let unrepaired = if plain == plain.trim() { Email::parse(plain) } else { Err(Fault::Grammar.into()) };
    let invalid = match unrepaired {
        Ok(email) => return Ok(Repaired { email, repairs: Repairs::default() }),
        Err(invalid) => invalid,
    };
    let mut repairs = Repairs::default();
    let visible = visible(plain, &mut repairs);
    let narrow = narrow(&visible, &mut repairs);
    if !narrow.contains('@') {
        return Err(invalid);
    }
    let (email, more) = single(&narrow).or_else(|| several(&narrow)).ok_or(invalid)?;
    Ok(Repaired { email, repairs: Repairs(repairs.0 | more.0) })
}

type FoundAddress = Option<(Email, Repairs)>;

/// The one address of a text.
fn single(text: &str) -> FoundAddress {
    let mut repairs = Repairs::default();
    let address = unwrap(text, &mut repairs);
    let email = Email::parse(address).ok()?;
    Some((email, repairs))
}

/// The first valid one of several addresses. Each part must have an `@`: half an address is never cut off, so that
/// `ann@exa,mple.com` and `ann smith@example.com` stay invalid.
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
    let (email, mut repairs) = parts.find_map(single)?;
    repairs.add(Repair::FirstOfSeveral);
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

/// Takes away, layer by layer, what stands around the address.
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

/// The inside of the only angle brackets; what stands around them is a name and has no `@`, or is one in quotes.
fn bracketed(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once('<')?;
    let (inner, tail) = rest.split_once('>')?;
    let alone = !tail.contains(['<', '>', '@']) && inner.contains('@') && !inner.contains('<');
    (alone && !name.ends_with('@')).then_some(inner)
}

fn quoted(text: &str) -> Option<&str> {
    const PAIRS: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('`', '`')];
    PAIRS.into_iter().find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))
}

fn mailto(text: &str) -> Option<&str> {
    const SCHEME: &str = "mailto:";
    let prefix = text.get(..SCHEME.len())?;
    let address = prefix.eq_ignore_ascii_case(SCHEME).then(|| &text[SCHEME.len()..])?;
    Some(address.split_once('?').map_or(address, |(address, _)| address))
}

/// Without the characters that nobody sees. Joiners, which some scripts need inside a word, go only at the edges.
fn visible<'a>(text: &'a str, repairs: &mut Repairs) -> Cow<'a, str> {
    let is_blank = |c: char| invisible(c) == Some(Invisible::Blank);
    let trimmed = trim_invisible(text);
    let ends_differ = trimmed.len() != text.trim_ascii().len();
    if ends_differ || trimmed.contains(is_blank) {
        repairs.add(Repair::InvisibleCharacter);
    }
    if trimmed.contains(is_blank) {
        return trimmed.chars().filter(|c| !is_blank(*c)).collect::<String>().into();
    }
    trimmed.into()
}

/// Full-width forms as what they stand for.
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
