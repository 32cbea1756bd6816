//! A header as words in a form that compares equal across case, accents, punctuation and the styles of program names.
//!
//! | header | words |
//! |---|---|
//! | `E-Mail Address:` | `e`, `mail`, `address` |
//! | `firstName`, `FIRST_NAME` | `first`, `name` |
//! | `Prénom (obligatoire)` | `prenom`, and in brackets `obligatoire` |
//! | `email2` | `email`, `2` |
//! | `会社名` | `会`, `社`, `名` |
//!
//! Phrases are compared with their words run together (see [`key`]), so that `e-mail`, `eMail` and `email` are one
//! phrase and no script needs a dictionary of word boundaries.
//!
//! The steps: compose (NFC), split at changes of case and digits, lower case and remove accents ([`fold`]), then split
//! at everything that is not part of a word. Full collation keys of `icu` would compare more exactly in each language,
//! but a header row is in no known language, and people type `Prenom` for `Prénom` in all of them.

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

use crate::lead::{Invisible, double_decoded, invisible, without_entities};

/// A header of more words is a sentence. This bounds the work that a hostile header causes.
const MAX_WORDS: usize = 32;

/// Bounds the text that is read, for the same reason.
const MAX_BYTES: usize = 512;

/// One word of a header, or one character of a script without spaces, in lower case and without accents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    /// Whether it is in brackets.
    pub(super) aside: bool,
}

impl Word {
    /// Whether it has ASCII digits only. The `1` of `Email 1` is a word of its own.
    pub(super) fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// The words of a header. None for a header of more than [`MAX_BYTES`] or [`MAX_WORDS`], which names no field.
pub(super) fn words(header: &str) -> Vec<Word> {
    if header.len() > MAX_BYTES {
        return Vec::new();
    }
    let undamaged = undamaged(header);
    let apart = split_humps(&undamaged);
    let folded = if apart.is_ascii() { apart.to_ascii_lowercase() } else { fold(&apart) };
    let mut words = WordSplitter::default();
    folded.chars().for_each(|c| words.read(c));
    words.end();
    if words.done.len() > MAX_WORDS { Vec::new() } else { words.done }
}

/// The header without HTML entities and placeholders, and decoded once more if it was encoded twice.
fn undamaged(header: &str) -> Cow<'_, str> {
    let text = without_entities(header);
    let text = double_decoded(&text).map_or(text, Cow::Owned);
    without_placeholders(&text).map_or(text, Cow::Owned)
}

/// A question without the places for earlier answers: `Thanks ! Your email?` for `Thanks {{field:3f}}! Your email?`. `None` where it has
/// none, and where nothing else is in the header: `{{email}}`.
fn without_placeholders(header: &str) -> Option<String> {
    const MARKS: [(&str, &str); 3] = [("{{", "}}"), ("${", "}"), ("[[", "]]")];
    if !header.contains(['{', '[']) {
        return None;
    }
    let mut rest = header.to_owned();
    for (open, close) in MARKS {
        while let Some(start) = rest.find(open)
            && let Some(length) = rest[start..].find(close)
        {
            rest.replace_range(start..start + length + close.len(), " ");
        }
    }
    (rest != header && rest.contains(char::is_alphabetic)).then_some(rest)
}

/// The header with a space before each word that only its case or its digits separate, and without invisible
/// characters: `CRM Email 2` for `CRMEmail2`.
fn split_humps(header: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(header);
    let mut apart = String::with_capacity(composed.len() + 8);
    let mut previous = ' ';
    let mut chars = composed.chars().filter(|c| !is_blank(*c)).peekable();
    while let Some(c) = chars.next() {
        if is_hump(previous, c, chars.peek().copied()) {
            apart.push(' ');
        }
        apart.push(c);
        previous = c;
    }
    apart
}

/// The words of a phrase run together: the key by which phrases are stored and headers compared. `E-Mail Address` and
/// `emailAddress` both have the key `emailaddress`; `***` has the empty key.
pub(super) fn key(phrase: &str) -> String {
    words(phrase).into_iter().map(|word| word.text).collect()
}

/// Whether a character is invisible and not part of a word in any script.
fn is_blank(c: char) -> bool {
    invisible(c).is_some_and(|kind| kind != Invisible::Joiner)
}

/// Whether a new word begins at `c`: at the `N` of `firstName`, the `E` of `CRMEmail`, the `2` of `email2`.
fn is_hump(previous: char, c: char, next: Option<char>) -> bool {
    let rises = c.is_uppercase() && previous.is_lowercase();
    let acronym_ends = c.is_uppercase() && previous.is_uppercase() && next.is_some_and(char::is_lowercase);
    let digits_begin_or_end = c.is_numeric() != previous.is_numeric();
    rises || acronym_ends || digits_begin_or_end
}

/// Collects the words of a text that arrives character by character.
#[derive(Debug, Default)]
struct WordSplitter {
    done: Vec<Word>,
    current: String,
    depth: usize,
}

impl WordSplitter {
    /// Brackets nest, and one that never closes encloses the rest: `Email (required`.
    fn read(&mut self, c: char) {
        let unspaced = is_unspaced(c);
        if !unspaced && is_part_of_word(c) {
            self.current.push(c);
            return;
        }
        self.end();
        match c {
            '(' | '[' | '{' | '<' => self.depth += 1,
            ')' | ']' | '}' | '>' => self.depth = self.depth.saturating_sub(1),
            _ if unspaced => self.done.push(Word { text: c.to_string(), aside: self.depth > 0 }),
            _ => {}
        }
    }

    /// Ends the current word, if there is one.
    fn end(&mut self) {
        if !self.current.is_empty() {
            self.done.push(Word { text: std::mem::take(&mut self.current), aside: self.depth > 0 });
        }
    }
}

/// Lower case, without compatibility forms, and without accents except where they make a different letter: `prenom` for
/// `PRÉNOM`, `strasse` for `Straße`, `email` for `ＥＭＡＩＬ`. Japanese `が` stays, because `か` is a different letter.
///
/// Lower case comes first and last: `İ` becomes `i` with a dot above, which is an accent, and some compatibility forms
/// (`℡`) decompose to capitals.
fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(&lower);
    let bare: String = decomposed.chars().filter(|c| !is_accent(*c)).collect();
    let mut folded = String::with_capacity(bare.len());
    for c in ComposingNormalizerBorrowed::new_nfc().normalize(&bare).to_lowercase().chars() {
        match letter(c) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(c),
        }
    }
    folded
}

/// Combining accents of the Latin, Greek and Cyrillic scripts, Hebrew points, Arabic vowel signs and the tatweel.
/// The signs of the Indic and South-East Asian scripts are letters and stay.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
}

/// The plain form of letters that Unicode does not decompose, as people type them on a keyboard without them. Also the
/// dotless i, the final sigma, and Arabic letters that Persian or careless spelling replaces.
fn letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ı' => "i",
        'ς' => "σ",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ə' => "e",
        'ى' | 'ی' => "ي",
        'ک' => "ك",
        'ة' => "ه",
        _ => return None,
    })
}

/// Whether the script of a character has no spaces between words. Also Hangul, where people often omit them.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1100}'..='\u{11ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30fa}' | '\u{30fc}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{2fa1f}')
}

/// Whether it is a letter, a digit, or a sign that belongs to a letter, as in the Indic scripts.
fn is_part_of_word(c: char) -> bool {
    use icu_properties::{
        CodePointMapData,
        props::{GeneralCategory, GeneralCategoryGroup},
    };
    c.is_ascii_alphanumeric()
        || !c.is_ascii()
            && (c.is_alphanumeric()
                || GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c)))
}
