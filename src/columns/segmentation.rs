//! A header cut into phrases of the vocabulary, and what they mean together.
//!
//! `Primary work email` is three phrases: two qualifiers and one that names a column, so it means an email address, of
//! the cost of a primary and a work address. `Company email` names two things, which together mean an email address,
//! but at a high cost, because it may be the address of an office. `Email company` has no meaning: its names do not
//! combine.
//!
//! All phrases must have a language in common. English is the exception, because people mix it into every language: an
//! English qualifier, an English `email`, a second word for the same thing and a name in brackets are allowed anywhere.

use super::{
    languages::{
        language_set::LanguageSet,
        phrase::{Phrase, PhraseMeaning},
    },
    meaning::{HeaderMeaning, Subject},
};

/// Costs in rank. They add up, and only their order matters.
///
/// An email address has the order primary, unqualified, work, numbered, other, personal. Addresses of other persons
/// come after all of the lead's own, and the address of a company comes last.
mod cost {
    pub(super) const UNQUALIFIED: u16 = 1;
    pub(super) const WORK: u16 = 2;
    pub(super) const PERSON: u16 = 1;
    pub(super) const OTHER: u16 = 30;
    pub(super) const PERSONAL: u16 = 50;
    pub(super) const WEAK: u16 = 60;
    pub(super) const CONTACT: u16 = 40;
    pub(super) const PARTY: u16 = 100;
    pub(super) const RECIPIENT: u16 = 130;
    pub(super) const COMPANY_EMAIL: u16 = 200;
}

/// The first words of a header as a sequence of phrases that fit together.
///
/// It starts [`EMPTY`](Self::EMPTY) and grows [`with`](Self::with) one phrase at a time. It is small and `Copy`,
/// because the search for the best one makes many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segmentation {
    /// How many phrases it has. Fewer are better: `job title` is one phrase rather than `job` and `title`.
    phrases: u16,
    /// The phrases that name a column, in order. A header has at most two with different meanings.
    first: Option<NamingPhrase>,
    second: Option<NamingPhrase>,
    /// The languages that all phrases have in common. English mixed into another language does not count.
    languages: LanguageSet,
    qualifiers: Qualifiers,
}

/// A phrase that names a column, and whether it is in brackets.
#[derive(Clone, Copy, Debug)]
struct NamingPhrase {
    phrase: &'static Phrase,
    aside: bool,
}

/// Which kinds of phrases qualify the naming ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a kind of phrase that is present or not")]
struct Qualifiers {
    primary: bool,
    work: bool,
    other: bool,
    personal: bool,
    person: bool,
    party: bool,
    recipient: bool,
    filler: bool,
    /// A person directly after a company: `Company contact`.
    contact_of_company: bool,
    /// A user, or the word `first`, directly after a company: `Account user name`, `Company first`.
    user_of_company: bool,
}

impl Segmentation {
    pub(super) const EMPTY: Self = Self {
        phrases: 0,
        first: None,
        second: None,
        languages: LanguageSet::ALL,
        qualifiers: Qualifiers {
            primary: false,
            work: false,
            other: false,
            personal: false,
            person: false,
            party: false,
            recipient: false,
            filler: false,
            contact_of_company: false,
            user_of_company: false,
        },
    };

    /// Appends a phrase; `None` if it does not fit those before it. `aside` is whether it is in brackets.
    pub(super) fn with(&self, phrase: &'static Phrase, aside: bool) -> Option<Self> {
        let mut next = Self { phrases: self.phrases + 1, ..*self };
        if phrase.is_near_miss() {
            return None;
        }
        if phrase.meaning.names_column() {
            return next.with_name(NamingPhrase { phrase, aside });
        }
        next.qualify(phrase);
        if phrase.languages.has_english() { Some(next) } else { next.in_languages(phrase.languages) }
    }

    /// Notes a qualifier. A person after a company is its contact, unless a filler is between them:
    /// `Company of the contact`.
    fn qualify(&mut self, phrase: &Phrase) {
        let names_company = self.first.and_then(NamingPhrase::meaning) == Some(HeaderMeaning::Company);
        let qualifiers = &mut self.qualifiers;
        match phrase.meaning {
            PhraseMeaning::Primary => {
                qualifiers.primary = true;
                qualifiers.user_of_company |= names_company && phrase.key == "first";
            }
            PhraseMeaning::Work => qualifiers.work = true,
            PhraseMeaning::Other => qualifiers.other = true,
            PhraseMeaning::Personal => qualifiers.personal = true,
            PhraseMeaning::Party => {
                qualifiers.party = true;
                qualifiers.user_of_company |= names_company && !qualifiers.filler;
            }
            PhraseMeaning::Recipient => qualifiers.recipient = true,
            PhraseMeaning::Filler => qualifiers.filler = true,
            PhraseMeaning::Person => {
                qualifiers.person = true;
                qualifiers.contact_of_company |= names_company && !qualifiers.filler;
            }
            _ => {}
        }
    }

    /// Restricts the common languages to these; `None` if that leaves none.
    fn in_languages(mut self, languages: LanguageSet) -> Option<Self> {
        self.languages = self.languages.and(languages);
        (!self.languages.is_empty()).then_some(self)
    }

    /// Appends a phrase that names a column. A third one with a different meaning does not fit.
    fn with_name(mut self, name: NamingPhrase) -> Option<Self> {
        let meaning = name.phrase.meaning;
        let international = meaning == PhraseMeaning::Email && name.phrase.languages.has_english();
        let repeats = self.first.is_some_and(|first| first.meaning() == name.meaning());
        match (self.first, self.second) {
            (None, _) => self.first = Some(name),
            _ if repeats => {}
            (Some(_), None) => self.second = Some(name),
            (Some(_), Some(second)) if second.phrase.meaning == meaning => {}
            _ => return None,
        }
        if international || repeats || name.aside { Some(self) } else { self.in_languages(name.phrase.languages) }
    }

    /// Lower is better among the columns of one meaning.
    pub(super) fn cost(&self) -> u16 {
        let email = self.meaning() == Some(HeaderMeaning::Email);
        let prices = [
            (email && !self.qualifiers.primary, cost::UNQUALIFIED),
            (email && self.qualifiers.work, cost::WORK),
            (self.qualifiers.person, cost::PERSON),
            (self.qualifiers.other, cost::OTHER),
            (self.qualifiers.personal, cost::PERSONAL),
            (self.qualifiers.party, cost::PARTY),
            (self.qualifiers.recipient, cost::RECIPIENT),
            (!email && self.is_contact(), cost::CONTACT),
            (email && self.second.is_some(), cost::COMPANY_EMAIL),
            (self.is_weak(), cost::WEAK),
        ];
        prices.into_iter().filter(|(applies, _)| *applies).map(|(_, price)| price).sum()
    }

    /// Whether it is the name of a person after the word for a company: `Account first name`.
    fn is_contact(&self) -> bool {
        let of_company = self.first.and_then(NamingPhrase::meaning) == Some(HeaderMeaning::Company);
        of_company && matches!(self.meaning(), Some(HeaderMeaning::FirstName | HeaderMeaning::LastName))
    }

    pub(super) fn phrases(&self) -> u16 {
        self.phrases
    }

    pub(super) fn languages(&self) -> LanguageSet {
        self.languages
    }

    pub(super) fn subject(&self) -> Subject {
        match self.qualifiers {
            Qualifiers { party: true, .. } | Qualifiers { recipient: true, .. } => Subject::Party,
            Qualifiers { person: true, .. } => Subject::Lead,
            _ => Subject::Unspecified,
        }
    }

    /// Whether only a weak word names the field.
    pub(super) fn is_weak(&self) -> bool {
        use PhraseMeaning as M;
        let weak =
            |name: NamingPhrase| matches!(name.phrase.meaning, M::WeakCompany | M::WeakJobTitle | M::WeakLastName);
        self.first.is_some_and(weak) && self.second.is_none()
    }

    /// The phrase that gave the meaning.
    pub(super) fn deciding_phrase(&self) -> Option<&'static Phrase> {
        let meaning = self.meaning()?;
        let second = self.second.filter(|name| name.meaning() == Some(meaning));
        second.or(self.first).map(|name| name.phrase)
    }

    /// What the naming phrases mean together, if that is one thing and the qualifiers fit it.
    ///
    /// A work, other or personal email address is still one, but a `Work company` or `Other first name` is not the
    /// lead's. `Primary name` is not a name of a person.
    pub(super) fn meaning(&self) -> Option<HeaderMeaning> {
        let meaning = self.meaning_of_names()?;
        let Qualifiers { work, other, personal, person, party, recipient, primary, .. } = self.qualifiers;
        let Qualifiers { contact_of_company, user_of_company, .. } = self.qualifiers;
        let qualified = work || other || personal;
        let fits = match meaning {
            HeaderMeaning::Email => !contact_of_company || self.second.is_none(),
            HeaderMeaning::Company => !qualified && !contact_of_company && !user_of_company,
            HeaderMeaning::FullName | HeaderMeaning::Name => !qualified && !primary,
            _ => !qualified,
        };
        // A single Chinese character is a name by itself, but not at the end of `contact name`.
        let bare = self.first.is_some_and(|name| name.phrase.alias.chars().count() == 1);
        (fits && !(bare && (person || party || recipient))).then_some(meaning)
    }

    /// The meaning without the qualifiers.
    fn meaning_of_names(&self) -> Option<HeaderMeaning> {
        let first = self.first?;
        let Some(second) = self.second else { return first.meaning() };
        let (a, b) = (first.meaning()?, second.meaning()?);
        if first.aside == second.aside { combined(a, b) } else { specified(a, b).or_else(|| combined(a, b)) }
    }

    /// Whether every continuation of both has the same meaning, so that the search may drop one of them.
    pub(super) fn is_equivalent(&self, other: &Self) -> bool {
        let names = |this: &Self| [this.first, this.second].map(|name| name.map(|name| name.phrase.meaning));
        names(self) == names(other) && self.qualifiers == other.qualifiers && self.languages == other.languages
    }
}

impl NamingPhrase {
    /// What the phrase names when no other phrase names anything.
    fn meaning(self) -> Option<HeaderMeaning> {
        use PhraseMeaning as M;
        Some(match self.phrase.meaning {
            M::Email => HeaderMeaning::Email,
            M::FirstName => HeaderMeaning::FirstName,
            M::LastName | M::WeakLastName => HeaderMeaning::LastName,
            M::Company | M::WeakCompany => HeaderMeaning::Company,
            M::JobTitle | M::WeakJobTitle => HeaderMeaning::JobTitle,
            M::Role => HeaderMeaning::Role,
            M::Title => HeaderMeaning::Title,
            M::Name => HeaderMeaning::Name,
            M::FullName => HeaderMeaning::FullName,
            _ => return None,
        })
    }
}

/// The meaning of two different names of which one is in brackets: `Name (First)`, `이름 (First name)`.
fn specified(a: HeaderMeaning, b: HeaderMeaning) -> Option<HeaderMeaning> {
    use HeaderMeaning as M;
    match (a, b) {
        (M::Name, half @ (M::FirstName | M::LastName)) | (half @ (M::FirstName | M::LastName), M::Name) => Some(half),
        _ => None,
    }
}

/// The meaning of two different names one after the other: `First and last name`, `Company email`. Most pairs have
/// none.
fn combined(a: HeaderMeaning, b: HeaderMeaning) -> Option<HeaderMeaning> {
    use HeaderMeaning as M;
    Some(match (a, b) {
        (M::FirstName | M::Name, M::LastName) | (M::LastName | M::Name, M::FirstName) | (M::LastName, M::Name) => {
            M::FullName
        }
        (M::FullName, M::Name | M::FirstName | M::LastName) | (M::Name, M::FullName) => M::FullName,
        (M::Company, M::Name) | (M::Name, M::Company) => M::Company,
        (M::JobTitle | M::Title | M::Role, M::JobTitle | M::Title | M::Role) | (M::JobTitle, M::Name) => M::JobTitle,
        (M::Company, M::Email) => M::Email,
        (M::Company, half @ (M::FirstName | M::LastName)) => half,
        _ => return None,
    })
}
