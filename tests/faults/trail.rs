//! The files beside the database, when they are not what they should be.

use std::fs;

use crate::{program, scene::HeaderContext};

#[tokio::test]
async fn rejects_are_not_written_over_the_file_that_is_imported() {
    let scene = HeaderContext::new(100, &[]).await;
    let file = fs::read(scene.path("leads.csv")).unwrap();
    let database = scene.path("leads.sqlite").display().to_string();
    let link = scene.path("link.csv");
    std::os::unix::fs::symlink(scene.path("leads.csv"), &link).unwrap();
    for rejects in [scene.path("leads.csv"), link] {
        let ended = program::run(&mut scene.command_into(&database, &rejects));
        ended.assert_failed("this is the file to import");
        assert!(fs::read(scene.path("leads.csv")).unwrap() == file);
    }
}

#[tokio::test]
async fn a_refused_checkpoint_leaves_the_rejects_as_they_are() {
    let scene = HeaderContext::new(500, &["--batch-size", "100"]).await;
    stop(&scene).await;
    fs::write(scene.path("rejects.csv"), "precious").unwrap();
    let file = fs::read_to_string(scene.path("leads.csv")).unwrap();
    fs::write(scene.path("leads.csv"), file.replace("Müller 0;", "Mueller 0;")).unwrap();
    program::run(&mut scene.command()).assert_failed("The checkpoint belongs to a different file");
    assert_eq!(fs::read_to_string(scene.path("rejects.csv")).unwrap(), "precious");
}

#[tokio::test]
async fn rejects_that_went_missing_are_noticed() {
    let scene = HeaderContext::new(500, &["--batch-size", "100"]).await;
    stop(&scene).await;
    let mut checkpoint: serde_json::Value = serde_json::from_slice(&fs::read(scene.checkpoint()).unwrap()).unwrap();
    checkpoint["rejectsBytes"] = 1_000_000.into();
    fs::write(scene.checkpoint(), checkpoint.to_string()).unwrap();
    program::run(&mut scene.command()).assert_failed("the rows that the stopped import rejected are missing");
}

/// Leaves a checkpoint before the first batch: the rejects cannot be written.
async fn stop(scene: &HeaderContext) {
    scene.begin().await;
    let database = scene.path("leads.sqlite").display().to_string();
    let mut command = scene.command_into(&database, "/dev/full".as_ref());
    program::run(command.arg("--resume").arg(scene.checkpoint())).assert_failed("No space left on device");
}

#[tokio::test]
async fn a_checkpoint_that_is_no_checkpoint_is_refused() {
    let scene = HeaderContext::new(100, &[]).await;
    for text in ["", "{", "null", "[]", "{\"identity\":{}}"] {
        scene.begin().await;
        fs::write(scene.checkpoint(), text).unwrap();
        program::run(&mut scene.command()).assert_failed("The checkpoint could not be read: ");
        assert_eq!(fs::read_to_string(scene.checkpoint()).unwrap(), text);
    }
}
