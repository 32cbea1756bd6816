//! The database that the leads are stored in.

use std::{path::Path, sync::Arc};

use async_trait::async_trait;
use lead_import::{
    CampaignId, LeadStore, MemoryStore, SqliteStore, StoreError,
    sqlx::SqlitePool,
    store::{Batch, LeadOutcome, Presence, StoreLimits},
};
#[cfg(feature = "postgres")]
use lead_import::{PostgresStore, sqlx::PgPool};

/// The workspace of everything that this program imports.
const WORKSPACE: &str = "demo";

/// The store at this address, with its tables and the campaign.
pub(crate) async fn open(address: &str, campaign: &CampaignId) -> Result<Arc<dyn LeadStore>, StoreError> {
    #[cfg(feature = "postgres")]
    if is_postgres(address) {
        let store = postgres(address).await?;
        store.migrate().await?;
        store.create_campaign(campaign).await?;
        return Ok(Arc::new(store));
    }
    let store = sqlite(address).await?;
    store.migrate().await?;
    store.create_campaign(campaign).await?;
    Ok(Arc::new(store))
}

/// The store at this address, unchanged. A SQLite file that does not exist counts as an empty database.
pub(crate) async fn open_for_dry_run(address: &str) -> Result<AnyCampaign, StoreError> {
    #[cfg(feature = "postgres")]
    if is_postgres(address) {
        return Ok(AnyCampaign(Arc::new(postgres(address).await?)));
    }
    if !is_postgres(address) && !Path::new(address).exists() {
        return Ok(AnyCampaign(Arc::new(MemoryStore::new())));
    }
    Ok(AnyCampaign(Arc::new(sqlite(address).await?)))
}

fn is_postgres(address: &str) -> bool {
    address.starts_with("postgres://") || address.starts_with("postgresql://")
}

#[cfg(feature = "postgres")]
async fn postgres(address: &str) -> Result<PostgresStore, StoreError> {
    let pool = PgPool::connect(address).await.map_err(StoreError::failed)?;
    Ok(PostgresStore::new(pool, WORKSPACE))
}

async fn sqlite(path: &str) -> Result<SqliteStore, StoreError> {
    if is_postgres(path) {
        return Err(StoreError::failed("this program was built without the feature `postgres`"));
    }
    let options = SqliteStore::connect_options(path);
    let pool = SqlitePool::connect_with(options).await.map_err(StoreError::failed)?;
    Ok(SqliteStore::new(pool, WORKSPACE))
}

/// A store for a dry run: every campaign exists, because the import would create a missing one.
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
