//! The contract on the store, its command, and what is special in its tables.

use std::process::ExitCode;

use lead_import::{
    CampaignId, Email, Lead, LeadStore, async_trait,
    conformance::Harness,
    store::{Batch, LeadOutcome, Membership},
};
use sqlx::{PgPool, postgres::PgPoolOptions, query, query_as, query_scalar};
use sqlx_store::SqlxStore;
use store_kit::{unique, with_schema};
use tokio::runtime::Runtime;
use uuid::Uuid;

fn main() -> ExitCode {
    store_kit::run_on_postgres(
        Server::start,
        // The identifiers of campaigns are UUIDs, which the product chooses.
        &["clause_1_campaign_ids_compare_byte_for_byte"],
        env!("CARGO_BIN_EXE_sqlx-store"),
    )
}

/// All stores share the tables: each is a tenant of its own.
struct Server {
    url: String,
    runtime: Runtime,
}

impl Server {
    fn start(url: &str) -> Self {
        let (runtime, schema) = (Runtime::new().unwrap(), unique("contacts"));
        let server = Self { url: with_schema(url, &schema), runtime };
        server.runtime.block_on(async {
            let store = SqlxStore { pool: server.connect().await, tenant: Uuid::new_v4() };
            query(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&store.pool).await.unwrap();
            store.migrate().await.unwrap();
            let poison = query("ALTER TABLE contacts ADD CHECK (given_name <> 'poison')");
            poison.execute(&store.pool).await.unwrap();
            a_deleted_contact_is_created_again(&store).await;
        });
        server
    }

    async fn connect(&self) -> PgPool {
        PgPoolOptions::new().max_connections(8).connect(&self.url).await.unwrap()
    }
}

/// The kit knows no soft deletion.
async fn a_deleted_contact_is_created_again(store: &SqlxStore) {
    let campaign = store.create_campaign(Uuid::new_v4()).await.unwrap();
    let created = LeadOutcome::created(Membership::Added);
    for contacts in 1..=2_i64 {
        let batch = Batch::new(campaign.clone(), vec![Lead::new(Email::parse("ada@example.com").unwrap())]).unwrap();
        assert_eq!(store.import_batch(&batch).await.unwrap(), std::slice::from_ref(&created));
        assert!(store.lookup(&batch).await.unwrap()[0].is_in_campaign());
        let delete = query("UPDATE contacts SET deleted_at = now() WHERE deleted_at IS NULL");
        assert_eq!(delete.execute(&store.pool).await.unwrap().rows_affected(), 1);
        assert!(!store.lookup(&batch).await.unwrap()[0].exists());
        let count: i64 = query_scalar("SELECT count(*) FROM contacts").fetch_one(&store.pool).await.unwrap();
        assert_eq!(count, contacts);
    }
}

#[async_trait]
impl Harness for Server {
    type Store = SqlxStore;

    async fn fresh(&self) -> SqlxStore {
        SqlxStore { pool: self.connect().await, tenant: Uuid::new_v4() }
    }

    async fn another(&self, store: &SqlxStore) -> SqlxStore {
        SqlxStore { pool: self.connect().await, ..*store }
    }

    async fn reopen(&self, store: SqlxStore) -> SqlxStore {
        store.pool.close().await;
        self.another(&store).await
    }

    async fn create_campaign(&self, store: &SqlxStore) -> CampaignId {
        store.create_campaign(Uuid::new_v4()).await.unwrap()
    }

    async fn delete_campaign(&self, store: &SqlxStore, campaign: &CampaignId) -> bool {
        let delete = query("DELETE FROM campaigns WHERE id = $1::uuid").bind(campaign.as_str());
        delete.execute(&store.pool).await.unwrap();
        true
    }

    async fn suppress(&self, store: &SqlxStore, email: &Email, reason: &str) -> bool {
        let suppress = query(
            "INSERT INTO suppressions (tenant, address, reason) VALUES ($1, $2, $3) \
             ON CONFLICT (tenant, address) DO UPDATE SET reason = excluded.reason",
        );
        suppress.bind(store.tenant).bind(email.as_str()).bind(reason).execute(&store.pool).await.unwrap();
        true
    }

    fn poison(&self) -> Option<Lead> {
        Some(store_kit::poison())
    }

    async fn lead(&self, store: &SqlxStore, email: &Email) -> Option<Lead> {
        type Row = (String, Option<String>, Option<String>, Option<String>, Option<String>, String);
        let select = query_as(
            "SELECT address_shown, given_name, family_name, organisation, position, attributes::text FROM contacts \
             WHERE tenant = $1 AND address = $2 AND deleted_at IS NULL",
        );
        let row: Option<Row> =
            select.bind(store.tenant).bind(email.as_str()).fetch_optional(&store.pool).await.unwrap();
        row.map(|(shown, given, family, organisation, position, attributes)| {
            store_kit::lead(&shown, [given, family, organisation, position], &attributes)
        })
    }

    async fn lead_count(&self, store: &SqlxStore) -> u64 {
        let count = query_scalar("SELECT count(*) FROM contacts WHERE tenant = $1").bind(store.tenant);
        let count: i64 = count.fetch_one(&store.pool).await.unwrap();
        count.unsigned_abs()
    }

    async fn members(&self, store: &SqlxStore, campaign: &CampaignId) -> Vec<String> {
        let select = query_scalar(
            "SELECT address FROM campaign_contacts JOIN contacts ON id = contact WHERE campaign = $1::uuid",
        );
        select.bind(campaign.as_str()).fetch_all(&store.pool).await.unwrap()
    }

    fn block_on(&self, case: impl Future<Output = ()>) {
        self.runtime.block_on(case);
    }
}
