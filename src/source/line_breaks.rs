//! Counts line breaks: [`line_breaks`].
//!
//! A line ends as an editor shows it: with LF, with CRLF or with CR. `a` LF `b` CRLF `c` CR `d` has three breaks, because CR and LF beside
//! each other are one. The crate `csv` counts LF only, so that its line numbers are 1 throughout a file of CR lines (rust-csv issue 208).

use memchr::memchr2;

/// The number of lines that end in this text: with LF, CRLF or CR.
pub(super) fn line_breaks(text: &[u8]) -> u64 {
    let mut count = 0;
    let mut rest = text;
    while let Some(length) = line_length(rest) {
        count += 1;
        rest = &rest[length..];
    }
    count
}

/// Whether at least `count` lines end in this text. A CR at the end of the text may be half of a CRLF and ends none.
pub(super) fn has_lines(text: &[u8], count: usize) -> bool {
    let mut rest = text.strip_suffix(b"\r").unwrap_or(text);
    for _ in 0..count {
        let Some(length) = line_length(rest) else { return false };
        rest = &rest[length..];
    }
    true
}

/// The text up to the end of its first line, with the break.
pub(super) fn first_line(text: &[u8]) -> &[u8] {
    &text[..line_length(text).unwrap_or(text.len())]
}

/// The length of the first line with its break, if it has one.
fn line_length(text: &[u8]) -> Option<usize> {
    let end = memchr2(b'\n', b'\r', text)?;
    Some(end + if text[end..].starts_with(b"\r\n") { 2 } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_of_cr_and_lf_is_one_line_break() {
        assert_eq!(line_breaks(b"a\nb\r\nc\rd\n\r\n\r\re"), 7);
        assert_eq!(line_breaks(b"no break"), 0);
    }

    #[test]
    fn a_cr_at_the_end_of_the_text_may_be_half_of_a_pair() {
        assert!(has_lines(b"a\nb\r\nc\rd", 3));
        assert!(!has_lines(b"a\nb\r\nc\r", 3));
        assert!(has_lines(b"", 0));
    }
}
