//! A header, matched against the vocabulary.
//!
//! A header names a field only if phrases of the vocabulary cover all of its words. That finds
//! `Your email (required)` and not `Email open rate`: a wrong column is much worse than none. Three things are tried:
//!
//! 1. all words, without numbers if possible;
//! 2. without the words in brackets, if they are harmless;
//! 3. a single word, split in two: `workemail`.
//!
//! | header | tried | result |
//! |---|---|---|
//! | `E-mail 2` | 1, without the `2` | an email address, of a higher rank for the number |
//! | `1. Vorname` | 1, without the `1` | a first name |
//! | `Email (as on your ticket)` | 2, because an explanation of four words is harmless | an email address |
//! | `Email (status)` | 2, but `status` is a near miss | near miss `status` |
//! | `workemail` | 3 | a work email address |
//! | `Email open rate` | all three | near miss `open` |
//! | `Annual budget` | nothing, because no phrase in it names a column | unknown |
//!
//! Scoring the similarity of whole headers, as spell checkers do, was not chosen. `Email` and `Email status` are
//! similar and mean different things, while `Email` and `courriel` are not similar and mean the same.

use std::cmp::Reverse;

use super::{
    consent_header,
    header_reading::{HeaderMatch, HeaderReading},
    language_votes::LanguageVotes,
    languages::phrase::{Phrase, PhraseMeaning},
    lexicon::{self, PhraseSearch},
    meaning::HeaderMeaning,
    opt_out_kind::OptOutKind,
    phrase_span::PhraseSpan,
    segmentation::Segmentation,
    words::{self, Word},
};

/// Costs in rank, added to those of the phrases in `segmentation.rs`.
mod cost {
    /// A number of 0 or 1.
    pub(super) const NUMBERED: u16 = 3;
    /// A higher number, which costs more the higher it is.
    pub(super) const FURTHER: u16 = 30;
    /// An explanation in brackets.
    pub(super) const ASIDE: u16 = 2;
}

/// Bounds the work that one header causes, at each of its words. Ordinary headers have fewer than ten.
const MOST_SEGMENTATIONS: usize = 24;

/// A header in words, ready to be matched more than once.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// The words that are not numbers, and the phrases among them.
    plain: Vec<Word>,
    spans: Vec<PhraseSpan>,
    /// All words, where some are numbers.
    numbered: Option<Vec<Word>>,
}

impl Header {
    pub(super) fn new(text: &str) -> Self {
        Self::of_words(words::words(text))
    }

    /// A header of some of the words of another one.
    pub(super) fn of_words(words: Vec<Word>) -> Self {
        let plain: Vec<Word> = words.iter().filter(|word| !word.is_number()).cloned().collect();
        let numbered = (plain.len() < words.len()).then_some(words);
        let spans = PhraseSpan::find_all(&plain);
        Self { plain, spans, numbered }
    }

    /// Matches the header. Where languages disagree about a phrase, the one with more votes decides.
    ///
    /// Without votes, `Titel` names a job title in Danish and an academic title in German, and the near miss wins.
    pub(super) fn read(&self, votes: &LanguageVotes) -> HeaderMatch {
        if !self.may_name() {
            return self.mismatch();
        }
        if let Some(word) = self.whole_near_miss(votes) {
            return HeaderMatch::NearMiss { word };
        }
        let number = self.numbered.as_deref().map_or(0, cost_of_number);
        let whole = self.segment(votes).and_then(|found| reading(&found, number));
        let without_asides =
            || without_asides(&self.plain, votes).and_then(|found| reading(&found, number + cost::ASIDE));
        let split = || split_in_two(&self.plain).and_then(|halves| segment_words(&halves, votes));
        let reading = whole.or_else(without_asides).or_else(|| split().and_then(|found| reading(&found, number)));
        reading.map_or_else(|| self.mismatch(), HeaderMatch::Named)
    }

    /// All words, with numbers.
    pub(super) fn words(&self) -> &[Word] {
        self.numbered.as_deref().unwrap_or(&self.plain)
    }

    /// Whether a phrase of this meaning is in it.
    pub(super) fn has(&self, meaning: PhraseMeaning) -> bool {
        self.spans.iter().any(|span| span.meanings.iter().any(|phrase| phrase.meaning == meaning))
    }

    /// What the header asks about consent, if it is about that.
    pub(super) fn opt_out_kind(&self) -> Option<OptOutKind> {
        consent_header::opt_out_kind(self.plain.len(), &self.spans)
    }

    /// Its first word, if no phrase of the vocabulary begins with it, and the header without it and its number: `can` and
    /// `subscription status` for `can2_subscription_status`.
    pub(super) fn behind_unknown_word(&self) -> Option<(&str, Self)> {
        let (first, rest) = self.words().split_first()?;
        let numbers = rest.iter().take_while(|word| word.is_number()).count();
        let is_known = self.spans.iter().any(|span| span.start == 0);
        (!is_known && !first.is_number()).then(|| (first.text.as_str(), Self::of_words(rest[numbers..].to_vec())))
    }

    /// Whether any of its phrases could name something. A header that has none is not worth more work. A single word
    /// may be two run together.
    fn may_name(&self) -> bool {
        let names = |phrase: &Phrase| HeaderMeaning::of(phrase.meaning).is_some();
        self.spans.iter().any(|span| span.meanings.iter().any(names)) || self.plain.len() == 1
    }

    /// The match of a header that names nothing: the first near miss in it, which explains why.
    fn mismatch(&self) -> HeaderMatch {
        let mut phrases = self.spans.iter().flat_map(|span| span.meanings);
        let near_miss = phrases.find(|phrase| phrase.is_near_miss());
        near_miss.map_or(HeaderMatch::Unknown, |phrase| HeaderMatch::NearMiss { word: phrase.alias })
    }

    /// The phrase by which the header as a whole is known to be something else: `User name`, `Lead title`.
    fn whole_near_miss(&self, votes: &LanguageVotes) -> Option<&'static str> {
        let whole = self.spans.iter().find(|span| span.start == 0 && span.end == self.plain.len())?;
        believable(whole.meanings, votes).find(|phrase| phrase.is_near_miss()).map(|phrase| phrase.alias)
    }

    /// The best segmentation, without numbers if possible: some phrases, such as `1. name`, contain one.
    fn segment(&self, votes: &LanguageVotes) -> Option<Segmentation> {
        let with_numbers = || segment_words(self.numbered.as_ref()?, votes);
        segment(&self.plain, &self.spans, votes).or_else(with_numbers)
    }
}

/// What the segmentation says, with an extra cost in rank. `None` if its phrases do not mean one thing together.
fn reading(found: &Segmentation, extra: u16) -> Option<HeaderReading> {
    let meaning = found.meaning()?;
    let phrase = found.deciding_phrase()?;
    let common = found.languages.and(phrase.languages);
    Some(HeaderReading {
        meaning,
        rank: found.cost() + extra,
        numbered: extra >= cost::FURTHER,
        alias: phrase.alias,
        languages: if common.is_empty() { phrase.languages } else { common },
        subject: found.subject(),
        weak: found.is_weak(),
        guessed: false,
    })
}

/// The cost of the first number: `Email 1` is nearly as good as `Email`, and `Email 2` is a further address. All
/// numbers above 9 cost the same.
fn cost_of_number(words: &[Word]) -> u16 {
    let mut numbers = words.iter().filter(|word| word.is_number());
    match numbers.next().map(|word| word.text.parse::<u16>()) {
        None => 0,
        Some(Ok(0 | 1)) => cost::NUMBERED,
        Some(further) => cost::FURTHER + further.unwrap_or(9).min(9),
    }
}

/// Leaves the words in brackets out if they are filler or a harmless explanation: `Email (max. 80 characters)`.
///
/// An explanation has at least four words and no near miss. A shorter text that the vocabulary does not know, as in
/// `Email (Acme)`, may say whose address it is, so that the header names nothing.
fn without_asides(words: &[Word], votes: &LanguageVotes) -> Option<Segmentation> {
    const EXPLANATION: usize = 4;
    let (asides, rest): (Vec<Word>, Vec<Word>) = words.iter().cloned().partition(|word| word.aside);
    let spans = PhraseSpan::find_all(&asides);
    let meanings = spans.iter().flat_map(|span| span.meanings).map(|phrase| phrase.meaning);
    let meanings: Vec<PhraseMeaning> = meanings.filter(|meaning| !meaning.is_about_consent()).collect();
    let explains = asides.len() >= EXPLANATION && !meanings.contains(&PhraseMeaning::NearMiss);
    let harmless = !meanings.is_empty() && meanings.iter().all(|meaning| *meaning == PhraseMeaning::Filler);
    if harmless || explains { segment_words(&rest, votes) } else { None }
}

/// The two English words of `workemail`. Each has at least four letters, so that no word is split by chance. Takes the
/// first place at which both parts are phrases.
fn split_in_two(words: &[Word]) -> Option<[Word; 2]> {
    const SHORTEST: usize = 4;
    const LONGEST: usize = 24;
    let [Word { text, aside }] = words else { return None };
    if !text.is_ascii() || text.len() > LONGEST {
        return None;
    }
    let english = |meanings: &[Phrase]| meanings.iter().any(|phrase| phrase.languages.has_english());
    let mut search = PhraseSearch::new(text);
    let halves = (SHORTEST..=text.len().saturating_sub(SHORTEST)).map(|place| text.split_at(place));
    let mut starts = halves.map_while(|(front, back)| Some((search.find(front)?, front, back)));
    let (_, front, back) = starts.find(|(meanings, _, back)| english(meanings) && english(lexicon::phrases(back)))?;
    let word = |text: &str| Word { text: text.to_owned(), aside: *aside };
    Some([word(front), word(back)])
}

/// The meanings of a phrase that the languages of the file support.
///
/// Where one language reads the phrase as a near miss and another as a name, the language with more votes is right, and
/// the near miss if both have the same: `host` is not a guest in an English file, and `Titel` is not a
/// job title in a German one.
fn believable(meanings: &'static [Phrase], votes: &LanguageVotes) -> impl Iterator<Item = &'static Phrase> + use<> {
    let of_fields = move || meanings.iter().filter(|phrase| !phrase.meaning.is_about_consent());
    let disputed = of_fields().count() > 1 && of_fields().any(Phrase::is_near_miss);
    let votes_for = |near_miss: bool| {
        let side = of_fields().filter(move |phrase| phrase.is_near_miss() == near_miss);
        side.map(|phrase| votes.of(phrase.languages) + 1).max().unwrap_or(0)
    };
    let near_miss_wins = disputed && votes_for(true) >= votes_for(false);
    of_fields().filter(move |phrase| !disputed || phrase.is_near_miss() == near_miss_wins)
}

/// The best segmentation of words whose phrases are not known yet.
fn segment_words(words: &[Word], votes: &LanguageVotes) -> Option<Segmentation> {
    segment(words, &PhraseSpan::find_all(words), votes)
}

/// The best way to cover all words with phrases: the one with the fewest phrases, then in the language with the most
/// votes, then of the lowest cost.
fn segment(words: &[Word], spans: &[PhraseSpan], votes: &LanguageVotes) -> Option<Segmentation> {
    let complete = segmentations(words, spans, votes).into_iter().filter(|found| found.meaning().is_some());
    complete.min_by_key(|found| {
        let phrase = found.deciding_phrase();
        let support = phrase.map_or(0, |phrase| votes.of(phrase.languages.and(found.languages)));
        (found.phrases, Reverse(support), found.cost())
    })
}

/// The segmentations that cover all words; equivalent ones once.
///
/// In `work email address` the phrases `work`, `email` and `email address` give one cover, `work` + `email address`.
/// After `work` + `email` nothing covers `address`.
///
/// Works from left to right: the segmentations that cover the first `n` words, each with every phrase that starts at
/// word `n`, give those that cover more. At most [`MOST_SEGMENTATIONS`] are kept for each `n`, so that the work grows
/// with the number of phrases and not with the number of their combinations.
fn segmentations(words: &[Word], spans: &[PhraseSpan], votes: &LanguageVotes) -> Vec<Segmentation> {
    // By the number of words that they cover.
    let mut covering: Vec<Vec<Segmentation>> = vec![Vec::new(); words.len() + 1];
    covering[0].push(Segmentation::empty());
    for PhraseSpan { start, end, meanings } in spans {
        let aside = words[*start].aside;
        let (shorter, longer) = covering.split_at_mut(*end);
        for phrase in believable(meanings, votes) {
            for next in shorter[*start].iter().filter_map(|found| found.with(phrase, aside)) {
                remember(&mut longer[0], next);
            }
        }
    }
    covering.pop().unwrap_or_default()
}

/// Adds a segmentation unless an equivalent one is known or the bound is reached.
fn remember(known: &mut Vec<Segmentation>, next: Segmentation) {
    if known.len() < MOST_SEGMENTATIONS && !known.iter().any(|found| found.is_equivalent(&next)) {
        known.push(next);
    }
}
