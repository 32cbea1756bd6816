//! A store over sqlx in a product's own tables in PostgreSQL: UUIDs, tenants, other columns, soft deletion. Copy this file and fit its
//! statements to your tables.
//!
//! A batch is six statements, however many leads it has: they take the leads as one JSON array.
//!
//!     cargo run --manifest-path examples/stores/drivers/Cargo.toml -p sqlx-store -- examples/data/leads.csv postgres://localhost/crm

use std::{collections::HashSet, result};

use lead_import::{
    CampaignId, Lead, LeadStore, StoreError, async_trait,
    store::{AppliedBatch, Batch, DatabaseCode, Decision, LeadOutcome, Presence, StoreLimits, Write},
};
use sqlx::{Error, PgConnection, PgPool, query, query_as, query_scalar, types::Json};
use uuid::Uuid;

const EXISTS: &str = "SELECT EXISTS (SELECT FROM campaigns WHERE id = $1 AND tenant = $2)";
/// Locks the campaign, so that it is not deleted before the commit, and the record of the import, so that a second call of the same batch
/// waits for the first. Returns the last batch, or no row if the tenant has no such campaign.
const BEGIN: &str = "INSERT INTO imports (tenant, import, campaign) \
    SELECT tenant, $3, id FROM campaigns WHERE id = $1 AND tenant = $2 FOR KEY SHARE \
    ON CONFLICT (tenant, import) DO UPDATE SET import = excluded.import RETURNING last_batch";
/// Creates the contacts of a JSON array and locks those that exist. These are updated if the third parameter is true, and keep the address
/// as it was first written. Suppressed addresses are left out. The order of the locks is that of the addresses, so that two imports do
/// not wait for each other. Returns the addresses that were written.
const WRITE: &str = r#"INSERT INTO contacts (tenant, address, address_shown, given_name, family_name, organisation,
    position, attributes) SELECT $1, email, coalesce("emailAsWritten", email), "firstName", "lastName", "companyName",
    "jobTitle", coalesce(custom, '{}') FROM jsonb_to_recordset($2) AS r (email text COLLATE "C", "emailAsWritten" text,
    "firstName" text, "lastName" text, "companyName" text, "jobTitle" text, custom jsonb)
    WHERE (SELECT reason FROM suppressions WHERE tenant = $1 AND address = r.email) IS NULL ORDER BY email
    ON CONFLICT (tenant, address) WHERE deleted_at IS NULL DO UPDATE SET given_name = excluded.given_name,
    family_name = excluded.family_name, organisation = excluded.organisation, position = excluded.position,
    attributes = excluded.attributes WHERE $3 RETURNING address"#;
/// For each address: the reason if it is suppressed, the lead as JSON, and whether it is in the campaign. By subqueries, so that each address
/// is looked up in the indexes: of a join, the planner expects one contact where it has no statistics of the tenant.
const READ: &str = "SELECT (SELECT reason FROM suppressions AS s WHERE s.tenant = $1 AND s.address = k.address), \
    CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('email', c.address, 'emailAsWritten', c.address_shown, \
    'firstName', c.given_name, 'lastName', c.family_name, 'companyName', c.organisation, 'jobTitle', c.position, \
    'custom', c.attributes) END, EXISTS (SELECT FROM campaign_contacts WHERE campaign = $3 AND contact = c.id) \
    FROM unnest($2::text[]) WITH ORDINALITY AS k (address, at) LEFT JOIN LATERAL (SELECT * FROM contacts \
    WHERE tenant = $1 AND address = k.address AND deleted_at IS NULL LIMIT 1) AS c ON true ORDER BY k.at";
const JOIN: &str = "INSERT INTO campaign_contacts (campaign, contact) SELECT $3, id FROM contacts \
    WHERE tenant = $1 AND address = ANY ($2) AND deleted_at IS NULL ON CONFLICT DO NOTHING";
const RECORD: &str = "UPDATE imports SET last_batch = $3 WHERE tenant = $1 AND import = $2";

type Result<T> = result::Result<T, StoreError>;

/// The contacts of one tenant, on the product's own pool.
#[derive(Clone, Debug)]
pub struct SqlxStore {
    pub pool: PgPool,
    pub tenant: Uuid,
}

#[async_trait]
impl LeadStore for SqlxStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional().with_concurrent_batches()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool> {
        let exists = query_scalar(EXISTS).bind(campaign_uuid(campaign)).bind(self.tenant).fetch_one(&self.pool);
        exists.await.map_err(before_commit)
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>> {
        self.read(&mut *self.pool.acquire().await.map_err(before_commit)?, batch).await
    }

    /// In a task of its own, so that a call that is dropped runs to its end. A call of sqlx that is dropped while it begins a transaction
    /// can leave it open on a connection of the pool (sqlx 0.9.0), and whatever the product then writes with this connection is lost.
    ///
    /// After a statement that waited for another import, the next one must see what that import committed: `READ COMMITTED`.
    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>> {
        let (store, batch) = (self.clone(), batch.clone());
        let task = tokio::spawn(async move {
            let begin = store.pool.begin_with("BEGIN ISOLATION LEVEL READ COMMITTED");
            let mut transaction = begin.await.map_err(before_commit)?;
            let outcomes = store.apply(&mut transaction, &batch).await?;
            transaction.commit().await.map(|()| outcomes).map_err(|error| code(&error).at_commit(message(error)))
        });
        task.await.map_err(StoreError::unknown)?
    }
}

impl SqlxStore {
    async fn apply(&self, connection: &mut PgConnection, batch: &Batch) -> Result<Vec<LeadOutcome>> {
        let (campaign, import) = (campaign_uuid(batch.campaign()), batch.key().import());
        let last = query_scalar(BEGIN).bind(campaign).bind(self.tenant).bind(import).fetch_optional(&mut *connection);
        let last: Option<Option<Json<AppliedBatch>>> = last.await.map_err(before_commit)?;
        let last = last.ok_or_else(|| StoreError::failed("the campaign does not exist"))?;
        if let Some(outcomes) = batch.replay(last.as_deref())? {
            return Ok(outcomes);
        }
        let created = self.write(connection, batch.leads(), false).await?;
        let (mut outcomes, mut written, mut joined) = (vec![], vec![], vec![]);
        for (lead, stored) in batch.leads().iter().zip(self.read(connection, batch).await?) {
            let is_new = created.contains(lead.email().as_str());
            let presence = if is_new { Presence::absent() } else { stored };
            let Decision { outcome, write, join, .. } = batch.decide(lead, &presence);
            match write {
                Write::Create(new) if !is_new => written.push(new.clone()),
                Write::Nothing | Write::Create(_) => {}
                Write::Update(changed) => written.push(changed),
                _ => return Err(StoreError::failed("this version of the store cannot write this")),
            }
            joined.extend(join.then(|| lead.email().as_str()));
            outcomes.push(outcome);
        }
        self.write(connection, &written, true).await?;
        let join = query(JOIN).bind(self.tenant).bind(joined).bind(campaign);
        join.execute(&mut *connection).await.map_err(before_commit)?;
        let record = Json(AppliedBatch::new(batch, &outcomes));
        query(RECORD).bind(self.tenant).bind(import).bind(record).execute(connection).await.map_err(before_commit)?;
        Ok(outcomes)
    }

    async fn write(&self, connection: &mut PgConnection, leads: &[Lead], update: bool) -> Result<HashSet<String>> {
        let write = query_scalar(WRITE).bind(self.tenant).bind(Json(leads)).bind(update);
        Ok(write.fetch_all(connection).await.map_err(before_commit)?.into_iter().collect())
    }

    async fn read(&self, connection: &mut PgConnection, batch: &Batch) -> Result<Vec<Presence>> {
        let emails: Vec<_> = batch.leads().iter().map(|lead| lead.email().as_str()).collect();
        let rows = query_as(READ).bind(self.tenant).bind(emails).bind(campaign_uuid(batch.campaign()));
        let presence = |row: (Option<String>, Option<Json<Lead>>, bool)| match row {
            (Some(reason), ..) => Presence::rejected(reason),
            (None, Some(Json(lead)), is_member) => Presence::stored(lead).in_campaign(is_member),
            (None, None, _) => Presence::absent(),
        };
        Ok(rows.fetch_all(connection).await.map_err(before_commit)?.into_iter().map(presence).collect())
    }
}

/// Only the usual form of a UUID, in lower case: identifiers compare byte for byte. `NULL` finds no campaign.
fn campaign_uuid(campaign: &CampaignId) -> Option<Uuid> {
    Uuid::parse_str(campaign.as_str()).ok().filter(|uuid| uuid.to_string() == campaign.as_str())
}

fn before_commit(error: Error) -> StoreError {
    code(&error).before_commit(message(error))
}

fn code(error: &Error) -> DatabaseCode {
    match (error.as_database_error().and_then(sqlx::error::DatabaseError::code), error) {
        (Some(state), _) => DatabaseCode::sqlstate(&state),
        (None, Error::Io(_) | Error::Protocol(_) | Error::PoolTimedOut) => DatabaseCode::no_connection(),
        (None, _) => DatabaseCode::none(),
    }
}

/// The message of the server alone, because it may become the reason of a rejected row.
fn message(error: Error) -> Box<dyn std::error::Error + Send + Sync> {
    error.as_database_error().map(|error| error.message().into()).unwrap_or(error.into())
}

// ---- What the product needs in addition ----

impl SqlxStore {
    /// Creates the tables that do not exist. A product does that in its migrations.
    ///
    /// # Errors
    /// If the server cannot be reached, or the user may not create tables.
    pub async fn migrate(&self) -> result::Result<(), Error> {
        sqlx::raw_sql(include_str!("../schema.sql")).execute(&self.pool).await.map(drop)
    }

    /// Creates a campaign, unless it exists.
    ///
    /// # Errors
    /// If the server cannot be reached.
    pub async fn create_campaign(&self, id: Uuid) -> result::Result<CampaignId, Error> {
        let create = query("INSERT INTO campaigns (id, tenant) VALUES ($1, $2) ON CONFLICT DO NOTHING");
        create.bind(id).bind(self.tenant).execute(&self.pool).await?;
        Ok(CampaignId::from(id.to_string()))
    }
}
