//! The vocabulary of all languages, looked up by phrase.
//!
//! The tables are sorted when the language files change, so that a lookup is a binary search and the first one costs
//! as little as any other.

use super::{
    languages::{
        index::{PHRASES, SALUTATIONS},
        phrase::Phrase,
    },
    words,
};

/// Longer cells cannot be salutations, and are not worth normalizing.
const LONGEST_SALUTATION: usize = 40;

/// The vocabulary, as a range that [`starting_with`] narrows.
pub(super) fn all_phrases() -> &'static [Phrase] {
    &PHRASES
}

/// The meanings of a phrase whose words have been run together.
pub(super) fn phrases(key: &str) -> &'static [Phrase] {
    exactly(starting_with(&PHRASES, key), key)
}

/// The phrases of a range of the vocabulary that start with this text.
pub(super) fn starting_with(range: &'static [Phrase], text: &str) -> &'static [Phrase] {
    let after = &range[range.partition_point(|phrase| phrase.key < text)..];
    &after[..after.partition_point(|phrase| phrase.key.starts_with(text))]
}

/// The phrases that are the whole text, of those that start with it: they come first.
pub(super) fn exactly(range: &'static [Phrase], text: &str) -> &'static [Phrase] {
    let length = range.iter().take_while(|phrase| phrase.key.len() == text.len()).count();
    &range[..length]
}

/// Whether a cell is a form of address in some language: `Mr`, `Frau`, `Dr.`.
pub(super) fn is_salutation(cell: &str) -> bool {
    cell.len() <= LONGEST_SALUTATION && SALUTATIONS.binary_search(&words::key(cell).as_str()).is_ok()
}
