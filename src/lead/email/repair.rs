//! Finding the address in a cell that holds more than an address: [`Email::repair`].
//!
//! A cell is read in up to four ways, and the first that gives an address is used:
//!
//! 1. As it is, if nothing in it needs a repair.
//! 2. As one address ([`single`]): layers such as a display name, quotes, `mailto:` and a trailing comma are removed until
//!    none is left. `"Ada" <mailto:ada@example.com>;` has three.
//! 3. As a list ([`several`]): split at commas, semicolons and line breaks, otherwise at white space and slashes. Each part
//!    is read as one address, and the first valid one is used.
//! 4. As a list of display names with addresses in angle brackets ([`first_bracketed`]), whose names may have commas.
//!
//! Before the second, invisible and full-width characters are replaced ([`characters`](super::characters)). No way inserts
//! anything: where the address is incomplete, the row fails and a person corrects it. A wrong guess would send mail to a
//! stranger, and nobody would notice.

use super::{
    address::{Email, InvalidEmail},
    characters::{compatible, is_disguise, narrow, visible},
    repairs::{Repair, Repairs},
    syntax::SyntaxError,
};

/// An address and the repairs that were needed to find it: the result of [`Email::repair`].
///
/// ```
/// use lead_import::Email;
///
/// let found = Email::repair("<Ada@Example.com>")?;
/// assert!(!found.repairs().is_empty());
/// let email = found.into_email();
/// assert_eq!((email.as_str(), email.as_written()), ("ada@example.com", "Ada@Example.com"));
/// # Ok::<(), lead_import::lead::InvalidEmail>(())
/// ```
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
    /// [`InvalidEmail`] if no repair makes the cell an address. Its source is the rule that the address in the cell violates.
    pub fn repair(cell: &str) -> Result<Repaired, InvalidEmail> {
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
        let ordinary = compatible(&narrow, &mut repairs);
        if !ordinary.contains('@') {
            return Err(SyntaxError::NoAt.into());
        }
        let found = single(&ordinary).or_else(|| several(&ordinary)).ok_or_else(|| reason(&ordinary, invalid))?;
        Ok(Repaired { repairs: repairs.with(found.repairs), ..found })
    }
}

/// Why a cell has no address: of a cell that has more than an address, the reason is that of the address.
fn reason(text: &str, invalid: InvalidEmail) -> InvalidEmail {
    Email::parse(unwrap(text, &mut Repairs::default())).err().unwrap_or(invalid)
}

/// The address in a text that has one address: `ada@example.com` in `Ada <ada@example.com>;`.
fn single(text: &str) -> Option<Repaired> {
    let mut repairs = Repairs::default();
    let email = Email::parse(unwrap(text, &mut repairs)).ok()?;
    Some(Repaired { email, repairs })
}

/// The first valid address of a list. Every part of the list must have an `@`, so that a separator inside an address
/// never cuts it: `ann@exa,mple.com` and `ann smith@example.com` stay invalid.
fn several(text: &str) -> Option<Repaired> {
    let lists: [fn(char) -> bool; 2] = [
        |c| matches!(c, ',' | ';' | '|' | '\n' | '\r' | '、' | '，' | '；'),
        |c| c.is_whitespace() || c == '/' || c == ',',
    ];
    let split = lists.into_iter().find_map(|separator| first_valid(text.split(separator)));
    split.or_else(|| first_bracketed(text))
}

/// The first valid address of at least two parts that all have an `@`; `None` for anything else.
fn first_valid<'a>(parts: impl Iterator<Item = &'a str> + Clone) -> Option<Repaired> {
    let mut parts = parts.map(str::trim).filter(|part| !part.is_empty());
    if parts.clone().count() < 2 || !parts.clone().all(|part| part.contains('@')) {
        return None;
    }
    let mut found = parts.find_map(|part| single(part).or_else(|| commented(part)))?;
    found.repairs.add(Repair::FirstOfSeveral);
    Some(found)
}

/// The address of `ada@example.com (work)`, which is one of a list. Alone in a cell it stays invalid.
fn commented(part: &str) -> Option<Repaired> {
    let (address, _) = part.strip_suffix(')')?.rsplit_once('(')?;
    let mut found = single(address)?;
    found.repairs.add(Repair::DisplayName);
    Some(found)
}

/// The first valid address of `Lovelace, Ada <ada@example.com>, Babbage, Charles <charles@example.com>`.
fn first_bracketed(text: &str) -> Option<Repaired> {
    let bracketed = text.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(inner, _)| inner);
    let addresses = bracketed.filter(|inner| inner.contains('@'));
    let mut found = addresses.clone().find_map(single)?;
    found.repairs.add(Repair::DisplayName);
    if addresses.count() > 1 {
        found.repairs.add(Repair::FirstOfSeveral);
    }
    Some(found)
}

/// Removes everything around the address, one layer after the other, and adds a repair for each.
fn unwrap<'a>(text: &'a str, repairs: &mut Repairs) -> &'a str {
    let mut rest = text.trim();
    while let Some((inner, repair)) = layer(rest) {
        repairs.add(repair);
        rest = inner.trim();
    }
    rest
}

/// The text inside the outermost layer: `"Ada" <ada@example.com>` in `"Ada" <ada@example.com>;`, then `ada@example.com`.
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

/// The content of the only angle brackets, if it has an `@`. The text around them is a display name. None for
/// `ada@<example.com>`, whose brackets are inside the address.
fn bracketed(text: &str) -> Option<&str> {
    let (name, rest) = text.split_once('<')?;
    let (inner, tail) = rest.split_once('>')?;
    let alone = !tail.contains(['<', '>', '@']) && inner.contains('@') && !inner.contains('<');
    (alone && !name.ends_with('@')).then_some(inner)
}

/// The text between a pair of quotation marks, or after a single apostrophe.
fn quoted(text: &str) -> Option<&str> {
    const PAIRS: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’'), ('`', '`')];
    PAIRS.into_iter().find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close)).or_else(|| text_mark(text))
}

/// The text after the apostrophe by which a spreadsheet marks a cell as text: `'ada@example.com`. An address may begin with an
/// apostrophe by the grammar, but in a list of leads it is nearly always this mark.
fn text_mark(text: &str) -> Option<&str> {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(char::is_alphanumeric) && !rest.ends_with('\''))
}

/// Whether the text may parse as an address although it needs a repair: `'ada@example.com` is a valid dot-atom, and a domain
/// in full-width letters is valid by UTS #46.
fn is_disguised(text: &str) -> bool {
    text_mark(text).is_some() || !text.is_ascii() && text.contains(is_disguise)
}

/// The address of a `mailto:` link without its query. Some programs write two slashes after the scheme.
fn mailto(text: &str) -> Option<&str> {
    const SCHEME: &str = "mailto:";
    let prefix = text.get(..SCHEME.len())?;
    let address = prefix.eq_ignore_ascii_case(SCHEME).then(|| &text[SCHEME.len()..])?;
    let address = address.trim_start_matches('/');
    Some(address.split_once('?').map_or(address, |(address, _)| address))
}
