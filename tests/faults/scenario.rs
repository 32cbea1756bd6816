//! One import that is disturbed again and again, beside an undisturbed one: [`Scenario`].

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{
    database::{Contents, Home},
    program::{self, Ended},
    sample,
};

fn read_json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("it is JSON")
}

/// A file to import, and what an undisturbed import of it says and leaves behind.
#[derive(Debug)]
pub(crate) struct Scenario {
    folder: TempDir,
    home: Home,
    options: Vec<&'static str>,
    pub(crate) stdout: String,
    /// All that its report has, with the lists, as in the last checkpoint; and the reply of the HTTP endpoint for it.
    pub(crate) report: Value,
    pub(crate) reply: String,
    pub(crate) rejects: Vec<u8>,
    pub(crate) contents: Contents,
    /// How long it took.
    pub(crate) took: Duration,
}

impl Scenario {
    /// Makes the file, of so many rows, and imports it undisturbed into SQLite.
    pub(crate) async fn new(rows: u64, options: &[&'static str]) -> Self {
        Self::of(&sample::file(rows), rows, options).await
    }

    /// The same of this file, whose addresses are of so many rows.
    pub(crate) async fn of(file: &str, rows: u64, options: &[&'static str]) -> Self {
        let folder = tempfile::tempdir().expect("there is room");
        let home = Home::Sqlite(folder.path().to_owned());
        Self::in_home(folder, home, file, rows, options).await
    }

    /// The same in this database.
    pub(crate) async fn in_home(folder: TempDir, home: Home, file: &str, rows: u64, options: &[&'static str]) -> Self {
        let (stdout, report, reply) = (String::new(), Value::Null, String::new());
        let (rejects, contents, took) = (vec![], vec![], Duration::ZERO);
        let options = options.to_vec();
        let mut scenario = Self { folder, home, options, stdout, report, reply, rejects, contents, took };
        fs::write(scenario.path("leads.csv"), file).expect("there is room");
        scenario.home.prepare(rows).await;
        scenario.begin().await;
        let mut command = scenario.command();
        let began = Instant::now();
        scenario.stdout = program::run(&mut command).imported();
        scenario.took = began.elapsed();
        scenario.rejects = fs::read(scenario.path("rejects.csv")).expect("rows were rejected");
        scenario.contents = scenario.home.contents().await;
        assert!(!scenario.checkpoint().exists(), "nothing is left to go on with");
        scenario.begin().await;
        (scenario.report, scenario.reply) = scenario.finish_without_output();
        scenario
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn checkpoint(&self) -> PathBuf {
        self.path("checkpoint.json")
    }

    /// A fresh database, and no checkpoint.
    pub(crate) async fn begin(&self) {
        self.home.begin().await;
        fs::remove_file(self.checkpoint()).ok();
    }

    /// The import, which goes on from a checkpoint if there is one.
    pub(crate) fn command(&self) -> Command {
        let mut command = self.command_into(&self.home.address(), &self.path("rejects.csv"));
        command.arg("--resume").arg(self.checkpoint());
        command
    }

    /// The import into a database, with its rejects in a file, and no checkpoint.
    pub(crate) fn command_into(&self, database: &str, rejects: &Path) -> Command {
        let mut command = program::import();
        command
            .arg(self.path("leads.csv"))
            .args(&self.options)
            .args(["--database", database, "--rejects"])
            .arg(rejects);
        command
    }

    /// Whether this import, which was resumed as often as need be, said and left what the undisturbed one did.
    pub(crate) async fn assert_same(&self, resumed: Ended, what: &str) {
        assert_eq!(resumed.imported(), self.stdout, "{what}: another report");
        self.assert_same_rejects(&self.path("rejects.csv"), what);
        self.assert_same_contents(what).await;
    }

    /// Completes the import with an output that cannot be written. Returns the report in the checkpoint, and the reply in the file
    /// beside it.
    fn finish_without_output(&self) -> (Value, String) {
        let full = File::options().write(true).open("/dev/full").expect("this is Linux");
        let ended = program::run_into(self.command().arg("--json"), full);
        ended.assert_failed("Standard output could not be written");
        let checkpoint: Value = read_json(&fs::read(self.checkpoint()).expect("it outlives the report"));
        let kept = self.path("checkpoint.json.report.json");
        let reply = fs::read_to_string(&kept).expect("the report is kept");
        fs::remove_file(kept).expect("it is there");
        (checkpoint["report"].clone(), reply)
    }

    /// Whether this import, which was stopped, ends as the undisturbed one: with the same report in all its forms, rejects and tables.
    /// It is completed without an output, and then run again to print its report.
    pub(crate) async fn assert_ends_as_undisturbed(&self, what: &str) {
        let (report, reply) = self.finish_without_output();
        assert_eq!(report, self.report, "{what}: another report in the checkpoint");
        assert_eq!(reply, self.reply, "{what}: another reply");
        self.assert_same_rejects(&self.path("rejects.csv"), what);
        self.assert_same_contents(what).await;
        self.assert_same(program::run(&mut self.command()), what).await;
        assert!(!self.checkpoint().exists(), "{what}: the report was printed");
    }

    pub(crate) fn assert_same_rejects(&self, path: &Path, what: &str) {
        assert!(fs::read(path).expect("rows were rejected") == self.rejects, "{what}: other rejects");
    }

    pub(crate) async fn assert_same_contents(&self, what: &str) {
        let contents = self.home.contents().await;
        let other = contents.iter().zip(&self.contents).find(|(is, should)| is != should);
        assert_eq!(other, None, "{what}");
        assert_eq!(contents.len(), self.contents.len(), "{what}");
    }

    /// Whether what is in the database can be opened and read.
    pub(crate) async fn assert_opens(&self) {
        assert!(self.home.contents().await.len() <= self.contents.len());
    }

    /// What is in the SQLite file of another folder.
    pub(crate) async fn contents_of(folder: &Path) -> Contents {
        Home::Sqlite(folder.to_owned()).contents().await
    }

    /// Any moment of an undisturbed import.
    pub(crate) fn moment(&self, random: &mut fastrand::Rng) -> Duration {
        let micros = u64::try_from(self.took.as_micros()).expect("it is no eternity");
        Duration::from_micros(random.u64(..micros))
    }
}
