//! The tables of one workspace, as a batch reads and writes them: [`SqliteTables`].
//!
//! Every statement names the workspace.

use std::{collections::HashMap, sync::Arc};

use sqlx::{
    AssertSqlSafe, Row, SqliteConnection, query_with,
    sqlite::{SqliteArguments, SqliteRow},
};

use super::{
    error::before_commit,
    multi_row::{MultiRowSql, MultiRowStatement, RowCounts, bind_all, bind_texts, execute, execute_while, split_rows},
};
use crate::{
    lead::{CampaignId, Email, Lead},
    sql::{
        codec::{FIELDS, encode_applied, encode_custom},
        row::{RowUpdate, StoredRow},
    },
    store::{Batch, LeadOutcome, StoreError},
};

/// The tables of a workspace, over a connection.
#[derive(Debug)]
pub(super) struct SqliteTables<'a> {
    pub(super) connection: &'a mut SqliteConnection,
    pub(super) workspace: &'a str,
}

/// Which columns of existing leads a query reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LeadColumns {
    /// None: only whether the row exists. Enough for a batch that keeps existing leads.
    None,
    /// All that an import may change, for a lookup and for the other policies.
    All,
}

/// What a batch reads before it writes.
#[derive(Debug)]
pub(super) struct InitialState {
    pub(super) campaign_exists: bool,
    /// The record of the last batch that was applied for this import.
    pub(super) last_batch: Option<String>,
    /// The largest `lead_id`. Leads with a larger one are created by this batch.
    pub(super) last_lead_id: i64,
}

/// `?1` is the workspace, `?2` the campaign, `?3` the import.
const READ_STATE: &str = "\
    SELECT EXISTS (SELECT 1 FROM campaigns WHERE workspace_id = ?1 AND campaign_id = ?2), \
    (SELECT last_batch FROM imports WHERE workspace_id = ?1 AND import_id = ?3), \
    (SELECT coalesce(max(lead_id), 0) FROM leads)";

/// `?1` is the workspace, `?2` the campaign, `?3` a JSON array of emails, `?4` the last `lead_id` to look at.
///
/// The array is the outer loop of the join, so that each email is one search of an index.
const FIND: &str = "\
    FROM json_each(?3) AS wanted \
    LEFT JOIN suppressions AS s ON s.workspace_id = ?1 AND s.email = wanted.value \
    LEFT JOIN leads AS l ON l.workspace_id = ?1 AND l.email = wanted.value AND l.lead_id <= ?4 \
    LEFT JOIN campaign_leads AS m ON m.workspace_id = ?1 AND m.campaign_id = ?2 AND m.lead_id = l.lead_id \
    WHERE l.lead_id IS NOT NULL OR s.email IS NOT NULL";

/// Skips emails that exist or are suppressed. A conflict with a key of the product is an error.
const CREATE: MultiRowSql = MultiRowSql {
    before: "INSERT INTO leads (workspace_id, email, email_written, first_name, last_name, company_name, job_title, custom) \
     SELECT * FROM (SELECT ? AS workspace_id, * FROM (VALUES ",
    row: "(?, ?, ?, ?, ?, ?, ?)",
    after: ")) AS new WHERE NOT EXISTS (SELECT 1 FROM suppressions AS s \
     WHERE s.workspace_id = new.workspace_id AND s.email = new.column1) \
     ON CONFLICT (workspace_id, email) DO NOTHING",
};

/// A parameter that is NULL leaves its column unchanged.
const UPDATE: MultiRowSql = MultiRowSql {
    before: "UPDATE leads SET first_name = coalesce(new.column2, first_name), last_name = coalesce(new.column3, last_name), \
     company_name = coalesce(new.column4, company_name), job_title = coalesce(new.column5, job_title), \
     custom = coalesce(new.column6, custom) FROM (SELECT ? AS workspace_id, * FROM (VALUES ",
    row: "(?, ?, ?, ?, ?, ?)",
    after: ")) AS new WHERE leads.workspace_id = new.workspace_id AND email = new.column1",
};

/// `CROSS JOIN` keeps the order of the tables: each email is one search, and no index is scanned.
const JOIN: &str = "INSERT INTO campaign_leads (workspace_id, campaign_id, lead_id) \
     SELECT ?1, ?2, l.lead_id FROM json_each(?3) AS wanted \
     CROSS JOIN leads AS l ON l.workspace_id = ?1 AND l.email = wanted.value ORDER BY l.lead_id";

/// `?3` is the last `lead_id` before the batch, `?4` the number of leads that it created.
const JOIN_AFTER: &str = "INSERT INTO campaign_leads (workspace_id, campaign_id, lead_id) \
     SELECT ?1, ?2, lead_id FROM leads WHERE lead_id > ?3 AND (SELECT count(*) FROM leads WHERE lead_id > ?3) = ?4";

/// One row per import: the new batch replaces the previous one.
const SAVE_BATCH: &str = "INSERT INTO imports (workspace_id, campaign_id, import_id, last_batch) VALUES (?1, ?2, ?3, ?4) \
     ON CONFLICT DO UPDATE SET last_batch = excluded.last_batch, stored_at = CURRENT_TIMESTAMP";

impl SqliteTables<'_> {
    /// Reads what the batch must know before it writes.
    pub(super) async fn read_state(&mut self, batch: &Batch) -> Result<InitialState, StoreError> {
        let arguments = bind_texts([self.workspace, batch.campaign().as_str(), batch.key().import()]);
        let row = query_with(READ_STATE, arguments).fetch_one(&mut *self.connection).await.map_err(before_commit)?;
        let last_batch: Option<&str> = row.try_get(1).map_err(before_commit)?;
        Ok(InitialState {
            campaign_exists: row.try_get(0).map_err(before_commit)?,
            last_batch: last_batch.map(str::to_owned),
            last_lead_id: row.try_get(2).map_err(before_commit)?,
        })
    }

    /// Finds the rows of existing leads and suppressed emails. Leads after `last_lead_id` are ignored.
    ///
    /// Sorted emails are faster, because neighbours share a page of the index.
    pub(super) async fn find<'e>(
        &mut self,
        campaign: &CampaignId,
        emails: &[&'e Email],
        last_lead_id: i64,
        columns: LeadColumns,
    ) -> Result<HashMap<&'e Email, StoredRow>, StoreError> {
        let mut arguments = bind_texts([self.workspace, campaign.as_str(), &encode_emails(emails)]);
        bind_all(&mut arguments, [last_lead_id])?;
        let rows = query_with(AssertSqlSafe(find_sql(columns)), arguments).fetch_all(&mut *self.connection);
        let rows = rows.await.map_err(before_commit)?;
        let decode = |row: &SqliteRow| {
            let at: i64 = row.try_get(0).map_err(before_commit)?;
            let email = emails[usize::try_from(at).map_err(StoreError::failed)?];
            Ok((email, decode_found(row, email, columns)?))
        };
        rows.iter().map(decode).collect()
    }

    /// Creates leads, and stops after a statement that met an email which exists or is suppressed.
    pub(super) async fn create_while_new(&mut self, leads: &[&Lead]) -> Result<RowCounts, StoreError> {
        let statements = creation(self.workspace, leads);
        execute_while(self.connection, statements, |counts| counts.sent == counts.changed).await
    }

    /// Creates leads and returns how many of them are new.
    pub(super) async fn create(&mut self, leads: &[&Lead]) -> Result<usize, StoreError> {
        let statements = creation(self.workspace, leads);
        execute_while(self.connection, statements, |_| true).await.map(|counts| counts.changed)
    }

    /// Changes the rows of existing leads.
    pub(super) async fn update(&mut self, updates: &[RowUpdate<'_>]) -> Result<(), StoreError> {
        let bind = |arguments: &mut SqliteArguments, update: &RowUpdate<'_>| {
            bind_all(arguments, [update.email.as_str()])?;
            bind_all(arguments, update.fields.each_ref().map(Option::as_deref))?;
            bind_all(arguments, [update.custom.as_deref()])
        };
        let statements =
            split_rows(updates).map(|updates| MultiRowStatement::new(&UPDATE, self.workspace, updates, bind));
        execute_while(self.connection, statements, |_| true).await.map(drop)
    }

    /// Adds leads to the campaign and returns how many. None of them may be in it already.
    pub(super) async fn join(&mut self, campaign: &CampaignId, emails: &[&Email]) -> Result<usize, StoreError> {
        let arguments = bind_texts([self.workspace, campaign.as_str(), &encode_emails(emails)]);
        execute(self.connection, JOIN, arguments).await
    }

    /// Adds the leads after `last_lead_id` to the campaign and returns how many.
    ///
    /// It adds none unless there are exactly `created` of them: a trigger of the product may have created other leads in between. Their ids
    /// may have gaps, because SQLite also counts the rows that it does not insert.
    pub(super) async fn join_after(
        &mut self,
        campaign: &CampaignId,
        last_lead_id: i64,
        created: usize,
    ) -> Result<usize, StoreError> {
        let mut arguments = bind_texts([self.workspace, campaign.as_str()]);
        bind_all(&mut arguments, [last_lead_id, i64::try_from(created).map_err(StoreError::failed)?])?;
        execute(self.connection, JOIN_AFTER, arguments).await
    }

    /// Stores the batch's key and outcomes for a replay, in place of those of the import's previous batch.
    pub(super) async fn save_batch(&mut self, batch: &Batch, outcomes: &[LeadOutcome]) -> Result<(), StoreError> {
        let texts = [self.workspace, batch.campaign().as_str(), batch.key().import(), &encode_applied(batch, outcomes)];
        execute(self.connection, SAVE_BATCH, bind_texts(texts)).await.map(drop)
    }
}

/// The statements that create the leads.
fn creation<'l>(workspace: &str, leads: &[&'l Lead]) -> impl Iterator<Item = Result<MultiRowStatement, StoreError>> {
    let bind = |arguments: &mut SqliteArguments, lead: &&'l Lead| {
        bind_all(arguments, bound_email(lead.email()))?;
        bind_all(arguments, FIELDS.map(|field| lead.get(field).map(Arc::<str>::from)))?;
        bind_all(arguments, [encode_custom(lead.custom())])
    };
    split_rows(leads).map(move |leads| MultiRowStatement::new(&CREATE, workspace, leads, bind))
}

/// The email in normal form and as written. A text is bound as an `Arc`, which costs one allocation; sqlx needs two for a borrowed one.
fn bound_email(email: &Email) -> [Arc<str>; 2] {
    let normal = Arc::<str>::from(email.as_str());
    let written = if email.as_written() == email.as_str() { Arc::clone(&normal) } else { email.as_written().into() };
    [normal, written]
}

fn find_sql(columns: LeadColumns) -> String {
    let columns = match columns {
        LeadColumns::None => "",
        LeadColumns::All => ", l.email_written, l.first_name, l.last_name, l.company_name, l.job_title, l.custom",
    };
    format!("SELECT wanted.key, s.reason, m.lead_id IS NOT NULL{columns} {FIND}")
}

/// Decodes a row of [`find_sql`].
fn decode_found(row: &SqliteRow, email: &Email, columns: LeadColumns) -> Result<StoredRow, StoreError> {
    if let Some(reason) = row.try_get(1).map_err(before_commit)? {
        return Ok(StoredRow::suppressed(reason));
    }
    let stored = match columns {
        LeadColumns::None => StoredRow::unread(),
        LeadColumns::All => decode_lead(row, email, 3)?,
    };
    Ok(stored.in_campaign(row.try_get(2).map_err(before_commit)?))
}

/// Decodes the lead whose columns start at index `first`, with `email_written`.
pub(super) fn decode_lead(row: &SqliteRow, email: &Email, first: usize) -> Result<StoredRow, StoreError> {
    let text = |at: usize| row.try_get::<Option<&str>, _>(first + at).map_err(before_commit);
    let fields = [text(1)?, text(2)?, text(3)?, text(4)?];
    StoredRow::decode(email, text(0)?.unwrap_or_default(), fields, text(5)?.unwrap_or("{}"))
}

/// A JSON array for `json_each`: one parameter, however many emails there are.
fn encode_emails(emails: &[&Email]) -> String {
    let texts: Vec<_> = emails.iter().map(|email| email.as_str()).collect();
    serde_json::to_string(&texts).expect("an array of text is always JSON")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql::sqlite::store::SqliteStore;

    /// The steps of the query plan that scan a whole table.
    async fn scans(sql: impl Into<String>) -> Vec<String> {
        let pool = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1).connect(":memory:").await.unwrap();
        SqliteStore::new(pool.clone(), "acme").migrate().await.unwrap();
        let sql = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.into()));
        let plan = sqlx::query_as(sql).fetch_all(&pool).await.unwrap();
        let steps = plan.into_iter().map(|(_, _, _, step): (i64, i64, i64, String)| step);
        steps.filter(|step| step.starts_with("SCAN ")).collect()
    }

    #[tokio::test]
    async fn batches_find_rows_by_key() {
        let values = ["SCAN 3-ROW VALUES CLAUSE"];
        let emails = ["SCAN wanted VIRTUAL TABLE INDEX 1:"];
        assert_eq!(scans(find_sql(LeadColumns::All)).await, emails);
        assert_eq!(scans(CREATE.with_rows(3)).await, values);
        assert_eq!(scans(UPDATE.with_rows(3)).await, values);
        assert_eq!(scans(JOIN).await, emails);
        assert_eq!(scans(JOIN_AFTER).await, Vec::<String>::new());
        assert_eq!(scans(READ_STATE).await, ["SCAN CONSTANT ROW"]);
    }
}
