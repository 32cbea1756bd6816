//! Which column gets a field when several could.

use super::{
    evidence::Evidence,
    reading::{Meaning, Outcome, Reading},
};
use crate::Field;

/// One column that could be a field.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) column: usize,
    pub(super) field: Field,
    /// Lower is better.
    pub(super) rank: u16,
    pub(super) by_neighbours: bool,
}

/// Every column that could be a field, read in the light of its neighbours.
pub(super) fn candidates(outcomes: &[Outcome], evidence: &Evidence) -> Vec<Candidate> {
    let _ = evidence;
    let has = |meaning| named(outcomes).any(|(_, reading)| reading.meaning == meaning);
    let (first, last) = (has(Meaning::FirstName), has(Meaning::LastName));
    let company = has(Meaning::Company);
    let field = |meaning| match meaning {
        Meaning::Email => Some((Field::Email, 0, false)),
        Meaning::FirstName => Some((Field::FirstName, 0, false)),
        Meaning::LastName => Some((Field::LastName, 0, false)),
        Meaning::Company => Some((Field::CompanyName, 0, false)),
        Meaning::JobTitle => Some((Field::JobTitle, 0, false)),
        Meaning::Title => Some((Field::JobTitle, 20, true)),
        Meaning::Role => company.then_some((Field::JobTitle, 80, true)),
        Meaning::Name if first && !last => Some((Field::LastName, 0, true)),
        Meaning::Name if last && !first => Some((Field::FirstName, 0, true)),
        Meaning::Name | Meaning::FullName => None,
    };
    let found = named(outcomes).filter_map(|(column, reading)| {
        let (field, extra, by_neighbours) = field(reading.meaning)?;
        Some(Candidate { column, field, rank: reading.rank + extra, by_neighbours })
    });
    found.collect()
}

fn named(outcomes: &[Outcome]) -> impl Iterator<Item = (usize, &Reading)> {
    outcomes.iter().enumerate().filter_map(|(column, outcome)| match outcome {
        Outcome::Named(reading) => Some((column, reading)),
        _ => None,
    })
}

/// The best candidate of a field: the lowest rank, then the leftmost column.
pub(super) fn winner(candidates: &[Candidate], field: Field) -> Option<&Candidate> {
    candidates
        .iter()
        .filter(|candidate| candidate.field == field)
        .min_by_key(|candidate| (candidate.rank, candidate.column))
}
