//! The write lock of the database: waited for, and never left behind.

use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use sqlx::{Error, Sqlite, Transaction};

use super::failure::{at_commit, is_busy};
use crate::store::StoreError;

/// Tries again while another connection holds a lock, beyond the wait of the connection's own busy timeout:
/// SQLite's waiting is not fair, so that among many writers one may come away empty-handed.
pub(super) async fn while_busy<T, F>(operation: impl FnMut() -> F) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let (first, longest) = (Duration::from_millis(5), Duration::from_secs(1));
    let backoff = ExponentialBuilder::new().with_min_delay(first).with_max_delay(longest).with_max_times(8);
    operation.retry(backoff.with_jitter()).when(is_busy).await
}

/// Commits what went well and takes back what did not. Returns whether the connection is fit for further use.
pub(super) async fn end<T>(
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
