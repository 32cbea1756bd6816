//! Which [`StoreError`] an error of PostgreSQL is, and whether the transaction is retried.

use sqlx::{Error, error::DatabaseError, postgres::PgDatabaseError};

use crate::{
    sql::error::SqlError,
    store::{DatabaseCode, StoreError},
};

/// Why a transaction failed.
#[derive(Debug)]
pub(super) struct TransactionError {
    pub(super) error: StoreError,
    /// Whether the same transaction may succeed if it is run again.
    pub(super) retry: bool,
}

/// An error that the store itself found. Running the transaction again would find it again.
impl From<StoreError> for TransactionError {
    fn from(error: StoreError) -> Self {
        Self { error, retry: false }
    }
}

/// An error before the commit. The server rolls back, at the latest when the connection is closed.
impl From<Error> for TransactionError {
    fn from(error: Error) -> Self {
        let (code, retry) = (code(&error), is_retryable(&error));
        Self { error: code.before_commit(SqlError::from(error)), retry }
    }
}

impl TransactionError {
    /// An error of the commit itself. Citus commits on a worker first and may lose it then, which counts as a lost connection.
    ///
    /// `recognised`: a batch is retried even if its effect is unknown, because the store recognises its key if it was applied, and returns
    /// the stored outcomes.
    pub(super) fn at_commit(error: Error, recognised: bool) -> Self {
        let (code, retry) = (code(&error), is_retryable(&error));
        let error = code.at_commit(SqlError::from(error));
        Self { retry: if error.is_effect_unknown() { recognised } else { retry }, error }
    }

    /// An error of the pool, which has opened `open` connections. It retries a server that does not answer until its time is over, and then
    /// reports only that.
    pub(super) fn at_acquire(error: Error, open: u32) -> Self {
        let cause = match &error {
            Error::PoolTimedOut if open == 0 => "the pool could not open a connection in time".to_owned(),
            Error::Io(error) => error.to_string(),
            _ => return Self::from(error),
        };
        let text = format!("PostgreSQL is down or cannot be reached: {cause}");
        Self { error: StoreError::unavailable(text), retry: is_retryable(&error) }
    }
}

/// Lost races and lost connections. A pool that had no connection in time has waited long enough.
fn is_retryable(error: &Error) -> bool {
    !matches!(error, Error::PoolTimedOut | Error::WorkerCrashed) && code(error).is_retryable()
}

/// [`DatabaseCode`] has the rules.
fn code(error: &Error) -> DatabaseCode {
    match (error, error.as_database_error().and_then(DatabaseError::code)) {
        (_, Some(_)) if is_lost_worker(error) => DatabaseCode::no_connection(),
        (_, Some(state)) => DatabaseCode::sqlstate(&state),
        (Error::Io(_) | Error::Protocol(_) | Error::PoolTimedOut | Error::WorkerCrashed, None) => {
            DatabaseCode::no_connection()
        }
        (_, None) => DatabaseCode::none(),
    }
}

/// What the coordinator of a Citus cluster reports when it has lost a worker: the code and how the message begins.
///
/// A connection to a worker that ends in the middle of a statement has no SQLSTATE, so that most of these have the code of an internal
/// error (XX000). The messages are those of Citus, of libpq, and of a worker that is shutting down.
const LOST_WORKER: [(&str, &str); 9] = [
    ("XX000", "SSL SYSCALL error"),
    ("XX000", "SSL connection has been closed unexpectedly"),
    ("XX000", "server closed the connection"),
    ("XX000", "terminating connection"),
    ("XX000", "could not commit transaction for shard "),
    ("XX000", "failed to prepare transaction "),
    ("XX000", "could not connect to any active placements"),
    ("58030", "failed to COPY to shard "),
    ("58030", "failed to complete COPY on "),
];
/// What Citus adds to an error of a worker, whatever its words are: those of libpq depend on the language.
const OF_A_WORKER: &str = "while executing command on ";

/// Whether a worker of a Citus cluster crashed or was cut off.
fn is_lost_worker(error: &Error) -> bool {
    let Some(error) = error.as_database_error().and_then(|error| error.try_downcast_ref::<PgDatabaseError>()) else {
        return false;
    };
    let is_listed = |(code, message): &(&str, &str)| error.code() == *code && error.message().starts_with(message);
    let is_internal = error.code() == "XX000";
    LOST_WORKER.iter().any(is_listed)
        || (is_internal && error.r#where().is_some_and(|place| place.contains(OF_A_WORKER)))
}
