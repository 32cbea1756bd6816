//! UTF-8 with damaged places: [`decode`].
//!
//! Where bytes are no UTF-8, as many of them as could begin a character are one U+FFFD. The Encoding Standard of the WHATWG and the standard
//! library agree on that (Unicode Standard, section 3.9, "maximal subpart"). A decoder of `encoding_rs` was considered: it returns at each
//! damaged place, which makes a megabyte of 0xFF a million calls.

/// Appends the text of the bytes to `text`. Calls `replaced` for each place that is no UTF-8, with where in `text` its U+FFFD is and how many
/// bytes that replaces.
pub(super) fn decode(bytes: &[u8], text: &mut String, mut replaced: impl FnMut(usize, usize)) {
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            replaced(text.len(), chunk.invalid().len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
}

/// How many of the last bytes are the incomplete beginning of a character: three at most.
pub(in crate::source) fn incomplete_tail(bytes: &[u8]) -> usize {
    let tail = &bytes[bytes.len().saturating_sub(3)..];
    let Some(lead) = tail.iter().rposition(|byte| byte & 0xC0 != 0x80) else { return 0 };
    let length = match tail[lead] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 1,
    };
    if tail.len() - lead < length { tail.len() - lead } else { 0 }
}
