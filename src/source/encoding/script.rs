//! What kind of character a character is: [`Script`] and [`Kind`].
//!
//! The ranges are those of the blocks of the Unicode Standard (`Blocks.txt`). `ª`, `º` and `µ` are letters there, and signs here: nobody
//! writes a word with them.

/// The script of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    None,
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Thai,
}

impl Script {
    pub(super) fn of(char: char) -> Self {
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

/// What a character is to the characters beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The edge of a cell.
    Edge,
    Space,
    Digit,
    Lower,
    Upper,
    /// A letter of a script without capitals, or a mark that belongs to a letter.
    Letter,
    Other,
}

impl Kind {
    pub(super) fn of(char: char) -> Self {
        match char {
            '\n' | '|' | ',' | ';' | '\t' | '"' => Self::Edge,
            ' ' | '\u{a0}' => Self::Space,
            '0'..='9' => Self::Digit,
            'ª' | 'º' | 'µ' => Self::Other,
            _ if char.is_lowercase() => Self::Lower,
            _ if char.is_uppercase() => Self::Upper,
            _ if char.is_alphabetic() || is_combining(char) => Self::Letter,
            _ => Self::Other,
        }
    }

    pub(super) fn is_letter(self) -> bool {
        matches!(self, Self::Lower | Self::Upper | Self::Letter)
    }
}

/// Vowels and tones of Thai, Hebrew and Arabic, and accents.
pub(super) fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}' | '\u{64b}'..='\u{652}' | '\u{5b0}'..='\u{5c2}' | '\u{200c}'..='\u{200f}')
}

/// Whether it is a vowel above or below a Thai consonant, which has one of them at most.
pub(super) fn is_thai_vowel_mark(char: char) -> bool {
    matches!(char, '\u{e31}' | '\u{e34}'..='\u{e39}')
}

/// A character with what it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub(super) char: char,
    pub(super) kind: Kind,
    pub(super) script: Script,
}

impl Glyph {
    pub(super) fn of(char: char) -> Self {
        Self { char, kind: Kind::of(char), script: Script::of(char) }
    }
}
