//! Which encoding a file is in, and its decoding.
//!
//! - In: the bytes of a file.
//! - Out: an [`EncodingReport`] of the whole file, and text with the place of each line in the bytes.
//! - Start with `search.rs`; `decoding.rs` turns bytes into text.

mod alternative;
mod characters;
pub(super) mod charset;
pub(super) mod decoding;
mod fragments;
pub(super) mod head;
mod ideographs;
mod language;
mod letters;
mod likelihood;
pub(super) mod report;
mod samples;
mod script;
pub(super) mod search;
mod signs;
mod words;

pub use alternative::Alternative;
pub use charset::Encoding;
pub use report::EncodingReport;
