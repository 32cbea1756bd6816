//! The decision about all columns of a file, which a product can show, edit, save and hand back.

use std::collections::{HashMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::{
    column::{Column, Rule},
    full_name::NameOrder,
    normalise,
    target::Target,
};
use crate::lead::{Field, trim_invisible};

/// What becomes of each column of a file.
///
/// Serialises as a list of its columns. Saved and handed back through [`Detector::mapping`], it finds its columns
/// by their headers in the next file, wherever they stand there.
///
/// ```
/// use lead_import::{columns::{ColumnMap, Detector, ColumnSamples, Target}, Field};
///
/// let mut columns = Detector::default().detect(&["Email", "Contact", "Notes"], &ColumnSamples::default());
/// columns.set_target(1, Target::Field(Field::FirstName));
/// columns.set_target(2, Target::Ignored);
/// let saved = serde_json::to_string(&columns)?;
///
/// let mapping: ColumnMap = serde_json::from_str(&saved)?;
/// let next = Detector::default().mapping(mapping).detect(&["Notes", "Email", "Contact", "City"], &ColumnSamples::default());
/// assert_eq!(next.index_of(Field::FirstName), Some(2));
/// assert_eq!(next.columns()[0].target(), Target::Ignored);
/// assert!(next.missing().is_empty());
/// assert_eq!(next.added().map(|column| column.header()).collect::<Vec<_>>(), ["City"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// [`Detector::mapping`]: super::detector::Detector::mapping
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnMap {
    columns: Vec<Column>,
    #[serde(skip)]
    missing: Vec<MissingColumn>,
    #[serde(skip)]
    added: Vec<usize>,
    #[serde(skip)]
    name_order: NameOrder,
}

/// A column that an override or a saved mapping speaks of and the file does not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MissingColumn {
    header: String,
    target: Target,
}

impl MissingColumn {
    /// The header that was looked for.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// What the column would have become.
    pub fn target(&self) -> Target {
        self.target
    }
}

impl ColumnMap {
    pub(super) fn new(columns: Vec<Column>) -> Self {
        Self { columns, missing: Vec::new(), added: Vec::new(), name_order: NameOrder::default() }
    }

    /// One entry for each column of the header, in the file's order.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The place of the column that is this field, from 0.
    pub fn index_of(&self, field: Field) -> Option<usize> {
        self.index_of_target(Target::Field(field))
    }

    /// The place of the column that holds first and last name, where they are to be split.
    pub fn full_name(&self) -> Option<usize> {
        self.index_of_target(Target::FullName)
    }

    /// Which name comes first in that column.
    pub fn name_order(&self) -> NameOrder {
        self.name_order
    }

    fn index_of_target(&self, target: Target) -> Option<usize> {
        self.columns.iter().position(|column| column.target == target)
    }

    /// Columns that an override or a saved mapping speaks of and this file does not have.
    pub fn missing(&self) -> &[MissingColumn] {
        &self.missing
    }

    /// Columns of this file that the saved mapping does not know; none without one.
    pub fn added(&self) -> impl Iterator<Item = &Column> {
        self.added.iter().filter_map(|index| self.columns.get(*index))
    }

    /// Changes what becomes of one column. A column that had the same field becomes a custom field.
    ///
    /// Returns whether there is such a column.
    pub fn set_target(&mut self, index: usize, target: impl Into<Target>) -> bool {
        let target = target.into();
        let exclusive = target.field().is_some() || target == Target::FullName;
        if index >= self.columns.len() {
            return false;
        }
        for column in self.columns.iter_mut().filter(|column| exclusive && column.target == target) {
            column.decide(Target::Custom, Rule::Override, 1.0);
        }
        self.columns[index].decide(target, Rule::Override, 1.0);
        true
    }

    pub(super) fn columns_mut(&mut self) -> &mut [Column] {
        &mut self.columns
    }

    pub(super) fn set_name_order(&mut self, order: NameOrder) {
        self.name_order = order;
    }

    pub(super) fn miss(&mut self, header: &str, target: Target) {
        self.missing.push(MissingColumn { header: header.to_owned(), target });
    }

    /// Takes the decisions of a saved mapping over for the columns with the same headers: repeated headers in their
    /// order, spelling differences only where no header is the same.
    pub(super) fn follow(&mut self, saved: &Self) {
        let mut by_header = places(&self.columns, |header| trim_invisible(header).to_owned());
        let mut by_key = places(&self.columns, normalise::key);
        let mut known = vec![false; self.columns.len()];
        for column in &saved.columns {
            let same = next_free(by_header.get_mut(trim_invisible(&column.header)), &known);
            let found = same.or_else(|| next_free(by_key.get_mut(&normalise::key(&column.header)), &known));
            match found {
                Some(index) => {
                    known[index] = true;
                    self.take_over(index, column);
                }
                None => self.miss(&column.header, column.target),
            }
        }
        self.added = known.iter().enumerate().filter(|(_, known)| !**known).map(|(index, _)| index).collect();
    }

    fn take_over(&mut self, index: usize, saved: &Column) {
        let exclusive = saved.target.field().is_some() || saved.target == Target::FullName;
        let taken = exclusive && self.index_of_target(saved.target).is_some();
        if self.columns[index].is_open() {
            let target = if taken { Target::Custom } else { saved.target };
            self.columns[index].decide(target, Rule::Mapping, 1.0);
        }
    }
}

fn places(columns: &[Column], key: impl Fn(&str) -> String) -> HashMap<String, VecDeque<usize>> {
    let mut places: HashMap<String, VecDeque<usize>> = HashMap::new();
    for column in columns {
        places.entry(key(&column.header)).or_default().push_back(column.index);
    }
    places
}

fn next_free(places: Option<&mut VecDeque<usize>>, known: &[bool]) -> Option<usize> {
    let places = places?;
    while let Some(index) = places.pop_front() {
        if !known[index] {
            return Some(index);
        }
    }
    None
}
