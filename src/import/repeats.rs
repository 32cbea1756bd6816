//! Which row wins when several rows of the file have the same email: [`RepeatPolicy`].

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use serde::{Deserialize, Serialize};

use super::seen::Seen;
use crate::{ExistingLeads, FieldPolicy, ImportError, ImportErrorKind, Lead, Record, Records, validate::Validator};

/// What becomes of rows that have the email of an earlier row of the same file.
///
/// In every case the report counts one row as the lead's and lists the others with the line of the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum RepeatPolicy {
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

/// How many bytes of leads are held for [`RepeatPolicy::LastWins`] and [`RepeatPolicy::MergeNonEmpty`].
///
/// Only emails that repeat take room, one lead each; a file that needs more is refused before the first write.
const MAX_HELD_BYTES: usize = 64 * 1024 * 1024;

/// What later rows say of leads whose emails repeat, by the line of the first row.
#[derive(Debug, Default)]
pub(super) struct LaterRows {
    policy: RepeatPolicy,
    leads: HashMap<u64, Lead>,
    bytes: usize,
}

impl LaterRows {
    /// Nothing is held, for the policies that look at the first row only.
    pub(super) fn none(policy: RepeatPolicy) -> Self {
        Self { policy, ..Self::default() }
    }

    /// Reads all rows to find the ones whose email repeats, if the policy needs to know them before the first write.
    pub(super) fn find<R: Read + Seek>(
        policy: RepeatPolicy,
        mut records: Records<'_, R>,
        validator: &Validator,
        total: u64,
    ) -> Result<Self, ImportError> {
        let mut found = Self::none(policy);
        let (mut seen, mut record) = (Seen::with_capacity(total), Record::default());
        while records.read(&mut record)? {
            let Ok(lead) = validator.check(&record).lead else { continue };
            if let Some(first) = seen.first_line_or_insert(lead.email().as_str(), record.position().line()) {
                found.hold(first, lead)?;
            }
        }
        Ok(found)
    }

    /// Whether the policy asks for values of later rows.
    pub(super) fn are_needed(policy: RepeatPolicy) -> bool {
        matches!(policy, RepeatPolicy::LastWins | RepeatPolicy::MergeNonEmpty)
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
        if self.bytes > MAX_HELD_BYTES { Err(ImportErrorKind::TooManyRepeats.into()) } else { Ok(()) }
    }

    fn combine(&self, earlier: Lead, later: Lead) -> Lead {
        match self.policy {
            RepeatPolicy::FirstWins | RepeatPolicy::Reject => earlier,
            RepeatPolicy::LastWins => later,
            RepeatPolicy::MergeNonEmpty => {
                ExistingLeads::from(FieldPolicy::FillEmpty).merge(&earlier, &later).unwrap_or(earlier)
            }
        }
    }

    /// The lead to import in place of the first row's.
    pub(super) fn settle(&mut self, line: u64, first: Lead) -> Lead {
        match self.leads.remove(&line) {
            Some(later) => self.combine(first, later),
            None => first,
        }
    }

    /// Whether repeated rows fail.
    pub(super) fn fail(&self) -> bool {
        self.policy == RepeatPolicy::Reject
    }
}
