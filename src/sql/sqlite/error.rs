//! Which [`StoreError`] an error of SQLite is.

use sqlx::Error;

use crate::{sql::error::SqlError, store::StoreError};

/// An error before the commit. SQLite rolls the transaction back, so nothing was applied.
pub(super) fn before_commit(error: Error) -> StoreError {
    let (code, is_timeout) = (primary_code(&error), matches!(error, Error::PoolTimedOut));
    let error = SqlError::from(error);
    match code {
        // SQLITE_BUSY, _LOCKED, _NOMEM, _FULL, _PROTOCOL: the lock, the memory or the space may be free later.
        Some(5 | 6 | 7 | 13 | 15) => StoreError::unavailable(error),
        None if is_timeout => StoreError::unavailable(error),
        // SQLITE_TOOBIG, _CONSTRAINT, _MISMATCH: the table cannot store a value of the batch.
        Some(18..=20) => StoreError::refused(error),
        _ => StoreError::failed(error),
    }
}

/// An error of the commit itself, or of a statement that is a transaction of its own.
///
/// Without the lock or the space nothing is committed: the frame that marks the commit is the last one written to the log. Nor is it if
/// the database cannot be opened or written, or the statement is wrong. After any other error that frame may be in the log, and SQLite
/// may apply it when it next reads the log.
pub(super) fn at_commit(error: Error) -> StoreError {
    match (primary_code(&error), &error) {
        // SQLITE_ERROR, _PERM, _BUSY, _LOCKED, _READONLY, _FULL, _CANTOPEN, _CONSTRAINT (a deferred foreign key), _AUTH.
        (Some(1 | 3 | 5 | 6 | 8 | 13 | 14 | 19 | 23), _) | (None, Error::PoolTimedOut) => before_commit(error),
        _ => StoreError::unknown(SqlError::from(error)),
    }
}

/// Whether another connection holds the lock.
pub(super) fn is_busy(error: &Error) -> bool {
    matches!(primary_code(error), Some(5 | 6))
}

/// The low byte of the extended result code (<https://www.sqlite.org/rescode.html>).
fn primary_code(error: &Error) -> Option<u32> {
    let code = error.as_database_error()?.code()?;
    code.parse::<u32>().ok().map(|code| code & 0xff)
}
