//! What fragments say in one encoding: [`FragmentReading`].
//!
//! Letters are counted over all fragments, because a language is a matter of frequencies. Signs and words are judged where they are:
//! `20 €` costs little, and `J€an` much. Quotes come in pairs, so that a `“` without any `”` or `„` in the file costs extra.

use std::{collections::HashMap, ops::Range};

use super::{bits::Bits, script::Glyph, signs, words};

/// What a quote costs whose partner the text lacks.
const LONELY: Bits = 7.0;

/// The quotes that come in pairs, each with those that can be its partner.
const PAIRS: [(char, &str); 7] =
    [('«', "»"), ('»', "«"), ('“', "”„"), ('”', "“„"), ('„', "“”"), ('‹', "›"), ('›', "‹")];

/// The letters and signs of the fragments that were added.
#[derive(Debug, Default)]
pub(super) struct FragmentReading {
    /// How often each letter beyond ASCII occurs.
    pub(super) letters: HashMap<char, u32>,
    /// The cost of the signs, and of the shapes and places of the words.
    cost: Bits,
    /// The different signs.
    signs: Vec<char>,
}

impl FragmentReading {
    /// Adds one fragment, decoded.
    pub(super) fn add(&mut self, glyphs: &[Glyph]) {
        for (at, glyph) in glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.char.is_ascii()) {
            if glyph.kind.is_letter() {
                *self.letters.entry(glyph.char).or_insert(0) += 1;
            } else {
                self.add_sign(glyphs, at);
            }
        }
        let is_beyond = |word: &Range<usize>| glyphs[word.clone()].iter().any(|glyph| !glyph.char.is_ascii());
        self.cost += words::find(glyphs).filter(is_beyond).map(|word| words::cost(glyphs, word)).sum::<Bits>();
    }

    /// Adds the sign at this place of a fragment.
    fn add_sign(&mut self, glyphs: &[Glyph], at: usize) {
        self.cost += signs::cost(glyphs, at);
        if !self.signs.contains(&glyphs[at].char) {
            self.signs.push(glyphs[at].char);
        }
    }

    /// The cost of all but the letters.
    pub(super) fn cost(&self) -> Bits {
        let is_lonely = |(quote, partners): &(char, &str)| {
            self.signs.contains(quote) && !partners.chars().any(|partner| self.signs.contains(&partner))
        };
        self.cost + PAIRS.into_iter().filter(is_lonely).map(|_| LONELY).sum::<Bits>()
    }
}
