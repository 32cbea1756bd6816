//! One connection for one transaction, which leaves nothing behind in the server's session.

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

use super::failure::TransactionError;
use crate::store::StoreError;

/// Begins anew what lost a race or its connection, a few times, for some seconds in all.
pub(super) async fn with_retries<T, F>(attempt: impl FnMut() -> F) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, TransactionError>>,
{
    let (first, longest) = (Duration::from_millis(10), Duration::from_secs(2));
    let backoff = ExponentialBuilder::new().with_min_delay(first).with_max_delay(longest).with_max_times(9);
    let doubt = AtomicBool::new(false);
    let note = |failure: &TransactionError, _| {
        doubt.fetch_or(failure.error.is_effect_unknown(), Ordering::Relaxed);
    };
    let result =
        attempt.retry(backoff.with_jitter()).when(|failure: &TransactionError| failure.again).notify(note).await;
    result.map_err(|failure| match failure.error {
        // What an earlier attempt may have committed, the last one does not take back.
        error if doubt.load(Ordering::Relaxed) && !error.is_refusal() => StoreError::unknown(error),
        error => error,
    })
}

/// A connection that goes back to the pool only when its transaction has ended. Dropped before, it is closed, and the
/// server rolls back.
#[derive(Debug)]
pub(super) struct Session {
    connection: PoolConnection<Postgres>,
    ended: bool,
}

impl Session {
    /// Begins a transaction with these statements; returns the rows of each.
    pub(super) async fn begin(pool: &PgPool, statements: &str) -> Result<(Self, Vec<Vec<PgRow>>), TransactionError> {
        Self::begin_and(pool, statements, || ()).await.map(|(session, rows, ())| (session, rows))
    }

    /// Begins a transaction with these statements; returns the rows of each, and what was made `meanwhile`.
    ///
    /// It reads what is committed, whatever the isolation level of the database is: each statement then sees what the
    /// transactions have done for which the one before had to wait.
    pub(super) async fn begin_and<T>(
        pool: &PgPool,
        statements: &str,
        meanwhile: impl FnOnce() -> T,
    ) -> Result<(Self, Vec<Vec<PgRow>>, T), TransactionError> {
        let mut session = Self { connection: pool.acquire().await?, ended: false };
        let begin = format!("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; {statements}");
        let (rows, made) = zip(session.run(&begin), async { meanwhile() }).await;
        let mut rows = rows?;
        rows.remove(0);
        Ok((session, rows, made))
    }

    /// Runs statements in one round trip; returns the rows of each.
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

    /// Commits, after these last statements and in the same round trip.
    pub(super) async fn commit(mut self, statements: &str, replays: bool) -> Result<(), TransactionError> {
        match run(&mut self.connection, &format!("{statements} COMMIT")).await {
            Ok(_) => self.ended = true,
            Err(error) => {
                if matches!(error, Error::Database(_)) {
                    self.roll_back().await;
                }
                return Err(TransactionError::at_commit(error, replays));
            }
        }
        Ok(())
    }

    /// Ends the transaction without effect. Where that fails the connection is closed, to the same end.
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

/// Runs statements as one simple query; returns the rows of each.
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
