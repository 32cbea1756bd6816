//! [`PostgresStore`]: leads in PostgreSQL, or in Citus.

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;
use sqlx::{PgPool, Row, postgres::PgRow};

use super::{
    copy::rows,
    failure::TransactionError,
    literal::array,
    schema::{distribute, migrate},
    session::{Session, run, with_retries},
    tables::{COPY, Tables, in_order},
};
use crate::{
    lead::{CampaignId, Email, Lead},
    sql::codec::{Patch, StoredLead, StoredPresence, outcomes_of},
    store::{Batch, LeadOutcome, LeadStore, Presence, StoreError},
};

/// The schema of the tables, if the product names no other.
const SCHEMA: &str = "lead_import";

/// Leads of one workspace in a PostgreSQL database, over the product's own pool.
///
/// A batch is one transaction of five round trips, or six where it may change existing leads: its rows come by binary
/// `COPY` into a temporary table and are merged from there. Any number of processes may import at once. Nothing is left
/// in the server's session, so that a connection pooler in transaction mode may stand before the server.
///
/// What loses a race or its connection before the commit is begun anew some times before it is an error.
///
/// The tables are `leads`, `campaigns`, `campaign_leads`, `suppressions` and `imports`; the product may add columns with
/// defaults, which imports never touch. Custom fields are `jsonb`, which keeps names and values but not the order of the
/// columns.
///
/// ```no_run
/// use lead_import::{sqlx::PgPool, CampaignId, PostgresStore};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let pool = PgPool::connect("postgres://localhost/crm").await?;
/// let store = PostgresStore::new(pool, "acme");
/// store.migrate().await?;
/// store.create_campaign(&CampaignId::from("spring")).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct PostgresStore {
    pool: PgPool,
    schema: String,
    workspace: String,
}

impl PostgresStore {
    /// The store of one workspace, with its tables in the schema `lead_import`. [`migrate`](Self::migrate) makes them.
    pub fn new(pool: PgPool, workspace: impl Into<String>) -> Self {
        Self { pool, schema: SCHEMA.to_owned(), workspace: workspace.into() }
    }

    /// Sets the schema of the tables.
    #[must_use]
    pub fn with_schema(mut self, schema: impl Into<String>) -> Self {
        self.schema = schema.into();
        self
    }

    /// Creates the schema and the tables that are missing. It may run again at any time, and in several processes.
    ///
    /// # Errors
    /// When the user may not create them, or a table of the same name has other columns.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        migrate(&self.pool, &self.schema).await
    }

    /// Spreads the tables over the nodes of a Citus cluster, by workspace. Tables that are spread stay as they are.
    ///
    /// # Errors
    /// When the database has no Citus extension, or the user may not distribute tables.
    pub async fn distribute(&self) -> Result<(), StoreError> {
        distribute(&self.pool, &self.schema).await
    }

    /// Creates the campaign; one that exists stays as it is.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn create_campaign(&self, campaign: &CampaignId) -> Result<(), StoreError> {
        self.run(&self.tables()?.create_campaign(campaign)?).await.map(drop)
    }

    /// Makes the store reject this email from now on, with this reason.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub async fn suppress(&self, email: &Email, reason: &str) -> Result<(), StoreError> {
        self.run(&self.tables()?.suppress(email, reason)?).await.map(drop)
    }

    /// The lead with this email.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lead(&self, email: &Email) -> Result<Option<Lead>, StoreError> {
        let rows = self.run(&self.tables()?.lead(email)?).await?;
        rows[0].first().map(|row| stored(row, email).map(StoredLead::into_lead)).transpose()
    }

    /// How many leads the workspace has.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn lead_count(&self) -> Result<u64, StoreError> {
        let rows = self.run(&self.tables()?.lead_count()).await?;
        rows[0][0].try_get(0).map(i64::unsigned_abs).map_err(StoreError::failed)
    }

    /// The emails of the campaign's leads in normal form, sorted.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn members(&self, campaign: &CampaignId) -> Result<Vec<String>, StoreError> {
        let rows = self.run(&self.tables()?.members(campaign)?).await?;
        rows[0].iter().map(|row| row.try_get(0).map_err(StoreError::failed)).collect()
    }

    fn tables(&self) -> Result<Tables, StoreError> {
        Tables::new(&self.schema, &self.workspace)
    }

    /// Runs statements that may run again, without a transaction around them.
    async fn run(&self, statements: &str) -> Result<Vec<Vec<PgRow>>, StoreError> {
        with_retries(|| async { Ok(run(&mut *self.pool.acquire().await?, statements).await?) }).await
    }

    async fn attempt(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, TransactionError> {
        let tables = self.tables()?;
        let stage = || Stage::new(batch.leads().iter());
        let (mut session, opened, stage) = Session::begin_and(&self.pool, &tables.open(batch)?, stage).await?;
        match self.apply(&mut session, &tables, batch, &opened, stage).await {
            Ok(Applied { outcomes, statements }) => {
                session.commit(&statements, batch.key().is_some()).await.map(|()| outcomes)
            }
            Err(failure) => {
                session.roll_back().await;
                Err(failure)
            }
        }
    }

    /// All of a batch but the commit.
    async fn apply(
        &self,
        session: &mut Session,
        tables: &Tables,
        batch: &Batch,
        opened: &[Vec<PgRow>],
        stage: Result<Stage<'_>, StoreError>,
    ) -> Result<Applied, TransactionError> {
        if opened[0].is_empty() {
            return Err(StoreError::failed(format!("campaign {} does not exist", batch.campaign())).into());
        }
        if let Some(outcomes) = replay(batch, &opened[1])? {
            return Ok(Applied { outcomes, statements: String::new() });
        }
        let suppressed = pairs(&opened[2])?;
        let stage = stage?.without(&suppressed)?;
        session.copy_in(COPY, &stage.rows).await?;
        let merged = session.run(&tables.merge(batch.campaign())?).await?;
        let (created, joined) = (emails(&merged[0])?, emails(&merged[1])?);
        let rows = existing(session, tables, batch, &stage, &created).await?;
        let (outcomes, patches) = settle(batch, Merged { suppressed, created, joined, rows });
        let statements = tables.update(&patches)? + &tables.keep(batch, &outcomes)?;
        Ok(Applied { outcomes, statements })
    }
}

/// The leads of a batch on their way to the server, in the order in which all batches touch them.
struct Stage<'b> {
    leads: Vec<&'b Lead>,
    /// What `COPY` reads.
    rows: Vec<u8>,
}

impl<'b> Stage<'b> {
    fn new(leads: impl Iterator<Item = &'b Lead>) -> Result<Self, StoreError> {
        let leads = in_order(leads);
        let rows = rows(&leads)?;
        Ok(Self { leads, rows })
    }

    fn without(self, suppressed: &HashMap<&str, &str>) -> Result<Self, StoreError> {
        if suppressed.is_empty() {
            return Ok(self);
        }
        Self::new(self.leads.into_iter().filter(|lead| !suppressed.contains_key(lead.email().as_str())))
    }
}

/// What a batch comes to, and the statements that are left to do with the commit.
struct Applied {
    outcomes: Vec<LeadOutcome>,
    statements: String,
}

/// What the server found and did.
struct Merged<'r> {
    /// The reasons, by email.
    suppressed: HashMap<&'r str, &'r str>,
    created: HashSet<&'r str>,
    joined: HashSet<&'r str>,
    /// The existing leads' rows, where the policy needs them.
    rows: HashMap<String, StoredLead>,
}

/// The outcomes of this very batch, where it is the last one that was applied for its import.
fn replay(batch: &Batch, last: &[PgRow]) -> Result<Option<Vec<LeadOutcome>>, StoreError> {
    let (Some(key), Some(row)) = (batch.key(), last.first()) else { return Ok(None) };
    let number = |at: usize| row.try_get::<i64, _>(at).map(i64::unsigned_abs).map_err(StoreError::failed);
    if (number(0)?, number(1)?) != (key.first_row(), key.last_row()) {
        return Ok(None);
    }
    let stored: String = row.try_get(2).map_err(StoreError::failed)?;
    // The row is there, but empty, from its locking on.
    if stored.is_empty() { Ok(None) } else { outcomes_of(&stored, batch).map(Some) }
}

/// Reads and locks the leads that were not created, where the policy may change them.
async fn existing(
    session: &mut Session,
    tables: &Tables,
    batch: &Batch,
    stage: &Stage<'_>,
    created: &HashSet<&str>,
) -> Result<HashMap<String, StoredLead>, TransactionError> {
    if batch.existing().is_keep() || created.len() == stage.leads.len() {
        return Ok(HashMap::new());
    }
    let emails = stage.leads.iter().map(|lead| lead.email()).filter(|email| !created.contains(email.as_str()));
    let emails: Vec<_> = emails.collect();
    let wanted = array(emails.iter().map(|email| Some(email.as_str())))?;
    let rows = session.run(&tables.lock(&wanted)).await?;
    Ok(by_email(&rows[0], &emails)?.into_iter().map(|(email, _, stored)| (email, stored)).collect())
}

/// The outcomes, and what is to be changed in existing leads.
fn settle<'b>(batch: &'b Batch, mut merged: Merged<'_>) -> (Vec<LeadOutcome>, Vec<(&'b Email, Patch)>) {
    let mut patches = Vec::new();
    let mut settle_lead = |lead: &Lead| {
        let email = lead.email().as_str();
        let found = match merged.suppressed.get(email) {
            Some(reason) => StoredPresence::suppressed(reason),
            None if merged.created.contains(email) => StoredPresence::absent(),
            None => StoredPresence::existing(merged.rows.remove(email), !merged.joined.contains(email)),
        };
        found.decide(batch, lead)
    };
    let outcomes = batch.leads().iter().map(|lead| {
        let (outcome, patch) = settle_lead(lead);
        patches.extend(patch.map(|patch| (lead.email(), patch)));
        outcome
    });
    (outcomes.collect(), patches)
}

fn emails(rows: &[PgRow]) -> Result<HashSet<&str>, StoreError> {
    rows.iter().map(|row| row.try_get(0).map_err(StoreError::failed)).collect()
}

fn pairs<'r>(rows: &'r [PgRow]) -> Result<HashMap<&'r str, &'r str>, StoreError> {
    let pair = |row: &'r PgRow| Ok((row.try_get(0)?, row.try_get(1)?));
    rows.iter().map(pair).collect::<Result<_, sqlx::Error>>().map_err(StoreError::failed)
}

/// Each row with its email and the lead that it stores.
fn by_email<'r>(rows: &'r [PgRow], wanted: &[&Email]) -> Result<Vec<(String, &'r PgRow, StoredLead)>, StoreError> {
    let wanted: HashMap<&str, &Email> = wanted.iter().map(|email| (email.as_str(), *email)).collect();
    let read = |row: &'r PgRow| {
        let email: String = row.try_get(0).map_err(StoreError::failed)?;
        let known = wanted.get(email.as_str()).ok_or_else(|| StoreError::failed("a row of another email"))?;
        let stored = stored(row, known)?;
        Ok((email, row, stored))
    };
    rows.iter().map(read).collect()
}

fn stored(row: &PgRow, email: &Email) -> Result<StoredLead, StoreError> {
    let text = |at: usize| row.try_get::<Option<String>, _>(at).map_err(StoreError::failed);
    let fields = [text(2)?, text(3)?, text(4)?, text(5)?];
    let (written, custom) = (text(1)?.unwrap_or_default(), text(6)?.unwrap_or_default());
    StoredLead::new(email, &written, fields.each_ref().map(Option::as_deref), &custom)
}

#[async_trait]
impl LeadStore for PostgresStore {
    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        if campaign.as_str().contains('\0') {
            return Ok(false);
        }
        Ok(!self.run(&self.tables()?.campaign(campaign)?).await?[0].is_empty())
    }

    async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        let (tables, wanted) = (self.tables()?, array(emails.iter().map(|email| Some(email.as_str())))?);
        let rows = self.run(&format!("{}; {}", tables.suppressed(&wanted), tables.stored(campaign, &wanted)?)).await?;
        let mut found: HashMap<String, StoredPresence> = HashMap::new();
        for (email, row, stored) in by_email(&rows[1], emails)? {
            let member = row.try_get(7).map_err(StoreError::failed)?;
            found.insert(email, StoredPresence::existing(Some(stored), member));
        }
        let suppressed = pairs(&rows[0])?.into_iter();
        found.extend(suppressed.map(|(email, reason)| (email.to_owned(), StoredPresence::suppressed(reason))));
        let presence =
            |email: &&Email| found.get(email.as_str()).map_or_else(Presence::absent, StoredPresence::presence);
        Ok(emails.iter().map(presence).collect())
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        with_retries(|| self.attempt(batch)).await
    }
}
