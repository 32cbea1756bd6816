//! A store in PostgreSQL over tokio-postgres with a pool of deadpool-postgres: copy this file and `schema.sql`.
//!
//! A batch is six statements, however many leads it has: they take the leads as one JSON array.
//!
//!     cargo run --manifest-path examples/stores/drivers/Cargo.toml -p tokio-postgres-store -- examples/data/leads.csv postgres://localhost/crm

use std::{collections::HashSet, error::Error as _, time::Duration};

use deadpool_postgres::{GenericClient, Manager, Pool, PoolError, Runtime};
use lead_import::{
    CampaignId, LeadStore, StoreError, async_trait,
    store::{AppliedBatch, Batch, DatabaseCode, Decision, LeadOutcome, Presence, StoreLimits, Write},
};
use tokio_postgres::{
    Error, IsolationLevel, NoTls, Row,
    types::{Json, ToSql},
};

const EXISTS: &str = "SELECT FROM campaigns WHERE campaign_id = $1";
/// Locks the campaign, so that it is not deleted before the commit, and the record of the import, so that a second call of the same batch
/// waits for the first. Returns the last batch, or no row if the campaign does not exist.
const BEGIN: &str = "INSERT INTO imports (import_id, campaign_id) \
    SELECT $1, campaign_id FROM campaigns WHERE campaign_id = $2 FOR KEY SHARE \
    ON CONFLICT (import_id) DO UPDATE SET import_id = excluded.import_id RETURNING last_batch";
/// Creates the leads of a JSON array and locks those that exist. These are updated if the second parameter is true, and keep the address as
/// it was first written. Suppressed addresses are left out. The order of the locks is that of the addresses, so that two imports do not
/// wait for each other. Returns the addresses that were written.
const WRITE: &str = "INSERT INTO leads (email, email_written, first_name, last_name, company_name, job_title, custom) \
    SELECT email, coalesce(\"emailAsWritten\", email), \"firstName\", \"lastName\", \"companyName\", \"jobTitle\", \
    coalesce(custom, '{}') FROM json_to_recordset($1) AS r (email text COLLATE \"C\", \"emailAsWritten\" text, \
    \"firstName\" text, \"lastName\" text, \"companyName\" text, \"jobTitle\" text, custom jsonb) \
    WHERE NOT EXISTS (SELECT FROM suppressions AS s WHERE s.email = r.email) ORDER BY email \
    ON CONFLICT (email) DO UPDATE SET first_name = excluded.first_name, last_name = excluded.last_name, \
    company_name = excluded.company_name, job_title = excluded.job_title, custom = excluded.custom WHERE $2 \
    RETURNING email";
/// For each address: the reason if it is suppressed, the lead as JSON, and whether it is in the campaign.
const READ: &str = "SELECT s.reason, CASE WHEN l.email IS NOT NULL THEN json_build_object('email', l.email, \
    'emailAsWritten', l.email_written, 'firstName', l.first_name, 'lastName', l.last_name, \
    'companyName', l.company_name, 'jobTitle', l.job_title, 'custom', l.custom) END, \
    EXISTS (SELECT FROM campaign_leads AS m WHERE m.campaign_id = $2 AND m.email = k.email) \
    FROM unnest($1::text[]) WITH ORDINALITY AS k (email, at) LEFT JOIN leads AS l ON l.email = k.email \
    LEFT JOIN suppressions AS s ON s.email = k.email ORDER BY k.at";
const JOIN: &str =
    "INSERT INTO campaign_leads (campaign_id, email) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING";
const RECORD: &str = "UPDATE imports SET last_batch = $2 WHERE import_id = $1";

/// Clones share the pool.
#[derive(Clone, Debug)]
pub struct TokioPostgresStore(pub Pool);

#[async_trait]
impl LeadStore for TokioPostgresStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional().with_concurrent_batches()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        let client = self.0.get().await.map_err(no_client)?;
        Ok(!run(&client, EXISTS, &[&campaign.as_str()]).await?.is_empty())
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        let client = self.0.get().await.map_err(no_client)?;
        read(&client, batch).await
    }

    /// After a statement that waited for another import, the next one must see what that import committed: `READ COMMITTED`.
    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let mut client = self.0.get().await.map_err(no_client)?;
        let transaction = client.build_transaction().isolation_level(IsolationLevel::ReadCommitted).start();
        let transaction = transaction.await.map_err(before_commit)?;
        let outcomes = apply(&transaction, batch).await?;
        transaction.commit().await.map_err(|error| code(&error).at_commit(message(error)))?;
        Ok(outcomes)
    }
}

async fn apply(client: &impl GenericClient, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
    let (campaign, import) = (batch.campaign().as_str(), batch.key().import());
    let last = run(client, BEGIN, &[&import, &campaign]).await?;
    let unknown = || StoreError::failed(format!("campaign {campaign} does not exist"));
    let last: Option<Json<AppliedBatch>> = last.first().ok_or_else(unknown)?.try_get(0).map_err(before_commit)?;
    if let Some(outcomes) = batch.replay(last.map(|Json(last)| last).as_ref())? {
        return Ok(outcomes);
    }
    let created = run(client, WRITE, &[&Json(batch.leads()), &false]).await?;
    let created: HashSet<&str> = created.iter().map(|row| row.get(0)).collect();
    let (mut outcomes, mut written, mut joined) = (vec![], vec![], vec![]);
    for (lead, stored) in batch.leads().iter().zip(read(client, batch).await?) {
        let email = lead.email().as_str();
        let presence = if created.contains(email) { Presence::absent() } else { stored };
        let Decision { outcome, write, join, .. } = batch.decide(lead, &presence);
        match write {
            Write::Create(new) if !created.contains(email) => written.push(new.clone()),
            Write::Nothing | Write::Create(_) => {}
            Write::Update(changed) => written.push(changed),
            _ => return Err(StoreError::failed("this version of the store cannot write this")),
        }
        joined.extend(join.then_some(email));
        outcomes.push(outcome);
    }
    run(client, WRITE, &[&Json(&written), &true]).await?;
    run(client, JOIN, &[&campaign, &joined]).await?;
    run(client, RECORD, &[&import, &Json(AppliedBatch::new(batch, &outcomes))]).await?;
    Ok(outcomes)
}

async fn read(client: &impl GenericClient, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
    let emails: Vec<_> = batch.leads().iter().map(|lead| lead.email().as_str()).collect();
    let rows = run(client, READ, &[&emails, &batch.campaign().as_str()]).await?;
    let presence = |row: &Row| match (row.try_get::<_, Option<String>>(0)?, row.try_get(1)?) {
        (Some(reason), _) => Ok(Presence::rejected(reason)),
        (None, Some(Json(lead))) => Ok(Presence::stored(lead).in_campaign(row.try_get(2)?)),
        (None, None) => Ok(Presence::absent()),
    };
    rows.iter().map(presence).collect::<Result<_, _>>().map_err(before_commit)
}

type Parameters<'p> = &'p [&'p (dyn ToSql + Sync)];

/// Runs a statement that the connection prepares once.
async fn run(client: &impl GenericClient, sql: &str, parameters: Parameters<'_>) -> Result<Vec<Row>, StoreError> {
    let statement = client.prepare_cached(sql).await.map_err(before_commit)?;
    client.query(&statement, parameters).await.map_err(before_commit)
}

fn no_client(error: PoolError) -> StoreError {
    match error {
        PoolError::Backend(error) => before_commit(error),
        error => DatabaseCode::no_connection().before_commit(error),
    }
}

fn before_commit(error: Error) -> StoreError {
    code(&error).before_commit(message(error))
}

fn code(error: &Error) -> DatabaseCode {
    let is_lost = error.is_closed() || error.source().is_some_and(<dyn std::error::Error>::is::<std::io::Error>);
    match error.code() {
        Some(state) => DatabaseCode::sqlstate(state.code()),
        None if is_lost => DatabaseCode::no_connection(),
        None => DatabaseCode::none(),
    }
}

/// The message of the server alone, because it may become the reason of a rejected row.
fn message(error: Error) -> Box<dyn std::error::Error + Send + Sync> {
    error.as_db_error().map(|error| error.message().into()).unwrap_or(error.into())
}

// ---- What the product needs in addition ----

impl TokioPostgresStore {
    /// Connects to the server when a connection is needed.
    ///
    /// # Errors
    /// If the address is malformed.
    pub fn connect(url: &str) -> Result<Self, Box<dyn std::error::Error>> {
        let manager = Manager::new(url.parse()?, NoTls);
        let timeout = Some(Duration::from_secs(30));
        let pool = Pool::builder(manager).max_size(8).wait_timeout(timeout).create_timeout(timeout);
        Ok(Self(pool.runtime(Runtime::Tokio1).build()?))
    }

    /// Creates the tables that do not exist.
    ///
    /// # Errors
    /// If the server cannot be reached, or the user may not create tables.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let client = self.0.get().await.map_err(no_client)?;
        client.batch_execute(include_str!("../schema.sql")).await.map_err(before_commit)
    }

    /// Creates a campaign, unless it exists.
    ///
    /// # Errors
    /// If the server cannot be reached.
    pub async fn create_campaign(&self, campaign: &CampaignId) -> Result<(), StoreError> {
        let client = self.0.get().await.map_err(no_client)?;
        run(&client, "INSERT INTO campaigns VALUES ($1) ON CONFLICT DO NOTHING", &[&campaign.as_str()]).await.map(drop)
    }
}
