//! Which name comes first in a full name: [`NameOrder`].
//!
//! The values say it: `Nagy Anna` and `Anna Nagy` look alike, but a list of given names knows `Anna` (`name_votes.rs`).
//! Where the values leave it open, the header says it by its two words (`Nachname, Vorname`) or by its language.

use serde::Serialize;

use super::{languages::phrase::PhraseMeaning, phrase_span::PhraseSpan, words};

/// Which name comes first in a cell that holds both.
///
/// ```
/// use lead_import::columns::{FullName, NameOrder};
///
/// assert_eq!(FullName::split("Ada Lovelace", NameOrder::GivenFirst).last(), "Lovelace");
/// assert_eq!(FullName::split("山田 太郎", NameOrder::FamilyFirst).last(), "山田");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema), schema(description = "Which name comes first in a full name."))]
#[non_exhaustive]
pub enum NameOrder {
    /// `Ada Lovelace`: usual in most languages, and assumed where the header does not say.
    #[default]
    GivenFirst,
    /// `Lovelace Ada`, `山田 太郎`, `Nagy Anna`: usual in Chinese, Hungarian, Japanese and Korean.
    FamilyFirst,
    /// `Nguyễn Văn Nam`: as [`FamilyFirst`](Self::FamilyFirst), but people are addressed by the last word. Usual in Vietnamese and
    /// Mongolian.
    GivenLast,
}

impl NameOrder {
    /// The order that is usual in a language, by its ISO 639 code.
    pub(super) fn of_language(code: &str) -> Self {
        match code {
            "ja" | "zh" | "ko" | "hu" => Self::FamilyFirst,
            "vi" | "mn" => Self::GivenLast,
            _ => Self::GivenFirst,
        }
    }

    /// Whether names are written in the usual order in nearly all files with headers in this language. Official lists in
    /// Hungarian, Italian, Romanian, Russian, Ukrainian and Greek are not, and other languages were not measured.
    pub(super) fn is_certain_in(code: &str) -> bool {
        const CERTAIN: [&str; 23] = [
            "bg", "cs", "da", "de", "en", "es", "fi", "fil", "fr", "he", "id", "lt", "lv", "nb", "nl", "pl", "pt",
            "sk", "sq", "sv", "sw", "tr", "ca",
        ];
        CERTAIN.contains(&code)
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
