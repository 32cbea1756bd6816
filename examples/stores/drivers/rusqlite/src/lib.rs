//! A store in SQLite over rusqlite: copy this file and `schema.sql`.
//!
//! rusqlite blocks, so each call runs in `tokio::task::spawn_blocking`. A call that is dropped there runs to its end. The next one waits for
//! the connection, and finds the record of the batch.
//!
//!     cargo run --manifest-path examples/stores/drivers/rusqlite/Cargo.toml -- examples/data/leads.csv leads.sqlite

use std::sync::{Arc, Mutex, PoisonError};

use lead_import::{
    CampaignId, LeadStore, StoreError, async_trait,
    store::{AppliedBatch, Batch, DatabaseCode, Decision, LeadOutcome, Presence, StoreLimits, Write},
};
use rusqlite::{Connection, Error, OptionalExtension, TransactionBehavior::Immediate};

/// For each address of a JSON array: the reason if it is suppressed, the lead as JSON, and whether it is in the campaign.
const READ: &str = "SELECT s.reason, iif(l.email IS NULL, NULL, json_object('email', l.email, \
    'emailAsWritten', l.email_written, 'firstName', l.first_name, 'lastName', l.last_name, \
    'companyName', l.company_name, 'jobTitle', l.job_title, 'custom', json(l.custom))), \
    EXISTS (SELECT 1 FROM campaign_leads AS m WHERE m.campaign_id = ?2 AND m.email = k.value) \
    FROM json_each(?1) AS k LEFT JOIN leads AS l ON l.email = k.value \
    LEFT JOIN suppressions AS s ON s.email = k.value ORDER BY k.key";
/// Writes a JSON array of leads. The address of a lead that exists stays as it was first written.
const WRITE: &str = "INSERT INTO leads (email, email_written, first_name, last_name, company_name, job_title, custom) \
    SELECT value ->> 'email', coalesce(value ->> 'emailAsWritten', value ->> 'email'), value ->> 'firstName', \
    value ->> 'lastName', value ->> 'companyName', value ->> 'jobTitle', coalesce(value -> 'custom', '{}') \
    FROM json_each(?1) WHERE true ON CONFLICT (email) DO UPDATE SET first_name = excluded.first_name, \
    last_name = excluded.last_name, company_name = excluded.company_name, job_title = excluded.job_title, \
    custom = excluded.custom";
const JOIN: &str = "INSERT INTO campaign_leads (campaign_id, email) SELECT ?1, value FROM json_each(?2)";
const EXISTS: &str = "SELECT EXISTS (SELECT 1 FROM campaigns WHERE campaign_id = ?1)";
const LAST: &str = "SELECT last_batch FROM imports WHERE import_id = ?1";
const RECORD: &str = "INSERT OR REPLACE INTO imports (import_id, campaign_id, last_batch) VALUES (?1, ?2, ?3)";

/// Clones share the connection. A pool can take its place: SQLite runs one writer at a time, but readers need not wait for it.
#[derive(Clone, Debug)]
pub struct RusqliteStore(Arc<Mutex<Connection>>);

#[async_trait]
impl LeadStore for RusqliteStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        let campaign = campaign.clone();
        self.call(move |connection| Ok(connection.query_row(EXISTS, [campaign.as_str()], |row| row.get(0))?)).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        let batch = batch.clone();
        self.call(move |connection| read(connection, &batch)).await
    }

    /// `BEGIN IMMEDIATE` takes the write lock first, so that no other import changes what this one has read.
    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let batch = batch.clone();
        self.call(move |connection| {
            let transaction = connection.transaction_with_behavior(Immediate)?;
            let outcomes = apply(&transaction, &batch)?;
            transaction.commit().map_err(|error| Failure(code(&error).at_commit(error)))?;
            Ok(outcomes)
        })
        .await
    }
}

impl RusqliteStore {
    /// Runs `work` on a thread that may block.
    async fn call<T, W>(&self, work: W) -> Result<T, StoreError>
    where
        T: Send + 'static,
        W: FnOnce(&mut Connection) -> Result<T, Failure> + Send + 'static,
    {
        let connection = Arc::clone(&self.0);
        // A panic has rolled its transaction back.
        let work = move || work(&mut connection.lock().unwrap_or_else(PoisonError::into_inner));
        tokio::task::spawn_blocking(work).await.map_err(StoreError::unknown)?.map_err(|Failure(error)| error)
    }
}

fn apply(connection: &Connection, batch: &Batch) -> Result<Vec<LeadOutcome>, Failure> {
    let (campaign, import) = (batch.campaign().as_str(), batch.key().import());
    if !connection.query_row(EXISTS, [campaign], |row| row.get(0))? {
        return Err(StoreError::failed(format!("campaign {campaign} does not exist")).into());
    }
    let last = connection.query_row(LAST, [import], |row| row.get::<_, String>(0)).optional()?;
    let last: Option<AppliedBatch> = last.map(|json| serde_json::from_str(&json)).transpose()?;
    if let Some(outcomes) = batch.replay(last.as_ref())? {
        return Ok(outcomes);
    }
    let (mut outcomes, mut written, mut joined) = (vec![], vec![], vec![]);
    for (lead, presence) in batch.leads().iter().zip(read(connection, batch)?) {
        let Decision { outcome, write, join, .. } = batch.decide(lead, &presence);
        match write {
            Write::Nothing => {}
            Write::Create(new) => written.push(new.clone()),
            Write::Update(changed) => written.push(changed),
            _ => return Err(StoreError::failed("this version of the store cannot write this").into()),
        }
        joined.extend(join.then(|| lead.email().as_str()));
        outcomes.push(outcome);
    }
    connection.prepare_cached(WRITE)?.execute([serde_json::to_string(&written)?])?;
    connection.prepare_cached(JOIN)?.execute([campaign, &serde_json::to_string(&joined)?])?;
    connection.execute(RECORD, [import, campaign, &serde_json::to_string(&AppliedBatch::new(batch, &outcomes))?])?;
    Ok(outcomes)
}

fn read(connection: &Connection, batch: &Batch) -> Result<Vec<Presence>, Failure> {
    let emails: Vec<_> = batch.leads().iter().map(|lead| lead.email().as_str()).collect();
    let mut read = connection.prepare_cached(READ)?;
    let mut rows = read.query([&serde_json::to_string(&emails)?, batch.campaign().as_str()])?;
    let mut presences = Vec::with_capacity(emails.len());
    while let Some(row) = rows.next()? {
        presences.push(match (row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?) {
            (Some(reason), _) => Presence::rejected(reason),
            (None, Some(json)) => Presence::stored(serde_json::from_str(&json)?).in_campaign(row.get(2)?),
            (None, None) => Presence::absent(),
        });
    }
    Ok(presences)
}

/// An error before the commit, for `?`.
struct Failure(StoreError);

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self(error)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self(code(&error).before_commit(error))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self(StoreError::failed(error))
    }
}

fn code(error: &Error) -> DatabaseCode {
    error.sqlite_error().map_or(DatabaseCode::none(), |error| DatabaseCode::sqlite(error.extended_code))
}

// ---- What the product needs in addition ----

impl RusqliteStore {
    /// Opens the file, and creates it with its tables if it does not exist.
    ///
    /// # Errors
    /// If the file is no database, or cannot be read or written.
    pub fn open(path: &std::path::Path) -> Result<Self, Error> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(std::time::Duration::from_secs(30))?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.execute_batch(include_str!("../schema.sql"))?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Creates a campaign, unless it exists.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn create_campaign(&self, campaign: &CampaignId) -> Result<(), Error> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        connection.execute("INSERT OR IGNORE INTO campaigns VALUES (?1)", [campaign.as_str()]).map(drop)
    }
}
