//! The settings of the detection, and the detection.

use super::{
    candidates::{Basis, FieldCandidate, HeaderContext, winner},
    column::{Column, Rival, RivalReason, Rule},
    full_name::NameOrder,
    mapping::ColumnMap,
    names, normalise,
    reading::{self, Header, Meaning, Outcome, Votes},
    samples::ColumnSamples,
    target::Target,
};
use crate::{
    lead::{Field, trim_invisible},
    source::HeaderWords,
};

/// How the columns of a file are found.
///
/// ```
/// use lead_import::{columns::{Detector, ColumnSamples, Target}, Field};
///
/// let detector = Detector::default().map_column("Booth", Target::Ignored).alias("Handle", Field::FirstName);
/// let columns = detector.detect(&["E-Mail", "Handle", "Booth", "City"], &ColumnSamples::default());
/// assert_eq!(columns.index_of(Field::Email), Some(0));
/// assert_eq!(columns.index_of(Field::FirstName), Some(1));
/// assert_eq!(columns.columns()[2].target(), Target::Ignored);
/// assert_eq!(columns.columns()[3].target(), Target::Custom);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Detector {
    overrides: Vec<(String, Target)>,
    aliases: Vec<(String, Field)>,
    mapping: Option<ColumnMap>,
    split_full_names: bool,
}

impl Detector {
    /// Says what becomes of the column with this header, or with this name where the header is empty or repeated
    /// (`Column 7`, `Notes (2)`). A later call for the same column wins; of two columns for one field the later too.
    #[must_use]
    pub fn map_column(mut self, header: impl Into<String>, target: impl Into<Target>) -> Self {
        self.overrides.push((header.into(), target.into()));
        self
    }

    /// Adds a spelling of a field, which is better than all known ones.
    #[must_use]
    pub fn alias(mut self, header: impl Into<String>, field: Field) -> Self {
        self.aliases.push((normalise::key(&header.into()), field));
        self
    }

    /// Follows a mapping that was saved or edited: its columns are found by their headers, and
    /// [`ColumnMap::missing`] and [`ColumnMap::added`] tell where the file differs. Columns that it does not know are
    /// detected, for the fields that it leaves free. Overrides by [`map_column`](Self::map_column) come before it.
    #[must_use]
    pub fn mapping(mut self, mapping: ColumnMap) -> Self {
        self.mapping = Some(mapping);
        self
    }

    /// Whether a column of full names is split into first and last name, in a file that has neither. Off by default:
    /// then it is a custom field.
    #[must_use]
    pub fn split_full_names(mut self, split: bool) -> Self {
        self.split_full_names = split;
        self
    }

    fn added_alias(&self, header: &str) -> Option<Field> {
        if self.aliases.is_empty() {
            return None;
        }
        let key = normalise::key(header);
        self.aliases.iter().rev().find(|(alias, _)| *alias == key).map(|(_, field)| *field)
    }

    /// Decides what becomes of each column. A field goes to at most one column.
    pub fn detect<S: AsRef<str>>(&self, header: &[S], samples: &ColumnSamples) -> ColumnMap {
        let mut map = ColumnMap::new(unmatched(header, samples));
        self.apply_overrides(&mut map);
        if let Some(mapping) = &self.mapping {
            map.follow(mapping);
        }
        self.apply_aliases(map.columns_mut());
        let outcomes = outcomes(map.columns());
        explain_outcomes(map.columns_mut(), &outcomes);
        assign_fields(map.columns_mut(), &outcomes, samples);
        if self.split_full_names {
            assign_full_name(&mut map, &outcomes);
        }
        map
    }

    fn apply_overrides(&self, map: &mut ColumnMap) {
        let mut decided: Vec<Target> = Vec::new();
        for (wanted, target) in self.overrides.iter().rev() {
            match find_column(map.columns(), wanted) {
                Some(index) if map.columns()[index].is_open() => {
                    let exclusive = target.field().is_some() || *target == Target::FullName;
                    let repeated = exclusive && decided.contains(target);
                    decided.push(*target);
                    let target = if repeated { Target::Custom } else { *target };
                    map.columns_mut()[index].decide(target, Rule::Override, 1.0);
                }
                Some(_) => {}
                None => map.miss(wanted, *target),
            }
        }
    }

    fn apply_aliases(&self, columns: &mut [Column]) {
        for index in 0..columns.len() {
            let open = columns[index].is_open();
            if let Some(field) = self.added_alias(&columns[index].header).filter(|_| open) {
                if is_taken(columns, field) {
                    columns[index].decide(Target::Custom, Rule::Rival, 1.0);
                    columns[index].rival_for = Some(field);
                } else {
                    columns[index].decide(field.into(), Rule::CustomAlias, 1.0);
                }
            }
        }
    }
}

impl HeaderWords for Detector {
    /// Which field this cell, read as a header by itself, names.
    ///
    /// A word that is one of several fields depending on its neighbours counts as the one that it most often is.
    fn field_of(&self, cell: &str) -> Option<Field> {
        if let Some(field) = self.added_alias(cell) {
            return Some(field);
        }
        let Outcome::Named(reading) = Header::new(cell).read(&Votes::default()) else { return None };
        Some(match reading.meaning {
            Meaning::Email => Field::Email,
            Meaning::FirstName | Meaning::Name | Meaning::FullName => Field::FirstName,
            Meaning::LastName => Field::LastName,
            Meaning::Company => Field::CompanyName,
            Meaning::JobTitle | Meaning::Title | Meaning::Role => Field::JobTitle,
        })
    }
}

/// The column with this header or name, or else the first whose header reads the same.
fn find_column(columns: &[Column], wanted: &str) -> Option<usize> {
    let wanted = trim_invisible(wanted);
    let exact = columns.iter().position(|column| column.name == wanted || trim_invisible(&column.header) == wanted);
    exact.or_else(|| {
        let key = normalise::key(wanted);
        columns.iter().position(|column| !key.is_empty() && normalise::key(&column.header) == key)
    })
}

fn unmatched<S: AsRef<str>>(header: &[S], samples: &ColumnSamples) -> Vec<Column> {
    let named = header.iter().zip(names::unique(header)).enumerate();
    let column = |(index, (header, name)): (usize, (&S, String))| {
        let mut column = Column::new(index, header.as_ref(), name);
        column.fill_rate = samples.fill_rate(index);
        column
    };
    named.map(column).collect()
}

/// What the headers say, read twice: the second time knowing which languages speak in them.
fn outcomes(columns: &[Column]) -> Vec<Outcome> {
    let headers: Vec<Header> = columns.iter().map(|column| Header::new(&column.header)).collect();
    let read = |votes: &Votes| -> Vec<Outcome> { headers.iter().map(|header| header.read(votes)).collect() };
    let votes = Votes::count(&read(&Votes::default()));
    read(&votes)
}

fn explain_outcomes(columns: &mut [Column], outcomes: &[Outcome]) {
    let votes = Votes::count(outcomes);
    for (column, outcome) in columns.iter_mut().zip(outcomes).filter(|(column, _)| column.is_open()) {
        match outcome {
            Outcome::Named(reading) => {
                column.alias = Some(reading.alias.to_owned());
                column.language = votes.language(reading.languages).map(str::to_owned);
            }
            Outcome::NearMiss { word } => {
                column.rule = Rule::NearMiss;
                column.alias = Some((*word).to_owned());
            }
            Outcome::Unknown => {}
        }
    }
}

fn is_taken(columns: &[Column], field: Field) -> bool {
    columns.iter().any(|column| column.target == Target::Field(field))
}

fn assign_fields(columns: &mut [Column], outcomes: &[Outcome], samples: &ColumnSamples) {
    let headers: Vec<String> = columns.iter().map(|column| column.header.clone()).collect();
    let context = HeaderContext { outcomes, samples, headers: headers.iter().map(String::as_str).collect() };
    let (mut candidates, contradicted) = context.candidates();
    candidates.retain(|candidate| matches!(columns[candidate.column].rule, Rule::Unmatched));
    for column in contradicted {
        if columns[column].is_open() {
            columns[column].rule = Rule::Contradicted;
        }
    }
    for field in Field::ALL {
        assign(columns, &candidates, field);
    }
}

fn assign(columns: &mut [Column], candidates: &[FieldCandidate], field: Field) {
    let decided = columns.iter().position(|column| column.target == Target::Field(field));
    let winner = if decided.is_some() { None } else { winner(candidates, field) };
    if let Some(winner) = winner {
        let rule = match winner.basis {
            Basis::Header => Rule::Alias,
            Basis::Neighbours => Rule::Neighbours,
            Basis::Values => Rule::Values,
        };
        columns[winner.column].decide(field.into(), rule, confidence(winner, candidates));
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

fn confidence(winner: &FieldCandidate, candidates: &[FieldCandidate]) -> f32 {
    let base = match winner.basis {
        Basis::Header if winner.weak => 0.75,
        Basis::Header if winner.rank < 20 => 0.98,
        Basis::Header => 0.7,
        Basis::Neighbours => 0.8,
        Basis::Values => 0.6,
    };
    let rival = |other: &&FieldCandidate| {
        other.field == winner.field && other.column != winner.column && other.rank == winner.rank
    };
    if candidates.iter().any(|other| rival(&other)) { base - 0.1 } else { base }
}

/// Gives a lone column of full names to the splitter.
fn assign_full_name(map: &mut ColumnMap, outcomes: &[Outcome]) {
    let taken = [Field::FirstName, Field::LastName].into_iter().any(|field| is_taken(map.columns(), field));
    if taken || map.full_name().is_some() {
        map.set_name_order(order_of(map));
        return;
    }
    let open = map.columns().iter().zip(outcomes).filter(|(column, _)| column.is_open());
    let named = open.filter_map(|(column, outcome)| match outcome {
        Outcome::Named(reading) if matches!(reading.meaning, Meaning::FullName | Meaning::Name) => {
            Some((reading.subject, reading.rank, column.index))
        }
        _ => None,
    });
    if let Some((_, _, index)) = named.min() {
        map.columns_mut()[index].decide(Target::FullName, Rule::Alias, 0.8);
        map.set_name_order(order_of(map));
    }
}

/// The order of the language that named the column, unless its header spells the order out (`Nachname, Vorname`).
fn order_of(map: &ColumnMap) -> NameOrder {
    let Some(index) = map.full_name() else { return NameOrder::default() };
    reading::spelled_order(&map.columns()[index].header)
        .or_else(|| map.columns()[index].language().map(NameOrder::of_language))
        .unwrap_or_default()
}
