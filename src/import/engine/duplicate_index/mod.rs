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
mod run;
mod runs;
mod slots;

use std::{
    hash::{BuildHasher, RandomState},
    io,
};

use xxhash_rust::xxh3::xxh3_64_with_seed;

use self::{entry::Entry, runs::Runs, slots::Slots};

/// Whether this machine has temporary files. Without them, the index grows in memory.
const HAS_FILES: bool = !cfg!(target_family = "wasm");

/// The emails of earlier rows with their first lines: 20 bytes per row of the file in memory, up to a bound, and 16 bytes per row in
/// temporary files beyond it.
///
/// An entry has 88 bits of hash. The probability that two different emails of a file with a million rows have the same hash is below one
/// in 10¹⁴. The keys are random in each import, so nobody can construct such a file: 64 of the bits are a keyed hash, that of the standard library.
#[derive(Debug)]
pub(crate) struct DuplicateIndex {
    slots: Slots,
    /// The most slots that may be in memory.
    most_slots: usize,
    runs: Runs,
    key: RandomState,
    /// The seed of the bits of hash that `key` has no room for, because a hasher of the standard library returns 64.
    seed: u64,
}

impl DuplicateIndex {
    /// Creates an index for the emails of `rows` rows, in `memory` bytes. If there are more rows, or they need more memory, it spills.
    pub(crate) fn new(rows: u64, memory: usize) -> Self {
        let rows = usize::try_from(rows).unwrap_or(usize::MAX / 64);
        let (wanted, most) = (rows + rows / 4 + 4, memory / Slots::BYTES);
        let (slots, most_slots) = match () {
            () if !HAS_FILES => (wanted, usize::MAX),
            () if wanted <= most => (wanted, wanted.max(most / 2)),
            // The other half is for the filter and the buffers of the runs.
            () => (most / 2, most / 2),
        };
        let key = RandomState::new();
        let seed = key.hash_one(rows);
        Self { slots: Slots::new(slots), most_slots, runs: Runs::new(rows, memory), key, seed }
    }

    /// An index whose temporary files cannot be made.
    #[cfg(test)]
    pub(crate) fn failing(rows: u64, memory: usize) -> Self {
        let mut index = Self::new(rows, memory);
        index.runs.open = || Err(io::ErrorKind::StorageFull.into());
        index
    }

    /// Returns the line of the first row with this email, or inserts `line` as the first and returns `None`.
    ///
    /// # Errors
    /// That a temporary file cannot be made, written or read. The email was not inserted.
    pub(crate) fn first_line_or_insert(&mut self, email: &str, line: u64) -> io::Result<Option<u64>> {
        if self.slots.is_full() {
            self.make_room()?;
        }
        let entry = Entry::new(self.key.hash_one(email), xxh3_64_with_seed(email.as_bytes(), self.seed), line);
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

    /// As little memory as an index works with: 64 slots, so that it spills every 58 emails.
    const TINY: usize = 2_048;

    #[test]
    fn the_first_line_of_an_email_is_remembered_while_the_table_grows_and_spills() {
        for memory in [TINY, 20_000, usize::MAX] {
            let mut index = DuplicateIndex::new(0, memory);
            for line in 1..=5_000 {
                let found = index.first_line_or_insert(&format!("p{line}@example.com"), line).unwrap();
                assert_eq!(found, None, "{memory}");
            }
            for line in 1..=5_000 {
                let found = index.first_line_or_insert(&format!("p{line}@example.com"), line + 9_000).unwrap();
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
                let found = index.first_line_or_insert(&email.to_string(), line).unwrap();
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
        let failed = (1..=1_000).find(|&line| index.first_line_or_insert(&email(line), line).is_err()).unwrap();
        let error = index.first_line_or_insert(&email(failed), failed).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);

        index.runs.open = tempfile::tempfile;
        for line in failed..=1_000 {
            assert_eq!(index.first_line_or_insert(&email(line), line).unwrap(), None);
        }
        for line in 1..=1_000 {
            assert_eq!(index.first_line_or_insert(&email(line), 2_000).unwrap(), Some(line));
        }
    }
}
