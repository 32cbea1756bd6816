//! Stages that criterion measures, and what criterion has no table for: how many times a floor each took in the same run.

use std::time::{Duration, Instant};

use criterion::{BenchmarkGroup, measurement::WallTime};

/// How long a round took.
#[derive(Clone, Copy)]
struct Times {
    wall: Duration,
    /// The time that this thread had a processor, which other programs on the machine do not change much.
    thread: Duration,
}

/// Measures each round by itself, so that what a round needs and leaves is not counted; keeps the best round of all.
pub(crate) struct Stages<'a> {
    pub(crate) group: BenchmarkGroup<'a, WallTime>,
    best: Vec<(String, Times)>,
}

/// The time that this thread has had a processor, where Linux tells it.
fn thread_time() -> Duration {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = schedule.split_whitespace().next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

impl<'a> Stages<'a> {
    pub(crate) fn new(group: BenchmarkGroup<'a, WallTime>) -> Self {
        Self { group, best: Vec::new() }
    }

    pub(crate) fn measure<T>(&mut self, name: &str, mut prepare: impl FnMut() -> T, mut run: impl FnMut(&mut T)) {
        let mut best = Times { wall: Duration::MAX, thread: Duration::MAX };
        self.group.bench_function(name, |bencher| {
            bencher.iter_custom(|rounds| {
                let mut total = Duration::ZERO;
                for _ in 0..rounds {
                    let mut input = prepare();
                    let (began, had) = (Instant::now(), thread_time());
                    run(&mut input);
                    let (wall, thread) = (began.elapsed(), thread_time().saturating_sub(had));
                    best = Times { wall: best.wall.min(wall), thread: best.thread.min(thread) };
                    total += wall;
                }
                total
            });
        });
        // A filter on the command line may have left it out.
        if best.wall < Duration::MAX {
            self.best.push((name.to_owned(), best));
        }
    }

    pub(crate) fn ratio(&self, name: &str, floor: &str, target: Option<f64>) {
        let times = |wanted: &str| self.best.iter().find(|(name, _)| name == wanted).map(|(_, times)| *times);
        if let (Some(times), Some(bare)) = (times(name), times(floor)) {
            let wall = times.wall.as_secs_f64() / bare.wall.as_secs_f64();
            let thread = times.thread.as_secs_f64() / bare.thread.as_secs_f64();
            let target = target.map(|target| format!(", target {target:.1}")).unwrap_or_default();
            println!(
                "{name}: {:.3} s = {wall:.2} × {floor} ({:.3} s){target};",
                times.wall.as_secs_f64(),
                bare.wall.as_secs_f64()
            );
            println!(
                "    this thread's processor time {:.3} s = {thread:.2} × {:.3} s",
                times.thread.as_secs_f64(),
                bare.thread.as_secs_f64()
            );
        }
    }
}
