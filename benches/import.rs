//! The stages of an import and the whole of it, beside the bare loops that anybody would write by hand.
//!
//! `cargo bench --features sqlite --bench import` prints, after criterion's own lines, how many times the floor each took.

#[path = "data/mod.rs"]
mod data;
mod floor {
    pub(crate) mod memory;
    #[cfg(feature = "sqlite")]
    pub(crate) mod sqlite;
}

use std::{
    hint::black_box,
    io::Cursor,
    time::{Duration, Instant},
};

use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime};
use futures_lite::future::block_on;
use lead_import::{CampaignId, Importer, MemoryStore};

use crate::data::{ROWS, leads};

/// How long a round took.
#[derive(Clone, Copy)]
struct Times {
    wall: Duration,
    /// The time that this thread had a processor, which other programs on the machine do not change much.
    thread: Duration,
}

/// Measures each round by itself, so that what a round needs and leaves is not counted; keeps the best round of all.
struct Stages<'a> {
    group: BenchmarkGroup<'a, WallTime>,
    best: Vec<(String, Times)>,
}

/// The time that this thread has had a processor, where Linux tells it.
fn thread_time() -> Duration {
    let schedule = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = schedule.split_whitespace().next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

impl Stages<'_> {
    fn measure<T>(&mut self, name: &str, mut prepare: impl FnMut() -> T, mut run: impl FnMut(&mut T)) {
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

    fn ratio(&self, name: &str, floor: &str, target: f64) {
        let times = |wanted: &str| self.best.iter().find(|(name, _)| name == wanted).map(|(_, times)| *times);
        if let (Some(times), Some(bare)) = (times(name), times(floor)) {
            let wall = times.wall.as_secs_f64() / bare.wall.as_secs_f64();
            let thread = times.thread.as_secs_f64() / bare.thread.as_secs_f64();
            println!(
                "{name}: {:.3} s = {wall:.2} × {floor} ({:.3} s), target {target:.1};",
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

fn importer() -> Importer {
    Importer::new().max_bytes(1 << 30)
}

fn campaign() -> CampaignId {
    "spring".into()
}

fn into_memory(bytes: &[u8]) {
    let store = MemoryStore::new();
    store.create_campaign(&campaign());
    let report = block_on(importer().import(&store, &campaign(), Cursor::new(bytes))).expect("the file is clean");
    assert_eq!(report.created(), ROWS as u64);
    black_box(&store);
}

fn import(criterion: &mut Criterion) {
    for megabytes in [24, 50] {
        let bytes = leads(megabytes * 1_000_000);
        let mut group = criterion.benchmark_group(format!("import {megabytes} MB"));
        group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(10);
        let mut stages = Stages { group, best: Vec::new() };
        stages.measure("floor: csv loop", || (), |()| floor::memory::read(&bytes));
        stages.measure("inspect", || (), |()| drop(black_box(importer().inspect(Cursor::new(&bytes)))));
        stages.measure("floor: csv loop with email check", || (), |()| floor::memory::check(&bytes));
        stages.measure("dry run into nothing", MemoryStore::new, |store| {
            store.create_campaign(&campaign());
            let report = block_on(importer().dry_run(&*store, &campaign(), Cursor::new(&bytes)));
            assert_eq!(report.expect("the file is clean").created(), ROWS as u64);
        });
        stages.measure("floor: csv loop into a map", || (), |()| floor::memory::import(&bytes));
        stages.measure("import into memory", || (), |()| into_memory(&bytes));
        #[cfg(feature = "sqlite")]
        into_sqlite(&mut stages, &bytes);
        println!();
        stages.ratio("inspect", "floor: csv loop", 1.5);
        stages.ratio("dry run into nothing", "floor: csv loop with email check", 2.0);
        stages.ratio("import into memory", "floor: csv loop into a map", 2.0);
        stages.ratio("import into SQLite", "floor: prepared statements", 1.5);
        println!();
        stages.group.finish();
    }
}

#[cfg(feature = "sqlite")]
fn into_sqlite(stages: &mut Stages<'_>, bytes: &[u8]) {
    use lead_import::{SqliteStore, sqlx::SqlitePool};

    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime starts");
    let new_store = || {
        let folder = tempfile::tempdir().expect("there is room for a file");
        let store = runtime.block_on(async {
            let options = SqliteStore::connect_options(folder.path().join("leads.sqlite"));
            let store = SqliteStore::new(SqlitePool::connect_with(options).await?, "acme");
            store.migrate().await?;
            store.create_campaign(&campaign()).await?;
            Ok::<_, Box<dyn std::error::Error>>(store)
        });
        (folder, store.expect("SQLite makes a file"))
    };
    stages.measure("floor: prepared statements", floor::sqlite::Database::new, |database| database.import(bytes));
    stages.measure("import into SQLite", new_store, |(_, store)| {
        let report = runtime.block_on(importer().import(&*store, &campaign(), Cursor::new(bytes)));
        assert_eq!(report.expect("the file is clean").created(), ROWS as u64);
    });
}

criterion_group!(benches, import);
criterion_main!(benches);
