//! The part of a file that is in memory: [`Window`].
//!
//! The window holds text from the reader's place to what was read last. It reads 128 KiB at a time and drops what the reader has passed.
//! If a row does not end in the window, the window grows, until it has the longest row that the limits allow.
//!
//! A file in UTF-8 is not decoded. Its bytes are validated and used as they are, so that the offset in the text is the offset in the
//! file. At the first byte that is not UTF-8 a decoder takes over, which knows both offsets from there on. `Zo` 0xEB LF in windows-1252 is
//! 4 bytes in the file and 5 in the text.

use std::{
    io::{self, BufRead, Read},
    mem,
};

use encoding_rs::UTF_8;

use super::{
    coding::Coding,
    encoding::{decoding::Decoding, marks::Passed, utf8::incomplete_tail},
};

/// How much is read at a time, in bytes.
pub(super) const CHUNK: usize = 128 * 1024;

/// The part of a file that is in memory, as text, sliding forward over the file.
///
/// Clean UTF-8 is validated in place and never copied. Any other text goes through a decoder.
#[derive(Debug)]
pub(super) struct Window<R> {
    source: R,
    text: String,
    /// The reader's place in `text`.
    start: usize,
    /// How much text came before `text[0]`, in bytes of UTF-8.
    origin: u64,
    /// The offset in the file at which all text began.
    base: u64,
    ended: bool,
    /// Whether the text ends at the first byte that is not UTF-8.
    clean_only: bool,
    escapes: bool,
    /// `None` while everything was clean UTF-8.
    decoding: Option<Decoding>,
}

impl<R: BufRead> Window<R> {
    /// A window on `source`, which is positioned at the offset `base` of the file.
    pub(super) fn new(source: R, coding: Coding, base: u64) -> Self {
        let decoding = (!coding.is_plain_utf8()).then(|| Decoding::new(coding, base));
        Self {
            source,
            text: String::new(),
            start: 0,
            origin: 0,
            base,
            ended: false,
            clean_only: false,
            escapes: false,
            decoding,
        }
    }

    /// Ends the text at the first byte that is not UTF-8, because it is then read again in another encoding.
    pub(super) fn end_at_damage(&mut self) {
        self.clean_only = true;
    }

    /// The text in memory from the reader's place on.
    pub(super) fn text(&self) -> &str {
        &self.text[self.start..]
    }

    /// Whether no more text can follow.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Whether there were escape characters.
    pub(super) fn has_escapes(&self) -> bool {
        self.escapes
    }

    /// Whether something in the file so far was not clean UTF-8.
    pub(super) fn is_decoded(&self) -> bool {
        self.decoding.as_ref().is_some_and(|decoding| !decoding.only_rewrites())
    }

    /// The offset in the file of the reader's place, which must follow a line break.
    pub(super) fn byte(&self) -> u64 {
        let offset = self.origin + self.start as u64;
        self.decoding.as_ref().map_or(self.base + offset, |decoding| decoding.byte_at(offset))
    }

    /// Moves the reader forward, and returns what it passed.
    pub(super) fn advance(&mut self, length: usize) -> Passed {
        let from = self.start;
        self.start += length;
        let Some(decoding) = &mut self.decoding else { return Passed::default() };
        decoding.pass(&self.text[from..self.start], self.origin + self.start as u64)
    }

    /// Reads more text into memory, unless the file has ended.
    ///
    /// The amount grows with the part that the reader has not passed yet, so that moving that part costs no more than reading.
    pub(super) fn extend(&mut self) -> io::Result<()> {
        let dropped = mem::take(&mut self.start);
        self.text.drain(..dropped);
        self.origin += dropped as u64;
        let wanted = CHUNK.max(self.text.len());
        let Some(decoding) = &mut self.decoding else {
            // An error is final, so that no row of the text before it is read either.
            return self.extend_clean(wanted).inspect_err(|_| self.text.clear());
        };
        let known = decoding.raw().len();
        self.ended = fill(&mut self.source, decoding.raw(), wanted)?;
        self.escapes |= memchr::memchr(0x1B, &decoding.raw()[known..]).is_some();
        decoding.decode(&mut self.text, self.origin, self.ended);
        Ok(())
    }

    /// Appends UTF-8 to the text, and switches to a decoder at the first byte that is not UTF-8.
    fn extend_clean(&mut self, wanted: usize) -> io::Result<()> {
        let known = self.text.len();
        self.text.reserve(wanted + 3);
        while !self.ended && self.text.len() < known + wanted {
            let piece = available(&mut self.source)?;
            let piece = &piece[..piece.len().min(known + wanted - self.text.len())];
            let whole = &piece[..piece.len() - incomplete_tail(piece)];
            // `encoding_rs` validates many bytes at once, which `std` does for ASCII only.
            if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(whole)
                && !whole.is_empty()
            {
                self.escapes |= memchr::memchr(0x1B, whole).is_some();
                self.text.push_str(&text);
                let length = whole.len();
                self.source.consume(length);
            } else {
                self.extend_unclean(known, wanted)?;
            }
        }
        Ok(())
    }

    /// Appends the bytes of a piece that is no UTF-8, or ends inside a character, together with those that complete it.
    fn extend_unclean(&mut self, known: usize, wanted: usize) -> io::Result<()> {
        let mut bytes = Vec::new();
        let piece = available(&mut self.source)?.len();
        let left = (known + wanted).saturating_sub(self.text.len()).min(piece);
        self.ended = fill(&mut self.source, &mut bytes, left.max(1))?;
        while !self.ended && incomplete_tail(&bytes) > 0 {
            self.ended = fill(&mut self.source, &mut bytes, 1)?;
        }
        self.escapes |= memchr::memchr(0x1B, &bytes).is_some();
        match String::from_utf8(bytes) {
            Ok(text) => self.text.push_str(&text),
            Err(error) => self.start_decoding(error.into_bytes(), known, wanted)?,
        }
        Ok(())
    }

    /// Lets a decoder take over behind the `known` bytes of the text. What follows them is decoded from its beginning: the rest of the text,
    /// and then `bytes`, up to the length that is wanted.
    fn start_decoding(&mut self, bytes: Vec<u8>, known: usize, wanted: usize) -> io::Result<()> {
        let mut raw = self.text.split_off(known).into_bytes();
        raw.extend(bytes);
        let left = wanted.saturating_sub(raw.len());
        if !self.ended {
            let before = raw.len();
            self.ended = fill(&mut self.source, &mut raw, left)?;
            self.escapes |= memchr::memchr(0x1B, &raw[before..]).is_some();
        }
        let mut decoding = Decoding::take_over(self.base + self.origin, known, raw);
        self.ended |= self.clean_only;
        decoding.decode(&mut self.text, self.origin, self.ended);
        self.decoding = Some(decoding);
        Ok(())
    }
}

/// The next bytes of the source, which are none at its end.
fn available(source: &mut impl BufRead) -> io::Result<&[u8]> {
    loop {
        match source.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            // The bytes of the first call would borrow the source in the other arms too. The second lends out the same ones.
            Ok(_) => return source.fill_buf(),
        }
    }
}

/// Appends up to `wanted` bytes, and returns whether the source ended before.
fn fill(source: &mut impl BufRead, bytes: &mut Vec<u8>, wanted: usize) -> io::Result<bool> {
    let known = bytes.len();
    while bytes.len() < known + wanted {
        let piece = available(source).inspect_err(|_| bytes.truncate(known))?;
        let piece = &piece[..piece.len().min(known + wanted - bytes.len())];
        if piece.is_empty() {
            return Ok(true);
        }
        bytes.extend_from_slice(piece);
        let length = piece.len();
        source.consume(length);
    }
    Ok(false)
}

/// Reads until the buffer is full or the source ends, and returns the number of bytes.
///
/// `read_to_end` was considered: for a source of our own it zeroes the rest of the buffer on each call.
pub(super) fn read_full(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut count = 0;
    while count < buffer.len() {
        match source.read(&mut buffer[count..]) {
            Ok(0) => break,
            Ok(read) => count += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(count)
}
