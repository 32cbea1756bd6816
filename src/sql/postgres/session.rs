//! One connection for one transaction: [`Session`]. It leaves nothing in the server's session, as a pooler in transaction mode
//! requires.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use backon::{ExponentialBuilder, Retryable};
use futures_lite::{StreamExt, future::zip};
use sqlx::{
    AssertSqlSafe, Either, Error, PgPool, Postgres,
    pool::PoolConnection,
    postgres::{PgConnection, PgRow},
    raw_sql,
};

use super::error::TransactionError;
use crate::store::StoreError;

/// Retries a transaction that lost a race or its connection, up to nine times. The pauses grow from 10 ms to 2 s and
/// are at most 10 s in all.
pub(super) async fn with_retries<T, F>(attempt: impl FnMut() -> F) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, TransactionError>>,
{
    let (first, longest) = (Duration::from_millis(10), Duration::from_secs(2));
    let backoff = ExponentialBuilder::new().with_min_delay(first).with_max_delay(longest).with_max_times(9);
    // An earlier attempt may have committed, whatever the last one reports.
    let may_be_applied = AtomicBool::new(false);
    let note = |failed: &TransactionError, _| {
        may_be_applied.fetch_or(failed.error.is_effect_unknown(), Ordering::Relaxed);
    };
    let result = attempt.retry(backoff.with_jitter()).when(|failed: &TransactionError| failed.retry).notify(note).await;
    result.map_err(|TransactionError { error, .. }| match error {
        error if may_be_applied.load(Ordering::Relaxed) && !error.is_refusal() => error.into_unknown(),
        error => error,
    })
}

/// A connection with an open transaction. It returns to the pool when the transaction has ended; dropped before, it is closed,
/// and the server rolls back.
#[derive(Debug)]
pub(super) struct Session {
    connection: PoolConnection<Postgres>,
    ended: bool,
}

impl Session {
    /// Begins a transaction with these statements. Returns the rows of each.
    pub(super) async fn begin(pool: &PgPool, statements: &str) -> Result<(Self, Vec<Vec<PgRow>>), TransactionError> {
        Self::begin_with(pool, statements, || ()).await.map(|(session, rows, ())| (session, rows))
    }

    /// Begins a transaction with these statements and calls `build` while the server runs them. Returns the rows of each
    /// statement, and the value that was built.
    ///
    /// The isolation level is READ COMMITTED, whatever the default of the database is: a statement that waited for
    /// another transaction is followed by statements that see what that transaction committed.
    pub(super) async fn begin_with<T>(
        pool: &PgPool,
        statements: &str,
        build: impl FnOnce() -> T,
    ) -> Result<(Self, Vec<Vec<PgRow>>, T), TransactionError> {
        let mut session = Self { connection: acquire(pool).await?, ended: false };
        let begin = format!("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; {statements}");
        let (rows, value) = zip(session.run(&begin), async { build() }).await;
        let mut rows = rows?;
        rows.remove(0);
        Ok((session, rows, value))
    }

    /// Runs statements in one round trip. Returns the rows of each.
    pub(super) async fn run(&mut self, statements: &str) -> Result<Vec<Vec<PgRow>>, TransactionError> {
        let rows = run(&mut self.connection, statements).await;
        if let Err(error @ Error::Database(_)) = rows {
            self.roll_back().await;
            return Err(error.into());
        }
        Ok(rows?)
    }

    /// Sends rows in the binary format of `COPY`.
    pub(super) async fn copy_in(&mut self, statement: &str, rows: &[u8]) -> Result<(), TransactionError> {
        let copied = copy_in(&mut self.connection, statement, rows).await;
        if let Err(error @ Error::Database(_)) = copied {
            self.roll_back().await;
            return Err(error.into());
        }
        Ok(copied?)
    }

    /// Runs these last statements and commits, in one round trip.
    ///
    /// `recognised` says whether a retry of the whole transaction would be recognised if the commit took effect.
    pub(super) async fn commit(mut self, statements: &str, recognised: bool) -> Result<(), TransactionError> {
        match run(&mut self.connection, &format!("{statements} COMMIT")).await {
            Ok(_) => self.ended = true,
            Err(error) => {
                if matches!(error, Error::Database(_)) {
                    self.roll_back().await;
                }
                return Err(TransactionError::at_commit(error, recognised));
            }
        }
        Ok(())
    }

    /// Rolls back. If that fails, the connection will be closed, which also rolls back.
    pub(super) async fn roll_back(&mut self) {
        self.ended = run(&mut self.connection, "ROLLBACK").await.is_ok();
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if !self.ended {
            self.connection.close_on_drop();
        }
    }
}

/// A connection of the pool.
pub(super) async fn acquire(pool: &PgPool) -> Result<PoolConnection<Postgres>, TransactionError> {
    pool.acquire().await.map_err(|error| TransactionError::at_acquire(error, pool.size()))
}

/// Runs statements as one simple query. Returns the rows of each.
pub(super) async fn run(connection: &mut PgConnection, statements: &str) -> Result<Vec<Vec<PgRow>>, Error> {
    let mut results = raw_sql(AssertSqlSafe(statements)).fetch_many(connection);
    let (mut all, mut rows) = (Vec::new(), Vec::new());
    while let Some(result) = results.next().await {
        match result? {
            Either::Right(row) => rows.push(row),
            Either::Left(_) => all.push(std::mem::take(&mut rows)),
        }
    }
    Ok(all)
}

async fn copy_in(connection: &mut PgConnection, statement: &str, rows: &[u8]) -> Result<(), Error> {
    let mut copy = connection.copy_in_raw(statement).await?;
    copy.send(rows).await?;
    copy.finish().await.map(drop)
}
