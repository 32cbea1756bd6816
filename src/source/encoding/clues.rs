//! What tells the encoding of a text: [`Clues`].
//!
//! All encodings are asked about the same clues, which are gathered once: the words and signs beyond ASCII, the words of the header that
//! tell a language, how often each ASCII letter occurs, and how rare letters beyond ASCII are. In Polish one letter in fourteen
//! is beyond ASCII; a file in which one in a thousand is can hardly be Polish.

use std::collections::HashMap;

use super::{bits::Bits, fragments::Fragments, hints::Hints, samples::Samples};

/// What is known of a text that is in an unknown encoding.
#[derive(Debug)]
pub(super) struct Clues {
    pub(super) fragments: Fragments,
    pub(super) hints: Hints,
    /// How often each ASCII letter occurs in the fragments.
    pub(super) ascii: [u32; 26],
    /// The share of bytes beyond ASCII in the letters of the whole file.
    density: Bits,
    /// How often each letter beyond ASCII occurs in the lines of the file that are UTF-8.
    known: HashMap<char, u32>,
}

impl Clues {
    /// The clues in the samples of a file.
    pub(super) fn of(samples: &Samples) -> Self {
        let fragments = Fragments::of(&samples.lines);
        let density = share(samples.beyond, samples.letters + samples.beyond);
        Self {
            ascii: fragments.letters(),
            hints: Hints::of(&samples.head),
            fragments,
            density,
            known: samples.known.clone(),
        }
    }

    /// What it costs that letters beyond ASCII are much rarer in the file than they usually are in a language. The file's
    /// addresses and English words make them somewhat rarer, so that only a large difference counts.
    pub(super) fn rarity_cost(&self, usual: Bits) -> Bits {
        (3.0 * (usual / (16.0 * self.density)).log2()).clamp(0.0, 12.0)
    }

    /// The average cost of the letters that the file has in UTF-8: text that was pasted into a file is more often than not in one of the file's
    /// languages. It counts as much as one letter.
    pub(super) fn known_cost(&self, cost: impl Fn(char) -> Bits) -> Bits {
        let sum: Bits = self.known.iter().map(|(char, count)| cost(*char) * Bits::from(*count)).sum();
        sum / Bits::from(self.known.values().sum::<u32>().max(1))
    }

    /// The number of ASCII letters in the fragments.
    pub(super) fn letters(&self) -> u32 {
        self.ascii.iter().sum()
    }
}

/// The share of `part` in `whole`.
#[expect(clippy::cast_precision_loss, reason = "a share needs no more precision")]
pub(super) fn share(part: u64, whole: u64) -> Bits {
    part as Bits / whole.max(1) as Bits
}
