//! The text of one cell, and what it holds besides the value: control characters, a spreadsheet's formula around text, quotes around all cells of a row.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use memchr::memchr2;

use crate::{lead::trim_value, source::Record};

/// Quotes that a program may put around every cell instead of `"`.
const QUOTES: [(char, char); 8] =
    [('“', '”'), ('„', '“'), ('„', '”'), ('”', '”'), ('«', '»'), ('‘', '’'), ('`', '`'), ('＂', '＂')];

/// Whether the text has a control character (Unicode general category Cc) other than a tab or a line break.
/// A line break is LF, CR or NEL, which IBM mainframes write.
pub(crate) fn has_control_character(text: &str) -> bool {
    // Two searches that a processor makes for many bytes at once. 0xC2 is the first byte of U+0080 to U+009F, among others.
    let bytes = text.as_bytes();
    let may_have_one = has_low_byte(bytes) || memchr2(0x7F, 0xC2, bytes).is_some();
    may_have_one && text.contains(is_control)
}

/// Whether a byte is below that of the space and is neither a tab nor a line break.
fn has_low_byte(bytes: &[u8]) -> bool {
    // Without branches, so that the compiler vectorises it too.
    let is_low =
        |byte: u8| u8::from(byte < b' ') & u8::from(byte != b'\t') & u8::from(byte != b'\n') & u8::from(byte != b'\r');
    let lowest = bytes.iter().copied().fold(u8::MAX, u8::min);
    lowest < b' ' && bytes.iter().fold(0, |found, byte| found | is_low(*byte)) != 0
}

fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')
}

/// The text without control characters at its ends.
pub(crate) fn without_outer_control_characters(text: &str) -> &str {
    text.trim_matches(|c: char| is_control(c) || c.is_whitespace())
}

/// The text without control characters.
///
/// A vertical tab or form feed is a line break. A character from U+0080 to U+009F is what Windows-1252 has in its place, because a
/// program that took Windows-1252 for Latin-1 wrote it (the WHATWG's HTML standard reads numeric references so, section 13.2.5.80).
pub(crate) fn without_control_characters(text: &str) -> String {
    text.chars().filter_map(|c| if is_control(c) { replacement(c) } else { Some(c) }).collect()
}

fn replacement(c: char) -> Option<char> {
    if matches!(c, '\u{b}' | '\u{c}') {
        return Some('\n');
    }
    let byte = u8::try_from(u32::from(c)).ok().filter(|byte| *byte >= 0x80)?;
    let bytes = [byte];
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    text.chars().next().filter(|c| !c.is_control())
}

/// The text of `="04321"`, by which spreadsheets keep text that looks like a number.
pub(crate) fn formula_text(cell: &str) -> Option<Cow<'_, str>> {
    let inner = cell.strip_prefix("=\"")?.strip_suffix('"')?;
    if !inner.contains('"') {
        return Some(inner.into());
    }
    let undoubled = inner.replace("\"\"", "\u{0}");
    // A single quote ends the text, so that the cell is a longer formula.
    (!undoubled.contains('"')).then(|| undoubled.replace('\u{0}', "\"").into())
}

/// Whether the first cell that is not empty begins with one of the quotes.
pub(crate) fn may_have_quotes(record: &Record) -> bool {
    let first = record.iter().find(|cell| !cell.is_empty()).unwrap_or_default();
    trim_value(first).starts_with(|c| QUOTES.iter().any(|(open, _)| *open == c))
}

/// The quotes around all cells of the row that are not blank, of which there are at least two.
pub(crate) fn quotes_around(record: &Record) -> Option<(char, char)> {
    let cells = || record.iter().map(trim_value).filter(|cell| !cell.is_empty());
    let first = cells().next()?;
    let found = QUOTES.into_iter().filter(|pair| inside(first, *pair).is_some());
    let around_all = |pair: &(char, char)| cells().all(|cell| inside(cell, *pair).is_some());
    if cells().nth(1).is_none() { None } else { found.into_iter().find(around_all) }
}

/// The text inside a pair of quotes.
pub(crate) fn inside(cell: &str, (open, close): (char, char)) -> Option<&str> {
    cell.strip_prefix(open)?.strip_suffix(close)
}
