//! The units of an encoding, and where lines end in bytes that are not decoded yet: [`Unit`].

use memchr::memchr2;

use super::charset::{ByteOrder, Charset, Encoding};

/// The unit of an encoding: one byte, or the two or four of UTF-16 and UTF-32.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// In bytes.
    pub(super) length: usize,
    pub(super) order: ByteOrder,
}

impl Unit {
    pub(super) fn of(encoding: Encoding) -> Self {
        let (length, order) = match encoding.charset() {
            Charset::Utf32(order) => (4, order),
            _ if encoding == Encoding::UTF_16LE => (2, ByteOrder::LowFirst),
            _ if encoding == Encoding::UTF_16BE => (2, ByteOrder::HighFirst),
            _ => (1, ByteOrder::LowFirst),
        };
        Self { length, order }
    }

    /// The length of the first line with its line break, if `raw` has one.
    pub(super) fn line_length(self, raw: &[u8]) -> Option<usize> {
        if self.length == 1 {
            return memchr2(b'\n', b'\r', raw).map(|end| end + 1);
        }
        let is_break = |unit: &[u8]| {
            let (low, rest) = match self.order {
                ByteOrder::LowFirst => unit.split_first(),
                ByteOrder::HighFirst => unit.split_last(),
            }?;
            Some(matches!(low, b'\n' | b'\r') && rest.iter().all(|byte| *byte == 0))
        };
        let lines = raw.chunks_exact(self.length).position(|unit| is_break(unit) == Some(true));
        lines.map(|unit| (unit + 1) * self.length)
    }
}

/// The character that a unit of UTF-32 is.
pub(super) fn utf32_char(unit: [u8; 4], order: ByteOrder) -> Option<char> {
    char::from_u32(match order {
        ByteOrder::LowFirst => u32::from_le_bytes(unit),
        ByteOrder::HighFirst => u32::from_be_bytes(unit),
    })
}
