//! A worker or the coordinator that crashes during an import. The import continues by itself, and its report is that of an import that nothing disturbed.
//!
//! The moments are random: the test prints its seed, and `LEAD_IMPORT_FAULT_SEED` repeats it. `LEAD_IMPORT_FAULT_ROUNDS` says how many
//! imports are disturbed.

use std::{
    env,
    error::Error,
    io::Cursor,
    process::Command,
    thread::sleep,
    time::{Duration, Instant},
};

use fastrand::Rng;
use lead_import::{
    CampaignId, ImportReport, Importer, PostgresStore,
    sqlx::{self, AssertSqlSafe, Connection, PgConnection, PgPool, postgres::PgPoolOptions},
    store::FieldPolicy,
};
use libtest_mimic::Trial;
use support::{
    citus::{Cluster, missing_extension},
    postgres::Server,
};
use tokio::{runtime::Runtime, task::JoinHandle};

use super::{super::trial_with, ignored};

/// The test needs servers of its own, which it crashes.
pub(super) fn trials() -> [Trial; 1] {
    let possible = missing_extension().map_or(Ok(()), |reason| Err(ignored(reason)));
    [trial_with(&possible, "citus_import_survives_servers_that_crash".to_owned(), |()| survive())]
}

const ROWS: usize = 3_000;
const SCHEMA: &str = "lead_import";

/// Some rows are invalid, some addresses are there twice, and some leads are there before.
fn file() -> Cursor<String> {
    let row = |n: usize| match n % 20 {
        0 => format!("not-an-email-{n},N{n},Oslo\n"),
        1 => format!("lead{}@example.com,N{n},Rome\n", n / 2),
        _ => format!("lead{n}@example.com,N{n},Paris\n"),
    };
    Cursor::new(format!("Email,First name,City\n{}", (0..ROWS).map(row).collect::<String>()))
}

fn earlier_file() -> Cursor<String> {
    let rows = (0..ROWS).step_by(7).map(|n| format!("lead{n}@example.com,,Old\n"));
    Cursor::new(format!("Email,First name,Note\n{}", rows.collect::<String>()))
}

fn campaign() -> CampaignId {
    "spring".into()
}

/// What happens to the worker that has the workspace, or to the coordinator.
#[derive(Clone, Copy, Debug)]
enum Crash {
    /// Its administrator restarts it.
    Restart,
    /// It stops without an end to what is under way, and starts again.
    Stop,
    /// One of its processes is killed, so that it ends all others and recovers.
    KilledProcess,
    /// The coordinator stops without an end to what is under way, and starts again.
    Coordinator,
}

struct Site {
    runtime: Runtime,
    cluster: Cluster,
    random: Rng,
    pool: PgPool,
}

fn survive() {
    let seed =
        env::var("LEAD_IMPORT_FAULT_SEED").map_or_else(|_| fastrand::u64(..), |seed| seed.parse().expect("a number"));
    println!("crash, Citus: LEAD_IMPORT_FAULT_SEED={seed}");
    let rounds = env::var("LEAD_IMPORT_FAULT_ROUNDS").map_or(4, |rounds| rounds.parse().expect("a number"));
    let (runtime, cluster) = (Runtime::new().expect("a runtime starts"), Cluster::start().expect("the cluster starts"));
    let options = PgPoolOptions::new().max_connections(4);
    let pool = runtime.block_on(options.connect(cluster.url())).expect("the coordinator is there");
    let mut site = Site { runtime, cluster, random: Rng::with_seed(seed), pool };

    let (store, began) = (site.prepare(0), Instant::now());
    let report = site.runtime.block_on(site.import(&store)).expect("it does not panic");
    let (took, contents) = (began.elapsed(), site.contents(0));
    for round in 1..=rounds {
        let crash = [Crash::Restart, Crash::Stop, Crash::KilledProcess, Crash::Coordinator][round % 4];
        let moment = took.mul_f64(site.random.f64());
        let (disturbed, away) = site.disturb(round, crash, moment);
        assert_eq!(disturbed, report, "round {round}, {crash:?} after {moment:?}");
        site.await_prepared_transactions();
        assert!(site.contents(round) == contents, "round {round}, {crash:?} after {moment:?}: other leads");
        println!("round {round}: {crash:?} after {moment:?}, it was away for {away:?}: exact");
    }
}

fn workspace(round: usize) -> String {
    format!("workspace {round}")
}

impl Site {
    /// A workspace with a campaign and some of the leads.
    fn prepare(&self, round: usize) -> PostgresStore {
        let store = PostgresStore::new(self.pool.clone(), workspace(round)).schema(SCHEMA);
        self.runtime.block_on(async {
            store.migrate().await.expect("the schema is new");
            store.distribute().await.expect("it is a cluster");
            store.create_campaign(&campaign()).await.expect("the tables are there");
            store.create_campaign(&"autumn".into()).await.expect("the tables are there");
            Importer::new().import(&store, &"autumn".into(), earlier_file()).await.expect("the leads are good");
        });
        store
    }

    fn import(&self, store: &PostgresStore) -> JoinHandle<ImportReport> {
        let store = store.clone();
        self.runtime.spawn(async move {
            let importer = Importer::new().batch_size(40).existing(FieldPolicy::FillEmpty);
            let report = importer.import(&store, &campaign(), file()).await;
            report.unwrap_or_else(|error| panic!("it needed help: {error}, {:?}", error.source()))
        })
    }

    /// Imports, and crashes a server meanwhile. Returns the report and how long the server was away.
    fn disturb(&mut self, round: usize, crash: Crash, moment: Duration) -> (ImportReport, Duration) {
        let store = self.prepare(round);
        let port = self.port_of(round);
        let import = self.import(&store);
        sleep(moment);
        let began = Instant::now();
        let cluster = &mut self.cluster;
        match crash {
            Crash::Restart => {
                cluster.worker(port).stop();
                cluster.worker(port).restart().expect("it starts");
            }
            Crash::Stop => crash_and_restart(cluster.worker(port)),
            Crash::Coordinator => crash_and_restart(cluster.coordinator()),
            Crash::KilledProcess => kill_a_process(&self.runtime, cluster.worker(port).url()),
        }
        let away = began.elapsed();
        (self.runtime.block_on(import).expect("it does not panic"), away)
    }

    /// Where the rows of a workspace are.
    fn port_of(&self, round: usize) -> u16 {
        let port = format!(
            "SELECT nodeport FROM pg_dist_shard_placement \
             WHERE shardid = get_shard_id_for_distribution_column('{SCHEMA}.leads', $1)"
        );
        let port = sqlx::query_scalar::<_, i32>(AssertSqlSafe(port)).bind(workspace(round));
        let port = self.runtime.block_on(port.fetch_one(&self.pool)).expect("the table is distributed");
        u16::try_from(port).expect("a port")
    }

    /// Waits until Citus has finished what the worker had promised to commit when it crashed. Nobody has to help.
    fn await_prepared_transactions(&self) {
        // A worker that is still recovering cannot be asked.
        let unfinished = "SELECT count(*) FROM run_command_on_workers('SELECT count(*) FROM pg_prepared_xacts') \
                          WHERE NOT success OR result <> '0'";
        let count = || self.runtime.block_on(sqlx::query_scalar::<_, i64>(unfinished).fetch_one(&self.pool));
        let began = Instant::now();
        while count().expect("the coordinator is there") > 0 {
            assert!(began.elapsed() < Duration::from_secs(120), "transactions are left");
            sleep(Duration::from_millis(100));
        }
    }

    /// Every lead with all its fields, every membership.
    fn contents(&self, round: usize) -> Vec<String> {
        let rows = |columns: &str, table: &str| {
            format!("SELECT ROW({columns})::text FROM {SCHEMA}.{table} WHERE workspace_id = $1 ORDER BY 1")
        };
        let leads = rows("email, email_written, first_name, last_name, company_name, job_title, custom", "leads");
        let queries = [leads, rows("campaign_id, email", "campaign_leads")];
        let mut contents = vec![];
        for query in queries {
            let lines = sqlx::query_scalar::<_, String>(AssertSqlSafe(query)).bind(workspace(round));
            contents.extend(self.runtime.block_on(lines.fetch_all(&self.pool)).expect("the tables are there"));
        }
        contents
    }
}

fn crash_and_restart(server: &mut Server) {
    server.crash();
    server.restart().expect("it recovers");
}

/// Kills a process of the worker that serves the coordinator.
fn kill_a_process(runtime: &Runtime, url: &str) {
    let clients =
        "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1";
    let pid = runtime.block_on(async {
        let mut connection = PgConnection::connect(url).await.expect("the worker is there");
        sqlx::query_scalar::<_, i32>(clients).fetch_one(&mut connection).await.expect("the import uses it")
    });
    let killed = Command::new("kill").arg("-KILL").arg(pid.to_string()).status();
    assert!(killed.is_ok_and(|status| status.success()), "the process cannot be killed");
}
