//! Creates and checks the tables and the settings of the database file.

use sqlx::{Error, SqlitePool, query_scalar, raw_sql};

use super::{error::before_commit, transaction::retry_while_busy};
use crate::store::StoreError;

/// Fails if the product has a table of the same name with other columns: it names every column that the store uses.
const CHECK: &str = "SELECT l.lead_id, l.workspace_id, l.email, l.email_written, l.first_name, l.last_name, l.company_name, \
     l.job_title, l.custom, c.campaign_id, m.campaign_id, m.lead_id, s.reason, i.import_id, i.campaign_id, i.last_batch, \
     i.stored_at FROM leads l, campaigns c, campaign_leads m, suppressions s, imports i LIMIT 0";

pub(super) async fn migrate(pool: &SqlitePool) -> Result<(), StoreError> {
    require_foreign_keys(pool).await?;
    retry_while_busy(|| enable_wal(pool)).await.map_err(before_commit)?;
    retry_while_busy(|| create_tables(pool)).await.map_err(before_commit)
}

/// Only the pool can switch foreign keys on, since it is a setting of each connection.
async fn require_foreign_keys(pool: &SqlitePool) -> Result<(), StoreError> {
    let on: bool = query_scalar("PRAGMA foreign_keys").fetch_one(pool).await.map_err(before_commit)?;
    if on { Ok(()) } else { Err(StoreError::failed("the pool's connections have foreign keys switched off")) }
}

/// With a write-ahead log, others can read while an import writes. The setting is stored in the file.
async fn enable_wal(pool: &SqlitePool) -> Result<(), Error> {
    let mode: String = query_scalar("PRAGMA journal_mode").fetch_one(pool).await?;
    match mode.as_str() {
        "wal" | "memory" => Ok(()),
        _ => query_scalar::<_, String>("PRAGMA journal_mode = WAL").fetch_one(pool).await.map(drop),
    }
}

async fn create_tables(pool: &SqlitePool) -> Result<(), Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    raw_sql(include_str!("../../../migrations/sqlite.sql")).execute(&mut *transaction).await?;
    raw_sql(CHECK).execute(&mut *transaction).await?;
    transaction.commit().await
}
