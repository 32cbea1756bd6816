//! The vocabulary of all languages, looked up by phrase.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    aliases::{LANGUAGES, Language},
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
    Filler,
    NearMiss,
}

/// A phrase in one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) sense: Sense,
    pub(super) language: &'static str,
    pub(super) alias: &'static str,
}

/// The vocabulary, built on first use.
pub(super) struct Lexicon {
    phrases: HashMap<String, Vec<Entry>>,
    salutations: HashMap<String, ()>,
    longest: usize,
}

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(LANGUAGES));
        &LEXICON
    }

    fn new(languages: &'static [Language]) -> Self {
        let mut lexicon = Self { phrases: HashMap::new(), salutations: HashMap::new(), longest: 0 };
        for language in languages {
            for (sense, aliases) in lists(language) {
                for alias in aliases {
                    lexicon.add(Entry { sense, language: language.code, alias });
                }
            }
            lexicon.salutations.extend(language.salutations.iter().map(|word| (normalise::key(word), ())));
        }
        lexicon
    }

    fn add(&mut self, entry: Entry) {
        let key = normalise::key(entry.alias);
        self.longest = self.longest.max(key.len());
        self.phrases.entry(key).or_default().push(entry);
    }

    /// The readings of a phrase whose words have been run together.
    pub(super) fn entries(&self, key: &str) -> &[Entry] {
        if key.len() > self.longest {
            return &[];
        }
        self.phrases.get(key).map_or(&[], Vec::as_slice)
    }

    pub(super) fn is_salutation(&self, cell: &str) -> bool {
        cell.len() <= 40 && self.salutations.contains_key(&normalise::key(cell))
    }
}

fn lists(language: &Language) -> [(Sense, &'static [&'static str]); 20] {
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
        (Sense::Filler, language.filler),
        (Sense::NearMiss, language.near_miss),
    ]
}
