//! The kind of value in a cell: [`CellKind`].
//!
//! A row that is split in the right places has cells of recognisable kinds: `ada@example.com`, `2026-11-26`, `London`. Split in wrong
//! places it has pieces such as `London;2026-11-26` or `"Smith`, which are [`CellKind::Odd`]. The share of odd cells is a factor of the
//! score of a dialect, as in the cleanness of van den Burg, Nazábal and Sutton (2019).

use super::grid::GridCell;
use crate::source::dialect::{Dialect, Escape};

/// The kind of value that a cell looks like, read by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellKind {
    Empty,
    Number,
    /// A date or a time, or both.
    Time,
    Email,
    Link,
    /// Words.
    Text,
    /// None of these: the row was probably split in the wrong places.
    Odd,
}

impl CellKind {
    /// The kind of a cell. Quotes around a cell show that it is whole, so that any text in them is [`CellKind::Text`].
    pub(super) fn of(cell: GridCell<'_>, dialect: Dialect) -> Self {
        let text = cell.text.trim();
        if text.is_empty() {
            Self::Empty
        } else if is_number(text) {
            Self::Number
        } else if is_email(text) {
            Self::Email
        } else if cell.quoted {
            Self::Text
        } else if is_time(text) {
            Self::Time
        } else if is_link(text) {
            Self::Link
        } else if is_text(text, dialect) {
            Self::Text
        } else {
            Self::Odd
        }
    }

    /// Whether a header cell is unlikely to be of this kind.
    pub(super) const fn is_data(self) -> bool {
        matches!(self, Self::Number | Self::Time | Self::Email | Self::Link)
    }
}

/// Whether the text is a number: `-12`, `1,234.56`, `12 %`, `€ 20`, `1e5`.
fn is_number(text: &str) -> bool {
    let is_sign = |char: char| matches!(char, '+' | '-' | '(' | ')' | '%' | '$' | '€' | '£' | '¥' | ' ' | '\u{a0}');
    let core = text.trim_matches(is_sign);
    let digits = core.bytes().filter(u8::is_ascii_digit).count();
    let marks =
        core.bytes().filter(|byte| matches!(byte, b'.' | b',' | b'\'' | b' ' | b'e' | b'E' | b'-' | b'+')).count();
    digits > 0 && digits + marks == core.len() && core.as_bytes()[0] != b' ' && marks <= digits && is_grouped(core)
}

/// Whether the commas and spaces in a number could be grouping.
fn is_grouped(number: &str) -> bool {
    !number.contains(", ") && !number.contains(" ,") && number.matches(' ').count() < 4
}

/// Whether the text is a date or a time: `2026-11-26`, `26.11.2026 09:30`, `9:30 PM`.
fn is_time(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_mark = |byte: &u8| {
        matches!(byte, b':' | b'/' | b'.' | b'-' | b'+' | b'T' | b'Z' | b' ' | b'A' | b'P' | b'M' | b'a' | b'p' | b'm')
    };
    let marks = text.bytes().filter(is_mark).count();
    digits > 1 && digits + marks == text.len()
}

/// Characters that a domain never has, and that may separate it from the next cell.
const DELIMITERS: [char; 13] = ['#', '~', '^', '*', '&', '{', '}', '¦', '§', '¬', '，', '；', '｜'];

/// Roughly an address: one `@` with something before it, and a dot somewhere after it.
pub(in crate::source) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let is_foreign =
        |byte: u8| matches!(byte, b' ' | b'\t' | b',' | b';' | b'|' | b'"' | b'<' | b'>' | b'(' | b')' | b'@' | b':');
    let clean = |part: &str| !part.is_empty() && !part.bytes().any(is_foreign);
    clean(local) && clean(domain) && !domain.contains(DELIMITERS) && domain.trim_matches('.').contains('.')
}

/// Whether the text is a link: `https://example.com/a,b`. It may have commas.
fn is_link(text: &str) -> bool {
    let start = ["http://", "https://", "www.", "ftp://", "mailto:"].iter().any(|scheme| text.starts_with(scheme));
    start && !text.contains([' ', '\t', '"', '|', ';'])
}

/// Words, without characters that suggest that the row was split in the wrong places.
fn is_text(text: &str, dialect: Dialect) -> bool {
    let (bytes, delimiter) = (text.as_bytes(), dialect.delimiter());
    let escaped = |at: usize| dialect.escape() == Escape::Backslash && at > 0 && bytes[at - 1] == b'\\';
    let followed_by_space = |at: usize| bytes.get(at + 1).is_none_or(|byte| *byte == b' ');
    let fits = |(at, byte): (usize, &u8)| match byte {
        _ if escaped(at) => true,
        b';' | b'\t' | b'|' | b'^' | b'~' | b'"' | 0..=0x08 | 0x0E..=0x1F => false,
        b',' => delimiter != b',' && followed_by_space(at),
        b':' => {
            delimiter == b':'
                || followed_by_space(at)
                || bytes.get(at + 1).is_some_and(|byte| b"/\\0123456789".contains(byte))
        }
        _ => true,
    };
    bytes.iter().enumerate().all(fits) && bytes.iter().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
}
