//! The contract, under the settings of servers that differ.

use async_trait::async_trait;
use lead_import::{
    CampaignId, Email, Field, Lead, LeadStore, PostgresStore, StoreError,
    conformance::{CaseOutcome, Harness, cases},
    sqlx::{self, AssertSqlSafe, PgPool, postgres::PgConnectOptions},
    store::{Batch, LeadOutcome, Presence, StoreLimits},
};
use libtest_mimic::{Completion, Trial};

use super::{GivenTestBed, TestBed, email, trial};

/// What a database or a role may set for all its sessions.
type Settings = (&'static str, &'static [(&'static str, &'static str)]);

/// Those of an ordinary server.
pub(super) const SETTINGS: &[Settings] = &[
    ("defaults", &[]),
    ("repeatable_read", &[("default_transaction_isolation", "repeatable read")]),
    ("serializable", &[("default_transaction_isolation", "serializable"), ("standard_conforming_strings", "off")]),
];

pub(super) fn list(bed: &GivenTestBed, settings: &'static [Settings], trials: &mut Vec<Trial>) {
    for (settings, options) in settings {
        for case in cases::<Postgres<'_>>() {
            let (name, case) = (format!("{settings}::{}", case.name()), case.name());
            trials.push(match bed.clone() {
                Ok(bed) => Trial::ignorable_test(name, move || Ok(run(&bed, options, case))),
                Err(_) => trial(bed, name, |_| {}),
            });
        }
    }
}

/// The lifetime of this harness is that of the call, so it takes its case from its own list.
fn run(bed: &TestBed, options: &[(&str, &str)], name: &str) -> Completion {
    let options = bed.options.clone().options(options.iter().copied());
    let cases = cases::<Postgres<'_>>();
    let case = cases.iter().find(|case| case.name() == name).expect("the lists are one");
    match case.run(&Postgres { bed, options }) {
        CaseOutcome::Skipped { reason, .. } => Completion::ignored_with(reason),
        _ => Completion::Completed,
    }
}

/// A store with its own pool.
#[derive(Debug)]
struct Connected {
    schema: String,
    pool: PgPool,
    store: PostgresStore,
}

impl Connected {
    /// Runs a statement in which `$S` stands for the schema.
    async fn execute(&self, statement: &str) {
        let schema = format!("\"{}\"", self.schema.replace('"', "\"\""));
        sqlx::raw_sql(AssertSqlSafe(statement.replace("$S", &schema))).execute(&self.pool).await.unwrap();
    }
}

#[async_trait]
impl LeadStore for Connected {
    fn limits(&self) -> StoreLimits {
        self.store.limits()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.store.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.store.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.store.import_batch(batch).await
    }
}

struct Postgres<'b> {
    bed: &'b TestBed,
    options: PgConnectOptions,
}

impl Postgres<'_> {
    async fn connect(&self, schema: &str) -> Connected {
        let pool = self.bed.pool(self.options.clone()).await;
        let store = PostgresStore::new(pool.clone(), "acme").schema(schema);
        Connected { schema: schema.to_owned(), pool, store }
    }
}

#[async_trait]
impl Harness for Postgres<'_> {
    type Store = Connected;

    async fn fresh(&self) -> Connected {
        let fresh = self.connect(&self.bed.schema()).await;
        self.bed.set_up(&fresh.store).await;
        fresh.execute("ALTER TABLE $S.leads ADD CHECK (first_name <> 'poison')").await;
        fresh
    }

    async fn another(&self, store: &Connected) -> Connected {
        self.connect(&store.schema).await
    }

    async fn reopen(&self, store: Connected) -> Connected {
        store.pool.close().await;
        self.connect(&store.schema).await
    }

    async fn create_campaign(&self, store: &Connected) -> CampaignId {
        let campaign = CampaignId::from(self.bed.schema());
        store.store.create_campaign(&campaign).await.unwrap();
        campaign
    }

    async fn create_named_campaign(&self, store: &Connected, campaign: &CampaignId) -> bool {
        store.store.create_campaign(campaign).await.unwrap();
        true
    }

    async fn delete_campaign(&self, store: &Connected, campaign: &CampaignId) -> bool {
        let campaign = campaign.as_str().replace('\'', "''");
        store.execute(&format!("DELETE FROM $S.campaigns WHERE campaign_id = '{campaign}'")).await;
        true
    }

    async fn suppress(&self, store: &Connected, email: &Email, reason: &str) -> bool {
        store.store.suppress(email, reason).await.unwrap();
        true
    }

    fn poison(&self) -> Option<Lead> {
        Some(Lead::new(email("poison@example.com")).with(Field::FirstName, "poison"))
    }

    async fn lead(&self, store: &Connected, email: &Email) -> Option<Lead> {
        store.store.lead(email).await.unwrap()
    }

    async fn lead_count(&self, store: &Connected) -> u64 {
        store.store.lead_count().await.unwrap()
    }

    async fn members(&self, store: &Connected, campaign: &CampaignId) -> Vec<String> {
        store.store.members(campaign).await.unwrap()
    }

    async fn discard(&self, store: Connected) {
        store.execute("DROP SCHEMA $S CASCADE").await;
        store.pool.close().await;
    }

    fn block_on(&self, case: impl Future<Output = ()>) {
        self.bed.runtime.block_on(case);
    }
}
