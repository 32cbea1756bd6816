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
    shared_words::names_guardians,
    target::Target,
    words,
};
use crate::lead::Field;

/// Finds the column of full names, gives it the target if it is to be split, and notes the order of its names.
pub(super) fn assign(map: &mut ColumnMap, matches: &[HeaderMatch], samples: &ColumnSamples, policy: FullNames) {
    let mapped = map.full_name();
    if mapped.is_none() && policy == FullNames::Keep {
        return;
    }
    let candidates = Candidates { columns: map.columns(), matches, email: map.index_of(Field::Email) };
    let Some(index) = mapped.or_else(|| candidates.best()) else { return };
    let column = &map.columns()[index];
    let counts = samples.counts(index);
    let votes = NameVotes::count(counts.name_cells());
    let (order, basis) = order(column, &votes);
    let is_certain = || {
        candidates.is_of_lead(index)
            && candidates.is_alone(index)
            && is_of_people(counts, &votes, matches[index].reading())
            && is_certain(column, &votes, order, basis)
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

/// The columns of a file of which one may be that of the lead's full name.
struct Candidates<'a> {
    columns: &'a [Column],
    matches: &'a [HeaderMatch],
    email: Option<usize>,
}

impl Candidates<'_> {
    /// The open column of full names that is most likely the lead's, then the leftmost: of `Billing name`, `Contact name`
    /// and `Name` the last, and `buyer-name` beside `buyer-email`.
    fn best(&self) -> Option<usize> {
        self.full_names().map(|(index, reading)| (self.rank(index, reading), index)).min().map(|(_, index)| index)
    }

    /// The open columns of full names.
    fn full_names(&self) -> impl Iterator<Item = (usize, &HeaderReading)> {
        let open = self.columns.iter().zip(self.matches).filter(|(column, _)| column.is_open());
        let readings = open.filter_map(|(column, found)| Some((column.index(), found.reading()?)));
        readings.filter(|(_, reading)| matches!(reading.meaning, HeaderMeaning::FullName | HeaderMeaning::Name))
    }

    /// Lower is more likely.
    fn rank(&self, index: usize, reading: &HeaderReading) -> (bool, Subject, u16) {
        (!self.is_named_as_email(index), reading.subject, reading.rank)
    }

    /// Whether no other column of full names is as likely the lead's.
    fn is_alone(&self, index: usize) -> bool {
        let own = self.matches[index].reading().map(|reading| self.rank(index, reading));
        self.full_names().all(|(other, reading)| other == index || Some(self.rank(other, reading)) != own)
    }

    /// Whether the column is of the person who has the email: `Billing name` is, beside `Billing email`.
    fn is_of_lead(&self, index: usize) -> bool {
        let subject = |index: usize| self.matches[index].reading().map(|reading| reading.subject);
        match (subject(index), self.email.and_then(subject)) {
            _ if self.is_named_as_email(index) => true,
            // The other names are those of the child.
            _ if self.email.is_some_and(|email| names_guardians(&self.columns[email].header)) => false,
            (None | Some(Subject::Party), _) => false,
            (Some(name), email) => name == Subject::Unspecified || email != Some(Subject::Party),
        }
    }

    /// Whether the header has a word of the email's header, which says whose both are: `buyer`.
    fn is_named_as_email(&self, index: usize) -> bool {
        let Some(email) = self.email else { return false };
        let of_email = words::words(&self.columns[email].header);
        words::words(&self.columns[index].header).iter().any(|word| of_email.contains(word) && word.text.len() > 2)
    }
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
