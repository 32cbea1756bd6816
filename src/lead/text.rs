//! Invisible characters: zero-width spaces, joiners and direction marks.

/// The kinds of invisible characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Invisible {
    /// Has no meaning inside a word: soft hyphen, zero-width space, word joiner, byte-order mark.
    Blank,
    /// Joins or separates letters, which some scripts need inside a word.
    Joiner,
    /// Sets the direction of text. Address books add it to copied values.
    Direction,
}

/// The kind of an invisible character (Unicode general category Cf), or `None` if the character is not one.
pub(crate) fn invisible(c: char) -> Option<Invisible> {
    match c {
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => Some(Invisible::Blank),
        '\u{200c}' | '\u{200d}' => Some(Invisible::Joiner),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' => {
            Some(Invisible::Direction)
        }
        _ => None,
    }
}

/// Trims white space and invisible characters at both ends.
pub(crate) fn trim_invisible(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || invisible(c).is_some())
}
