//! How likely it is that bytes are text in an encoding with two or more bytes per character.
//!
//! Chinese, Japanese and Korean have thousands of characters, some far more frequent than others. 0xC0 0xEE is `李` in GB18030, a family
//! name, and `燠` in Big5, which hardly occurs. So a character costs the more bits the further behind it is in the list of its language
//! (`characters.rs`), and an ideograph that is not in the list costs more than any that is.
//!
//! The second byte of such a character may be an ASCII letter. That letter costs nothing here, but an encoding with one byte per character has
//! to explain it. So it is taken off, with what an ASCII letter costs on average.

use std::{collections::HashMap, sync::LazyLock};

use encoding_rs::{BIG5, DecoderResult, EUC_JP, EUC_KR, Encoding as Standard, GB18030, SHIFT_JIS};

use super::{
    bits::Bits,
    characters::{JAPANESE, KOREAN, SIMPLIFIED, TRADITIONAL},
    charset::{Charset, Encoding},
    clues::Clues,
    half_width_kana,
};

/// The encodings, the characters that are common in their language, and what their rarity costs.
const CANDIDATES: &[(&Standard, &str, Bits)] = &[
    (SHIFT_JIS, JAPANESE, 2.0),
    (EUC_JP, JAPANESE, 4.0),
    (GB18030, SIMPLIFIED, 2.0),
    (BIG5, TRADITIONAL, 2.0),
    (EUC_KR, KOREAN, 2.0),
];

/// What an ASCII letter costs that an encoding with one byte per character finds in the same bytes.
const ASCII: Bits = 4.5;

/// The ranks of the common characters of each candidate's language.
static RANKS: LazyLock<Vec<HashMap<char, u16>>> =
    LazyLock::new(|| CANDIDATES.iter().map(|(_, common, _)| common.chars().zip(0..).collect()).collect());

/// The cost of the text in each candidate encoding.
pub(super) fn costs(text: &Clues) -> Vec<(Encoding, Bits)> {
    let bytes = text.fragments.text();
    let cost = |((standard, _, rarity), ranks): (&(&'static Standard, &str, Bits), &HashMap<char, u16>)| {
        let cost = rarity + text.rarity_cost(1.0) + ASCII * Bits::from(text.letters());
        let cost = cost + cost_in(standard, ranks, &bytes) + text.known_cost(|char| char_cost(char, ranks));
        (Encoding(Charset::Standard(standard)), cost)
    };
    CANDIDATES.iter().zip(&*RANKS).map(cost).collect()
}

/// The cost of the bytes in one encoding. A place that is no text in it costs 30 bits.
fn cost_in(standard: &'static Standard, ranks: &HashMap<char, u16>, bytes: &[u8]) -> Bits {
    let (text, malformed) = decode(standard, bytes);
    let ascii = |text: &mut dyn Iterator<Item = bool>| text.filter(|ascii| *ascii).count();
    let taken =
        ascii(&mut bytes.iter().map(u8::is_ascii)).saturating_sub(ascii(&mut text.chars().map(|c| c.is_ascii())));
    let mut before = '\n';
    let mut cost = 30.0 * count(malformed) - ASCII * count(taken);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        let after = chars.peek().copied().unwrap_or('\n');
        cost += match char {
            _ if char.is_ascii() => 0.0,
            _ if half_width_kana::is_one(char) => half_width_kana::cost(before, char, after),
            _ => char_cost(char, ranks),
        };
        cost += joint(before, char);
        before = char;
    }
    cost
}

fn count(number: usize) -> Bits {
    u32::try_from(number).map_or(Bits::MAX, Bits::from)
}

/// The text without what is malformed, and how often something was.
fn decode(standard: &'static Standard, bytes: &[u8]) -> (String, usize) {
    let mut decoder = standard.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0));
    let mut rest = bytes;
    let mut malformed = 0;
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = &rest[read..];
        match result {
            DecoderResult::InputEmpty => return (text, malformed),
            DecoderResult::Malformed(..) => malformed += 1,
            DecoderResult::OutputFull => text.reserve(rest.len() * 3 + 16),
        }
    }
}

/// The cost of a character by its rank in the language, or by its block in Unicode if it is not among the common ones.
fn char_cost(char: char, ranks: &HashMap<char, u16>) -> Bits {
    if let Some(rank) = ranks.get(&char) {
        return listed_cost(*rank);
    }
    match char {
        // In Japanese lists kana are as common as letters; in Chinese and Korean ones they do not occur.
        '\u{3041}'..='\u{30fe}' if ranks.contains_key(&'藤') => 6.5,
        '\u{3000}'..='\u{3020}' | '\u{ff01}'..='\u{ff5e}' => 10.5,
        '\u{ac00}'..='\u{d7a3}' => 15.0,
        '\u{4e00}'..='\u{9fff}' if ranks.contains_key(&'김') => 20.0,
        '\u{4e00}'..='\u{9fff}' => 15.5,
        '\u{e000}'..='\u{f8ff}' => 28.0,
        _ => 19.0,
    }
}

fn listed_cost(rank: u16) -> Bits {
    4.0 + (Bits::from(rank) + 8.0).log2()
}

/// The cost of each common character in the language that has it most often.
pub(super) fn least_costs() -> HashMap<char, Bits> {
    let mut costs = HashMap::new();
    for (char, rank) in RANKS.iter().flatten() {
        let least = costs.entry(*char).or_insert(Bits::INFINITY);
        *least = least.min(listed_cost(*rank));
    }
    costs
}

/// The cost of a character of East Asia that is not among the common ones.
pub(super) fn unlisted_cost(char: char) -> Option<Bits> {
    if half_width_kana::is_one(char) {
        return Some(half_width_kana::rarity(char));
    }
    let japanese = &RANKS[0];
    let is_listed = matches!(char, '\u{3041}'..='\u{30fe}' | '\u{ff21}'..='\u{ff5e}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}');
    is_listed.then(|| char_cost(char, japanese))
}

/// Words of Latin letters do not have characters of these scripts inside.
fn joint(before: char, char: char) -> Bits {
    let mixed = |latin: char, other: char| latin.is_ascii_lowercase() && !other.is_ascii() && other.is_alphabetic();
    if mixed(before, char) || mixed(char, before) { 5.0 } else { 0.0 }
}
