//! A filter in memory, which spares nearly all emails the search in files: [`Filter`].

use super::entry::Entry;

/// A Bloom filter in blocks of 64 bytes, so that a look at it is one access to memory.
///
/// With 16 bits per entry, it takes about one new email in a thousand for one that may be in a file. It is never wrong about one that is.
#[derive(Debug, Default)]
pub(super) struct Filter {
    blocks: Vec<[u64; WORDS]>,
}

const WORDS: usize = 8;

/// The size of a block.
const BLOCK_BYTES: usize = WORDS * size_of::<u64>();

/// The number of bits for an entry.
const BITS: usize = 6;

impl Filter {
    /// The size at which the filter works well, per entry.
    pub(super) const BYTES_PER_ENTRY: usize = 2;

    /// A filter of this size, and of one block at least.
    pub(super) fn new(bytes: usize) -> Self {
        Self { blocks: vec![[0; WORDS]; (bytes / BLOCK_BYTES).max(1)] }
    }

    pub(super) fn insert(&mut self, entry: Entry) {
        let place = entry.place(self.blocks.len());
        let block = &mut self.blocks[place];
        for (word, bit) in bits(entry) {
            block[word] |= bit;
        }
    }

    /// Whether the entry may have been inserted.
    pub(super) fn may_have(&self, entry: Entry) -> bool {
        let Some(block) = self.blocks.get(entry.place(self.blocks.len())) else { return false };
        bits(entry).all(|(word, bit)| block[word] & bit != 0)
    }
}

/// The bits of an entry in its block, by bits of the hash that do not choose the block: each of nine.
fn bits(entry: Entry) -> impl Iterator<Item = (usize, u64)> {
    // Multiplied by an odd number (2⁶⁴ divided by the golden ratio), so that the upper bits depend on all.
    let mixed = entry.lower().wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (0..BITS).map(move |index| {
        let nine = (mixed >> (64 - 9 * (index + 1)) & 0x1FF) as usize;
        (nine / 64, 1 << (nine % 64))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::engine::duplicate_index::EmailHash;

    /// Entries with hashes as random as those of emails.
    fn entries(seed: u64) -> impl Iterator<Item = Entry> {
        let hash = |number: u64, salt: u64| xxhash_rust::xxh3::xxh3_64_with_seed(&number.to_le_bytes(), salt);
        (0..20_000)
            .map(move |number| Entry::new(EmailHash { high: hash(number, seed), low: hash(number, seed + 1) }, 1))
    }

    #[test]
    fn it_knows_all_that_were_inserted_and_few_that_were_not() {
        let mut filter = Filter::new(20_000 * Filter::BYTES_PER_ENTRY);
        entries(1).for_each(|entry| filter.insert(entry));
        assert!(entries(1).all(|entry| filter.may_have(entry)));
        let mistaken = entries(5).filter(|entry| filter.may_have(*entry)).count();
        assert!(mistaken < 100, "{mistaken} of 20,000");
    }
}
