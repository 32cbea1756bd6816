//! What is kept of an email: [`Entry`].

use super::hasher::EmailHash;

/// The hash of an email in the upper 88 bits, and the line of its first row in the lower 40. Entries are ordered by their hashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry(u128);

/// Enough for a file of 10¹² lines.
const LINE_BITS: u32 = 40;
const LINE_MASK: u128 = (1 << LINE_BITS) - 1;

impl Entry {
    /// The size of an entry in a file.
    pub(super) const BYTES: usize = size_of::<u128>();

    /// The entry of an email with this hash. Lines count from 1.
    pub(super) fn new(hash: EmailHash, line: u64) -> Self {
        let hash = (u128::from(hash.high) << 64 | u128::from(hash.low)) & !LINE_MASK;
        Self(hash | u128::from(line) & LINE_MASK)
    }

    /// Whether this is the default entry, which is of no email: lines count from 1.
    pub(super) fn is_none(self) -> bool {
        self.0 == 0
    }

    /// The line of the first row.
    pub(super) fn line(self) -> u64 {
        u64::try_from(self.0 & LINE_MASK).expect("40 bits fit")
    }

    /// Whether the other entry has the same hash, so that it is of the same email.
    pub(super) fn is_of_same(self, other: Self) -> bool {
        (self.0 ^ other.0) >> LINE_BITS == 0
    }

    /// The upper 64 bits of the hash. They never decrease from one entry to the next of a sorted run.
    pub(super) fn upper(self) -> u64 {
        u64::try_from(self.0 >> 64).expect("64 bits fit")
    }

    /// The lower 64 bits of the hash.
    pub(super) fn lower(self) -> u64 {
        let hash = self.0 >> LINE_BITS;
        u64::try_from(hash & u128::from(u64::MAX)).expect("64 bits fit")
    }

    /// The place of the entry among `places`: the upper 64 bits of the hash, as a fraction of 2⁶⁴, times their number. Unlike a remainder, this
    /// needs no division, and it has the order of the entries.
    pub(super) fn place(self, places: usize) -> usize {
        let fraction = (self.0 >> 64) * places as u128;
        usize::try_from(fraction >> 64).expect("less than the number of places")
    }

    pub(super) fn to_bytes(self) -> [u8; Self::BYTES] {
        self.0.to_le_bytes()
    }

    pub(super) fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(u128::from_le_bytes(bytes))
    }
}
