//! A header cut into phrases of the vocabulary, and what they mean together.
//!
//! A header names a column by one or two of its phrases; the others qualify it. Each phrase has a meaning of its own,
//! and the meaning of the header is made of theirs:
//!
//! | header | phrases | reading |
//! |---|---|---|
//! | `Primary work email` | primary + work + **email** | an email address, of the cost of a primary and a work address |
//! | `Contact name` | person + **name** | a name of the lead |
//! | `First and last name` | one phrase of the vocabulary | a full name; fewer phrases are better |
//! | `Surname, given name` | **last name** + **first name** | a full name |
//! | `Naam (First name)` | **name** + (**first name**) | a first name: the brackets say which name |
//! | `Company email` | **company** + **email** | an email address at a high cost: it may be the address of an office |
//! | `Account first name` | **company** + **first name** | a first name, although `Account` is a company word |
//! | `Account user name` | **company** + party + **name** | nothing: it is the name of a login |
//! | `Email company` | **email** + **company** | nothing: the two names do not combine |
//! | `Other first name` | other + **first name** | nothing: a second first name is not the lead's |
//! | `Phone email` | near miss + **email** | nothing: a near miss fits no other phrase |
//!
//! A segmentation is built from left to right, one phrase at a time, by the search in `header.rs`. It keeps only what
//! the rest of the header can depend on, so that two segmentations of the same words with the same state are one
//! ([`is_equivalent`](Segmentation::is_equivalent)).
//!
//! All phrases must have a language in common: French `nom` and German `Firma` are not one header. English is the
//! exception, because people mix it into every language: an English qualifier, an English `email`, a second word for
//! the same thing and a name in brackets are allowed anywhere, as in `Firmen-Email (required)`.

use super::{
    languages::{
        language_set::LanguageSet,
        phrase::{Phrase, PhraseMeaning},
    },
    meaning::{HeaderMeaning, Subject},
};

/// Costs in rank. They add up, and only their order matters.
///
/// An email address has the order primary, unqualified, work, number 1, other, higher numbers, personal. Addresses of
/// other persons come after all of the lead's own, and the address of a company comes last. `header.rs` adds the costs
/// of numbers.
///
/// `Primary email` costs 0, `Email` 1, `Work email` 3, `Contact email` 2, `Other email` 31, `Personal email` 51,
/// `Billing email` 101, `Shipping email` 131 and `Company email` 201.
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
/// It starts [`empty`](Self::empty) and grows [`with`](Self::with) one phrase at a time. It is small and `Copy`,
/// because the search for the best one makes many.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segmentation {
    /// How many phrases it has. Fewer are better: `job title` is one phrase rather than `job` and `title`.
    pub(super) phrases: u16,
    /// The phrases that name a column, in order. A header has at most two with different meanings.
    first: Option<NamingPhrase>,
    second: Option<NamingPhrase>,
    /// The languages that all phrases have in common. English mixed into another language does not count.
    pub(super) languages: LanguageSet,
    qualifiers: Qualifiers,
}

/// A phrase that names a column, and whether it is in brackets.
#[derive(Clone, Copy, Debug)]
struct NamingPhrase {
    phrase: &'static Phrase,
    aside: bool,
}

impl NamingPhrase {
    /// What the phrase names when no other phrase names anything.
    fn meaning(self) -> Option<HeaderMeaning> {
        HeaderMeaning::of(self.phrase.meaning)
    }
}

/// Which kinds of phrases qualify the naming ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Qualifiers {
    /// The kinds that are present: bit `n` is the meaning with the discriminant `n`.
    kinds: u32,
    /// A person directly after a company: `Company contact`.
    contact_of_company: bool,
    /// A user, or the word `first`, directly after a company: `Account user name`, `Company first`.
    user_of_company: bool,
    /// A person whose word is not in brackets: the one of `contact name`, but not of `name (contact)`.
    person: bool,
}

impl Qualifiers {
    fn has(self, kind: PhraseMeaning) -> bool {
        self.kinds & (1 << kind as u32) != 0
    }

    fn add(&mut self, kind: PhraseMeaning) {
        self.kinds |= 1 << kind as u32;
    }
}

impl Segmentation {
    /// The segmentation of no words, which is in every language.
    pub(super) fn empty() -> Self {
        let qualifiers = Qualifiers::default();
        Self { phrases: 0, first: None, second: None, languages: LanguageSet::ALL, qualifiers }
    }

    /// Appends a phrase; `None` if it does not fit those before it. `aside` is whether it is in brackets.
    ///
    /// A near miss never fits, which is why `Email status` has no segmentation.
    pub(super) fn with(&self, phrase: &'static Phrase, aside: bool) -> Option<Self> {
        let mut next = Self { phrases: self.phrases + 1, ..*self };
        if phrase.is_near_miss() {
            return None;
        }
        let name = NamingPhrase { phrase, aside };
        if name.meaning().is_some() {
            return next.with_name(name);
        }
        next.qualify(phrase, aside);
        if phrase.languages.has_english() { Some(next) } else { next.in_languages(phrase.languages) }
    }

    /// Notes a qualifier. A person after a company is its contact, unless a filler is between them:
    /// `Company of the contact`.
    fn qualify(&mut self, phrase: &Phrase, aside: bool) {
        use PhraseMeaning as M;
        let after_company = self.first.and_then(NamingPhrase::meaning) == Some(HeaderMeaning::Company);
        let of_company = after_company && !self.qualifiers.has(M::Filler);
        match phrase.meaning {
            M::Primary if phrase.key == "first" => self.qualifiers.user_of_company |= after_company,
            M::Party => self.qualifiers.user_of_company |= of_company,
            M::Person => self.qualifiers.contact_of_company |= of_company,
            _ => {}
        }
        self.qualifiers.person |= !aside && matches!(phrase.meaning, M::Person | M::Party | M::Recipient);
        self.qualifiers.add(phrase.meaning);
    }

    /// Restricts the common languages to these; `None` if that leaves none.
    fn in_languages(mut self, languages: LanguageSet) -> Option<Self> {
        self.languages = self.languages.and(languages);
        (!self.languages.is_empty()).then_some(self)
    }

    /// Appends a phrase that names a column. A third one with a different meaning does not fit.
    ///
    /// A second phrase of the same meaning changes nothing: `Email - E-Mail-Adresse` in a file in two languages.
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
        use PhraseMeaning as M;
        let email = self.meaning() == Some(HeaderMeaning::Email);
        let has = |kind| self.qualifiers.has(kind);
        let prices = [
            (email && !has(M::Primary), cost::UNQUALIFIED),
            (email && has(M::Work), cost::WORK),
            (has(M::Person), cost::PERSON),
            (has(M::Other), cost::OTHER),
            (has(M::Personal), cost::PERSONAL),
            (has(M::Party), cost::PARTY),
            (has(M::Recipient), cost::RECIPIENT),
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

    /// Whose name or address it is: the lead's in `Contact name`, maybe someone else's in `Billing name`.
    pub(super) fn subject(&self) -> Subject {
        let has = |kind| self.qualifiers.has(kind);
        if has(PhraseMeaning::Party) || has(PhraseMeaning::Recipient) {
            Subject::Party
        } else if has(PhraseMeaning::Person) {
            Subject::Lead
        } else {
            Subject::Unspecified
        }
    }

    /// Whether only a weak word names the field: `Organization` alone, but not `Organization email`.
    pub(super) fn is_weak(&self) -> bool {
        use PhraseMeaning as M;
        let weak =
            |name: NamingPhrase| matches!(name.phrase.meaning, M::WeakCompany | M::WeakJobTitle | M::WeakLastName);
        self.first.is_some_and(weak) && self.second.is_none()
    }

    /// The phrase that gave the meaning: `email` in `Company email`. It is shown as the reason for the choice.
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
        use PhraseMeaning as M;
        let meaning = self.meaning_of_names()?;
        let has = |kind| self.qualifiers.has(kind);
        let Qualifiers { contact_of_company, user_of_company, .. } = self.qualifiers;
        let qualified = has(M::Work) || has(M::Other) || has(M::Personal);
        let fits = match meaning {
            HeaderMeaning::Email => !contact_of_company || self.second.is_none(),
            HeaderMeaning::Company => !qualified && !contact_of_company && !user_of_company,
            HeaderMeaning::FullName | HeaderMeaning::Name => !qualified && !has(M::Primary),
            _ => !qualified,
        };
        // A single Chinese character is a name by itself, also before `(buyer)`, but not at the end of `contact name`.
        let bare = self.first.is_some_and(|name| name.phrase.alias.chars().count() == 1);
        (fits && !(bare && self.qualifiers.person)).then_some(meaning)
    }

    /// The meaning without the qualifiers.
    fn meaning_of_names(&self) -> Option<HeaderMeaning> {
        let first = self.first?;
        let Some(second) = self.second else { return first.meaning() };
        let (a, b) = (first.meaning()?, second.meaning()?);
        if first.aside == second.aside { combined(a, b) } else { specified(a, b).or_else(|| combined(a, b)) }
    }

    /// Whether every continuation of both has the same meaning, so that the search may drop one of them.
    ///
    /// The spelling and the number of phrases may differ. The search keeps the one that it finds first, whose last
    /// phrase is the longer one.
    pub(super) fn is_equivalent(&self, other: &Self) -> bool {
        let names = |this: &Self| [this.first, this.second].map(|name| name.map(|name| name.phrase.meaning));
        names(self) == names(other) && self.qualifiers == other.qualifiers && self.languages == other.languages
    }
}

/// The meaning of two different names of which one is in brackets, which says which name it is: `Naam (First name)`.
fn specified(a: HeaderMeaning, b: HeaderMeaning) -> Option<HeaderMeaning> {
    use HeaderMeaning as M;
    match (a, b) {
        (M::Name, half @ (M::FirstName | M::LastName)) | (half @ (M::FirstName | M::LastName), M::Name) => Some(half),
        _ => None,
    }
}

/// The meaning of two different names one after the other: `Surname, given name`, `Company email`. Most pairs have
/// none.
///
/// The order matters: `Company name` and `Name company` are the company, `Company email` is an address, and
/// `Email company` is nothing.
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
