//! How a table is laid out in its file: its dialect, and what comes before its header.
//!
//! - In: the first 64 KiB of text, and the header words that somebody knows.
//! - Out: a `Layout`.
//! - Start with `detect.rs`.

mod cell_kind;
pub(super) mod detect;
mod grid;
mod heading;
mod score;
pub(super) mod separator;
mod words;

pub(super) use cell_kind::is_email;
