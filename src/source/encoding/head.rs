//! What the first bytes of a file say of its encoding: [`Head`].
//!
//! A byte-order mark (U+FEFF; Unicode Standard, section 23.8) is 0xEF 0xBB 0xBF in UTF-8, 0xFF 0xFE in UTF-16 with the lower byte first,
//! and 0xFE 0xFF with the higher byte first. UTF-16 without a mark shows itself by its zero bytes: `a,b` is 0x61 0x00 0x2C 0x00 0x62 0x00.

use std::borrow::Cow;

use super::{charset::Encoding, decoding::decode};

/// The byte-order mark and the encoding that the first bytes settle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::source) struct Head {
    /// The length of the byte-order mark, in bytes.
    pub(in crate::source) mark: u64,
    /// The encoding, if the first bytes settle it.
    pub(in crate::source) encoding: Option<Encoding>,
}

impl Head {
    /// Reads the first bytes. A mark of UTF-8 settles nothing, because some programs write it before text in another encoding.
    pub(in crate::source) fn read(bytes: &[u8]) -> Self {
        for (mark, encoding) in [(&b"\xFF\xFE"[..], Encoding::UTF_16LE), (b"\xFE\xFF", Encoding::UTF_16BE)] {
            if bytes.starts_with(mark) {
                return Self { mark: 2, encoding: Some(encoding) };
            }
        }
        // Some programs write a mark before a text that already has one.
        let marks = bytes.chunks(3).take_while(|chunk| *chunk == b"\xEF\xBB\xBF").count();
        Self { mark: 3 * marks as u64, encoding: if marks == 0 { unmarked_utf16(bytes) } else { None } }
    }
}

/// The first bytes as text in which ASCII characters are right: in UTF-16, if that is the encoding, and otherwise in UTF-8, which
/// has these characters where all other encodings have them.
pub(in crate::source) fn text(bytes: &[u8], encoding: Option<Encoding>) -> Cow<'_, str> {
    let wide = encoding.filter(|encoding| [Encoding::UTF_16LE, Encoding::UTF_16BE].contains(encoding));
    wide.map_or_else(|| String::from_utf8_lossy(bytes), |wide| decode(wide, bytes).into())
}

/// UTF-16 without a mark, by the zero bytes of its ASCII characters: at least the delimiters and line breaks are ASCII.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let zeros = |at: usize| bytes.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let many = |count: usize| count > 1 && count * 20 >= bytes.len();
    if many(second) && first * 20 <= second {
        return Some(Encoding::UTF_16LE);
    }
    (many(first) && second * 20 <= first).then_some(Encoding::UTF_16BE)
}
