//! How likely it is that bytes are text in an encoding with one byte per character, by the frequency of letters.

use std::collections::HashMap;

use super::{
    Charset, Encoding, Page,
    letters::{LANGUAGES, Letters},
};

/// A cost in bits: 10 is a thousand times less likely than 0.
pub(super) type Bits = f64;

/// The encodings with one byte per character that people's files are in, and what their rarity costs.
const CANDIDATES: &[(&str, Bits)] = &[
    ("windows-1252", 0.0),
    ("windows-1250", 1.5),
    ("windows-1251", 1.0),
    ("windows-1253", 1.5),
    ("windows-1254", 2.5),
    ("windows-1255", 1.5),
    ("windows-1256", 1.5),
    ("windows-1257", 2.0),
    ("windows-1258", 6.0),
    ("windows-874", 2.0),
    ("iso-8859-2", 3.0),
    ("iso-8859-4", 7.0),
    ("iso-8859-5", 4.0),
    ("iso-8859-6", 4.0),
    ("iso-8859-7", 2.5),
    ("iso-8859-8", 4.0),
    ("iso-8859-10", 9.0),
    ("iso-8859-13", 4.0),
    ("iso-8859-15", 4.0),
    ("iso-8859-16", 8.0),
    ("koi8-r", 2.0),
    ("koi8-u", 3.0),
    ("ibm866", 3.0),
    ("macintosh", 4.0),
    ("x-mac-cyrillic", 6.0),
    ("ibm850", 4.0),
    ("ibm437", 5.0),
    ("ibm852", 5.0),
];

/// How often each byte follows each other byte, where at least one of them is beyond ASCII.
#[derive(Debug)]
pub(super) struct PairCounts(Vec<u32>);

impl PairCounts {
    pub(super) fn new(text: &[u8]) -> Self {
        let mut counts = vec![0_u32; 1 << 16];
        for pair in text.windows(2).filter(|pair| !pair.is_ascii()) {
            counts[usize::from(pair[0]) << 8 | usize::from(pair[1])] += 1;
        }
        Self(counts)
    }

    fn iter(&self) -> impl Iterator<Item = (u8, u8, u32)> + '_ {
        let byte = |index: usize| u8::try_from(index).unwrap_or(u8::MAX);
        let present = self.0.iter().enumerate().filter(|(_, count)| **count > 0);
        present.map(move |(index, count)| (byte(index >> 8), byte(index & 0xFF), *count))
    }
}

/// The cost of the text in each candidate encoding.
///
/// The text is given as its pairs of bytes; it should begin and end with a line break.
pub(super) fn costs(pairs: &PairCounts) -> Vec<(Encoding, Bits)> {
    let languages: Vec<_> = LANGUAGES.iter().copied().map(Language::new).collect();
    let cost = |(label, rarity): &(&str, Bits)| {
        let encoding = Encoding::for_label(label)?;
        Some((encoding, rarity + cost_in(encoding, pairs, &languages)?))
    };
    CANDIDATES.iter().filter_map(cost).collect()
}

/// The cost in the language that fits best; `None` when a byte means nothing in the encoding.
fn cost_in(encoding: Encoding, pairs: &PairCounts, languages: &[Language]) -> Option<Bits> {
    let table = table(encoding);
    let mut counts = HashMap::new();
    let mut joints = 0.0;
    for (first, second, count) in pairs.iter() {
        let (first, high, second) = (table[first as usize]?, !second.is_ascii(), table[second as usize]?);
        joints += joint(first, second) * Bits::from(count);
        if high {
            *counts.entry(second).or_insert(0) += count;
        }
    }
    let costs = languages.iter().map(|language| language.cost(&counts));
    costs.min_by(Bits::total_cmp).map(|cost| cost + joints)
}

/// The character of each byte.
fn table(encoding: Encoding) -> Vec<Option<char>> {
    let decode = |byte: u8| match encoding.charset() {
        Charset::Page(page) => {
            Page::high_half(page).get(usize::from(byte).wrapping_sub(128)).copied().or(Some(byte.into()))
        }
        Charset::Standard(standard) => {
            let bytes = [byte];
            standard.decode_without_bom_handling_and_without_replacement(&bytes).and_then(|text| text.chars().next())
        }
    };
    (0..=u8::MAX).map(decode).collect()
}

/// A language's letters beyond ASCII, and what each costs.
struct Language {
    costs: HashMap<char, Bits>,
    script: Script,
}

impl Language {
    fn new(letters: Letters) -> Self {
        let mut costs = HashMap::new();
        for (bits, letters) in letters {
            for letter in letters.chars() {
                costs.insert(letter, Bits::from(*bits));
                // Capitals begin names, which lists of people are made of; and some lists are in capitals.
                let mut capital = letter.to_uppercase();
                if let (Some(capital), None) = (capital.next(), capital.next()) {
                    costs.entry(capital).or_insert(Bits::from(*bits) + 2.0);
                }
            }
        }
        let script = letters.iter().flat_map(|(_, letters)| letters.chars()).find(|char| char.is_alphabetic());
        Self { costs, script: script.map_or(Script::None, Script::of) }
    }

    fn cost(&self, counts: &HashMap<char, u32>) -> Bits {
        counts.iter().map(|(char, count)| self.char_cost(*char) * Bits::from(*count)).sum()
    }

    fn char_cost(&self, char: char) -> Bits {
        if let Some(cost) = self.costs.get(&char) {
            return *cost;
        }
        match Script::of(char) {
            Script::None => symbol_cost(char),
            Script::Latin if self.script == Script::Latin => 15.0,
            script if script == self.script => 14.0,
            _ => 19.0,
        }
    }
}

fn symbol_cost(char: char) -> Bits {
    match char {
        '’' | '\u{a0}' | '–' => 10.0,
        '“' | '”' | '„' | '‘' | '«' | '»' | '…' | '—' | '€' | '•' | 'º' | 'ª' | '°' | '®' | '™' | '©' | '£' | '№' => {
            11.5
        }
        '·' | '§' | '´' | '½' | '¼' | '¾' | '²' | '³' | '±' | '¿' | '¡' | '‹' | '›' | '×' | '‚' | 'µ' | '¢' | '¥' => {
            13.5
        }
        '\u{80}'..='\u{9f}' => 26.0,
        '\u{2500}'..='\u{25ff}' => 19.0,
        _ => 16.5,
    }
}

/// What it costs that these characters stand beside each other, beyond what each costs.
fn joint(first: char, second: char) -> Bits {
    if first.is_alphabetic() && second.is_alphabetic() {
        return joint_of_letters(first, second);
    }
    if first.is_alphabetic() {
        return if is_word_end(second) { 0.0 } else { 3.0 };
    }
    if !second.is_alphabetic() {
        return 0.0;
    }
    match first {
        '0'..='9' => 3.0,
        _ if is_word_start(first) => 0.0,
        _ => 4.0,
    }
}

fn joint_of_letters(first: char, second: char) -> Bits {
    let mixed = if Script::of(first) == Script::of(second) { 0.0 } else { 9.0 };
    let case = if first.is_lowercase() && second.is_uppercase() { 7.0 } else { 0.0 };
    mixed + case
}

fn is_word_end(char: char) -> bool {
    char.is_ascii() && char != '\\'
        || is_word_start(char)
        || "”»ªº®™©…’\u{323}\u{301}\u{300}\u{303}\u{309}".contains(char)
        || is_combining(char)
}

fn is_word_start(char: char) -> bool {
    char.is_ascii() || "’‘“„«–—\u{a0}•·¿¡".contains(char) || is_combining(char)
}

/// Vowels and tones of Thai, and accents.
fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{64b}'..='\u{652}' | '\u{5b0}'..='\u{5c2}' | '\u{200c}'..='\u{200f}')
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    None,
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Thai,
}

impl Script {
    fn of(char: char) -> Self {
        match char {
            'ª' | 'º' | 'µ' => Self::None,
            '\u{e00}'..='\u{e7f}' => Self::Thai,
            _ if !char.is_alphabetic() => Self::None,
            '\u{0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{370}'..='\u{3ff}' => Self::Greek,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{590}'..='\u{5ff}' => Self::Hebrew,
            '\u{600}'..='\u{6ff}' => Self::Arabic,
            _ => Self::None,
        }
    }
}
