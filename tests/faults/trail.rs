//! The files beside the database, when they are not what they should be.

use std::fs;

use crate::{program, scenario::Scenario};

#[tokio::test]
async fn rejects_are_not_written_over_the_file_that_is_imported() {
    let scenario = Scenario::new(100, &[]).await;
    let file = fs::read(scenario.path("leads.csv")).unwrap();
    let database = scenario.path("leads.sqlite").display().to_string();
    let link = scenario.path("link.csv");
    std::os::unix::fs::symlink(scenario.path("leads.csv"), &link).unwrap();
    let hard_link = scenario.path("hard.csv");
    fs::hard_link(scenario.path("leads.csv"), &hard_link).unwrap();
    for rejects in [scenario.path("leads.csv"), link, hard_link] {
        let ended = program::run(&mut scenario.command_into(&database, &rejects));
        ended.assert_failed("this is the file to import");
        assert!(fs::read(scenario.path("leads.csv")).unwrap() == file);
    }
    let ended = program::run(&mut scenario.command_into(&database, &scenario.path("leads.sqlite")));
    ended.assert_failed("this is the database");
}

#[tokio::test]
async fn a_refused_checkpoint_leaves_the_rejects_as_they_are() {
    let scenario = Scenario::new(500, &["--batch-size", "100"]).await;
    stop(&scenario).await;
    fs::write(scenario.path("rejects.csv"), "precious").unwrap();
    let file = fs::read_to_string(scenario.path("leads.csv")).unwrap();
    fs::write(scenario.path("leads.csv"), file.replace("Müller 0;", "Mueller 0;")).unwrap();
    program::run(&mut scenario.command()).assert_failed("The file has changed since the import started");
    assert_eq!(fs::read_to_string(scenario.path("rejects.csv")).unwrap(), "precious");
}

#[tokio::test]
async fn rejects_that_went_missing_are_noticed() {
    let scenario = Scenario::new(500, &["--batch-size", "100"]).await;
    stop(&scenario).await;
    let mut checkpoint: serde_json::Value = serde_json::from_slice(&fs::read(scenario.checkpoint()).unwrap()).unwrap();
    checkpoint["rejectsBytes"] = 1_000_000.into();
    fs::write(scenario.checkpoint(), checkpoint.to_string()).unwrap();
    program::run(&mut scenario.command()).assert_failed("Rows that the stopped import rejected are missing");
}

/// Leaves a checkpoint before the first batch: the rejects cannot be written.
async fn stop(scenario: &Scenario) {
    scenario.begin().await;
    let database = scenario.path("leads.sqlite").display().to_string();
    let mut command = scenario.command_into(&database, "/dev/full".as_ref());
    program::run(command.arg("--resume").arg(scenario.checkpoint())).assert_failed("No space left on device");
}

#[tokio::test]
async fn a_checkpoint_that_is_no_checkpoint_is_refused() {
    let scenario = Scenario::new(100, &[]).await;
    for text in ["", "{", "null", "[]", "{\"identity\":{}}"] {
        scenario.begin().await;
        fs::write(scenario.checkpoint(), text).unwrap();
        program::run(&mut scenario.command()).assert_failed("The checkpoint could not be read: ");
        assert_eq!(fs::read_to_string(scenario.checkpoint()).unwrap(), text);
    }
}
