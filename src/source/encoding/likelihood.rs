//! How likely it is that bytes are text in an encoding with one byte per character, by their letters and signs.
//!
//! For each encoding, each fragment is read by the table of its 256 characters. A byte that means nothing rules the encoding out: 0xD2 is
//! no character of windows-1253. The letters are then compared with each language that can be written in the encoding, and the
//! language that fits best counts: the same file may be cheap as German and dear as Turkish in windows-1254.
//!
//! Encodings that are rarer among people's files start with some bits more. Without that, a file with one `ü` would be in any of
//! several encodings with equal right.

use std::{collections::HashSet, sync::LazyLock};

use super::{
    bits::Bits,
    charset::{Charset, Encoding, Page},
    clues::Clues,
    fragment_reading::FragmentReading,
    language::Language,
    letter_table::LANGUAGES,
    script::{Glyph, Script},
};

/// What it costs that a text has signs and not one letter of the script that the encoding is for.
const FOREIGN_SIGNS: Bits = 3.0;

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
    ("iso-8859-15", 5.5),
    ("iso-8859-16", 12.0),
    ("koi8-r", 2.0),
    ("koi8-u", 3.0),
    ("ibm866", 3.0),
    ("macintosh", 3.5),
    ("x-mac-cyrillic", 6.0),
    ("ibm850", 4.0),
    ("ibm437", 5.0),
    ("ibm852", 5.0),
];

/// The encodings that only the Baltic countries use. They have most letters of Polish, which is never written in them.
const BALTIC: &[&str] = &["windows-1257", "iso-8859-4", "iso-8859-10", "iso-8859-13"];

/// What it costs that a text is in a language of the Baltic countries and in an encoding of other countries: programs there use windows-1257.
const ABROAD: Bits = 4.0;

/// What is known of the languages and the encodings, made ready for counting once.
static KNOWN: LazyLock<(Vec<Language>, Vec<EncodingCandidate>)> = LazyLock::new(|| {
    let languages: Vec<_> = LANGUAGES.iter().map(Language::new).collect();
    let candidates = CANDIDATES.iter().filter_map(|(label, rarity)| EncodingCandidate::new(label, *rarity, &languages));
    let candidates = candidates.collect();
    (languages, candidates)
});

/// The cost of the text in each candidate encoding.
pub(super) fn costs(text: &Clues) -> Vec<(Encoding, Bits)> {
    let (languages, candidates) = &*KNOWN;
    let cost = |candidate: &EncodingCandidate| Some((candidate.encoding, candidate.cost(text, languages)?));
    candidates.iter().filter_map(cost).collect()
}

/// An encoding that a file may be in.
struct EncodingCandidate {
    encoding: Encoding,
    rarity: Bits,
    table: Vec<Option<Glyph>>,
    /// Whether it is for a script other than Latin.
    is_foreign: bool,
    /// The languages that can be written in it, and what it costs that one is.
    languages: Vec<(usize, Bits)>,
}

impl EncodingCandidate {
    /// The candidate with this label, if the reader knows the encoding. The languages are those whose essential letters it has.
    fn new(label: &str, rarity: Bits, languages: &[Language]) -> Option<Self> {
        let encoding = Encoding::for_label(label)?;
        let table: Vec<_> = table(encoding).into_iter().map(|char| char.map(Glyph::of)).collect();
        let is_foreign = table.iter().flatten().filter(|glyph| is_foreign(glyph.script)).count() > 20;
        let repertoire: HashSet<_> = table.iter().flatten().map(|glyph| glyph.char).collect();
        let is_written = |language: &Language| {
            language.can_be_written_in(&repertoire) && (language.is_baltic() || !BALTIC.contains(&label))
        };
        let written = languages.iter().enumerate().filter(|(_, language)| is_written(language));
        let is_abroad = |language: &Language| language.is_baltic() && !BALTIC.contains(&label);
        let cost = |language: &Language| if is_abroad(language) { ABROAD } else { 0.0 };
        let languages = written.map(|(index, language)| (index, cost(language))).collect();
        Some(Self { encoding, rarity, table, is_foreign, languages })
    }

    /// The cost in the language that fits best; `None` when a byte means nothing in the encoding.
    fn cost(&self, text: &Clues, languages: &[Language]) -> Option<Bits> {
        let reading = self.read(text)?;
        let costs = self.languages.iter().map(|(index, bits)| bits + languages[*index].cost(text, &reading.letters));
        let signs_only = if self.is_foreign && reading.letters.is_empty() { FOREIGN_SIGNS } else { 0.0 };
        let least =
            |char| self.languages.iter().map(|(index, _)| languages[*index].char_cost(char)).fold(19.0, Bits::min);
        let known = text.known_cost(least);
        costs.min_by(Bits::total_cmp).map(|cost| cost + reading.cost() + self.rarity + signs_only + known)
    }

    /// The fragments in this encoding; `None` when a byte means nothing in it.
    fn read(&self, text: &Clues) -> Option<FragmentReading> {
        let mut reading = FragmentReading::default();
        let mut glyphs = Vec::new();
        for fragment in text.fragments.iter() {
            glyphs.clear();
            for byte in fragment {
                glyphs.push(self.table[usize::from(*byte)]?);
            }
            reading.add(&glyphs);
        }
        Some(reading)
    }
}

/// Whether letters of this script are no Latin ones, as those of windows-1251.
fn is_foreign(script: Script) -> bool {
    !matches!(script, Script::None | Script::Latin)
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
        Charset::Utf32(_) => None,
    };
    (0..=u8::MAX).map(decode).collect()
}

#[cfg(test)]
mod tests {
    use super::{super::samples::Samples, *};

    fn clues(bytes: &[u8]) -> Clues {
        Clues::of(&Samples::gather(bytes).unwrap())
    }

    fn cost(text: &str, written: &str, read: &str) -> Option<Bits> {
        let written = encoding_rs::Encoding::for_label(written.as_bytes()).unwrap();
        let bytes = written.encode(&format!("name\n{text}\n")).0.into_owned();
        let encoding = Encoding::for_label(read).unwrap();
        costs(&clues(&bytes)).into_iter().find(|(candidate, _)| *candidate == encoding).map(|(_, cost)| cost)
    }

    #[test]
    fn every_candidate_is_an_encoding_that_some_language_can_be_written_in() {
        let (_, candidates) = &*KNOWN;
        assert_eq!(candidates.len(), CANDIDATES.len());
        for candidate in candidates {
            assert!(!candidate.languages.is_empty(), "{}", candidate.encoding.name());
            assert_eq!(candidate.table.len(), 256, "{}", candidate.encoding.name());
        }
    }

    #[test]
    fn a_byte_without_a_meaning_rules_an_encoding_out() {
        // 0xD2 is no character of windows-1253.
        let greek = Encoding::for_label("windows-1253").unwrap();
        assert!(costs(&clues(b"name\n\xD2\n")).iter().all(|(encoding, _)| *encoding != greek));
    }

    #[test]
    fn names_cost_least_in_the_encoding_that_they_were_written_in() {
        let cases = [
            ("Müller\nZoë\nJosé\nFrançois", "windows-1252", ["windows-1250", "windows-1251", "koi8-r"]),
            ("Иванов\nПётр\nСмирнова", "windows-1251", ["koi8-r", "ibm866", "windows-1252"]),
            ("Παπαδόπουλος\nΕλένη", "windows-1253", ["windows-1252", "windows-1251", "windows-1255"]),
            ("Farrow’s\n20 €\n£5", "windows-1252", ["macintosh", "windows-1251", "windows-1256"]),
        ];
        for (text, written, others) in cases {
            let right = cost(text, written, written).unwrap();
            for other in others {
                assert!(cost(text, written, other).is_none_or(|wrong| wrong > right), "{text:?} in {other}");
            }
        }
    }

    #[test]
    fn a_pattern_counts_once_in_however_many_rows_it_is() {
        let rows = |count: usize| cost(&"Farrow’s\n".repeat(count), "windows-1252", "windows-1252").unwrap();
        assert!((rows(1) - rows(50)).abs() < 1.0, "{} and {}", rows(1), rows(50));
    }
}
