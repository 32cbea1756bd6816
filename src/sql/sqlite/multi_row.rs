//! Statements over many rows of values, sent in parts: [`MultiRowStatement`].

use futures_lite::future::zip;
use sqlx::{Arguments, AssertSqlSafe, Error, SqliteConnection, query_with, sqlite::SqliteArguments};

use super::error::before_commit;
use crate::store::StoreError;

/// The most rows of values in one statement.
///
/// It is large, because waking the connection's thread costs more than writing a row; and it is less than a batch, so that
/// the next statement's arguments are built while this one runs.
const MAX_ROWS: usize = 250;

/// The text of a statement over rows of values, without the number of rows.
///
/// Parameters have no numbers: sqlx takes the first parameter without a number for the first argument, even after `?1`.
pub(super) struct MultiRowSql {
    /// Has one parameter: the workspace. Binding it once costs less than binding it in every row.
    pub(super) before: &'static str,
    /// The parameters of one row, in parentheses.
    pub(super) row: &'static str,
    pub(super) after: &'static str,
}

impl MultiRowSql {
    /// The statement over `rows` rows, at least one.
    pub(super) fn with_rows(&self, rows: usize) -> String {
        let Self { before, row, after } = self;
        format!("{before}{row}{}{after}", format!(", {row}").repeat(rows - 1))
    }
}

/// A statement with the arguments of its rows.
pub(super) struct MultiRowStatement {
    sql: String,
    arguments: SqliteArguments,
    rows: usize,
}

impl MultiRowStatement {
    /// `bind` adds the arguments of one row.
    pub(super) fn new<T>(
        sql: &MultiRowSql,
        workspace: &str,
        rows: &[T],
        bind: impl Fn(&mut SqliteArguments, &T) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let mut arguments = bind_texts([workspace]);
        rows.iter().try_for_each(|row| bind(&mut arguments, row))?;
        Ok(Self { sql: sql.with_rows(rows.len()), arguments, rows: rows.len() })
    }
}

/// How many rows of values were sent, and how many rows of the tables they changed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct RowCounts {
    pub(super) sent: usize,
    pub(super) changed: usize,
}

/// Executes the statements in order until `proceed` returns false for the counts so far. The next statement is built while
/// the previous one runs.
pub(super) async fn execute_while(
    connection: &mut SqliteConnection,
    mut statements: impl Iterator<Item = Result<MultiRowStatement, StoreError>>,
    proceed: impl Fn(RowCounts) -> bool,
) -> Result<RowCounts, StoreError> {
    let mut counts = RowCounts::default();
    let mut next = statements.next();
    while let Some(statement) = next.filter(|_| proceed(counts)) {
        let MultiRowStatement { sql, arguments, rows } = statement?;
        let (changed, following) = zip(execute(connection, sql, arguments), async { statements.next() }).await;
        counts = RowCounts { sent: counts.sent + rows, changed: counts.changed + changed? };
        next = following;
    }
    Ok(counts)
}

/// Executes one statement. Returns how many rows of the tables it changed.
pub(super) async fn execute(
    connection: &mut SqliteConnection,
    sql: impl Into<String>,
    arguments: SqliteArguments,
) -> Result<usize, StoreError> {
    let result = query_with(AssertSqlSafe(sql.into()), arguments).execute(connection).await.map_err(before_commit)?;
    usize::try_from(result.rows_affected()).map_err(StoreError::failed)
}

/// Splits rows into slices of [`MAX_ROWS`], and the rest into slices whose lengths are falling powers of two.
///
/// The connection caches each distinct statement, and each number of rows is a distinct one, so only nine numbers are used.
pub(super) fn split_rows<T>(mut rows: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = if rows.len() < MAX_ROWS { 1 << rows.len().checked_ilog2()? } else { MAX_ROWS };
        let (part, rest) = rows.split_at(size);
        rows = rest;
        Some(part)
    })
}

/// The arguments of a statement that begins with these texts.
pub(super) fn bind_texts<const N: usize>(texts: [&str; N]) -> SqliteArguments {
    let mut arguments = SqliteArguments::default();
    bind_all(&mut arguments, texts).expect("text is always an argument");
    arguments
}

/// Adds arguments of one type.
pub(super) fn bind_all<'q, T, const N: usize>(arguments: &mut SqliteArguments, values: [T; N]) -> Result<(), StoreError>
where
    T: sqlx::Encode<'q, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
{
    values.into_iter().try_for_each(|value| arguments.add(value)).map_err(|error| before_commit(Error::Encode(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_needs_few_distinct_statements() {
        let lengths = |rows: usize| split_rows(&vec![(); rows]).map(<[()]>::len).collect::<Vec<_>>();
        assert_eq!(lengths(1000), [250; 4]);
        assert_eq!(lengths(613), [250, 250, 64, 32, 16, 1]);
        assert_eq!(lengths(0), Vec::<usize>::new());
    }
}
