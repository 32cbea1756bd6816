//! One batch in one transaction.

use std::collections::HashMap;

use sqlx::{Connection, SqliteConnection, SqlitePool};

use super::{
    error::before_commit,
    statements::{LeadColumns, SqliteTables},
    transaction::{finish, retry_while_busy},
};
use crate::{
    lead::{CampaignId, Email},
    sql::{
        codec::decode_replay,
        plan::{BatchPlan, require_campaign},
        row::StoredRow,
    },
    store::{Batch, LeadOutcome, Membership, StoreError},
};

/// Imports a batch: the whole of it or nothing.
pub(super) async fn import(pool: &SqlitePool, workspace: &str, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
    retry_while_busy(|| attempt(pool, workspace, batch)).await.map_err(before_commit)?
}

/// The outer error is one of `BEGIN`: the only one that is retried, because no work is lost.
async fn attempt(
    pool: &SqlitePool,
    workspace: &str,
    batch: &Batch,
) -> Result<Result<Vec<LeadOutcome>, StoreError>, sqlx::Error> {
    let mut connection = pool.acquire().await?;
    // IMMEDIATE takes the write lock now, so that nobody changes what the batch reads before it commits.
    let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
    let outcomes = apply(&mut transaction, workspace, batch).await;
    let (outcomes, reusable) = finish(transaction, outcomes).await;
    if !reusable {
        // SQLite itself rolls back after some errors, such as a full disk. sqlx does not notice and still counts the
        // transaction as open, so the connection must not return to the pool.
        connection.close_on_drop();
    }
    Ok(outcomes)
}

/// Everything between `BEGIN` and the end of the transaction.
///
/// The counts of created leads and of new members are compared with the outcomes: a trigger of the product may skip a row
/// without an error, and then the outcome would be wrong.
async fn apply(
    connection: &mut SqliteConnection,
    workspace: &str,
    batch: &Batch,
) -> Result<Vec<LeadOutcome>, StoreError> {
    let mut tables = SqliteTables { connection, workspace };
    let before = tables.read_state(batch).await?;
    require_campaign(batch, before.campaign_exists)?;
    if let Some(outcomes) = decode_replay(before.last_batch.as_deref(), batch)? {
        return Ok(outcomes);
    }
    let (created, stored) = create(&mut tables, batch, before.last_lead_id).await?;
    let absent = StoredRow::absent();
    let BatchPlan { outcomes, updates } = BatchPlan::new(batch, |email| stored.get(email).unwrap_or(&absent));
    tables.update(&updates).await?;
    let members = NewMembers::of(batch, &outcomes);
    let joined = join(&mut tables, batch.campaign(), &members, (before.last_lead_id, created)).await?;
    if (created, joined) != (members.created.len(), members.created.len() + members.existing.len()) {
        return Err(StoreError::refused("a trigger of the database skipped a row"));
    }
    tables.save_batch(batch, &outcomes).await?;
    Ok(outcomes)
}

/// Creates the missing leads. Returns how many, and the rows that exist, by email.
///
/// Most rows of most files are new. So leads are inserted without a query first, until one turns out to exist.
async fn create<'b>(
    tables: &mut SqliteTables<'_>,
    batch: &'b Batch,
    last_lead_id: i64,
) -> Result<(usize, HashMap<&'b Email, StoredRow>), StoreError> {
    // In the order of the index, so that neighbouring entries are written to the same page.
    let mut leads: Vec<_> = batch.leads().iter().collect();
    leads.sort_unstable_by_key(|lead| lead.email());
    let inserted = tables.create_while_new(&leads).await?;
    if inserted.changed == leads.len() {
        return Ok((inserted.changed, HashMap::new()));
    }
    let emails: Vec<_> = leads.iter().map(|lead| lead.email()).collect();
    let columns = if batch.existing().is_keep() { LeadColumns::None } else { LeadColumns::All };
    let stored = tables.find(batch.campaign(), &emails, last_lead_id, columns).await?;
    let missing: Vec<_> = leads.drain(inserted.sent..).filter(|lead| !stored.contains_key(lead.email())).collect();
    Ok((inserted.changed + tables.create(&missing).await?, stored))
}

/// Adds leads to the campaign and returns how many. `created` leads of the batch have ids after `last_lead_id`.
async fn join(
    tables: &mut SqliteTables<'_>,
    campaign: &CampaignId,
    NewMembers { created: new, existing }: &NewMembers<'_>,
    (last_lead_id, created): (i64, usize),
) -> Result<usize, StoreError> {
    // A range of ids finds the new leads faster than their emails do.
    let is_range = new.len() == created && created > 0;
    let joined = if is_range { tables.join_after(campaign, last_lead_id, created).await? } else { 0 };
    let left = if joined > 0 { existing.clone() } else { [&new[..], existing].concat() };
    if left.is_empty() { Ok(joined) } else { Ok(joined + tables.join(campaign, &left).await?) }
}

/// The emails of the leads that a batch adds to its campaign.
#[derive(Debug, Default)]
struct NewMembers<'b> {
    /// Those of leads that the batch has created.
    created: Vec<&'b Email>,
    existing: Vec<&'b Email>,
}

impl<'b> NewMembers<'b> {
    fn of(batch: &'b Batch, outcomes: &[LeadOutcome]) -> Self {
        let mut members = Self::default();
        for (lead, outcome) in batch.leads().iter().zip(outcomes) {
            match outcome {
                LeadOutcome::Created { .. } => members.created.push(lead.email()),
                LeadOutcome::Existing { membership: Membership::Added, .. } => members.existing.push(lead.email()),
                _ => {}
            }
        }
        members
    }
}
