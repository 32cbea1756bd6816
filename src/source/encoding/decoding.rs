//! Turns bytes into text, with the place of each line in the file: [`Decoding`].
//!
//! A position in the file must lead back to the same row, but the text of a decoded file has other offsets than its bytes: `é` is one byte in
//! windows-1252, two in UTF-16 and two in the text. So the bytes are decoded line by line, and each line has an anchor, a pair of
//! offsets. The line `José` LF of a windows-1252 file ends at byte 5 and at offset 6 of the text.
//!
//! Anchors that the reader has passed are dropped, so that their number is that of the lines in the window. Decoding the file at once
//! with a table of all offsets was considered: its memory would grow with the file.

use std::{collections::VecDeque, mem};

use encoding_rs::{Decoder, DecoderResult};
use memchr::memchr2;

use super::charset::{Charset, Encoding};
use crate::source::layout::rewriting::Rewriting;

/// The longest line that is rewritten as a whole, in bytes.
const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// Decodes bytes piece by piece, and knows the offset in the file at which each line of the text begins.
///
/// Offsets in the text count all text of the window, from its beginning.
#[derive(Debug)]
pub(in crate::source) struct Decoding {
    engine: Engine,
    /// Whether the file's units are two bytes long, and which of the two is the lower.
    wide: Option<LowByte>,
    /// Bytes read and not yet decoded.
    raw: Vec<u8>,
    /// The offset in the file of the first byte of `raw`.
    raw_base: u64,
    /// Ends of decoded lines, in order. The first is the last one that the reader has passed.
    anchors: VecDeque<Anchor>,
    /// What happens to each decoded line.
    rewriting: Option<Rewriting>,
    /// Whether only blank lines were decoded so far.
    is_first: bool,
    /// How many bytes at the end of the decoded text may be the beginning of a separator that is not decoded whole yet.
    begun: usize,
    /// Whether some bytes were not text in the encoding.
    damaged: bool,
    /// Offsets in the text at which bytes were replaced and which the reader has not passed.
    replaced: VecDeque<u64>,
}

#[derive(Debug)]
enum Engine {
    Standard(Decoder),
    Page(&'static [char; 128]),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LowByte {
    First,
    Second,
}

/// A place that is known in both: in the text and in the file.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    text: u64,
    byte: u64,
}

impl Decoding {
    /// A decoder at the offset `byte` of the file, where the offset in the text is `text`, with bytes already read.
    pub(in crate::source) fn new(encoding: Encoding, raw: Vec<u8>, byte: u64, text: u64) -> Self {
        let wide = if encoding == Encoding::UTF_16LE {
            Some(LowByte::First)
        } else {
            (encoding == Encoding::UTF_16BE).then_some(LowByte::Second)
        };
        let engine = match encoding.charset() {
            Charset::Standard(standard) => Engine::Standard(standard.new_decoder_without_bom_handling()),
            Charset::Page(page) => Engine::Page(page.high_half()),
        };
        let anchors = VecDeque::from([Anchor { text, byte }]);
        Self {
            engine,
            wide,
            raw,
            raw_base: byte,
            anchors,
            rewriting: None,
            is_first: true,
            begun: 0,
            damaged: false,
            replaced: VecDeque::new(),
        }
    }

    /// Rewrites each line.
    pub(in crate::source) fn rewriting(mut self, rewriting: Option<Rewriting>) -> Self {
        self.rewriting = rewriting;
        self
    }

    /// Whether it does nothing but rewrite what has been clean text.
    pub(in crate::source) fn only_rewrites(&self) -> bool {
        self.rewriting.is_some() && !self.damaged
    }

    /// Where more of the file's bytes go.
    pub(in crate::source) fn raw(&mut self) -> &mut Vec<u8> {
        &mut self.raw
    }

    /// The offset in the file of the offset `text`. Exact at the beginning of every line.
    pub(in crate::source) fn byte_at(&self, text: u64) -> u64 {
        // Text that was clean UTF-8 when a decoder took over lies before the first anchor.
        self.anchors.front().map_or(0, |anchor| (anchor.byte + text).saturating_sub(anchor.text))
    }

    /// Notes that the reader has passed the text up to the offset `text`. Returns how many replaced characters it passed.
    pub(in crate::source) fn pass(&mut self, text: u64) -> u64 {
        while self.anchors.get(1).is_some_and(|next| next.text <= text) {
            self.anchors.pop_front();
        }
        let passed = self.replaced.partition_point(|place| *place < text);
        self.replaced.drain(..passed);
        passed as u64
    }

    /// Decodes all bytes that were read and appends them to `text`, whose own first byte is at the offset `origin`.
    pub(in crate::source) fn decode(&mut self, text: &mut String, origin: u64, last: bool) {
        let mut raw = mem::take(&mut self.raw);
        let usable = if self.wide.is_some() && !last { raw.len() & !1 } else { raw.len() };
        let mut done = 0;
        while done < usable {
            let line = self.line_length(&raw[done..usable]);
            if line.is_none() && !last && self.waits_for_lines(usable - done) {
                break;
            }
            let piece = &raw[done..done + line.unwrap_or(usable - done)];
            done += piece.len();
            let start = text.len().saturating_sub(self.begun);
            self.decode_piece(piece, text, origin, last && done == usable);
            self.rewrite(text, start);
            if line.is_some() {
                self.anchors.push_back(Anchor { text: origin + text.len() as u64, byte: self.raw_base + done as u64 });
            }
        }
        if last && usable == 0 {
            self.decode_piece(&[], text, origin, true);
        }
        self.raw_base += done as u64;
        if last {
            // A row after the last one would begin at the end of the file, even if the last line has no line break.
            self.anchors.push_back(Anchor { text: origin + text.len() as u64, byte: self.raw_base });
        }
        raw.drain(..done);
        self.raw = raw;
    }

    /// Whether the rest of the bytes must stay until their line has ended. A line beyond all limits is rewritten in pieces.
    fn waits_for_lines(&self, bytes: usize) -> bool {
        bytes < LONGEST_LINE && self.rewriting.is_some_and(Rewriting::needs_lines)
    }

    /// Rewrites the text from `start` on, and notes whether a separator begins at its end.
    fn rewrite(&mut self, text: &mut String, start: usize) {
        let Some(rewriting) = self.rewriting else { return };
        let line = text.split_off(start);
        text.push_str(&rewriting.line(&line, self.is_first));
        self.is_first &= line.trim().is_empty();
        let Rewriting::Separator(separator) = rewriting else { return };
        let beginnings = separator.char_indices().rev().map(|(at, _)| &separator[..at]);
        self.begun = beginnings.filter(|beginning| text[start..].ends_with(beginning)).map(str::len).max().unwrap_or(0);
    }

    /// The length of the first line with its line break, if `raw` has one.
    fn line_length(&self, raw: &[u8]) -> Option<usize> {
        let Some(low) = self.wide else { return memchr2(b'\n', b'\r', raw).map(|end| end + 1) };
        let is_break = |unit: &[u8]| match (low, unit) {
            (LowByte::First, [low, high]) | (LowByte::Second, [high, low]) => {
                *high == 0 && matches!(low, b'\n' | b'\r')
            }
            _ => false,
        };
        raw.chunks(2).position(is_break).map(|unit| (unit + 1) * 2)
    }

    /// Appends the text of some bytes. What is no text becomes U+FFFD, and its place is noted.
    fn decode_piece(&mut self, mut piece: &[u8], text: &mut String, origin: u64, last: bool) {
        let decoder = match &mut self.engine {
            Engine::Standard(decoder) => decoder,
            Engine::Page(high_half) => {
                let decode =
                    |byte: &u8| byte.checked_sub(128).map_or(char::from(*byte), |high| high_half[high as usize]);
                text.extend(piece.iter().map(decode));
                return;
            }
        };
        loop {
            let (result, read) = decoder.decode_to_string_without_replacement(piece, text, last);
            piece = &piece[read..];
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {
                    text.reserve(decoder.max_utf8_buffer_length_without_replacement(piece.len()).unwrap_or(1024));
                }
                DecoderResult::Malformed(..) => {
                    self.damaged = true;
                    self.replaced.push_back(origin + text.len() as u64);
                    text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
    }
}

/// The text that all of the bytes are in an encoding.
pub(super) fn decode(encoding: Encoding, bytes: &[u8]) -> String {
    let mut text = String::new();
    Decoding::new(encoding, bytes.to_vec(), 0, 0).decode(&mut text, 0, true);
    text
}
