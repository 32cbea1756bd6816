//! The values of duplicate rows, for policies that use them: [`DuplicateValues`].

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use super::{duplicate_index::DuplicateIndex, validate::Validator, validated_rows::ValidatedRows};
use crate::{
    import::{
        duplicate_policy::{DuplicatePolicy, RowUpdate},
        error::{ImportError, ImportErrorKind},
    },
    lead::Lead,
    source::{Record, Table},
    store::UpdatePolicy,
};

/// The largest size of the leads held for policies that use the values of later rows, in bytes.
///
/// One lead is held for each email that occurs more than once. A file that needs more memory is refused before the first write.
const MAX_HELD_BYTES: usize = 64 * 1024 * 1024;

/// The combined values of the second and later rows of each duplicate email, by the line of the first row.
#[derive(Debug, Default)]
pub(crate) struct DuplicateValues {
    /// How later rows change the lead of the first row, if they do.
    update: Option<RowUpdate>,
    /// Whether duplicate rows fail.
    reject: bool,
    leads: HashMap<u64, Lead>,
    bytes: usize,
}

impl DuplicateValues {
    /// Reads all rows if the policy needs the values of later rows before the first write.
    pub(crate) fn read<R: Read + Seek>(
        policy: DuplicatePolicy,
        existing: UpdatePolicy,
        table: &mut Table<R>,
        validator: Validator,
        total: u64,
    ) -> Result<Self, ImportError> {
        let (update, reject) = (policy.update(existing), policy == DuplicatePolicy::Reject);
        let mut values = Self { update, reject, ..Self::default() };
        if update.is_none() {
            return Ok(values);
        }
        let mut rows = ValidatedRows::new(table.records().map_err(ImportError::read)?, validator);
        let (mut index, mut record) = (DuplicateIndex::with_capacity(total), Record::default());
        while let Some(row) = rows.read(&mut record).map_err(ImportError::read)? {
            let Ok(lead) = row.lead else { continue };
            if let Some(first) = index.first_line_or_insert(lead.email().as_str(), record.position().line()) {
                values.hold(first, lead)?;
            }
        }
        Ok(values)
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
        match self.update {
            Some(update) => update.combine(earlier, later),
            None => earlier,
        }
    }

    /// Combines the lead of the row on `line`, the first of its email, with the values of the later rows.
    pub(crate) fn combine_with_later(&mut self, line: u64, first: Lead) -> Lead {
        match self.leads.remove(&line) {
            Some(later) => self.combine(first, later),
            None => first,
        }
    }

    /// Whether duplicate rows fail.
    pub(crate) fn reject_duplicates(&self) -> bool {
        self.reject
    }
}
