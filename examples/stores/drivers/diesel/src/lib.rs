//! A store in SQLite over diesel: copy this file, and `models.rs`, `schema.rs` and `schema.sql` as far as you do not have your own.
//!
//! diesel blocks, so each call runs in `tokio::task::spawn_blocking`. A call that is dropped there runs to its end. The next one waits for
//! the lock of the database, and finds the record of the batch.
//!
//!     cargo run --manifest-path examples/stores/drivers/Cargo.toml -p diesel-store -- examples/data/leads.csv leads.sqlite

pub mod models;
pub mod schema;

use std::collections::{HashMap, HashSet};

use diesel::{
    connection::{AnsiTransactionManager, SimpleConnection, TransactionManager},
    prelude::*,
    r2d2::{self, ConnectionManager, CustomizeConnection, Pool},
    result::{DatabaseErrorKind, Error},
};
use lead_import::{
    CampaignId, Lead, LeadStore, StoreError, async_trait,
    store::{AppliedBatch, Batch, DatabaseCode, Decision, LeadOutcome, Presence, StoreLimits, Write},
};

use schema::{campaign_leads as memberships, campaigns, imports, leads, suppressions};

type Db = SqliteConnection;
type Result<T> = std::result::Result<T, StoreError>;

/// On the product's own pool.
#[derive(Clone, Debug)]
pub struct DieselStore(pub Pool<ConnectionManager<SqliteConnection>>);

#[async_trait]
impl LeadStore for DieselStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool> {
        let campaign = campaigns::table.find(campaign.as_str().to_owned());
        self.call(move |db| diesel::select(diesel::dsl::exists(campaign)).get_result(db).map_err(before_commit)).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>> {
        let batch = batch.clone();
        self.call(move |db| read(db, &batch)).await
    }

    /// `BEGIN IMMEDIATE` takes the write lock first, so that no other import changes what this one has read.
    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>> {
        let batch = batch.clone();
        self.call(move |db| {
            AnsiTransactionManager::begin_transaction_sql(db, "BEGIN IMMEDIATE").map_err(before_commit)?;
            let applied = apply(db, &batch).inspect_err(|_| drop(AnsiTransactionManager::rollback_transaction(db)))?;
            let commit = AnsiTransactionManager::commit_transaction(db);
            commit.map(|()| applied).map_err(|error| code(&error).at_commit(error))
        })
        .await
    }
}

impl DieselStore {
    /// Runs `work` on a thread that may block.
    async fn call<T: Send + 'static>(&self, work: impl FnOnce(&mut Db) -> Result<T> + Send + 'static) -> Result<T> {
        let pool = self.0.clone();
        let connection = move || pool.get().map_err(|error| DatabaseCode::no_connection().before_commit(error));
        tokio::task::spawn_blocking(move || work(&mut *connection()?)).await.map_err(StoreError::unknown)?
    }
}

fn apply(db: &mut Db, batch: &Batch) -> Result<Vec<LeadOutcome>> {
    let (campaign, import) = (batch.campaign().as_str(), batch.key().import());
    if campaigns::table.find(campaign).count().get_result::<i64>(db).map_err(before_commit)? == 0 {
        return Err(StoreError::failed(format!("campaign {campaign} does not exist")));
    }
    let last = imports::table.find(import).select(imports::last_batch).first::<String>(db).optional();
    let last = last.map_err(before_commit)?.map(|json| serde_json::from_str(&json)).transpose();
    if let Some(outcomes) = batch.replay(last.map_err(StoreError::failed)?.as_ref())? {
        return Ok(outcomes);
    }
    let mut outcomes = vec![];
    for (lead, presence) in batch.leads().iter().zip(read(db, batch)?) {
        let Decision { outcome, write, join, .. } = batch.decide(lead, &presence);
        let written: Option<&Lead> = match &write {
            Write::Nothing => None,
            Write::Create(new) => Some(new),
            Write::Update(changed) => Some(changed),
            _ => return Err(StoreError::failed("this version of the store cannot write this")),
        };
        if let Some(row) = written.map(models::LeadRow::try_from).transpose()? {
            let write = diesel::insert_into(leads::table).values(&row).on_conflict(leads::email).do_update().set(&row);
            write.execute(db).map_err(before_commit)?;
        }
        if join {
            let member = (memberships::campaign_id.eq(campaign), memberships::email.eq(lead.email().as_str()));
            diesel::insert_into(memberships::table).values(member).execute(db).map_err(before_commit)?;
        }
        outcomes.push(outcome);
    }
    let record = serde_json::to_string(&AppliedBatch::new(batch, &outcomes)).map_err(StoreError::failed)?;
    let record = (imports::import_id.eq(import), imports::campaign_id.eq(campaign), imports::last_batch.eq(record));
    diesel::replace_into(imports::table).values(record).execute(db).map_err(before_commit)?;
    Ok(outcomes)
}

fn read(db: &mut Db, batch: &Batch) -> Result<Vec<Presence>> {
    let emails: Vec<_> = batch.leads().iter().map(|lead| lead.email().as_str()).collect();
    let (mut stored, mut members, mut reasons) = (HashMap::new(), HashSet::new(), HashMap::new());
    // A statement has at most 32,766 parameters.
    for emails in emails.chunks(30_000) {
        let rows = leads::table.filter(leads::email.eq_any(emails)).load(db).map_err(before_commit)?;
        stored.extend(rows.into_iter().map(|row: models::LeadRow| (row.email.clone(), row)));
        let rows = memberships::table.filter(memberships::campaign_id.eq(batch.campaign().as_str()));
        let rows = rows.filter(memberships::email.eq_any(emails)).select(memberships::email).load::<String>(db);
        members.extend(rows.map_err(before_commit)?);
        let rows = suppressions::table.filter(suppressions::email.eq_any(emails));
        reasons.extend(rows.load::<(String, String)>(db).map_err(before_commit)?);
    }
    let presence = |email| match (reasons.remove(email), stored.remove(email)) {
        (Some(reason), _) => Ok(Presence::rejected(reason)),
        (None, Some(row)) => Ok(Presence::stored(row.try_into()?).in_campaign(members.contains(email))),
        (None, None) => Ok(Presence::absent()),
    };
    emails.into_iter().map(presence).collect()
}

fn before_commit(error: Error) -> StoreError {
    code(&error).before_commit(error)
}

/// diesel has no result code. It names the constraints, and of other errors has the message of SQLite, which is the same in all languages.
/// An error that is not listed is a failure of the store. So is what a trigger raises: refuse leads by constraints.
fn code(error: &Error) -> DatabaseCode {
    use DatabaseErrorKind::{CheckViolation, ForeignKeyViolation, NotNullViolation, UniqueViolation};
    match error {
        Error::RollbackErrorOnCommit { commit_error, .. } => code(commit_error),
        Error::DatabaseError(CheckViolation | ForeignKeyViolation | NotNullViolation | UniqueViolation, _) => {
            DatabaseCode::sqlite(19)
        }
        Error::DatabaseError(_, text) if text.message() == "database is locked" => DatabaseCode::sqlite(5),
        Error::DatabaseError(_, text) if text.message() == "out of memory" => DatabaseCode::sqlite(7),
        Error::DatabaseError(_, text) if text.message() == "database or disk is full" => DatabaseCode::sqlite(13),
        _ => DatabaseCode::none(),
    }
}

// ---- What the product needs in addition ----

/// What each new connection of the pool runs.
#[derive(Debug)]
struct Settings;

impl CustomizeConnection<SqliteConnection, r2d2::Error> for Settings {
    fn on_acquire(&self, connection: &mut SqliteConnection) -> std::result::Result<(), r2d2::Error> {
        let settings = "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = wal; PRAGMA foreign_keys = on";
        connection.batch_execute(settings).map_err(r2d2::Error::QueryError)
    }
}

impl DieselStore {
    /// Opens the file, and creates it with its tables if it does not exist.
    ///
    /// # Errors
    /// If the file is no database, or cannot be read or written.
    pub fn open(path: &str) -> std::result::Result<Self, Box<dyn std::error::Error>> {
        let pool = Pool::builder().max_size(4).connection_customizer(Box::new(Settings));
        let pool = pool.build(ConnectionManager::new(path))?;
        pool.get()?.batch_execute(include_str!("../schema.sql"))?;
        Ok(Self(pool))
    }

    /// Creates a campaign, unless it exists.
    ///
    /// # Errors
    /// If the database cannot be written.
    pub fn create_campaign(&self, campaign: &CampaignId) -> std::result::Result<(), Box<dyn std::error::Error>> {
        let create = diesel::insert_or_ignore_into(campaigns::table);
        create.values(campaigns::campaign_id.eq(campaign.as_str())).execute(&mut self.0.get()?)?;
        Ok(())
    }
}
