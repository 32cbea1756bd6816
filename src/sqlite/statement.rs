//! The statements of one batch. All of them name the workspace.

use futures_lite::future::zip;
use sqlx::{
    Arguments, AssertSqlSafe, Error, Row, SqliteConnection, query_with,
    sqlite::{SqliteArguments, SqliteRow},
};

use crate::{
    Batch, BatchKey, CampaignId, Email, Lead, LeadOutcome, StoreError,
    replay::Kept,
    row::{FIELDS, Found, Patch, StoredLead, custom_json},
};

use super::failure::before_commit;

/// How many rows go to the connection's thread at once: many, because to wake the thread costs more than to write a row,
/// and a part of a batch, so that the next rows can be made ready meanwhile.
///
/// Each number of rows is a text of its own, which the connection keeps prepared, so what is left of a batch goes as the
/// largest powers of two that are in it.
const ROWS: usize = 250;

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

/// How much of the rows that it finds a read wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// Only that they are there.
    Existence,
    /// All columns.
    Lead,
}

const OPEN: &str = "\
    SELECT EXISTS (SELECT 1 FROM campaigns WHERE workspace_id = ?1 AND campaign_id = ?2), \
    (SELECT outcomes FROM imports \
     WHERE workspace_id = ?1 AND import_id = ?3 AND first_row = ?4 AND last_row = ?5), \
    (SELECT coalesce(max(lead_id), 0) FROM leads)";

/// What a batch finds at its beginning.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) campaign_exists: bool,
    /// The outcomes of this very batch, where it is the last one that was applied for its import.
    pub(super) replay: Option<Vec<LeadOutcome>>,
    /// The newest lead: later ones are this batch's.
    pub(super) newest: i64,
}

pub(super) async fn open(
    connection: &mut SqliteConnection,
    workspace: &str,
    batch: &Batch,
) -> Result<Opened, StoreError> {
    let mut arguments = arguments([workspace, batch.campaign().as_str()]);
    if let Some(key) = batch.key() {
        add_all(&mut arguments, [key.import()])?;
        add_all(&mut arguments, rows(key)?)?;
    }
    let row = query_with(OPEN, arguments).fetch_one(connection).await.map_err(before_commit)?;
    let kept: Option<&str> = row.try_get(1).map_err(before_commit)?;
    Ok(Opened {
        campaign_exists: row.try_get(0).map_err(before_commit)?,
        replay: kept.map(|kept| Kept::read(kept, batch.leads().len())).transpose()?,
        newest: row.try_get(2).map_err(before_commit)?,
    })
}

const FIND: &str = "\
    FROM json_each(?3) AS wanted \
    LEFT JOIN suppressions AS s ON s.workspace_id = ?1 AND s.email = wanted.value \
    LEFT JOIN leads AS l ON l.workspace_id = ?1 AND l.email = wanted.value AND l.lead_id <= ?4 \
    LEFT JOIN campaign_leads AS m ON m.workspace_id = ?1 AND m.campaign_id = ?2 AND m.lead_id = l.lead_id \
    WHERE l.lead_id IS NOT NULL OR s.email IS NOT NULL";

/// What there is under each of the emails, in their order; leads after the `newest` are not looked at.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    workspace: &str,
    campaign: &CampaignId,
    emails: &[&Email],
    (depth, newest): (Depth, i64),
) -> Result<Vec<Option<Found>>, StoreError> {
    // In the order of the index, so that neighbours share a page.
    let mut order: Vec<_> = (0..emails.len()).collect();
    order.sort_unstable_by_key(|&at| emails[at]);
    let wanted = array(order.iter().map(|&at| emails[at].as_str()));
    let mut arguments = arguments([workspace, campaign.as_str(), &wanted]);
    add_all(&mut arguments, [newest])?;
    let rows = query_with(AssertSqlSafe(find_sql(depth)), arguments).fetch_all(connection);
    let rows = rows.await.map_err(before_commit)?;
    let mut found: Vec<_> = emails.iter().map(|_| None).collect();
    for row in &rows {
        let at = usize::try_from(row.try_get::<i64, _>(0).map_err(before_commit)?).map_err(StoreError::failed)?;
        let at = order[at];
        found[at] = Some(read(row, emails[at], depth)?);
    }
    Ok(found)
}

fn find_sql(depth: Depth) -> String {
    let columns = match depth {
        Depth::Existence => "",
        Depth::Lead => ", l.email_written, l.first_name, l.last_name, l.company_name, l.job_title, l.custom",
    };
    format!("SELECT wanted.key, s.reason, m.lead_id IS NOT NULL{columns} {FIND}")
}

fn read(row: &SqliteRow, email: &Email, depth: Depth) -> Result<Found, StoreError> {
    if let Some(reason) = row.try_get(1).map_err(before_commit)? {
        return Ok(Found::Suppressed(reason));
    }
    let stored = match depth {
        Depth::Existence => None,
        Depth::Lead => Some(stored(row, email, 3)?),
    };
    Ok(Found::Lead { member: row.try_get(2).map_err(before_commit)?, row: stored })
}

/// The lead whose columns, from `email_written` on, begin at `first`.
pub(super) fn stored(row: &SqliteRow, email: &Email, first: usize) -> Result<StoredLead, StoreError> {
    let text = |at: usize| row.try_get::<Option<&str>, _>(first + at).map_err(before_commit);
    let fields = [text(1)?, text(2)?, text(3)?, text(4)?];
    StoredLead::new(email, text(0)?.unwrap_or_default(), fields, text(5)?.unwrap_or("{}"))
}

/// A statement with its arguments.
type Ready = Result<(String, SqliteArguments), StoreError>;

/// What creates the leads that do not exist and are not suppressed, in parts.
///
/// They go in the order of the index, which touches each of its pages once.
pub(super) fn creation(workspace: &str, leads: &[Lead]) -> impl Iterator<Item = Ready> + Send {
    let mut leads: Vec<_> = leads.iter().collect();
    leads.sort_unstable_by_key(|lead| lead.email());
    let sizes = sizes(leads.len());
    let mut leads = leads.into_iter();
    sizes.map(move |size| {
        let mut arguments = SqliteArguments::default();
        for lead in leads.by_ref().take(size) {
            add_all(&mut arguments, [workspace, lead.email().as_str(), lead.email().as_written()])?;
            add_all(&mut arguments, FIELDS.map(|field| lead.get(field)))?;
            add_all(&mut arguments, [custom_json(lead.custom())])?;
        }
        Ok((of_rows(CREATE, size), arguments))
    })
}

/// Returns how many rows the statements changed. While one runs, the next is made ready.
pub(super) async fn run_all(
    connection: &mut SqliteConnection,
    mut statements: impl Iterator<Item = Ready>,
) -> Result<usize, StoreError> {
    let (mut changed, mut next) = (0, statements.next());
    while let Some(ready) = next {
        let (sql, arguments) = ready?;
        let (now, then) = zip(run(connection, sql, arguments), async { statements.next() }).await;
        (changed, next) = (changed + now?, then);
    }
    Ok(changed)
}

/// What changes the rows of existing leads, in parts.
pub(super) fn changes(workspace: &str, patches: &[(&Email, Patch)]) -> impl Iterator<Item = Ready> {
    let mut patches = patches.iter();
    sizes(patches.len()).map(move |size| {
        let mut arguments = SqliteArguments::default();
        for (email, patch) in patches.by_ref().take(size) {
            add_all(&mut arguments, [workspace, email.as_str()])?;
            add_all(&mut arguments, patch.fields.each_ref().map(Option::as_deref))?;
            add_all(&mut arguments, [patch.custom.as_deref()])?;
        }
        Ok((of_rows(UPDATE, size), arguments))
    })
}

const JOIN: &str = "INSERT INTO campaign_leads (workspace_id, campaign_id, lead_id) \
     SELECT ?1, ?2, l.lead_id FROM json_each(?3) AS wanted \
     CROSS JOIN leads AS l ON l.workspace_id = ?1 AND l.email = wanted.value ORDER BY l.lead_id";

const JOIN_NEW: &str = "INSERT INTO campaign_leads (workspace_id, campaign_id, lead_id) \
     SELECT ?1, ?2, lead_id FROM leads WHERE lead_id > ?3 AND (SELECT max(lead_id) FROM leads) = ?3 + ?4";

/// Adds the leads to the campaign that were created after the `newest`, or none, where others than those `created` may be
/// among them.
pub(super) async fn join_new(
    connection: &mut SqliteConnection,
    workspace: &str,
    campaign: &CampaignId,
    (newest, created): (i64, usize),
) -> Result<usize, StoreError> {
    let mut arguments = arguments([workspace, campaign.as_str()]);
    add_all(&mut arguments, [newest, i64::try_from(created).map_err(StoreError::failed)?])?;
    run(connection, JOIN_NEW.to_owned(), arguments).await
}

/// Adds leads to the campaign, none of which is in it; returns how many.
pub(super) async fn join(
    connection: &mut SqliteConnection,
    workspace: &str,
    campaign: &CampaignId,
    emails: &[&Email],
) -> Result<usize, StoreError> {
    let mut emails = emails.to_vec();
    emails.sort_unstable();
    let emails = array(emails.iter().map(|email| email.as_str()));
    run(connection, JOIN.to_owned(), arguments([workspace, campaign.as_str(), &emails])).await
}

/// Keeps the outcomes for a replay, in place of those of the import's batch before.
pub(super) async fn keep(
    connection: &mut SqliteConnection,
    workspace: &str,
    batch: &Batch,
    outcomes: &[LeadOutcome],
) -> Result<(), StoreError> {
    let Some(key) = batch.key() else { return Ok(()) };
    let sql = "INSERT INTO imports (workspace_id, import_id, outcomes, first_row, last_row) VALUES (?1, ?2, ?3, ?4, ?5) \
               ON CONFLICT DO UPDATE SET outcomes = excluded.outcomes, first_row = excluded.first_row, \
               last_row = excluded.last_row, stored_at = CURRENT_TIMESTAMP";
    let mut arguments = arguments([workspace, key.import(), &Kept::write(outcomes)]);
    add_all(&mut arguments, rows(key)?)?;
    run(connection, sql.to_owned(), arguments).await.map(drop)
}

fn rows(key: &BatchKey) -> Result<[i64; 2], StoreError> {
    let row = |row: u64| i64::try_from(row).map_err(StoreError::failed);
    Ok([row(key.first_row())?, row(key.last_row())?])
}

/// A statement with so many rows of values.
fn of_rows([head, row, tail]: [&str; 3], rows: usize) -> String {
    format!("{head}{row}{}{tail}", format!(", {row}").repeat(rows - 1))
}

/// Returns how many rows were changed.
async fn run(connection: &mut SqliteConnection, sql: String, arguments: SqliteArguments) -> Result<usize, StoreError> {
    let done = query_with(AssertSqlSafe(sql), arguments).execute(connection).await.map_err(before_commit)?;
    usize::try_from(done.rows_affected()).map_err(StoreError::failed)
}

/// So many rows in parts of [`ROWS`], then of the largest powers of two.
fn sizes(mut rows: usize) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let size = if rows < ROWS { 1 << rows.checked_ilog2()? } else { ROWS };
        rows -= size;
        Some(size)
    })
}

fn array<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    serde_json::to_string(&texts.collect::<Vec<_>>()).expect("an array of text is always JSON")
}

fn arguments<const N: usize>(texts: [&str; N]) -> SqliteArguments {
    let mut arguments = SqliteArguments::default();
    add_all(&mut arguments, texts).expect("text is always an argument");
    arguments
}

fn add_all<'q, T, const N: usize>(arguments: &mut SqliteArguments, values: [T; N]) -> Result<(), StoreError>
where
    T: sqlx::Encode<'q, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
{
    values.into_iter().try_for_each(|value| arguments.add(value)).map_err(|error| before_commit(Error::Encode(error)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SqliteStore;

    /// The steps of the query plan that go through a whole table.
    async fn scans(sql: String) -> Vec<String> {
        let pool = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1).connect(":memory:").await.unwrap();
        SqliteStore::new(pool.clone(), "acme").migrate().await.unwrap();
        let plan = sqlx::query_as(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"))).fetch_all(&pool).await.unwrap();
        let steps = plan.into_iter().map(|(_, _, _, step): (i64, i64, i64, String)| step);
        steps.filter(|step| step.starts_with("SCAN ")).collect()
    }

    #[tokio::test]
    async fn a_batch_finds_rows_by_their_keys() {
        assert_eq!(scans(find_sql(Depth::Lead)).await, ["SCAN wanted VIRTUAL TABLE INDEX 1:"]);
    }

    #[tokio::test]
    async fn an_update_finds_rows_by_their_keys() {
        assert_eq!(scans(of_rows(UPDATE, 3)).await, ["SCAN 3-ROW VALUES CLAUSE"]);
    }

    #[tokio::test]
    async fn new_rows_and_memberships_find_what_they_ask_for_by_its_keys() {
        assert_eq!(scans(of_rows(CREATE, 3)).await, ["SCAN 3-ROW VALUES CLAUSE"]);
        assert_eq!(scans(JOIN.to_owned()).await, ["SCAN wanted VIRTUAL TABLE INDEX 1:"]);
        assert_eq!(scans(JOIN_NEW.to_owned()).await, Vec::<String>::new());
    }
}
