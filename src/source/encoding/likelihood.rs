//! How likely it is that bytes are text in an encoding with one byte per character, by the frequency of letters.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{
    charset::{Charset, Encoding, Page},
    letters::{LANGUAGES, Letters},
};

/// A cost in bits: 10 is a thousand times less likely than 0.
pub(super) type Bits = f64;

/// The encodings with one byte per character that people's files are in, and what their rarity costs.
const CANDIDATES: &[(&str, Bits)] = &[
    ("windows-1252", 0.0),
    ("windows-1250", 3.0),
    ("windows-1251", 1.0),
    ("windows-1253", 1.5),
    ("windows-1254", 3.0),
    ("windows-1255", 1.5),
    ("windows-1256", 1.5),
    ("windows-1257", 3.0),
    ("windows-1258", 6.0),
    ("windows-874", 2.0),
    ("iso-8859-2", 5.0),
    ("iso-8859-4", 11.0),
    ("iso-8859-5", 4.0),
    ("iso-8859-6", 4.0),
    ("iso-8859-7", 2.5),
    ("iso-8859-8", 4.0),
    ("iso-8859-10", 13.0),
    ("iso-8859-13", 7.0),
    ("iso-8859-15", 4.0),
    ("iso-8859-16", 12.0),
    ("koi8-r", 2.0),
    ("koi8-u", 3.0),
    ("ibm866", 3.0),
    ("macintosh", 4.0),
    ("x-mac-cyrillic", 6.0),
    ("ibm850", 4.0),
    ("ibm437", 5.0),
    ("ibm852", 5.0),
];

/// What matters of a text that is in an unknown encoding: its words that have something beyond ASCII in them.
#[derive(Debug)]
pub(super) struct Counts {
    /// Pairs of bytes that follow each other, of which at least one is beyond ASCII, and how often they do.
    pairs: Vec<(u8, u8, u32)>,
    /// How often each ASCII letter stands in such a word, whether capital or not.
    ascii: [u32; 26],
    /// The share of bytes beyond ASCII in the letters of the whole file.
    density: Bits,
}

impl Counts {
    /// Counts in a text that begins and ends with a line break.
    pub(super) fn new(text: &[u8], density: Bits) -> Self {
        let mut counts = Self { pairs: pairs(text), ascii: [0; 26], density };
        let words = text.split(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic()).filter(|word| !word.is_ascii());
        for letter in words.flatten().filter(|byte| byte.is_ascii()) {
            counts.ascii[usize::from(letter.to_ascii_lowercase() - b'a')] += 1;
        }
        counts
    }

    /// What it costs that letters beyond ASCII are much rarer in the file than they usually are in a language. The file's
    /// addresses and English words make them somewhat rarer, so that only a large difference says something.
    pub(super) fn rarity_cost(&self, usual: Bits) -> Bits {
        (3.0 * (usual / (16.0 * self.density)).log2()).clamp(0.0, 12.0)
    }

    /// The number of ASCII letters in these words.
    pub(super) fn letters(&self) -> u32 {
        self.ascii.iter().sum()
    }
}

fn pairs(text: &[u8]) -> Vec<(u8, u8, u32)> {
    let mut counts = vec![0_u32; 1 << 16];
    for pair in text.windows(2).filter(|pair| !pair.is_ascii()) {
        counts[usize::from(pair[0]) << 8 | usize::from(pair[1])] += 1;
    }
    let byte = |index: usize| u8::try_from(index).unwrap_or(u8::MAX);
    let present = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
    present.map(|(index, count)| (byte(index >> 8), byte(index & 0xFF), count)).collect()
}

/// What is known of the languages and the encodings, made ready for counting once.
static KNOWN: LazyLock<(Vec<Language>, Vec<EncodingCandidate>)> = LazyLock::new(|| {
    let languages: Vec<_> = LANGUAGES.iter().map(Language::new).collect();
    let candidates = CANDIDATES.iter().filter_map(|(label, rarity)| EncodingCandidate::new(label, *rarity, &languages));
    let candidates = candidates.collect();
    (languages, candidates)
});

/// The cost of the text in each candidate encoding.
pub(super) fn costs(text: &Counts) -> Vec<(Encoding, Bits)> {
    let (languages, candidates) = &*KNOWN;
    let cost = |candidate: &EncodingCandidate| Some((candidate.encoding, candidate.cost(text, languages)?));
    candidates.iter().filter_map(cost).collect()
}

/// An encoding that a file may be in.
struct EncodingCandidate {
    encoding: Encoding,
    rarity: Bits,
    table: Vec<Option<char>>,
    /// The languages that can be written in it.
    languages: Vec<usize>,
}

impl EncodingCandidate {
    fn new(label: &str, rarity: Bits, languages: &[Language]) -> Option<Self> {
        let encoding = Encoding::for_label(label)?;
        let table = table(encoding);
        let repertoire = table.iter().copied().flatten().collect();
        let written = languages.iter().enumerate().filter(|(_, language)| language.can_be_written_in(&repertoire));
        let languages = written.map(|(index, _)| index).collect();
        Some(Self { encoding, rarity, table, languages })
    }

    /// The cost in the language that fits best; `None` when a byte means nothing in the encoding.
    fn cost(&self, text: &Counts, languages: &[Language]) -> Option<Bits> {
        let mut counts = HashMap::new();
        let mut joints = 0.0;
        for &(first, second, count) in &text.pairs {
            let high = !second.is_ascii();
            let (first, second) = (self.table[first as usize]?, self.table[second as usize]?);
            joints += joint(first, second) * Bits::from(count);
            if high {
                *counts.entry(second).or_insert(0) += count;
            }
        }
        let costs = self.languages.iter().map(|index| languages[*index].cost(text, &counts));
        costs.min_by(Bits::total_cmp).map(|cost| cost + joints + self.rarity)
    }
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
    /// The letters without which nobody would choose an encoding for it.
    essential: Vec<char>,
    script: Script,
    /// The share of letters beyond ASCII in the language's text.
    usual: Bits,
    /// The rarity of the ASCII letters.
    ascii: &'static str,
}

impl Language {
    fn new(letters: &Letters) -> Self {
        let pairs =
            || letters.beyond.iter().flat_map(|(bits, group)| group.chars().map(|char| (char, Bits::from(*bits))));
        let mut costs: HashMap<_, _> = pairs().collect();
        for (letter, bits) in pairs() {
            // Capitals begin names, which lists of people are made of; and some lists are in capitals.
            let mut capital = letter.to_uppercase();
            if let (Some(capital), None) = (capital.next(), capital.next()) {
                costs.entry(capital).or_insert(bits + 2.0);
            }
        }
        // Code pages have the older cedilla in the place of the comma below.
        let essential = pairs().filter(|(char, bits)| *bits <= 8.0 && !"șț".contains(*char)).map(|(char, _)| char);
        let script = pairs().find(|(char, _)| char.is_alphabetic()).map_or(Script::None, |(char, _)| Script::of(char));
        let usual = pairs().map(|(_, bits)| (-bits).exp2()).sum();
        Self { essential: essential.collect(), script, usual, ascii: letters.ascii, costs }
    }

    fn can_be_written_in(&self, repertoire: &HashSet<char>) -> bool {
        self.essential.iter().all(|letter| repertoire.contains(letter))
    }

    fn cost(&self, text: &Counts, counts: &HashMap<char, u32>) -> Bits {
        let same_everywhere = ascii_cost(self.ascii, &text.ascii) + text.rarity_cost(self.usual);
        same_everywhere + counts.iter().map(|(char, count)| self.char_cost(*char) * Bits::from(*count)).sum::<Bits>()
    }

    fn char_cost(&self, char: char) -> Bits {
        if let Some(cost) = self.costs.get(&char) {
            return *cost;
        }
        match Script::of(char) {
            Script::None => symbol_cost(char),
            Script::Latin if self.script == Script::Latin => 16.5,
            script if script == self.script => 14.0,
            _ => 19.0,
        }
    }
}

fn ascii_cost(rarities: &str, counts: &[u32; 26]) -> Bits {
    let bits = rarities.bytes().map(|half_bits| 2.0 + Bits::from(half_bits - b'A') / 2.0);
    let bits = bits.chain(std::iter::repeat(4.5));
    bits.zip(counts).map(|(bits, count)| bits * Bits::from(*count)).sum()
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
    let scripts = [Script::of(first), Script::of(second)];
    if scripts[0] != scripts[1] && !scripts.contains(&Script::None) {
        return 9.0;
    }
    if first.is_alphabetic() && second.is_alphabetic() {
        return if first.is_lowercase() && second.is_uppercase() { 7.0 } else { 0.0 };
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

#[cfg(test)]
mod tests;
