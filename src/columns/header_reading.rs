//! What one header names, matched by itself.
//!
//! `Secondary e-mail 2` has the meaning email, the rank 63, the alias `email` and a number above 1. The rank is the sum
//! of the costs of its qualifiers and its number. The other columns of the file are not considered here;
//! `header_context.rs` does that.

use super::{
    languages::language_set::LanguageSet,
    meaning::{HeaderMeaning, Subject},
};

/// A header that names something that an import looks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeaderReading {
    pub(super) meaning: HeaderMeaning,
    /// Lower is better among the columns of one meaning. Ranks of different meanings are not compared.
    pub(super) rank: u16,
    /// The phrase of the vocabulary that gave the meaning, in the spelling of its first language.
    pub(super) alias: &'static str,
    /// The languages in which the header has this meaning: those of all its phrases, or of the deciding one if it is
    /// English mixed into others.
    pub(super) languages: LanguageSet,
    /// Whether the header has a number above 1. `First name 2` beside `Name` does not make that a family name.
    pub(super) numbered: bool,
    pub(super) subject: Subject,
    /// Whether the word names the field only where no better word does.
    pub(super) weak: bool,
    /// Whether words that mostly mean a person other than the lead were left out, because most headers have them: `Owner email`.
    pub(super) guessed: bool,
}

/// Whether and how a header matches the vocabulary.
#[derive(Clone, Copy, Debug)]
pub(super) enum HeaderMatch {
    /// It names something: `Your email (required)`.
    Named(HeaderReading),
    /// One of its words makes it something else, such as a status, a date or an owner: `status` in `Email status`.
    NearMiss { word: &'static str },
    /// The vocabulary does not cover it: `Budget`.
    Unknown,
}

impl HeaderMatch {
    /// What the header names, if it names something.
    pub(super) fn reading(&self) -> Option<&HeaderReading> {
        match self {
            Self::Named(reading) => Some(reading),
            _ => None,
        }
    }
}
