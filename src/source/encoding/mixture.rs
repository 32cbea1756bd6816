//! A file of lines in two encodings, one of them UTF-8: [`Mixture`].
//!
//! People paste rows of one file into another, and programs append to a file without a look at its encoding. So a file in UTF-8 may have
//! rows in windows-1252, in which `Jörg` is `J` 0xF6 `rg`, and a file in windows-1252 may have rows in UTF-8, in which `Jörg` would read as
//! `JÃ¶rg`. Each line is judged by itself, because one line comes from one file.
//!
//! Three readings of a line that is not UTF-8 compete in a UTF-8 file: the whole line is in the other encoding; only the places are that are
//! not UTF-8, because cells were joined from two files; or bytes were lost, and U+FFFD says so. The cost of the characters decides
//! (`line_cost.rs`), so that `Lon` 0xFF `don` does not become `Lonÿdon`. Text in another encoding is seldom valid UTF-8, but short words of
//! East Asia are: 0xCD 0xA8 0xD6 0xAA is `通知` in GB18030. So a line that is UTF-8 is compared with the other encoding too.

use super::{
    bits::Bits,
    charset::{Charset, Encoding},
    line_cost::{cost, possible_cost},
    samples::Samples,
};

/// The longest line that is judged, in bytes. A longer one is read in the encoding of the file.
pub(super) const LONGEST_LINE: usize = 256 * 1024;

/// What it costs that a byte of a line was lost or damaged. The letters of all languages cost less, if they are where people write them.
const DAMAGE: Bits = 14.0;
/// What it costs where the byte begins a letter in UTF-8, so that the next one may have been lost. `Åsa` in windows-1252 has such a byte.
const LOST: Bits = 9.0;
/// What it costs where the beginning of a character ends a cell: programs cut text at a number of bytes.
const CUT: Bits = 5.0;

/// By how many bits a line that can be read in both encodings must be likelier in the one that is not the file's.
const LEAD: Bits = 7.0;

/// The encoding of a file, and that of some of its lines. One of the two is UTF-8.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mixture {
    main: Encoding,
    other: Encoding,
}

impl Mixture {
    pub(super) const fn new(main: Encoding, other: Encoding) -> Self {
        Self { main, other }
    }

    /// How many of the sampled lines are in the other encoding, and how many were sampled.
    pub(super) fn count(self, samples: &Samples) -> (u64, u64) {
        let is_other = |(line, _): (&[u8], u64)| u64::from(self.other_text(line).is_some());
        samples.lines().map(is_other).fold((0, 0), |(others, all), other| (others + other, all + 1))
    }

    /// The text of a line that is in the other encoding, wholly or in part; `None` for a line in the encoding of the file.
    pub(super) fn other_text(self, line: &[u8]) -> Option<String> {
        if line.is_ascii() {
            return None;
        }
        match str::from_utf8(line) {
            Ok(text) if self.main == Encoding::UTF_8 => self.accidental(line, text),
            Ok(text) => {
                let page = self.main.strictly(line).map_or(Bits::INFINITY, |page| cost(&page));
                (cost(text) + LEAD <= page).then(|| text.to_owned())
            }
            Err(_) if self.main == Encoding::UTF_8 => self.pasted(line),
            Err(_) => None,
        }
    }

    /// The text of a line that is UTF-8 by accident.
    fn accidental(self, line: &[u8], text: &str) -> Option<String> {
        if self.other.is_single_byte() {
            return None;
        }
        let page = self.other.strictly(line)?;
        (possible_cost(&page)? + LEAD <= cost(text)).then_some(page)
    }

    /// The text of a line that is not UTF-8, unless it is likelier that bytes were lost.
    fn pasted(self, line: &[u8]) -> Option<String> {
        let (mut valid, mut places, mut rest) = (String::new(), 0.0, line);
        for chunk in line.utf8_chunks() {
            valid.push_str(chunk.valid());
            rest = &rest[chunk.valid().len() + chunk.invalid().len()..];
            places += damage(chunk.invalid(), rest);
        }
        if line.contains(&0xFF) && !self.has_letter(0xFF) {
            return None;
        }
        let damage = cost(&valid) + places;
        let is_likely = |text: &String| possible_cost(text).is_some_and(|cost| cost < damage);
        let whole = self.other.strictly(line).filter(is_likely);
        whole.or_else(|| self.in_part(line).filter(is_likely))
    }

    /// Whether a byte is a letter in the other encoding. 0xFF is what erased memory has, so that it is no sign: a curly apostrophe in
    /// ISO-8859-13, for example.
    fn has_letter(self, byte: u8) -> bool {
        self.other.strictly(&[byte]).is_some_and(|text| text.chars().all(char::is_alphabetic))
    }

    /// The line with the characters of the other encoding in the cells that are not UTF-8. A cell that is UTF-8 in part is damaged.
    fn in_part(self, line: &[u8]) -> Option<String> {
        let is_whole =
            |cell: &[u8]| str::from_utf8(cell).is_ok() || cell.utf8_chunks().all(|chunk| chunk.valid().is_ascii());
        if !self.other.is_single_byte() || !line.split(|byte| is_edge(*byte)).all(is_whole) {
            return None;
        }
        let mut text = String::with_capacity(line.len() + line.len() / 8);
        for chunk in line.utf8_chunks() {
            text.push_str(chunk.valid());
            text.push_str(&self.other.strictly(chunk.invalid())?);
        }
        Some(text)
    }
}

/// Whether the byte is at the edge of a cell.
fn is_edge(byte: u8) -> bool {
    matches!(byte, b',' | b';' | b'\t' | b'|' | b'"' | b'\r' | b'\n')
}

/// What it costs that some bytes of UTF-8 were lost beside these, which `rest` follows.
fn damage(invalid: &[u8], rest: &[u8]) -> Bits {
    match invalid {
        [] => 0.0,
        // The first bytes of the letters of living languages; 0xDF is `ß` in windows-1252.
        [0xC2..=0xC8 | 0xCC..=0xD1 | 0xD7..=0xDB] | [_, _, ..] if rest.first().is_none_or(|byte| is_edge(*byte)) => CUT,
        // What erased memory has, and no letter in the encodings of Latin languages but `ÿ`.
        [0xFF] => CUT,
        // Latin, Greek and Cyrillic letters.
        [0xC3..=0xC5 | 0xCE..=0xD1] => LOST,
        _ => DAMAGE,
    }
}

impl Encoding {
    /// The text of bytes that are all text in the encoding.
    fn strictly(self, bytes: &[u8]) -> Option<String> {
        match self.charset() {
            Charset::Standard(standard) => {
                standard.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
            }
            Charset::Page(page) => Some(page.decode(bytes).collect()),
            // UTF-8 is never the beginning of a line in UTF-32, nor the reverse.
            Charset::Utf32(_) => None,
        }
    }

    fn is_single_byte(self) -> bool {
        match self.charset() {
            Charset::Standard(standard) => standard.is_single_byte(),
            Charset::Page(_) => true,
            Charset::Utf32(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(main: &str, other: &str, line: &[u8]) -> Option<String> {
        let encoding = |label| Encoding::for_label(label).unwrap();
        Mixture::new(encoding(main), encoding(other)).other_text(line)
    }

    fn encoded(text: &str, label: &str) -> Vec<u8> {
        let (bytes, _, unmappable) = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text);
        assert!(!unmappable, "{text} in {label}");
        bytes.into_owned()
    }

    #[test]
    fn a_line_that_was_pasted_into_utf_8_is_read_in_its_own_encoding() {
        for (label, line) in [
            ("windows-1252", "joerg@example.de,Jörg,Müller,Straße 1\r\n"),
            ("windows-1252", "h@example.de,Heike,Weiß\n"),
            ("windows-1252", "c@example.fr,Loïc,Sœur Gaëlle,40 €"),
            ("windows-1252", "c@example.com,ZOË,Farrow’s – “Best”,HAÏDAR"),
            ("windows-1250", "a@example.pl;Łukasz;Wójcik;Poznań\n"),
            ("windows-1250", "a@example.hu;Ödön;Erdős;Győr\n"),
            ("windows-1251", "a@example.ua;Олексій;Коваленко;Рівне\n"),
            ("windows-1254", "a@example.com.tr,Şebnem,Çınar,İşletme sahibi\n"),
            ("windows-1253", "a@example.gr;Ελένη;Παπαδόπουλος\n"),
            ("windows-1255", "a@example.co.il,משה,כהן\n"),
            ("windows-1256", "a@example.eg,محمد,القاهرة\n"),
            ("windows-874", "a@example.th,สมชาย,กรุงเทพ\n"),
            ("koi8-r", "a@example.ru;Артём;Соловьёв\n"),
            ("gb18030", "a@example.cn,王经理,广州贸易有限公司\n"),
            ("big5", "a@example.tw,陳經理,臺北市\n"),
            ("shift_jis", "a@example.jp,鈴木,セミナー参加\n"),
            ("euc-jp", "a@example.jp,佐藤,東京\n"),
            ("euc-kr", "a@example.kr,김민준,서울\n"),
        ] {
            assert_eq!(read("utf-8", label, &encoded(line, label)).as_deref(), Some(line), "{label}");
            assert_eq!(read("utf-8", label, line.as_bytes()), None, "the same line in UTF-8, beside {label}");
        }
    }

    #[test]
    fn lost_bytes_are_not_the_letters_of_another_encoding() {
        for line in [
            &b"a@example.com,Lon\xFFdon\n"[..],
            b"a@example.com,B\xFFb\xFE\n",
            b"a@example.es,Rodr\xC3\xADguez,M\xC3\n",
            b"a@example.es,Rodr\xC3\n",
            b"a@example.pl,Wroc\xC5\n",
            b"a@example.com,Tom\xE2\x80\n",
            b"a@example.de,K\xC3hler\n",
            b"a@example.se,S\xC3\n",
            b"a@example.es,Pe\xB1a\n",
            b"a@example.cn,\xE5\xBC\xA0\xE4\n",
            b"a@example.com,\xE5\xBC\xA0\xE4\xBC\n",
            b"a@example.com,\xF0\x9F\x98\n",
        ] {
            for page in ["windows-1252", "windows-1250", "gb18030", "shift_jis"] {
                assert_eq!(read("utf-8", page, line), None, "{page}");
            }
        }
    }

    #[test]
    fn cells_of_two_encodings_in_a_line_are_each_read_in_their_own() {
        let line = [b"c@example.com,", "Chloé".as_bytes(), b",M\xFCller\n"].concat();
        assert_eq!(read("utf-8", "windows-1252", &line).as_deref(), Some("c@example.com,Chloé,Müller\n"));
    }

    #[test]
    fn a_line_of_utf_8_in_another_encoding_is_read_as_utf_8_where_that_is_likelier() {
        for label in ["windows-1252", "windows-1250", "windows-1251", "cp850", "gb18030", "shift_jis"] {
            for line in ["d@example.de;Günther;Köhler\n", "j@example.de,Jürgen\n", "o@example.ru,Ольга Смирнова\n"]
            {
                assert_eq!(read(label, "utf-8", line.as_bytes()).as_deref(), Some(line), "{label}");
            }
        }
        for (label, line) in [("gb18030", "a@example.cn,通知\n"), ("windows-1250", "a@example.pl,JÓŹWIAK\n")] {
            assert_eq!(read(label, "utf-8", &encoded(line, label)), None, "{line}");
        }
        assert_eq!(
            read("utf-8", "gb18030", &encoded("a@example.cn,通知\n", "gb18030")).as_deref(),
            Some("a@example.cn,通知\n")
        );
    }
}
