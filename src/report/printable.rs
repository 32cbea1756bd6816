//! Text that cannot steer a terminal: [`Printable`].

use std::fmt::{self, Write as _};

use crate::lead::{Invisible, invisible};

/// Displays a text with the characters escaped that would steer a terminal or change the order of what people read.
///
/// Cells, headers and file names are written by strangers. An escape sequence in one recolours the screen or moves the cursor, a line
/// break looks like a new entry, and a direction override (U+202E, for example) shows `gnp.exe` as `exe.png`. Escaped are control characters
/// (Unicode category Cc, which includes line breaks and tabs), the line and paragraph separators U+2028 and U+2029, and the characters of
/// the property [`Bidi_Control`](https://www.unicode.org/reports/tr9/). Each displays as in a Rust string: `\n`, `\u{1b}`, `\u{202e}`. All
/// other characters are unchanged; a backslash is not doubled.
///
/// For text that people read. JSON and CSV have escapes of their own.
///
/// ```
/// use lead_import::report::Printable;
///
/// assert_eq!(Printable::new("Lon\u{1b}[31mdon\r\n").to_string(), r"Lon\u{1b}[31mdon\r\n");
/// assert_eq!(Printable::new("\u{202e}moc.b@a").to_string(), r"\u{202e}moc.b@a");
/// assert_eq!(Printable::new(r"Łódź C:\new").to_string(), r"Łódź C:\new");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printable<'a>(&'a str);

impl<'a> Printable<'a> {
    /// The text to display.
    pub fn new(text: &'a str) -> Self {
        Self(text)
    }
}

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| if steers(c) { write!(f, "{}", c.escape_default()) } else { f.write_char(c) })
    }
}

/// Whether a character changes how the text around it is shown.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}')
        || matches!(invisible(c), Some(Invisible::Direction | Invisible::Override))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_that_steers_is_escaped_and_no_other() {
        let steering = "\0\u{7}\u{8}\t\n\r\u{1b}\u{7f}\u{85}\u{9b}\u{61c}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
        let shown = Printable::new(steering).to_string();
        assert!(shown.is_ascii() && !shown.contains(|c: char| c.is_control()), "{shown}");
        assert_eq!(shown.matches('\\').count(), steering.chars().count());
        let plain = "Ada O'Neil \"x\" \\n, José, نام\u{200c}خانوادگی, 田中, 👩\u{200d}💻, a\u{301}";
        assert_eq!(Printable::new(plain).to_string(), plain);
    }
}
