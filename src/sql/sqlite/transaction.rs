//! How a transaction gets the write lock, and how it ends.

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use sqlx::{Error, Sqlite, Transaction};

use super::error::{at_commit, is_busy};
use crate::store::StoreError;

/// Retries while another connection holds the lock, up to eight times with pauses of 5 ms to 1 s, at most 3 s in all.
///
/// The connection's own busy timeout comes before each retry. It is not enough alone: SQLite does not queue those who wait,
/// so that among many writers one may time out without having had the lock.
pub(super) async fn retry_while_busy<T, F>(operation: impl FnMut() -> F) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let (first, longest) = (Duration::from_millis(5), Duration::from_secs(1));
    let backoff = ExponentialBuilder::new().with_min_delay(first).with_max_delay(longest).with_max_times(8);
    operation.retry(backoff.with_jitter()).when(is_busy).await
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
