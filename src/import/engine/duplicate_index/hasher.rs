//! Hashes of emails, with keys that are random in each import: [`EmailHasher`].

use std::hash::{BuildHasher, RandomState};

use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Hashes the emails of one import.
///
/// A hash has 88 bits. The probability that two different emails of a file with a million rows have the same hash is below one
/// in 10¹⁴. The keys are random in each import, so nobody can construct such a file: 64 of the bits are a keyed hash, that of the standard library.
#[derive(Clone, Debug)]
pub(crate) struct EmailHasher {
    key: RandomState,
    /// The seed of the bits of hash that `key` has no room for, because a hasher of the standard library returns 64.
    seed: u64,
}

/// The hash of an email.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct EmailHash {
    /// The upper 64 bits.
    pub(super) high: u64,
    /// The lower bits, of which the upper 24 count.
    pub(super) low: u64,
}

impl EmailHasher {
    pub(super) fn new() -> Self {
        let key = RandomState::new();
        let seed = key.hash_one(0_u8);
        Self { key, seed }
    }

    pub(crate) fn hash(&self, email: &str) -> EmailHash {
        EmailHash { high: self.key.hash_one(email), low: xxh3_64_with_seed(email.as_bytes(), self.seed) }
    }
}
