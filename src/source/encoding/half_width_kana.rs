//! What Japanese half-width kana cost: [`cost`].
//!
//! Banks and old programs write names in them, `ﾔﾏﾀﾞ ﾀﾛｳ`, one byte per character in `Shift_JIS`. The bytes 0xA6 to 0xDF are also Thai letters in
//! windows-874, and those from 0xC0 on the capitals of windows-1251 and windows-1253. So kana cost about as much as those letters, and
//! much more where no word has them: alone among other characters, or `ﾞ` behind a letter that has no voiced sound.
//! The voiced sounds are in JIS X 0201; Unicode Standard, section 18.4.

use super::bits::Bits;

/// What a kana costs that is where no word has it.
const MISPLACED: Bits = 12.0;

/// Whether it is a half-width kana or one of their two sound marks.
pub(super) fn is_one(char: char) -> bool {
    matches!(char, '\u{ff66}'..='\u{ff9f}')
}

/// The cost of a kana between two characters.
pub(super) fn cost(before: char, char: char, after: char) -> Bits {
    let is_alone = !is_one(before) && !is_one(after);
    let is_inside_word = |other: char| other.is_alphanumeric() && !is_one(other);
    let is_misplaced = is_alone || is_inside_word(before) || is_inside_word(after) || !may_follow(before, char);
    rarity(char) + if is_misplaced { MISPLACED } else { 0.0 }
}

/// The cost of a kana in a word. The first half of the syllabary, with all single vowels, is somewhat more frequent in names.
pub(super) fn rarity(char: char) -> Bits {
    if char < '\u{ff80}' { 6.3 } else { 7.3 }
}

/// Whether a word can have the kana behind this character.
fn may_follow(before: char, char: char) -> bool {
    match char {
        // The voiced sounds are those of the rows ka, sa, ta and ha, and of u.
        'ﾞ' => matches!(before, 'ｶ'..='ﾄ' | 'ﾊ'..='ﾎ' | 'ｳ'),
        'ﾟ' => matches!(before, 'ﾊ'..='ﾎ'),
        // Small kana, the long vowel and the syllable n begin no word.
        'ｧ'..='ｰ' | 'ﾝ' => is_one(before),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost_of(text: &str) -> Bits {
        let chars: Vec<_> = format!("\n{text}\n").chars().collect();
        chars.windows(3).map(|each| cost(each[0], each[1], each[2])).sum()
    }

    #[test]
    fn names_cost_less_than_kana_in_any_order() {
        assert!(cost_of("ﾔﾏﾀﾞ") < cost_of("ﾞﾀﾏﾔ"));
        assert!(cost_of("ﾊﾟｽ") < cost_of("ﾅﾟｽ"));
        assert!(cost_of("ﾀﾛｳ") < cost_of("ﾝﾛｳ"));
    }

    #[test]
    fn a_kana_alone_or_in_a_latin_word_is_misplaced() {
        for (before, after) in [('\n', '\n'), (' ', ','), ('N', 'A'), ('ﾇ', 'O')] {
            assert!(cost(before, 'ﾃ', after) > MISPLACED, "{before:?} {after:?}");
        }
        assert!(cost('ﾇ', 'ﾃ', '\n') < MISPLACED);
    }
}
