//! `PostgresStore` on a real server: the contract, and what it promises beside it.

mod citus;
#[cfg(feature = "conformance")]
mod contract;
mod faults;
mod product;
mod schema;

use std::{
    process::ExitCode,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use lead_import::{
    CampaignId, Email, Field, Lead, LeadStore, PostgresStore,
    sqlx::{
        self, AssertSqlSafe, PgPool,
        postgres::{PgConnectOptions, PgPoolOptions},
    },
    store::{Batch, LeadOutcome},
};
use libtest_mimic::{Failed, Trial};
use support::{
    citus::SharedCluster,
    postgres::{Server, must_be_there},
};
use tokio::runtime::Runtime;

use crate::Trials;

/// Starts the server, adds the tests that need it, runs all, and leaves nothing on it.
pub(crate) fn run_with_server(mut trials: Trials) -> ExitCode {
    let server = Server::start(&["fsync=off", "deadlock_timeout=200ms"]);
    let missing = |reason: &String| Missing { reason: reason.clone(), is_failure: must_be_there() };
    let (url, citus) = (server.as_ref().map(|server| server.url().to_owned()).map_err(missing), citus::bed());
    let is_private = server.as_ref().is_ok_and(Server::is_private);
    let bed = url.clone().map(|url| lazy(move || TestBed::new(&url, is_private)));
    list(&bed, &mut trials.together);
    citus::list(&citus, &mut trials);
    #[cfg(feature = "sqlite")]
    {
        trials.together.extend(super::properties::trials(&bed, &citus));
        trials.alone.extend(crate::concurrency::trials(&url, &citus));
    }
    let exit = trials.run();
    drop((bed, citus));
    drop(server);
    exit
}

fn list(bed: &GivenTestBed, trials: &mut Vec<Trial>) {
    #[cfg(feature = "conformance")]
    contract::list(bed, contract::SETTINGS, trials);
    faults::list(bed, trials);
    product::list(bed, trials);
    schema::list(bed, trials);
}

/// The server to test with, and the runtime.
pub(crate) struct TestBed {
    #[cfg(feature = "sqlite")]
    pub(crate) url: String,
    options: PgConnectOptions,
    pub(crate) runtime: Runtime,
    schemas: AtomicUsize,
    /// Whether the server goes away after the tests.
    is_private: bool,
    /// The cluster over which the tables are distributed.
    citus: Option<SharedCluster>,
}

/// Set up when the first test needs it.
pub(crate) type LazyBed = LazyLock<TestBed, Box<dyn FnOnce() -> TestBed + Send>>;
pub(crate) type GivenTestBed = Result<Arc<LazyBed>, Missing>;

fn lazy(set_up: impl FnOnce() -> TestBed + Send + 'static) -> Arc<LazyBed> {
    Arc::new(LazyLock::new(Box::new(set_up)))
}

/// Why a test cannot run here.
#[derive(Clone, Debug)]
pub(crate) struct Missing {
    pub(crate) reason: String,
    /// Whether the test fails for it; otherwise it is listed as ignored.
    pub(crate) is_failure: bool,
}

/// A test that needs the server.
pub(crate) fn trial(bed: &GivenTestBed, name: String, test: impl FnOnce(&TestBed) + Send + 'static) -> Trial {
    trial_with(bed, name, |bed| test(&bed))
}

/// A test that needs what the server gave; without it, the test is ignored with the reason, or fails where it must not be.
pub(crate) fn trial_with<T: Clone + Send + 'static>(
    given: &Result<T, Missing>,
    name: String,
    test: impl FnOnce(T) + Send + 'static,
) -> Trial {
    match given {
        Ok(given) => {
            let given = given.clone();
            Trial::test(name, move || {
                test(given);
                Ok(())
            })
        }
        Err(Missing { reason, is_failure }) => {
            let failed = Failed::from(reason.clone());
            Trial::test(name, || Err(failed)).with_kind(reason.clone()).with_ignored_flag(!is_failure)
        }
    }
}

macro_rules! tests {
    ($bed:ident, $trials:ident: $($name:ident)+) => {
        $($trials.push($crate::stores::postgres::trial($bed, stringify!($name).to_owned(), |bed| {
            bed.runtime.block_on($name(bed))
        }));)+
    };
}
use tests;

impl TestBed {
    fn new(url: &str, is_private: bool) -> Self {
        let options = url.parse().expect("the environment has the URL of a PostgreSQL");
        let (runtime, schemas) = (Runtime::new().expect("a runtime starts"), AtomicUsize::new(0));
        Self {
            #[cfg(feature = "sqlite")]
            url: url.to_owned(),
            options,
            runtime,
            schemas,
            is_private,
            citus: None,
        }
    }

    /// A schema of its own for each test, with a name that needs quoting.
    fn schema(&self) -> String {
        Self::numbered(self.schemas.fetch_add(1, Ordering::Relaxed))
    }

    fn numbered(number: usize) -> String {
        format!("lead \"import's\" {} {number}", std::process::id())
    }

    async fn tidy_up(&self) {
        let pool = self.pool(self.options.clone()).await;
        for number in 0..self.schemas.load(Ordering::Relaxed) {
            let name = Self::numbered(number).replace('"', "\"\"");
            let drop = AssertSqlSafe(format!("DROP SCHEMA IF EXISTS \"{name}\" CASCADE"));
            sqlx::raw_sql(drop).execute(&pool).await.expect("the schema is ours");
        }
    }

    /// Makes the tables of a new store.
    async fn set_up(&self, store: &PostgresStore) {
        store.migrate().await.expect("the schema is new");
        if self.citus.is_some() {
            store.distribute().await.expect("it is a cluster");
        }
    }

    async fn pool(&self, options: PgConnectOptions) -> PgPool {
        PgPoolOptions::new().max_connections(8).connect_with(options).await.expect("the server answers")
    }

    pub(crate) async fn workplace(&self) -> Workplace {
        let pool = self.pool(self.options.clone()).await;
        let schema = self.schema();
        let store = PostgresStore::new(pool.clone(), "acme").schema(&schema);
        self.set_up(&store).await;
        let campaign = CampaignId::from("spring");
        store.create_campaign(&campaign).await.expect("the tables are there");
        Workplace { pool, schema, store, campaign }
    }
}

/// Leaves somebody's server as it was.
impl Drop for TestBed {
    fn drop(&mut self) {
        if !self.is_private {
            self.runtime.block_on(self.tidy_up());
        }
    }
}

/// A store with one campaign.
pub(crate) struct Workplace {
    pub(crate) pool: PgPool,
    pub(crate) schema: String,
    store: PostgresStore,
    campaign: CampaignId,
}

fn email(text: &str) -> Email {
    Email::parse(text).expect("an address")
}

fn leads(range: std::ops::Range<usize>) -> Vec<Lead> {
    range.map(|n| Lead::new(email(&format!("lead{n}@example.com"))).with(Field::FirstName, &format!("N{n}"))).collect()
}

impl Workplace {
    /// Runs statements of the product, in which `S.` stands for the schema.
    async fn execute(&self, statements: &str) {
        let schema = format!("\"{}\".", self.schema.replace('"', "\"\""));
        let statements = AssertSqlSafe(statements.replace("S.", &schema));
        sqlx::raw_sql(statements).execute(&self.pool).await.expect("the statements are good");
    }

    fn batch(&self, leads: Vec<Lead>) -> Batch {
        Batch::new(self.campaign.clone(), leads).expect("distinct emails")
    }

    async fn import(&self, leads: Vec<Lead>) -> Vec<LeadOutcome> {
        self.store.import_batch(&self.batch(leads)).await.expect("the batch is good")
    }

    async fn assert_empty(&self) {
        assert_eq!(self.store.lead_count().await.unwrap(), 0);
        assert_eq!(self.store.members(&self.campaign).await.unwrap(), Vec::<String>::new());
    }
}
