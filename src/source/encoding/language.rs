//! How likely it is that letters are text of a language, by their frequency: [`Language`].
//!
//! In German `ü` is one of about 2^7 letters, so it costs 7 bits. `ű`, which German does not have, costs 16.5. The `ь` that
//! windows-1251 has in the place of `ü` is of another script and costs 19. So the bytes of `Müller` are cheapest as German text in an
//! encoding in which they have an `ü`.

use std::collections::{HashMap, HashSet};

use super::{bits::Bits, clues::Clues, letters::Letters, script::Script};

/// What a capital costs more than its small letter.
const CAPITAL: Bits = 2.0;

/// What it costs that a whole list is in capitals.
const CAPITALS: Bits = 8.0;

/// A language's letters beyond ASCII, and what each costs.
pub(super) struct Language {
    code: &'static str,
    costs: HashMap<char, Bits>,
    /// The letters without which nobody would choose an encoding for it.
    essential: Vec<char>,
    script: Script,
    /// The share of letters beyond ASCII in the language's text.
    usual: Bits,
    /// The rarity of the ASCII letters.
    ascii: &'static str,
}

impl Language {
    /// Makes the costs of a language. A capital costs more than its small letter, unless the language says otherwise.
    pub(super) fn new(letters: &Letters) -> Self {
        let pairs =
            || letters.beyond.iter().flat_map(|(bits, group)| group.chars().map(|char| (char, Bits::from(*bits))));
        let mut costs: HashMap<_, _> = pairs().collect();
        for (letter, bits) in pairs() {
            // Capitals begin names, which lists of people are made of; and some lists are in capitals.
            let mut capital = letter.to_uppercase();
            if let (Some(capital), None) = (capital.next(), capital.next()) {
                costs.entry(capital).or_insert(bits + CAPITAL);
            }
        }
        // Code pages have the older cedilla in the place of the comma below.
        let essential = pairs().filter(|(char, bits)| *bits <= 8.0 && !"șț".contains(*char)).map(|(char, _)| char);
        let script = pairs().find(|(char, _)| char.is_alphabetic()).map_or(Script::None, |(char, _)| Script::of(char));
        let usual = pairs().map(|(_, bits)| (-bits).exp2()).sum();
        Self { code: letters.code, essential: essential.collect(), script, usual, ascii: letters.ascii, costs }
    }

    /// What each of its letters costs.
    pub(super) fn into_costs(self) -> HashMap<char, Bits> {
        self.costs
    }

    /// Whether it is Lithuanian, Latvian or Estonian.
    pub(super) fn is_baltic(&self) -> bool {
        matches!(self.code, "lt" | "lv" | "et")
    }

    /// Whether an encoding with these characters has the letters without which nobody would choose it for the language. Polish cannot be
    /// written in windows-1252, which has no `ł`.
    pub(super) fn can_be_written_in(&self, repertoire: &HashSet<char>) -> bool {
        self.essential.iter().all(|letter| repertoire.contains(letter))
    }

    /// What the text costs if its letters beyond ASCII occur as often as `counts` says and the language is this one.
    pub(super) fn cost(&self, text: &Clues, counts: &HashMap<char, u32>) -> Bits {
        let ascii = ascii_cost(self.ascii, &text.ascii) - text.hints.support(self.code);
        if counts.is_empty() {
            // A text without a letter of the language, all of it signs.
            return ascii;
        }
        let letters = counts.iter().map(|(char, count)| self.char_cost(*char) * Bits::from(*count)).sum::<Bits>();
        ascii + text.rarity_cost(self.usual) + letters.min(letters + CAPITALS - self.saved_by_capitals(counts))
    }

    /// How much less the letters cost if the names are in capitals, so that a capital is as frequent as the small letter. Half a bit remains,
    /// because small letters are more usual.
    fn saved_by_capitals(&self, counts: &HashMap<char, u32>) -> Bits {
        let is_capital = |char: &char| char.is_uppercase() && self.costs.contains_key(char);
        let capitals = counts.iter().filter(|(char, _)| is_capital(char)).map(|(_, count)| *count).sum::<u32>();
        (CAPITAL - 0.5) * Bits::from(capitals)
    }

    /// The cost of a letter: its rarity in the language, or more for a letter of another language, and most for one of another script.
    pub(super) fn char_cost(&self, char: char) -> Bits {
        if let Some(cost) = self.costs.get(&char) {
            return *cost;
        }
        match Script::of(char) {
            Script::None => 16.5,
            Script::Latin if self.script == Script::Latin => 16.5,
            script if script == self.script => 14.0,
            _ => 19.0,
        }
    }
}

/// The cost of the ASCII letters: a text with many `k` and `z` is rather Polish than French.
fn ascii_cost(rarities: &str, counts: &[u32; 26]) -> Bits {
    let bits = rarities.bytes().map(|half_bits| 2.0 + Bits::from(half_bits - b'A') / 2.0);
    let bits = bits.chain(std::iter::repeat(4.5));
    bits.zip(counts).map(|(bits, count)| bits * Bits::from(*count)).sum()
}
