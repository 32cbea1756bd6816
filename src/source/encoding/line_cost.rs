//! How likely a line of text is, in whatever language: [`cost`].
//!
//! A file has one encoding and usually one language, so that the search for its encoding compares languages (`likelihood.rs`). A single line
//! may be in any, and a mailing list has people of all countries. So each letter costs what it costs in the language that has it most often;
//! the shapes of words and the places of signs cost what they cost in the search.

use std::{collections::HashMap, sync::LazyLock};

use super::{
    bits::Bits,
    ideographs,
    language::Language,
    letter_table::LANGUAGES,
    script::{Glyph, Script},
    signs, words,
};

/// What it costs that a character of East Asia is in a word of Latin letters.
const FOREIGN_JOINT: Bits = 5.0;

/// The cost of a capital letter beyond ASCII whose small letter is ASCII.
const CAPITAL: Bits = 9.0;

/// The cost of a letter that no language has.
const UNKNOWN: Bits = 16.5;

/// The least cost of each letter in any language.
static LETTERS: LazyLock<HashMap<char, Bits>> = LazyLock::new(|| {
    let mut costs = ideographs::least_costs();
    // The mixture of languages has letters that none of them has: `ÿ`, as a damaged byte is in windows-1252.
    let languages = LANGUAGES.iter().filter(|letters| letters.code != "mul").map(Language::new);
    for (letter, bits) in languages.flat_map(Language::into_costs) {
        let least = costs.entry(letter).or_insert(bits);
        *least = least.min(bits);
    }
    costs
});

/// The cost of the characters beyond ASCII in a line, and of the words and places that they are in.
pub(super) fn cost(line: &str) -> Bits {
    let glyphs: Vec<_> = line.trim_end_matches(['\r', '\n']).chars().map(Glyph::of).collect();
    let is_beyond = |glyph: &Glyph| !glyph.char.is_ascii();
    let in_place = |(at, glyph): (usize, &Glyph)| {
        if glyph.kind.is_letter() { char_cost(*glyph) } else { signs::cost(&glyphs, at) }
    };
    let chars: Bits = glyphs.iter().enumerate().filter(|(_, glyph)| is_beyond(glyph)).map(in_place).sum();
    let words = words::find(&glyphs).filter(|word| glyphs[word.clone()].iter().any(is_beyond));
    let joints = glyphs.windows(2).filter(|pair| is_foreign_joint(pair[0], pair[1])).map(|_| FOREIGN_JOINT);
    chars + words.map(|word| words::cost(&glyphs, word)).sum::<Bits>() + joints.sum::<Bits>()
}

/// Whether a character of East Asia is beside a small Latin letter, as no word has them.
fn is_foreign_joint(one: Glyph, other: Glyph) -> bool {
    let is_foreign = |latin: Glyph, other: Glyph| {
        latin.char.is_ascii_lowercase() && other.char >= '\u{2e80}' && other.kind.is_letter()
    };
    is_foreign(one, other) || is_foreign(other, one)
}

/// The cost of a line, if people write all of its characters.
pub(super) fn possible_cost(line: &str) -> Option<Bits> {
    let glyphs: Vec<_> = line.chars().map(Glyph::of).collect();
    let is_letter = |at: Option<usize>| at.and_then(|at| glyphs.get(at)).is_some_and(|glyph| glyph.kind.is_letter());
    let is_inside = |at: usize| is_letter(at.checked_sub(1)) && is_letter(Some(at + 1));
    let is_written = |(at, glyph): (usize, &Glyph)| {
        let is_in_place = glyph.kind.is_letter() || can_be_in_word(glyph.char) || !is_inside(at);
        glyph.char.is_ascii() || char_cost(*glyph) < UNKNOWN && is_in_place
    };
    glyphs.iter().enumerate().all(is_written).then(|| cost(line))
}

/// Whether a sign can be between the letters of a word: `O’Neill`, `Gal·la`, `ジョン・スミス`.
fn can_be_in_word(sign: char) -> bool {
    matches!(sign, '’' | '´' | '·') || sign >= '\u{2e80}'
}

/// The cost of a character wherever it is.
fn char_cost(glyph: Glyph) -> Bits {
    if !glyph.kind.is_letter() {
        return signs::rarity(glyph.char);
    }
    let known = LETTERS.get(&glyph.char).copied();
    let known = known.or_else(|| is_capital_of_ascii(glyph.char).then_some(CAPITAL));
    known.or_else(|| ideographs::unlisted_cost(glyph.char)).unwrap_or(match glyph.script {
        Script::None | Script::Latin => UNKNOWN,
        _ => 14.0,
    })
}

/// Whether it is the capital of an ASCII letter, as `İ` is of `i`.
fn is_capital_of_ascii(char: char) -> bool {
    char.is_uppercase() && char.to_lowercase().next().is_some_and(|small| small.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_costs_less_than_what_a_wrong_encoding_makes_of_it() {
        for (right, wrong) in [
            ("Jürgen", "JÃ¼rgen"),
            ("José", "JosÈ"),
            ("Müller", "Mьller"),
            ("通知", "֪ͨ"),
            ("张伟", "寮犱紵"),
            ("20 €", "20 Ђ"),
        ] {
            assert!(cost(right) < cost(wrong), "{right}: {}, {wrong}: {}", cost(right), cost(wrong));
        }
        assert!(cost("ada@example.com,Ada").abs() < f64::EPSILON);
    }

    #[test]
    fn a_character_that_nobody_writes_makes_a_line_impossible() {
        for line in ["Pe±a", "Nś–ez", "Lonÿdon", "a\u{81}b", "│", "\u{e000}"] {
            assert_eq!(possible_cost(line), None, "{line}");
        }
        for line in ["Łódź", "20 €", "ﾔﾏﾀﾞ", "세미나", "「山田」", "Đặng", "กรุงเทพ", "مُحَمَّد"]
        {
            assert!(possible_cost(line).is_some(), "{line}");
        }
    }
}
