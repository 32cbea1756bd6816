//! Which encoding a file is in, and its decoding.
//!
//! - In: the bytes of a file.
//! - Out: an [`EncodingReport`] of the whole file, and text with the place of each line in the bytes.
//! - Start with `search.rs`; `decoding.rs` turns bytes into text.

mod characters;
pub(super) mod charset;
pub(super) mod decoding;
mod dos;
mod ideographs;
mod letters;
mod likelihood;
pub(super) mod search;

pub use charset::{Encoding, EncodingReport};
