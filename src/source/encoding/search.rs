//! The search for the encoding, over the whole file.

use std::io::{self, BufRead, BufReader, Read};

use memchr::memmem;

use super::{
    charset::{Encoding, EncodingReport},
    ideographs,
    likelihood::{self, Bits, Counts},
};

/// How many bytes of lines with characters beyond ASCII are weighed.
const SAMPLE: usize = 256 * 1024;

/// The longest piece of a line that is looked at in one go, in bytes.
const PIECE: u64 = 64 * 1024;

/// What the first bytes of a file say of its encoding.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::source) struct Head {
    /// The length of the byte-order mark, in bytes.
    pub(in crate::source) mark: u64,
    /// The encoding, if the first bytes settle it.
    pub(in crate::source) encoding: Option<Encoding>,
}

impl Head {
    pub(in crate::source) fn read(bytes: &[u8]) -> Self {
        for (mark, encoding) in [(&b"\xFF\xFE"[..], Encoding::UTF_16LE), (b"\xFE\xFF", Encoding::UTF_16BE)] {
            if bytes.starts_with(mark) {
                return Self { mark: 2, encoding: Some(encoding) };
            }
        }
        // Programs that put a mark before what already has one are common enough.
        let marks = bytes.chunks(3).take_while(|chunk| *chunk == b"\xEF\xBB\xBF").count();
        Self { mark: 3 * marks as u64, encoding: if marks == 0 { unmarked_utf16(bytes) } else { None } }
    }
}

/// UTF-16 without a mark, by the zero bytes of its ASCII characters: the delimiters and line breaks at the least.
fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let zeros = |at: usize| bytes.iter().skip(at).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let many = |count: usize| count > 1 && count * 20 >= bytes.len();
    if many(second) && first * 20 <= second {
        return Some(Encoding::UTF_16LE);
    }
    (many(first) && second * 20 <= first).then_some(Encoding::UTF_16BE)
}

/// Whether a text that could be UTF-8 is one of Japan's seven-bit encoding: it is full of escape sequences.
fn is_iso_2022_jp(bytes: &[u8]) -> bool {
    let shift = |sequence: &[u8]| memmem::find(bytes, sequence).is_some();
    (shift(b"\x1B$B") || shift(b"\x1B$@")) && (shift(b"\x1B(B") || shift(b"\x1B(J"))
}

/// Finds the encoding of a file that is not clean UTF-8 from beginning to end, by all of its lines.
///
/// A UTF-8 mark is believed as soon as one character beyond ASCII is UTF-8. Where none is, a program put the mark
/// before text of another encoding, and the text is believed.
pub(in crate::source) fn search(source: impl Read, is_marked: bool) -> io::Result<EncodingReport> {
    let samples = ColumnSamples::gather(source)?;
    let report = |encoding, confidence| EncodingReport { encoding, confidence, mark: 0, replaced: 0 };
    if is_iso_2022_jp(&samples.lines) {
        return Ok(report(Encoding::for_label("iso-2022-jp").unwrap_or(Encoding::UTF_8), 0.99));
    }
    if samples.invalid == 0 || is_marked && samples.valid > 0 {
        return Ok(report(Encoding::UTF_8, 1.0));
    }
    if samples.valid > samples.invalid {
        let share = share(samples.valid, samples.valid + samples.invalid);
        return Ok(report(Encoding::UTF_8, narrow(share)));
    }
    let (encoding, confidence) = samples.likeliest();
    Ok(report(encoding, confidence))
}

/// What speaks for and against the encodings.
#[derive(Debug, Default)]
struct ColumnSamples {
    /// Lines with characters beyond ASCII, between line feeds.
    lines: Vec<u8>,
    /// The number of characters beyond ASCII that are UTF-8.
    valid: u64,
    /// The number of places that are not UTF-8.
    invalid: u64,
    /// The number of ASCII letters in all lines.
    letters: u64,
    /// The number of bytes beyond ASCII in all lines.
    beyond: u64,
}

impl ColumnSamples {
    fn gather(source: impl Read) -> io::Result<Self> {
        let mut source = BufReader::with_capacity(128 * 1024, source);
        let mut samples = Self { lines: vec![b'\n'], ..Self::default() };
        let mut line = Vec::new();
        loop {
            line.clear();
            if source.by_ref().take(PIECE).read_until(b'\n', &mut line)? == 0 {
                return Ok(samples);
            }
            samples.weigh(&line);
        }
    }

    fn weigh(&mut self, line: &[u8]) {
        self.letters += line.iter().filter(|byte| byte.is_ascii_alphabetic()).count() as u64;
        if line.is_ascii() && !line.contains(&0x1B) {
            return;
        }
        self.beyond += line.iter().filter(|byte| !byte.is_ascii()).count() as u64;
        for chunk in line.utf8_chunks() {
            self.valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count() as u64;
            self.invalid += u64::from(!chunk.invalid().is_empty());
        }
        if self.lines.len() + line.len() <= SAMPLE {
            self.lines.extend_from_slice(line);
            self.lines.push(b'\n');
        }
    }

    fn likeliest(&self) -> (Encoding, f32) {
        let density = share(self.beyond, self.letters + self.beyond);
        let counts = Counts::new(&self.lines, density);
        let mut costs = likelihood::costs(&counts);
        costs.extend(ideographs::costs(&self.lines, &counts));
        costs.sort_by(|one, other| one.1.total_cmp(&other.1));
        let Some((best, cost)) = costs.first().copied() else { return (Encoding::UTF_8, 0.0) };
        let text = self.decode(best);
        let rival = costs.iter().skip(1).find(|(encoding, _)| self.decode(*encoding) != text);
        (best, rival.map_or(1.0, |(_, rival)| confidence(rival - cost)))
    }

    fn decode(&self, encoding: Encoding) -> String {
        let mut text = String::new();
        super::decoding::Decoding::new(encoding, self.lines.clone(), 0, 0).decode(&mut text, 0, true);
        text
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share needs no more precision")]
fn share(part: u64, whole: u64) -> Bits {
    part as Bits / whole.max(1) as Bits
}

/// A lead of so many bits over the next best encoding that reads the file otherwise, as a probability.
fn confidence(lead: Bits) -> f32 {
    narrow((1.0 / (1.0 + (-lead * 0.5).exp2())).min(0.99))
}

#[expect(clippy::cast_possible_truncation, reason = "a share needs no more precision")]
fn narrow(share: Bits) -> f32 {
    share as f32
}
