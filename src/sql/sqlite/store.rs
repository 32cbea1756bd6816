//! [`SqliteStore`]: leads in a SQLite file.

use std::{path::Path, time::Duration};

use async_trait::async_trait;
use sqlx::{
    SqlitePool, query, query_scalar,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{
    batch,
    error::{at_commit, before_commit},
    schema,
    statements::{LeadColumns, SqliteTables, decode_lead},
    transaction::retry_while_busy,
};
use crate::{
    lead::{CampaignId, Email, Lead},
    store::{Batch, LeadOutcome, LeadStore, Presence, StoreError, StoreLimits},
};

/// A transaction writes each page that it changes to the log. In a file of tens of thousands of leads 1,000 new addresses are on most pages of the
/// index already, so four times as many rows write not many more pages.
const PREFERRED_BATCH: usize = 4_000;

/// Stores the leads of one workspace in a SQLite database: over [a pool of its own](Self::open), or over [the product's](Self::new).
///
/// A workspace is a customer or a tenant; workspaces in one file do not see each other. A store value over a pool is cheap: make one per
/// request, with a clone of the pool.
///
/// ```
/// use lead_import::{CampaignId, Importer, SqliteStore};
///
/// # tokio::runtime::Runtime::new()?.block_on(async {
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("leads.sqlite");
/// let store = SqliteStore::open(path, "acme").await?;
/// let campaign = CampaignId::from("spring");
/// store.create_campaign(&campaign).await?;
/// let file = std::io::Cursor::new("Email,First Name\nada@example.com,Ada\n");
/// Importer::new().import(&store, &campaign, file).await?;
/// assert_eq!(store.members(&campaign).await?, ["ada@example.com"]);
/// store.close().await;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Concurrency
///
/// Each batch is one transaction of 4,000 rows (unless [`Importer::batch_size`](crate::Importer::batch_size) is set), which takes the write lock at its start and waits while another connection holds it. So
/// several processes may import into one file at the same time. If the lock is not free within the pool's busy timeout,
/// the batch fails with an error that [is transient](StoreError::is_transient). With a busy timeout of less than 3 seconds, the batch is
/// retried for 3 seconds.
///
/// # Tables
///
/// [`migrate`](Self::migrate) creates `leads`, `campaigns`, `campaign_leads`, `suppressions` and `imports`. The statements are in
/// `migrations/sqlite.sql`.
///
/// - The product may add columns with defaults. Imports never change them.
/// - The `lead_id` of a deleted lead is never used again.
/// - Constraints and triggers of the product are respected. A lead that one of them refuses or skips is rejected, and the
///   rest of the batch is imported.
///
/// # Size
///
/// Inserting a new address rewrites one index page, and in a large index each address is on a page of its own. Importing
/// 50,000 new leads into tables of 5,000,000 takes 2.6 times as long as into empty tables (0.53 and 0.21 s), and hand-written statements that do
/// the least take 2.0 times as long (measured on 2026-11-27 on two cores of a virtual machine, an AMD EPYC). A product that outgrows this
/// can use `PostgresStore`.
#[derive(Clone, Debug)]
pub struct SqliteStore {
    pool: SqlitePool,
    workspace: String,
}

impl SqliteStore {
    /// Opens a file over a pool of its own, with [`connect_options`](Self::connect_options), and creates the file and its tables if they are missing.
    ///
    /// The pool has one connection, with which imports are fastest: SQLite caches pages by connection, and a connection has to drop its cache once
    /// another one has written. Batches of imports that share this store, and its other calls, take turns. So a
    /// [listener](crate::Importer::listener), which blocks its thread, must not wait for a call of this store: the call may wait for that thread. A
    /// [`CheckpointSink`](crate::import::CheckpointSink) may await one.
    ///
    /// # Errors
    /// When the path is empty, the file cannot be opened or written, or as for [`migrate`](Self::migrate).
    pub async fn open(path: impl AsRef<Path>, workspace: impl Into<String>) -> Result<Self, StoreError> {
        // SQLite would make a temporary file, which is gone in the end.
        if path.as_ref().as_os_str().is_empty() {
            return Err(StoreError::failed("the path of the database is empty"));
        }
        let options = Self::connect_options(path);
        // While another process switches the new file to a write-ahead log, SQLite does not wait for the busy timeout.
        let pool = retry_while_busy(|| SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()));
        let store = Self::new(pool.await.map_err(before_commit)?, workspace);
        store.migrate().await?;
        Ok(store)
    }

    /// Closes the pool. SQLite then moves its log into the database's file, so that this file alone has all leads.
    pub async fn close(self) {
        self.pool.close().await;
    }

    /// The store of one workspace, over the product's pool. Call [`migrate`](Self::migrate) before its first use.
    ///
    /// The pool's connections must check foreign keys, and write-ahead logging is switched on in the file: see
    /// [`connect_options`](Self::connect_options). In a pool of several connections a batch may get another one than the batch before it, whose cache
    /// is then out of date, so that a large import takes longer than over the one connection of [`open`](Self::open).
    pub fn new(pool: SqlitePool, workspace: impl Into<String>) -> Self {
        Self { pool, workspace: workspace.into() }
    }

    /// Options for a pool over a file, which is created if it does not exist.
    ///
    /// | option | value | reason |
    /// |---|---|---|
    /// | journal | write-ahead log | others can read during an import |
    /// | synchronous | full | a committed batch survives a power failure |
    /// | foreign keys | on | [`migrate`](Self::migrate) requires it |
    /// | busy timeout | 30 s | how long a batch waits for another writer |
    /// | cache | 12 MiB per connection | holds the pages that a batch of 4,000 rows touches in large tables |
    /// | page size | 2,048 bytes | in a large table each new address changes a page of the index, and the log gets the whole page |
    /// | automatic checkpoint | 393,216 pages (768 MiB) | many batches change the same page, which is written back once |
    /// | temporary data | in memory | SQLite copies the pages that one statement changes, to be able to undo it: into a file otherwise |
    ///
    /// The page size applies to a file that is created; a file that exists keeps its own. The log takes up to 768 MiB beside the file during an
    /// import of hundreds of thousands of rows, and keeps its size until the last connection closes. It takes 1.5 GiB if the file has pages of 4,096 bytes, and more while a
    /// reader keeps an old state. With a smaller limit an import of millions of rows writes more: 5,000,000 rows 19.6 GB with 768 MiB, 20.9 GB with
    /// 512 MiB and 23.7 GB with 256 MiB. Temporary data in memory includes the sorting of an index that the product creates over one of these
    /// connections.
    ///
    /// Small pages cost more system calls. With pages of 4,096 bytes, importing 50,000 rows into a new file takes a twentieth less processor time, and an
    /// import of 5,000,000 rows writes nearly half as much again. With pages of 1,024 bytes it takes a fifth more time, and an import of
    /// 5,000,000 rows writes a quarter less (measured on 2026-11-27 on two cores of a virtual machine). A product whose files stay
    /// small can set `page_size(4096)` on these options.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use lead_import::{SqliteStore, sqlx::sqlite::SqlitePoolOptions};
    ///
    /// let options = SqliteStore::connect_options("leads.sqlite").busy_timeout(Duration::from_secs(5));
    /// # tokio::runtime::Runtime::new()?.block_on(async {
    /// let pool = SqlitePoolOptions::new().max_connections(4).connect_lazy_with(options);
    /// let store = SqliteStore::new(pool, "acme");
    /// # });
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn connect_options(path: impl AsRef<Path>) -> SqliteConnectOptions {
        SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(30))
            .pragma("cache_size", "-12288")
            .page_size(2_048)
            .pragma("temp_store", "memory")
            .pragma("wal_autocheckpoint", "393216")
    }

    /// Creates the missing tables and switches the file to a write-ahead log.
    ///
    /// Call it at every start. It changes nothing in tables that exist, and several processes may call it at once.
    ///
    /// # Errors
    /// When the pool's connections do not check foreign keys, a table of the same name has other columns, or the
    /// database cannot be written.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        schema::migrate(&self.pool).await
    }

    /// Creates the campaign, unless it exists.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn create_campaign(&self, campaign: &CampaignId) -> Result<(), StoreError> {
        let sql = "INSERT INTO campaigns (workspace_id, campaign_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        let insert = || query(sql).bind(&self.workspace).bind(campaign.as_str()).execute(&self.pool);
        retry_while_busy(insert).await.map(drop).map_err(at_commit)
    }

    /// Rejects this email in all later imports, for example because the person unsubscribed.
    ///
    /// `reason` appears in the report of an import that has the email. A lead that already exists stays, with its
    /// memberships. A second call replaces the reason.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn suppress(&self, email: &Email, reason: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO suppressions (workspace_id, email, reason) VALUES (?1, ?2, ?3) \
                   ON CONFLICT DO UPDATE SET reason = excluded.reason";
        let insert = || query(sql).bind(&self.workspace).bind(email.as_str()).bind(reason).execute(&self.pool);
        retry_while_busy(insert).await.map(drop).map_err(at_commit)
    }

    /// The lead with this email. Values in `custom` that are not text are returned as their JSON.
    ///
    /// # Errors
    /// When the database cannot be read, or `custom` is not a JSON object.
    pub async fn lead(&self, email: &Email) -> Result<Option<Lead>, StoreError> {
        let sql = "SELECT email_written, first_name, last_name, company_name, job_title, custom FROM leads \
                   WHERE workspace_id = ?1 AND email = ?2";
        let select = query(sql).bind(&self.workspace).bind(email.as_str());
        let row = select.fetch_optional(&self.pool).await.map_err(before_commit)?;
        let stored = row.map(|row| decode_lead(&row, email, 0)).transpose()?;
        Ok(stored.and_then(|row| row.lead().cloned()))
    }

    /// The number of leads in the workspace. It reads the whole index, so it takes longer the more leads there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lead_count(&self) -> Result<u64, StoreError> {
        let count = query_scalar("SELECT count(*) FROM leads WHERE workspace_id = ?1").bind(&self.workspace);
        count.fetch_one(&self.pool).await.map(i64::unsigned_abs).map_err(before_commit)
    }

    /// The emails of the campaign's leads in normal form, sorted. Empty if the campaign does not exist.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn members(&self, campaign: &CampaignId) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT l.email FROM campaign_leads AS m JOIN leads AS l USING (lead_id) \
                   WHERE m.workspace_id = ?1 AND m.campaign_id = ?2 ORDER BY l.email";
        let select = query_scalar(sql).bind(&self.workspace).bind(campaign.as_str());
        select.fetch_all(&self.pool).await.map_err(before_commit)
    }
}

#[async_trait]
impl LeadStore for SqliteStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional().with_preferred_batch(PREFERRED_BATCH)
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM campaigns WHERE workspace_id = ?1 AND campaign_id = ?2)";
        let exists = query_scalar(sql).bind(&self.workspace).bind(campaign.as_str());
        exists.fetch_one(&self.pool).await.map_err(before_commit)
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        let mut connection = self.pool.acquire().await.map_err(before_commit)?;
        let mut tables = SqliteTables { connection: &mut connection, workspace: &self.workspace };
        let emails: Vec<_> = batch.leads().iter().map(Lead::email).collect();
        let mut sorted = emails.clone();
        sorted.sort_unstable();
        let stored = tables.find(batch.campaign(), &sorted, i64::MAX, LeadColumns::All).await?;
        let presence = |email: &&Email| stored.get(*email).map_or_else(Presence::absent, |row| row.presence().clone());
        Ok(emails.iter().map(presence).collect())
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        batch::import(&self.pool, &self.workspace, batch).await
    }
}
