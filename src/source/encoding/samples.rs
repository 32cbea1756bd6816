//! What a file has beyond ASCII: [`Samples`].
//!
//! The whole file is read, because the only `é` may be in the last row, but only lines with a byte beyond ASCII are kept, up to 256 KiB. Over
//! all lines it counts how many characters are valid UTF-8 and how many places are not. A file with 400 valid characters and one
//! broken byte is UTF-8 with a damaged place, and not windows-1252.
//!
//! Lines that are UTF-8 and lines that are not are kept apart too, up to 256 KiB of each: rows of another encoding may have been pasted into
//! a file (`mixture.rs`).

use std::{
    collections::HashMap,
    io::{self, BufRead, BufReader, Read},
    ops::Range,
};

use super::utf8::incomplete_tail;

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
    /// The number of lines with characters beyond ASCII.
    pub(super) count: u64,
    /// How often each letter beyond ASCII occurs in the lines that are UTF-8, for lines that are not.
    pub(super) known: HashMap<char, u32>,
    /// The lines among them that are UTF-8, and those that are not.
    pub(super) utf8: Option<Box<Self>>,
    pub(super) others: Option<Box<Self>>,
}

impl Samples {
    /// Reads the whole source.
    pub(super) fn gather(source: impl Read) -> io::Result<Self> {
        let mut source = BufReader::with_capacity(128 * 1024, source);
        let mut samples = Self { lines: vec![b'\n'], ..Self::default() };
        let mut line = Vec::new();
        let mut offset = 0;
        loop {
            let length = source.by_ref().take(PIECE).read_until(b'\n', &mut line)?;
            if line.is_empty() {
                samples.share();
                return Ok(samples);
            }
            // A character that the end of the piece divides belongs to the next piece.
            let end = line.len() - if length == 0 { 0 } else { incomplete_tail(&line) };
            if samples.head.len() < HEAD_BYTES {
                samples.head.extend(&line[..end.min(HEAD_BYTES)]);
            }
            samples.add(&line[..end], offset);
            offset += end as u64;
            line.drain(..end);
        }
    }

    /// Gives what may tell a language to the samples of lines that are not UTF-8: the first lines of the file, and the letters of its UTF-8.
    fn share(&mut self) {
        let Some(others) = &mut self.others else { return };
        others.head.clone_from(&self.head);
        let text = self.utf8.iter().map(|utf8| String::from_utf8_lossy(&utf8.lines)).collect::<String>();
        for letter in text.chars().filter(|char| !char.is_ascii() && char.is_alphabetic()) {
            *others.known.entry(letter).or_default() += 1;
        }
    }

    /// The lines that were kept, each with its offset in the source.
    pub(super) fn lines(&self) -> impl Iterator<Item = (&[u8], u64)> {
        self.places.iter().map(|(place, offset)| (&self.lines[place.clone()], *offset))
    }

    /// Counts a line, and keeps it if it has something beyond ASCII or an escape character, with which seven-bit encodings of East Asia begin.
    fn add(&mut self, line: &[u8], offset: u64) {
        if line.is_ascii() {
            self.letters += letters(line);
            if line.contains(&0x1B) {
                self.keep(line, offset);
            }
            return;
        }
        self.keep(line, offset);
        // The line ends with a line feed at the latest.
        let mut at = 0;
        while let Some(end) = memchr::memchr(b'\r', &line[at..]) {
            self.add_line(&line[at..=at + end], offset + at as u64);
            at += end + 1;
        }
        self.add_line(&line[at..], offset + at as u64);
    }

    /// Counts a line that ends with any break, and keeps it with those of its kind.
    fn add_line(&mut self, line: &[u8], offset: u64) {
        let letters = letters(line);
        self.letters += letters;
        let beyond = line.iter().filter(|byte| !byte.is_ascii()).count() as u64;
        if beyond == 0 {
            return;
        }
        let (mut valid, mut invalid) = (0, 0);
        for chunk in line.utf8_chunks() {
            valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count() as u64;
            invalid += u64::from(!chunk.invalid().is_empty());
        }
        let kind = if invalid == 0 { &mut self.utf8 } else { &mut self.others };
        let kind = kind.get_or_insert_with(|| Box::new(Self { lines: vec![b'\n'], ..Self::default() }));
        kind.letters += letters;
        kind.keep(line, offset);
        kind.add_counts(beyond, valid, invalid);
        self.add_counts(beyond, valid, invalid);
    }

    fn add_counts(&mut self, beyond: u64, valid: u64, invalid: u64) {
        self.count += 1;
        self.beyond += beyond;
        self.valid += valid;
        self.invalid += invalid;
    }

    /// Keeps a line while there is room.
    fn keep(&mut self, line: &[u8], offset: u64) {
        if self.lines.len() + line.len() <= SAMPLE_BYTES {
            let start = self.lines.len();
            self.lines.extend_from_slice(line);
            self.places.push((start..self.lines.len(), offset));
            self.lines.push(b'\n');
        }
    }
}

/// The number of ASCII letters.
fn letters(line: &[u8]) -> u64 {
    line.iter().filter(|byte| byte.is_ascii_alphabetic()).count() as u64
}
