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
use crate::lead::{Email, Field};

/// Costs in rank, added to the cost of the header itself: a title is a weaker job title than `Job title`, a role a
/// weaker one than both, and an empty column loses to a filled one.
mod cost {
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
struct FieldInContext {
    field: Field,
    cost: u16,
    /// The column that settled a header of several meanings.
    settled_by: Option<usize>,
}

impl FieldInContext {
    fn plain(field: Field) -> Self {
        Self { field, cost: 0, settled_by: None }
    }

    fn settled_by(column: usize, field: Field) -> Self {
        Self { field, cost: 0, settled_by: Some(column) }
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
        if !candidates.iter().any(|candidate| candidate.field == Field::Email) {
            candidates.extend(self.addresses_without_header());
        }
        (candidates, contradicted)
    }

    /// The columns whose headers name something, with what they name.
    fn readings(&self) -> impl Iterator<Item = (usize, &HeaderReading)> + Clone {
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
        let FieldInContext { field, cost, settled_by } = self.field(column, reading)?;
        let empty = self.samples.is_empty(column);
        Some(FieldCandidate {
            column,
            field,
            rank: reading.rank + cost + if empty { cost::EMPTY } else { 0 },
            basis: if settled_by.is_some() { Basis::Neighbours } else { Basis::Header },
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
            HeaderMeaning::Title => Some(FieldInContext { cost: cost::TITLE, ..job_title }),
            HeaderMeaning::Role => {
                let company = self.strong_company()?;
                Some(FieldInContext { cost: cost::ROLE, settled_by: Some(company), ..job_title })
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

    /// `Name` is a company in a file without persons in which two or more columns are about companies: `Industry`,
    /// `VAT`.
    fn name_of_a_company(&self) -> Option<FieldInContext> {
        use HeaderMeaning as M;
        const ABOUT_COMPANIES: [&str; 8] =
            ["industry", "employees", "founded", "revenue", "organization", "organisation", "company", "vat"];
        let persons = [M::Email, M::FirstName, M::LastName, M::FullName, M::Company, M::JobTitle];
        if persons.into_iter().any(|meaning| self.first_of(meaning).is_some()) {
            return None;
        }
        let about_companies = |header: &str| {
            let header = header.to_lowercase();
            ABOUT_COMPANIES.iter().any(|word| header.contains(word))
        };
        let mut columns = (0..self.headers.len()).filter(|column| about_companies(self.headers[*column]));
        let first = columns.next()?;
        columns.next().map(|_| FieldInContext::settled_by(first, Field::CompanyName))
    }

    /// The first column with this meaning and without a number above 1.
    fn first_of(&self, meaning: HeaderMeaning) -> Option<usize> {
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

    /// Whether at least half of the values of another column are addresses.
    fn has_addresses_besides(&self, column: usize) -> bool {
        (0..self.matches.len()).any(|other| other != column && self.samples.counts(other).is_addresses(50))
    }

    /// The only column whose values are nearly all addresses, where no header names one.
    ///
    /// Never a column whose header names a different person (`Owner`). None in a file whose first row is data, where
    /// the header is itself an address: a file without a header is reported rather than imported by guess.
    fn addresses_without_header(&self) -> Option<FieldCandidate> {
        if self.headers.iter().any(|header| header.contains('@') && Email::repair(header).is_ok()) {
            return None;
        }
        let mut columns = (0..self.matches.len()).filter(|column| self.holds_addresses(*column));
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

    /// Whether nine tenths of the values are addresses, at least half of the rows have one, and the header is no near
    /// miss.
    fn holds_addresses(&self, column: usize) -> bool {
        let counts = self.samples.counts(column);
        let half_filled = u64::from(counts.filled) * 2 >= u64::from(self.samples.rows());
        counts.is_addresses(90) && half_filled && !matches!(self.matches[column], HeaderMatch::NearMiss { .. })
    }
}

/// The distance of a column from another. One after the other is nearer than one as far before it.
fn distance(column: usize, other: usize) -> usize {
    2 * column.abs_diff(other) - usize::from(column > other)
}
