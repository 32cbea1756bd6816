//! The data rows of a table, for users: [`Records`].

use std::io::Read;

use super::{blocks::Blocks, error::ReadError, position::Position, reader::RowReader, record::Record};

/// The data rows of a table, one by one.
///
/// ```
/// use std::io::Cursor;
/// use lead_import::source::{ReadOptions, Record, Table};
///
/// let mut table = Table::open(Cursor::new("Email,Name\nada@example.com,Ada\n"), &ReadOptions::default())?;
/// let mut records = table.records()?;
/// let mut record = Record::default();
/// while records.read(&mut record)? {
///     assert_eq!(record.get(0), Some("ada@example.com"));
///     assert_eq!(record.position().line(), 2);
/// }
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
#[derive(Debug)]
pub struct Records<'a, R> {
    reader: RowReader<&'a mut Blocks<R>>,
}

impl<'a, R: Read> Records<'a, R> {
    pub(super) fn new(reader: RowReader<&'a mut Blocks<R>>) -> Self {
        Self { reader }
    }

    /// Reads the next row into `record`. At the end it returns `false` and leaves an empty record.
    ///
    /// # Errors
    ///
    /// When the source fails. The error is final: no rows follow it.
    pub fn read(&mut self, record: &mut Record) -> Result<bool, ReadError> {
        self.reader.read(record)
    }

    /// Where the next row begins: after the rows read so far, and before any blank lines that follow.
    ///
    /// [`Table::records_from`](super::Table::records_from) continues there.
    pub fn position(&self) -> Position {
        self.reader.position()
    }
}
