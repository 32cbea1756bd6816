//! What an error of PostgreSQL means for an import.

use sqlx::Error;

use crate::store::StoreError;

/// Why a transaction did not come to its end, and whether to begin it anew.
#[derive(Debug)]
pub(super) struct TransactionError {
    pub(super) error: StoreError,
    pub(super) again: bool,
}

/// The store's own judgement, which another try would not change.
impl From<StoreError> for TransactionError {
    fn from(error: StoreError) -> Self {
        Self { error, again: false }
    }
}

/// An error before the commit: the server takes everything back, at the latest when the connection is gone.
impl From<Error> for TransactionError {
    fn from(error: Error) -> Self {
        let again = is_worth_another_try(&error);
        let error = match (sqlstate(&error).as_deref(), &error) {
            (Some(code), _) if is_refusal(code) => StoreError::refused(error),
            (Some(code), _) if again || is_outage(code) => StoreError::unavailable(error),
            (None, Error::PoolTimedOut | Error::Io(_) | Error::WorkerCrashed) => StoreError::unavailable(error),
            (None, _) if again => StoreError::unavailable(error),
            _ => StoreError::failed(error),
        };
        Self { error, again }
    }
}

impl TransactionError {
    /// An error of the commit itself. When the server says why, it has rolled back; unless it says that it is being
    /// shut down, which it may also say after the commit.
    ///
    /// A batch with a key may be tried again all the same: if it was applied, it will be answered as a replay.
    pub(super) fn at_commit(error: Error, replays: bool) -> Self {
        match sqlstate(&error) {
            Some(code) if !is_shutdown(&code) => Self::from(error),
            _ => Self { error: StoreError::unknown(error), again: replays },
        }
    }
}

/// Lost races, and connections that were lost: serialization failure, deadlock, a row that was deleted while a key
/// pointed at it, a server that shuts down or starts up.
fn is_worth_another_try(error: &Error) -> bool {
    match sqlstate(error).as_deref() {
        Some("40001" | "40P01" | "23503") => true,
        Some(code) => is_shutdown(code) || code.starts_with("08"),
        None => matches!(error, Error::Io(_) | Error::Protocol(_)),
    }
}

/// `admin_shutdown`, `crash_shutdown`, `cannot_connect_now`.
fn is_shutdown(code: &str) -> bool {
    matches!(code, "57P01" | "57P02" | "57P03")
}

/// The classes "data exception" and "integrity constraint violation", a value beyond the limits of a row or an index,
/// and a trigger's own exception.
fn is_refusal(code: &str) -> bool {
    code.starts_with("22") || (code.starts_with("23") && code != "23503") || matches!(code, "54000" | "54011" | "P0001")
}

/// The class "insufficient resources" (disk, memory, connections), a lock or a statement that took too long, a
/// standby that takes no writes before it is promoted.
fn is_outage(code: &str) -> bool {
    code.starts_with("53") || matches!(code, "55P03" | "57014" | "25006" | "25P03")
}

/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn sqlstate(error: &Error) -> Option<String> {
    error.as_database_error()?.code().map(std::borrow::Cow::into_owned)
}
