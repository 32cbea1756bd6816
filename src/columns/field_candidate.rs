//! A column that could be a field.

use crate::lead::Field;

/// A column that could be a field, with what decides between several.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldCandidate {
    pub(super) column: usize,
    pub(super) field: Field,
    /// Lower is better.
    pub(super) rank: u16,
    pub(super) basis: Basis,
    /// How far the column is from the one that settled its meaning; 0 if its own header did.
    pub(super) distance: usize,
    /// Whether its header names the field only where no better word does.
    pub(super) weak: bool,
    /// Whether the sampled rows leave the column empty.
    pub(super) empty: bool,
}

/// What makes a column a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    Header,
    Neighbours,
    Values,
}

impl FieldCandidate {
    /// The best candidate of a field: the lowest rank, then the nearest to its neighbour, then the leftmost.
    pub(super) fn best(candidates: &[Self], field: Field) -> Option<&Self> {
        let rivals = candidates.iter().filter(|candidate| candidate.field == field);
        rivals.min_by_key(|candidate| (candidate.rank, candidate.distance, candidate.column))
    }
}
