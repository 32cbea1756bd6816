//! Where lines end in bytes that are not decoded yet: [`line_length`].

use memchr::memchr2;

use super::charset::Encoding;

/// Which of the two bytes of a unit of UTF-16 is the lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LowByte {
    First,
    Second,
}

impl LowByte {
    /// The lower byte of the units of an encoding, if they are two bytes long.
    pub(super) fn of(encoding: Encoding) -> Option<Self> {
        if encoding == Encoding::UTF_16LE {
            Some(Self::First)
        } else {
            (encoding == Encoding::UTF_16BE).then_some(Self::Second)
        }
    }
}

/// The length of the first line with its line break, if `raw` has one. `wide` is the lower byte of the units, if these are two bytes long.
pub(super) fn line_length(raw: &[u8], wide: Option<LowByte>) -> Option<usize> {
    let Some(low) = wide else { return memchr2(b'\n', b'\r', raw).map(|end| end + 1) };
    let is_break = |unit: &[u8]| match (low, unit) {
        (LowByte::First, [low, high]) | (LowByte::Second, [high, low]) => *high == 0 && matches!(low, b'\n' | b'\r'),
        _ => false,
    };
    raw.chunks(2).position(is_break).map(|unit| (unit + 1) * 2)
}
