//! The vocabulary of all languages, looked up by phrase.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{
    languages::{list::LANGUAGES, vocabulary::Language},
    normalise,
};

/// What a phrase means in a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sense {
    Email,
    FirstName,
    LastName,
    WeakLastName,
    Company,
    WeakCompany,
    JobTitle,
    WeakJobTitle,
    Role,
    Title,
    Name,
    FullName,
    Primary,
    Work,
    Other,
    Personal,
    Person,
    Party,
    Recipient,
    Filler,
    NearMiss,
}

impl Sense {
    /// Whether it names a column rather than what stands beside a name.
    pub(super) fn names(self) -> bool {
        use Sense as S;
        !matches!(
            self,
            S::Primary
                | S::Work
                | S::Other
                | S::Personal
                | S::Person
                | S::Party
                | S::Recipient
                | S::Filler
                | S::NearMiss
        )
    }
}

/// A set of the languages of [`LANGUAGES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LanguageSet(u128);

impl LanguageSet {
    pub(super) const ALL: Self = Self(u128::MAX);
    /// English, which is mixed into the headers of every other language.
    const ENGLISH: Self = Self(1);

    fn one(place: usize) -> Self {
        Self(1 << place)
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn has_english(self) -> bool {
        !self.and(Self::ENGLISH).is_empty()
    }

    /// The places of the languages in [`LANGUAGES`].
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        let known = self.0 & (u128::MAX >> (u128::BITS as usize - LANGUAGES.len()));
        let next = |rest: &u128| Some(rest & (rest - 1)).filter(|rest| *rest != 0);
        std::iter::successors(Some(known).filter(|set| *set != 0), next).map(|rest| rest.trailing_zeros() as usize)
    }
}

/// What a phrase means, and in which languages.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) sense: Sense,
    pub(super) languages: LanguageSet,
    /// As the first of these languages spells it.
    pub(super) alias: &'static str,
}

/// The vocabulary, built on first use.
pub(super) struct Lexicon {
    phrases: HashMap<String, Vec<Entry>>,
    salutations: HashSet<String>,
    longest: usize,
}

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(LANGUAGES));
        &LEXICON
    }

    fn new(languages: &'static [Language]) -> Self {
        let mut lexicon = Self { phrases: HashMap::new(), salutations: HashSet::new(), longest: 0 };
        for (place, language) in languages.iter().enumerate() {
            for (sense, aliases) in lists(language) {
                for alias in aliases {
                    lexicon.add(sense, alias, LanguageSet::one(place));
                }
            }
            lexicon.salutations.extend(language.salutations.iter().map(|word| normalise::key(word)));
        }
        lexicon
    }

    fn add(&mut self, sense: Sense, alias: &'static str, tongue: LanguageSet) {
        for key in spellings(alias) {
            self.longest = self.longest.max(key.len());
            let entries = self.phrases.entry(key).or_default();
            match entries.iter_mut().find(|entry| entry.sense == sense) {
                Some(entry) => entry.languages = LanguageSet(entry.languages.0 | tongue.0),
                None => entries.push(Entry { sense, languages: tongue, alias }),
            }
        }
    }

    /// The meanings of a phrase whose words have been run together.
    pub(super) fn entries(&self, key: &str) -> &[Entry] {
        self.phrases.get(key).map_or(&[], Vec::as_slice)
    }

    /// The length of the longest phrase in bytes.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    pub(super) fn is_salutation(&self, cell: &str) -> bool {
        cell.len() <= 40 && self.salutations.contains(&normalise::key(cell))
    }
}

/// The phrase as written, and as it is written on a keyboard without its umlauts.
fn spellings(alias: &str) -> impl Iterator<Item = String> {
    const UMLAUTS: [(char, &str); 6] = [('ä', "ae"), ('ö', "oe"), ('ü', "ue"), ('ø', "oe"), ('å', "aa"), ('Ö', "oe")];
    let has_umlaut = UMLAUTS.iter().any(|(letter, _)| alias.contains(*letter));
    let plain =
        has_umlaut.then(|| UMLAUTS.iter().fold(alias.to_owned(), |text, (letter, pair)| text.replace(*letter, pair)));
    std::iter::once(normalise::key(alias)).chain(plain.map(|text| normalise::key(&text)))
}

fn lists(language: &Language) -> [(Sense, &'static [&'static str]); 21] {
    [
        (Sense::Email, language.email),
        (Sense::FirstName, language.first_name),
        (Sense::LastName, language.last_name),
        (Sense::WeakLastName, language.weak_last_name),
        (Sense::Company, language.company),
        (Sense::WeakCompany, language.weak_company),
        (Sense::JobTitle, language.job_title),
        (Sense::WeakJobTitle, language.weak_job_title),
        (Sense::Role, language.role),
        (Sense::Title, language.title),
        (Sense::Name, language.name),
        (Sense::FullName, language.full_name),
        (Sense::Primary, language.primary),
        (Sense::Work, language.work),
        (Sense::Other, language.other),
        (Sense::Personal, language.personal),
        (Sense::Person, language.person),
        (Sense::Party, language.party),
        (Sense::Recipient, language.recipient),
        (Sense::Filler, language.filler),
        (Sense::NearMiss, language.near_miss),
    ]
}
