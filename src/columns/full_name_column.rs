//! Finds the column of full names and decides whether it is split, and in which order.
//!
//! Without being asked, the import splits a column only if it is the only one that can be the lead's, if most of its cells
//! are names of people, and if the order is certain: by the values, by the two words of the header, or by a language in
//! whose lists the order was the same in all that were measured. Otherwise an inspection recommends to map it.

use super::{
    assignment::is_taken,
    column::{Column, Rule},
    column_counts::ColumnCounts,
    column_map::ColumnMap,
    column_samples::ColumnSamples,
    full_names::{FullNameColumn, FullNames, OrderBasis},
    header_reading::{HeaderMatch, HeaderReading},
    meaning::{HeaderMeaning, Subject},
    name_order::NameOrder,
    name_votes::NameVotes,
    target::Target,
};
use crate::lead::Field;

/// Finds the column of full names, gives it the target if it is to be split, and notes the order of its names.
pub(super) fn assign(map: &mut ColumnMap, matches: &[HeaderMatch], samples: &ColumnSamples, policy: FullNames) {
    let mapped = map.full_name();
    if mapped.is_none() && policy == FullNames::Keep {
        return;
    }
    let Some(index) = mapped.or_else(|| best(map.columns(), matches)) else { return };
    let counts = samples.counts(index);
    let votes = NameVotes::count(counts.name_cells());
    let (order, basis) = order(&map.columns()[index], &votes);
    let is_certain = || {
        let reading = matches[index].reading();
        let is_leads = reading.is_some_and(|reading| reading.subject != Subject::Party);
        is_leads
            && is_alone(map.columns(), matches, index)
            && is_of_people(counts, &votes, reading)
            && is_certain(&map.columns()[index], &votes, order, basis)
    };
    let is_split = mapped.is_some() || policy == FullNames::Split && !has_names(map) || is_certain();
    if is_split && mapped.is_none() {
        map.columns_mut()[index].decide(Target::FullName, Rule::Alias, 0.8);
    }
    map.set_full_name(FullNameColumn { index, order, basis, is_split });
}

/// Whether the file has a column of first or last names.
fn has_names(map: &ColumnMap) -> bool {
    [Field::FirstName, Field::LastName].into_iter().any(|field| is_taken(map.columns(), field))
}

/// The open column of full names that is most likely the lead's, then of the lowest rank, then the leftmost: of
/// `Billing name`, `Contact name` and `Name` the last.
fn best(columns: &[Column], matches: &[HeaderMatch]) -> Option<usize> {
    full_names(columns, matches).map(|(index, reading)| (reading.subject, reading.rank, index)).min().map(|best| best.2)
}

/// The open columns of full names.
fn full_names<'a>(
    columns: &'a [Column],
    matches: &'a [HeaderMatch],
) -> impl Iterator<Item = (usize, &'a HeaderReading)> {
    let open = columns.iter().zip(matches).filter(|(column, _)| column.is_open());
    let readings = open.filter_map(|(column, found)| Some((column.index(), found.reading()?)));
    readings.filter(|(_, reading)| matches!(reading.meaning, HeaderMeaning::FullName | HeaderMeaning::Name))
}

/// Whether no other column of full names is as likely the lead's.
fn is_alone(columns: &[Column], matches: &[HeaderMatch], index: usize) -> bool {
    let rank = |reading: &HeaderReading| (reading.subject, reading.rank);
    let own = matches[index].reading().map(rank);
    full_names(columns, matches).all(|(other, reading)| other == index || Some(rank(reading)) != own)
}

/// Whether the cells are names of people, as far as the sample has any: most of them split, and below a header that may
/// mean anything, such as `Name`, some of them are known.
fn is_of_people(counts: &ColumnCounts, votes: &NameVotes, reading: Option<&HeaderReading>) -> bool {
    let may_be_things = reading.is_none_or(|reading| reading.meaning == HeaderMeaning::Name);
    counts.examined == 0 || votes.names * 2 >= counts.examined && (!may_be_things || votes.is_of_people())
}

/// The order by the values, by the words of the header, or by its language.
fn order(column: &Column, votes: &NameVotes) -> (NameOrder, OrderBasis) {
    let of_language = || column.language().map(NameOrder::of_language).unwrap_or_default();
    match (votes.order(), NameOrder::of_header(column.header())) {
        (Some(order), _) => (order, OrderBasis::Values),
        (None, Some(order)) => (order, OrderBasis::Header),
        (None, None) if votes.is_settled() => (of_language(), OrderBasis::Values),
        (None, None) => (of_language(), OrderBasis::Language),
    }
}

fn is_certain(column: &Column, votes: &NameVotes, order: NameOrder, basis: OrderBasis) -> bool {
    let by_language = || column.language().is_some_and(NameOrder::is_certain_in);
    match basis {
        _ if votes.is_settled() => true,
        _ if votes.is_uncertain() => false,
        OrderBasis::Values => true,
        OrderBasis::Header => !votes.contradicts(order),
        OrderBasis::Language => by_language() && !votes.contradicts(order),
    }
}
