//! The first lines of a text: [`known_lines`], [`logical_lines`], [`declared_delimiter`], and a line without the quotes
//! around it: [`unquoted`].

use std::borrow::Cow;

/// The delimiters that a wrapped table may have.
pub(super) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many lines are examined.
const LINES: usize = 200;

/// The lines that are not blank and are whole, of which the last may be incomplete.
pub(super) fn known_lines<'a>(lines: impl Iterator<Item = &'a str>, whole: bool) -> Vec<&'a str> {
    let mut lines: Vec<&str> = lines.filter(|line| !line.trim().is_empty()).collect();
    if !whole {
        lines.pop();
    }
    lines.truncate(LINES);
    lines
}

/// The rows of the text, in which a line break inside quotes does not end one.
pub(super) fn logical_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    text.split(move |c: char| {
        is_quoted ^= c == '"';
        !is_quoted && matches!(c, '\n' | '\r')
    })
}

/// The delimiter of Excel's first line `sep=;`.
pub(super) fn declared_delimiter(text: &str) -> Option<u8> {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let line = line.strip_prefix('"').map_or(line, |line| line.strip_suffix('"').unwrap_or(line));
    let (word, delimiter) = line.split_at_checked(4)?;
    let &[delimiter] = delimiter.as_bytes().get(..1)? else { return None };
    let rest = &line.as_bytes()[5..];
    let alone = rest.iter().all(|byte| matches!(byte, b' ' | b',' | b';' | b'\t'));
    (word.eq_ignore_ascii_case("sep=") && alone && delimiter.is_ascii()).then_some(delimiter)
}

/// The row of a line that is quoted as a whole. Inside, each quote is doubled.
pub(super) fn unquoted(line: &str) -> Option<Cow<'_, str>> {
    let inner = line.trim().strip_prefix('"')?.strip_suffix('"')?;
    if !inner.contains('"') {
        return Some(inner.into());
    }
    let undoubled = inner.replace("\"\"", "\0");
    (!undoubled.contains('"')).then(|| undoubled.replace('\0', "\"").into())
}

/// How often the delimiter is outside of quotes.
pub(super) fn count(line: &str, delimiter: u8) -> usize {
    let mut is_quoted = false;
    let outside = line.bytes().filter(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == delimiter && !is_quoted
    });
    outside.count()
}
