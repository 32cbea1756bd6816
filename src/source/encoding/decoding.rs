//! Turns bytes into text, with the place of each line in the file: [`Decoding`].
//!
//! Bytes are decoded as they are read, and appended to the text of the window. `places.rs` knows where in the file the reader is.
//!
//! The decoders of `encoding_rs` look at all the room for their output on each call. So they write into a buffer of a few kilobytes and
//! not into the text, which may have megabytes of room: a file of short lines or of damaged places makes very many calls.

use std::{collections::VecDeque, mem};

use super::{
    charset::{Charset, Encoding, Page},
    marks::{Marks, Passed},
    mixture::{self, Mixture},
    places::{Anchor, Places},
    units::{Unit, utf32_char},
    utf8,
};
use crate::source::{coding::Coding, layout::rewriting::Rewriting};
use encoding_rs::{Decoder, DecoderResult};

/// The longest line that is rewritten as a whole, in bytes.
const LONGEST_LINE: usize = 16 * 1024 * 1024;

/// The room for the output of one call of a decoder, in bytes.
const ROOM: usize = 4 * 1024;

/// Decodes bytes piece by piece, and knows the offset in the file of the reader's place in the text.
///
/// Offsets in the text count all text of the window, from its beginning.
#[derive(Debug)]
pub(in crate::source) struct Decoding {
    engine: Engine,
    unit: Unit,
    /// Bytes read and not yet decoded.
    raw: Vec<u8>,
    /// The offset in the file of the first byte of `raw`.
    raw_base: u64,
    places: Places,
    /// What happens to each decoded line.
    rewriting: Option<Rewriting>,
    /// The other encoding that lines may be in.
    mixture: Option<Mixture>,
    /// Whether the line is too long to be judged and was decoded in part.
    is_long: bool,
    /// How many lines that are not blank were decoded so far, if whole lines are needed.
    lines: usize,
    /// How many of the first bytes of `raw` have no line break, if whole lines are needed.
    unbroken: usize,
    /// How many bytes at the end of the decoded text may be the beginning of a separator that is not decoded whole yet.
    begun: usize,
    /// Whether some bytes were not text in the encoding.
    damaged: bool,
    marks: Marks,
    /// The room that decoders were given for their output, in bytes.
    #[cfg(test)]
    room: usize,
}

#[derive(Debug)]
enum Engine {
    Utf8,
    Standard { decoder: Decoder, output: String },
    Page(Page),
    Utf32,
}

impl Decoding {
    /// A decoder at the offset `byte` of the file, with which the text begins. It rewrites each line.
    pub(in crate::source) fn new(coding: Coding, byte: u64) -> Self {
        let Coding { encoding, other, rewriting } = coding;
        let (engine, places) = engine(encoding, byte);
        let mixture = other.map(|other| Mixture::new(encoding, other));
        let places = if rewriting.is_some() || mixture.is_some() { lines_from(byte) } else { places };
        Self {
            engine,
            unit: Unit::of(encoding),
            raw: Vec::new(),
            raw_base: byte,
            places,
            rewriting,
            mixture,
            is_long: false,
            lines: 0,
            unbroken: 0,
            begun: 0,
            damaged: false,
            marks: Marks::default(),
            #[cfg(test)]
            room: 0,
        }
    }

    /// A decoder of damaged UTF-8, behind `clean` bytes of text that the reader has not passed. The reader is at the offset `byte` of the file.
    pub(in crate::source) fn take_over(byte: u64, clean: usize, raw: Vec<u8>) -> Self {
        Self { raw, raw_base: byte + clean as u64, ..Self::new(Coding::of(Encoding::UTF_8), byte) }
    }

    /// Whether it does nothing but rewrite what has been clean text.
    pub(in crate::source) fn only_rewrites(&self) -> bool {
        self.rewriting.is_some() && !self.damaged && self.mixture.is_none()
    }

    /// Where more of the file's bytes go.
    pub(in crate::source) fn raw(&mut self) -> &mut Vec<u8> {
        &mut self.raw
    }

    /// The offset in the file of the reader's place, which is at the offset `text`. Exact at the beginning of every line.
    pub(in crate::source) fn byte_at(&self, text: u64) -> u64 {
        // A part of a unit at the end of the file is a character in the text and fewer bytes in the file.
        self.places.byte_at(text).min(self.raw_base)
    }

    /// Notes that the reader has passed this text, which ends at the offset `end`. Returns what it contains.
    pub(in crate::source) fn pass(&mut self, passed: &str, end: u64) -> Passed {
        let (found, bytes) = self.marks.pass(end);
        self.places.pass(passed, end, (found.replaced, bytes));
        found
    }

    /// Decodes all bytes that were read and appends them to `text`, whose own first byte is at the offset `origin`.
    pub(in crate::source) fn decode(&mut self, text: &mut String, origin: u64, last: bool) {
        let mut raw = mem::take(&mut self.raw);
        let usable = if last { raw.len() } else { self.usable(&raw) };
        if matches!(self.places, Places::Lines(_)) {
            self.decode_lines(&raw[..usable], text, origin, last);
        } else {
            self.decode_piece(&raw[..usable], text, origin, last);
        }
        self.raw_base += usable as u64;
        raw.drain(..usable);
        self.raw = raw;
    }

    /// How many of the bytes can be decoded now. A line that is rewritten or judged is decoded as a whole, unless it is beyond all limits.
    fn usable(&mut self, raw: &[u8]) -> usize {
        let whole = self.whole(raw);
        let is_rewritten = self.rewriting.is_some_and(Rewriting::needs_lines);
        if !is_rewritten && self.mixture.is_none() {
            return whole;
        }
        // What was searched before has no line break.
        let end = self.end_of_lines(&raw[..whole], self.unbroken);
        let longest = if is_rewritten { LONGEST_LINE } else { mixture::LONGEST_LINE };
        let end = if end == 0 && raw.len() > longest { whole } else { end };
        self.unbroken = whole - end;
        end
    }

    /// The end of the last line that has its line break, which is behind `from`; 0 if there is none.
    fn end_of_lines(&self, raw: &[u8], from: usize) -> usize {
        let mut end = 0;
        let mut at = from;
        while let Some(length) = self.unit.line_length(&raw[at..]) {
            at += length;
            end = at;
        }
        end
    }

    /// The length of the bytes without a part of a unit or an incomplete character at their end. A decoder of `encoding_rs` keeps what is
    /// incomplete.
    fn whole(&self, raw: &[u8]) -> usize {
        match self.engine {
            Engine::Utf8 => raw.len() - utf8::incomplete_tail(raw),
            _ => raw.len() - raw.len() % self.unit.length,
        }
    }

    /// Decodes the bytes line by line, and notes where each line ends.
    fn decode_lines(&mut self, raw: &[u8], text: &mut String, origin: u64, last: bool) {
        let mut done = 0;
        while done < raw.len() {
            let line = self.unit.line_length(&raw[done..]);
            let piece = &raw[done..done + line.unwrap_or(raw.len() - done)];
            done += piece.len();
            let start = text.len().saturating_sub(self.begun);
            let is_last = last && done == raw.len();
            self.decode_line(piece, text, origin, (line.is_some() || is_last, is_last));
            self.rewrite(text, start);
            if line.is_some() {
                self.add_anchor(origin + text.len() as u64, done);
            }
        }
        if last {
            if raw.is_empty() {
                self.decode_piece(&[], text, origin, true);
            }
            // A row after the last one would begin at the end of the file, even if the last line has no line break.
            self.add_anchor(origin + text.len() as u64, done);
        }
    }

    /// Decodes a line, or with `ends` false a part of it, in its encoding.
    fn decode_line(&mut self, line: &[u8], text: &mut String, origin: u64, (ends, last): (bool, bool)) {
        let is_rest = mem::replace(&mut self.is_long, !ends);
        let is_judged = ends && !is_rest && line.len() <= mixture::LONGEST_LINE;
        match self.mixture.filter(|_| is_judged).and_then(|mixture| mixture.other_text(line)) {
            Some(other) => {
                self.marks.add_other(origin + text.len() as u64);
                text.push_str(&other);
            }
            None => self.decode_piece(line, text, origin, last),
        }
    }

    fn add_anchor(&mut self, text: u64, done: usize) {
        if let Places::Lines(anchors) = &mut self.places {
            anchors.push_back(Anchor { text, byte: self.raw_base + done as u64 });
        }
    }

    /// Rewrites the text from `start` on, and notes whether a separator begins at its end.
    fn rewrite(&mut self, text: &mut String, start: usize) {
        let Some(rewriting) = self.rewriting else { return };
        let line = text.split_off(start);
        text.push_str(&rewriting.line(&line, self.lines));
        self.lines += usize::from(!line.trim().is_empty());
        let Rewriting::Separator(separator) = rewriting else { return };
        let beginnings = separator.char_indices().rev().map(|(at, _)| &separator[..at]);
        self.begun = beginnings.filter(|beginning| text[start..].ends_with(beginning)).map(str::len).max().unwrap_or(0);
    }

    /// Appends the text of some bytes. What is no text becomes U+FFFD, and its place is noted.
    fn decode_piece(&mut self, mut piece: &[u8], text: &mut String, origin: u64, last: bool) {
        let (decoder, output) = match &mut self.engine {
            Engine::Standard { decoder, output } => (decoder, output),
            Engine::Utf8 => {
                let known = self.marks.replaced();
                utf8::decode(piece, text, |place, bytes| {
                    self.marks.add_replaced(origin + place as u64, bytes);
                });
                self.damaged |= self.marks.replaced() > known;
                return;
            }
            Engine::Page(page) => return text.extend(page.decode(piece)),
            Engine::Utf32 => return self.decode_utf32(piece, text, origin),
        };
        loop {
            #[cfg(test)]
            (self.room += output.capacity());
            let (result, read) = decoder.decode_to_string_without_replacement(piece, output, last);
            piece = &piece[read..];
            text.push_str(output);
            output.clear();
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    self.damaged = true;
                    self.marks.add_replaced(origin + text.len() as u64, 0);
                    text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
    }

    /// Appends the text of UTF-32. A unit that is no character, or a part of one, becomes U+FFFD.
    fn decode_utf32(&mut self, piece: &[u8], text: &mut String, origin: u64) {
        for unit in piece.chunks(4) {
            let char = <[u8; 4]>::try_from(unit).ok().and_then(|unit| utf32_char(unit, self.unit.order));
            if char.is_none() {
                self.damaged = true;
                self.marks.add_replaced(origin + text.len() as u64, 0);
            }
            text.push(char.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
    }
}

/// What decodes an encoding from the offset `byte` of the file on, and how the reader's place is known.
fn engine(encoding: Encoding, byte: u64) -> (Engine, Places) {
    match encoding.charset() {
        _ if encoding == Encoding::UTF_8 => (Engine::Utf8, Places::Bytes(byte)),
        Charset::Page(page) => (Engine::Page(page), Places::Chars(byte)),
        Charset::Utf32(_) => (Engine::Utf32, Places::Quads(byte)),
        Charset::Standard(standard) => {
            let places = match Unit::of(encoding).length {
                2 => Places::Units(byte),
                _ if standard.is_single_byte() => Places::Chars(byte),
                _ => lines_from(byte),
            };
            let decoder = standard.new_decoder_without_bom_handling();
            (Engine::Standard { decoder, output: String::with_capacity(ROOM) }, places)
        }
    }
}

/// The places of text that is decoded line by line.
fn lines_from(byte: u64) -> Places {
    Places::Lines(VecDeque::from([Anchor { text: 0, byte }]))
}

/// The text that all of the bytes are in an encoding.
pub(super) fn decode(encoding: Encoding, bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut decoding = Decoding::new(Coding::of(encoding), 0);
    decoding.raw().extend_from_slice(bytes);
    decoding.decode(&mut text, 0, true);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The room that decoders were given while they decoded a file of this pattern, in pieces as the window reads them.
    fn room(label: &str, separator: Option<&'static str>, pattern: &[u8], bytes: usize) -> usize {
        const CHUNK: usize = 128 * 1024;
        let rewriting = separator.map(Rewriting::Separator);
        let mut decoding = Decoding::new(Coding { rewriting, ..Coding::of(Encoding::for_label(label).unwrap()) }, 0);
        let mut text = String::new();
        let file: Vec<u8> = pattern.iter().copied().cycle().take(bytes).collect();
        for piece in file.chunks(CHUNK) {
            decoding.raw().extend_from_slice(piece);
            decoding.decode(&mut text, 0, false);
        }
        decoding.decode(&mut text, 0, true);
        assert!(text.len() * 3 >= bytes, "{label}: {} bytes of text", text.len());
        decoding.room
    }

    /// A decoder looks at all the room that it is given. Given the room of a text of a megabyte for each line or each damaged place, 40 MB of
    /// line breaks took a minute.
    #[test]
    fn the_room_that_decoders_look_at_grows_with_the_file_and_not_faster() {
        for (label, separator, pattern) in [
            ("windows-1252", None, &b"\n"[..]),
            ("windows-1252", None, b"Zo\xEB\n"),
            ("windows-1253", None, b"\xFF"),
            ("utf-16le", None, b"\n\0"),
            ("utf-16le", None, b"\0\xD8"),
            ("utf-16be", Some("||"), b"\0\n"),
            ("utf-32le", None, b"\x71\x5C\0\0\n\0\0\0"),
            ("utf-32be", Some("||"), b"\0\0\x5C\x71\0\0\0\n"),
            ("utf-8", None, b"\xFF"),
            ("utf-8", Some("||"), b"a||b\n"),
            ("shift_jis", None, b"\n"),
            ("shift_jis", None, b"\xFF"),
        ] {
            let [short, long] = [32, 128].map(|kilobytes| room(label, separator, pattern, kilobytes * 1024));
            assert!(long <= 4 * short + 2 * ROOM, "{label}, {pattern:?}: {short} bytes, then {long}");
            assert!(long <= 128 * 1024 * (ROOM + 1), "{label}, {pattern:?}: a call sees {ROOM} bytes at most");
        }
    }

    #[test]
    fn a_character_that_is_read_in_parts_is_decoded_whole() {
        for (label, bytes, expected) in [
            ("utf-8", "a😀é\u{feff}山\n".as_bytes(), "a😀é\u{feff}山\n"),
            ("utf-8", b"\xE2\x28\xF0\x9F\xFF\xED\xA0\x80", "\u{fffd}(\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
            ("utf-16le", b"\x3D\xD8\x00\xDE\n\0\0\xD8\n\0a", "😀\n\u{fffd}\n\u{fffd}"),
            ("utf-32le", b"\x00\xF6\x01\0\n\0\0\0\0\xD8\0\0a\0\0", "😀\n\u{fffd}\u{fffd}"),
            ("utf-32be", b"\0\x01\xF6\x00\0\0\0\n\0\x11\0\0\0\0\x5C\x71", "😀\n\u{fffd}山"),
            ("shift_jis", b"\x8E\x52\x93\x63\n", "山田\n"),
        ] {
            let mut decoding = Decoding::new(Coding::of(Encoding::for_label(label).unwrap()), 0);
            let mut text = String::new();
            for (at, byte) in bytes.iter().enumerate() {
                decoding.raw().push(*byte);
                decoding.decode(&mut text, 0, at + 1 == bytes.len());
            }
            assert_eq!(text, expected, "{label}");
            let damaged = expected.matches('\u{fffd}').count() as u64;
            assert_eq!(decoding.pass(&text, text.len() as u64).replaced, damaged, "{label}");
            assert_eq!(decoding.byte_at(text.len() as u64), bytes.len() as u64, "{label}");
        }
    }
}
