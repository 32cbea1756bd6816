//! A phrase of the vocabulary.
//!
//! A phrase with two meanings, such as `business` (a company and a work address), is two entries of the index with the
//! same key. A phrase that several languages share with one meaning is one entry.

use super::language_set::LanguageSet;

/// A word or a few words of the vocabulary, with one of their meanings.
#[derive(Clone, Copy, Debug)]
pub(in crate::columns) struct Phrase {
    /// The words in the form in which they are compared, run together.
    pub(in crate::columns) key: &'static str,
    pub(in crate::columns) meaning: PhraseMeaning,
    /// The languages in which the phrase has this meaning.
    pub(in crate::columns) languages: LanguageSet,
    /// The phrase as the first of these languages spells it.
    pub(in crate::columns) alias: &'static str,
}

impl Phrase {
    /// A line of the index.
    pub(super) const fn new(key: &'static str, meaning: PhraseMeaning, languages: u128, alias: &'static str) -> Self {
        Self { key, meaning, languages: LanguageSet::from_bits(languages), alias }
    }

    pub(in crate::columns) fn is_near_miss(&self) -> bool {
        self.meaning == PhraseMeaning::NearMiss
    }
}

/// What a phrase means in a header. Each meaning is a list of words in the language files, described there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::columns) enum PhraseMeaning {
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
    OptOut,
    OptIn,
    ConsentStatus,
    Marketing,
}

impl PhraseMeaning {
    /// Whether it is about consent. Such words decide only whether a column says who opted out.
    pub(in crate::columns) fn is_about_consent(self) -> bool {
        use PhraseMeaning as M;
        matches!(self, M::OptOut | M::OptIn | M::ConsentStatus | M::Marketing)
    }
}
