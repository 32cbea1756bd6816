//! A column that could be a field, and how two of them compare.
//!
//! | columns | best email | because |
//! |---|---|---|
//! | `Email 2`, `Email` | `Email` | its rank is lower |
//! | `Email`, `Email` | the first | both have the same rank, and it is further left |
//! | empty `Email`, filled `Secondary email` | `Secondary email` | an empty column costs 500 in rank |

use crate::lead::Field;

/// A column that could be a field, with what decides between several.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldCandidate {
    pub(super) column: usize,
    pub(super) field: Field,
    /// Lower is better: the costs of its header, of its context and of being empty.
    pub(super) rank: u16,
    pub(super) basis: Basis,
    /// How far the column is from the one that settled its meaning; 0 if its own header did. Of two `Name` columns, the
    /// one beside `First name` is the last name.
    pub(super) distance: usize,
    /// Whether its header names the field only where no better word does.
    pub(super) weak: bool,
    /// Whether the sampled rows leave the column empty.
    pub(super) empty: bool,
}

/// What makes a column a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basis {
    /// Its header alone: `Email`.
    Header,
    /// Its header, whose meaning another column settled: `Name` beside `First name`.
    Neighbours,
    /// Its sampled values: addresses below `Contact`, companies below `Name`.
    Values,
}

impl FieldCandidate {
    /// The best candidate of a field: the lowest rank, then the nearest to its neighbour, then the leftmost.
    pub(super) fn best(candidates: &[Self], field: Field) -> Option<&Self> {
        let rivals = candidates.iter().filter(|candidate| candidate.field == field);
        rivals.min_by_key(|candidate| (candidate.rank, candidate.distance, candidate.column))
    }
}
