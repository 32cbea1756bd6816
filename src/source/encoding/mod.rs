//! Which encoding a file is in, and its decoding.
//!
//! - In: the bytes of a file.
//! - Out: an [`EncodingReport`] of the whole file, and text with the place of each line in the bytes.
//! - Start with `search.rs`, which asks each encoding what the file costs in it. `fragments.rs` takes the words and signs out
//!   of the file, `likelihood.rs` reads them in each encoding with one byte per character (`words.rs`, `signs.rs`,
//!   `language.rs`), `ideographs.rs` in those of East Asia, and `alternative.rs` shows what a close second would read.
//!   `known_words.rs` asks which of the nearest readings has words that are known. `mixture.rs` finds lines of another encoding in the file,
//!   and `decoding.rs` turns bytes into text.
//!
//! The byte 0xE9 is `é` in windows-1252, `й` in windows-1251, `И` in KOI8-R and `Ú` in code page 850. Nothing in the bytes says which,
//! so the question is which text is likely: `José` or `Josй`. Each encoding is given a cost in bits: 10 bits
//! more mean a thousand times less likely. The costs of letters, signs, words and rare encodings add up, because the logarithms of probabilities do.
//! The lowest sum is the encoding, and its lead over the next one is how certain that is.
//!
//! The detector of Firefox, `chardetng`, was considered for the whole task. It is made for web pages: it knows neither the code pages of
//! DOS nor Mac Roman, and reads a lone `’` or `€` as a letter. Lists of people have few letters and such signs, so that it is asked only for a
//! second opinion (`second_opinion.rs`).

mod alternative;
mod bits;
mod characters;
pub(super) mod charset;
mod clues;
pub(super) mod decoding;
mod fragment_reading;
mod fragments;
mod half_width_kana;
pub(super) mod head;
mod hints;
mod ideographs;
mod known_words;
mod language;
mod letter_table;
mod letters;
mod likelihood;
mod line_cost;
pub(super) mod marks;
mod mixture;
mod other_encoding;
mod places;
pub(super) mod report;
mod samples;
mod script;
pub(super) mod search;
mod second_opinion;
mod signs;
mod units;
pub(super) mod utf8;
mod wide;
mod words;

pub use alternative::Alternative;
pub use charset::Encoding;
pub use other_encoding::OtherEncoding;
pub use report::EncodingReport;
