//! A store in a SQLite file, written by hand, whose campaigns are UUIDs, and what such a store may get wrong.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard},
    time::Duration,
};

use async_trait::async_trait;
use lead_import::{
    CampaignId, Email, Lead, LeadStore, StoreError,
    store::{AppliedBatch, Batch, LeadOutcome, Presence, StoreLimits, Write},
};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, ffi::ErrorCode, params};
use uuid::Uuid;

/// What the store gets wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Flaw {
    None,
    /// Each lead is committed by itself.
    CommitsEachLead,
    /// The leads are looked up before the transaction that writes them.
    LooksBeforeItsTransaction,
    /// The data is in memory, which all handles share.
    IsNotDurable,
    /// The records of the imports are in memory.
    KeepsOutcomesInMemory,
    /// The record of the batch is committed before the batch.
    RecordsTheKeyFirst,
    /// Any batch with a new key is applied.
    IgnoresTheSequence,
}

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS campaigns (campaign BLOB PRIMARY KEY CHECK (length(campaign) = 16));
    CREATE TABLE IF NOT EXISTS leads (email TEXT PRIMARY KEY CHECK (email <> 'poison@example.com'), lead TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS members (campaign BLOB, email TEXT, PRIMARY KEY (campaign, email));
    CREATE TABLE IF NOT EXISTS suppressions (email TEXT PRIMARY KEY, reason TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS imports (import TEXT PRIMARY KEY, campaign BLOB, applied TEXT NOT NULL);";

#[derive(Debug)]
pub(super) struct Durable {
    path: PathBuf,
    flaw: Flaw,
    connection: Mutex<Connection>,
    /// The records of [`Flaw::KeepsOutcomesInMemory`].
    remembered: Mutex<HashMap<String, AppliedBatch>>,
}

impl Durable {
    pub(super) fn open(path: &Path, flaw: Flaw) -> Self {
        let connection = match flaw {
            Flaw::IsNotDurable => Connection::open(format!("file:{}?mode=memory&cache=shared", path.display())),
            _ => Connection::open(path),
        };
        let connection = connection.expect("the file opens");
        connection.busy_timeout(Duration::from_secs(30)).expect("a timeout is set");
        if flaw != Flaw::IsNotDurable {
            connection.pragma_update(None, "journal_mode", "wal").expect("a file has a log");
            connection.pragma_update(None, "synchronous", "off").expect("the tests survive no power failure");
        }
        connection.execute_batch(TABLES).expect("the tables are made");
        Self { path: path.to_owned(), flaw, connection: Mutex::new(connection), remembered: Mutex::default() }
    }

    pub(super) fn another(&self) -> Self {
        Self::open(&self.path, self.flaw)
    }

    pub(super) fn reopen(self) -> Self {
        let Self { path, flaw, connection, .. } = self;
        drop(connection);
        Self::open(&path, flaw)
    }

    pub(super) fn create_campaign(&self) -> CampaignId {
        let campaign = Uuid::new_v4();
        self.execute("INSERT INTO campaigns VALUES (?1)", params![campaign.as_bytes()]);
        CampaignId::from(campaign.to_string())
    }

    pub(super) fn delete_campaign(&self, campaign: &CampaignId) {
        for table in ["members", "imports", "campaigns"] {
            self.execute(&format!("DELETE FROM {table} WHERE campaign = ?1"), params![uuid(campaign).as_ref()]);
        }
    }

    pub(super) fn suppress(&self, email: &Email, reason: &str) {
        self.execute("INSERT OR REPLACE INTO suppressions VALUES (?1, ?2)", params![email.as_str(), reason]);
    }

    pub(super) fn lead(&self, email: &Email) -> Option<Lead> {
        let connection = self.connection();
        let lead = "SELECT lead FROM leads WHERE email = ?1";
        let json: Option<String> = connection.query_row(lead, [email.as_str()], |row| row.get(0)).optional().unwrap();
        json.map(|json| serde_json::from_str(&json).unwrap())
    }

    pub(super) fn lead_count(&self) -> u64 {
        let count = self.connection().query_row("SELECT count(*) FROM leads", [], |row| row.get(0));
        count.map(i64::unsigned_abs).unwrap()
    }

    pub(super) fn members(&self, campaign: &CampaignId) -> Vec<String> {
        let connection = self.connection();
        let mut members = connection.prepare("SELECT email FROM members WHERE campaign = ?1").unwrap();
        members.query_map([uuid(campaign).as_ref()], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    fn execute(&self, sql: &str, parameters: &[&dyn rusqlite::ToSql]) {
        self.connection().execute(sql, parameters).expect("the statement is good");
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().expect("no call panics")
    }

    fn import(&self, connection: &mut Connection, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        match self.flaw {
            Flaw::CommitsEachLead => self.apply(connection, batch, None),
            Flaw::LooksBeforeItsTransaction | Flaw::RecordsTheKeyFirst => {
                let seen = presences(connection, batch)?;
                if self.flaw == Flaw::RecordsTheKeyFirst && self.replay(connection, batch)?.is_none() {
                    self.record(connection, batch, &decided(batch, &seen))?;
                }
                let transaction = begin(connection)?;
                let outcomes = match self.flaw {
                    Flaw::RecordsTheKeyFirst => write_all(&transaction, batch, &seen)?,
                    _ => self.apply(&transaction, batch, Some(seen))?,
                };
                transaction.commit().map_err(store_error).map(|()| outcomes)
            }
            _ => {
                let transaction = begin(connection)?;
                let outcomes = self.apply(&transaction, batch, None)?;
                transaction.commit().map_err(store_error).map(|()| outcomes)
            }
        }
    }

    /// The whole of a batch. `seen` is what was looked up before.
    fn apply(
        &self,
        connection: &Connection,
        batch: &Batch,
        seen: Option<Vec<Presence>>,
    ) -> Result<Vec<LeadOutcome>, StoreError> {
        if !campaign_exists(connection, batch.campaign())? {
            return Err(StoreError::failed("there is no such campaign"));
        }
        if let Some(outcomes) = self.replay(connection, batch)? {
            return Ok(outcomes);
        }
        let seen = seen.map_or_else(|| presences(connection, batch), Ok)?;
        let outcomes = write_all(connection, batch, &seen)?;
        self.record(connection, batch, &outcomes)?;
        Ok(outcomes)
    }

    fn replay(&self, connection: &Connection, batch: &Batch) -> Result<Option<Vec<LeadOutcome>>, StoreError> {
        let import = batch.key().import();
        let last = if self.flaw == Flaw::KeepsOutcomesInMemory {
            self.remembered.lock().unwrap().get(import).cloned()
        } else {
            let applied = "SELECT applied FROM imports WHERE import = ?1";
            let json: Option<String> =
                connection.query_row(applied, [import], |row| row.get(0)).optional().map_err(store_error)?;
            json.map(|json| serde_json::from_str(&json)).transpose().map_err(StoreError::failed)?
        };
        match batch.replay(last.as_ref()) {
            Err(_) if self.flaw == Flaw::IgnoresTheSequence => Ok(None),
            replay => replay,
        }
    }

    fn record(&self, connection: &Connection, batch: &Batch, outcomes: &[LeadOutcome]) -> Result<(), StoreError> {
        let (import, applied) = (batch.key().import(), AppliedBatch::new(batch, outcomes));
        if self.flaw == Flaw::KeepsOutcomesInMemory {
            self.remembered.lock().unwrap().insert(import.to_owned(), applied);
            return Ok(());
        }
        let json = serde_json::to_string(&applied).map_err(StoreError::failed)?;
        let (replace, campaign) = ("INSERT OR REPLACE INTO imports VALUES (?1, ?2, ?3)", uuid(batch.campaign()));
        connection.execute(replace, params![import, campaign.as_ref(), json]).map_err(store_error)?;
        Ok(())
    }
}

#[async_trait]
impl LeadStore for Durable {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        campaign_exists(&self.connection(), campaign)
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        presences(&self.connection(), batch)
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.import(&mut self.connection(), batch)
    }
}

fn begin(connection: &mut Connection) -> Result<Transaction<'_>, StoreError> {
    connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(store_error)
}

/// The bytes of the campaign's UUID. No campaign has an identifier of another form.
fn uuid(campaign: &CampaignId) -> Option<[u8; 16]> {
    Uuid::parse_str(campaign.as_str()).ok().map(Uuid::into_bytes)
}

fn campaign_exists(connection: &Connection, campaign: &CampaignId) -> Result<bool, StoreError> {
    let exists = "SELECT EXISTS (SELECT 1 FROM campaigns WHERE campaign = ?1)";
    connection.query_row(exists, [uuid(campaign).as_ref()], |row| row.get(0)).map_err(store_error)
}

fn presences(connection: &Connection, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
    let presence = "SELECT (SELECT reason FROM suppressions WHERE email = ?1), (SELECT lead FROM leads WHERE email = ?1), \
                    EXISTS (SELECT 1 FROM members WHERE campaign = ?2 AND email = ?1)";
    let mut statement = connection.prepare_cached(presence).map_err(store_error)?;
    let campaign = uuid(batch.campaign());
    let mut read = |lead: &Lead| {
        let values = params![lead.email().as_str(), campaign.as_ref()];
        let row = statement.query_row(values, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        let (reason, json, member): (Option<String>, Option<String>, bool) = row.map_err(store_error)?;
        Ok(match (reason, json) {
            (Some(reason), _) => Presence::rejected(reason),
            (None, Some(json)) => {
                Presence::stored(serde_json::from_str(&json).map_err(StoreError::failed)?).in_campaign(member)
            }
            (None, None) => Presence::absent(),
        })
    };
    batch.leads().iter().map(&mut read).collect()
}

fn decided(batch: &Batch, seen: &[Presence]) -> Vec<LeadOutcome> {
    batch.leads().iter().zip(seen).map(|(lead, presence)| batch.decide(lead, presence).outcome).collect()
}

fn write_all(connection: &Connection, batch: &Batch, seen: &[Presence]) -> Result<Vec<LeadOutcome>, StoreError> {
    batch.leads().iter().zip(seen).map(|(lead, presence)| write(connection, batch, lead, presence)).collect()
}

fn write(connection: &Connection, batch: &Batch, lead: &Lead, presence: &Presence) -> Result<LeadOutcome, StoreError> {
    let decision = batch.decide(lead, presence);
    let insert = "INSERT INTO leads VALUES (?1, ?2) ON CONFLICT (email) DO NOTHING";
    let (sql, written) = match &decision.write {
        Write::Nothing => ("", None),
        Write::Create(lead) => (insert, Some(*lead)),
        Write::Update(lead) => ("UPDATE leads SET lead = ?2 WHERE email = ?1", Some(lead)),
        _ => return Err(StoreError::failed("this version of the store cannot write this")),
    };
    if let Some(written) = written {
        let json = serde_json::to_string(written).map_err(StoreError::failed)?;
        let mut statement = connection.prepare_cached(sql).map_err(store_error)?;
        statement.execute([written.email().as_str(), &json]).map_err(store_error)?;
    }
    if decision.join {
        let join = "INSERT INTO members VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        let mut statement = connection.prepare_cached(join).map_err(store_error)?;
        statement.execute(params![uuid(batch.campaign()).as_ref(), lead.email().as_str()]).map_err(store_error)?;
    }
    Ok(decision.outcome)
}

fn store_error(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => StoreError::refused(error),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::unavailable(error),
        _ => StoreError::failed(error),
    }
}
