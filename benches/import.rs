//! The stages of an import and the whole of it, beside the bare loops that anybody would write by hand.
//!
//! `cargo bench --features sqlite --bench import` prints, after criterion's own lines, how many times the floor each took.

mod file;
mod floor;
mod stages;

use std::{hint::black_box, io::Cursor};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use futures_lite::future::block_on;
use lead_import::{CampaignId, Importer, MemoryStore};

use crate::{file::ROWS, stages::Stages};

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
    assert_eq!(report.created(), ROWS);
    black_box(&store);
}

fn import(criterion: &mut Criterion) {
    for megabytes in [24, 50] {
        let bytes = file::of_bytes(megabytes * 1_000_000);
        let mut group = criterion.benchmark_group(format!("import {megabytes} MB"));
        group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(10);
        let mut stages = Stages::new(group);
        stages.measure("floor: csv loop", || (), |()| _ = black_box(floor::memory::read(&bytes)));
        stages.measure("inspect", || (), |()| drop(black_box(importer().inspect(Cursor::new(&bytes)))));
        stages.measure("floor: csv loop with email check", || (), |()| floor::memory::check(&bytes));
        stages.measure("dry run into nothing", MemoryStore::new, |store| {
            store.create_campaign(&campaign());
            let report = block_on(importer().dry_run(&*store, &campaign(), Cursor::new(&bytes)));
            assert_eq!(report.expect("the file is clean").created(), ROWS);
        });
        stages.measure("floor: csv loop into a map", || (), |()| floor::memory::import(&bytes));
        stages.measure("import into memory", || (), |()| into_memory(&bytes));
        #[cfg(feature = "sqlite")]
        into_sqlite(&mut stages, &bytes);
        println!();
        stages.ratio("inspect", "floor: csv loop", Some(1.5));
        stages.ratio("dry run into nothing", "floor: csv loop with email check", Some(1.3));
        stages.ratio("import into memory", "floor: csv loop into a map", Some(1.0));
        stages.ratio("import into SQLite", "floor: prepared statements", Some(0.8));
        println!();
        stages.group.finish();
    }
}

#[cfg(feature = "sqlite")]
fn into_sqlite(stages: &mut Stages<'_>, bytes: &[u8]) {
    use lead_import::SqliteStore;

    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime starts");
    let new_store = || {
        let folder = tempfile::tempdir().expect("there is room for a file");
        let store = runtime.block_on(async {
            let store = SqliteStore::open(folder.path().join("leads.sqlite"), "acme").await?;
            store.create_campaign(&campaign()).await?;
            Ok::<_, Box<dyn std::error::Error>>(store)
        });
        (folder, store.expect("SQLite makes a file"))
    };
    stages.measure("floor: prepared statements", floor::sqlite::FileImport::new, |floor| floor.import(bytes));
    stages.measure("import into SQLite", new_store, |(_, store)| {
        let report = runtime.block_on(importer().import(&*store, &campaign(), Cursor::new(bytes)));
        assert_eq!(report.expect("the file is clean").created(), ROWS);
    });
}

criterion_group!(benches, import);
criterion_main!(benches);
