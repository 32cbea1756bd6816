//! Numbers that look random and can be had again: [`Random`].

use std::{env, time::SystemTime};

/// `SplitMix64` (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    /// The numbers of this seed.
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// The numbers of the seed that the environment names, or of a new one. It is printed, for the day when the test fails.
    pub(crate) fn announced(test: &str) -> Self {
        let new = || SystemTime::UNIX_EPOCH.elapsed().map_or(0, |time| u64::from(time.subsec_nanos()));
        let seed = env::var("LEAD_IMPORT_FAULT_SEED").map_or_else(|_| new(), |seed| seed.parse().expect("a number"));
        println!("{test}: LEAD_IMPORT_FAULT_SEED={seed}");
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub(crate) fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
}

/// How many imports each test disturbs: this many, unless the environment says otherwise.
pub(crate) fn rounds(usual: usize) -> usize {
    env::var("LEAD_IMPORT_FAULT_ROUNDS").map_or(usual, |rounds| rounds.parse().expect("a number"))
}
