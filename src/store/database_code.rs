//! Which [`StoreError`] an error of a database is, by its code: [`DatabaseCode`].

use std::error::Error;

use super::error::StoreError;

/// The code of a database error, whichever driver reported it. It becomes the [`StoreError`] that a store returns.
///
/// A store has an error of its driver and knows in which step of its transaction the error occurred. The code and the step decide whether
/// anything was applied and whether a retry can succeed, so no driver is involved: any version of any driver can be used.
/// `SqliteStore` and `PostgresStore` apply the same rules.
///
/// ```
/// use lead_import::store::{DatabaseCode, StoreErrorKind};
///
/// /// For every call but the commit.
/// fn before_commit(error: rusqlite::Error) -> lead_import::StoreError {
///     code(&error).before_commit(error)
/// }
///
/// /// For the commit.
/// fn at_commit(error: rusqlite::Error) -> lead_import::StoreError {
///     code(&error).at_commit(error)
/// }
///
/// fn code(error: &rusqlite::Error) -> DatabaseCode {
///     error.sqlite_error().map_or(DatabaseCode::none(), |error| DatabaseCode::sqlite(error.extended_code))
/// }
///
/// let locked = || rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(5), None); // SQLITE_BUSY
/// assert_eq!(before_commit(locked()).kind(), StoreErrorKind::Unavailable);
/// let unreadable = || rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(10), None); // SQLITE_IOERR
/// assert_eq!(before_commit(unreadable()).kind(), StoreErrorKind::Failed);
/// assert_eq!(at_commit(unreadable()).kind(), StoreErrorKind::Unknown);
/// ```
///
/// # Where drivers have the code
///
/// | driver | code | no code |
/// |---|---|---|
/// | rusqlite | `sqlite(error.sqlite_error()?.extended_code)` | `none()` |
/// | sqlx, SQLite | `sqlite(error.as_database_error()?.code()?.parse().ok()?)` | `none()` |
/// | sqlx, PostgreSQL | `sqlstate(&error.as_database_error()?.code()?)` | `no_connection()` for `Io`, `Protocol`, `PoolTimedOut` and `WorkerCrashed`, else `none()` |
/// | sea-orm | that of the `sqlx::Error` in `DbErr::Conn`, `Exec` and `Query` | as sqlx; `no_connection()` for `ConnectionAcquire` |
/// | tokio-postgres | `sqlstate(error.code()?.code())` | `no_connection()` if `error.is_closed()` or its source is an `io::Error`, else `none()` |
/// | diesel | none: the `DatabaseErrorKind` stands for one, and with SQLite the message | `no_connection()` for `ClosedConnection`, else `none()` |
///
/// The kinds of diesel stand for these codes: `UniqueViolation` for `23505`, `ForeignKeyViolation` for `23503`, `NotNullViolation` for `23502`,
/// `CheckViolation` for `23514`, `SerializationFailure` for `40001`, and `ReadOnlyTransaction` for `25006`. With SQLite, a violation is `19`.
///
/// The [stores to copy](crate::guide::store#stores-to-copy) have a function for each of these drivers.
///
/// # Rules for SQLite
///
/// The low byte of a [result code](https://www.sqlite.org/rescode.html) is its primary code, and it alone decides. SQLite rolls an
/// uncommitted transaction back.
///
/// | result code | before the commit | at the commit |
/// |---|---|---|
/// | `BUSY` 5, `LOCKED` 6, `FULL` 13 | [`unavailable`](StoreError::unavailable) | `unavailable` |
/// | `NOMEM` 7, `PROTOCOL` 15 | `unavailable` | [`unknown`](StoreError::unknown) |
/// | `CONSTRAINT` 19 | [`refused`](StoreError::refused) | `refused` (a deferred foreign key) |
/// | `TOOBIG` 18, `MISMATCH` 20 | `refused` | `unknown` |
/// | `ERROR` 1, `PERM` 3, `READONLY` 8, `CANTOPEN` 14, `AUTH` 23 | [`failed`](StoreError::failed) | `failed` |
/// | any other, such as `IOERR` 10 or `CORRUPT` 11 | `failed` | `unknown` |
///
/// The frame that marks a commit is the last one written to the log. Without the lock, the space or the right to write it is never written.
/// After any other error the frame may be in the log, and SQLite may apply it when it next reads the log.
///
/// # Rules for PostgreSQL
///
/// The [SQLSTATE](https://www.postgresql.org/docs/current/errcodes-appendix.html) has five characters, of which the first two are the class. A
/// server that reports an error has rolled the transaction back. The exceptions are in the rows with `unknown`: after those, the
/// transaction may be committed.
///
/// | SQLSTATE | before the commit | at the commit |
/// |---|---|---|
/// | class 22 data exception, class 23 constraint violation but `23503`, `54000` and `54011` limits of a row, `P0001` raised by a trigger | `refused` | `refused` |
/// | `40001` serialization failure, `40P01` deadlock, `23503` a row that was deleted while the batch referred to it | `unavailable` | `unavailable` |
/// | class 53 resources, `55P03` and `57014` time-outs, `25006` a standby, `25P03` idle for too long | `unavailable` | `unavailable` |
/// | class 08 connection exception, `57P01`, `57P02`, `57P03` the server shuts down or starts | `unavailable` | `unknown` |
/// | `40003` statement completion unknown | `failed` | `unknown` |
/// | any other | `failed` | `failed` |
///
/// # Without a code
///
/// | code | before the commit | at the commit |
/// |---|---|---|
/// | [`no_connection()`](Self::no_connection) | `unavailable` | `unknown` |
/// | [`none()`](Self::none) | `failed` | `unknown` |
///
/// For another database, use the constructors of [`StoreError`] by the table in the [contract](super::LeadStore#errors).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatabaseCode(Code);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Code {
    /// The primary code.
    Sqlite(u8),
    SqlState([u8; 5]),
    NoConnection,
    None,
}

impl DatabaseCode {
    /// A result code of SQLite, primary or extended.
    ///
    /// ```
    /// use lead_import::store::DatabaseCode;
    ///
    /// let unique = DatabaseCode::sqlite(2067); // SQLITE_CONSTRAINT_UNIQUE
    /// assert!(unique.before_commit("the address is taken").is_refusal());
    /// ```
    pub const fn sqlite(code: i32) -> Self {
        Self(Code::Sqlite(code.to_le_bytes()[0]))
    }

    /// An SQLSTATE of PostgreSQL: five characters. A text of another length counts as [no code](Self::none).
    ///
    /// ```
    /// use lead_import::store::DatabaseCode;
    ///
    /// let unique = DatabaseCode::sqlstate("23505");
    /// assert!(unique.before_commit("the address is taken").is_refusal());
    /// let shutdown = DatabaseCode::sqlstate("57P01");
    /// assert!(shutdown.at_commit("the server shuts down").is_effect_unknown());
    /// ```
    pub fn sqlstate(code: &str) -> Self {
        Self(code.as_bytes().try_into().map_or(Code::None, Code::SqlState))
    }

    /// There is no connection to the database, or it was lost: the answer to the last statement is missing.
    ///
    /// A pool that has no free connection in time also counts as this.
    pub const fn no_connection() -> Self {
        Self(Code::NoConnection)
    }

    /// The error has no code, for example because the driver could not decode a value.
    pub const fn none() -> Self {
        Self(Code::None)
    }

    /// The error of a store that failed in its transaction and has not sent the commit.
    ///
    /// The text of `cause` must be the message of the database, without words of the driver: if the database refused the value of a lead, it
    /// becomes the reason in the report.
    pub fn before_commit(self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> StoreError {
        match self.0 {
            Code::Sqlite(5 | 6 | 7 | 13 | 15) | Code::NoConnection => StoreError::unavailable(cause),
            Code::Sqlite(18..=20) => StoreError::refused(cause),
            Code::SqlState(state) if is_refusal(state) => StoreError::refused(cause),
            Code::SqlState(state) if is_transient(state) => StoreError::unavailable(cause),
            Code::Sqlite(_) | Code::SqlState(_) | Code::None => StoreError::failed(cause),
        }
    }

    /// The error of the commit itself, or of a statement that is a transaction of its own. For the text of `cause` see
    /// [`before_commit`](Self::before_commit).
    pub fn at_commit(self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> StoreError {
        let is_rolled_back = match self.0 {
            Code::Sqlite(primary) => matches!(primary, 1 | 3 | 5 | 6 | 8 | 13 | 14 | 19 | 23),
            Code::SqlState(state) => !(is_disconnection(state) || &state == b"40003"),
            Code::NoConnection | Code::None => false,
        };
        if is_rolled_back { self.before_commit(cause) } else { StoreError::unknown(cause) }
    }

    /// Whether the same transaction may succeed if it is run again at once: it met another one, or lost its connection.
    ///
    /// These are `BUSY` and `LOCKED` of SQLite, and of PostgreSQL `40001`, `40P01`, `23503`, `57P01` to `57P03` and class 08. If the commit
    /// failed, a second run is safe for a batch, because the store recognises its key. A product that does not retry by itself can wrap the
    /// store in [`Retrying`](super::Retrying), which repeats every error that is [transient](StoreError::is_transient).
    ///
    /// ```
    /// use lead_import::store::DatabaseCode;
    ///
    /// assert!(DatabaseCode::sqlstate("40P01").is_retryable()); // A deadlock.
    /// assert!(!DatabaseCode::sqlite(13).is_retryable()); // A full disk.
    /// ```
    pub fn is_retryable(self) -> bool {
        match self.0 {
            Code::Sqlite(primary) => matches!(primary, 5 | 6),
            Code::SqlState(state) => is_lost_race(state) || is_disconnection(state),
            Code::NoConnection => true,
            Code::None => false,
        }
    }
}

/// The classes "data exception" and "integrity constraint violation"; a value beyond the limits of a row; an exception that a trigger
/// raises. A foreign key is broken by whoever deleted the row.
fn is_refusal(state: [u8; 5]) -> bool {
    let in_class = matches!(state, [b'2', b'2' | b'3', ..]) && &state != b"23503";
    in_class || matches!(&state, b"54000" | b"54011" | b"P0001")
}

fn is_transient(state: [u8; 5]) -> bool {
    is_lost_race(state) || is_disconnection(state) || is_outage(state)
}

/// A serialization failure, a deadlock, a lead or a campaign that was deleted while the batch referred to it.
fn is_lost_race(state: [u8; 5]) -> bool {
    matches!(&state, b"40001" | b"40P01" | b"23503")
}

/// The class "connection exception": of Citus, or of another server behind this one. `admin_shutdown`, which a server may report after the
/// commit, `crash_shutdown`, `cannot_connect_now`.
fn is_disconnection(state: [u8; 5]) -> bool {
    state.starts_with(b"08") || matches!(&state, b"57P01" | b"57P02" | b"57P03")
}

/// The class "insufficient resources" (disk, memory, connections); a lock or a statement that timed out; a standby, which is read-only until
/// it is promoted; a transaction that timed out idle.
fn is_outage(state: [u8; 5]) -> bool {
    state.starts_with(b"53") || matches!(&state, b"55P03" | b"57014" | b"25006" | b"25P03")
}

#[cfg(test)]
mod tests {
    use super::{
        super::error::StoreErrorKind::{self, *},
        *,
    };

    #[test]
    fn the_primary_code_of_sqlite_decides() {
        let cases: [(&[i32], _, _); 6] = [
            (&[5, 6, 13, 261, 517, 262], Unavailable, Unavailable),
            (&[7, 15], Unavailable, Unknown),
            (&[19, 275, 787, 1811, 2067], Refused, Refused),
            (&[18, 20], Refused, Unknown),
            (&[1, 3, 8, 14, 23, 1032], Failed, Failed),
            (&[0, 2, 4, 9, 10, 11, 12, 16, 17, 21, 22, 24, 25, 26, 100, 778, 1034, -1], Failed, Unknown),
        ];
        for (codes, before, at) in cases {
            for code in codes {
                let kinds = kinds(DatabaseCode::sqlite(*code));
                assert_eq!(kinds, (before, at), "{code}");
            }
        }
    }

    #[test]
    fn the_sqlstate_of_postgresql_decides() {
        let cases: [(&[&str], _, _); 6] = [
            (&["22001", "22021", "23502", "23505", "23514", "54000", "54011", "P0001"], Refused, Refused),
            (&["40001", "40P01", "23503"], Unavailable, Unavailable),
            (&["53100", "53300", "55P03", "57014", "25006", "25P03"], Unavailable, Unavailable),
            (&["08006", "08P01", "57P01", "57P02", "57P03"], Unavailable, Unknown),
            (&["40003"], Failed, Unknown),
            (&["00000", "42P01", "42501", "25P02", "54001", "57000", "57P04", "58030", "XX000"], Failed, Failed),
        ];
        for (codes, before, at) in cases {
            for code in codes {
                assert_eq!(kinds(DatabaseCode::sqlstate(code)), (before, at), "{code}");
            }
        }
    }

    #[test]
    fn without_a_code_the_effect_of_a_commit_is_unknown() {
        assert_eq!(kinds(DatabaseCode::no_connection()), (Unavailable, Unknown));
        assert_eq!(kinds(DatabaseCode::none()), (Failed, Unknown));
        for text in ["", "5", "2350", "235055", "übers"] {
            assert_eq!(DatabaseCode::sqlstate(text), DatabaseCode::none(), "{text}");
        }
    }

    #[test]
    fn lost_races_and_lost_connections_are_retried() {
        for code in [DatabaseCode::sqlite(5), DatabaseCode::sqlite(262), DatabaseCode::no_connection()] {
            assert!(code.is_retryable(), "{code:?}");
        }
        for code in ["40001", "40P01", "23503", "57P01", "57P02", "57P03", "08000"] {
            assert!(DatabaseCode::sqlstate(code).is_retryable(), "{code}");
        }
        for code in ["23505", "53300", "55P03", "XX000", "40003"] {
            assert!(!DatabaseCode::sqlstate(code).is_retryable(), "{code}");
        }
        for code in [DatabaseCode::sqlite(13), DatabaseCode::sqlite(19), DatabaseCode::none()] {
            assert!(!code.is_retryable(), "{code:?}");
        }
    }

    fn kinds(code: DatabaseCode) -> (StoreErrorKind, StoreErrorKind) {
        (code.before_commit("cause").kind(), code.at_commit("cause").kind())
    }
}
