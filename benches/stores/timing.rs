//! Several rounds of rivals, one after the other, so that a busy machine is busy for all.

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

    fn median(&self, at: usize) -> Duration {
        let mut times: Vec<_> = self.rounds.iter().map(|round| round[at]).collect();
        times.sort();
        times[times.len() / 2]
    }

    /// The medians, and each beside the first.
    pub(crate) fn report(&self, title: &str) {
        println!("{title} (median of {} rounds)", self.rounds.len());
        let first = self.median(0).as_secs_f64();
        for (at, name) in self.names.iter().enumerate() {
            let time = self.median(at).as_secs_f64();
            println!("  {name:<44} {:>9.1} ms  {:>6.2}x", time * 1e3, time / first);
        }
    }
}
