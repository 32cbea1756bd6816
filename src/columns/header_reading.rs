//! What one header names, matched by itself.

use super::{
    languages::language_set::LanguageSet,
    meaning::{HeaderMeaning, Subject},
};

/// A header that names something that an import looks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeaderReading {
    pub(super) meaning: HeaderMeaning,
    /// Lower is better among the columns of one meaning.
    pub(super) rank: u16,
    /// The phrase of the vocabulary that gave the meaning.
    pub(super) alias: &'static str,
    pub(super) languages: LanguageSet,
    /// Whether the header has a number above 1. `First name 2` beside `Name` does not make that a family name.
    pub(super) numbered: bool,
    pub(super) subject: Subject,
    /// Whether the word names the field only where no better word does.
    pub(super) weak: bool,
}

/// Whether and how a header matches the vocabulary.
#[derive(Clone, Copy, Debug)]
pub(super) enum HeaderMatch {
    Named(HeaderReading),
    /// One of its words makes it something else: a status, a date, an owner.
    NearMiss {
        word: &'static str,
    },
    Unknown,
}

impl HeaderMatch {
    pub(super) fn reading(&self) -> Option<&HeaderReading> {
        match self {
            Self::Named(reading) => Some(reading),
            _ => None,
        }
    }
}
