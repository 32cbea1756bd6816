//! Which encoding a file is in, and its decoding.
//!
//! - In: the bytes of a file.
//! - Out: an [`EncodingReport`] of the whole file, and text with the place of each line in the bytes.
//! - Start with `search.rs`, which asks each encoding what the file costs in it. `fragments.rs` takes the words and signs out
//!   of the file, `likelihood.rs` reads them in each encoding with one byte per character (`words.rs`, `signs.rs`,
//!   `language.rs`), `ideographs.rs` in those of East Asia, and `alternative.rs` shows what a close second would read.
//!   `decoding.rs` turns bytes into text.

mod alternative;
mod bits;
mod characters;
pub(super) mod charset;
mod clues;
pub(super) mod decoding;
mod fragment_reading;
mod fragments;
pub(super) mod head;
mod hints;
mod ideographs;
mod language;
mod letters;
mod likelihood;
pub(super) mod report;
mod samples;
mod script;
pub(super) mod search;
mod second_opinion;
mod signs;
mod words;

pub use alternative::Alternative;
pub use charset::Encoding;
pub use report::EncodingReport;
