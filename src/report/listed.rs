//! New entries of a report's lists: [`ListedRows`].

use serde::{Deserialize, Serialize};

use super::row::{DuplicateRow, FailedRow, RowIssue};

/// Entries of a report's lists, in the file's order: failed rows, duplicate rows and warnings.
///
/// A [`CheckpointSink`](crate::import::CheckpointSink) receives with each checkpoint the entries since the one before, so that each entry is
/// stored once. [`Checkpoint::with_listed`](crate::import::Checkpoint::with_listed) puts them together again.
///
/// Serialises as `{"failures":[…],"duplicates":[…],"warnings":[…]}`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ListedRows {
    pub(super) failures: Vec<FailedRow>,
    pub(super) duplicates: Vec<DuplicateRow>,
    pub(super) warnings: Vec<RowIssue>,
}

impl ListedRows {
    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.failures.is_empty() && self.duplicates.is_empty() && self.warnings.is_empty()
    }

    /// The failed rows.
    pub fn failures(&self) -> &[FailedRow] {
        &self.failures
    }

    /// The duplicate rows.
    pub fn duplicates(&self) -> &[DuplicateRow] {
        &self.duplicates
    }

    /// The warnings.
    pub fn warnings(&self) -> &[RowIssue] {
        &self.warnings
    }
}
