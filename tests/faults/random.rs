//! Random numbers that a printed seed repeats: [`announced`].

use std::env;

use fastrand::Rng;

/// The numbers of the seed that the environment names, or of a new one. It is printed, for the day when the test fails.
pub(crate) fn announced(test: &str) -> Rng {
    let seed = env::var("LEAD_IMPORT_FAULT_SEED");
    let seed = seed.map_or_else(|_| fastrand::u64(..), |seed| seed.parse().expect("a number"));
    println!("{test}: LEAD_IMPORT_FAULT_SEED={seed}");
    Rng::with_seed(seed)
}

/// How many imports each test disturbs: this many, unless the environment says otherwise.
pub(crate) fn rounds(usual: usize) -> usize {
    env::var("LEAD_IMPORT_FAULT_ROUNDS").map_or(usual, |rounds| rounds.parse().expect("a number"))
}
