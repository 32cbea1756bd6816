//! What the phrases of a header say together.

use super::lexicon::{Entry, LanguageSet, Sense};
use super::reading::{Meaning, Subject};

/// Costs in rank; an email address has the order primary, unqualified, work, numbered, other, personal.
mod cost {
    pub(super) const UNQUALIFIED: u16 = 1;
    pub(super) const WORK: u16 = 2;
    pub(super) const PERSON: u16 = 1;
    pub(super) const OTHER: u16 = 30;
    pub(super) const PERSONAL: u16 = 50;
    pub(super) const WEAK: u16 = 60;
    pub(super) const PARTY: u16 = 100;
    pub(super) const RECIPIENT: u16 = 130;
    pub(super) const COMPANY_EMAIL: u16 = 200;
}

/// The phrases of the first words of a header, as far as they fit together.
#[derive(Clone, Copy, Debug)]
pub(super) struct PhraseCover {
    phrases: u16,
    /// The naming phrases in order; a header has at most two different ones.
    first: Option<Named>,
    second: Option<Named>,
    /// The languages that all phrases have in common; English beside another language does not count.
    languages: LanguageSet,
    beside: Beside,
}

#[derive(Clone, Copy, Debug)]
struct Named {
    entry: &'static Entry,
    aside: bool,
}

/// The phrases that stand beside the naming ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a kind of phrase that is there or not")]
struct Beside {
    primary: bool,
    work: bool,
    other: bool,
    personal: bool,
    person: bool,
    party: bool,
    recipient: bool,
    filler: bool,
    /// A person named after a company: `Company contact`.
    contact_of_company: bool,
}

impl PhraseCover {
    pub(super) const EMPTY: Self = Self {
        phrases: 0,
        first: None,
        second: None,
        languages: LanguageSet::ALL,
        beside: Beside {
            primary: false,
            work: false,
            other: false,
            personal: false,
            person: false,
            party: false,
            recipient: false,
            filler: false,
            contact_of_company: false,
        },
    };

    /// With one phrase more, if it fits.
    pub(super) fn with(&self, entry: &'static Entry, aside: bool) -> Option<Self> {
        let mut next = Self { phrases: self.phrases + 1, ..*self };
        match entry.sense {
            Sense::NearMiss => return None,
            Sense::Primary => next.beside.primary = true,
            Sense::Work => next.beside.work = true,
            Sense::Other => next.beside.other = true,
            Sense::Personal => next.beside.personal = true,
            Sense::Party => next.beside.party = true,
            Sense::Recipient => next.beside.recipient = true,
            Sense::Filler => next.beside.filler = true,
            Sense::Person => {
                next.beside.person = true;
                next.beside.contact_of_company |= self.names_company() && !self.beside.filler;
            }
            _ => return next.naming(Named { entry, aside }),
        }
        if entry.languages.has_english() { Some(next) } else { next.speaking(entry.languages) }
    }

    fn speaking(mut self, languages: LanguageSet) -> Option<Self> {
        self.languages = self.languages.and(languages);
        (!self.languages.is_empty()).then_some(self)
    }

    fn naming(mut self, named: Named) -> Option<Self> {
        let sense = named.entry.sense;
        let international = sense == Sense::Email && named.entry.languages.has_english();
        let repeats = self.first.is_some_and(|first| single(first.entry.sense) == single(sense));
        match (self.first, self.second) {
            (None, _) => self.first = Some(named),
            _ if repeats => {}
            (Some(_), None) => self.second = Some(named),
            (Some(_), Some(second)) if second.entry.sense == sense => {}
            _ => return None,
        }
        if international || repeats || named.aside { Some(self) } else { self.speaking(named.entry.languages) }
    }

    fn names_company(&self) -> bool {
        self.first.is_some_and(|named| single(named.entry.sense) == Some(Meaning::Company))
    }

    /// Lower is better among the columns of one meaning.
    pub(super) fn cost(&self) -> u16 {
        let email = self.meaning() == Some(Meaning::Email);
        let prices = [
            (email && !self.beside.primary, cost::UNQUALIFIED),
            (email && self.beside.work, cost::WORK),
            (self.beside.person, cost::PERSON),
            (self.beside.other, cost::OTHER),
            (self.beside.personal, cost::PERSONAL),
            (self.beside.party, cost::PARTY),
            (self.beside.recipient, cost::RECIPIENT),
            (email && self.second.is_some(), cost::COMPANY_EMAIL),
            (self.is_weak(), cost::WEAK),
        ];
        prices.into_iter().filter(|(applies, _)| *applies).map(|(_, price)| price).sum()
    }

    pub(super) fn phrases(&self) -> u16 {
        self.phrases
    }

    pub(super) fn languages(&self) -> LanguageSet {
        self.languages
    }

    /// Subject the header says it is.
    pub(super) fn subject(&self) -> Subject {
        match self.beside {
            Beside { party: true, .. } | Beside { recipient: true, .. } => Subject::Party,
            Beside { person: true, .. } => Subject::Lead,
            _ => Subject::Unsaid,
        }
    }

    /// Whether only a weak word names the field.
    pub(super) fn is_weak(&self) -> bool {
        let weak =
            |named: Named| matches!(named.entry.sense, Sense::WeakCompany | Sense::WeakJobTitle | Sense::WeakLastName);
        self.first.is_some_and(weak) && self.second.is_none()
    }

    /// The phrase that gave the meaning.
    pub(super) fn alias(&self) -> Option<&'static Entry> {
        let meaning = self.meaning()?;
        let second = self.second.filter(|named| single(named.entry.sense) == Some(meaning));
        second.or(self.first).map(|named| named.entry)
    }

    /// What the naming phrases mean together, if that is one thing and the other phrases fit it.
    pub(super) fn meaning(&self) -> Option<Meaning> {
        let meaning = self.named_meaning()?;
        let Beside { work, other, personal, person, party, recipient, primary, contact_of_company, .. } = self.beside;
        let qualified = work || other || personal;
        let fits = match meaning {
            Meaning::Email => !contact_of_company || self.second.is_none(),
            Meaning::Company => !qualified && !contact_of_company,
            Meaning::FullName | Meaning::Name => !qualified && !primary,
            _ => !qualified,
        };
        // A single Chinese character is a name by itself, not as the end of `contact name`.
        let bare = self.first.is_some_and(|named| named.entry.alias.chars().count() == 1);
        (fits && !(bare && (person || party || recipient))).then_some(meaning)
    }

    fn named_meaning(&self) -> Option<Meaning> {
        let first = self.first?;
        let Some(second) = self.second else { return single(first.entry.sense) };
        let (a, b) = (single(first.entry.sense)?, single(second.entry.sense)?);
        if first.aside == second.aside { pair(a, b) } else { specific(a, b).or_else(|| pair(a, b)) }
    }

    /// Whether both lead to the same, so that one of them is enough to remember.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let senses =
            |state: &Self| (state.first.map(|named| named.entry.sense), state.second.map(|named| named.entry.sense));
        senses(self) == senses(other) && self.beside == other.beside && self.languages == other.languages
    }
}

fn single(sense: Sense) -> Option<Meaning> {
    Some(match sense {
        Sense::Email => Meaning::Email,
        Sense::FirstName => Meaning::FirstName,
        Sense::LastName | Sense::WeakLastName => Meaning::LastName,
        Sense::Company | Sense::WeakCompany => Meaning::Company,
        Sense::JobTitle | Sense::WeakJobTitle => Meaning::JobTitle,
        Sense::Role => Meaning::Role,
        Sense::Title => Meaning::Title,
        Sense::Name => Meaning::Name,
        Sense::FullName => Meaning::FullName,
        _ => return None,
    })
}

/// What two different names mean of which one stands in brackets: `Name (First)`, `이름 (First name)`.
fn specific(a: Meaning, b: Meaning) -> Option<Meaning> {
    match (a, b) {
        (Meaning::Name, half @ (Meaning::FirstName | Meaning::LastName))
        | (half @ (Meaning::FirstName | Meaning::LastName), Meaning::Name) => Some(half),
        _ => None,
    }
}

/// What two different namings mean together.
fn pair(a: Meaning, b: Meaning) -> Option<Meaning> {
    use Meaning as M;
    Some(match (a, b) {
        (M::FirstName | M::Name, M::LastName) | (M::LastName | M::Name, M::FirstName) | (M::LastName, M::Name) => {
            M::FullName
        }
        (M::FullName, M::Name | M::FirstName | M::LastName) | (M::Name, M::FullName) => M::FullName,
        (M::Company, M::Name) | (M::Name, M::Company) => M::Company,
        (M::JobTitle | M::Title | M::Role, M::JobTitle | M::Title | M::Role) | (M::JobTitle, M::Name) => M::JobTitle,
        (M::Company, M::Email) => M::Email,
        _ => return None,
    })
}
