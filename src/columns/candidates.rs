//! Which columns could be which field, read in the light of their neighbours and of the sampled values.

use super::{
    reading::{HeaderReading, Meaning, Outcome, Subject},
    samples::{ColumnCounts, ColumnSamples},
};
use crate::lead::Field;

/// A column that could be a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldCandidate {
    pub(super) column: usize,
    pub(super) field: Field,
    /// Lower is better.
    pub(super) rank: u16,
    pub(super) basis: Basis,
    /// How far the column is from the one that settled its meaning.
    pub(super) distance: usize,
    pub(super) weak: bool,
    /// Whether the sampled rows leave the column empty while they fill others.
    pub(super) empty: bool,
}

/// What makes a column a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    Header,
    Neighbours,
    Values,
}

/// What the header row and the sample say, asked column by column.
pub(super) struct HeaderContext<'a> {
    pub(super) outcomes: &'a [Outcome],
    pub(super) samples: &'a ColumnSamples,
    pub(super) headers: Vec<&'a str>,
}

/// In ranks: a title is a weaker job title than `Job title`, a role than both; an empty column loses to a filled one.
const TITLE: u16 = 20;
const ROLE: u16 = 80;
const EMPTY: u16 = 500;

impl HeaderContext<'_> {
    /// Every candidate, and every column that would be one but for its place or values.
    pub(super) fn candidates(&self) -> (Vec<FieldCandidate>, Vec<usize>) {
        let mut candidates = Vec::new();
        let mut contradicted = Vec::new();
        for (column, reading) in self.named() {
            if !self.is_credible(column, reading) {
                continue;
            }
            let Some(candidate) = self.candidate(column, reading) else { continue };
            let by_place = reading.meaning == Meaning::Title && self.stands_before_a_name(column);
            let by_values = self.values_contradict(column, &candidate);
            if by_values || by_place {
                contradicted.push(column);
            } else {
                candidates.push(candidate);
            }
        }
        if !candidates.iter().any(|candidate| candidate.field == Field::Email) {
            candidates.extend(self.addresses_without_header());
        }
        (candidates, contradicted)
    }

    fn named(&self) -> impl Iterator<Item = (usize, &HeaderReading)> + Clone {
        self.outcomes.iter().enumerate().filter_map(|(column, outcome)| match outcome {
            Outcome::Named(reading) => Some((column, reading)),
            _ => None,
        })
    }

    /// Whether a word of two or three Latin letters (`Ad`, `Van`, `Ent`), which English abbreviates so many things by,
    /// stands among others of its language.
    fn is_credible(&self, column: usize, reading: &HeaderReading) -> bool {
        let short = reading.alias.chars().count() <= 3 && reading.alias.is_ascii() && !reading.languages.has_english();
        let mut others = self.named().filter(|(other, reading)| *other != column && !reading.languages.has_english());
        !short || others.any(|(_, other)| !other.languages.and(reading.languages).is_empty())
    }

    fn candidate(&self, column: usize, reading: &HeaderReading) -> Option<FieldCandidate> {
        let (field, extra, settled_by) = self.field(column, reading)?;
        let tally = self.samples.tally(column);
        let empty = self.samples.rows() > 0 && tally.filled == 0;
        Some(FieldCandidate {
            column,
            field,
            rank: reading.rank + extra + if empty { EMPTY } else { 0 },
            basis: if settled_by.is_some() { Basis::Neighbours } else { Basis::Header },
            distance: settled_by.map_or(0, |other| nearness(column, other)),
            weak: reading.weak,
            empty,
        })
    }

    /// The field that the header names here, what that costs, and the column that settled it.
    fn field(&self, column: usize, reading: &HeaderReading) -> Option<(Field, u16, Option<usize>)> {
        let plain = |field| Some((field, 0, None));
        match reading.meaning {
            Meaning::Email => plain(Field::Email),
            Meaning::FirstName => plain(Field::FirstName),
            Meaning::LastName if reading.weak && !self.has_first_name() => None,
            Meaning::LastName => plain(Field::LastName),
            Meaning::Company => plain(Field::CompanyName),
            Meaning::JobTitle => plain(Field::JobTitle),
            Meaning::Title => Some((Field::JobTitle, TITLE, None)),
            Meaning::Role => self.strong_company().map(|company| (Field::JobTitle, ROLE, Some(company))),
            Meaning::Name => self.half_of_a_name(column, reading).or_else(|| self.name_of_a_company()),
            Meaning::FullName => None,
        }
    }

    /// `Name` beside a first name is the family name, and beside a family name the first name.
    fn half_of_a_name(&self, column: usize, name: &HeaderReading) -> Option<(Field, u16, Option<usize>)> {
        let of_same = |meaning| {
            let fits = |reading: &HeaderReading| match name.subject {
                Subject::Unsaid => reading.subject != Subject::Party,
                subject => reading.subject == subject,
            };
            let halves = self.named().filter(|(_, reading)| reading.meaning == meaning && fits(reading));
            halves.map(|(other, _)| other).min_by_key(|other| nearness(column, *other))
        };
        match (self.first_of(Meaning::FirstName), self.first_of(Meaning::LastName)) {
            (Some(_), None) => of_same(Meaning::FirstName).map(|other| (Field::LastName, 0, Some(other))),
            (None, Some(_)) => of_same(Meaning::LastName).map(|other| (Field::FirstName, 0, Some(other))),
            _ => None,
        }
    }

    /// `Name` in a file of organisations without persons.
    fn name_of_a_company(&self) -> Option<(Field, u16, Option<usize>)> {
        const ABOUT_COMPANIES: [&str; 8] =
            ["industry", "employees", "founded", "revenue", "organization", "organisation", "company", "vat"];
        let persons = [
            Meaning::Email,
            Meaning::FirstName,
            Meaning::LastName,
            Meaning::FullName,
            Meaning::Company,
            Meaning::JobTitle,
        ];
        if persons.into_iter().any(|meaning| self.first_of(meaning).is_some()) {
            return None;
        }
        let speaks = |header: &str| {
            let header = header.to_lowercase();
            ABOUT_COMPANIES.iter().any(|word| header.contains(word))
        };
        let mut about = self.headers.iter().enumerate().filter(|(_, header)| speaks(header)).map(|(column, _)| column);
        let first = about.next()?;
        about.next().map(|_| (Field::CompanyName, 0, Some(first)))
    }

    fn first_of(&self, meaning: Meaning) -> Option<usize> {
        self.named().find(|(_, reading)| reading.meaning == meaning && !reading.numbered).map(|(column, _)| column)
    }

    /// A column that is a company by more than a weak word: accounts and organisations have roles of their own.
    fn strong_company(&self) -> Option<usize> {
        self.named().find(|(_, reading)| reading.meaning == Meaning::Company && !reading.weak).map(|(column, _)| column)
    }

    /// Whether a weak family name (`Apelido`) has a first name to go with it.
    fn has_first_name(&self) -> bool {
        self.first_of(Meaning::FirstName).is_some() || self.first_of(Meaning::Name).is_some()
    }

    /// Whether `Title` stands where `Mr` stands: before a name, when no sampled value says more.
    fn stands_before_a_name(&self, column: usize) -> bool {
        let next = self.outcomes.get(column + 1);
        let is_name = |reading: &HeaderReading| {
            matches!(reading.meaning, Meaning::FirstName | Meaning::LastName | Meaning::Name | Meaning::FullName)
        };
        self.samples.tally(column).filled == 0 && matches!(next, Some(Outcome::Named(reading)) if is_name(reading))
    }

    fn values_contradict(&self, column: usize, candidate: &FieldCandidate) -> bool {
        let tally = self.samples.tally(column);
        match candidate.field {
            Field::Email => tally.is_something_else() || (tally.has_few_at_signs() && self.addresses_elsewhere(column)),
            Field::FirstName | Field::LastName if candidate.basis == Basis::Neighbours => {
                tally.is_foreign() || (tally.filled >= 3 && tally.most(tally.many_words, 80))
            }
            Field::JobTitle => tally.is_foreign() || tally.is_salutations(),
            _ => tally.is_foreign(),
        }
    }

    fn addresses_elsewhere(&self, column: usize) -> bool {
        (0..self.outcomes.len()).any(|other| other != column && self.samples.tally(other).is_addresses(50))
    }

    /// The only column whose values are nearly all addresses, where no header names one. Never one whose header names
    /// somebody else (`Owner`), and not in a file whose first row is data: its header would be an address itself.
    fn addresses_without_header(&self) -> Option<FieldCandidate> {
        if self.headers.iter().any(|header| header.contains('@') && crate::lead::Email::repair(header).is_ok()) {
            return None;
        }
        let eligible = |column: &usize| {
            let tally = self.samples.tally(*column);
            let filled = u64::from(tally.filled) * 2 >= u64::from(self.samples.rows());
            tally.is_addresses(90) && filled && !matches!(self.outcomes[*column], Outcome::NearMiss { .. })
        };
        let mut columns = (0..self.outcomes.len()).filter(eligible);
        let column = columns.next()?;
        columns.next().is_none().then_some(FieldCandidate {
            column,
            field: Field::Email,
            rank: 0,
            basis: Basis::Values,
            distance: 0,
            weak: true,
            empty: false,
        })
    }
}

impl ColumnCounts {
    fn has_few_at_signs(&self) -> bool {
        self.at_signs * 10 < self.examined
    }

    /// Numbers, or a few values over and over (`yes`, `no`), and never an `@`: a count or a status, and not addresses
    /// that somebody mistyped, of which each row should tell.
    fn is_something_else(&self) -> bool {
        let of_a_kind = self.most(self.numeric, 90) || self.most(self.many_words, 90) || self.is_flags();
        let is_plain = self.examined >= 5 && of_a_kind;
        self.at_signs == 0 && (is_plain || (self.examined >= 20 && self.is_repetitive()))
    }

    fn is_addresses(&self, percent: u32) -> bool {
        self.most(self.addresses, percent)
    }

    /// Addresses or numbers, which are no name, company or job title.
    fn is_foreign(&self) -> bool {
        (self.filled >= 2 && self.is_addresses(50)) || (self.filled >= 3 && self.most(self.numeric, 90))
    }
}

/// How far a column is from another; one that comes after it is nearer than one before it.
fn nearness(column: usize, other: usize) -> usize {
    2 * column.abs_diff(other) - usize::from(column > other)
}

/// The best candidate of a field: the lowest rank, then the nearest to its neighbour, then the leftmost.
pub(super) fn winner(candidates: &[FieldCandidate], field: Field) -> Option<&FieldCandidate> {
    let rivals = candidates.iter().filter(|candidate| candidate.field == field);
    rivals.min_by_key(|candidate| (candidate.rank, candidate.distance, candidate.column))
}
