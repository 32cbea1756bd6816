//! What tells the encoding of a text: [`Clues`].
//!
//! All encodings are asked about the same clues, which are gathered once: the words and signs beyond ASCII, the words of the header that
//! tell a language, how often each ASCII letter occurs, and how rare letters beyond ASCII are. In Polish one letter in fourteen
//! is beyond ASCII; a file in which one in a thousand is can hardly be Polish.

use std::collections::HashMap;

use super::{bits::Bits, fragments::Fragments, hints::Hints, samples::Samples};

/// The share of letters beyond ASCII in lists of people from all over western Europe, by the table of their letters.
const MIXTURE: Bits = 0.04;

/// What it costs that such letters are in a few foreign names only, in bits.
const FOREIGN_NAMES: Bits = 2.0;

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
    ///
    /// Letters that are rarer than in any language are those of a few foreign names, which each list may have: thousands of rows with one `ü` are
    /// English. So a language costs at most what it has more of them than a mixture of languages.
    pub(super) fn rarity_cost(&self, usual: Bits) -> Bits {
        let in_file = 3.0 * (usual / (16.0 * self.density)).log2();
        let in_mixture = FOREIGN_NAMES + 3.0 * (usual / MIXTURE).log2();
        in_file.min(in_mixture).clamp(0.0, 12.0)
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

#[cfg(test)]
mod tests {
    use super::{super::letter_table::LANGUAGES, *};

    #[test]
    fn the_mixture_has_the_share_of_its_table() {
        let mixture = LANGUAGES.iter().find(|language| language.code == "mul").unwrap();
        let groups = mixture.beyond.iter();
        let share: Bits = groups.flat_map(|(bits, letters)| letters.chars().map(|_| (-Bits::from(*bits)).exp2())).sum();
        assert!((share / MIXTURE).log2().abs() < 0.1, "{share}");
    }

    #[test]
    fn rare_letters_cost_what_the_language_has_more_of_them_than_any_list() {
        let rows = "ada@example.com,Ada,Lovelace\n".repeat(10_000);
        let clues = Clues::of(
            &Samples::gather([rows.as_bytes(), b"a@example.com,M\xFCller,Ann\n"].concat().as_slice()).unwrap(),
        );
        let [german, mixture, polish, russian] = [0.01, MIXTURE, 0.08, 1.0].map(|usual| clues.rarity_cost(usual));
        assert!(german <= mixture && mixture < polish && polish < russian);
        assert!((mixture - FOREIGN_NAMES).abs() < 0.01 && polish < 6.0, "{mixture}, {polish}");
    }
}
