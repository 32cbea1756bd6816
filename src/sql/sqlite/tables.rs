//! The tables of one workspace, as a batch reads and writes them. All statements name the workspace.

use std::collections::HashMap;

use sqlx::{
    AssertSqlSafe, Row, SqliteConnection, query_with,
    sqlite::{SqliteArguments, SqliteRow},
};

use super::{
    failure::before_commit,
    statement::{Statement, add_all, arguments, parts, run, run_while},
};
use crate::{
    lead::{CampaignId, Email, Lead},
    sql::codec::{FIELDS, Patch, StoredLead, StoredPresence, custom_json, outcomes_json, outcomes_of},
    store::{Batch, BatchKey, LeadOutcome, StoreError},
};

/// The tables of a workspace, over a connection.
#[derive(Debug)]
pub(super) struct Tables<'a> {
    pub(super) connection: &'a mut SqliteConnection,
    pub(super) workspace: &'a str,
}

/// How much of the rows that it finds a read wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// Only that they are there.
    Existence,
    /// All columns.
    Lead,
}

/// What a batch finds at its beginning.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) campaign_exists: bool,
    /// The outcomes of this very batch, where it is the last one that was applied for its import.
    pub(super) replay: Option<Vec<LeadOutcome>>,
    /// The newest lead: later ones are this batch's.
    pub(super) newest: i64,
}

const OPEN: &str = "\
    SELECT EXISTS (SELECT 1 FROM campaigns WHERE workspace_id = ?1 AND campaign_id = ?2), \
    (SELECT outcomes FROM imports \
     WHERE workspace_id = ?1 AND import_id = ?3 AND first_row = ?4 AND last_row = ?5), \
    (SELECT coalesce(max(lead_id), 0) FROM leads)";

const FIND: &str = "\
    FROM json_each(?3) AS wanted \
    LEFT JOIN suppressions AS s ON s.workspace_id = ?1 AND s.email = wanted.value \
    LEFT JOIN leads AS l ON l.workspace_id = ?1 AND l.email = wanted.value AND l.lead_id <= ?4 \
    LEFT JOIN campaign_leads AS m ON m.workspace_id = ?1 AND m.campaign_id = ?2 AND m.lead_id = l.lead_id \
    WHERE l.lead_id IS NOT NULL OR s.email IS NOT NULL";

/// Where no row has this email yet, and it is not suppressed. A conflict with a key of the product is a refusal.
const CREATE: [&str; 3] = [
    "INSERT INTO leads (workspace_id, email, email_written, first_name, last_name, company_name, job_title, custom) \
     SELECT * FROM (VALUES ",
    "(?, ?, ?, ?, ?, ?, ?, ?)",
    ") AS new WHERE NOT EXISTS (SELECT 1 FROM suppressions AS s \
     WHERE s.workspace_id = new.column1 AND s.email = new.column2) \
     ON CONFLICT (workspace_id, email) DO NOTHING",
];

const UPDATE: [&str; 3] = [
    "UPDATE leads SET first_name = coalesce(new.column3, first_name), last_name = coalesce(new.column4, last_name), \
     company_name = coalesce(new.column5, company_name), job_title = coalesce(new.column6, job_title), \
     custom = coalesce(new.column7, custom) FROM (VALUES ",
    "(?, ?, ?, ?, ?, ?, ?)",
    ") AS new WHERE workspace_id = new.column1 AND email = new.column2",
];

const JOIN: &str = "INSERT INTO campaign_leads (workspace_id, campaign_id, lead_id) \
     SELECT ?1, ?2, l.lead_id FROM json_each(?3) AS wanted \
     CROSS JOIN leads AS l ON l.workspace_id = ?1 AND l.email = wanted.value ORDER BY l.lead_id";

const JOIN_AFTER: &str = "INSERT INTO campaign_leads (workspace_id, campaign_id, lead_id) \
     SELECT ?1, ?2, lead_id FROM leads WHERE lead_id > ?3 AND (SELECT max(lead_id) FROM leads) = ?3 + ?4";

const KEEP: &str = "INSERT INTO imports (workspace_id, import_id, outcomes, first_row, last_row) VALUES (?1, ?2, ?3, ?4, ?5) \
     ON CONFLICT DO UPDATE SET outcomes = excluded.outcomes, first_row = excluded.first_row, \
     last_row = excluded.last_row, stored_at = CURRENT_TIMESTAMP";

impl Tables<'_> {
    pub(super) async fn open(&mut self, batch: &Batch) -> Result<Opened, StoreError> {
        let mut arguments = arguments([self.workspace, batch.campaign().as_str()]);
        if let Some(key) = batch.key() {
            add_all(&mut arguments, [key.import()])?;
            add_all(&mut arguments, rows(key)?)?;
        }
        let row = query_with(OPEN, arguments).fetch_one(&mut *self.connection).await.map_err(before_commit)?;
        let stored: Option<&str> = row.try_get(1).map_err(before_commit)?;
        Ok(Opened {
            campaign_exists: row.try_get(0).map_err(before_commit)?,
            replay: stored.map(|stored| outcomes_of(stored, batch)).transpose()?,
            newest: row.try_get(2).map_err(before_commit)?,
        })
    }

    /// What there is under each of the emails; leads after the `newest` are not looked at.
    ///
    /// The emails are best in their order, which is that of the index, so that neighbours share a page.
    pub(super) async fn find<'e>(
        &mut self,
        campaign: &CampaignId,
        emails: &[&'e Email],
        newest: i64,
        depth: Depth,
    ) -> Result<HashMap<&'e Email, StoredPresence>, StoreError> {
        let mut arguments = arguments([self.workspace, campaign.as_str(), &array(emails)]);
        add_all(&mut arguments, [newest])?;
        let rows = query_with(AssertSqlSafe(find_sql(depth)), arguments).fetch_all(&mut *self.connection);
        let rows = rows.await.map_err(before_commit)?;
        let read = |row: &SqliteRow| {
            let at: i64 = row.try_get(0).map_err(before_commit)?;
            let email = emails[usize::try_from(at).map_err(StoreError::failed)?];
            Ok((email, read(row, email, depth)?))
        };
        rows.iter().map(read).collect()
    }

    /// Creates leads until it meets one that exists or is suppressed. Returns how many it went through, and how many of them
    /// are new.
    pub(super) async fn create_while_new(&mut self, leads: &[&Lead]) -> Result<(usize, usize), StoreError> {
        let statements = creation(self.workspace, leads);
        run_while(self.connection, statements, |sent, created| sent == created).await
    }

    /// Creates leads; returns how many of them are new.
    pub(super) async fn create(&mut self, leads: &[&Lead]) -> Result<usize, StoreError> {
        let statements = creation(self.workspace, leads);
        run_while(self.connection, statements, |_, _| true).await.map(|(_, created)| created)
    }

    /// Changes the rows of existing leads.
    pub(super) async fn update(&mut self, patches: &[(&Email, Patch)]) -> Result<(), StoreError> {
        let add = |arguments: &mut SqliteArguments, (email, patch): &(&Email, Patch)| {
            add_all(arguments, [self.workspace, email.as_str()])?;
            add_all(arguments, patch.fields.each_ref().map(Option::as_deref))?;
            add_all(arguments, [patch.custom.as_deref()])
        };
        let statements = parts(patches).map(|patches| Statement::of_rows(UPDATE, patches, add));
        run_while(self.connection, statements, |_, _| true).await.map(drop)
    }

    /// Adds leads to the campaign, none of which is in it; returns how many.
    pub(super) async fn join(&mut self, campaign: &CampaignId, emails: &[&Email]) -> Result<usize, StoreError> {
        run(self.connection, JOIN, arguments([self.workspace, campaign.as_str(), &array(emails)])).await
    }

    /// Adds all leads after the `newest` to the campaign, if they are so many and their numbers have no gap: otherwise
    /// there may be leads of others among them, which a trigger made, and none is added. Returns how many were added.
    pub(super) async fn join_after(
        &mut self,
        campaign: &CampaignId,
        newest: i64,
        leads: usize,
    ) -> Result<usize, StoreError> {
        let mut arguments = arguments([self.workspace, campaign.as_str()]);
        add_all(&mut arguments, [newest, i64::try_from(leads).map_err(StoreError::failed)?])?;
        run(self.connection, JOIN_AFTER, arguments).await
    }

    /// Keeps the outcomes for a replay, in place of those of the import's batch before.
    pub(super) async fn keep(&mut self, batch: &Batch, outcomes: &[LeadOutcome]) -> Result<(), StoreError> {
        let Some(key) = batch.key() else { return Ok(()) };
        let mut arguments = arguments([self.workspace, key.import(), &outcomes_json(outcomes)]);
        add_all(&mut arguments, rows(key)?)?;
        run(self.connection, KEEP, arguments).await.map(drop)
    }
}

fn creation<'l>(workspace: &str, leads: &[&'l Lead]) -> impl Iterator<Item = Result<Statement, StoreError>> {
    let add = move |arguments: &mut SqliteArguments, lead: &&'l Lead| {
        add_all(arguments, [workspace, lead.email().as_str(), lead.email().as_written()])?;
        add_all(arguments, FIELDS.map(|field| lead.get(field)))?;
        add_all(arguments, [custom_json(lead.custom())])
    };
    parts(leads).map(move |leads| Statement::of_rows(CREATE, leads, add))
}

fn find_sql(depth: Depth) -> String {
    let columns = match depth {
        Depth::Existence => "",
        Depth::Lead => ", l.email_written, l.first_name, l.last_name, l.company_name, l.job_title, l.custom",
    };
    format!("SELECT wanted.key, s.reason, m.lead_id IS NOT NULL{columns} {FIND}")
}

fn read(row: &SqliteRow, email: &Email, depth: Depth) -> Result<StoredPresence, StoreError> {
    if let Some(reason) = row.try_get(1).map_err(before_commit)? {
        return Ok(StoredPresence::suppressed(reason));
    }
    let stored = match depth {
        Depth::Existence => None,
        Depth::Lead => Some(stored(row, email, 3)?),
    };
    Ok(StoredPresence::existing(stored, row.try_get(2).map_err(before_commit)?))
}

/// The lead whose columns, from `email_written` on, begin at `first`.
pub(super) fn stored(row: &SqliteRow, email: &Email, first: usize) -> Result<StoredLead, StoreError> {
    let text = |at: usize| row.try_get::<Option<&str>, _>(first + at).map_err(before_commit);
    let fields = [text(1)?, text(2)?, text(3)?, text(4)?];
    StoredLead::new(email, text(0)?.unwrap_or_default(), fields, text(5)?.unwrap_or("{}"))
}

fn rows(key: &BatchKey) -> Result<[i64; 2], StoreError> {
    let row = |row: u64| i64::try_from(row).map_err(StoreError::failed);
    Ok([row(key.first_row())?, row(key.last_row())?])
}

fn array(emails: &[&Email]) -> String {
    let texts: Vec<_> = emails.iter().map(|email| email.as_str()).collect();
    serde_json::to_string(&texts).expect("an array of text is always JSON")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sql::sqlite::statement::of_rows;
    use crate::sql::sqlite::store::SqliteStore;

    /// The steps of the query plan that go through a whole table.
    async fn scans(sql: impl Into<String>) -> Vec<String> {
        let pool = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1).connect(":memory:").await.unwrap();
        SqliteStore::new(pool.clone(), "acme").migrate().await.unwrap();
        let sql = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.into()));
        let plan = sqlx::query_as(sql).fetch_all(&pool).await.unwrap();
        let steps = plan.into_iter().map(|(_, _, _, step): (i64, i64, i64, String)| step);
        steps.filter(|step| step.starts_with("SCAN ")).collect()
    }

    #[tokio::test]
    async fn a_batch_finds_rows_by_their_keys() {
        let values = ["SCAN 3-ROW VALUES CLAUSE"];
        let emails = ["SCAN wanted VIRTUAL TABLE INDEX 1:"];
        assert_eq!(scans(find_sql(Depth::Lead)).await, emails);
        assert_eq!(scans(of_rows(CREATE, 3)).await, values);
        assert_eq!(scans(of_rows(UPDATE, 3)).await, values);
        assert_eq!(scans(JOIN).await, emails);
        assert_eq!(scans(JOIN_AFTER).await, Vec::<String>::new());
        assert_eq!(scans(OPEN).await, ["SCAN CONSTANT ROW"]);
    }
}
