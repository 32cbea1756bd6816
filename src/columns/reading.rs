//! What one header says, read alone: the phrases of the vocabulary must cover all of its words.

use super::{
    lexicon::{Entry, LanguageSet, Lexicon, Sense},
    normalise::{self, Word},
    phrases::PhraseCover,
};

/// What a header names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Meaning {
    Email,
    FirstName,
    LastName,
    Company,
    JobTitle,
    /// A job title in a file of companies.
    Role,
    /// A job title or a salutation.
    Title,
    /// A first, last or full name.
    Name,
    FullName,
}

/// Subject name, address or title a header says it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    Unsaid,
    /// The lead's, by a word: `Contact name`.
    Lead,
    /// Somebody's who may be another: `Billing name`.
    Party,
}

/// A header that names something that an import looks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeaderReading {
    pub(super) meaning: Meaning,
    /// Lower is better among columns of one meaning.
    pub(super) rank: u16,
    /// The phrase of the vocabulary that named the meaning.
    pub(super) alias: &'static str,
    pub(super) languages: LanguageSet,
    /// Whether the header has a number: the second first name is not the first name of anybody's family name.
    pub(super) numbered: bool,
    pub(super) subject: Subject,
    pub(super) weak: bool,
}

/// How a header reads.
#[derive(Clone, Copy, Debug)]
pub(super) enum Outcome {
    Named(HeaderReading),
    /// It has a word that makes it something else: a status, a date, an owner.
    NearMiss {
        word: &'static str,
    },
    Unknown,
}

/// How much each language speaks in a header row, by its place in the vocabulary.
#[derive(Clone, Debug, Default)]
pub(super) struct Votes(Vec<u32>);

impl Votes {
    /// A language gets a vote for each column that it can read; fewer for one that many languages read alike.
    pub(super) fn count(outcomes: &[Outcome]) -> Self {
        let mut votes = vec![0; super::languages::list::LANGUAGES.len()];
        for outcome in outcomes {
            if let Outcome::Named(reading) = outcome {
                let places: Vec<usize> = reading.languages.places().collect();
                let share = 60 / u32::try_from(places.len().max(1)).unwrap_or(60);
                for place in places {
                    votes[place] += share;
                }
            }
        }
        Self(votes)
    }

    pub(super) fn of(&self, languages: LanguageSet) -> u32 {
        languages.places().filter_map(|place| self.0.get(place)).copied().max().unwrap_or(0)
    }

    /// The language among these that speaks most.
    pub(super) fn language(&self, languages: LanguageSet) -> Option<&'static str> {
        let best = languages
            .places()
            .max_by_key(|place| (self.0.get(*place).copied().unwrap_or(0), std::cmp::Reverse(*place)));
        best.map(|place| super::languages::list::LANGUAGES[place].code)
    }
}

/// The ranks that a number in the header costs.
mod cost {
    pub(super) const NUMBERED: u16 = 3;
    pub(super) const FURTHER: u16 = 30;
    pub(super) const ASIDE: u16 = 2;
}

/// A header in words.
#[derive(Clone, Debug)]
pub(super) struct Header {
    words: Vec<Word>,
    /// The words that are no numbers, and the phrases among them.
    plain: Vec<Word>,
    spans: Vec<Span>,
}

impl Header {
    pub(super) fn new(text: &str) -> Self {
        let words = normalise::words(text);
        let plain: Vec<Word> = words.iter().filter(|word| !word.is_number()).cloned().collect();
        let spans = spans(&plain);
        Self { words, plain, spans }
    }

    /// Whether a phrase of it could name something, so that it is worth reading.
    fn may_name(&self) -> bool {
        let names = |entry: &Entry| entry.sense.names();
        self.spans.iter().any(|span| span.entries.iter().any(names)) || self.plain.len() == 1
    }

    /// Reads the header; where languages differ about it, the one with more votes is right.
    pub(super) fn read(&self, votes: &Votes) -> Outcome {
        let Self { words, plain, spans } = self;
        if !self.may_name() {
            return missed(spans);
        }
        if let Some(word) = whole_near_miss(plain, votes) {
            return Outcome::NearMiss { word };
        }
        let number = number(words);
        let numbered = || if words.len() == plain.len() { None } else { cover_words(words, votes) };
        let whole = cover(plain, spans, votes).or_else(numbered).and_then(|state| reading(&state, number));
        let partly = || without_asides(plain, votes).and_then(|state| reading(&state, number + cost::ASIDE));
        let glued =
            || unglue(plain).and_then(|halves| cover_words(&halves, votes)).and_then(|state| reading(&state, number));
        match whole.or_else(partly).or_else(glued) {
            Some(reading) => Outcome::Named(reading),
            None => missed(spans),
        }
    }
}

fn reading(state: &PhraseCover, extra: u16) -> Option<HeaderReading> {
    let meaning = state.meaning()?;
    let entry = state.alias()?;
    let common = state.languages().and(entry.languages);
    Some(HeaderReading {
        meaning,
        rank: state.cost() + extra,
        numbered: extra >= cost::FURTHER,
        alias: entry.alias,
        languages: if common.is_empty() { entry.languages } else { common },
        subject: state.subject(),
        weak: state.is_weak(),
    })
}

/// What the first number of a header costs.
fn number(words: &[Word]) -> u16 {
    let mut numbers = words.iter().filter(|word| word.is_number());
    match numbers.next().map(|word| word.text.parse::<u16>()) {
        None => 0,
        Some(Ok(0 | 1)) => cost::NUMBERED,
        Some(further) => cost::FURTHER + further.unwrap_or(9).min(9),
    }
}

/// The words in brackets may be anything harmless: `Email (max. 80 characters)`.
fn without_asides(words: &[Word], votes: &Votes) -> Option<PhraseCover> {
    const EXPLANATION: usize = 4;
    let (asides, rest): (Vec<Word>, Vec<Word>) = words.iter().cloned().partition(|word| word.aside);
    let senses: Vec<Sense> = spans(&asides).iter().flat_map(|span| span.entries).map(|entry| entry.sense).collect();
    let explains = asides.len() >= EXPLANATION && !senses.contains(&Sense::NearMiss);
    let harmless = !senses.is_empty() && senses.iter().all(|sense| *sense == Sense::Filler);
    if harmless || explains { cover_words(&rest, votes) } else { None }
}

/// The two English words of `workemail`; each has at least four letters, so that no word falls apart by chance.
fn unglue(words: &[Word]) -> Option<[Word; 2]> {
    const SHORTEST: usize = 4;
    let [Word { text, aside }] = words else { return None };
    if !text.is_ascii() || text.len() > 24 {
        return None;
    }
    let english = |half: &str| Lexicon::get().entries(half).iter().any(|entry| entry.languages.has_english());
    let places = SHORTEST..=text.len().saturating_sub(SHORTEST);
    let halves = places.map(|place| text.split_at(place)).find(|(front, back)| english(front) && english(back))?;
    let word = |text: &str| Word { text: text.to_owned(), aside: *aside };
    Some([word(halves.0), word(halves.1)])
}

/// A phrase of the vocabulary among the words.
#[derive(Clone, Copy, Debug)]
struct Span {
    start: usize,
    end: usize,
    entries: &'static [Entry],
}

fn spans(words: &[Word]) -> Vec<Span> {
    let lexicon = Lexicon::get();
    let mut spans = Vec::new();
    let mut key = String::new();
    for start in 0..words.len() {
        key.clear();
        for (offset, word) in words[start..].iter().enumerate() {
            key.push_str(&word.text);
            if key.len() > lexicon.longest() {
                break;
            }
            let entries = lexicon.entries(&key);
            if !entries.is_empty() {
                spans.push(Span { start, end: start + offset + 1, entries });
            }
        }
    }
    spans
}

/// The meanings of a phrase without those that only other languages than the file's give it: `host` is no guest in an
/// English file, and `Titel` no job in a German one. A near miss stays where no language speaks louder.
fn believable(entries: &'static [Entry], votes: &Votes) -> impl Iterator<Item = &'static Entry> + use<> {
    let disputed = entries.len() > 1 && entries.iter().any(|entry| entry.sense == Sense::NearMiss);
    let of = |near_miss: bool| {
        let voices = entries.iter().filter(move |entry| (entry.sense == Sense::NearMiss) == near_miss);
        voices.map(|entry| votes.of(entry.languages) + 1).max().unwrap_or(0)
    };
    let miss_wins = disputed && of(true) >= of(false);
    entries.iter().filter(move |entry| !disputed || (entry.sense == Sense::NearMiss) == miss_wins)
}

fn cover_words(words: &[Word], votes: &Votes) -> Option<PhraseCover> {
    cover(words, &spans(words), votes)
}

/// The best way to cover all words with phrases: the one of the fewest phrases, then in the language that speaks
/// most, then of the lowest cost.
fn cover(words: &[Word], spans: &[Span], votes: &Votes) -> Option<PhraseCover> {
    const MOST_STATES: usize = 24;
    if words.is_empty() {
        return None;
    }
    let mut reached: Vec<Vec<PhraseCover>> = vec![Vec::new(); words.len() + 1];
    reached[0].push(PhraseCover::EMPTY);
    for Span { start, end, entries } in spans {
        let aside = words[*start].aside;
        let states = &reached[*start];
        let nexts: Vec<PhraseCover> = believable(entries, votes)
            .flat_map(|entry| states.iter().filter_map(move |state| state.with(entry, aside)))
            .collect();
        for next in nexts {
            let states = &mut reached[*end];
            if states.len() < MOST_STATES && !states.iter().any(|state| state.is_like(&next)) {
                states.push(next);
            }
        }
    }
    let finished = reached.pop()?.into_iter().filter(|state| state.meaning().is_some());
    finished.min_by_key(|state| {
        let speaks = state.alias().map_or(0, |entry| votes.of(entry.languages.and(state.languages())));
        (state.phrases(), std::cmp::Reverse(speaks), state.cost())
    })
}

/// What a header is that names nothing.
fn missed(spans: &[Span]) -> Outcome {
    let mut entries = spans.iter().flat_map(|span| span.entries);
    let miss = entries.find(|entry| entry.sense == Sense::NearMiss);
    miss.map_or(Outcome::Unknown, |entry| Outcome::NearMiss { word: entry.alias })
}

/// A header that as a whole is known to be something else: `User name`, `Lead title`.
fn whole_near_miss(words: &[Word], votes: &Votes) -> Option<&'static str> {
    let key: String = words.iter().map(|word| word.text.as_str()).collect();
    let mut entries = believable(Lexicon::get().entries(&key), votes);
    entries.find(|entry| entry.sense == Sense::NearMiss).map(|entry| entry.alias)
}

/// Which name comes first in a header that names both: `Nachname, Vorname`.
pub(super) fn spelled_order(header: &str) -> Option<super::full_name::NameOrder> {
    let words: Vec<Word> = normalise::words(header);
    let entries = |span: &Span| span.entries.iter().map(|entry| entry.sense).collect::<Vec<_>>();
    let halves = spans(&words).into_iter().filter_map(|span| {
        let senses = entries(&span);
        let first = senses.contains(&Sense::FirstName);
        (first || senses.contains(&Sense::LastName)).then_some((span.start, first))
    });
    let halves: Vec<(usize, bool)> = halves.collect();
    let both = halves.iter().any(|(_, first)| *first) && halves.iter().any(|(_, first)| !*first);
    let (_, given_first) = halves.into_iter().filter(|_| both).min()?;
    Some(if given_first { super::full_name::NameOrder::GivenFirst } else { super::full_name::NameOrder::FamilyFirst })
}
