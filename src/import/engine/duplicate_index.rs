//! An index of the emails of a file by the line of their first row: [`DuplicateIndex`].
//!
//! In: the emails of the valid rows, one by one. Out: for a duplicate, the line of the first row. A `HashMap` from email
//! to line needs about four times the memory.

use std::hash::{BuildHasher, RandomState};

/// The emails of earlier rows with their first lines, in 20 bytes per row of the file.
///
/// An open-addressing table with linear probing holds 88 bits of a keyed hash and 40 bits of line number per email. The row count of the
/// inspection gives its size, so that it is at most 80 % full. The probability that two different emails of a file with a million rows
/// have the same hash is below one in 10¹⁴. The keys are random in each import, so nobody can construct such a file.
#[derive(Debug)]
pub(super) struct DuplicateIndex {
    /// 0 for a free slot, otherwise the hash in the upper 88 bits and the line in the lower 40.
    slots: Vec<u128>,
    used: usize,
    /// Two, because a hasher of the standard library returns 64 bits.
    keys: [RandomState; 2],
}

/// Enough for a file of 10¹² lines.
const LINE_BITS: u32 = 40;
const LINE_MASK: u128 = (1 << LINE_BITS) - 1;

impl DuplicateIndex {
    /// Creates an index with room for the emails of `rows` rows. It grows if there are more.
    pub(super) fn with_capacity(rows: u64) -> Self {
        let rows = usize::try_from(rows).unwrap_or(usize::MAX / 2);
        Self { slots: vec![0; rows + rows / 4 + 4], used: 0, keys: [RandomState::new(), RandomState::new()] }
    }

    /// Returns the line of the first row with this email, or inserts `line` as the first and returns `None`.
    pub(super) fn first_line_or_insert(&mut self, email: &str, line: u64) -> Option<u64> {
        if (self.used + 1) * 10 > self.slots.len() * 9 {
            self.grow();
        }
        let [low, high] = self.keys.each_ref().map(|key| u128::from(key.hash_one(email)));
        let entry = ((high << 64 | low) & !LINE_MASK) | (u128::from(line) & LINE_MASK);
        let found = insert(&mut self.slots, entry);
        self.used += usize::from(found.is_none());
        found
    }

    /// Doubles the table. This occurs only if the file has more rows than the first pass counted.
    fn grow(&mut self) {
        let mut larger = vec![0; self.slots.len() * 2];
        for &entry in self.slots.iter().filter(|&&entry| entry != 0) {
            insert(&mut larger, entry);
        }
        self.slots = larger;
    }
}

/// Returns the line of the entry with the same hash, or inserts the entry into the first free slot and returns `None`.
fn insert(slots: &mut [u128], entry: u128) -> Option<u64> {
    let mut at = start(entry, slots.len());
    loop {
        match slots[at] {
            // Lines count from 1, so no entry is 0.
            0 => {
                slots[at] = entry;
                return None;
            }
            other if (other ^ entry) >> LINE_BITS == 0 => {
                return Some(u64::try_from(other & LINE_MASK).expect("40 bits fit"));
            }
            _ => at = (at + 1) % slots.len(),
        }
    }
}

/// The slot in which the search starts: the upper 64 bits of the hash, as a fraction of 2⁶⁴, times the table's length. Unlike a
/// remainder, this needs no division.
fn start(entry: u128, slots: usize) -> usize {
    let fraction = (entry >> 64) * slots as u128;
    usize::try_from(fraction >> 64).expect("less than the table's length")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_an_email_is_remembered_while_the_table_grows() {
        let mut seen = DuplicateIndex::with_capacity(0);
        for line in 1..=5_000 {
            assert_eq!(seen.first_line_or_insert(&format!("p{line}@example.com"), line), None);
        }
        for line in 1..=5_000 {
            assert_eq!(seen.first_line_or_insert(&format!("p{line}@example.com"), line + 9_000), Some(line));
        }
    }
}
