//! Which row wins when several rows of the file have the same email: [`DuplicatePolicy`].

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use serde::{Deserialize, Serialize};

use super::duplicate_index::DuplicateIndex;
use super::validate::Validator;
use crate::{
    import::error::{ImportError, ImportErrorKind},
    lead::Lead,
    source::{Record, Table},
    store::{FieldPolicy, UpdatePolicy},
};

/// What becomes of rows that have the email of an earlier row of the same file.
///
/// In every case the report counts one row as the lead's and lists the others with the line of the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum DuplicatePolicy {
    /// The first row makes the lead; the others count as existing and skipped.
    #[default]
    FirstWins,
    /// The lead has the values of the last row.
    LastWins,
    /// The lead has the first value of each field that is not empty, in the order of the rows.
    MergeNonEmpty,
    /// The first row makes the lead; the others fail.
    Reject,
}

/// How many bytes of leads are held for [`DuplicatePolicy::LastWins`] and [`DuplicatePolicy::MergeNonEmpty`].
///
/// Only emails that repeat take room, one lead each; a file that needs more is refused before the first write.
const MAX_HELD_BYTES: usize = 64 * 1024 * 1024;

/// What later rows say of leads whose emails repeat, by the line of the first row.
#[derive(Debug, Default)]
pub(crate) struct LaterRows {
    policy: DuplicatePolicy,
    leads: HashMap<u64, Lead>,
    bytes: usize,
}

impl LaterRows {
    /// Reads all rows to find the duplicates, if the policy needs their values before the first write.
    pub(crate) fn read<R: Read + Seek>(
        policy: DuplicatePolicy,
        table: &mut Table<R>,
        validator: &Validator,
        total: u64,
    ) -> Result<Self, ImportError> {
        let mut found = Self { policy, ..Self::default() };
        if !matches!(policy, DuplicatePolicy::LastWins | DuplicatePolicy::MergeNonEmpty) {
            return Ok(found);
        }
        let mut records = table.records().map_err(ImportError::read)?;
        let (mut seen, mut record) = (DuplicateIndex::with_capacity(total), Record::default());
        while records.read(&mut record).map_err(ImportError::read)? {
            let Ok(lead) = validator.check(&record).lead else { continue };
            if let Some(first) = seen.first_line_or_insert(lead.email().as_str(), record.position().line()) {
                found.hold(first, lead)?;
            }
        }
        Ok(found)
    }

    fn hold(&mut self, first_line: u64, lead: Lead) -> Result<(), ImportError> {
        let lead = match self.leads.remove(&first_line) {
            Some(held) => {
                self.bytes -= held.size();
                self.combine(held, lead)
            }
            None => lead,
        };
        self.bytes += lead.size();
        self.leads.insert(first_line, lead);
        if self.bytes > MAX_HELD_BYTES { Err(ImportError::new(ImportErrorKind::TooManyDuplicates)) } else { Ok(()) }
    }

    fn combine(&self, earlier: Lead, later: Lead) -> Lead {
        match self.policy {
            DuplicatePolicy::FirstWins | DuplicatePolicy::Reject => earlier,
            DuplicatePolicy::LastWins => later,
            DuplicatePolicy::MergeNonEmpty => {
                UpdatePolicy::from(FieldPolicy::FillEmpty).merge(&earlier, &later).unwrap_or(earlier)
            }
        }
    }

    /// The lead to import in place of the first row's.
    pub(crate) fn settle(&mut self, line: u64, first: Lead) -> Lead {
        match self.leads.remove(&line) {
            Some(later) => self.combine(first, later),
            None => first,
        }
    }

    /// Whether repeated rows fail.
    pub(crate) fn fail(&self) -> bool {
        self.policy == DuplicatePolicy::Reject
    }
}
