//! The identity of a batch across retries: [`BatchKey`].

use std::fmt;

use serde::{Deserialize, Serialize};

/// Identifies a batch across retries: the import that it belongs to, and the range of rows that it holds.
///
/// This is an idempotency key. The batches of one import arrive in the order of their rows, and only the last one can be
/// replayed. An import that sends several batches at the same time has an identifier for each sequence of them. A store therefore keeps one key per import (clause 8 of the [contract](super::LeadStore#contract)).
///
/// `Display` writes the key as one word of at most 74 ASCII characters, without spaces. It can be sent to a service as the idempotency key of the
/// call as it is.
///
/// ```
/// use lead_import::store::BatchKey;
///
/// let key = BatchKey::new("9f86d081884c7d659a2feaa0c55ad015", 1_001, 2_000);
/// assert_eq!((key.first_row(), key.last_row()), (1_001, 2_000));
/// assert_eq!(key.to_string(), "9f86d081884c7d659a2feaa0c55ad015-1001-2000");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchKey {
    import: Box<str>,
    first_row: u64,
    last_row: u64,
}

impl BatchKey {
    /// Creates the key of the batch that holds the rows from `first_row` to `last_row` of the import `import`.
    pub fn new(import: &str, first_row: u64, last_row: u64) -> Self {
        Self { import: import.into(), first_row, last_row }
    }

    /// A new identifier for an import: a random UUID (RFC 9562, section 5.4) as 32 hexadecimal digits.
    pub(crate) fn new_import() -> Box<str> {
        uuid::Uuid::new_v4().simple().to_string().into()
    }

    /// The identifier of the import: 32 random hexadecimal digits. A resumed import keeps its identifier.
    pub fn import(&self) -> &str {
        &self.import
    }

    /// The number of the batch's first row among the data rows of the file, from 1.
    pub fn first_row(&self) -> u64 {
        self.first_row
    }

    /// The number of the batch's last row among the data rows of the file, from 1. The range includes it.
    pub fn last_row(&self) -> u64 {
        self.last_row
    }
}

impl fmt::Display for BatchKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.import, self.first_row, self.last_row)
    }
}
