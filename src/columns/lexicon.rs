//! The vocabulary of all languages, looked up by phrase.
//!
//! The tables are sorted when the language files change, so that a lookup is a binary search and the first one costs as
//! little as any other. A hash map would need to be built at the start of each program, and could not answer whether
//! any phrase starts with a text.
//!
//! Headers are looked up in the phrases. Cells are looked up in four smaller tables: salutations, and the answers yes,
//! no and opted out.

use super::{
    languages::{
        index::{NO, OPTED_OUT, PHRASES, SALUTATIONS, YES},
        phrase::Phrase,
    },
    words,
};

/// Longer cells, in bytes, cannot be salutations, and are not worth normalizing.
const LONGEST_SALUTATION: usize = 40;

/// Longer cells, in bytes, are not answers but sentences.
const LONGEST_ANSWER: usize = 100;

/// The place of the first phrase whose key starts with this byte or a higher one. Saves a third of each search.
static FIRST_BY_BYTE: [usize; 257] = {
    let mut first = [0; 257];
    let mut place = PHRASES.len();
    let mut byte = 256;
    while place > 0 {
        place -= 1;
        let key = PHRASES[place].key.as_bytes();
        let start = if key.is_empty() { 0 } else { key[0] as usize };
        while byte > start {
            first[byte] = place + 1;
            byte -= 1;
        }
    }
    first
};

/// A search for a text that grows: `e`, then `email`, then `emailaddress`.
///
/// The vocabulary is sorted, so that the phrases that start with the text are next to each other. Each search continues
/// where the last one ended, and the first text that no phrase starts with ends it.
#[derive(Clone, Copy, Debug)]
pub(super) struct PhraseSearch {
    /// The vocabulary from the first phrase on that is not less than the text.
    rest: &'static [Phrase],
}

impl PhraseSearch {
    /// A search for texts that start as this one does.
    pub(super) fn new(text: &str) -> Self {
        Self { rest: phrases_beginning_as(text) }
    }

    /// The meanings of the text as a phrase; `None` if no phrase starts with it. It has to start with the text of the
    /// previous call. A start of phrases that is not a phrase itself, such as `emailaddre`, has no meanings:
    /// `Some(&[])`.
    pub(super) fn find(&mut self, text: &str) -> Option<&'static [Phrase]> {
        self.rest = &self.rest[self.rest.partition_point(|phrase| phrase.key < text)..];
        let continues = self.rest.first().is_some_and(|phrase| phrase.key.starts_with(text));
        let meanings = self.rest.iter().take_while(|phrase| phrase.key == text).count();
        continues.then(|| &self.rest[..meanings])
    }
}

/// The phrases whose keys begin with the same byte as the text.
pub(super) fn phrases_beginning_as(text: &str) -> &'static [Phrase] {
    let byte = usize::from(text.bytes().next().unwrap_or(0));
    &PHRASES[FIRST_BY_BYTE[byte]..FIRST_BY_BYTE[byte + 1]]
}

/// The meanings of a phrase whose words have been run together; none if it is not in the vocabulary.
pub(super) fn phrases(key: &str) -> &'static [Phrase] {
    PhraseSearch::new(key).find(key).unwrap_or_default()
}

/// Whether the text is a phrase of the vocabulary with all of its accents, in any case.
pub(super) fn has_exactly(text: &str) -> bool {
    let lower = text.to_lowercase();
    phrases(&words::key(text)).iter().any(|phrase| phrase.alias.to_lowercase() == lower)
}

/// Whether a cell is a form of address in some language: `Mr`, `Frau`, `Dr.`.
pub(super) fn is_salutation(cell: &str) -> bool {
    cell.len() <= LONGEST_SALUTATION && SALUTATIONS.binary_search(&words::key(cell).as_str()).is_ok()
}

/// What a cell says about the header of its column. `Yes` below `Unsubscribed` is a refusal, and below `Opt in` a
/// consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
    /// The person opted out, whatever the header asks: `unsubscribed`.
    OptedOut,
}

/// The answer in a cell, in some language; `None` for any other text. Case, accents and punctuation make no difference:
/// `YES`, `Sí` and `opted-out` are answers. A check mark is a yes.
pub(super) fn answer(cell: &str) -> Option<Answer> {
    if cell.len() > LONGEST_ANSWER {
        return None;
    }
    let key = words::key(cell);
    let is_in = |values: &[&str]| values.binary_search(&key.as_str()).is_ok();
    match cell {
        _ if is_in(&OPTED_OUT) => Some(Answer::OptedOut),
        "✓" | "✔" | "☑" | "✅" => Some(Answer::Yes),
        _ if is_in(&YES) => Some(Answer::Yes),
        "☐" | "✗" | "✘" | "❌" => Some(Answer::No),
        _ if is_in(&NO) => Some(Answer::No),
        _ => None,
    }
}
