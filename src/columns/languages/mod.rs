//! The words that name a field in a header, by language.
//!
//! - Start with `vocabulary.rs`, which says what each list of words means.

// The tables keep several words on a line, which is how a person reads and extends them.
#[rustfmt::skip]
mod asian;
#[rustfmt::skip]
mod english;
#[rustfmt::skip]
mod european;
#[rustfmt::skip]
mod germanic;
#[rustfmt::skip]
mod middle_eastern;
#[rustfmt::skip]
mod romance;
#[rustfmt::skip]
mod slavic;
pub(super) mod list;
pub(super) mod vocabulary;
