//! The phrases of the vocabulary in a sequence of words.
//!
//! | words | spans |
//! |---|---|
//! | `work`, `email` | `0..1` work address, `1..2` email |
//! | `first`, `name` | `0..1` first name and primary, `0..2` first name, `1..2` name |
//! | `budget` | none |
//!
//! The words of a phrase are run together, so that each further word makes the text to look for longer. For most
//! headers the search ends after one or two words, because no phrase starts with them.

use super::{languages::phrase::Phrase, lexicon::PhraseSearch, words::Word};

/// Words `start..end` of a header that are a phrase of the vocabulary, with all its meanings.
#[derive(Clone, Copy, Debug)]
pub(super) struct PhraseSpan {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meanings: &'static [Phrase],
}

impl PhraseSpan {
    /// Every phrase in the words, by its start and then by its length. Phrases overlap.
    pub(super) fn find_all(words: &[Word]) -> Vec<Self> {
        let mut spans = Vec::new();
        let mut key = String::new();
        for start in 0..words.len() {
            key.clear();
            let mut search = PhraseSearch::new(&words[start].text);
            for (end, word) in (start + 1..).zip(&words[start..]) {
                key.push_str(&word.text);
                let Some(meanings) = search.find(&key) else { break };
                if !meanings.is_empty() {
                    spans.push(Self { start, end, meanings });
                }
            }
        }
        spans
    }
}
