//! The statements of one batch. All of them name the workspace.

use sqlx::{
    Arguments, AssertSqlSafe, Error, Row, SqliteConnection, query_scalar_with, query_with,
    sqlite::{SqliteArguments, SqliteRow},
};

use crate::{
    Batch, BatchKey, CampaignId, Email, Lead, LeadOutcome, StoreError,
    replay::Kept,
    row::{FIELDS, Found, Patch, StoredLead, custom_json},
};

use super::failure::before_commit;

/// How many rows go to the connection's thread at once.
///
/// The thread answers each statement by itself, and to be woken costs more than to write a row: so new rows go many to a
/// statement, in the order of the index, which touches each page once. Each number of rows is a text of its own, which the
/// connection keeps prepared, so the last rows of a batch go as half the number, and half of that.
const ROWS: usize = 512;

const INSERT: &str = "INSERT INTO leads (workspace_id, email, email_written, first_name, last_name, company_name, \
     job_title, custom) VALUES ";
const INSERT_ROW: &str = "(?, ?, ?, ?, ?, ?, ?, ?)";
const UPDATE: &str = "UPDATE leads SET first_name = coalesce(?, first_name), last_name = coalesce(?, last_name), \
     company_name = coalesce(?, company_name), job_title = coalesce(?, job_title), custom = coalesce(?, custom) \
     WHERE workspace_id = ? AND email = ?;";
const JOIN: &str = "INSERT INTO campaign_leads (workspace_id, campaign_id, email) VALUES ";
const JOIN_ROW: &str = "(?, ?, ?)";

/// How much of the rows that it finds a read wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// Only that they are there.
    Existence,
    /// All columns.
    Lead,
}

const FIND: &str = "\
    FROM json_each(?3) AS wanted \
    LEFT JOIN suppressions AS s ON s.workspace_id = ?1 AND s.email = wanted.value \
    LEFT JOIN leads AS l ON l.workspace_id = ?1 AND l.email = wanted.value \
    LEFT JOIN campaign_leads AS m ON l.email IS NOT NULL AND m.workspace_id = ?1 AND m.campaign_id = ?2 AND m.email = wanted.value \
    WHERE l.email IS NOT NULL OR s.email IS NOT NULL";

/// What there is under each of the emails, in their order.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    workspace: &str,
    campaign: &CampaignId,
    emails: &[&Email],
    depth: Depth,
) -> Result<Vec<Option<Found>>, StoreError> {
    // In the order of the index, so that neighbours share a page.
    let mut order: Vec<_> = (0..emails.len()).collect();
    order.sort_unstable_by_key(|&at| emails[at]);
    let wanted = array(order.iter().map(|&at| emails[at].as_str()));
    let arguments = arguments([workspace, campaign.as_str(), &wanted]);
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
    format!("SELECT wanted.key, s.reason, m.email IS NOT NULL{columns} {FIND}")
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

/// Creates the leads, none of which exists.
pub(super) async fn insert(
    connection: &mut SqliteConnection,
    workspace: &str,
    leads: &[&Lead],
) -> Result<(), StoreError> {
    let mut leads = leads.to_vec();
    leads.sort_unstable_by_key(|lead| lead.email());
    for chunk in chunks(&leads) {
        let mut arguments = SqliteArguments::default();
        for lead in chunk {
            add_all(&mut arguments, [workspace, lead.email().as_str(), lead.email().as_written()])?;
            add_all(&mut arguments, FIELDS.map(|field| lead.get(field)))?;
            add_all(&mut arguments, [custom_json(lead.custom())])?;
        }
        run(connection, of_rows(INSERT, INSERT_ROW, chunk.len()), arguments).await?;
    }
    Ok(())
}

/// Changes the rows of existing leads.
pub(super) async fn update(
    connection: &mut SqliteConnection,
    workspace: &str,
    patches: &[(&Email, Patch)],
) -> Result<(), StoreError> {
    for chunk in chunks(patches) {
        let mut arguments = SqliteArguments::default();
        for (email, patch) in chunk {
            add_all(&mut arguments, patch.fields.each_ref().map(Option::as_deref))?;
            add_all(&mut arguments, [patch.custom.as_deref(), Some(workspace), Some(email.as_str())])?;
        }
        run(connection, UPDATE.repeat(chunk.len()), arguments).await?;
    }
    Ok(())
}

/// Adds leads to the campaign, none of which is in it.
pub(super) async fn join(
    connection: &mut SqliteConnection,
    workspace: &str,
    campaign: &CampaignId,
    emails: &[&Email],
) -> Result<(), StoreError> {
    let mut emails = emails.to_vec();
    emails.sort_unstable();
    for chunk in chunks(&emails) {
        let mut arguments = SqliteArguments::default();
        for email in chunk {
            add_all(&mut arguments, [workspace, campaign.as_str(), email.as_str()])?;
        }
        run(connection, of_rows(JOIN, JOIN_ROW, chunk.len()), arguments).await?;
    }
    Ok(())
}

/// The outcomes of this very batch, where it is the last one that was applied for its import.
pub(super) async fn replay(
    connection: &mut SqliteConnection,
    workspace: &str,
    batch: &Batch,
) -> Result<Option<Vec<LeadOutcome>>, StoreError> {
    let Some(key) = batch.key() else { return Ok(None) };
    let sql = "SELECT outcomes FROM imports \
               WHERE workspace_id = ?1 AND import_id = ?2 AND first_row = ?3 AND last_row = ?4";
    let mut arguments = arguments([workspace, key.import()]);
    add_all(&mut arguments, rows(key)?)?;
    let kept: Option<String> =
        query_scalar_with(sql, arguments).fetch_optional(connection).await.map_err(before_commit)?;
    kept.map(|kept| Kept::read(&kept, batch.leads().len())).transpose()
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
    run(connection, sql.to_owned(), arguments).await
}

fn rows(key: &BatchKey) -> Result<[i64; 2], StoreError> {
    let row = |row: u64| i64::try_from(row).map_err(StoreError::failed);
    Ok([row(key.first_row())?, row(key.last_row())?])
}

/// A statement that inserts so many rows.
fn of_rows(head: &str, row: &str, rows: usize) -> String {
    format!("{head}{row}{}", format!(", {row}").repeat(rows - 1))
}

async fn run(connection: &mut SqliteConnection, sql: String, arguments: SqliteArguments) -> Result<(), StoreError> {
    query_with(AssertSqlSafe(sql), arguments).execute(connection).await.map(drop).map_err(before_commit)
}

/// The slice in pieces of [`ROWS`], then of powers of two.
fn chunks<T>(mut rest: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = ROWS.min(1 << rest.len().checked_ilog2()?);
        let (chunk, after) = rest.split_at(size);
        rest = after;
        Some(chunk)
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
        assert_eq!(scans(UPDATE.to_owned()).await, Vec::<String>::new());
    }
}
