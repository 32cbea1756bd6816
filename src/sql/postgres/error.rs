//! Which [`StoreError`] an error of PostgreSQL is, and whether the transaction is retried.

use sqlx::{Error, postgres::PgDatabaseError};

use crate::{sql::error::SqlError, store::StoreError};

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
        let (retry, code) = (is_retryable(&error), sqlstate(&error));
        let is_lost = matches!(error, Error::PoolTimedOut | Error::Io(_) | Error::WorkerCrashed);
        let error = SqlError::from(error);
        let error = match code.as_deref() {
            Some(code) if is_refusal(code) => StoreError::refused(error),
            Some(code) if retry || is_outage(code) => StoreError::unavailable(error),
            None if retry || is_lost => StoreError::unavailable(error),
            _ => StoreError::failed(error),
        };
        Self { error, retry }
    }
}

impl TransactionError {
    /// An error of the commit itself. A server that reports an error has rolled back. The exceptions are a server that is
    /// shutting down, which may report that after the commit, and Citus, which commits on a worker first and may lose it then.
    ///
    /// `recognised`: a batch is retried even if its effect is unknown, because the store recognises its key if it was applied, and returns
    /// the stored outcomes.
    pub(super) fn at_commit(error: Error, recognised: bool) -> Self {
        match sqlstate(&error) {
            Some(code) if !(is_shutdown(&code) || is_lost_connection(&code) || is_lost_worker(&error)) => {
                Self::from(error)
            }
            _ => Self { error: StoreError::unknown(SqlError::from(error)), retry: recognised },
        }
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

/// Lost races and lost connections: a serialization failure (40001), a deadlock (40P01), a lead or a campaign that was
/// deleted while the batch referred to it (23503), a server that shuts down or starts up, a worker of Citus that crashed.
fn is_retryable(error: &Error) -> bool {
    match sqlstate(error).as_deref() {
        Some("40001" | "40P01" | "23503") => true,
        Some(code) => is_shutdown(code) || is_lost_connection(code) || is_lost_worker(error),
        None => matches!(error, Error::Io(_) | Error::Protocol(_)),
    }
}

/// The class "connection exception": of Citus, or of another server behind this one.
fn is_lost_connection(code: &str) -> bool {
    code.starts_with("08")
}

/// `admin_shutdown`, `crash_shutdown`, `cannot_connect_now`.
fn is_shutdown(code: &str) -> bool {
    matches!(code, "57P01" | "57P02" | "57P03")
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

/// The classes "data exception" and "integrity constraint violation"; a value beyond the limits of a row (54000, 54011);
/// an exception that a trigger raises (P0001).
fn is_refusal(code: &str) -> bool {
    code.starts_with("22") || (code.starts_with("23") && code != "23503") || matches!(code, "54000" | "54011" | "P0001")
}

/// The class "insufficient resources" (disk, memory, connections); a lock or a statement that timed out (55P03, 57014);
/// a standby, which is read-only until it is promoted (25006); a transaction that timed out idle (25P03).
fn is_outage(code: &str) -> bool {
    code.starts_with("53") || matches!(code, "55P03" | "57014" | "25006" | "25P03")
}

/// The five characters of <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn sqlstate(error: &Error) -> Option<String> {
    error.as_database_error()?.code().map(std::borrow::Cow::into_owned)
}
