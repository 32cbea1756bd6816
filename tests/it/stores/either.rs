//! Either SQL store, by the database's address.

use std::sync::Arc;

use lead_import::{
    CampaignId, Email, Lead, LeadStore, PostgresStore, SqliteStore,
    sqlx::{PgPool, SqlitePool, postgres::PgPoolOptions, sqlite::SqlitePoolOptions},
};

/// A database, in which each workspace is a store.
pub(crate) enum Database {
    Sqlite(SqlitePool),
    Postgres(PgPool, String),
}

impl Database {
    /// Opens the PostgreSQL of this URL, with its tables in the schema, or the SQLite of this file.
    pub(crate) async fn open(address: &str, schema: &str) -> Self {
        if address.starts_with("postgres") {
            let pool = PgPoolOptions::new().max_connections(8).connect(address).await;
            return Self::Postgres(pool.expect("the server answers"), schema.to_owned());
        }
        let options = SqliteStore::connect_options(address);
        let pool = SqlitePoolOptions::new().max_connections(8).connect_with(options).await;
        Self::Sqlite(pool.expect("the file opens"))
    }

    pub(crate) fn store(&self, workspace: &str) -> Store {
        match self {
            Self::Sqlite(pool) => Store::Sqlite(SqliteStore::new(pool.clone(), workspace)),
            Self::Postgres(pool, schema) => Store::Postgres(PostgresStore::new(pool.clone(), workspace).schema(schema)),
        }
    }
}

#[derive(Clone)]
pub(crate) enum Store {
    Sqlite(SqliteStore),
    Postgres(PostgresStore),
}

impl Store {
    pub(crate) fn leads(&self) -> Arc<dyn LeadStore> {
        match self {
            Self::Sqlite(store) => Arc::new(store.clone()),
            Self::Postgres(store) => Arc::new(store.clone()),
        }
    }

    pub(crate) async fn migrate(&self) {
        match self {
            Self::Sqlite(store) => store.migrate().await,
            Self::Postgres(store) => store.migrate().await,
        }
        .expect("the tables are made");
    }

    /// Distributes the tables over a Citus cluster.
    pub(crate) async fn distribute(&self) {
        let Self::Postgres(store) = self else { panic!("SQLite is in one place") };
        store.distribute().await.expect("it is a cluster");
    }

    pub(crate) async fn create_campaign(&self, campaign: &CampaignId) {
        match self {
            Self::Sqlite(store) => store.create_campaign(campaign).await,
            Self::Postgres(store) => store.create_campaign(campaign).await,
        }
        .expect("the campaign is made");
    }

    pub(crate) async fn suppress(&self, email: &Email, reason: &str) {
        match self {
            Self::Sqlite(store) => store.suppress(email, reason).await,
            Self::Postgres(store) => store.suppress(email, reason).await,
        }
        .expect("the address is kept");
    }

    pub(crate) async fn lead(&self, email: &Email) -> Option<Lead> {
        match self {
            Self::Sqlite(store) => store.lead(email).await,
            Self::Postgres(store) => store.lead(email).await,
        }
        .expect("the lead is read")
    }

    pub(crate) async fn lead_count(&self) -> u64 {
        match self {
            Self::Sqlite(store) => store.lead_count().await,
            Self::Postgres(store) => store.lead_count().await,
        }
        .expect("the leads are counted")
    }

    pub(crate) async fn members(&self, campaign: &CampaignId) -> Vec<String> {
        match self {
            Self::Sqlite(store) => store.members(campaign).await,
            Self::Postgres(store) => store.members(campaign).await,
        }
        .expect("the members are read")
    }
}
