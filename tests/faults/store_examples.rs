//! The stores of `examples/stores`, whose process is killed at any moment: the report and the store are exact after the last resume.

use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::process::ExitStatusExt,
    path::PathBuf,
    process::{Child, Command},
    time::{Duration, Instant},
};

use fastrand::Rng;
use tempfile::TempDir;

use crate::{program, random, sample};

const ROWS: u64 = 2_000;

/// A service in a process of its own, which ends with this value.
#[derive(Debug)]
pub(crate) struct Service {
    process: Child,
    pub(crate) url: String,
}

impl Service {
    /// Its faults are those of the seed. Without a seed it has none.
    pub(crate) fn start(seed: Option<u64>) -> Self {
        let mut command = program::service_store();
        command.arg("serve").args(seed.map(|seed| seed.to_string()));
        let mut process = program::spawn(&mut command);
        let mut url = String::new();
        let stdout = process.stdout.as_mut().expect("it is piped");
        BufReader::new(stdout).read_line(&mut url).expect("the service prints its address");
        Self { process, url: url.trim().to_owned() }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

/// A store that survives the processes that import into it.
trait Store {
    /// The import of a file.
    fn import(&self, file: &str) -> Command;

    /// What it holds, in an order of its own.
    fn list(&self) -> Command;
}

struct Redb(PathBuf);

impl Store for Redb {
    fn import(&self, file: &str) -> Command {
        let mut command = program::redb_store();
        command.args(["import", file]).arg(&self.0);
        command
    }

    fn list(&self) -> Command {
        let mut command = program::redb_store();
        command.arg("list").arg(&self.0);
        command
    }
}

struct Remote {
    service: Service,
    options: Vec<String>,
}

impl Store for Remote {
    fn import(&self, file: &str) -> Command {
        let mut command = program::service_store();
        command.args(["import", &self.service.url, file]).args(&self.options);
        command
    }

    fn list(&self) -> Command {
        let mut command = program::service_store();
        command.args(["list", &self.service.url]);
        command
    }
}

/// What an undisturbed import says and leaves, and how long it takes.
struct Undisturbed {
    folder: TempDir,
    report: String,
    contents: String,
    took: Duration,
}

impl Undisturbed {
    fn import(store: impl FnOnce(&TempDir) -> Box<dyn Store>) -> Self {
        let folder = tempfile::tempdir().expect("there is room");
        fs::write(folder.path().join("stored.csv"), sample::stored(ROWS)).expect("there is room");
        fs::write(folder.path().join("leads.csv"), sample::file(ROWS)).expect("there is room");
        let store = store(&folder);
        let mut undisturbed = Self { folder, report: String::new(), contents: String::new(), took: Duration::ZERO };
        undisturbed.begin(&*store);
        let began = Instant::now();
        undisturbed.report = program::run(&mut store.import(&undisturbed.path("leads.csv"))).success();
        undisturbed.took = began.elapsed();
        undisturbed.contents = program::run(&mut store.list()).success();
        undisturbed
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Imports the leads that are there before.
    fn begin(&self, store: &dyn Store) {
        program::run(&mut store.import(&self.path("stored.csv"))).success();
    }

    /// Imports into stores whose process is killed up to three times each, and resumes. Returns the number of kills.
    fn assert_same_after_kills(&self, store: impl FnOnce() -> Box<dyn Store>, random: &mut Rng, what: &str) -> usize {
        let store = store();
        self.begin(&*store);
        let (mut kills, most) = (0, 1 + random.usize(..3));
        let import = || store.import(&self.path("leads.csv"));
        while kills < most {
            let moment = self.took.mul_f64(0.8 * random.f64());
            let ended = program::run_and_signal(&mut import(), "KILL", moment);
            // With the report printed, the import is complete, and the next one would be an import of the same file again.
            if ended.status.success() || ended.stdout == self.report {
                self.assert_same(&ended.stdout, &*store, &format!("{what}, {kills} kills"));
                return kills;
            }
            assert_eq!(ended.status.signal(), Some(9), "{what}: {ended:#?}");
            kills += 1;
        }
        let report = program::run(&mut import()).success();
        self.assert_same(&report, &*store, &format!("{what}, {kills} kills"));
        kills
    }

    fn assert_same(&self, report: &str, store: &dyn Store, what: &str) {
        assert_eq!(report, self.report, "{what}: another report");
        let contents = program::run(&mut store.list()).success();
        let other = contents.lines().zip(self.contents.lines()).find(|(is, should)| is != should);
        assert_eq!(other, None, "{what}");
        assert_eq!(contents.lines().count(), self.contents.lines().count(), "{what}");
    }
}

#[test]
fn an_import_into_redb_that_is_killed_and_resumed_is_exact() {
    let mut random = random::announced("kill, redb");
    let undisturbed = Undisturbed::import(|folder| Box::new(Redb(folder.path().join("undisturbed.redb"))));
    let (rounds, mut kills) = (random::rounds(3), 0);
    for round in 0..rounds {
        let file = undisturbed.folder.path().join(format!("{round}.redb"));
        kills += undisturbed.assert_same_after_kills(|| Box::new(Redb(file)), &mut random, &format!("round {round}"));
    }
    println!("{kills} kills in {rounds} imports");
}

#[test]
fn an_import_into_a_service_with_faults_that_is_killed_and_resumed_is_exact() {
    let mut random = random::announced("kill, service");
    let undisturbed = Undisturbed::import(|_| Box::new(Remote { service: Service::start(None), options: vec![] }));
    let journals = undisturbed.folder.path().join("journals");
    fs::create_dir(&journals).expect("there is room");
    let journal = journals.display().to_string();
    let options = [vec![], vec!["keys".to_owned()], vec![journal.clone()], vec!["keys".to_owned(), journal]];
    let (rounds, mut kills) = (random::rounds(4), 0);
    for (round, options) in (0..rounds).zip(options.iter().cycle()) {
        let (seed, what) = (random.u64(..), format!("round {round}, {options:?}"));
        let store = || Box::new(Remote { service: Service::start(Some(seed)), options: options.clone() });
        kills += undisturbed.assert_same_after_kills(|| store(), &mut random, &what);
    }
    println!("{kills} kills in {rounds} imports");
}
