//! The columns that a person or the product decided: [`Overrides`].
//!
//! In: headers with their targets. Out: decided columns, and an error for each instruction that cannot be followed. No
//! instruction is ignored in silence, because leads would then be stored with a column in the wrong place.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    column::{Column, Rule},
    column_map::ColumnMap,
    mapping_error::MappingError,
    target::Target,
    words,
};
use crate::lead::trim_invisible;

/// Whose decision it is. Of two decisions about one column or one field, the later of this list counts. Only decisions
/// of the same source contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum DecidedBy {
    /// The import, about columns that it added to its rejects file.
    Import,
    /// The settings of the importer.
    Importer,
    /// The request that uploads the file.
    #[cfg_attr(not(feature = "http"), expect(dead_code, reason = "only the endpoint has requests"))]
    Request,
}

/// The decisions about columns, in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub(super) struct Overrides(Vec<Override>);

#[derive(Clone, Debug)]
struct Override {
    header: String,
    target: Target,
    by: DecidedBy,
}

/// A decision about a column of the file.
#[derive(Clone, Copy)]
struct ColumnDecision<'o> {
    decision: &'o Override,
    index: usize,
}

impl Overrides {
    pub(super) fn add(&mut self, header: String, target: Target, by: DecidedBy) {
        self.0.push(Override { header, target, by });
    }

    /// Decides the columns, from the last decision to the first, because the last one counts.
    pub(super) fn apply(&self, map: &mut ColumnMap) {
        if self.0.is_empty() {
            return;
        }
        let (index, mut found) = (ColumnIndex::new(map.columns()), Vec::new());
        for decision in &self.0 {
            match index.find(&decision.header) {
                Some(index) => found.push(ColumnDecision { decision, index }),
                None => map.miss(&decision.header, decision.target),
            }
        }
        map.refuse_missing(0);
        found.reverse();
        found.sort_by_key(|found| Reverse(found.decision.by));
        let mut applied = Vec::new();
        let errors: Vec<_> = found.into_iter().filter_map(|found| decide(map, &mut applied, found)).collect();
        map.add_errors(errors.into_iter().rev());
    }
}

/// Gives the column its target, unless an earlier decision did. A field that another column has is not given twice.
fn decide<'o>(
    map: &mut ColumnMap,
    applied: &mut Vec<ColumnDecision<'o>>,
    new: ColumnDecision<'o>,
) -> Option<MappingError> {
    let target = new.decision.target;
    let of_column = applied.iter().find(|other| other.index == new.index).copied();
    if let Some(other) = of_column {
        let contradicts = other.decision.by == new.decision.by && other.decision.target != target;
        let pair = |of: &'o Override| (of.header.as_str(), of.target);
        return contradicts.then(|| MappingError::two_targets(pair(new.decision), pair(other.decision)));
    }
    let of_field = applied.iter().find(|other| target.is_exclusive() && other.decision.target == target).copied();
    let given = if of_field.is_some() { Target::Custom } else { target };
    map.columns_mut()[new.index].decide(given, Rule::Override, 1.0);
    applied.push(new);
    let rival = of_field.filter(|other| other.decision.by == new.decision.by)?;
    Some(MappingError::two_columns(&new.decision.header, &rival.decision.header, target))
}

/// The columns of a file by what a decision can call them. Of several columns, the first.
struct ColumnIndex {
    exact: HashMap<String, usize>,
    by_key: HashMap<String, usize>,
}

impl ColumnIndex {
    fn new(columns: &[Column]) -> Self {
        let (mut exact, mut by_key) = (HashMap::new(), HashMap::new());
        for column in columns {
            exact.entry(column.name.clone()).or_insert(column.index);
            exact.entry(trim_invisible(&column.header).to_owned()).or_insert(column.index);
            by_key.entry(words::key(&column.header)).or_insert(column.index);
        }
        by_key.remove("");
        Self { exact, by_key }
    }

    /// The column with exactly this header or name, otherwise the one whose header has the same words.
    fn find(&self, wanted: &str) -> Option<usize> {
        let wanted = trim_invisible(wanted);
        self.exact.get(wanted).or_else(|| self.by_key.get(&words::key(wanted))).copied()
    }
}
