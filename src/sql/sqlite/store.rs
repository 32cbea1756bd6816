//! [`SqliteStore`]: leads in a SQLite file.

use std::{collections::HashMap, path::Path, time::Duration};

use async_trait::async_trait;
use sqlx::{
    Connection, SqliteConnection, SqlitePool, query, query_scalar,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use super::{
    failure::{at_commit, before_commit},
    lock::{end, while_busy},
    schema::migrate,
    tables::{Depth, Tables, stored},
};
use crate::{
    lead::{CampaignId, Email, Lead},
    sql::codec::{Patch, StoredPresence},
    store::{Batch, LeadOutcome, LeadStore, Membership, Presence, StoreError},
};

/// Leads of one workspace in a SQLite database, over the product's own pool.
///
/// Several processes may import into one file at once: each batch is one transaction that takes the write lock at its
/// beginning and waits for it where need be. The tables are `leads`, `campaigns`, `campaign_leads`, `suppressions` and `imports`;
/// the product may add columns with defaults, which imports never touch. A lead's `lead_id` never comes back to another lead.
/// Constraints and triggers of the product are respected: a lead that one refuses or leaves out is rejected, and the rest
/// of the batch is imported.
///
/// A new address is one page of the index that is written anew, and in a large index each address has a page of its own:
/// into tables of 5,000,000 leads, 50,000 new ones take three times as long as into empty ones, with hand-written
/// statements as well. `PostgresStore` is for those who grow beyond.
///
/// ```
/// use lead_import::{sqlx::SqlitePool, CampaignId, SqliteStore};
///
/// # tokio::runtime::Runtime::new()?.block_on(async {
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("leads.sqlite");
/// let pool = SqlitePool::connect_with(SqliteStore::connect_options(path)).await?;
/// let store = SqliteStore::new(pool, "acme");
/// store.migrate().await?;
/// store.create_campaign(&CampaignId::from("spring")).await?;
/// assert_eq!(store.lead_count().await?, 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct SqliteStore {
    pool: SqlitePool,
    workspace: String,
}

impl SqliteStore {
    /// The store of one workspace. [`migrate`](Self::migrate) makes its tables.
    pub fn new(pool: SqlitePool, workspace: impl Into<String>) -> Self {
        Self { pool, workspace: workspace.into() }
    }

    /// Options for a pool over a file, which is created where it is missing: a write-ahead log, every commit safe on
    /// disk, foreign keys on, half a minute of patience with other writers, and a cache of 16 MB: the pages that a batch of
    /// 1,000 rows touches in large tables fit into it. The log is written back at 32 MB, since such a batch alone is 4 MB.
    pub fn connect_options(path: impl AsRef<Path>) -> SqliteConnectOptions {
        SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(30))
            .pragma("cache_size", "-16384")
            .pragma("wal_autocheckpoint", "8000")
    }

    /// Creates the tables that are missing and turns the file's write-ahead log on. It may run again at any time.
    ///
    /// # Errors
    /// When the pool's connections do not check foreign keys, a table of the same name has other columns, or the
    /// database cannot be written.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        migrate(&self.pool).await
    }

    /// Creates the campaign; one that exists stays as it is.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn create_campaign(&self, campaign: &CampaignId) -> Result<(), StoreError> {
        let sql = "INSERT INTO campaigns (workspace_id, campaign_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        let insert = || query(sql).bind(&self.workspace).bind(campaign.as_str()).execute(&self.pool);
        while_busy(insert).await.map(drop).map_err(at_commit)
    }

    /// Makes the store reject this email from now on, with this reason.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn suppress(&self, email: &Email, reason: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO suppressions (workspace_id, email, reason) VALUES (?1, ?2, ?3) \
                   ON CONFLICT DO UPDATE SET reason = excluded.reason";
        let insert = || query(sql).bind(&self.workspace).bind(email.as_str()).bind(reason).execute(&self.pool);
        while_busy(insert).await.map(drop).map_err(at_commit)
    }

    /// The lead with this email.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lead(&self, email: &Email) -> Result<Option<Lead>, StoreError> {
        let sql = "SELECT email_written, first_name, last_name, company_name, job_title, custom FROM leads \
                   WHERE workspace_id = ?1 AND email = ?2";
        let select = query(sql).bind(&self.workspace).bind(email.as_str());
        let row = select.fetch_optional(&self.pool).await.map_err(before_commit)?;
        row.map(|row| stored(&row, email, 0).map(crate::sql::codec::StoredLead::into_lead)).transpose()
    }

    /// How many leads the workspace has.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lead_count(&self) -> Result<u64, StoreError> {
        let count = query_scalar("SELECT count(*) FROM leads WHERE workspace_id = ?1").bind(&self.workspace);
        count.fetch_one(&self.pool).await.map(i64::unsigned_abs).map_err(before_commit)
    }

    /// The emails of the campaign's leads in normal form, sorted.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn members(&self, campaign: &CampaignId) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT l.email FROM campaign_leads AS m JOIN leads AS l USING (lead_id) \
                   WHERE m.workspace_id = ?1 AND m.campaign_id = ?2 ORDER BY l.email";
        let select = query_scalar(sql).bind(&self.workspace).bind(campaign.as_str());
        select.fetch_all(&self.pool).await.map_err(before_commit)
    }

    async fn has_campaign(
        &self,
        executor: impl sqlx::SqliteExecutor<'_>,
        campaign: &CampaignId,
    ) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM campaigns WHERE workspace_id = ?1 AND campaign_id = ?2)";
        let exists = query_scalar(sql).bind(&self.workspace).bind(campaign.as_str());
        exists.fetch_one(executor).await.map_err(before_commit)
    }

    /// The outer error is that of the beginning, before which there is no work to lose.
    async fn attempt(&self, batch: &Batch) -> Result<Result<Vec<LeadOutcome>, StoreError>, sqlx::Error> {
        let mut connection = self.pool.acquire().await?;
        // The write lock is taken at once, so that what the batch reads stays true until it commits.
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        let outcomes = self.apply(&mut transaction, batch).await;
        let (outcomes, fit) = end(transaction, outcomes).await;
        if !fit {
            // SQLite itself rolls back after some errors (a full disk is one), which the connection's own count of open
            // transactions does not notice. Such a connection must not go back to the pool.
            connection.close_on_drop();
        }
        Ok(outcomes)
    }

    async fn apply(&self, connection: &mut SqliteConnection, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let mut tables = Tables { connection, workspace: &self.workspace };
        let opened = tables.open(batch).await?;
        if !opened.campaign_exists {
            return Err(StoreError::failed(format!("campaign {} does not exist", batch.campaign())));
        }
        if let Some(outcomes) = opened.replay {
            return Ok(outcomes);
        }
        let (created, found) = create(&mut tables, batch, opened.newest).await?;
        let plan = Plan::new(batch, &found);
        tables.update(&plan.update).await?;
        let joined = join(&mut tables, batch.campaign(), &plan.join, (opened.newest, created)).await?;
        if (created, joined) != (plan.created(), plan.join.len()) {
            return Err(StoreError::refused("a trigger of the database left a row out"));
        }
        tables.keep(batch, &plan.outcomes).await?;
        Ok(plan.outcomes)
    }
}

/// Creates the leads that are missing; returns how many, and what there was of the others.
///
/// The rows of most files are new, so they are written without a look at what there is, until one was there.
async fn create<'b>(
    tables: &mut Tables<'_>,
    batch: &'b Batch,
    newest: i64,
) -> Result<(usize, HashMap<&'b Email, StoredPresence>), StoreError> {
    // In the order of the index, whose pages are then written once.
    let mut leads: Vec<_> = batch.leads().iter().collect();
    leads.sort_unstable_by_key(|lead| lead.email());
    let (tried, created) = tables.create_while_new(&leads).await?;
    if created == leads.len() {
        return Ok((created, HashMap::new()));
    }
    let emails: Vec<_> = leads.iter().map(|lead| lead.email()).collect();
    let depth = if batch.existing().is_keep() { Depth::Existence } else { Depth::Lead };
    let found = tables.find(batch.campaign(), &emails, newest, depth).await?;
    let missing: Vec<_> = leads.drain(tried..).filter(|lead| !found.contains_key(lead.email())).collect();
    Ok((created + tables.create(&missing).await?, found))
}

/// Adds leads to the campaign, among them those `created` after the `newest`; returns how many.
async fn join(
    tables: &mut Tables<'_>,
    campaign: &CampaignId,
    emails: &[&Email],
    (newest, created): (i64, usize),
) -> Result<usize, StoreError> {
    if emails.is_empty() {
        return Ok(0);
    }
    let joined = if emails.len() == created { tables.join_after(campaign, newest, created).await? } else { 0 };
    if joined > 0 { Ok(joined) } else { tables.join(campaign, emails).await }
}

/// What becomes of the leads of a batch, and what is left to do for those that exist, decided while nobody else can
/// change the tables.
#[derive(Debug)]
struct Plan<'b> {
    outcomes: Vec<LeadOutcome>,
    update: Vec<(&'b Email, Patch)>,
    join: Vec<&'b Email>,
}

impl<'b> Plan<'b> {
    /// `found` is what was there before the batch.
    fn new(batch: &'b Batch, found: &HashMap<&Email, StoredPresence>) -> Self {
        let mut plan = Self { outcomes: Vec::with_capacity(batch.leads().len()), update: vec![], join: vec![] };
        let absent = StoredPresence::absent();
        for lead in batch.leads() {
            let (outcome, patch) = found.get(lead.email()).unwrap_or(&absent).decide(batch, lead);
            plan.add(lead, outcome, patch);
        }
        plan
    }

    fn add(&mut self, lead: &'b Lead, outcome: LeadOutcome, patch: Option<Patch>) {
        self.update.extend(patch.map(|patch| (lead.email(), patch)));
        let joins = matches!(
            outcome,
            LeadOutcome::Created { .. } | LeadOutcome::Existing { membership: Membership::Added, .. }
        );
        self.join.extend(joins.then(|| lead.email()));
        self.outcomes.push(outcome);
    }

    fn created(&self) -> usize {
        self.outcomes.iter().filter(|outcome| matches!(outcome, LeadOutcome::Created { .. })).count()
    }
}

#[async_trait]
impl LeadStore for SqliteStore {
    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.has_campaign(&self.pool, campaign).await
    }

    async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        let mut connection = self.pool.acquire().await.map_err(before_commit)?;
        let mut tables = Tables { connection: &mut connection, workspace: &self.workspace };
        let mut ordered = emails.to_vec();
        ordered.sort_unstable();
        let found = tables.find(campaign, &ordered, i64::MAX, Depth::Lead).await?;
        Ok(emails
            .iter()
            .map(|email| found.get(email).map_or_else(Presence::absent, StoredPresence::presence))
            .collect())
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        while_busy(|| self.attempt(batch)).await.map_err(before_commit)?
    }
}
