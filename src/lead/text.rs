//! Characters that nobody sees.

/// What kind of invisible character it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Invisible {
    /// Means nothing inside a word: soft hyphen, zero-width space, word joiner, byte-order mark.
    Blank,
    /// Joins or separates letters, which some scripts need inside a word.
    Joiner,
    /// Sets the direction of text; address books copy it along.
    Direction,
}

/// The kind of an invisible character (Unicode general category Cf); `None` for any other character.
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

/// Without white space and invisible characters at either end.
pub(crate) fn trim_invisible(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || invisible(c).is_some())
}
