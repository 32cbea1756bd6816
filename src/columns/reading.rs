//! What one header says, read alone: the phrases of the vocabulary must cover all of its words.

use super::{
    lexicon::{Entry, Lexicon, Sense},
    normalise::{self, Word},
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

/// A header that names something that an import looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) meaning: Meaning,
    /// Lower is better among columns of one meaning.
    pub(super) rank: u16,
    /// The phrase of the vocabulary that named the meaning.
    pub(super) alias: &'static str,
    pub(super) language: &'static str,
}

/// What a header that names nothing comes close to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NearMiss {
    /// The word that makes it something else.
    pub(super) word: &'static str,
}

/// How a header reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Named(Reading),
    NearMiss(NearMiss),
    Unknown,
}

/// Costs in rank; an email address has the order primary, unqualified, work, numbered, other, personal.
mod cost {
    pub(super) const UNQUALIFIED: u16 = 1;
    pub(super) const WORK: u16 = 2;
    pub(super) const NUMBERED: u16 = 3;
    pub(super) const PERSON: u16 = 1;
    pub(super) const ASIDE: u16 = 2;
    pub(super) const OTHER: u16 = 30;
    pub(super) const PERSONAL: u16 = 50;
    pub(super) const WEAK: u16 = 60;
    pub(super) const PARTY: u16 = 100;
    pub(super) const COMPANY_EMAIL: u16 = 200;
}

/// Reads a header.
pub(super) fn read(header: &str) -> Outcome {
    let words = normalise::words(header);
    let numbers: Vec<u32> = numbers(&words);
    let words: Vec<Word> = words.into_iter().filter(|word| !word.is_number()).collect();
    let whole = cover(&words).map(|state| (state, 0));
    let found = whole.or_else(|| without_asides(&words).map(|state| (state, cost::ASIDE)));
    match found.and_then(|(state, extra)| state.reading(numbers.first().copied(), extra)) {
        Some(reading) => Outcome::Named(reading),
        None => near_miss(&words).map_or(Outcome::Unknown, Outcome::NearMiss),
    }
}

/// The numbers of a header but for one at its front, which counts the columns and not the addresses.
fn numbers(words: &[Word]) -> Vec<u32> {
    let counted = words.iter().skip_while(|word| word.is_number());
    counted.filter(|word| word.is_number()).map(|word| word.text.parse().unwrap_or(u32::MAX)).collect()
}

/// The words in brackets may be anything (`Email (the one you read)`) unless they make the column something else.
fn without_asides(words: &[Word]) -> Option<State> {
    let (asides, rest): (Vec<Word>, Vec<Word>) = words.iter().cloned().partition(|word| word.aside);
    let harmless = !asides.is_empty() && spans(&asides).all(|(_, _, entry)| entry.sense == Sense::Filler);
    if harmless { cover(&rest) } else { None }
}

/// The phrases of the vocabulary among the words.
fn spans(words: &[Word]) -> impl Iterator<Item = (usize, usize, &'static Entry)> {
    let lexicon = Lexicon::get();
    (0..words.len()).flat_map(move |start| {
        let mut key = String::new();
        let ends = words[start..].iter().enumerate();
        let found: Vec<_> = ends
            .flat_map(|(offset, word)| {
                key.push_str(&word.text);
                lexicon.entries(&key).iter().map(move |entry| (start, start + offset + 1, entry))
            })
            .collect();
        found
    })
}

/// The best way to cover all words with phrases: the one of the fewest phrases, then of the lowest cost.
fn cover(words: &[Word]) -> Option<State> {
    const MOST_STATES: usize = 24;
    let mut reached: Vec<Vec<State>> = vec![Vec::new(); words.len() + 1];
    reached[0].push(State::default());
    for (start, end, entry) in spans(words) {
        let nexts: Vec<State> = reached[start].iter().filter_map(|state| state.with(entry)).collect();
        for next in nexts {
            let states = &mut reached[end];
            if states.len() < MOST_STATES && !states.contains(&next) {
                states.push(next);
            }
        }
    }
    let finished = reached.pop()?.into_iter().filter(|state| state.meaning().is_some());
    finished.min_by_key(|state| (state.phrases, state.cost()))
}

fn near_miss(words: &[Word]) -> Option<NearMiss> {
    spans(words)
        .find(|(_, _, entry)| entry.sense == Sense::NearMiss)
        .map(|(_, _, entry)| NearMiss { word: entry.alias })
}

/// What the phrases of the first words say together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct State {
    phrases: u16,
    /// The naming phrases in order; a header has at most two different ones.
    first: Option<&'static Entry>,
    second: Option<&'static Entry>,
    primary: bool,
    work: bool,
    other: bool,
    personal: bool,
    person: bool,
    party: bool,
    filler: bool,
    /// A person named after a company: `Company contact`.
    contact_of_company: bool,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.sense == other.sense && self.alias == other.alias
    }
}

impl State {
    fn with(&self, entry: &'static Entry) -> Option<Self> {
        let mut next = Self { phrases: self.phrases + 1, ..*self };
        match entry.sense {
            Sense::NearMiss => return None,
            Sense::Primary => next.primary = true,
            Sense::Work => next.work = true,
            Sense::Other => next.other = true,
            Sense::Personal => next.personal = true,
            Sense::Party => next.party = true,
            Sense::Filler => next.filler = true,
            Sense::Person => {
                next.person = true;
                next.contact_of_company |= self.names_company() && !self.filler;
            }
            _ => return next.naming(entry),
        }
        Some(next)
    }

    fn naming(mut self, entry: &'static Entry) -> Option<Self> {
        match (self.first, self.second) {
            (None, _) => self.first = Some(entry),
            (Some(first), None) if first.sense != entry.sense => self.second = Some(entry),
            (Some(first), second)
                if first.sense == entry.sense || second.is_some_and(|second| second.sense == entry.sense) => {}
            _ => return None,
        }
        Some(self)
    }

    fn names_company(&self) -> bool {
        self.first.is_some_and(|entry| matches!(entry.sense, Sense::Company | Sense::WeakCompany))
    }

    fn cost(&self) -> u16 {
        let email = self.meaning() == Some(Meaning::Email);
        let mut cost = 0;
        if email && !self.primary {
            cost += cost::UNQUALIFIED;
        }
        for (applies, price) in [
            (self.work && email, cost::WORK),
            (self.person, cost::PERSON),
            (self.other, cost::OTHER),
            (self.personal, cost::PERSONAL),
            (self.party, cost::PARTY),
            (email && self.second.is_some(), cost::COMPANY_EMAIL),
            (self.is_weak(), cost::WEAK),
        ] {
            cost += if applies { price } else { 0 };
        }
        cost
    }

    fn is_weak(&self) -> bool {
        let weak =
            |entry: &Entry| matches!(entry.sense, Sense::WeakCompany | Sense::WeakJobTitle | Sense::WeakLastName);
        self.first.is_some_and(weak) && self.second.is_none()
    }

    /// What the naming phrases mean together, if that is one thing and the other phrases fit it.
    fn meaning(&self) -> Option<Meaning> {
        let first = self.first?.sense;
        let meaning = match self.second {
            None => single(first)?,
            Some(second) => pair(first, second.sense)?,
        };
        let qualified = self.work || self.other || self.personal;
        let fits = match meaning {
            Meaning::Email => !self.contact_of_company || self.second.is_none(),
            Meaning::Company => !qualified && !self.contact_of_company,
            Meaning::FullName | Meaning::Name => !qualified && !self.primary,
            _ => !qualified,
        };
        fits.then_some(meaning)
    }

    fn reading(&self, number: Option<u32>, extra: u16) -> Option<Reading> {
        let meaning = self.meaning()?;
        let numbered = number.map_or(0, |number| match number {
            0 | 1 => cost::NUMBERED,
            more => cost::OTHER + u16::try_from(more.min(9)).unwrap_or(9),
        });
        let naming = match self.second {
            Some(second) if single(second.sense) == Some(meaning) => second,
            _ => self.first?,
        };
        Some(Reading { meaning, rank: self.cost() + extra + numbered, alias: naming.alias, language: naming.language })
    }
}

fn single(sense: Sense) -> Option<Meaning> {
    Some(match sense {
        Sense::Email => Meaning::Email,
        Sense::FirstName => Meaning::FirstName,
        Sense::LastName | Sense::WeakLastName => Meaning::LastName,
        Sense::Company | Sense::WeakCompany => Meaning::Company,
        Sense::JobTitle | Sense::WeakJobTitle => Meaning::JobTitle,
        Sense::Role => Meaning::Role,
        Sense::Title => Meaning::Title,
        Sense::Name => Meaning::Name,
        Sense::FullName => Meaning::FullName,
        _ => return None,
    })
}

/// What two different namings mean together, in either order unless said otherwise.
fn pair(first: Sense, second: Sense) -> Option<Meaning> {
    use Meaning as M;
    let (a, b) = (single(first)?, single(second)?);
    Some(match (a, b) {
        (a, b) if a == b => a,
        (M::FirstName | M::Name, M::LastName) | (M::LastName | M::Name, M::FirstName) | (M::LastName, M::Name) => {
            M::FullName
        }
        (M::FullName, M::Name | M::FirstName | M::LastName) | (M::Name, M::FullName) => M::FullName,
        (M::Company, M::Name) | (M::Name, M::Company) => M::Company,
        (M::JobTitle | M::Title | M::Role, M::JobTitle | M::Title | M::Role) => M::JobTitle,
        (M::JobTitle, M::Name) => M::JobTitle,
        (M::Company, M::Email) => M::Email,
        _ => return None,
    })
}
