//! One test per store. The processes are this program, started again with the one import that it is to do.

mod file;
mod store;

use std::process::{Child, Command, ExitCode, Stdio};

use lead_import::{Importer, UpdatePolicy, store::FieldPolicy};
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use self::{file::File, store::Store};
use crate::server::{Server, must_be_there};

const TASKS: usize = 8;
const PROCESSES: usize = 4;
/// Set for a process that is to do one import: the database, the round and the importer's number.
const ERRAND: &str = "LEAD_IMPORT_TEST_ERRAND";

pub(super) fn run() -> ExitCode {
    if let Ok(errand) = std::env::var(ERRAND) {
        return do_errand(&errand);
    }
    let server = Server::start(&["fsync=off", "deadlock_timeout=200ms"]);
    let mut trials = vec![Trial::test("sqlite_has_one_lead_per_email_whoever_imports", || {
        let folder = tempfile::tempdir()?;
        rounds(&folder.path().join("leads.sqlite").display().to_string());
        Ok(())
    })];
    let name = "postgres_has_one_lead_per_email_whoever_imports";
    trials.push(match &server {
        Ok(server) => {
            let url = server.url().to_owned();
            Trial::test(name, move || {
                rounds(&url);
                Ok(())
            })
        }
        Err(reason) => {
            let failed = Failed::from(reason.clone());
            Trial::test(name, || Err(failed)).with_kind(reason.clone()).with_ignored_flag(!must_be_there())
        }
    });
    let mut arguments = Arguments::from_args();
    // Each test has all hands full.
    arguments.test_threads = Some(1);
    let conclusion = libtest_mimic::run(&arguments, trials);
    drop(server);
    conclusion.exit_code()
}

fn rounds(database: &str) {
    let rounds = std::env::var("LEAD_IMPORT_ROUNDS").map_or(40, |rounds| rounds.parse().expect("a number of rounds"));
    let runtime = Runtime::new().expect("a runtime starts");
    let store = runtime.block_on(Store::create(database));
    for round in 0..rounds {
        runtime.block_on(one_round(database, &store, round));
    }
}

/// What a report says was new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct New {
    created: u64,
    added: u64,
}

async fn one_round(database: &str, store: &Store, round: usize) {
    let before = store.lead_count().await;
    store.create_campaign(&file::campaign(round)).await;
    let processes: Vec<_> = (TASKS..TASKS + PROCESSES).map(|importer| start(database, round, importer)).collect();
    let tasks = (0..TASKS).map(|importer| {
        let store = store.clone();
        tokio::spawn(async move { import(&store, round, importer).await })
    });
    let mut reports = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        reports.push(task.await.expect("the import does not panic"));
    }
    reports.extend(processes.into_iter().map(finish));
    let created = reports.iter().map(|report| report.created).sum::<u64>();
    let added = reports.iter().map(|report| report.added).sum::<u64>();

    let members = store.members(&file::campaign(round)).await;
    let leads = store.lead_count().await - before;
    let emails = file::all_emails(round, TASKS + PROCESSES);
    assert_eq!(members, emails, "round {round}: everybody in a file is in the campaign, once");
    assert_eq!((leads, created, added), (emails.len() as u64, leads, emails.len() as u64), "round {round}: the sums");
}

/// One import, some of them with a policy that changes the leads which others have just made.
async fn import(store: &Store, round: usize, importer: usize) -> New {
    let file = File::new(round, importer);
    let policy = [FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite][importer % 3];
    let settings = Importer::new().existing(UpdatePolicy::from(policy)).batch_size(file.batch_size());
    let report = settings.import(store.leads(), &file::campaign(round), file.read()).await;
    let report = report.unwrap_or_else(|error| panic!("round {round}, importer {importer}: {error:?}"));
    assert_eq!(report.created() + report.existing(), report.total_rows(), "round {round}, importer {importer}");
    New { created: report.created(), added: report.added() }
}

fn start(database: &str, round: usize, importer: usize) -> Child {
    let program = std::env::current_exe().expect("this program is a file");
    let errand = format!("{importer} {round} {database}");
    Command::new(program).env(ERRAND, errand).stdout(Stdio::piped()).spawn().expect("the program starts")
}

fn do_errand(errand: &str) -> ExitCode {
    let mut words = errand.splitn(3, ' ');
    let mut number = || words.next().and_then(|word| word.parse().ok()).expect("a number");
    let (importer, round) = (number(), number());
    let database = words.next().expect("a database");
    let new = Runtime::new()
        .expect("a runtime starts")
        .block_on(async { import(&Store::open(database).await, round, importer).await });
    println!("{} {}", new.created, new.added);
    ExitCode::SUCCESS
}

fn finish(process: Child) -> New {
    let output = process.wait_with_output().expect("the process runs");
    assert!(output.status.success(), "a process failed: {}", output.status);
    let text = String::from_utf8(output.stdout).expect("it writes numbers");
    let (created, added) = text.trim().split_once(' ').expect("it writes two");
    New { created: created.parse().expect("a number"), added: added.parse().expect("a number") }
}
