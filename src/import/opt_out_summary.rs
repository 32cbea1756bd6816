//! The people in the sample of a file who said no to being written to, by column: [`OptOutSummary`].
//!
//! In: the columns that ask, and the sampled rows. Out: the part `optOuts` of a serialised inspection. Example values let a person check
//! that, for example, `Abgemeldet` was read as a refusal.

use serde::Serialize;

use crate::{
    columns::{OptOut, OptOutKind},
    source::Record,
};

/// The number of example values per column.
const VALUES: usize = 3;
/// The length of an example value, in characters.
const VALUE_CHARS: usize = 80;

/// The people in the sampled rows who said no. Absent from an inspection if no column asks.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
pub(crate) struct OptOutSummary<'a> {
    /// The number of sampled rows whose person said no in one of the columns.
    pub(crate) people: usize,
    /// The number of sampled rows: the first rows of the file.
    sampled_rows: usize,
    columns: Vec<OptOutColumn<'a>>,
}

/// A column in which people said no, or may have.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
struct OptOutColumn<'a> {
    /// The column's place in the file, from 0.
    index: usize,
    /// The header in the file.
    header: &'a str,
    kind: OptOutKind,
    /// The number of sampled rows in which it says no.
    people: usize,
    /// The first different values that say no, each cut to 80 characters.
    values: Vec<String>,
}

impl<'a> OptOutSummary<'a> {
    /// `None` if no column asks. A person who says no in two columns is counted once.
    pub(crate) fn new(columns: &'a [OptOut], sample: &[Record]) -> Option<Self> {
        let says_no = |record: &&Record| columns.iter().any(|column| refusal(column, record).is_some());
        let people = sample.iter().filter(says_no).count();
        let columns: Vec<_> = columns.iter().map(|column| OptOutColumn::new(column, sample)).collect();
        (!columns.is_empty()).then_some(Self { people, sampled_rows: sample.len(), columns })
    }
}

impl<'a> OptOutColumn<'a> {
    fn new(column: &'a OptOut, sample: &[Record]) -> Self {
        let refusals = || sample.iter().filter_map(|record| refusal(column, record));
        let mut values: Vec<String> = Vec::new();
        for value in refusals() {
            let value: String = value.chars().take(VALUE_CHARS).collect();
            if values.len() < VALUES && !values.contains(&value) {
                values.push(value);
            }
        }
        Self { index: column.index(), header: column.header(), kind: column.kind(), people: refusals().count(), values }
    }
}

/// The trimmed cell of the column, if it says no.
fn refusal<'r>(column: &OptOut, record: &'r Record) -> Option<&'r str> {
    record.get(column.index()).filter(|cell| column.says_no(cell)).map(str::trim)
}
