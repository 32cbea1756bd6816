//! How likely it is that bytes are text in an encoding with one byte per character, by the frequency of letters.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::{
    charset::{Charset, Encoding, Page},
    fragments::Fragments,
    language::Language,
    letters::LANGUAGES,
    script::Glyph,
    signs, words,
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
    ("windows-1257", 3.5),
    ("windows-1258", 6.0),
    ("windows-874", 2.0),
    ("iso-8859-2", 5.0),
    ("iso-8859-4", 11.0),
    ("iso-8859-5", 4.0),
    ("iso-8859-6", 4.0),
    ("iso-8859-7", 4.0),
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

/// A text that is in an unknown encoding.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) fragments: Fragments,
    /// How often each ASCII letter occurs in the fragments.
    pub(super) ascii: [u32; 26],
    /// The share of bytes beyond ASCII in the letters of the whole file.
    density: Bits,
}

impl Sample {
    pub(super) fn new(lines: &[u8], density: Bits) -> Self {
        let fragments = Fragments::of(lines);
        Self { ascii: fragments.letters(), fragments, density }
    }

    /// What it costs that letters beyond ASCII are much rarer in the file than they usually are in a language. The file's
    /// addresses and English words make them somewhat rarer, so that only a large difference says something.
    pub(super) fn rarity_cost(&self, usual: Bits) -> Bits {
        (3.0 * (usual / (16.0 * self.density)).log2()).clamp(0.0, 12.0)
    }

    /// The number of ASCII letters in the fragments.
    pub(super) fn letters(&self) -> u32 {
        self.ascii.iter().sum()
    }
}

/// What is known of the languages and the encodings, made ready for counting once.
static KNOWN: LazyLock<(Vec<Language>, Vec<EncodingCandidate>)> = LazyLock::new(|| {
    let languages: Vec<_> = LANGUAGES.iter().map(Language::new).collect();
    let candidates = CANDIDATES.iter().filter_map(|(label, rarity)| EncodingCandidate::new(label, *rarity, &languages));
    let candidates = candidates.collect();
    (languages, candidates)
});

/// The cost of the text in each candidate encoding.
pub(super) fn costs(text: &Sample) -> Vec<(Encoding, Bits)> {
    let (languages, candidates) = &*KNOWN;
    let cost = |candidate: &EncodingCandidate| Some((candidate.encoding, candidate.cost(text, languages)?));
    candidates.iter().filter_map(cost).collect()
}

/// An encoding that a file may be in.
struct EncodingCandidate {
    encoding: Encoding,
    rarity: Bits,
    table: Vec<Option<Glyph>>,
    /// The languages that can be written in it.
    languages: Vec<usize>,
}

impl EncodingCandidate {
    fn new(label: &str, rarity: Bits, languages: &[Language]) -> Option<Self> {
        let encoding = Encoding::for_label(label)?;
        let table: Vec<_> = table(encoding).into_iter().map(|char| char.map(Glyph::of)).collect();
        let repertoire: HashSet<_> = table.iter().flatten().map(|glyph| glyph.char).collect();
        let written = languages.iter().enumerate().filter(|(_, language)| language.can_be_written_in(&repertoire));
        let languages = written.map(|(index, _)| index).collect();
        Some(Self { encoding, rarity, table, languages })
    }

    /// The cost in the language that fits best; `None` when a byte means nothing in the encoding.
    fn cost(&self, text: &Sample, languages: &[Language]) -> Option<Bits> {
        let mut reading = Reading::default();
        let mut glyphs = Vec::new();
        for fragment in text.fragments.iter() {
            glyphs.clear();
            for byte in fragment {
                glyphs.push(self.table[usize::from(*byte)]?);
            }
            reading.add(&glyphs);
        }
        let costs = self.languages.iter().map(|index| languages[*index].cost(text, &reading.letters));
        costs.min_by(Bits::total_cmp).map(|cost| cost + reading.cost() + self.rarity)
    }
}

/// What fragments say in one encoding.
#[derive(Default)]
struct Reading {
    /// How often each letter beyond ASCII occurs.
    letters: HashMap<char, u32>,
    /// The cost of the signs, and of the shapes of the words.
    cost: Bits,
    quotes: HashMap<char, Bits>,
}

impl Reading {
    fn add(&mut self, glyphs: &[Glyph]) {
        for (at, glyph) in glyphs.iter().enumerate().filter(|(_, glyph)| !glyph.char.is_ascii()) {
            if glyph.kind.is_letter() {
                *self.letters.entry(glyph.char).or_insert(0) += 1;
            } else {
                self.cost += signs::cost(glyphs, at);
                *self.quotes.entry(glyph.char).or_insert(0.0) += 1.0;
            }
        }
        let is_beyond = |word: &std::ops::Range<usize>| glyphs[word.clone()].iter().any(|glyph| !glyph.char.is_ascii());
        self.cost += words::find(glyphs).filter(is_beyond).map(|word| words::cost(glyphs, word)).sum::<Bits>();
    }

    /// The cost, with that of quotes that lack their partner.
    fn cost(&self) -> Bits {
        let lacks = |quote: char, partners: &str| {
            self.quotes.contains_key(&quote) && !partners.chars().any(|partner| self.quotes.contains_key(&partner))
        };
        let pairs = [('«', "»"), ('»', "«"), ('“', "”„"), ('”', "“„"), ('„', "“”")];
        let lonely: Bits = pairs.into_iter().filter(|(quote, partners)| lacks(*quote, partners)).map(|_| 7.0).sum();
        self.cost + lonely
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
