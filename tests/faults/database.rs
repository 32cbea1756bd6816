//! Databases to import into, and what is in them.

use std::{fs, path::Path};

use lead_import::{
    CampaignId, Email, Importer, SqliteStore,
    sqlx::{self, SqlitePool},
};

use crate::sample;

/// Every lead with all its fields, every membership: each a line, in the order of the keys.
pub(crate) type Contents = Vec<String>;

pub(crate) const LEADS: &str = "SELECT concat_ws('|', workspace_id, email, email_written, coalesce(first_name, '-'), \
    coalesce(last_name, '-'), coalesce(company_name, '-'), coalesce(job_title, '-'), custom) FROM leads ORDER BY 1";
pub(crate) const MEMBERS: &str =
    "SELECT concat_ws('|', workspace_id, campaign_id, email) FROM campaign_leads ORDER BY 1";

/// A SQLite file in which some leads are there already, and some addresses are suppressed.
pub(crate) async fn prepare(path: &Path, rows: u64) {
    let pool = SqlitePool::connect_with(SqliteStore::connect_options(path)).await.expect("the file is new");
    let (store, autumn) = (SqliteStore::new(pool.clone(), "demo"), CampaignId::from("autumn"));
    store.migrate().await.expect("the file is new");
    store.create_campaign(&autumn).await.expect("the tables are there");
    let leads = std::io::Cursor::new(sample::stored(rows));
    Importer::new().import(&store, &autumn, leads).await.expect("the leads are good");
    for email in sample::suppressed(rows) {
        store
            .suppress(&Email::parse(&email).expect("it is good"), "asked not to be written to")
            .await
            .expect("it is there");
    }
    pool.close().await;
}

/// What is in the SQLite file, which must be whole.
pub(crate) async fn contents(path: &Path) -> Contents {
    let pool = SqlitePool::connect_with(SqliteStore::connect_options(path)).await.expect("the file opens");
    let check: Vec<String> = column(&pool, "PRAGMA integrity_check").await;
    assert_eq!(check, ["ok"], "{}", path.display());
    let mut contents = column(&pool, LEADS).await;
    contents.extend(column(&pool, MEMBERS).await);
    pool.close().await;
    contents
}

async fn column(pool: &SqlitePool, sql: &'static str) -> Vec<String> {
    sqlx::query_scalar(sql).fetch_all(pool).await.expect("the tables are there")
}

/// A fresh copy of a file that nobody has open.
pub(crate) fn copy(from: &Path, to: &Path) {
    for ending in ["-wal", "-shm"] {
        let mut beside = to.as_os_str().to_owned();
        beside.push(ending);
        fs::remove_file(beside).ok();
    }
    fs::copy(from, to).expect("there is room");
}
