//! Finding the address in a cell that holds more than an address: [`Email::repair`].

use super::{
    address::{Email, InvalidEmail},
    characters::{compatible, is_disguise, narrow, visible},
    repairs::{Repair, Repairs},
    syntax::SyntaxError,
};

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
        return Err(SyntaxError::NoAt.into());
    }
    // Of a cell that has more than an address, the reason is that of the address.
    let address = unwrap(&narrow, &mut Repairs::default());
    let found = single(&narrow).or_else(|| several(&narrow));
    let (email, more) = found.ok_or_else(|| Email::parse(address).err().unwrap_or(invalid))?;
    Ok(Repaired { email, repairs: repairs.with(more) })
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
    text_mark(text).is_some() || !text.is_ascii() && text.contains(is_disguise)
}

fn mailto(text: &str) -> Option<&str> {
    const SCHEME: &str = "mailto:";
    let prefix = text.get(..SCHEME.len())?;
    let address = prefix.eq_ignore_ascii_case(SCHEME).then(|| &text[SCHEME.len()..])?;
    let address = address.trim_start_matches('/');
    Some(address.split_once('?').map_or(address, |(address, _)| address))
}
