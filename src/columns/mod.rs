//! Header row to [`ColumnMap`]: normalise a header, look it up, settle rivals, explain the choice.

mod aliases;
mod evidence;
mod lexicon;
mod names;
mod normalise;
mod reading;
mod rivals;
mod target;

use serde::{Deserialize, Serialize};

pub use evidence::Evidence;
pub(crate) use names::unique as unique_names;
pub use target::{Target, UnknownTarget};

use crate::Field;
use reading::{Meaning, Outcome};

/// Why a column has its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Rule {
    /// The product said so.
    Override,
    /// The header is a spelling that the product added.
    CustomAlias,
    /// The header is a known spelling of the field.
    Alias,
    /// The header has several meanings, and the columns beside it settle which.
    Neighbours,
    /// The header could be a field that another column is better for.
    Rival,
    /// The header comes close to a field but says something else: `Email Status`.
    NearMiss,
    /// The header names nothing that an import looks for.
    Unmatched,
}

/// One column of the file and what becomes of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    index: usize,
    header: String,
    name: String,
    target: Target,
    rule: Rule,
}

impl Column {
    /// The column's place in the file, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The header as the file has it.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// The name of the custom field: the header trimmed, ` (2)` where it repeats, `Column 7` where it is empty.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What becomes of the column.
    pub fn target(&self) -> Target {
        self.target
    }

    /// Why.
    pub fn rule(&self) -> Rule {
        self.rule
    }
}

/// What becomes of each column of a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnMap {
    columns: Vec<Column>,
}

impl ColumnMap {
    /// One entry for each column of the header, in the file's order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column that is this field.
    pub fn index_of(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|column| column.target == Target::Field(field)).map(|column| column.index)
    }
}

/// How the columns of a file are found.
///
/// ```
/// use lead_import::{Detector, Evidence, Field, Target};
///
/// let detector = Detector::default().map_column("Booth", Target::Ignored).alias("Handle", Field::FirstName);
/// let columns = detector.detect(&["E-Mail", "Handle", "Booth", "City"], &Evidence::default());
/// assert_eq!(columns.index_of(Field::Email), Some(0));
/// assert_eq!(columns.index_of(Field::FirstName), Some(1));
/// assert_eq!(columns.columns()[2].target(), Target::Ignored);
/// assert_eq!(columns.columns()[3].target(), Target::Custom);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Detector {
    overrides: Vec<(String, Target)>,
    aliases: Vec<(String, Field)>,
}

impl Detector {
    /// Says what becomes of the column with this header, or with this name where the header is empty or repeated
    /// (`Column 7`, `Notes (2)`). A later call for the same column wins.
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

    /// Which field this cell, read as a header by itself, names.
    ///
    /// A word that is one of several fields depending on its neighbours counts as the one that it most often is.
    pub fn recognise(&self, cell: &str) -> Option<Field> {
        if let Some(field) = self.added(cell) {
            return Some(field);
        }
        let Outcome::Named(reading) = reading::read(cell) else { return None };
        Some(match reading.meaning {
            Meaning::Email => Field::Email,
            Meaning::FirstName | Meaning::Name | Meaning::FullName => Field::FirstName,
            Meaning::LastName => Field::LastName,
            Meaning::Company => Field::CompanyName,
            Meaning::JobTitle | Meaning::Title | Meaning::Role => Field::JobTitle,
        })
    }

    fn added(&self, header: &str) -> Option<Field> {
        if self.aliases.is_empty() {
            return None;
        }
        let key = normalise::key(header);
        self.aliases.iter().rev().find(|(alias, _)| *alias == key).map(|(_, field)| *field)
    }

    /// Decides what becomes of each column. A field goes to at most one column.
    pub fn detect<S: AsRef<str>>(&self, header: &[S], evidence: &Evidence) -> ColumnMap {
        let mut columns = unmatched(header);
        self.apply_overrides(&mut columns);
        self.apply_aliases(&mut columns);
        let outcomes: Vec<Outcome> = columns
            .iter()
            .map(|column| if column.rule == Rule::Unmatched { reading::read(&column.header) } else { Outcome::Unknown })
            .collect();
        apply_rules(&mut columns, &outcomes, evidence);
        ColumnMap { columns }
    }

    fn apply_overrides(&self, columns: &mut [Column]) {
        for (wanted, target) in self.overrides.iter().rev() {
            let wanted = names::trim(wanted);
            let free = |column: &&mut Column| column.rule == Rule::Unmatched;
            let exact = columns
                .iter_mut()
                .filter(free)
                .find(|column| column.name == wanted || names::trim(&column.header) == wanted);
            let key = normalise::key(wanted);
            let found = match exact {
                Some(column) => Some(column.index),
                None => columns
                    .iter()
                    .find(|column| column.rule == Rule::Unmatched && normalise::key(&column.header) == key)
                    .map(|column| column.index),
            };
            if let Some(index) = found {
                columns[index].rule = Rule::Override;
                columns[index].target = *target;
            }
        }
    }

    fn apply_aliases(&self, columns: &mut [Column]) {
        for index in 0..columns.len() {
            if columns[index].rule != Rule::Unmatched {
                continue;
            }
            if let Some(field) = self.added(&columns[index].header) {
                let taken = is_taken(columns, field);
                columns[index].rule = if taken { Rule::Rival } else { Rule::CustomAlias };
                columns[index].target = if taken { Target::Custom } else { Target::Field(field) };
            }
        }
    }
}

fn unmatched<S: AsRef<str>>(header: &[S]) -> Vec<Column> {
    let named = header.iter().zip(names::unique(header)).enumerate();
    let column = |(index, (header, name)): (usize, (&S, String))| Column {
        index,
        header: header.as_ref().to_owned(),
        name,
        target: Target::Custom,
        rule: Rule::Unmatched,
    };
    named.map(column).collect()
}

fn is_taken(columns: &[Column], field: Field) -> bool {
    columns.iter().any(|column| column.target == Target::Field(field))
}

fn apply_rules(columns: &mut [Column], outcomes: &[Outcome], evidence: &Evidence) {
    for (column, outcome) in columns.iter_mut().zip(outcomes) {
        if matches!(outcome, Outcome::NearMiss(_)) {
            column.rule = Rule::NearMiss;
        }
    }
    let candidates = rivals::candidates(outcomes, evidence);
    for candidate in &candidates {
        columns[candidate.column].rule = Rule::Rival;
    }
    for field in Field::ALL {
        if is_taken(columns, field) {
            continue;
        }
        if let Some(winner) = rivals::winner(&candidates, field) {
            columns[winner.column].target = Target::Field(field);
            columns[winner.column].rule = if winner.by_neighbours { Rule::Neighbours } else { Rule::Alias };
        }
    }
}
