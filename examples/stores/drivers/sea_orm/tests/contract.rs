//! The contract on the store, and its command.

use std::process::ExitCode;

use lead_import::{CampaignId, Email, Lead, async_trait, conformance::Harness};
use sea_orm::{ActiveValue::Set, ConnectionTrait, QueryFilter, prelude::*, sea_query::OnConflict};
use sea_orm_store::{
    SeaOrmStore,
    entities::{campaign, campaign_lead, lead, suppression},
};
use store_kit::{Opened, unique, with_schema};
use tokio::runtime::Runtime;

fn main() -> ExitCode {
    let harness = |url: &str| Server { url: url.to_owned(), runtime: Runtime::new().unwrap() };
    // Larger batches are beyond the limits of the store.
    let skipped = &["clause_6_a_batch_may_exceed_any_parameter_limit", "clause_9_lookup_accepts_any_number_of_emails"];
    store_kit::run_on_postgres(harness, skipped, env!("CARGO_BIN_EXE_sea-orm-store"))
}

struct Server {
    url: String,
    runtime: Runtime,
}

async fn open(address: String) -> Opened<SeaOrmStore> {
    Opened { store: SeaOrmStore::connect(&address).await.unwrap(), address }
}

#[async_trait]
impl Harness for Server {
    type Store = Opened<SeaOrmStore>;

    async fn fresh(&self) -> Self::Store {
        let schema = unique("sea_orm");
        let store = open(with_schema(&self.url, &schema)).await;
        store.store.0.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
        store.store.migrate().await.unwrap();
        let poison = "ALTER TABLE leads ADD CHECK (first_name <> 'poison')";
        store.store.0.execute_unprepared(poison).await.unwrap();
        store
    }

    async fn another(&self, store: &Self::Store) -> Self::Store {
        open(store.address.clone()).await
    }

    async fn reopen(&self, store: Self::Store) -> Self::Store {
        store.store.0.close().await.unwrap();
        open(store.address).await
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
        campaign::Entity::delete_by_id(campaign.as_str()).exec(&store.store.0).await.unwrap();
        true
    }

    async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool {
        let row = suppression::ActiveModel { email: Set(email.as_str().into()), reason: Set(reason.into()) };
        let replace =
            OnConflict::column(suppression::Column::Email).update_column(suppression::Column::Reason).to_owned();
        suppression::Entity::insert(row).on_conflict(replace).exec(&store.store.0).await.unwrap();
        true
    }

    fn poison(&self) -> Option<Lead> {
        Some(store_kit::poison())
    }

    async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead> {
        let row = lead::Entity::find_by_id(email.as_str()).one(&store.store.0).await.unwrap()?;
        let fields = [row.first_name, row.last_name, row.company_name, row.job_title];
        let (written, custom) = (row.email_as_written.unwrap_or(row.email), row.custom);
        Some(store_kit::lead(&written, fields, &custom.map_or("{}".to_owned(), |custom| custom.to_string())))
    }

    async fn lead_count(&self, store: &Self::Store) -> u64 {
        lead::Entity::find().count(&store.store.0).await.unwrap()
    }

    async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String> {
        let members = campaign_lead::Entity::find().filter(campaign_lead::Column::CampaignId.eq(campaign.as_str()));
        members.all(&store.store.0).await.unwrap().into_iter().map(|member| member.email).collect()
    }

    fn block_on(&self, case: impl Future<Output = ()>) {
        self.runtime.block_on(case);
    }
}
