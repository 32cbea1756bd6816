//! Invisible characters and what surrounds a value.
//!
//! Cells that people copy from web pages, address books and chats have characters that nobody sees. They make two equal values
//! different: `Ana` with a zero-width space after it is not `Ana` to a database. The code that reads text uses this file
//! to decide which of them to drop, and where.
//!
//! | text | where | result |
//! |---|---|---|
//! | a zero-width space or a left-to-right mark around `Ana` | value | `Ana` |
//! | a zero-width space inside a word | value | unchanged, because it may be meant |
//! | a zero-width joiner at the end of a Malayalam word | value | unchanged, because it shapes the last letter |
//! | a soft hyphen inside `E-mail` | header | removed by `columns/words.rs` |
//! | a zero-width space inside an address | address | removed by `email/characters.rs`, and reported |
//!
//! The sources are the properties `Default_Ignorable_Code_Point` and `Bidi_Control` of the Unicode character database, the
//! interlinear annotation characters (U+FFF9 to U+FFFB), and the characters that are drawn as a blank (U+115F, U+1160, U+3164,
//! U+FFA0, U+2800).

/// The kinds of invisible characters, by what removing one would change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Invisible {
    /// Has no meaning inside a word: soft hyphen, zero-width space, word joiner, byte-order mark, fillers.
    Blank,
    /// Joins or separates letters (U+200C, U+200D), which Arabic and Indic scripts need inside a word and at its end; also the
    /// variation selectors and the vowel separator of Mongolian.
    Joiner,
    /// Chooses the form of the character before it: U+FE0F makes `❤` a coloured emoji. Also the tags that spell out a flag.
    Selector,
    /// Sets the direction of text without changing the order of Latin letters. Address books add it to copied values.
    Direction,
    /// Reverses the text that follows it (U+202D, U+202E), so that people see a different text than programs read.
    Override,
}

/// The kind of an invisible character, or `None` if the character is not one.
pub(crate) fn invisible(c: char) -> Option<Invisible> {
    // Nearly every character of a file: one comparison instead of a table.
    if c < '\u{ad}' {
        return None;
    }
    match c {
        '\u{ad}'
        | '\u{34f}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}' => Some(Invisible::Blank),
        '\u{200c}' | '\u{200d}' | '\u{180b}'..='\u{180f}' => Some(Invisible::Joiner),
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' => Some(Invisible::Selector),
        '\u{202d}' | '\u{202e}' => Some(Invisible::Override),
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' | '\u{61c}' => {
            Some(Invisible::Direction)
        }
        _ => None,
    }
}

/// Trims white space and invisible characters at both ends, whatever they belong to. For headers and addresses.
pub(crate) fn trim_invisible(text: &str) -> &str {
    text.trim_matches(is_around)
}

/// Trims what is not part of a value: white space and invisible characters at both ends, except those that belong to the
/// last letter, which are joiners (Malayalam words end in one) and selectors (an emoji may).
///
/// `"Ana\u{200d}"` becomes `Ana`, because no ASCII letter needs a joiner; `"❤\u{fe0f} "` keeps its selector and loses its space.
pub(crate) fn trim_value(text: &str) -> &str {
    let is_visible = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    let is_trimmed = |text: &str| is_visible(text.as_bytes().first()) && is_visible(text.as_bytes().last());
    if is_trimmed(text) {
        return text;
    }
    let text = text.trim_ascii();
    if is_trimmed(text) {
        return text;
    }
    let is_edge = |c: Option<char>| c.is_some_and(is_around);
    if !is_edge(text.chars().next()) && !is_edge(text.chars().next_back()) {
        return text;
    }
    let text = text.trim_start_matches(is_around);
    let visible = text.trim_end_matches(is_around);
    if visible.is_empty() || visible.ends_with(|c: char| c.is_ascii()) {
        return visible;
    }
    let belongs = |c: char| matches!(invisible(c), Some(Invisible::Joiner | Invisible::Selector));
    let tail = &text[visible.len()..];
    &text[..text.len() - tail.trim_start_matches(belongs).len()]
}

/// Whether a character is white space or invisible.
pub(crate) fn is_around(c: char) -> bool {
    c.is_whitespace() || invisible(c).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_loses_what_surrounds_it_and_keeps_what_belongs_to_its_letters() {
        for (cell, value) in [
            ("Ana", "Ana"),
            (" \t\u{a0}\u{3000}Ana\r\n", "Ana"),
            ("\u{200b}\u{feff}Ana\u{200e}\u{2069}", "Ana"),
            ("\u{3164}", ""),
            ("\u{2800} \u{ad}", ""),
            ("", ""),
            ("\u{d05}\u{d28}\u{d4d}\u{200d}", "\u{d05}\u{d28}\u{d4d}\u{200d}"),
            ("\u{d28}\u{d4d}\u{200d}\u{200b} ", "\u{d28}\u{d4d}\u{200d}"),
            ("\u{2764}\u{fe0f} ", "\u{2764}\u{fe0f}"),
            ("Ana\u{200d}", "Ana"),
            ("a\u{200b}b", "a\u{200b}b"),
        ] {
            assert_eq!(trim_value(cell), value, "{cell:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_trimmed_value_is_part_of_the_text_and_stays_as_it_is(text in "[ \u{a0}\u{200b}-\u{200f}\u{fe0f}\u{3164}aé\u{d28}]{0,8}|.{0,12}") {
            let value = trim_value(&text);
            proptest::prop_assert!(text.contains(value));
            proptest::prop_assert_eq!(trim_value(value), value);
            proptest::prop_assert_eq!(trim_invisible(value), trim_invisible(&text));
        }
    }
}
