//! Counts line breaks: [`line_breaks`].

use memchr::memchr2;

/// The number of lines that end in this text: with LF, CRLF or CR.
pub(super) fn line_breaks(text: &[u8]) -> u64 {
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = memchr2(b'\n', b'\r', rest) {
        count += 1;
        let pair = rest[at..].starts_with(b"\r\n");
        rest = &rest[at + 1 + usize::from(pair)..];
    }
    count
}
