//! An index of the emails of a file by the line of their first row: [`DuplicateIndex`].
//!
//! - In: the emails of the valid rows, one by one.
//! - Out: for a duplicate, the line of the first row.
//! - An [`Entry`](entry::Entry) is what is kept of an email. `slots.rs` has the table in memory, `runs.rs` what was spilled from it to
//!   temporary files: sorted runs (`run.rs`) behind a filter (`filter.rs`).
//!
//! A `HashMap` from email to line needs about four times the memory. A second pass over sorted emails (an external sort) would need less
//! than this index, but no memory bound makes it know the outcome of a row when the row is read.

mod entry;
mod filter;
mod hasher;
mod run;
mod runs;
mod slots;

use std::io;

pub(crate) use self::hasher::{EmailHash, EmailHasher};
use self::{entry::Entry, runs::Runs, slots::Slots};

/// Whether this machine has temporary files. Without them, the index grows in memory.
const HAS_FILES: bool = !cfg!(target_family = "wasm");

/// The emails of earlier rows with their first lines: 18 bytes per row of the file in memory, up to a bound, and 16 bytes per row in
/// temporary files beyond it. An email is known by its [hash](EmailHasher).
#[derive(Debug)]
pub(crate) struct DuplicateIndex {
    slots: Slots,
    /// The most slots that may be in memory.
    most_slots: usize,
    runs: Runs,
    hasher: EmailHasher,
}

impl DuplicateIndex {
    /// Creates an index for the emails of `rows` rows, in `memory` bytes. If there are more rows, or they need more memory, it spills.
    pub(crate) fn new(rows: u64, memory: usize) -> Self {
        let rows = usize::try_from(rows).unwrap_or(usize::MAX / 64);
        let (wanted, most) = (rows + rows / 8 + 4, memory / Slots::BYTES);
        let (slots, most_slots) = match () {
            () if !HAS_FILES => (wanted, usize::MAX),
            () if wanted <= most => (wanted, wanted.max(most / 2)),
            // The other half is for the filter and the buffers of the runs.
            () => (most / 2, most / 2),
        };
        let (slots, runs) = (Slots::new(slots), Runs::new(rows, memory));
        Self { slots, most_slots, runs, hasher: EmailHasher::new() }
    }

    /// An index whose temporary files cannot be made.
    #[cfg(test)]
    pub(crate) fn failing(rows: u64, memory: usize) -> Self {
        let mut index = Self::new(rows, memory);
        index.runs.open = || Err(io::ErrorKind::StorageFull.into());
        index
    }

    /// What hashes the emails for this index.
    pub(crate) fn hasher(&self) -> &EmailHasher {
        &self.hasher
    }

    /// Loads the places of these hashes into the processor's cache. A processor loads several at once, but one after the other if each is
    /// asked for by a row of its own.
    pub(crate) fn load(&self, hashes: impl Iterator<Item = EmailHash>) {
        self.slots.load(hashes.map(|hash| Entry::new(hash, 0)));
    }

    /// Returns the line of the first row with the email of this hash, or inserts `line` as the first and returns `None`.
    ///
    /// # Errors
    /// That a temporary file cannot be made, written or read. The email was not inserted.
    pub(crate) fn first_line_or_insert(&mut self, hash: EmailHash, line: u64) -> io::Result<Option<u64>> {
        if self.slots.is_full() {
            self.make_room()?;
        }
        let entry = Entry::new(hash, line);
        let free = match self.slots.find(entry) {
            Ok(first) => return Ok(Some(first.line())),
            Err(free) => free,
        };
        if let Some(first) = self.runs.find(entry)? {
            return Ok(Some(first.line()));
        }
        self.slots.insert(free, entry);
        Ok(None)
    }

    /// Spills the table if a larger one would be too large, and doubles it otherwise. It doubles only if the file has more rows than the
    /// first pass counted.
    fn make_room(&mut self) -> io::Result<()> {
        let doubled = self.slots.len() * 2;
        if doubled > self.most_slots {
            return self.runs.spill(&mut self.slots);
        }
        self.slots.grow(doubled);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::HashMap, fs::File};

    use proptest::prelude::*;

    use super::*;

    fn first_line(index: &mut DuplicateIndex, email: &str, line: u64) -> io::Result<Option<u64>> {
        let hash = index.hasher().hash(email);
        index.load([hash].into_iter());
        index.first_line_or_insert(hash, line)
    }

    /// As little memory as an index works with: 64 slots, so that it spills every 58 emails.
    const TINY: usize = 2_048;

    #[test]
    fn the_first_line_of_an_email_is_remembered_while_the_table_grows_and_spills() {
        for memory in [TINY, 20_000, usize::MAX] {
            let mut index = DuplicateIndex::new(0, memory);
            for line in 1..=5_000 {
                let found = first_line(&mut index, &format!("p{line}@example.com"), line).unwrap();
                assert_eq!(found, None, "{memory}");
            }
            for line in 1..=5_000 {
                let found = first_line(&mut index, &format!("p{line}@example.com"), line + 9_000).unwrap();
                assert_eq!(found, Some(line), "{memory}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// As by a map, whatever is in memory and in how many runs.
        #[test]
        fn every_email_has_the_line_of_its_first_row(
            emails in prop::collection::vec(0..3_000u32, 0..6_000),
            memory in TINY..40_000,
        ) {
            let mut index = DuplicateIndex::new(emails.len() as u64, memory);
            let mut first_lines = HashMap::new();
            for (email, line) in emails.into_iter().zip(1..) {
                let found = first_line(&mut index, &email.to_string(), line).unwrap();
                prop_assert_eq!(found, first_lines.get(&email).copied());
                first_lines.entry(email).or_insert(line);
            }
        }
    }

    /// A file that fails to be written must end the import: a run that is lost is duplicates that are not found.
    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_is_an_error_and_no_email_is_lost() {
        let mut index = DuplicateIndex::new(1_000, TINY);
        index.runs.open = || File::options().read(true).write(true).open("/dev/full");
        let email = |number: u64| format!("p{number}@example.com");
        let failed = (1..=1_000).find(|&line| first_line(&mut index, &email(line), line).is_err()).unwrap();
        let error = first_line(&mut index, &email(failed), failed).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);

        index.runs.open = tempfile::tempfile;
        for line in failed..=1_000 {
            assert_eq!(first_line(&mut index, &email(line), line).unwrap(), None);
        }
        for line in 1..=1_000 {
            assert_eq!(first_line(&mut index, &email(line), 2_000).unwrap(), Some(line));
        }
    }
}
