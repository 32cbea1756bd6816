//! Which [`StoreError`] an error of SQLite is. [`DatabaseCode`] has the rules.

use sqlx::Error;

use crate::{
    sql::error::SqlError,
    store::{DatabaseCode, StoreError},
};

/// An error before the commit.
pub(super) fn before_commit(error: Error) -> StoreError {
    code(&error).before_commit(SqlError::from(error))
}

/// An error of the commit itself, or of a statement that is a transaction of its own. That has not begun if the pool had no connection for it.
pub(super) fn at_commit(error: Error) -> StoreError {
    match error {
        Error::PoolTimedOut => before_commit(error),
        error => code(&error).at_commit(SqlError::from(error)),
    }
}

/// Whether another connection holds the lock.
pub(super) fn is_busy(error: &Error) -> bool {
    !matches!(error, Error::PoolTimedOut) && code(error).is_retryable()
}

/// sqlx has the extended result code as a decimal number.
fn code(error: &Error) -> DatabaseCode {
    let number = error.as_database_error().and_then(|error| error.code()?.parse().ok());
    match (number, error) {
        (Some(number), _) => DatabaseCode::sqlite(number),
        (None, Error::PoolTimedOut) => DatabaseCode::no_connection(),
        (None, _) => DatabaseCode::none(),
    }
}
