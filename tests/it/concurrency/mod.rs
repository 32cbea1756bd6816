//! One test per store. The processes are this program, started again with the imports that they are to do.

mod file;

use std::{
    ops::Range,
    process::{Child, Command, ExitCode, Stdio},
};

use lead_import::{
    Importer, UpdatePolicy,
    sqlx::{AssertSqlSafe, Connection, Executor, PgConnection},
    store::FieldPolicy,
};
use libtest_mimic::Trial;
use tokio::runtime::Runtime;

use self::file::File;
use crate::stores::{
    either::{Database, Store},
    postgres::{GivenTestBed, Missing, trial_with},
};

/// The imports of this process.
const TASKS: usize = 8;
/// On PostgreSQL, where the tables are.
const SCHEMA: &str = "lead_import_concurrency";
/// Set for a process that is to import: the first importer's number, how many there are, the round and the database.
const ERRAND: &str = "LEAD_IMPORT_TEST_ERRAND";

/// The other processes, and how many imports each does at once.
#[derive(Clone, Copy)]
struct Others {
    processes: usize,
    tasks: usize,
}

const FOUR_PROCESSES: Others = Others { processes: 4, tasks: 1 };
const A_SECOND_PROCESS: Others = Others { processes: 1, tasks: TASKS };

/// Does the imports where this process was started for it.
pub(crate) fn started_by_a_test() -> Option<ExitCode> {
    std::env::var(ERRAND).ok().map(|errand| do_errand(&errand))
}

/// Each test has all hands full.
pub(crate) fn trials(server: &Result<String, Missing>, citus: &GivenTestBed) -> [Trial; 3] {
    let sqlite = Trial::test("sqlite_has_one_lead_per_email_whoever_imports", || {
        let folder = tempfile::tempdir()?;
        rounds(&folder.path().join("leads.sqlite").display().to_string(), FOUR_PROCESSES, false);
        Ok(())
    });
    let name = |store: &str| format!("{store}_has_one_lead_per_email_whoever_imports");
    [
        sqlite,
        trial_with(server, name("postgres"), |url| rounds(&url, FOUR_PROCESSES, false)),
        trial_with(citus, name("citus"), |citus| rounds(&citus.url, A_SECOND_PROCESS, true)),
    ]
}

async fn new_store(address: &str, distributed: bool) -> Store {
    if address.starts_with("postgres") {
        // A given server may have been here before.
        let drop = format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE");
        let connection = &mut PgConnection::connect(address).await.expect("the server answers");
        connection.execute(AssertSqlSafe(drop)).await.expect("the schema is ours");
    }
    let store = Database::open(address, SCHEMA).await.store("acme");
    store.migrate().await;
    if distributed {
        store.distribute().await;
    }
    store
}

fn rounds(database: &str, others: Others, distributed: bool) {
    let rounds = std::env::var("LEAD_IMPORT_ROUNDS").map_or(40, |rounds| rounds.parse().expect("a number of rounds"));
    let runtime = Runtime::new().expect("a runtime starts");
    let store = runtime.block_on(new_store(database, distributed));
    for round in 0..rounds {
        runtime.block_on(one_round(database, &store, round, others));
    }
}

/// What a report says was new.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct New {
    created: u64,
    added: u64,
}

async fn one_round(database: &str, store: &Store, round: usize, others: Others) {
    let before = store.lead_count().await;
    store.create_campaign(&file::campaign(round)).await;
    let importers = TASKS + others.processes * others.tasks;
    let firsts = (TASKS..importers).step_by(others.tasks);
    let processes: Vec<_> = firsts.map(|first| start(database, round, first, others.tasks)).collect();
    let mut reports = import_at_once(store, round, 0..TASKS).await;
    reports.extend(processes.into_iter().map(finish));
    let created = reports.iter().map(|report| report.created).sum::<u64>();
    let added = reports.iter().map(|report| report.added).sum::<u64>();

    let members = store.members(&file::campaign(round)).await;
    let leads = store.lead_count().await - before;
    let emails = file::all_emails(round, importers);
    assert_eq!(members, emails, "round {round}: everybody in a file is in the campaign, once");
    assert_eq!((leads, created, added), (emails.len() as u64, leads, emails.len() as u64), "round {round}: the sums");
}

async fn import_at_once(store: &Store, round: usize, importers: Range<usize>) -> Vec<New> {
    let tasks = importers.map(|importer| {
        let store = store.clone();
        tokio::spawn(async move { import(&store, round, importer).await })
    });
    let mut reports = Vec::new();
    for task in tasks.collect::<Vec<_>>() {
        reports.push(task.await.expect("the import does not panic"));
    }
    reports
}

/// One import, some of them with a policy that changes the leads which others have just made.
async fn import(store: &Store, round: usize, importer: usize) -> New {
    let file = File::new(round, importer);
    let policy = [FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite][importer % 3];
    let settings = Importer::new().existing(UpdatePolicy::from(policy)).batch_size(file.batch_size().get());
    let report = settings.import(store.leads(), &file::campaign(round), file.read()).await;
    let report = report.unwrap_or_else(|error| panic!("round {round}, importer {importer}: {error:?}"));
    assert_eq!(report.created() + report.existing(), report.total_rows(), "round {round}, importer {importer}");
    New { created: report.created(), added: report.added() }
}

fn start(database: &str, round: usize, first: usize, tasks: usize) -> Child {
    let program = std::env::current_exe().expect("this program is a file");
    let errand = format!("{first} {tasks} {round} {database}");
    Command::new(program).env(ERRAND, errand).stdout(Stdio::piped()).spawn().expect("the program starts")
}

fn do_errand(errand: &str) -> ExitCode {
    let mut words = errand.splitn(4, ' ');
    let mut number = || words.next().and_then(|word| word.parse().ok()).expect("a number");
    let (first, tasks, round): (usize, usize, usize) = (number(), number(), number());
    let database = words.next().expect("a database");
    let reports = Runtime::new().expect("a runtime starts").block_on(async {
        let store = Database::open(database, SCHEMA).await.store("acme");
        import_at_once(&store, round, first..first + tasks).await
    });
    let (created, added) = reports.iter().fold((0, 0), |sum, new| (sum.0 + new.created, sum.1 + new.added));
    println!("{created} {added}");
    ExitCode::SUCCESS
}

fn finish(process: Child) -> New {
    let output = process.wait_with_output().expect("the process runs");
    assert!(output.status.success(), "a process failed: {}", output.status);
    let text = String::from_utf8(output.stdout).expect("it writes numbers");
    let (created, added) = text.trim().split_once(' ').expect("it writes two");
    New { created: created.parse().expect("a number"), added: added.parse().expect("a number") }
}
