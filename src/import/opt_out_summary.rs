//! The people of a file who said no to being written to, by column: [`OptOutSummary`].
//!
//! In: the columns that ask, and all rows. Out: the part `optOuts` of a serialised inspection. Example values let a person check
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

/// The people who said no, counted by row. Absent from an inspection if no column asks.
///
/// The import warns of the same rows: both take the cells without what programs put around values, and leave out rows whose cells
/// may be in the wrong columns.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
pub(crate) struct OptOutSummary {
    /// The number of rows whose person said no in one of the columns.
    pub(crate) people: u64,
    columns: Vec<OptOutColumn>,
}

/// A column in which people said no, or may have.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
struct OptOutColumn {
    /// The column's place in the file, from 0.
    index: usize,
    /// The header in the file.
    header: String,
    kind: OptOutKind,
    /// The number of rows in which it says no.
    people: u64,
    /// The first different values that say no, each cut to 80 characters.
    values: Vec<String>,
}

impl OptOutSummary {
    /// The summary before the first row, or `None` if there is no such column.
    pub(crate) fn of(columns: &[OptOut]) -> Option<Self> {
        let columns: Vec<_> = columns.iter().map(OptOutColumn::of).collect();
        (!columns.is_empty()).then_some(Self { people: 0, columns })
    }

    /// Counts a row by the columns that the summary was made of.
    pub(crate) fn count(&mut self, columns: &[OptOut], record: &Record) {
        let mut said_no = false;
        for (column, summary) in columns.iter().zip(&mut self.columns) {
            if let Some(refusal) = record.get(column.index()).filter(|cell| column.says_no(cell)) {
                summary.add(refusal.trim());
                said_no = true;
            }
        }
        self.people += u64::from(said_no);
    }
}

impl OptOutColumn {
    fn of(column: &OptOut) -> Self {
        let (index, header, kind) = (column.index(), column.header().to_owned(), column.kind());
        Self { index, header, kind, people: 0, values: Vec::new() }
    }

    fn add(&mut self, refusal: &str) {
        self.people += 1;
        if self.values.len() < VALUES {
            let value = refusal.chars().take(VALUE_CHARS).collect();
            if !self.values.contains(&value) {
                self.values.push(value);
            }
        }
    }
}
