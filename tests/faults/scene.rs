//! One import that is disturbed again and again, beside an undisturbed one: [`Scene`].

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::{
    database::{self, Contents},
    program::{self, Ended},
    sample,
};

/// A file to import, and what an undisturbed import of it says and leaves behind.
#[derive(Debug)]
pub(crate) struct Scene {
    folder: TempDir,
    options: Vec<&'static str>,
    pub(crate) stdout: String,
    pub(crate) rejects: Vec<u8>,
    pub(crate) contents: Contents,
    /// How long it took.
    pub(crate) took: Duration,
}

impl Scene {
    /// Makes the file, of so many rows, and imports it undisturbed.
    pub(crate) async fn new(rows: u64, options: &[&'static str]) -> Self {
        let mut scene = Self {
            folder: tempfile::tempdir().expect("there is room"),
            options: options.to_vec(),
            stdout: String::new(),
            rejects: vec![],
            contents: vec![],
            took: Duration::ZERO,
        };
        fs::write(scene.path("leads.csv"), sample::file(rows)).expect("there is room");
        database::prepare(&scene.path("before.sqlite"), rows).await;
        scene.begin();
        let mut command = scene.command();
        let began = Instant::now();
        scene.stdout = program::run(&mut command).success();
        scene.took = began.elapsed();
        scene.rejects = fs::read(scene.path("rejects.csv")).expect("rows were rejected");
        scene.contents = database::contents(&scene.database()).await;
        assert!(!scene.checkpoint().exists(), "nothing is left to go on with");
        scene
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.path("leads.sqlite")
    }

    pub(crate) fn checkpoint(&self) -> PathBuf {
        self.path("checkpoint.json")
    }

    /// A fresh database, and no checkpoint.
    pub(crate) fn begin(&self) {
        database::copy(&self.path("before.sqlite"), &self.database());
        fs::remove_file(self.checkpoint()).ok();
    }

    /// The import, which goes on from a checkpoint if there is one.
    pub(crate) fn command(&self) -> Command {
        self.command_into(&self.database(), &self.path("rejects.csv"), &self.checkpoint())
    }

    pub(crate) fn command_into(&self, database: &Path, rejects: &Path, checkpoint: &Path) -> Command {
        let mut command = program::import();
        command.arg(self.path("leads.csv")).args(&self.options);
        command.arg("--database").arg(database).arg("--rejects").arg(rejects).arg("--resume").arg(checkpoint);
        command
    }

    /// Whether this import, which was resumed as often as need be, said and left what the undisturbed one did.
    pub(crate) async fn assert_same(&self, resumed: Ended, what: &str) {
        assert_eq!(resumed.success(), self.stdout, "{what}: another report");
        self.assert_same_rejects(&self.path("rejects.csv"), what);
        self.assert_same_contents(what).await;
    }

    pub(crate) fn assert_same_rejects(&self, path: &Path, what: &str) {
        assert!(fs::read(path).expect("rows were rejected") == self.rejects, "{what}: other rejects");
    }

    pub(crate) async fn assert_same_contents(&self, what: &str) {
        let contents = database::contents(&self.database()).await;
        let other = contents.iter().zip(&self.contents).find(|(is, should)| is != should);
        assert_eq!(other, None, "{what}");
        assert_eq!(contents.len(), self.contents.len(), "{what}");
    }
}
