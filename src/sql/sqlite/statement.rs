//! Statements with many rows, and their way to the thread of the connection.

use futures_lite::future::zip;
use sqlx::{Arguments, AssertSqlSafe, Error, SqliteConnection, query_with, sqlite::SqliteArguments};

use super::failure::before_commit;
use crate::store::StoreError;

/// How many rows go to the connection's thread at once: many, because to wake the thread costs more than to write a row,
/// and a part of a batch, so that the next rows can be made ready meanwhile.
///
/// Each number of rows is a text of its own, which the connection keeps prepared, so what is left of a batch goes as the
/// largest powers of two that are in it.
const ROWS: usize = 250;

/// A statement with its arguments.
pub(super) struct Statement {
    sql: String,
    arguments: SqliteArguments,
    rows: usize,
}

impl Statement {
    /// A statement over so many rows of values, which stand between its head and its tail; `add` adds a row's arguments.
    pub(super) fn of_rows<T>(
        sql: [&str; 3],
        rows: &[T],
        add: impl Fn(&mut SqliteArguments, &T) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        let mut arguments = SqliteArguments::default();
        rows.iter().try_for_each(|row| add(&mut arguments, row))?;
        Ok(Self { sql: of_rows(sql, rows.len()), arguments, rows: rows.len() })
    }

    /// How many rows of values it has.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Returns how many rows of the tables it changed.
    pub(super) async fn run(self, connection: &mut SqliteConnection) -> Result<usize, StoreError> {
        run(connection, self.sql, self.arguments).await
    }
}

/// The text with so many rows of values.
pub(super) fn of_rows([head, row, tail]: [&str; 3], rows: usize) -> String {
    format!("{head}{row}{}{tail}", format!(", {row}").repeat(rows - 1))
}

/// Runs one statement after the other and makes the next one ready meanwhile, for as long as `go_on`, which hears how many
/// rows of values and how many changed rows there were in all.
pub(super) async fn run_while(
    connection: &mut SqliteConnection,
    mut statements: impl Iterator<Item = Result<Statement, StoreError>>,
    go_on: impl Fn(usize, usize) -> bool,
) -> Result<(usize, usize), StoreError> {
    let (mut sent, mut changed) = (0, 0);
    let mut next = statements.next();
    while let Some(statement) = next.filter(|_| go_on(sent, changed)) {
        let statement = statement?;
        sent += statement.rows();
        let (now, then) = zip(statement.run(connection), async { statements.next() }).await;
        (changed, next) = (changed + now?, then);
    }
    Ok((sent, changed))
}

pub(super) async fn run(
    connection: &mut SqliteConnection,
    sql: impl Into<String>,
    arguments: SqliteArguments,
) -> Result<usize, StoreError> {
    let done = query_with(AssertSqlSafe(sql.into()), arguments).execute(connection).await.map_err(before_commit)?;
    usize::try_from(done.rows_affected()).map_err(StoreError::failed)
}

/// The slice in parts of [`ROWS`], then of the largest powers of two.
pub(super) fn parts<T>(mut rest: &[T]) -> impl Iterator<Item = &[T]> {
    std::iter::from_fn(move || {
        let size = if rest.len() < ROWS { 1 << rest.len().checked_ilog2()? } else { ROWS };
        let (part, after) = rest.split_at(size);
        rest = after;
        Some(part)
    })
}

pub(super) fn arguments<const N: usize>(texts: [&str; N]) -> SqliteArguments {
    let mut arguments = SqliteArguments::default();
    add_all(&mut arguments, texts).expect("text is always an argument");
    arguments
}

pub(super) fn add_all<'q, T, const N: usize>(arguments: &mut SqliteArguments, values: [T; N]) -> Result<(), StoreError>
where
    T: sqlx::Encode<'q, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite>,
{
    values.into_iter().try_for_each(|value| arguments.add(value)).map_err(|error| before_commit(Error::Encode(error)))
}
