//! The phrases of the vocabulary in a sequence of words.
//!
//! Each further word makes the phrase to look for longer. For most headers the search ends after one or two words, because
//! no phrase starts with them.

use super::{languages::phrase::Phrase, lexicon::PhraseSearch, words::Word};

/// Words `start..end` of a header that are a phrase of the vocabulary, with all its meanings.
#[derive(Clone, Copy, Debug)]
pub(super) struct PhraseSpan {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meanings: &'static [Phrase],
}

impl PhraseSpan {
    /// Every phrase in the words, by its start and then by its length. Phrases overlap: `email address` is three.
    pub(super) fn find_all(words: &[Word]) -> Vec<Self> {
        let mut spans = Vec::new();
        let mut key = String::new();
        for start in 0..words.len() {
            key.clear();
            find_at(start, words, &mut key, &mut spans);
        }
        spans
    }
}

/// The phrases that start at one word. `key` is an empty buffer, which the caller reuses.
fn find_at(start: usize, words: &[Word], key: &mut String, spans: &mut Vec<PhraseSpan>) {
    let mut search = PhraseSearch::new(&words[start].text);
    for (offset, word) in words[start..].iter().enumerate() {
        key.push_str(&word.text);
        let Some(meanings) = search.find(key) else { return };
        if !meanings.is_empty() {
            spans.push(PhraseSpan { start, end: start + offset + 1, meanings });
        }
    }
}
