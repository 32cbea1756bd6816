//! PostgreSQL: processes killed in its midst, and the server itself.

use std::{error::Error, time::Duration};

use lead_import::{
    ImportError, ImportReport, PostgresStore,
    sqlx::{self, AssertSqlSafe, Connection, PgConnection, PgPool, postgres::PgPoolOptions},
};
use support::postgres::{Server, must_be_there};
use tempfile::TempDir;

use crate::{
    database::{Contents, Home, contents_sql},
    hang::{self, Heard, Undisturbed},
    kill, random, sample,
    scenario::Scenario,
};

/// A private server, or nothing where there is none and none is asked for.
pub(crate) fn private_server() -> Option<Server> {
    match Server::private(&[]) {
        Ok(server) => Some(server),
        Err(reason) => {
            assert!(!must_be_there(), "{reason}");
            println!("NOT RUN: {reason}");
            None
        }
    }
}

fn url_of(url: &str, database: &str) -> String {
    url.replacen("/postgres?", &format!("/{database}?"), 1)
}

pub(crate) async fn pool(url: &str, database: &str) -> PgPool {
    PgPool::connect(&url_of(url, database)).await.expect("the server is there")
}

pub(crate) async fn execute(url: &str, sql: &str) {
    let mut connection = PgConnection::connect(url).await.expect("the server is there");
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.expect("the statement is good");
    connection.close().await.expect("the server is there");
}

pub(crate) async fn contents(url: &str, database: &str) -> Contents {
    let pool = pool(url, database).await;
    let mut contents = vec![];
    for sql in contents_sql("lead_import.leads", "lead_import.campaign_leads") {
        let lines = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&pool).await;
        contents.extend::<Vec<String>>(lines.expect("the tables are there"));
    }
    pool.close().await;
    contents
}

#[tokio::test]
async fn an_import_into_postgres_that_is_killed_and_resumed_or_rerun_ends_as_an_undisturbed_one() {
    let Some(server) = private_server() else { return };
    let mut random = random::announced("kill, PostgreSQL");
    let home = Home::Postgres { url: server.url().to_owned(), name: "kill".to_owned() };
    let folder: TempDir = tempfile::tempdir().expect("there is room");
    let scenario =
        Scenario::in_home(folder, home, &sample::file(1_500), 1_500, &["--batch-size", "40", "--existing", "fill"])
            .await;
    for round in 0..random::rounds(3) {
        kill::kill_and_go_on(&scenario, &mut random, round).await;
    }
}

#[tokio::test]
async fn an_import_of_several_batches_at_a_time_that_is_killed_and_resumed_or_rerun_ends_as_an_undisturbed_one() {
    let Some(server) = private_server() else { return };
    let mut random = random::announced("kill, several batches");
    let home = Home::Postgres { url: server.url().to_owned(), name: "several".to_owned() };
    let folder: TempDir = tempfile::tempdir().expect("there is room");
    let options = ["--batch-size", "40", "--existing", "fill", "--concurrent-batches", "4"];
    let scenario = Scenario::in_home(folder, home, &sample::file(1_500), 1_500, &options).await;
    for round in 0..random::rounds(3) {
        kill::kill_and_go_on(&scenario, &mut random, round).await;
    }
}

/// A store in a database of its own.
async fn store(server: &Server, database: &str) -> (PgPool, PostgresStore) {
    execute(server.url(), &format!("CREATE DATABASE {database}")).await;
    let options = PgPoolOptions::new().acquire_timeout(Duration::from_secs(2)).max_connections(2);
    let pool = options.connect(&url_of(server.url(), database)).await.expect("the server is there");
    let store = PostgresStore::new(pool.clone(), "acme");
    store.migrate().await.expect("the database is new");
    store.create_campaign(&hang::campaign()).await.expect("the tables are there");
    (pool, store)
}

#[tokio::test]
async fn giving_up_on_a_postgres_that_hangs_leaves_whole_batches() {
    let Some(server) = private_server() else { return };
    let mut random = random::announced("hang, PostgreSQL");
    let undisturbed = Undisturbed::import(store(&server, "undisturbed").await.1).await;
    for round in 0..random::rounds(5) {
        let (pool, store) = store(&server, &format!("hang{round}")).await;
        let other = self::pool(server.url(), &format!("hang{round}")).await;
        let lock = async || {
            let mut lock = other.begin().await.expect("the server is there");
            let sql = "LOCK TABLE lead_import.leads IN ACCESS EXCLUSIVE MODE";
            sqlx::raw_sql(sql).execute(&mut *lock).await.expect("the import lets others in");
            lock
        };
        let members = async || store.members(&hang::campaign()).await.expect("nothing hangs any more").len();
        undisturbed.assert_whole_batches(&store, members, lock, &mut random).await;
        assert_eq!(store.members(&hang::campaign()).await.unwrap().len() as u64, undisturbed.report.added());
        pool.close().await;
        other.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_whose_postgres_crashes_stops_with_a_checkpoint_or_continues_by_itself() {
    let Some(mut server) = private_server() else { return };
    let mut random = random::announced("crash, PostgreSQL");
    let undisturbed = Undisturbed::import(store(&server, "undisturbed").await.1).await;
    let expected = contents(server.url(), "undisturbed").await;
    for round in 0..random::rounds(2) {
        let database = format!("crash{round}");
        let (pool, store) = store(&server, &database).await;
        let import = tokio::spawn({
            let store = store.clone();
            async move { Heard::default().importer().import(&store, &hang::campaign(), hang::file()).await }
        });
        let moment = undisturbed.moment(&mut random);
        tokio::time::sleep(moment).await;
        server.crash();
        let comes_back_at_once = round % 2 == 1;
        if comes_back_at_once {
            server.restart().expect("it recovers");
        }
        let result = import.await.expect("it does not panic");
        if !comes_back_at_once {
            server.restart().expect("it recovers");
        }
        let report = match result {
            Ok(report) => report,
            Err(error) => resume(&error, &store).await,
        };
        assert_eq!(report, undisturbed.report, "round {round}, after {moment:?}");
        assert_eq!(contents(server.url(), &database).await, expected, "round {round}, after {moment:?}");
        pool.close().await;
    }
}

/// Goes on as a product would: from what the error carries, or from the beginning if nothing was written.
async fn resume(error: &ImportError, store: &PostgresStore) -> ImportReport {
    assert!(error.is_transient(), "{error:?}");
    let wrote = error.checkpoint().is_some();
    assert_eq!(error.to_string(), if wrote { "The leads could not be stored" } else { "The store could not be read" });
    assert!(error.source().and_then(Error::source).is_some(), "no cause: {error:?}");
    let importer = Heard::default().importer();
    match error.checkpoint() {
        Some(checkpoint) => importer.resume(checkpoint.clone(), store, hang::file()).await,
        None => importer.import(store, &hang::campaign(), hang::file()).await,
    }
    .expect("the server is there")
}
