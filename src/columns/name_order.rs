//! Which name comes first in a full name: [`NameOrder`].
//!
//! The header says it, by its two words (`Nachname, Vorname`) or by its language (`氏名` is Japanese). The cells do not:
//! `Nagy Anna` is a family name first, and `Anna Nagy` is not, and only a Hungarian sees it.

use super::{languages::phrase::PhraseMeaning, phrase_span::PhraseSpan, words};

/// Which name comes first in a cell that holds both.
///
/// ```
/// use lead_import::columns::{FullName, NameOrder};
///
/// assert_eq!(FullName::split("Ada Lovelace", NameOrder::GivenFirst).last(), "Lovelace");
/// assert_eq!(FullName::split("山田 太郎", NameOrder::FamilyFirst).last(), "山田");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameOrder {
    /// `Ada Lovelace`: usual in most languages, and assumed where the header does not say.
    #[default]
    GivenFirst,
    /// `Lovelace Ada`, `山田 太郎`, `Nagy Anna`: usual in Chinese, Hungarian, Japanese, Korean, Mongolian and Vietnamese.
    FamilyFirst,
}

impl NameOrder {
    /// The order that is usual in a language, by its ISO 639 code.
    pub(super) fn of_language(code: &str) -> Self {
        if matches!(code, "ja" | "zh" | "ko" | "hu" | "vi" | "mn") { Self::FamilyFirst } else { Self::GivenFirst }
    }

    /// The order of the two names in a header that names both, as in `Nachname, Vorname`. `None` for a header such as
    /// `Full name`.
    pub(super) fn of_header(header: &str) -> Option<Self> {
        let spans = PhraseSpan::find_all(&words::words(header));
        let names = |span: &PhraseSpan, name| span.meanings.iter().any(|phrase| phrase.meaning == name);
        let is_first = |span: &&PhraseSpan| names(span, PhraseMeaning::FirstName);
        let is_last = |span: &&PhraseSpan| names(span, PhraseMeaning::LastName) && !is_first(span);
        let (first, last) = (spans.iter().find(is_first)?, spans.iter().find(is_last)?);
        Some(if first.start < last.start { Self::GivenFirst } else { Self::FamilyFirst })
    }
}
