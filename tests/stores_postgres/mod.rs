//! The list of tests is known only when the program runs: with a server, or with the reason why there is none.

mod contract;
mod faults;
mod product;
mod schema;

use std::{
    process::ExitCode,
    sync::{
        Arc,
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
use libtest_mimic::{Arguments, Failed, Trial};
use tokio::runtime::Runtime;

use crate::server::{Server, must_be_there};

pub(super) fn run() -> ExitCode {
    let server = Server::start(&["fsync=off"]);
    let bench = match &server {
        Ok(server) => Ok(Arc::new(Bench::new(server.url()))),
        Err(reason) => Err(reason.clone()),
    };
    let mut trials = Vec::new();
    contract::list(&bench, &mut trials);
    faults::list(&bench, &mut trials);
    product::list(&bench, &mut trials);
    schema::list(&bench, &mut trials);
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials);
    if let (Ok(bench), Ok(server)) = (&bench, &server)
        && !server.is_private()
    {
        bench.runtime.block_on(bench.tidy_up());
    }
    drop(bench);
    drop(server);
    conclusion.exit_code()
}

/// The server to test with, and the runtime.
struct Bench {
    options: PgConnectOptions,
    runtime: Runtime,
    schemas: AtomicUsize,
}

type Found = Result<Arc<Bench>, String>;

/// A test that needs the server.
fn trial(bench: &Found, name: String, test: impl FnOnce(&Bench) + Send + 'static) -> Trial {
    match bench {
        Ok(bench) => {
            let bench = Arc::clone(bench);
            Trial::test(name, move || {
                test(&bench);
                Ok(())
            })
        }
        Err(reason) => {
            let failed = Failed::from(reason.clone());
            Trial::test(name, || Err(failed)).with_kind(reason.clone()).with_ignored_flag(!must_be_there())
        }
    }
}

macro_rules! tests {
    ($bench:ident, $trials:ident: $($name:ident)+) => {
        $($trials.push($crate::cases::trial($bench, stringify!($name).to_owned(), |bench| {
            bench.runtime.block_on($name(bench))
        }));)+
    };
}
use tests;

impl Bench {
    fn new(url: &str) -> Self {
        let options = url.parse().expect("LEAD_IMPORT_POSTGRES_URL is a URL of PostgreSQL");
        Self { options, runtime: Runtime::new().expect("a runtime starts"), schemas: AtomicUsize::new(0) }
    }

    /// A schema of its own for each test, with a name that needs quoting.
    fn schema(&self) -> String {
        Self::numbered(self.schemas.fetch_add(1, Ordering::Relaxed))
    }

    fn numbered(number: usize) -> String {
        format!("lead \"import's\" {} {number}", std::process::id())
    }

    /// Leaves somebody's server as it was.
    async fn tidy_up(&self) {
        let pool = self.pool(self.options.clone()).await;
        for number in 0..self.schemas.load(Ordering::Relaxed) {
            let name = Self::numbered(number).replace('"', "\"\"");
            let drop = AssertSqlSafe(format!("DROP SCHEMA IF EXISTS \"{name}\" CASCADE"));
            sqlx::raw_sql(drop).execute(&pool).await.expect("the schema is ours");
        }
    }

    async fn pool(&self, options: PgConnectOptions) -> PgPool {
        PgPoolOptions::new().max_connections(8).connect_with(options).await.expect("the server answers")
    }

    async fn workplace(&self) -> Workplace {
        let pool = self.pool(self.options.clone()).await;
        let schema = self.schema();
        let store = PostgresStore::new(pool.clone(), "acme").schema(&schema);
        store.migrate().await.expect("the schema is new");
        let campaign = CampaignId::from("spring");
        store.create_campaign(&campaign).await.expect("the tables are there");
        Workplace { pool, schema, store, campaign }
    }
}

/// A store with one campaign.
struct Workplace {
    pool: PgPool,
    schema: String,
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
