//! Where in the file a place of the text is: [`Places`].
//!
//! The text of a decoded file has other offsets than its bytes: `é` is one byte in windows-1252, two in UTF-16 and two in the text. A
//! position in the file must lead back to the same row, so the reader has to know the offset in the file of each row.
//!
//! In most encodings the passed text itself tells how many bytes it was: a character is one byte, a unit of UTF-16 two, or one of UTF-32 four. In the
//! encodings of East Asia, and where a separator was replaced, it does not. Those are decoded line by line, and each line has an anchor, a
//! pair of offsets. Anchors that the reader has passed are dropped, so that their number is that of the lines in the window. A table of all
//! offsets was considered: its memory would grow with the file.

use std::collections::VecDeque;

/// The offset in the file of the reader's place in the text.
#[derive(Debug)]
pub(super) enum Places {
    /// Text that was UTF-8: its bytes are those of the file, except for what was replaced.
    Bytes(u64),
    /// Text in an encoding with one byte per character.
    Chars(u64),
    /// Text that was UTF-16.
    Units(u64),
    /// Text that was UTF-32, with four bytes per character.
    Quads(u64),
    /// Ends of decoded lines, in order. The first is the last one that the reader has passed.
    Lines(VecDeque<Anchor>),
}

/// A place that is known in both: in the text and in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    pub(super) text: u64,
    pub(super) byte: u64,
}

impl Places {
    /// The offset in the file of the reader's place, which is at the offset `text`. Exact at the beginning of every line.
    pub(super) fn byte_at(&self, text: u64) -> u64 {
        match self {
            Self::Bytes(byte) | Self::Chars(byte) | Self::Units(byte) | Self::Quads(byte) => *byte,
            Self::Lines(anchors) => anchors.front().map_or(0, |anchor| anchor.byte + text - anchor.text),
        }
    }

    /// Notes that the reader has passed this text, which ends at the offset `end`, and in which U+FFFD stands for `replaced.0` places of
    /// `replaced.1` bytes together.
    pub(super) fn pass(&mut self, passed: &str, end: u64, replaced: (u64, u64)) {
        match self {
            Self::Bytes(byte) => {
                let (places, bytes) = replaced;
                *byte += passed.len() as u64 - places * char::REPLACEMENT_CHARACTER.len_utf8() as u64 + bytes;
            }
            Self::Chars(byte) => *byte += passed.chars().count() as u64,
            Self::Units(byte) => *byte += 2 * units(passed),
            Self::Quads(byte) => *byte += 4 * passed.chars().count() as u64,
            Self::Lines(anchors) => {
                while anchors.get(1).is_some_and(|next| next.text <= end) {
                    anchors.pop_front();
                }
            }
        }
    }
}

/// The number of units that the text has in UTF-16.
fn units(text: &str) -> u64 {
    // One for the first byte of each character, and one more for that of a character which takes four bytes. The sum of a piece fits into
    // a byte, so that the compiler adds many at once.
    let sum = |piece: &[u8]| {
        piece.iter().map(|byte| u8::from(byte & 0xC0 != 0x80) + u8::from(*byte >= 0xF0)).fold(0, u8::wrapping_add)
    };
    text.as_bytes().chunks(127).map(|piece| u64::from(sum(piece))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_those_of_utf_16() {
        for text in ["", "abc", "José", "山田", "a😀b", &"x😀é山".repeat(100)] {
            assert_eq!(units(text), text.encode_utf16().count() as u64, "{text}");
        }
    }
}
