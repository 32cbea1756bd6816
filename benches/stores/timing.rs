//! Several rounds of rivals, one after the other, so that a busy machine is busy for all.
//!
//! Criterion measures one rival to its end before the next, so it cannot give the ratio of each round.

use std::time::Duration;

pub(crate) struct Timing {
    names: Vec<&'static str>,
    rounds: Vec<Vec<Duration>>,
}

impl Timing {
    pub(crate) fn new(names: &[&'static str]) -> Self {
        Self { names: names.to_vec(), rounds: Vec::new() }
    }

    pub(crate) fn add(&mut self, round: Vec<Duration>) {
        self.rounds.push(round);
    }

    /// The median time of each, and the median of what it is beside the first of the same round.
    pub(crate) fn report(&self, title: &str) {
        println!("{title} (medians of {} rounds)", self.rounds.len());
        for (at, name) in self.names.iter().enumerate() {
            let time = median(self.rounds.iter().map(|round| round[at].as_secs_f64()));
            let ratio = median(self.rounds.iter().map(|round| round[at].as_secs_f64() / round[0].as_secs_f64()));
            println!("  {name:<44} {:>9.1} ms  {ratio:>6.2}x", time * 1e3);
        }
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
