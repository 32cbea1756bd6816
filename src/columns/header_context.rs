//! Which columns could be which field, given the other columns and the sampled values.
//!
//! Some headers mean one thing or another: `Name` is a family name beside `First name`, a company in a list of
//! companies, and otherwise a full name. `Title` is a job title, or `Mr` when a name follows. `Role` is a job title
//! where the file has companies. The values decide where they contradict the header: a column named `Email`
//! that holds `yes` and `no` is not the email column.
//!
//! | header row | column | field |
//! |---|---|---|
//! | `First name`, `Name`, `Email` | `Name` | last name |
//! | `Name`, `Last name`, `Email` | `Name` | first name |
//! | `Name`, `Email` | `Name` | none, because it is a full name |
//! | `Name`, `Industry`, `Employees` | `Name` | company |
//! | `Title`, `First name`, `Last name` | `Title` | none, because it may be `Mr` |
//! | `First name`, `Last name`, `Title` | `Title` | job title |
//! | `SKU`, `Title`, `Email` | `Title` | none, because products have titles |
//! | `Company`, `Role`, `Email` | `Role` | job title |
//! | `Meeting`, `Role`, `Email` | `Role` | none, unless the values are jobs: `CTO` |
//! | `Company`, `Role` with `admin` and `member` | `Role` | none |
//! | `2. Vorname`, `Nachname`, `Email` | `2. Vorname` | none, because it is a second name |
//! | `Nome`, `Apelido`, `Email` | `Apelido` | last name, a weak one |
//!
//! This file decides which fields are possible for a column. Which of several columns has a field is decided by rank
//! (`assignment.rs`), so the rules here only add costs.

use super::{
    column_samples::ColumnSamples,
    field_candidate::{Basis, FieldCandidate},
    header_reading::{HeaderMatch, HeaderReading},
    meaning::{HeaderMeaning, Subject},
};
use crate::lead::Field;

/// Costs in rank, added to the cost of the header itself: a title is a weaker job title than `Job title`, a role a
/// weaker one than both, a company known by its values loses to one by its header, and an empty column to a filled one.
/// The last is higher than what an ordinary header costs altogether.
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

impl HeaderContext<'_> {
    /// The candidates, and the columns whose header names a field that their place or their values contradict.
    ///
    /// Where no candidate for the email has values, a column may become one by its values alone.
    pub(super) fn candidates(&self) -> (Vec<FieldCandidate>, Vec<usize>) {
        let mut candidates = Vec::new();
        let mut contradicted = Vec::new();
        for (column, reading) in self.readings().filter(|(column, reading)| self.is_credible(*column, reading)) {
            let Some(candidate) = self.candidate(column, reading) else { continue };
            let salutation = reading.meaning == HeaderMeaning::Title && self.precedes_name(column);
            if salutation || self.values_contradict(&candidate) || self.is_right(column, reading) {
                contradicted.push(column);
            } else {
                candidates.push(candidate);
            }
        }
        contradicted.extend(self.remove_own_address(&mut candidates));
        contradicted.extend(self.remove_further_names(&mut candidates));
        self.prefer_address_of_the_names(&mut candidates);
        if candidates.iter().all(|candidate| candidate.field != Field::CompanyName) {
            candidates.extend(self.companies_without_header());
        }
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

    /// The column as a candidate for the field that its header names beside the other columns; `None` if it names none
    /// there.
    fn candidate(&self, column: usize, reading: &HeaderReading) -> Option<FieldCandidate> {
        use HeaderMeaning as M;
        let empty = self.samples.is_empty(column);
        let rank = reading.rank + if empty { cost::EMPTY } else { 0 };
        let plain = |field, cost| {
            let basis = if reading.guessed { Basis::Values } else { Basis::Header };
            let (rank, weak) = (rank + cost, reading.weak);
            FieldCandidate { column, field, rank, basis, distance: 0, weak, empty }
        };
        let settled_by = |other, field, cost| {
            let distance = distance(column, other);
            FieldCandidate { basis: Basis::Neighbours, distance, ..plain(field, cost) }
        };
        let by_values = |field, cost| FieldCandidate { basis: Basis::Values, ..plain(field, cost) };
        Some(match reading.meaning {
            M::Email => plain(Field::Email, 0),
            M::FirstName => plain(Field::FirstName, 0),
            M::LastName | M::Name | M::FullName if self.is_companies(column, reading) => {
                by_values(Field::CompanyName, cost::COMPANY_BY_VALUES)
            }
            M::LastName if reading.weak && !self.has_first_name() => return None,
            M::LastName => plain(Field::LastName, 0),
            M::Company => plain(Field::CompanyName, 0),
            M::JobTitle => plain(Field::JobTitle, 0),
            M::Title if self.is_title_of_things(column, reading) => return None,
            M::Title => plain(Field::JobTitle, cost::TITLE),
            M::Role if self.samples.counts(column).is_jobs() && self.strong_company().is_none() => {
                by_values(Field::JobTitle, cost::ROLE)
            }
            M::Role => settled_by(self.strong_company()?, Field::JobTitle, cost::ROLE),
            M::Name => {
                let company = || Some((self.name_of_a_company()?, Field::CompanyName));
                let (other, field) = self.half_of_a_name(column, reading).or_else(company)?;
                settled_by(other, field, 0)
            }
            M::FullName => return None,
        })
    }

    /// Whether a column named as one of names has those of companies. Fewer of them are enough below `Name` where other columns have all
    /// names of the person.
    fn is_companies(&self, column: usize, reading: &HeaderReading) -> bool {
        use HeaderMeaning as M;
        let other_full_name = || {
            let full = |(other, reading): (usize, &HeaderReading)| other != column && reading.meaning == M::FullName;
            self.first_of(M::FirstName).is_some() && self.first_of(M::LastName).is_some() && self.readings().any(full)
        };
        let counts = self.samples.counts(column);
        counts.is_companies() || (reading.meaning == M::Name && counts.has_companies() && other_full_name())
    }

    /// Whether `Role` or `Title` holds the rights in a program or the parts in a group rather than jobs.
    fn is_right(&self, column: usize, reading: &HeaderReading) -> bool {
        matches!(reading.meaning, HeaderMeaning::Role | HeaderMeaning::Title) && self.samples.counts(column).is_rights()
    }

    /// Removes `First name 2` where no column is `First name` and the address has no such number: it is a second name, or that of a
    /// second person. Returns the columns.
    fn remove_further_names(&self, candidates: &mut Vec<FieldCandidate>) -> Vec<usize> {
        let is_further = |candidate: &FieldCandidate| {
            self.matches[candidate.column].reading().is_some_and(|reading| reading.numbered)
        };
        if !candidates.iter().any(|candidate| candidate.field == Field::Email && !is_further(candidate)) {
            return Vec::new();
        }
        let only_further =
            |field: Field| candidates.iter().filter(|candidate| candidate.field == field).all(is_further);
        let fields: Vec<Field> =
            [Field::FirstName, Field::LastName].into_iter().filter(|field| only_further(*field)).collect();
        candidates
            .extract_if(.., |candidate| fields.contains(&candidate.field))
            .map(|candidate| candidate.column)
            .collect()
    }

    /// `Name` beside a first name is the family name, and beside a family name the first name. Returns the column that
    /// settles it and the field.
    ///
    /// Both must be of one person: `Contact name` goes with `Contact first name`, and `Name` not with
    /// `Billing first name`.
    fn half_of_a_name(&self, column: usize, name: &HeaderReading) -> Option<(usize, Field)> {
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
        Some((nearest, half))
    }

    /// The first column with this meaning and without a number above 1.
    pub(super) fn first_of(&self, meaning: HeaderMeaning) -> Option<usize> {
        self.readings().find(|(_, reading)| reading.meaning == meaning && !reading.numbered).map(|(column, _)| column)
    }

    /// A column that is a company by a strong word: accounts and organisations have roles of their own.
    fn strong_company(&self) -> Option<usize> {
        let is_company = |reading: &HeaderReading| reading.meaning == HeaderMeaning::Company && !reading.weak;
        self.readings().find(|(_, reading)| is_company(reading)).map(|(column, _)| column)
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

/// The distance of a column from another. A column after the other is nearer than one as far before it: with the
/// columns `Name`, `First name`, `Name` the second `Name` is the last name.
fn distance(column: usize, other: usize) -> usize {
    2 * column.abs_diff(other) - usize::from(column > other)
}
