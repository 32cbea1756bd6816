//! What a person reads of an error of sqlx: [`SqlError`].
//!
//! In: an error of the driver. Out: the database's own message. A rejected row has it as its reason, so it must not have the driver's
//! words, the line of the server's source code (which looks like a line of the file) or the names that a cluster gives to its shards.

use std::{error::Error, fmt};

use sqlx::error::DatabaseError;

/// An error of the driver that displays as the database's message. `Debug` has all of it, for a log.
#[derive(Debug)]
pub(super) struct SqlError(sqlx::Error);

impl From<sqlx::Error> for SqlError {
    fn from(error: sqlx::Error) -> Self {
        Self(error)
    }
}

impl fmt::Display for SqlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            sqlx::Error::Database(error) => f.write_str(&message(&**error)),
            sqlx::Error::Io(_) => f.write_str("the connection to the database failed"),
            sqlx::Error::PoolTimedOut => f.write_str("no connection of the pool became free in time"),
            sqlx::Error::PoolClosed => f.write_str("the pool of connections is closed"),
            other => other.fmt(f),
        }
    }
}

/// The driver's other errors have the text of their cause in their own, so only the cause of an I/O error is one.
impl Error for SqlError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0 {
            sqlx::Error::Io(error) => Some(error),
            _ => None,
        }
    }
}

fn message(error: &dyn DatabaseError) -> String {
    without_shards(error.message())
}

/// Removes the numbers of shards from quoted names: Citus reports `"leads_102008"` for the table `leads`.
fn without_shards(message: &str) -> String {
    let mut parts = message.split('"');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (place, part) in parts.enumerate() {
        text.push('"');
        text.push_str(if place % 2 == 0 { without_number(part) } else { part });
    }
    text
}

/// Shards are numbered from 102008 on (`citus.shard_id_sequence`).
fn without_number(name: &str) -> &str {
    match name.rsplit_once('_') {
        Some((table, number)) if number.len() >= 6 && number.bytes().all(|byte| byte.is_ascii_digit()) => table,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_are_called_by_the_name_of_their_table() {
        let cases = [
            (
                r#"new row for relation "leads_102010" violates check constraint "no_free_mail_102010""#,
                r#"new row for relation "leads" violates check constraint "no_free_mail""#,
            ),
            (r#"a "list_2024" of 102010 leads_102010"#, r#"a "list_2024" of 102010 leads_102010"#),
            ("", ""),
        ];
        for (message, expected) in cases {
            assert_eq!(without_shards(message), expected);
        }
    }

    #[test]
    fn the_cause_of_a_lost_connection_is_its_source_and_not_in_its_text() {
        let error = SqlError::from(sqlx::Error::Io(std::io::ErrorKind::ConnectionReset.into()));
        assert_eq!(error.to_string(), "the connection to the database failed");
        assert_eq!(error.source().unwrap().to_string(), "connection reset");
        assert!(SqlError::from(sqlx::Error::PoolTimedOut).source().is_none());
    }
}
