//! What a file has beyond ASCII: [`Samples`].
//!
//! The whole file is read, because the only `é` may be in the last row, but only lines with a byte beyond ASCII are kept, up to 256 KiB. Over
//! all lines it counts how many characters are valid UTF-8 and how many places are not. A file with 400 valid characters and one
//! broken byte is UTF-8 with a damaged place, and not windows-1252.

use std::{
    io::{self, BufRead, BufReader, Read},
    ops::Range,
};

/// How many bytes of lines with characters beyond ASCII are kept.
const SAMPLE_BYTES: usize = 256 * 1024;

/// How many of the file's first bytes are kept, for the words of the header.
const HEAD_BYTES: usize = 4 * 1024;

/// The longest part of a line that is examined in one go, in bytes.
const PIECE: u64 = 64 * 1024;

/// The lines of a file that have characters beyond ASCII, and counts over all lines.
#[derive(Debug, Default)]
pub(super) struct Samples {
    /// Lines with characters beyond ASCII, between line feeds.
    pub(super) lines: Vec<u8>,
    /// The first lines of the file.
    pub(super) head: Vec<u8>,
    /// Where each of these lines is in `lines`, and its offset in the source, in bytes.
    places: Vec<(Range<usize>, u64)>,
    /// The number of characters beyond ASCII that are UTF-8.
    pub(super) valid: u64,
    /// The number of places that are not UTF-8.
    pub(super) invalid: u64,
    /// The number of ASCII letters in all lines.
    pub(super) letters: u64,
    /// The number of bytes beyond ASCII in all lines.
    pub(super) beyond: u64,
}

impl Samples {
    /// Reads the whole source.
    pub(super) fn gather(source: impl Read) -> io::Result<Self> {
        let mut source = BufReader::with_capacity(128 * 1024, source);
        let mut samples = Self { lines: vec![b'\n'], ..Self::default() };
        let mut line = Vec::new();
        let mut offset = 0;
        loop {
            line.clear();
            let length = source.by_ref().take(PIECE).read_until(b'\n', &mut line)?;
            if length == 0 {
                return Ok(samples);
            }
            if samples.head.len() < HEAD_BYTES {
                samples.head.extend(&line[..line.len().min(HEAD_BYTES)]);
            }
            samples.add(&line, offset);
            offset += length as u64;
        }
    }

    /// The lines that were kept, each with its offset in the source.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&[u8], u64)> {
        self.places.iter().map(|(place, offset)| (&self.lines[place.clone()], *offset))
    }

    /// Counts a line, and keeps it if it has something beyond ASCII or an escape character, with which seven-bit encodings of East Asia begin.
    fn add(&mut self, line: &[u8], offset: u64) {
        self.letters += line.iter().filter(|byte| byte.is_ascii_alphabetic()).count() as u64;
        if line.is_ascii() && !line.contains(&0x1B) {
            return;
        }
        self.beyond += line.iter().filter(|byte| !byte.is_ascii()).count() as u64;
        for chunk in line.utf8_chunks() {
            self.valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count() as u64;
            self.invalid += u64::from(!chunk.invalid().is_empty());
        }
        if self.lines.len() + line.len() <= SAMPLE_BYTES {
            let start = self.lines.len();
            self.lines.extend_from_slice(line);
            self.places.push((start..self.lines.len(), offset));
            self.lines.push(b'\n');
        }
    }
}
