//! The values of duplicate rows, for policies that use them: [`DuplicateValues`].
//!
//! In: the rows of the file, once before the import. Out: for the first row of each duplicate email, the lead with the values of all
//! its rows. The first row may be in the first batch and the last row in the last one, so the values must be known before the first
//! write. Only emails that occur more than once are held.

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use super::{duplicate_index::DuplicateIndex, row_group::HashedRow, validated_rows::ValidatedRows};
use crate::{
    import::{
        duplicate_policy::{DuplicatePolicy, RowUpdate},
        error::{ImportError, ImportErrorKind},
    },
    lead::Lead,
    source::{Record, Records, Table},
    store::UpdatePolicy,
};

/// The largest size of the leads held for policies that use the values of later rows, in bytes.
///
/// One lead is held for each email that occurs more than once: at 300 bytes per lead, about 200,000 of them. A file that needs more is
/// refused before the first write.
const MAX_HELD_BYTES: usize = 64 * 1024 * 1024;

/// The combined values of the second and later rows of each duplicate email, by the line of the first row.
#[derive(Debug, Default)]
pub(crate) struct DuplicateValues {
    /// How later rows change the lead of the first row, if they do.
    update: Option<RowUpdate>,
    /// Whether duplicate rows fail.
    reject: bool,
    leads: HashMap<u64, Lead>,
    /// The size of the held leads.
    bytes: usize,
}

impl DuplicateValues {
    /// Reads all rows if the policy needs the values of later rows, and no row otherwise.
    ///
    /// # Errors
    /// [`TooManyDuplicates`](ImportErrorKind::TooManyDuplicates), or the error of the reader or of the index. Nothing was written.
    pub(crate) fn read<R: Read + Seek>(
        policy: DuplicatePolicy,
        existing: UpdatePolicy,
        table: &mut Table<R>,
        index: impl FnOnce() -> DuplicateIndex,
        rows: impl for<'t> FnOnce(Records<'t, R>, &DuplicateIndex) -> ValidatedRows<'t, R>,
    ) -> Result<Self, ImportError> {
        let (update, reject) = (policy.update(existing), policy == DuplicatePolicy::Reject);
        let mut values = Self { update, reject, ..Self::default() };
        let Some(update) = update else { return Ok(values) };
        let (mut index, mut record) = (index(), Record::default());
        let mut rows = rows(table.records().map_err(ImportError::read)?, &index);
        while let Some(HashedRow { row, hash }) = rows.read(&mut record, &index).map_err(ImportError::read)? {
            let Ok(lead) = row.lead else { continue };
            let first = index.first_line_or_insert(hash, record.position().line());
            if let Some(first) = first.map_err(|error| ImportError::new(ImportErrorKind::TemporaryFile(error)))? {
                values.hold(first, lead, update)?;
            }
        }
        Ok(values)
    }

    /// Holds the lead of a later row for the first row, combined with those of the rows between them.
    fn hold(&mut self, first_line: u64, lead: Lead, update: RowUpdate) -> Result<(), ImportError> {
        let lead = match self.leads.remove(&first_line) {
            Some(held) => {
                self.bytes -= held.size();
                update.combine(held, lead)
            }
            None => lead,
        };
        self.bytes += lead.size();
        self.leads.insert(first_line, lead);
        if self.bytes > MAX_HELD_BYTES { Err(ImportError::new(ImportErrorKind::TooManyDuplicates)) } else { Ok(()) }
    }

    /// Combines the lead of the row on `line`, the first of its email, with the values of the later rows.
    pub(crate) fn combine_with_later(&mut self, line: u64, first: Lead) -> Lead {
        let Some(update) = self.update else { return first };
        match self.leads.remove(&line) {
            Some(later) => update.combine(first, later),
            None => first,
        }
    }

    /// Whether duplicate rows fail.
    pub(crate) fn reject_duplicates(&self) -> bool {
        self.reject
    }
}
