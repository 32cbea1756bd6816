//! Checkpoints and rejects that are not those of the moment at which the import stopped.

use std::{
    fs::{self, File},
    sync::{Arc, Mutex},
};

use lead_import::{CancelHandle, Event, Importer, SqliteStore, sqlx::SqlitePool};

use crate::{program, scenario::Scenario};

const BATCH: usize = 100;

/// Imports so many batches as the program does. Returns the checkpoint before the first and those after each.
async fn import_batches(scenario: &Scenario, batches: usize) -> Vec<String> {
    scenario.begin().await;
    let (cancel, kept) = (CancelHandle::new(), Arc::new(Mutex::new(vec![])));
    let (cancelling, keeping) = (cancel.clone(), Arc::clone(&kept));
    let importer = Importer::new().batch_size(BATCH).listener(move |event: &Event<'_>| {
        let checkpoint = match event {
            Event::Started(checkpoint) => checkpoint,
            Event::BatchCommitted(batch) => batch.checkpoint(),
            _ => return,
        };
        let mut kept = keeping.lock().unwrap();
        kept.push(serde_json::to_string(checkpoint).unwrap());
        if kept.len() > batches {
            cancelling.cancel();
        }
    });
    let options = SqliteStore::connect_options(scenario.path("leads.sqlite"));
    let pool = SqlitePool::connect_with(options).await.unwrap();
    let store = SqliteStore::new(pool.clone(), "demo");
    store.create_campaign(&"demo".into()).await.unwrap();
    let rejects = scenario.path("rejects.csv");
    let rejects = File::options().read(true).write(true).create(true).truncate(false).open(rejects).unwrap();
    let job = importer.job(File::open(scenario.path("leads.csv")).unwrap()).cancel_handle(&cancel);
    assert!(job.rejects_file(rejects).import(&store, &"demo".into()).await.unwrap_err().is_cancelled());
    pool.close().await;
    std::mem::take(&mut *kept.lock().unwrap())
}

#[tokio::test]
async fn a_checkpoint_that_is_two_batches_old_is_refused_and_one_that_is_one_batch_old_is_not() {
    let scenario = Scenario::new(600, &["--batch-size", "100"]).await;
    for batches in 1..5 {
        for age in 0..=batches {
            let checkpoints = import_batches(&scenario, batches).await;
            assert_eq!(checkpoints.len(), batches + 1);
            fs::write(scenario.checkpoint(), &checkpoints[batches - age]).unwrap();
            if age < 2 {
                scenario.assert_ends_as_undisturbed(&format!("{age} of {batches} batches old")).await;
                continue;
            }
            let rejects = fs::read(scenario.path("rejects.csv")).unwrap();
            let refused = program::run(&mut scenario.command());
            refused
                .assert_failed("The leads of this import are not in the store as it left them. Import the file again");
            let restart = format!("remove {} and run the same command\n", scenario.checkpoint().display());
            assert!(refused.stderr.contains(&restart), "{refused:#?}");
            assert!(fs::read(scenario.path("rejects.csv")).unwrap() == rejects, "rows are lost");
            fs::remove_file(scenario.checkpoint()).unwrap();
            program::run(&mut scenario.command()).imported();
            scenario.assert_same_contents("imported again").await;
        }
    }
}

#[tokio::test]
async fn rejects_that_were_cut_or_changed_are_refused() {
    let scenario = Scenario::new(600, &["--batch-size", "100"]).await;
    let checkpoints = import_batches(&scenario, 2).await;
    let good = fs::read(scenario.path("rejects.csv")).unwrap();
    let mut changed = good.clone();
    changed[20] ^= 1;
    let cut = good[..good.len() - 1].to_vec();
    let cases = [
        (changed, "The rejects file was changed after the import stopped"),
        (cut, "Rows that the stopped import rejected are missing from the rejects file"),
    ];
    fs::write(scenario.checkpoint(), &checkpoints[2]).unwrap();
    for (bytes, words) in cases {
        fs::write(scenario.path("rejects.csv"), &bytes).unwrap();
        let refused = program::run(&mut scenario.command());
        refused.assert_failed(words);
        assert!(refused.stderr.contains("to import the file again, remove "), "{refused:#?}");
        assert!(fs::read(scenario.path("rejects.csv")).unwrap() == bytes);
        assert_eq!(fs::read_to_string(scenario.checkpoint()).unwrap(), checkpoints[2]);
    }
    fs::write(scenario.path("rejects.csv"), good).unwrap();
    scenario.assert_ends_as_undisturbed("with the rejects that it left").await;
}
