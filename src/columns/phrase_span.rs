//! The phrases of the vocabulary in a sequence of words.

use super::{languages::phrase::Phrase, lexicon, words::Word};

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
        for start in 0..words.len() {
            find_at(start, words, &mut spans);
        }
        spans
    }
}

fn find_at(start: usize, words: &[Word], spans: &mut Vec<PhraseSpan>) {
    let mut key = String::new();
    let mut range = lexicon::all_phrases();
    for (offset, word) in words[start..].iter().enumerate() {
        key.push_str(&word.text);
        range = lexicon::starting_with(range, &key);
        if range.is_empty() {
            return;
        }
        let meanings = lexicon::exactly(range, &key);
        if !meanings.is_empty() {
            spans.push(PhraseSpan { start, end: start + offset + 1, meanings });
        }
    }
}
