//! Which emails of the file came before, and on which line: [`DuplicateIndex`].

use std::hash::{BuildHasher, RandomState};

/// The emails that earlier rows have, at 20 bytes per row of the file.
///
/// An email is kept as 88 bits of a keyed hash beside the 40 bits of its line, in an open-addressing table whose size the
/// inspection's row count gives. Two different emails of a file with a million rows look alike with a probability
/// of one in 10¹⁴; the keys are drawn anew for each import, so nobody can prepare such a file.
#[derive(Debug)]
pub(super) struct DuplicateIndex {
    slots: Vec<u128>,
    used: usize,
    keys: [RandomState; 2],
}

const LINE_BITS: u32 = 40;
const LINE_MASK: u128 = (1 << LINE_BITS) - 1;

impl DuplicateIndex {
    /// A table with room for the emails of `rows` rows; it grows when there are more.
    pub(super) fn with_capacity(rows: u64) -> Self {
        let rows = usize::try_from(rows).unwrap_or(usize::MAX / 2);
        Self { slots: vec![0; rows + rows / 4 + 4], used: 0, keys: [RandomState::new(), RandomState::new()] }
    }

    /// The line of the first row with this email, or `None` after noting that it is this one.
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

    fn grow(&mut self) {
        let mut larger = vec![0; self.slots.len() * 2];
        for &entry in self.slots.iter().filter(|&&entry| entry != 0) {
            insert(&mut larger, entry);
        }
        self.slots = larger;
    }
}

/// The line of the entry with the same hash, or `None` after putting the entry into the first free slot.
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

/// Where the search for the entry begins: its hash as a fraction of the table's length.
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
