//! The contract on the store, and its command.

use std::process::ExitCode;

use lead_import::{CampaignId, Email, Lead, async_trait, conformance::Harness};
use store_kit::{Opened, unique, with_schema};
use tokio::runtime::Runtime;
use tokio_postgres::{Client, NoTls};
use tokio_postgres_store::TokioPostgresStore;

fn main() -> ExitCode {
    let harness = |url: &str| Server { url: url.to_owned(), runtime: Runtime::new().unwrap() };
    store_kit::run_on_postgres(harness, &[], env!("CARGO_BIN_EXE_tokio-postgres-store"))
}

struct Server {
    url: String,
    runtime: Runtime,
}

fn open(address: String) -> Opened<TokioPostgresStore> {
    Opened { store: TokioPostgresStore::connect(&address).unwrap(), address }
}

/// A connection of its own, past the store.
async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

#[async_trait]
impl Harness for Server {
    type Store = Opened<TokioPostgresStore>;

    async fn fresh(&self) -> Self::Store {
        let schema = unique("store");
        connect(&self.url).await.batch_execute(&format!("CREATE SCHEMA {schema}")).await.unwrap();
        let store = open(with_schema(&self.url, &schema));
        store.store.migrate().await.unwrap();
        let poison = "ALTER TABLE leads ADD CHECK (first_name <> 'poison')";
        connect(&store.address).await.batch_execute(poison).await.unwrap();
        store
    }

    async fn another(&self, store: &Self::Store) -> Self::Store {
        open(store.address.clone())
    }

    async fn reopen(&self, store: Self::Store) -> Self::Store {
        store.store.0.close();
        open(store.address)
    }

    async fn create_campaign(&self, store: &Self::Store) -> CampaignId {
        let campaign = CampaignId::from(unique("campaign"));
        store.store.create_campaign(&campaign).await.unwrap();
        campaign
    }

    async fn create_named_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        store.store.create_campaign(campaign).await.unwrap();
        true
    }

    async fn delete_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        let delete = "DELETE FROM campaigns WHERE campaign_id = $1";
        connect(&store.address).await.execute(delete, &[&campaign.as_str()]).await.unwrap();
        true
    }

    async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool {
        let suppress = "INSERT INTO suppressions VALUES ($1, $2) ON CONFLICT (email) DO UPDATE SET reason = $2";
        connect(&store.address).await.execute(suppress, &[&email.as_str(), &reason]).await.unwrap();
        true
    }

    fn poison(&self) -> Option<Lead> {
        Some(store_kit::poison())
    }

    async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead> {
        let select = "SELECT email_written, first_name, last_name, company_name, job_title, custom::text \
                      FROM leads WHERE email = $1";
        let row = connect(&store.address).await.query_opt(select, &[&email.as_str()]).await.unwrap()?;
        Some(store_kit::lead(row.get(0), [1, 2, 3, 4].map(|at| row.get(at)), row.get(5)))
    }

    async fn lead_count(&self, store: &Self::Store) -> u64 {
        let count = connect(&store.address).await.query_one("SELECT count(*) FROM leads", &[]).await.unwrap();
        count.get::<_, i64>(0).unsigned_abs()
    }

    async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String> {
        let select = "SELECT email FROM campaign_leads WHERE campaign_id = $1";
        let rows = connect(&store.address).await.query(select, &[&campaign.as_str()]).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    }

    fn block_on(&self, case: impl Future<Output = ()>) {
        self.runtime.block_on(case);
    }
}
