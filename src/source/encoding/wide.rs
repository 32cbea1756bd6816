//! Recognises UTF-16 and UTF-32 without a byte-order mark, by the zero bytes of their ASCII characters: [`unmarked`].
//!
//! `a,b` is 0x61 0x00 0x2C 0x00 0x62 0x00 in UTF-16 with the lower byte first. A list of Chinese people has few such characters, and `一`,
//! which is frequent, is 0x00 0x4E: the zero bytes of ideographs are at the other place. But the delimiters, the line breaks, and the `@` and `.` of
//! the addresses are ASCII in each list, and no ideograph is one of them with its bytes exchanged.
//!
//! Text with one byte per character and a stray zero byte has its letters two by two in the place of ideographs, and so has bytes of ASCII in both
//! halves of nearly all units. Of ideographs that is true of a fourth, in a short file of half.

use super::{
    charset::{ByteOrder, Encoding},
    units::utf32_char,
};

/// The encoding of a file that begins with these bytes, if its zero bytes settle it.
pub(super) fn unmarked(bytes: &[u8]) -> Option<Encoding> {
    memchr::memchr(0, bytes)?;
    if is_utf32(bytes, ByteOrder::LowFirst) {
        return Some(Encoding::UTF_32LE);
    }
    if is_utf32(bytes, ByteOrder::HighFirst) {
        return Some(Encoding::UTF_32BE);
    }
    let low_first = UnitCounts::of(bytes, |first, second| u16::from_le_bytes([first, second]));
    let high_first = UnitCounts::of(bytes, |first, second| u16::from_be_bytes([first, second]));
    if low_first.marks >= high_first.marks {
        return low_first.are_text().then_some(Encoding::UTF_16LE);
    }
    high_first.are_text().then_some(Encoding::UTF_16BE)
}

/// Whether the bytes are characters of four bytes. In text of another encoding such a number is nearly always beyond Unicode.
fn is_utf32(bytes: &[u8], order: ByteOrder) -> bool {
    let units = bytes.chunks_exact(4);
    let all = units.len();
    let is_text = |unit: &[u8]| {
        let char = <[u8; 4]>::try_from(unit).ok().and_then(|unit| utf32_char(unit, order));
        char.is_some_and(|char| !char.is_control() || matches!(char, '\t' | '\n' | '\r'))
    };
    let text = units.filter(|unit| is_text(unit)).count();
    all > 1 && (all - text) * 20 <= all
}

/// What the units of two bytes are, read in one order of their bytes.
#[derive(Debug, Default)]
struct UnitCounts {
    all: usize,
    /// ASCII that lists of leads have and that is no letter: line breaks, delimiters, `@` and `.`.
    marks: usize,
    /// Any printable ASCII.
    ascii: usize,
    /// Units that text does not have: control characters, halves of a pair without the other, private characters.
    odd: usize,
    /// Units both of whose bytes are printable ASCII, without kana.
    doubles: usize,
}

impl UnitCounts {
    fn of(bytes: &[u8], unit: impl Fn(u8, u8) -> u16) -> Self {
        let mut counts = Self::default();
        let mut is_after_first_half = false;
        for pair in bytes.chunks_exact(2) {
            let unit = unit(pair[0], pair[1]);
            counts.add(unit);
            let is_first_half = matches!(unit, 0xD800..=0xDBFF);
            counts.odd += usize::from(is_after_first_half != matches!(unit, 0xDC00..=0xDFFF));
            is_after_first_half = is_first_half;
        }
        counts
    }

    fn add(&mut self, unit: u16) {
        self.all += 1;
        match unit {
            0x09 | 0x0A | 0x0D | 0x22 | 0x2C | 0x2E | 0x3B | 0x40 | 0x7C => {
                self.marks += 1;
                self.ascii += 1;
            }
            0x20..=0x7E => self.ascii += 1,
            0..=0x1F | 0x7F..=0x9F | 0xE000..=0xF8FF | 0xFFFE..=0xFFFF => self.odd += 1,
            _ => {
                // Hiragana are U+3041 to U+3096.
                let is_ascii = |byte: &u8| matches!(byte, 0x09 | 0x0A | 0x0D | 0x20..=0x2F | 0x31..=0x7E);
                let [high, low] = unit.to_be_bytes();
                self.doubles += usize::from(is_ascii(&high) && (is_ascii(&low) || low == b'0'));
            }
        }
    }

    /// Whether this is the right order, and the file is UTF-16 at all.
    fn are_text(&self) -> bool {
        self.marks > 1 && self.odd * 50 <= self.all && self.doubles * 4 <= 3 * (self.all - self.ascii)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    fn swapped(bytes: &[u8]) -> Vec<u8> {
        bytes.chunks_exact(2).flat_map(|pair| [pair[1], pair[0]]).collect()
    }

    #[test]
    fn a_few_zero_bytes_settle_utf_16() {
        let long = "一个人从事销售工作的经历和最近的联系记录，开会时一起讨论。".repeat(60);
        for text in [
            "邮箱\t姓名\na@b.cn\t王一\n",
            "a,b\n",
            "メール,名前\r\nyamada@example.com,山田一\r\n",
            "이메일;이름\nkim@example.com;김민준\n",
            "メール,名,姓,会社名,役職,市区町村\nyamada@example.com,浩,田中,伊藤農林有限会社,作家,印西市\n",
            "めーる,なまえ\nyamada@example.com,やまだ たろう さくら はなこ ひらがな\n",
            "Почта;Имя\nivan@example.com;Иван\n",
            &format!("email,备注\na@b.cn,{long}\n")[..2000],
            "email,note\na@example.com,😀😀😀\n",
        ] {
            let bytes = utf16(text);
            assert_eq!(unmarked(&bytes), Some(Encoding::UTF_16LE), "{text}");
            assert_eq!(unmarked(&swapped(&bytes)), Some(Encoding::UTF_16BE), "{text}");
        }
    }

    #[test]
    fn characters_of_four_bytes_are_utf_32() {
        for text in ["a,b\n", "邮箱\t姓名\na@b.cn\t王一\n", "email,note\na@example.com,😀\n"] {
            let low: Vec<_> = text.chars().flat_map(|char| u32::from(char).to_le_bytes()).collect();
            let high: Vec<_> = text.chars().flat_map(|char| u32::from(char).to_be_bytes()).collect();
            assert_eq!(unmarked(&low), Some(Encoding::UTF_32LE), "{text}");
            assert_eq!(unmarked(&high), Some(Encoding::UTF_32BE), "{text}");
        }
    }

    #[test]
    fn stray_zero_bytes_settle_nothing() {
        let windows = encoding_rs::WINDOWS_1251.encode("почта;имя\nivan@example.com;Иван\n").0.into_owned();
        let gbk = encoding_rs::GBK.encode("邮箱,姓名\na@b.cn,王一\n").0.into_owned();
        for text in [&b"email,name\nada@example.com,Ada\n"[..], &windows, &gbk, "é,ü\na@b.de,Jürgen\n".as_bytes()] {
            for step in [8, 16] {
                let mut bytes = text.to_vec();
                for at in (step..text.len()).step_by(step).rev() {
                    bytes.insert(at, 0);
                }
                assert_eq!(unmarked(&bytes), None, "{:?}", String::from_utf8_lossy(&bytes));
            }
            assert_eq!(unmarked(text), None);
        }
        assert_eq!(unmarked(b"\0\0\0\0\0\0\0\0"), None);
    }
}
