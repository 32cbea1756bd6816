//! Finding the address in a cell that holds more than an address: [`Email::repair`].
//!
//! A cell is read in three steps:
//!
//! 1. As it is, if nothing in it needs a repair. Nearly all cells end here, and most of those in one look at their bytes.
//! 2. Invisible and full-width characters are replaced ([`characters`](super::characters)).
//! 3. Each part around an `@` is a candidate ([`candidates`](super::candidates())). The first one is used that is an address and
//!    stands between texts that cannot belong to it ([`surroundings`](super::surroundings)).
//!
//! No step inserts anything: where the address is incomplete, the row fails and a person corrects it. A wrong guess would send
//! mail to a stranger, and nobody would notice.

use super::{
    address::{Email, InvalidEmail},
    candidates::{Candidate, candidates},
    characters::{compatible, is_disguise, narrow, visible},
    repairs::{Repair, Repairs},
    surroundings::{After, Before, is_quote},
    syntax::{SyntaxError, is_symbol},
};

/// The most other addresses of one cell that are listed.
const MOST_OTHERS: usize = 100;

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
    others: Vec<String>,
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

    /// The other addresses of the cell in their order, as they are written. Those that are not valid are listed too.
    ///
    /// ```
    /// let found = lead_import::Email::repair("ada@example.com; Bob <bob@example.com>, ADA@example.com")?;
    /// assert_eq!(found.others(), ["bob@example.com"]);
    /// # Ok::<(), lead_import::lead::InvalidEmail>(())
    /// ```
    pub fn others(&self) -> &[String] {
        &self.others
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
        if let Some(email) = Email::ordinary(plain) {
            return Ok(Repaired { email, repairs: Repairs::default(), others: Vec::new() });
        }
        // `Email::parse` trims more than ASCII white space. Removing a non-breaking space is a repair and must be reported.
        let may_parse = plain == plain.trim() && !is_disguised(plain);
        let unrepaired = if may_parse { Email::parse(plain) } else { Err(SyntaxError::Grammar.into()) };
        let invalid = match unrepaired {
            Ok(email) => return Ok(Repaired { email, repairs: Repairs::default(), others: Vec::new() }),
            Err(invalid) => invalid,
        };
        let mut repairs = Repairs::default();
        let visible = visible(plain, &mut repairs);
        let narrow = narrow(&visible, &mut repairs);
        let ordinary = compatible(&narrow, &mut repairs);
        if !ordinary.contains('@') {
            return Err(SyntaxError::NoAt.into());
        }
        let found = first_valid(&ordinary, invalid)?;
        Ok(Repaired { repairs: repairs.with(found.repairs), ..found })
    }
}

/// The first candidate that is an address and whose surroundings can be taken away.
fn first_valid(text: &str, invalid: InvalidEmail) -> Result<Repaired, InvalidEmail> {
    let all = candidates(text);
    let mut reason = None;
    let mut found = None;
    for index in 0..all.len() {
        let Some(repairs) = surrounded(text, &all, index) else { continue };
        match Email::parse(&text[all[index].address.clone()]) {
            Ok(email) => {
                found = Some((index, email, repairs));
                if !names_the_next(text, &all, index) {
                    break;
                }
            }
            Err(invalid) => reason = reason.or(Some(invalid)),
        }
    }
    let (index, email, mut repairs) = found.ok_or(reason.unwrap_or(invalid))?;
    let others = others(text, &all, index, &email);
    if !others.is_empty() {
        repairs.add(Repair::FirstOfSeveral);
    }
    Ok(Repaired { email, repairs, others })
}

/// The repairs that take away what is around a candidate.
fn surrounded(text: &str, all: &[Candidate], index: usize) -> Option<Repairs> {
    let Candidate { address, end } = &all[index];
    let previous = index.checked_sub(1).map(|previous| all[previous].end);
    let next = all.get(index + 1).map(|next| next.address.start);
    let (head, tail) = (&text[previous.unwrap_or(0)..address.start], &text[*end..next.unwrap_or(text.len())]);
    let before = Before { text: head, follows: previous.is_some(), is_closed: tail.starts_with(is_quote) };
    let after = After { text: tail, precedes: next.is_some(), is_opened: before.opens() };
    Some(before.repairs()?.with(after.repairs()?))
}

/// Whether a candidate is the display name of the next: `ada@example.com <ada@example.org>`.
fn names_the_next(text: &str, all: &[Candidate], index: usize) -> bool {
    let Some(next) = all.get(index + 1) else { return false };
    let between = text[all[index].end..next.address.start].trim_start_matches(['"', '\'', ')', ' ']);
    between.starts_with('<') && text[next.end..].starts_with('>')
}

/// The addresses of the text besides the one that is used, each once.
fn others(text: &str, all: &[Candidate], chosen: usize, email: &Email) -> Vec<String> {
    let mut others: Vec<String> = Vec::new();
    for (index, candidate) in all.iter().enumerate() {
        let other = &text[candidate.address.clone()];
        let is_same = index == chosen || Email::parse(other).is_ok_and(|other| other == *email);
        if !is_same && others.len() < MOST_OTHERS && !others.iter().any(|known| known == other) {
            others.push(other.to_owned());
        }
    }
    others
}

/// Whether the text may parse as an address although it needs a repair: `'ada@example.com` and `•ada@example.com` are valid
/// dot-atoms, and a domain in full-width letters is valid by UTS #46.
fn is_disguised(text: &str) -> bool {
    let is_bullet = |c: char| !c.is_ascii() && is_symbol(c);
    let is_text_mark = |rest: &str| rest.starts_with(char::is_alphanumeric) && !rest.ends_with('\'');
    text.strip_prefix('\'').is_some_and(is_text_mark)
        || !text.is_ascii() && (text.starts_with(is_bullet) || text.contains(is_disguise))
}
