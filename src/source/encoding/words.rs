//! What it costs that characters are a word: whether letters make one, and whether it is where a word can be.
//!
//! A wrong encoding makes words that nobody writes. `Müller` becomes `Mьller` in windows-1251, with letters of two scripts in one word, and
//! `José` becomes `JosÈ` in Mac Roman, with a capital behind a small letter. Both cost extra, whatever the letters cost by themselves.

use std::ops::Range;

use super::{
    bits::Bits,
    script::{Glyph, Kind, Script, is_combining, is_thai_vowel_mark},
};

/// The words of a fragment, as ranges.
pub(super) fn find(glyphs: &[Glyph]) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + glyphs[at..].iter().position(|glyph| glyph.kind.is_letter())?;
        at = start + glyphs[start..].iter().take_while(|glyph| glyph.kind.is_letter()).count();
        Some(start..at)
    })
}

/// What the shape and the place of the word cost, beyond what each of its letters costs.
pub(super) fn cost(glyphs: &[Glyph], word: Range<usize>) -> Bits {
    let inside: Bits = glyphs[word.clone()].windows(2).map(|pair| joint(pair[0], pair[1])).sum();
    let kind = |index: Option<usize>| index.and_then(|at| glyphs.get(at)).map_or(Kind::Edge, |glyph| glyph.kind);
    let before = [kind(word.start.checked_sub(1)), kind(word.start.checked_sub(2))];
    let after = [kind(Some(word.end)), kind(Some(word.end + 1))];
    inside + start(&glyphs[word.clone()]) + place(&glyphs[word.clone()], before, after)
}

/// What it costs that two letters follow each other in a word.
fn joint(first: Glyph, second: Glyph) -> Bits {
    if first.script != second.script && first.script != Script::None && second.script != Script::None {
        return 9.0;
    }
    if is_thai_vowel_mark(first.char) && is_thai_vowel_mark(second.char) {
        return 9.0;
    }
    if first.kind == Kind::Lower && second.kind == Kind::Upper { 7.0 } else { 0.0 }
}

/// What it costs that a word begins with two capitals and continues with a small letter, or with a mark that belongs to the letter before.
fn start(word: &[Glyph]) -> Bits {
    if word.first().is_some_and(|glyph| is_combining(glyph.char)) {
        return 9.0;
    }
    let kinds = |at: usize| word.get(at).map(|glyph| glyph.kind);
    let is_odd = [kinds(0), kinds(1), kinds(2)] == [Some(Kind::Upper), Some(Kind::Upper), Some(Kind::Lower)];
    if is_odd { 4.0 } else { 0.0 }
}

/// What it costs that a word is beside a number, that it is a single letter, or that a cell begins with a small one.
fn place(word: &[Glyph], before: [Kind; 2], after: [Kind; 2]) -> Bits {
    let touches_number = before[0] == Kind::Digit || after[0] == Kind::Digit;
    let follows_number = touches_number || before == [Kind::Space, Kind::Digit];
    let precedes_number = touches_number || after == [Kind::Space, Kind::Digit];
    let touching = if touches_number { 4.0 } else { 0.0 };
    // Names begin with a capital, and so do most cells.
    let small = if before[0] == Kind::Edge && word[0].kind == Kind::Lower { 1.0 } else { 0.0 };
    touching
        + small
        + match word.len() {
            1 if follows_number || precedes_number => 7.0,
            // An initial.
            1 if after[0] == Kind::Other && word[0].kind == Kind::Upper => 1.0,
            1 if word[0].script == Script::Latin => 4.5,
            1 => 2.0,
            2 if follows_number => 3.0,
            _ => 0.0,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost_of(text: &str) -> Bits {
        let glyphs: Vec<_> = text.chars().map(Glyph::of).collect();
        find(&glyphs).map(|word| cost(&glyphs, word)).sum()
    }

    #[test]
    fn a_word_of_two_scripts_or_with_a_capital_inside_costs() {
        assert!(cost_of("Müller") < cost_of("Mьller"));
        assert!(cost_of("Müller") < cost_of("MüLler"));
        assert!(cost_of("Müller") < cost_of("MÜller"));
    }

    #[test]
    fn a_single_letter_beside_a_number_costs_more_than_a_word() {
        assert!(cost_of("20 Ђ") > cost_of("20 Кг"));
        assert!(cost_of("Ј20") > cost_of("Јан 20"));
    }
}
