//! The targets of all columns of a file, which a product can show, edit, save and apply to the next file:
//! [`ColumnMap`].
//!
//! A saved map finds its columns by their headers and not by their places, because next week's export may have one
//! column more. It prefers equal headers and then takes those with the same words, so that `E-Mail` finds `email`. The
//! second `Notes` of the map is the second `Notes` of the file.

use std::collections::{HashMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::{
    column::{Column, Rule},
    full_names::FullNameColumn,
    mapping_error::{ColumnNames, MappingError},
    name_order::NameOrder,
    opt_out::OptOut,
    target::Target,
    words,
};
use crate::lead::{Field, trim_invisible};

/// The number of missing columns for which the nearest columns are found. That takes long, and nobody reads it for 2,000 columns.
const WITH_NEAREST: usize = 10;

/// The target of each column of a file.
///
/// After a detection, at most one column has each field, and at most one is the full name. Any number may be custom or
/// ignored.
///
/// Serialises as a list of its columns. Saved and passed to [`Detector::mapping`], it finds its columns in the next
/// file by their headers, in whatever order they are there. What belongs to one file is not saved: missing and added
/// columns, opt-outs and the order of names.
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
/// let next = Detector::default()
///     .mapping(mapping)
///     .detect(&["Notes", "Email", "Contact", "City"], &ColumnSamples::default());
/// assert_eq!(next.index_of(Field::FirstName), Some(2));
/// assert_eq!(next.columns()[0].target(), Target::Ignored);
/// assert!(next.missing().is_empty());
/// assert_eq!(next.added().map(|column| column.header()).collect::<Vec<_>>(), ["City"]);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// A mapping can also be written by hand, with a header and a target for each column:
///
/// ```
/// use lead_import::{Field, columns::{ColumnMap, ColumnSamples, Detector}};
///
/// let mapping: ColumnMap = serde_json::from_str(r#"[{"header":"Kontakt","target":"email"}]"#)?;
/// let columns = Detector::default().mapping(mapping).detect(&["Email", "Kontakt"], &ColumnSamples::default());
/// assert_eq!(columns.index_of(Field::Email), Some(1));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// [`Detector::mapping`]: crate::columns::Detector::mapping
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ColumnMap {
    columns: Vec<Column>,
    #[serde(skip)]
    missing: Vec<MissingColumn>,
    #[serde(skip)]
    errors: Vec<MappingError>,
    #[serde(skip)]
    added: Vec<usize>,
    #[serde(skip)]
    full_name: Option<FullNameColumn>,
    #[serde(skip)]
    opt_outs: Vec<OptOut>,
}

/// A column of an override or a saved mapping that the file does not have.
///
/// ```
/// use lead_import::{Field, columns::{ColumnSamples, Detector, Target}};
///
/// let detector = Detector::default().column("Mail", Field::Email);
/// let columns = detector.detect(&["E-Mail", "City"], &ColumnSamples::default());
/// let missing = &columns.missing()[0];
/// assert_eq!((missing.header(), missing.target()), ("Mail", Target::Field(Field::Email)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MissingColumn {
    header: String,
    target: Target,
}

impl MissingColumn {
    /// The header that was not found.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// The target that the column would have had.
    pub fn target(&self) -> Target {
        self.target
    }
}

impl ColumnMap {
    /// A map of columns that nothing has decided yet.
    pub(super) fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            missing: Vec::new(),
            errors: Vec::new(),
            added: Vec::new(),
            full_name: None,
            opt_outs: Vec::new(),
        }
    }

    /// One entry for each column of the header, in the order of the file.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The index of the column of this field, from 0.
    pub fn index_of(&self, field: Field) -> Option<usize> {
        self.index_of_target(Target::Field(field))
    }

    /// The index of the column of full names that the import splits, from 0.
    pub fn full_name(&self) -> Option<usize> {
        self.index_of_target(Target::FullName)
    }

    /// Which name comes first in the column of full names. [`NameOrder::GivenFirst`] if there is none.
    pub fn name_order(&self) -> NameOrder {
        self.full_name.map(|column| column.order).unwrap_or_default()
    }

    /// The column of full names, also one that the import does not split unless a person decides it.
    pub fn full_name_column(&self) -> Option<&FullNameColumn> {
        self.full_name.as_ref()
    }

    /// The columns in which people opted out of mail, or may have, whatever their target. A mapping does not
    /// store them: each detection finds those of its file.
    pub fn opt_outs(&self) -> &[OptOut] {
        &self.opt_outs
    }

    /// The columns that name the email too and could serve where the email column has no valid address, the best first: those with the same
    /// header, and all of them on request. Columns of other people and of companies are near misses and never among them.
    pub(crate) fn email_fallbacks(&self, all: bool) -> Vec<usize> {
        let Some(email) = self.index_of(Field::Email).map(|index| &self.columns[index]) else { return Vec::new() };
        let key = words::key(&email.header);
        let may_serve = |column: &&Column| {
            let is_rival = column.rule == Rule::Rival && column.rival_for == Some(Field::Email);
            is_rival && (all || words::key(&column.header) == key) && column.target == Target::Custom
        };
        self.columns.iter().filter(may_serve).map(Column::index).collect()
    }

    fn index_of_target(&self, target: Target) -> Option<usize> {
        self.columns.iter().position(|column| column.target == target)
    }

    /// The columns of overrides and of the saved mapping that this file does not have.
    pub fn missing(&self) -> &[MissingColumn] {
        &self.missing
    }

    /// The instructions that cannot be followed in this file. An import fails if there is one.
    ///
    /// They are the errors of [`Detector::column`](super::Detector::column) and of a saved mapping: a mapping that is
    /// [strict](super::Detector::strict_mapping), or that gives one field to two columns.
    pub fn errors(&self) -> &[MappingError] {
        &self.errors
    }

    /// The columns of this file that the saved mapping does not have. None without a saved mapping.
    pub fn added(&self) -> impl Iterator<Item = &Column> {
        self.added.iter().filter_map(|index| self.columns.get(*index))
    }

    /// Sets the target of one column. Another column that had the same field, or the full name, becomes a custom field.
    ///
    /// Returns whether the file has a column at this index. The column's rule is then [`Rule::Override`].
    ///
    /// ```
    /// use lead_import::{Field, columns::{ColumnSamples, Detector, Target}};
    ///
    /// let mut columns = Detector::default().detect(&["Work email", "Home email"], &ColumnSamples::default());
    /// assert!(columns.set_target(1, Field::Email));
    /// assert_eq!(columns.index_of(Field::Email), Some(1));
    /// assert_eq!(columns.columns()[0].target(), Target::Custom);
    /// assert!(!columns.set_target(2, Target::Ignored));
    /// ```
    pub fn set_target(&mut self, index: usize, target: impl Into<Target>) -> bool {
        let target = target.into();
        if index >= self.columns.len() {
            return false;
        }
        for column in self.columns.iter_mut().filter(|column| target.is_exclusive() && column.target == target) {
            column.decide(Target::Custom, Rule::Override, 1.0);
        }
        self.columns[index].decide(target, Rule::Override, 1.0);
        self.follow_full_name(index);
        true
    }

    pub(super) fn columns_mut(&mut self) -> &mut [Column] {
        &mut self.columns
    }

    /// Notes that the column at this index is now the one of full names, or no longer.
    fn follow_full_name(&mut self, index: usize) {
        let (is_split, column) = (self.full_name() == Some(index), &self.columns[index]);
        match &mut self.full_name {
            Some(found) if found.index == index => found.is_split = is_split,
            found if is_split => *found = Some(FullNameColumn::by_header(column)),
            _ => {}
        }
    }

    pub(super) fn set_full_name(&mut self, column: FullNameColumn) {
        self.full_name = Some(column);
    }

    pub(super) fn set_opt_outs(&mut self, opt_outs: Vec<OptOut>) {
        self.opt_outs = opt_outs;
    }

    /// Notes a column that the file does not have.
    pub(super) fn miss(&mut self, header: &str, target: Target) {
        self.missing.push(MissingColumn { header: header.to_owned(), target });
    }

    /// Makes errors of the missing columns after the first `accepted`.
    pub(super) fn refuse_missing(&mut self, accepted: usize) {
        let refused = &self.missing[accepted..];
        if refused.is_empty() {
            return;
        }
        let names = ColumnNames::new(self.columns.iter().map(Column::name));
        let errors = refused.iter().enumerate().map(|(place, MissingColumn { header, target })| {
            let nearest = if place < WITH_NEAREST { names.nearest(header) } else { Vec::new() };
            MappingError::missing(header, *target, nearest)
        });
        self.errors.extend(errors);
    }

    pub(super) fn add_errors(&mut self, errors: impl Iterator<Item = MappingError>) {
        self.errors.extend(errors);
    }

    /// Copies the targets of a saved mapping to the columns with the same headers, duplicate headers in their order.
    /// Headers that differ in spelling are the same only if no header is equal.
    ///
    /// If `strict`, a column that the file does not have is an error.
    pub(super) fn follow(&mut self, saved: &Self, strict: bool) {
        let accepted = self.missing.len();
        let mut by_header = indices(&self.columns, |header| trim_invisible(header).to_owned());
        let mut by_key = indices(&self.columns, words::key);
        let mut known = vec![false; self.columns.len()];
        for column in &saved.columns {
            let same = next_free(by_header.get_mut(trim_invisible(&column.header)), &known);
            let found = same.or_else(|| next_free(by_key.get_mut(&words::key(&column.header)), &known));
            match found {
                Some(index) => {
                    known[index] = true;
                    self.claim(index, column.target, Rule::Mapping);
                }
                None => self.miss(&column.header, column.target),
            }
        }
        if strict {
            self.refuse_missing(accepted);
        }
        self.errors.extend(contradictions(&saved.columns));
        self.added = known.iter().enumerate().filter(|(_, known)| !**known).map(|(index, _)| index).collect();
    }

    /// Gives a column the target that an override or a saved mapping has for it. Leaves a column that an earlier one
    /// decided, and makes a custom field of one whose target is taken.
    pub(super) fn claim(&mut self, index: usize, target: Target, rule: Rule) {
        let taken = target.is_exclusive() && self.index_of_target(target).is_some();
        if self.columns[index].is_open() {
            self.columns[index].decide(if taken { Target::Custom } else { target }, rule, 1.0);
        }
    }
}

/// The saved columns that have a field which an earlier one has.
fn contradictions(saved: &[Column]) -> impl Iterator<Item = MappingError> {
    let exclusive = saved.iter().enumerate().filter(|(_, column)| column.target.is_exclusive());
    exclusive.filter_map(|(index, column)| {
        let first = saved[..index].iter().find(|earlier| earlier.target == column.target)?;
        Some(MappingError::two_columns(&first.header, &column.header, column.target))
    })
}

/// The indices of the columns by a key of their header, in ascending order. With a map, a wide file and a wide mapping
/// take linear time.
fn indices(columns: &[Column], key: impl Fn(&str) -> String) -> HashMap<String, VecDeque<usize>> {
    let mut indices: HashMap<String, VecDeque<usize>> = HashMap::new();
    for column in columns {
        indices.entry(key(&column.header)).or_default().push_back(column.index);
    }
    indices
}

/// Removes and returns the first index that is not known yet.
fn next_free(indices: Option<&mut VecDeque<usize>>, known: &[bool]) -> Option<usize> {
    let indices = indices?;
    std::iter::from_fn(|| indices.pop_front()).find(|index| !known[*index])
}
