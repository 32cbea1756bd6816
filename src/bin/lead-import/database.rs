//! The database that the leads are stored in.

use std::{
    path::{Path, PathBuf},
    pin::Pin,
    sync::Arc,
    time::Duration,
};

use async_trait::async_trait;
use lead_import::{
    CampaignId, LeadStore, MemoryStore, SqliteStore, StoreError,
    sqlx::{
        self,
        sqlite::{SqliteConnectOptions, SqlitePoolOptions},
    },
    store::{Batch, LeadOutcome, Presence, StoreLimits},
};
#[cfg(feature = "postgres")]
use lead_import::{
    PostgresStore,
    sqlx::{Connection, PgConnection, PgPool},
};

/// The workspace of everything that this program imports.
const WORKSPACE: &str = "demo";

/// An open database.
pub(crate) struct Database {
    pub(crate) store: Arc<dyn LeadStore>,
    close: Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl Database {
    fn new(store: impl LeadStore + 'static, close: impl Future<Output = ()> + Send + 'static) -> Self {
        Self { store: Arc::new(store), close: Box::pin(close) }
    }

    /// Closes the connections. SQLite then moves its log into the database's file, so that this file alone has all leads.
    pub(crate) async fn close(self) {
        drop(self.store);
        self.close.await;
    }
}

/// The database at this address, with its tables and the campaign, which are created if they are missing.
pub(crate) async fn open(address: &str, campaign: &CampaignId) -> Result<Database, StoreError> {
    if is_postgres(address) {
        return open_postgres(address, Some(campaign)).await;
    }
    let store = SqliteStore::open(address, WORKSPACE).await?;
    store.create_campaign(campaign).await?;
    Ok(Database::new(store.clone(), store.close()))
}

/// The store at this address, unchanged. A SQLite file that does not exist, or has no table of leads, counts as an empty database.
pub(crate) async fn open_for_dry_run(address: &str) -> Result<AnyCampaign, StoreError> {
    if is_postgres(address) {
        return open_postgres(address, None).await.map(|database| AnyCampaign(database.store));
    }
    if !Path::new(address).exists() {
        return Ok(AnyCampaign(Arc::new(MemoryStore::new())));
    }
    // Not the options of an import, which change the file.
    let options = SqliteConnectOptions::new().filename(address).read_only(true).busy_timeout(Duration::from_secs(30));
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await.map_err(without_driver)?;
    let has_leads = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'leads')";
    let has_leads: bool = sqlx::query_scalar(has_leads).fetch_one(&pool).await.map_err(without_driver)?;
    let store: Arc<dyn LeadStore> =
        if has_leads { Arc::new(SqliteStore::new(pool, WORKSPACE)) } else { Arc::new(MemoryStore::new()) };
    Ok(AnyCampaign(store))
}

/// The files of the database at this address: none of a server, and those that SQLite has beside its file.
pub(crate) fn files(address: &str) -> Vec<PathBuf> {
    if is_postgres(address) {
        return Vec::new();
    }
    ["", "-wal", "-shm", "-journal"].into_iter().map(|ending| PathBuf::from(format!("{address}{ending}"))).collect()
}

fn is_postgres(address: &str) -> bool {
    address.starts_with("postgres://") || address.starts_with("postgresql://")
}

/// The database of a server, in which the tables and this campaign are created.
#[cfg(feature = "postgres")]
async fn open_postgres(address: &str, create: Option<&CampaignId>) -> Result<Database, StoreError> {
    check_server(address).await?;
    let pool = PgPool::connect(address).await.map_err(without_driver)?;
    let store = PostgresStore::new(pool.clone(), WORKSPACE);
    if let Some(campaign) = create {
        store.migrate().await?;
        store.create_campaign(campaign).await?;
    }
    Ok(Database::new(store, async move { pool.close().await }))
}

#[cfg(not(feature = "postgres"))]
#[allow(clippy::unused_async, reason = "it is the other one that waits")]
async fn open_postgres(_: &str, _: Option<&CampaignId>) -> Result<Database, StoreError> {
    Err(StoreError::failed("this program was built without the feature `postgres`"))
}

/// Fails if the server cannot be reached. A pool waits for such a server, and then reports only that it waited.
#[cfg(feature = "postgres")]
async fn check_server(address: &str) -> Result<(), StoreError> {
    match PgConnection::connect(address).await {
        Err(sqlx::Error::Io(error)) => {
            Err(StoreError::unavailable(format!("PostgreSQL is down or cannot be reached: {error}")))
        }
        result => result.map(drop).map_err(without_driver),
    }
}

/// The error with the database's own message, without the words of the driver and the line of the server's source code.
fn without_driver(error: sqlx::Error) -> StoreError {
    match error.as_database_error() {
        Some(database) => StoreError::failed(database.message().to_owned()),
        None => StoreError::failed(error),
    }
}

/// A store for a dry run: every campaign exists, because the import would create a missing one. It cannot write.
#[derive(Debug)]
pub(crate) struct AnyCampaign(Arc<dyn LeadStore>);

#[async_trait]
impl LeadStore for AnyCampaign {
    fn limits(&self) -> StoreLimits {
        self.0.limits()
    }

    async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> {
        Ok(true)
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.0.lookup(batch).await
    }

    async fn import_batch(&self, _: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        Err(StoreError::failed("a dry run writes nothing"))
    }
}
