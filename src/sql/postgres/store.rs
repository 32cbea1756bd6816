//! [`PostgresStore`]: leads in PostgreSQL, or in Citus.

use async_trait::async_trait;
use sqlx::{PgPool, Row, postgres::PgRow};

use super::{
    batch,
    literal::array,
    rows::{decode_lead, decode_leads, decode_suppressions},
    schema,
    session::{acquire, run, with_retries},
    statements::PostgresStatements,
};
use crate::{
    lead::{CampaignId, Email, Lead},
    store::{Batch, LeadOutcome, LeadStore, Presence, StoreError, StoreLimits},
};

/// The schema of the tables if the product names no other.
const DEFAULT_SCHEMA: &str = "lead_import";

/// With fewer rows, the round trips and the commit are a larger part of the time: 50,000 rows in batches of 1,000 take a seventh longer.
const PREFERRED_BATCH: usize = 4_000;

/// Stores the leads of one workspace in a PostgreSQL database, over the product's own pool.
///
/// A workspace is a customer or a tenant; workspaces in one schema do not see each other. A store value is cheap: make one per
/// request, with a clone of the pool. PostgreSQL 10 or newer is required.
///
/// ```no_run
/// use lead_import::{sqlx::PgPool, CampaignId, Importer, PostgresStore};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let pool = PgPool::connect("postgres://localhost/crm").await?;
/// let store = PostgresStore::new(pool, "acme");
/// store.migrate().await?;
///
/// let campaign = CampaignId::from("spring");
/// store.create_campaign(&campaign).await?;
/// let file = std::io::Cursor::new("Email,First Name\nada@example.com,Ada\n");
/// Importer::new().import(&store, &campaign, file).await?;
/// assert_eq!(store.members(&campaign).await?, ["ada@example.com"]);
/// # Ok(())
/// # }
/// ```
///
/// # Concurrency
///
/// Any number of processes may import at the same time. A batch of 4,000 rows (unless [`Importer::batch_size`](crate::Importer::batch_size) is set) is one
/// transaction of five round trips, or six if its policy may change existing leads: a binary `COPY` sends the rows into a temporary table, and two statements merge them
/// into the tables. With [`Importer::concurrent_batches`](crate::Importer::concurrent_batches) an import has several of them under way, each on a
/// connection of its own.
///
/// A transaction that loses a race, its connection or a worker of a Citus cluster is retried up to nine times, with pauses of at most 10 seconds in
/// all, before the error is returned. Nothing is left in the server's session, so a connection pooler in transaction mode may be in front of the
/// server.
///
/// # Tables
///
/// [`migrate`](Self::migrate) creates `leads`, `campaigns`, `campaign_leads`, `suppressions` and `imports`. The statements are in
/// `migrations/postgres.sql`.
///
/// - The product may add columns with defaults. Imports never change them.
/// - Custom fields are `jsonb`, which keeps names and values but not the order of the columns.
#[derive(Clone, Debug)]
pub struct PostgresStore {
    pool: PgPool,
    schema: String,
    workspace: String,
}

impl PostgresStore {
    /// The store of one workspace, with its tables in the schema `lead_import`. Call [`migrate`](Self::migrate) before its
    /// first use.
    pub fn new(pool: PgPool, workspace: impl Into<String>) -> Self {
        Self { pool, schema: DEFAULT_SCHEMA.to_owned(), workspace: workspace.into() }
    }

    /// Sets the schema of the tables. Any name works, also one that SQL must quote.
    ///
    /// ```
    /// use lead_import::{PostgresStore, sqlx::PgPool};
    ///
    /// # tokio::runtime::Runtime::new()?.block_on(async {
    /// let pool = PgPool::connect_lazy("postgres://localhost/crm")?;
    /// let store = PostgresStore::new(pool, "acme").schema("leads");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn schema(mut self, schema: impl Into<String>) -> Self {
        self.schema = schema.into();
        self
    }

    /// Creates the schema and the tables that are missing.
    ///
    /// Call it at every start. It changes nothing in tables that exist, and several processes may call it at once.
    ///
    /// # Errors
    /// When the user may not create them, or a table of the same name has other columns.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        schema::migrate(&self.pool, &self.schema).await
    }

    /// Distributes the tables over the nodes of a [Citus](https://www.citusdata.com) cluster, by workspace.
    ///
    /// Call it after [`migrate`](Self::migrate), once or at every start: it does nothing if the tables are already distributed. Rows that
    /// the tables already hold are copied to the workers. The coordinator keeps a copy that no statement sees, until you call
    /// `truncate_local_data_after_distributing_table` for each table. The [guide](crate::guide::postgres) has the statements.
    ///
    /// # Errors
    /// When the database does not have the extension `citus`, or the user may not distribute tables.
    pub async fn distribute(&self) -> Result<(), StoreError> {
        schema::distribute(&self.pool, &self.schema).await
    }

    /// Creates the campaign, unless it exists.
    ///
    /// # Errors
    /// When the database cannot be written, or the campaign's id has a NUL character.
    pub async fn create_campaign(&self, campaign: &CampaignId) -> Result<(), StoreError> {
        self.run(&self.statements()?.create_campaign(campaign)?).await.map(drop)
    }

    /// Rejects this email in all later imports, for example because the person unsubscribed.
    ///
    /// `reason` appears in the report of an import that has the email. A lead that already exists stays, with its
    /// memberships. A second call replaces the reason.
    ///
    /// # Errors
    /// When the database cannot be written, or the reason has a NUL character.
    pub async fn suppress(&self, email: &Email, reason: &str) -> Result<(), StoreError> {
        self.run(&self.statements()?.suppress(email, reason)?).await.map(drop)
    }

    /// The lead with this email. Values in `custom` that are not text are returned as their JSON.
    ///
    /// # Errors
    /// When the database cannot be read, or `custom` is not a JSON object.
    pub async fn lead(&self, email: &Email) -> Result<Option<Lead>, StoreError> {
        let rows = self.run(&self.statements()?.lead(email)?).await?;
        let stored = rows[0].first().map(|row| decode_lead(row, email)).transpose()?;
        Ok(stored.and_then(|row| row.lead().cloned()))
    }

    /// The number of leads in the workspace. It reads all of their rows or an index, so it takes longer the more there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lead_count(&self) -> Result<u64, StoreError> {
        let rows = self.run(&self.statements()?.lead_count()).await?;
        rows[0][0].try_get(0).map(i64::unsigned_abs).map_err(StoreError::failed)
    }

    /// The emails of the campaign's leads in normal form, sorted. Empty if the campaign does not exist.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn members(&self, campaign: &CampaignId) -> Result<Vec<String>, StoreError> {
        let rows = self.run(&self.statements()?.members(campaign)?).await?;
        rows[0].iter().map(|row| row.try_get(0).map_err(StoreError::failed)).collect()
    }

    fn statements(&self) -> Result<PostgresStatements, StoreError> {
        PostgresStatements::new(&self.schema, &self.workspace)
    }

    /// Runs statements that are safe to repeat, as one implicit transaction.
    async fn run(&self, statements: &str) -> Result<Vec<Vec<PgRow>>, StoreError> {
        with_retries(|| async { Ok(run(&mut *acquire(&self.pool).await?, statements).await?) }).await
    }
}

#[async_trait]
impl LeadStore for PostgresStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional().with_preferred_batch(PREFERRED_BATCH).with_concurrent_batches()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        if campaign.as_str().contains('\0') {
            return Ok(false);
        }
        Ok(!self.run(&self.statements()?.campaign(campaign)?).await?[0].is_empty())
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        let emails: Vec<_> = batch.leads().iter().map(Lead::email).collect();
        let (statements, wanted) = (self.statements()?, array(emails.iter().map(|email| Some(email.as_str())))?);
        let sql = format!("{}; {}", statements.suppressed(&wanted), statements.stored(batch.campaign(), &wanted)?);
        let rows = self.run(&sql).await?;
        let (suppressed, stored) = (decode_suppressions(&rows[0])?, decode_leads(&rows[1], &emails)?);
        let presence = |email: &&Email| match suppressed.get(email.as_str()) {
            Some(reason) => Presence::rejected(*reason),
            None => stored.get(*email).map_or_else(Presence::absent, |row| row.presence().clone()),
        };
        Ok(emails.iter().map(presence).collect())
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let statements = self.statements()?;
        with_retries(|| batch::import(&self.pool, &statements, batch)).await
    }
}
