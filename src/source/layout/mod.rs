//! How a table is laid out in its file: its dialect, and what comes before its header.
//!
//! - In: the first 64 KiB of text, and the header words that somebody knows.
//! - Out: a `Layout`.
//! - Start with `detect.rs`.
//!
//! `detect.rs` splits the text in each dialect that its characters allow (`grid.rs`), and `score.rs` says how much each result looks like a
//! table: by the widths of its rows, by its cells (`cell_kind.rs`) and by its header (`heading.rs`). `separator.rs` comes before all of
//! them, for separators that are not one ASCII character.

mod cell_kind;
pub(super) mod detect;
mod grid;
mod heading;
mod lines;
mod padding;
pub(super) mod rewriting;
mod score;
mod separator;
mod words;

pub(super) use cell_kind::is_email;
