//! Text that programs damaged in a way that can be undone: [`double_decoded`], [`without_entities`].
//!
//! | written | meant | what happened |
//! |---|---|---|
//! | `JÃ¼rgen` | `Jürgen` | UTF-8 was read as windows-1252 and written as UTF-8 again |
//! | `Pr&eacute;nom` | `Prénom` | text for a web page was exported as it was |

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// The text before it was encoded twice in UTF-8; `None` if it was not.
///
/// Text of two or more letters as `Ã¼` is valid UTF-8 in windows-1252 only by a rare accident. `CAFÉ’S` is one: decoded, it would be `CAFɒS`,
/// with a letter that nobody writes.
pub(crate) fn double_decoded(text: &str) -> Option<String> {
    if !may_be_twice(text) {
        return None;
    }
    let (bytes, _, has_other_characters) = WINDOWS_1252.encode(text);
    if has_other_characters {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok().filter(|decoded| decoded.len() < text.len() && is_written(decoded))
}

/// Whether the text has a character from `Â` to `ô`, which the first byte of a character beyond ASCII is in windows-1252, before one that a
/// later byte is: nearly all text leaves here.
fn may_be_twice(text: &str) -> bool {
    let is_pair = |bytes: &[u8]| {
        bytes[0] == 0xC3 && matches!(bytes[1], 0x82..=0xB4) && matches!(bytes[2], 0xC2 | 0xC5 | 0xC6 | 0xCB | 0xE2)
    };
    !text.is_ascii() && text.as_bytes().windows(3).any(is_pair)
}

/// Whether people write such text: without phonetic signs, and without words of Latin letters and those of another script.
fn is_written(text: &str) -> bool {
    let is_phonetic = |c: char| matches!(c, '\u{250}'..='\u{2ff}');
    let is_mixed = |(one, other): (char, char)| {
        one.is_ascii_alphabetic() && matches!(other, '\u{370}'..='\u{7ff}') && other.is_alphabetic()
    };
    let pairs = || text.chars().zip(text.chars().skip(1));
    !text.contains(is_phonetic) && !pairs().any(|(one, other)| is_mixed((one, other)) || is_mixed((other, one)))
}

/// The text with the characters that HTML entities stand for.
pub(crate) fn without_entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') || !text.contains(';') {
        return text.into();
    }
    html_escape::decode_html_entities(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_twice_is_decoded_once_more() {
        for (written, meant) in
            [("JÃ¼rgen", "Jürgen"), ("MÃ¼ÃŸig", "Müßig"), ("Å\u{a0}imek", "Šimek"), ("Ð\u{90}Ð½Ð½Ð°", "Анна")]
        {
            assert_eq!(double_decoded(written).as_deref(), Some(meant));
        }
        for text in ["CAFÉ’S", "CAFÉ™ NOIR", "MENÜ’S", "Jürgen", "Ada", "São Ã", "Ðóra", "Â", "É", "Ão", "Анна"]
        {
            assert_eq!(double_decoded(text), None, "{text}");
        }
    }

    #[test]
    fn entities_become_their_characters() {
        assert_eq!(without_entities("Pr&eacute;nom &#233; &amp; &#x1F600;"), "Prénom é & 😀");
        assert_eq!(without_entities("Smith & Sons; Ltd"), "Smith & Sons; Ltd");
        assert_eq!(without_entities("&unknown;"), "&unknown;");
    }
}
