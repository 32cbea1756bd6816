//! What the first bytes of a file say of its encoding: [`Head`].
//!
//! A byte-order mark (U+FEFF; Unicode Standard, section 23.8) is 0xEF 0xBB 0xBF in UTF-8, 0xFF 0xFE in UTF-16 with the lower byte first,
//! and 0xFE 0xFF with the higher byte first. In UTF-32 it has two zero bytes more. UTF-16 and UTF-32 without a mark show themselves by their zero
//! bytes (`wide.rs`).

use std::borrow::Cow;

use super::{charset::Encoding, decoding::decode, units::Unit, wide};

/// The marks that settle the encoding. Where one is the beginning of another, the longer comes first.
const MARKS: [(&[u8], Encoding); 4] = [
    (b"\xFF\xFE\0\0", Encoding::UTF_32LE),
    (b"\0\0\xFE\xFF", Encoding::UTF_32BE),
    (b"\xFF\xFE", Encoding::UTF_16LE),
    (b"\xFE\xFF", Encoding::UTF_16BE),
];

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
        if let Some((mark, encoding)) = MARKS.into_iter().find(|(mark, _)| bytes.starts_with(mark)) {
            return Self { mark: mark.len() as u64, encoding: Some(encoding) };
        }
        // Some programs write a mark before a text that already has one.
        let marks = bytes.chunks(3).take_while(|chunk| *chunk == b"\xEF\xBB\xBF").count();
        Self { mark: 3 * marks as u64, encoding: if marks == 0 { wide::unmarked(bytes) } else { None } }
    }
}

/// The first bytes as text in which ASCII characters are right: in UTF-16 or UTF-32, if that is the encoding, and otherwise in UTF-8, which
/// has these characters where all other encodings have them.
pub(in crate::source) fn text(bytes: &[u8], encoding: Option<Encoding>) -> Cow<'_, str> {
    let wide = encoding.filter(|encoding| Unit::of(*encoding).length > 1);
    wide.map_or_else(|| String::from_utf8_lossy(bytes), |wide| decode(wide, bytes).into())
}
