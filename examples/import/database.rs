//! Where the leads go.

use std::{path::Path, sync::Arc};

use async_trait::async_trait;
use lead_import::{
    CampaignId, Email, LeadStore, MemoryStore, SqliteStore, StoreError,
    sqlx::SqlitePool,
    store::{Batch, LeadOutcome, Presence},
};

use crate::args::Args;

/// The workspace of everything that this program imports.
const WORKSPACE: &str = "demo";

/// The store with its tables and the campaign.
pub(crate) async fn open(args: &Args, campaign: &CampaignId) -> Result<Arc<dyn LeadStore>, StoreError> {
    #[cfg(feature = "postgres")]
    if is_postgres(args) {
        let store = postgres(args).await?;
        store.migrate().await?;
        store.create_campaign(campaign).await?;
        return Ok(Arc::new(store));
    }
    let store = sqlite(args).await?;
    store.migrate().await?;
    store.create_campaign(campaign).await?;
    Ok(Arc::new(store))
}

/// The store as it is, for a dry run. A database that is not there counts as an empty one.
pub(crate) async fn read_only(args: &Args) -> Result<DryRun, StoreError> {
    #[cfg(feature = "postgres")]
    if is_postgres(args) {
        return Ok(DryRun(Arc::new(postgres(args).await?)));
    }
    if !Path::new(&args.database).exists() {
        return Ok(DryRun(Arc::new(MemoryStore::new())));
    }
    Ok(DryRun(Arc::new(sqlite(args).await?)))
}

#[cfg(feature = "postgres")]
fn is_postgres(args: &Args) -> bool {
    args.database.starts_with("postgres://") || args.database.starts_with("postgresql://")
}

#[cfg(feature = "postgres")]
async fn postgres(args: &Args) -> Result<lead_import::PostgresStore, StoreError> {
    let pool = lead_import::sqlx::PgPool::connect(&args.database).await.map_err(StoreError::failed)?;
    Ok(lead_import::PostgresStore::new(pool, WORKSPACE))
}

async fn sqlite(args: &Args) -> Result<SqliteStore, StoreError> {
    let options = SqliteStore::connect_options(&args.database);
    let pool = SqlitePool::connect_with(options).await.map_err(StoreError::failed)?;
    Ok(SqliteStore::new(pool, WORKSPACE))
}

/// A store in which every campaign exists, since the real import would create a missing one.
#[derive(Debug)]
pub(crate) struct DryRun(Arc<dyn LeadStore>);

#[async_trait]
impl LeadStore for DryRun {
    async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> {
        Ok(true)
    }

    async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        self.0.lookup(campaign, emails).await
    }

    async fn import_batch(&self, _: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        Err(StoreError::failed("a dry run writes nothing"))
    }
}
