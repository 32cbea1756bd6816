//! The language of a header row, by vote.
//!
//! A word can mean one thing in one language and another in the next: `Titel` is a job title in Danish and an academic
//! title in German. The other headers of the row settle which language is right. Each of them votes for the languages
//! that it can be read in, so that `Nachname` is worth more to German than `Name`, which many languages have.
//!
//! A header that two languages share gives 30 votes to each, one of German alone gives 60 to German. A detector of
//! languages for running text would not help here: a header row has a handful of words, half of them English.

use std::cmp::Reverse;

use super::languages::{index::CODES, language_set::LanguageSet};

/// The votes of one column. Divisible by the usual numbers of languages that share a word.
const VOTES_PER_COLUMN: usize = 60;

/// The votes of each language in a header row, by its place in [`CODES`].
#[derive(Clone, Debug)]
pub(super) struct LanguageVotes([usize; CODES.len()]);

impl LanguageVotes {
    /// The votes of no columns.
    pub(super) const NONE: Self = Self([0; CODES.len()]);

    /// Shares the votes of each column equally among the languages that its header matched.
    pub(super) fn count(columns: impl Iterator<Item = LanguageSet>) -> Self {
        let mut votes = Self::NONE;
        for languages in columns {
            let share = VOTES_PER_COLUMN / languages.places().count().max(1);
            languages.places().for_each(|place| votes.0[place] += share);
        }
        votes
    }

    /// The votes of the strongest of these languages.
    pub(super) fn of(&self, languages: LanguageSet) -> usize {
        languages.places().map(|place| self.0[place]).max().unwrap_or(0)
    }

    /// The code of the strongest of these languages; of equal ones the first.
    pub(super) fn language(&self, languages: LanguageSet) -> Option<&'static str> {
        let strongest = languages.places().max_by_key(|place| (self.0[*place], Reverse(*place)));
        strongest.map(|place| CODES[place])
    }
}
