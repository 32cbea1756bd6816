//! Databases to import into, and what is in them.

use std::{fs, path::PathBuf};

use lead_import::{
    CampaignId, Email, Importer, LeadStore, SqliteStore,
    sqlx::{self, AssertSqlSafe, SqlitePool},
};

use crate::sample;

/// Every lead with all its fields, every membership: each a line, in the order of the keys.
pub(crate) type Contents = Vec<String>;

/// A database in which some leads are there already, and some addresses are suppressed; and as many copies as it takes.
#[derive(Debug)]
pub(crate) enum Home {
    /// A file in this folder.
    Sqlite(PathBuf),
    /// Databases of a server, whose names begin so.
    #[cfg(feature = "postgres")]
    Postgres { url: String, name: String },
}

impl Home {
    /// Makes the database that all copies are made of.
    pub(crate) async fn prepare(&self, rows: u64) {
        match self {
            Self::Sqlite(folder) => {
                let pool = sqlite(&folder.join("before.sqlite")).await;
                let store = SqliteStore::new(pool.clone(), "demo");
                store.migrate().await.expect("the file is new");
                store.create_campaign(&"autumn".into()).await.expect("the tables are there");
                fill(&store, rows).await;
                for email in sample::suppressed(rows) {
                    store
                        .suppress(&Email::parse(&email).expect("it is good"), "unsubscribed")
                        .await
                        .expect("it is there");
                }
                pool.close().await;
            }
            #[cfg(feature = "postgres")]
            Self::Postgres { url, name } => {
                crate::postgres::execute(url, &format!("CREATE DATABASE {name}_before")).await;
                let pool = crate::postgres::pool(url, &format!("{name}_before")).await;
                let store = lead_import::PostgresStore::new(pool.clone(), "demo");
                store.migrate().await.expect("the database is new");
                store.create_campaign(&"autumn".into()).await.expect("the tables are there");
                fill(&store, rows).await;
                for email in sample::suppressed(rows) {
                    store
                        .suppress(&Email::parse(&email).expect("it is good"), "unsubscribed")
                        .await
                        .expect("it is there");
                }
                pool.close().await;
            }
        }
    }

    /// Makes a fresh copy in place of the last one.
    pub(crate) async fn begin(&self) {
        match self {
            Self::Sqlite(folder) => {
                for ending in ["-wal", "-shm"] {
                    fs::remove_file(folder.join(format!("leads.sqlite{ending}"))).ok();
                }
                fs::copy(folder.join("before.sqlite"), folder.join("leads.sqlite")).expect("there is room");
            }
            #[cfg(feature = "postgres")]
            Self::Postgres { url, name } => {
                crate::postgres::execute(url, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
                crate::postgres::execute(url, &format!("CREATE DATABASE {name} TEMPLATE {name}_before")).await;
            }
        }
    }

    /// What the example calls the copy.
    pub(crate) fn address(&self) -> String {
        match self {
            Self::Sqlite(folder) => folder.join("leads.sqlite").display().to_string(),
            #[cfg(feature = "postgres")]
            Self::Postgres { url, name } => url.replacen("/postgres?", &format!("/{name}?"), 1),
        }
    }

    /// What is in the copy, which must be whole.
    pub(crate) async fn contents(&self) -> Contents {
        match self {
            Self::Sqlite(folder) => {
                let pool = sqlite(&folder.join("leads.sqlite")).await;
                let check = sqlx::query_scalar::<_, String>("PRAGMA integrity_check").fetch_all(&pool).await;
                assert_eq!(check.expect("the file can be read"), ["ok"], "{}", folder.display());
                let mut contents = vec![];
                for sql in
                    contents_sql("leads", "campaign_leads JOIN (SELECT lead_id, email FROM leads) USING (lead_id)")
                {
                    let lines = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&pool).await;
                    contents.extend::<Vec<String>>(lines.expect("the tables are there"));
                }
                pool.close().await;
                contents
            }
            #[cfg(feature = "postgres")]
            Self::Postgres { url, name } => crate::postgres::contents(url, name).await,
        }
    }
}

/// The statements for [`Contents`]. All text but `custom` goes as it is.
pub(crate) fn contents_sql(leads: &str, memberships: &str) -> [String; 2] {
    let fields = ["first_name", "last_name", "company_name", "job_title"];
    let fields = fields.map(|field| format!("coalesce({field}, '-')")).join(" || '|' || ");
    [
        format!(
            "SELECT workspace_id || '|' || email || '|' || email_written || '|' || {fields} || '|' || CAST(custom AS text) \
             FROM {leads} ORDER BY 1"
        ),
        format!("SELECT workspace_id || '|' || campaign_id || '|' || email FROM {memberships} ORDER BY 1"),
    ]
}

async fn sqlite(path: &std::path::Path) -> SqlitePool {
    SqlitePool::connect_with(SqliteStore::connect_options(path)).await.expect("the file opens")
}

async fn fill(store: impl LeadStore, rows: u64) {
    let leads = std::io::Cursor::new(sample::stored(rows));
    Importer::new().import(store, &CampaignId::from("autumn"), leads).await.expect("the leads are good");
}
