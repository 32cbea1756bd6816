//! The contract on the store, and its command.

use std::process::ExitCode;

use diesel::{connection::SimpleConnection, prelude::*};
use diesel_store::{
    DieselStore,
    models::LeadRow,
    schema::{campaign_leads, campaigns, leads, suppressions},
};
use lead_import::{CampaignId, Email, Lead, async_trait, conformance::Harness};
use store_kit::{Opened, unique};
use tempfile::TempDir;
use tokio::runtime::Runtime;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("command.sqlite").display().to_string();
    let harness = Files { folder, runtime: Runtime::new().unwrap() };
    store_kit::run(harness, &[], env!("CARGO_BIN_EXE_diesel-store"), target)
}

struct Files {
    folder: TempDir,
    runtime: Runtime,
}

fn open(address: &str) -> Opened<DieselStore> {
    Opened { address: address.to_owned(), store: DieselStore::open(address).unwrap() }
}

/// A connection of its own, past the store.
fn connect(store: &Opened<DieselStore>) -> SqliteConnection {
    SqliteConnection::establish(&store.address).unwrap()
}

#[async_trait]
impl Harness for Files {
    type Store = Opened<DieselStore>;

    async fn fresh(&self) -> Self::Store {
        let address = self.folder.path().join(unique("leads")).to_str().unwrap().to_owned();
        let tables = include_str!("../schema.sql").replacen("TEXT,", "TEXT CHECK (first_name <> 'poison'),", 2);
        SqliteConnection::establish(&address).unwrap().batch_execute(&tables).unwrap();
        open(&address)
    }

    async fn another(&self, store: &Self::Store) -> Self::Store {
        open(&store.address)
    }

    async fn reopen(&self, store: Self::Store) -> Self::Store {
        let address = store.address.clone();
        drop(store);
        open(&address)
    }

    async fn create_campaign(&self, store: &Self::Store) -> CampaignId {
        let campaign = CampaignId::from(unique("campaign"));
        store.store.create_campaign(&campaign).unwrap();
        campaign
    }

    async fn create_named_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        store.store.create_campaign(campaign).unwrap();
        true
    }

    async fn delete_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        let mut connection = connect(store);
        connection.batch_execute("PRAGMA foreign_keys = on").unwrap();
        diesel::delete(campaigns::table.find(campaign.as_str())).execute(&mut connection).unwrap();
        true
    }

    async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool {
        let row = (suppressions::email.eq(email.as_str()), suppressions::reason.eq(reason));
        diesel::replace_into(suppressions::table).values(row).execute(&mut connect(store)).unwrap();
        true
    }

    fn poison(&self) -> Option<Lead> {
        Some(store_kit::poison())
    }

    async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead> {
        let row = leads::table.find(email.as_str()).first::<LeadRow>(&mut connect(store)).optional().unwrap()?;
        let fields = [row.first_name, row.last_name, row.company_name, row.job_title];
        let custom = row.custom.map_or_else(|| "{}".to_owned(), |custom| custom.to_string());
        Some(store_kit::lead(&row.email_as_written.unwrap_or(row.email), fields, &custom))
    }

    async fn lead_count(&self, store: &Self::Store) -> u64 {
        leads::table.count().get_result::<i64>(&mut connect(store)).unwrap().unsigned_abs()
    }

    async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String> {
        let members = campaign_leads::table.filter(campaign_leads::campaign_id.eq(campaign.as_str()));
        members.select(campaign_leads::email).load(&mut connect(store)).unwrap()
    }

    fn block_on(&self, case: impl Future<Output = ()>) {
        self.runtime.block_on(case);
    }
}
