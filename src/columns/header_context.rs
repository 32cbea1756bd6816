//! Which columns could be which field, given the other columns and the sampled values.
//!
//! Some headers mean one thing or another: `Name` is a family name beside `First name`, a company in a list of
//! companies, and otherwise a full name. `Title` is a job title, or `Mr` when a name follows. `Role` is a job title
//! where the file has companies. The values decide where they contradict the header: a column named `Email`
//! that holds `yes` and `no` is not the email column.

use super::{
    column_samples::ColumnSamples,
    field_candidate::{Basis, FieldCandidate},
    header_reading::{HeaderMatch, HeaderReading},
    meaning::{HeaderMeaning, Subject},
};
use crate::lead::Field;

/// Costs in rank, added to the cost of the header itself: a title is a weaker job title than `Job title`, a role a
/// weaker one than both, a company known by its values loses to one by its header, and an empty column to a filled one.
mod cost {
    pub(super) const COMPANY_BY_VALUES: u16 = 90;
    pub(super) const TITLE: u16 = 20;
    pub(super) const ROLE: u16 = 80;
    pub(super) const EMPTY: u16 = 500;
}

/// A header row, what each header matched, and the sample of its rows. All are in the order of the columns.
#[derive(Debug)]
pub(super) struct HeaderContext<'a> {
    pub(super) headers: Vec<&'a str>,
    pub(super) matches: &'a [HeaderMatch],
    pub(super) samples: &'a ColumnSamples,
}

/// The field that a header names in its context.
#[derive(Clone, Copy, Debug)]
pub(super) struct FieldInContext {
    field: Field,
    cost: u16,
    basis: Basis,
    /// The column that settled a header of several meanings.
    settled_by: Option<usize>,
}

impl FieldInContext {
    fn plain(field: Field) -> Self {
        Self { field, cost: 0, basis: Basis::Header, settled_by: None }
    }

    pub(super) fn settled_by(column: usize, field: Field) -> Self {
        Self { field, cost: 0, basis: Basis::Neighbours, settled_by: Some(column) }
    }

    fn company_by_values() -> Self {
        let cost = cost::COMPANY_BY_VALUES;
        Self { field: Field::CompanyName, cost, basis: Basis::Values, settled_by: None }
    }
}

impl HeaderContext<'_> {
    /// The candidates, and the columns whose header names a field that their place or their values contradict.
    pub(super) fn candidates(&self) -> (Vec<FieldCandidate>, Vec<usize>) {
        let mut candidates = Vec::new();
        let mut contradicted = Vec::new();
        for (column, reading) in self.readings().filter(|(column, reading)| self.is_credible(*column, reading)) {
            let Some(candidate) = self.candidate(column, reading) else { continue };
            let salutation = reading.meaning == HeaderMeaning::Title && self.precedes_name(column);
            if salutation || self.values_contradict(&candidate) {
                contradicted.push(column);
            } else {
                candidates.push(candidate);
            }
        }
        contradicted.extend(self.remove_own_address(&mut candidates));
        if candidates.iter().filter(|candidate| candidate.field == Field::Email).all(|candidate| candidate.empty) {
            candidates.extend(self.addresses_without_header());
        }
        (candidates, contradicted)
    }

    /// The columns whose headers name something, with what they name.
    pub(super) fn readings(&self) -> impl Iterator<Item = (usize, &HeaderReading)> + Clone {
        let matches = self.matches.iter().enumerate();
        matches.filter_map(|(column, header)| header.reading().map(|reading| (column, reading)))
    }

    /// Whether a short word of a language other than English is confirmed by a second column in that language. Words of
    /// up to three Latin letters, such as `Ad`, `Van` and `Ent`, are mostly English abbreviations.
    fn is_credible(&self, column: usize, reading: &HeaderReading) -> bool {
        let short = reading.alias.chars().count() <= 3 && reading.alias.is_ascii() && !reading.languages.has_english();
        let mut others =
            self.readings().filter(|(other, reading)| *other != column && !reading.languages.has_english());
        !short || others.any(|(_, other)| !other.languages.and(reading.languages).is_empty())
    }

    fn candidate(&self, column: usize, reading: &HeaderReading) -> Option<FieldCandidate> {
        let FieldInContext { field, cost, basis, settled_by } = self.field(column, reading)?;
        let empty = self.samples.is_empty(column);
        Some(FieldCandidate {
            column,
            field,
            rank: reading.rank + cost + if empty { cost::EMPTY } else { 0 },
            basis,
            distance: settled_by.map_or(0, |other| distance(column, other)),
            weak: reading.weak,
            empty,
        })
    }

    /// The field that a header names beside the other columns, if it names one.
    fn field(&self, column: usize, reading: &HeaderReading) -> Option<FieldInContext> {
        let plain = |field| Some(FieldInContext::plain(field));
        let job_title = FieldInContext::plain(Field::JobTitle);
        match reading.meaning {
            HeaderMeaning::Email => plain(Field::Email),
            HeaderMeaning::FirstName => plain(Field::FirstName),
            HeaderMeaning::LastName if reading.weak && !self.has_first_name() => None,
            HeaderMeaning::LastName => plain(Field::LastName),
            HeaderMeaning::Company => plain(Field::CompanyName),
            HeaderMeaning::JobTitle => Some(job_title),
            HeaderMeaning::Title if self.is_title_of_things(reading) => None,
            HeaderMeaning::Title => Some(FieldInContext { cost: cost::TITLE, ..job_title }),
            HeaderMeaning::Role => {
                let company = self.strong_company()?;
                Some(FieldInContext { cost: cost::ROLE, ..FieldInContext::settled_by(company, Field::JobTitle) })
            }
            HeaderMeaning::Name | HeaderMeaning::FullName if self.samples.counts(column).is_companies() => {
                Some(FieldInContext::company_by_values())
            }
            HeaderMeaning::Name => self.half_of_a_name(column, reading).or_else(|| self.name_of_a_company()),
            HeaderMeaning::FullName => None,
        }
    }

    /// `Name` beside a first name is the family name, and beside a family name the first name.
    fn half_of_a_name(&self, column: usize, name: &HeaderReading) -> Option<FieldInContext> {
        let (half, other) = match (self.first_of(HeaderMeaning::FirstName), self.first_of(HeaderMeaning::LastName)) {
            (Some(_), None) => (Field::LastName, HeaderMeaning::FirstName),
            (None, Some(_)) => (Field::FirstName, HeaderMeaning::LastName),
            _ => return None,
        };
        let same_subject = |reading: &HeaderReading| match name.subject {
            Subject::Unspecified => reading.subject != Subject::Party,
            subject => reading.subject == subject,
        };
        let others = self.readings().filter(|(_, reading)| reading.meaning == other && same_subject(reading));
        let nearest = others.map(|(other, _)| other).min_by_key(|other| distance(column, *other))?;
        Some(FieldInContext::settled_by(nearest, half))
    }

    /// The first column with this meaning and without a number above 1.
    pub(super) fn first_of(&self, meaning: HeaderMeaning) -> Option<usize> {
        let mut found = self.readings().filter(|(_, reading)| reading.meaning == meaning && !reading.numbered);
        found.next().map(|(column, _)| column)
    }

    /// A column that is a company by a strong word: accounts and organisations have roles of their own.
    fn strong_company(&self) -> Option<usize> {
        let mut found = self.readings().filter(|(_, reading)| reading.meaning == HeaderMeaning::Company);
        found.find(|(_, reading)| !reading.weak).map(|(column, _)| column)
    }

    /// Whether a weak family name (`Apelido`) has a first name to go with it.
    fn has_first_name(&self) -> bool {
        self.first_of(HeaderMeaning::FirstName).is_some() || self.first_of(HeaderMeaning::Name).is_some()
    }

    /// Whether the next column is a name, as after `Mr`, and no sampled value of this one settles what it is.
    fn precedes_name(&self, column: usize) -> bool {
        use HeaderMeaning as M;
        let next = self.matches.get(column + 1).and_then(HeaderMatch::reading);
        let is_name =
            |reading: &HeaderReading| matches!(reading.meaning, M::FirstName | M::LastName | M::Name | M::FullName);
        self.samples.counts(column).filled == 0 && next.is_some_and(is_name)
    }

    /// Whether the sampled values cannot be values of the field. An email column with few addresses is only
    /// contradicted where another column has them.
    fn values_contradict(&self, candidate: &FieldCandidate) -> bool {
        let counts = self.samples.counts(candidate.column);
        match candidate.field {
            Field::Email => {
                let addresses_elsewhere = || self.has_addresses_besides(candidate.column);
                counts.is_no_address() || (counts.has_few_at_signs() && addresses_elsewhere())
            }
            Field::FirstName | Field::LastName if candidate.basis == Basis::Neighbours => {
                counts.is_no_text() || (counts.filled >= 3 && counts.most(counts.many_words, 80))
            }
            Field::JobTitle => counts.is_no_text() || counts.is_salutations(),
            _ => counts.is_no_text(),
        }
    }
}

/// The distance of a column from another. One after the other is nearer than one as far before it.
fn distance(column: usize, other: usize) -> usize {
    2 * column.abs_diff(other) - usize::from(column > other)
}
