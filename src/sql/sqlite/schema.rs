//! The tables, and what the store asks of the database file.

use sqlx::{Error, SqlitePool, query_scalar, raw_sql};

use super::{failure::before_commit, lock::while_busy};
use crate::store::StoreError;

/// Names every column that the store uses, so that a table of the same name with another meaning is found out.
const CHECK: &str = "SELECT l.lead_id, l.workspace_id, l.email, l.email_written, l.first_name, l.last_name, l.company_name, \
     l.job_title, l.custom, c.campaign_id, m.campaign_id, m.lead_id, s.reason, i.import_id, i.first_row, i.last_row, i.outcomes, \
     i.stored_at FROM leads l, campaigns c, campaign_leads m, suppressions s, imports i LIMIT 0";

pub(super) async fn migrate(pool: &SqlitePool) -> Result<(), StoreError> {
    require_foreign_keys(pool).await?;
    while_busy(|| write_ahead(pool)).await.map_err(before_commit)?;
    while_busy(|| create_tables(pool)).await.map_err(before_commit)
}

/// It is a setting of each connection, which the pool makes.
async fn require_foreign_keys(pool: &SqlitePool) -> Result<(), StoreError> {
    let on: bool = query_scalar("PRAGMA foreign_keys").fetch_one(pool).await.map_err(before_commit)?;
    if on { Ok(()) } else { Err(StoreError::failed("the pool's connections have foreign keys switched off")) }
}

/// A write-ahead log lets readers go on while an import writes. The file remembers the setting.
async fn write_ahead(pool: &SqlitePool) -> Result<(), Error> {
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
