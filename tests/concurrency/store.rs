//! Either store, by the database's address.

use std::sync::Arc;

use lead_import::{
    CampaignId, LeadStore, PostgresStore, SqliteStore,
    sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, postgres::PgPoolOptions, sqlite::SqlitePoolOptions},
};

const SCHEMA: &str = "lead_import_concurrency";

#[derive(Clone)]
pub(super) enum Store {
    Sqlite(SqliteStore),
    Postgres(PostgresStore),
}

impl Store {
    pub(super) async fn open(database: &str) -> Self {
        if database.starts_with("postgres") {
            let pool = PgPoolOptions::new().max_connections(8).connect(database).await;
            return Self::Postgres(PostgresStore::new(pool.expect("the server answers"), "acme").schema(SCHEMA));
        }
        let pool =
            SqlitePoolOptions::new().max_connections(8).connect_with(SqliteStore::connect_options(database)).await;
        Self::Sqlite(SqliteStore::new(pool.expect("the file opens"), "acme"))
    }

    pub(super) async fn create(database: &str) -> Self {
        let store = Self::open(database).await;
        match &store {
            Self::Sqlite(store) => store.migrate().await.expect("the file is new"),
            Self::Postgres(store) => {
                // A given server may have been here before.
                let drop = format!("DROP SCHEMA IF EXISTS {SCHEMA} CASCADE");
                let connection = &mut PgConnection::connect(database).await.expect("the server answers");
                connection.execute(AssertSqlSafe(drop)).await.expect("the schema is ours");
                store.migrate().await.expect("the schema is new");
            }
        }
        store
    }

    pub(super) fn leads(&self) -> Arc<dyn LeadStore> {
        match self {
            Self::Sqlite(store) => Arc::new(store.clone()),
            Self::Postgres(store) => Arc::new(store.clone()),
        }
    }

    pub(super) async fn create_campaign(&self, campaign: &CampaignId) {
        match self {
            Self::Sqlite(store) => store.create_campaign(campaign).await,
            Self::Postgres(store) => store.create_campaign(campaign).await,
        }
        .expect("the campaign is made");
    }

    pub(super) async fn lead_count(&self) -> u64 {
        match self {
            Self::Sqlite(store) => store.lead_count().await,
            Self::Postgres(store) => store.lead_count().await,
        }
        .expect("the leads are counted")
    }

    pub(super) async fn members(&self, campaign: &CampaignId) -> Vec<String> {
        match self {
            Self::Sqlite(store) => store.members(campaign).await,
            Self::Postgres(store) => store.members(campaign).await,
        }
        .expect("the members are read")
    }
}
