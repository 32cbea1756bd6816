//! Whether a header is about consent: whether it asks for a refusal, for an agreement or for a state.
//!
//! | header | phrases | kind |
//! |---|---|---|
//! | `Has opted out of email` | refusal + email | refusal |
//! | `Accepts email marketing` | agreement + state | consent |
//! | `Newsletter-Status` | state + state | state |
//! | `Opt in / opt out` | agreement + refusal | state |
//! | `Order status` | – | none, because no phrase covers `order` |
//!
//! It uses the phrases that the header has, but not the segmentation of `segmentation.rs`: here no phrase names a
//! field, only few kinds fit together, and the languages do not matter.

use super::{languages::phrase::PhraseMeaning, opt_out_kind::OptOutKind, phrase_span::PhraseSpan};

/// What the phrases that cover the first words of a header are about. The order is that of preference, so that the
/// least of two covers is the better one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cover {
    /// Fewer are better: `opt out date` is one phrase.
    phrases: usize,
    /// Fewer are better: a word of consent is rather that than filler.
    fillers: usize,
    refusal: bool,
    consent: bool,
    state: bool,
}

/// What a header of `words` words asks, if phrases about consent cover it, together with words for an email, a person
/// and filler. Any other word, as in `Order status`, makes it something else.
pub(super) fn opt_out_kind(words: usize, spans: &[PhraseSpan]) -> Option<OptOutKind> {
    let is_about_consent = |span: &PhraseSpan| span.meanings.iter().any(|phrase| phrase.meaning.is_about_consent());
    if !spans.iter().any(is_about_consent) {
        return None;
    }
    // By the number of words that are covered. The phrases are in the order of their starts.
    let mut covers: Vec<Option<Cover>> = vec![None; words + 1];
    covers[0] = Some(Cover::default());
    for PhraseSpan { start, end, meanings } in spans {
        let Some(shorter) = covers[*start] else { continue };
        let longer = meanings.iter().filter_map(|phrase| shorter.with(phrase.meaning));
        covers[*end] = longer.chain(covers[*end]).min();
    }
    covers[words]?.kind()
}

impl Cover {
    /// Appends a phrase; `None` if it makes the header something else.
    fn with(mut self, meaning: PhraseMeaning) -> Option<Self> {
        use PhraseMeaning as M;
        self.phrases += 1;
        match meaning {
            M::OptOut => self.refusal = true,
            M::OptIn => self.consent = true,
            M::ConsentStatus | M::Marketing => self.state = true,
            M::Email | M::Person | M::Filler => self.fillers += 1,
            _ => return None,
        }
        Some(self)
    }

    /// What the header asks. A refusal or an agreement decides over a state: `Newsletter unsubscribed` asks for a
    /// refusal. `Opt in / opt out` asks for a state.
    fn kind(self) -> Option<OptOutKind> {
        match (self.refusal, self.consent, self.state) {
            (true, false, _) => Some(OptOutKind::Refusal),
            (false, true, _) => Some(OptOutKind::Consent),
            (true, true, _) | (_, _, true) => Some(OptOutKind::Status),
            (false, false, false) => None,
        }
    }
}
