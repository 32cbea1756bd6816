//! Gives each field to the best of its candidates.
//!
//! Columns that the product or a saved mapping decided keep their targets, and their fields are taken. Each other field
//! goes to its best candidate. The other candidates stay custom fields and are recorded as rivals with the reason, so
//! that a product can show why a column was not chosen.

use super::{
    column::{Column, Rule},
    column_samples::ColumnSamples,
    field_candidate::{Basis, FieldCandidate},
    header_context::HeaderContext,
    header_reading::HeaderMatch,
    rival::{Rival, RivalReason},
    target::Target,
};
use crate::lead::Field;

/// Whether a column has this field already, by any rule.
pub(super) fn is_taken(columns: &[Column], field: Field) -> bool {
    columns.iter().any(|column| column.target == Target::Field(field))
}

/// Decides which open column has which field, one field after the other, and marks the columns that were contradicted.
pub(super) fn assign_fields(columns: &mut [Column], matches: &[HeaderMatch], samples: &ColumnSamples) {
    let headers = columns.iter().map(|column| column.header.as_str()).collect();
    let (mut candidates, contradicted) = HeaderContext { headers, matches, samples }.candidates();
    candidates.retain(|candidate| columns[candidate.column].is_open());
    for column in contradicted {
        if columns[column].is_open() {
            columns[column].rule = Rule::Contradicted;
        }
    }
    for field in Field::ALL {
        assign(columns, &candidates, field);
    }
}

/// Gives one field to its best candidate, unless a column has it already, and records the rivals.
fn assign(columns: &mut [Column], candidates: &[FieldCandidate], field: Field) {
    let decided = columns.iter().position(|column| column.target == Target::Field(field));
    let winner = if decided.is_some() { None } else { FieldCandidate::best(candidates, field) };
    if let Some(winner) = winner {
        columns[winner.column].decide(field.into(), rule(winner.basis), confidence(winner, candidates));
    }
    let Some(chosen) = decided.or(winner.map(|winner| winner.column)) else { return };
    for loser in candidates.iter().filter(|candidate| candidate.field == field && candidate.column != chosen) {
        let column = &mut columns[loser.column];
        column.rule = Rule::Rival;
        column.rival_for = Some(field);
        let rival = Rival { index: loser.column, header: column.header.clone(), reason: reason(loser, winner) };
        columns[chosen].rivals.push(rival);
    }
}

/// The rule that a product sees for what decided.
fn rule(basis: Basis) -> Rule {
    match basis {
        Basis::Header => Rule::Alias,
        Basis::Neighbours => Rule::Neighbours,
        Basis::Values => Rule::Values,
    }
}

/// Why the loser lost; there is no winner where the product or a saved mapping decided. The first difference is named:
/// an empty `Organization` lost to a filled `Company` because it is empty.
fn reason(loser: &FieldCandidate, winner: Option<&FieldCandidate>) -> RivalReason {
    match winner {
        None => RivalReason::Decision,
        Some(winner) if loser.empty && !winner.empty => RivalReason::Empty,
        Some(winner) if loser.weak && !winner.weak => RivalReason::WeakerWord,
        Some(winner) if loser.basis == Basis::Neighbours && winner.basis == Basis::Header => RivalReason::WeakerWord,
        Some(winner) if loser.rank > winner.rank => RivalReason::Qualifier,
        Some(_) => RivalReason::Place,
    }
}

/// How certain the choice is, from 0 to 1. The levels rank the kinds of evidence and are not measured: a full match of
/// the header, then a header settled by other columns, a weak word, a qualified header such as `Other email`, the
/// values alone. A second candidate of the same rank costs 0.1.
fn confidence(winner: &FieldCandidate, candidates: &[FieldCandidate]) -> f32 {
    let base = match winner.basis {
        Basis::Header if winner.weak => 0.75,
        Basis::Header if winner.rank < 20 => 0.98,
        Basis::Header => 0.7,
        Basis::Neighbours => 0.8,
        Basis::Values => 0.6,
    };
    let equal = |other: &FieldCandidate| {
        other.field == winner.field && other.column != winner.column && other.rank == winner.rank
    };
    if candidates.iter().any(equal) { base - 0.1 } else { base }
}
