//! How a transaction gets the write lock, and how it ends.

use std::time::{Duration, Instant};

use backon::{ExponentialBuilder, Retryable};
use sqlx::{Error, Sqlite, Transaction};

use super::error::{at_commit, is_busy};
use crate::store::StoreError;

/// How long an operation is retried that did not get the lock.
const RETRY_TIME: Duration = Duration::from_secs(3);

/// Retries while another connection holds the lock, up to eight times within [`RETRY_TIME`].
///
/// Each try waits for the lock within the connection's busy timeout. With the usual timeout, which is longer than [`RETRY_TIME`], a lock
/// that lasts is given up after the first try. A shorter timeout is not enough alone: SQLite does not queue those who wait, so that
/// among many writers one may time out without having had the lock.
pub(super) async fn retry_while_busy<T, F>(operation: impl FnMut() -> F) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let (first, longest) = (Duration::from_millis(5), Duration::from_secs(1));
    let backoff = ExponentialBuilder::new().with_min_delay(first).with_max_delay(longest).with_max_times(8);
    let start = Instant::now();
    operation.retry(backoff.with_jitter()).when(|error| is_busy(error) && start.elapsed() < RETRY_TIME).await
}

/// Commits after `Ok` and rolls back after `Err`. Also returns whether the connection can be used again.
pub(super) async fn finish<T>(
    transaction: Transaction<'_, Sqlite>,
    result: Result<T, StoreError>,
) -> (Result<T, StoreError>, bool) {
    match result {
        Ok(value) => match transaction.commit().await {
            Ok(()) => (Ok(value), true),
            Err(error) => (Err(at_commit(error)), false),
        },
        Err(error) => (Err(error), transaction.rollback().await.is_ok()),
    }
}
