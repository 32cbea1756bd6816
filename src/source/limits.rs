//! How large a file may be: [`Limits`].

/// The sizes beyond which the reader refuses a file, or fails a row.
///
/// ```
/// use lead_import::source::Limits;
///
/// let limits = Limits::default().max_rows(1_000_000);
/// assert_eq!(limits.rows(), 1_000_000);
/// assert_eq!(limits.bytes(), 52_428_800);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    bytes: u64,
    rows: u64,
    columns: usize,
    header_bytes: usize,
    cell_bytes: usize,
    record_bytes: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 50 * 1024 * 1024,
            rows: 50_000,
            columns: 2_000,
            header_bytes: 1_024,
            cell_bytes: 256 * 1024,
            record_bytes: 1024 * 1024,
        }
    }
}

impl Limits {
    /// Sets the size of the largest file, in bytes. 50 MiB unless set.
    #[must_use]
    pub const fn max_bytes(mut self, bytes: u64) -> Self {
        self.bytes = bytes;
        self
    }

    /// Sets how many data rows a file may have. 50,000 unless set.
    #[must_use]
    pub const fn max_rows(mut self, rows: u64) -> Self {
        self.rows = rows;
        self
    }

    /// Sets how many columns the header may have; a data row with more cells fails. 2,000 unless set.
    #[must_use]
    pub const fn max_columns(mut self, columns: usize) -> Self {
        self.columns = columns;
        self
    }

    /// Sets the length of the longest header cell, in bytes of UTF-8. A longer one is
    /// [cut](super::TableSummary::shortened_headers). 1,024 unless set.
    #[must_use]
    pub const fn max_header_bytes(mut self, bytes: usize) -> Self {
        self.header_bytes = bytes;
        self
    }

    /// Sets the length of the longest cell, in bytes of UTF-8; a row with a longer one fails. 256 KiB unless set.
    ///
    /// ```
    /// use lead_import::source::{Fault, Limits, ReadOptions, Table};
    ///
    /// let file = "email,note\nada@example.com,more than twenty bytes\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default().limits(Limits::default().max_cell_bytes(20)))?;
    /// assert_eq!(table.summary().sample()[0].fault(), Some(Fault::CellTooLong { column: 2, limit: 20 }));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    #[must_use]
    pub const fn max_cell_bytes(mut self, bytes: usize) -> Self {
        self.cell_bytes = bytes;
        self
    }

    /// Sets the length of the longest row, in bytes of UTF-8. 1 MiB unless set.
    ///
    /// This bounds the reader's memory. A longer row is truncated and fails. A quote that is not closed within this many
    /// bytes counts as one that never closes.
    ///
    /// ```
    /// use lead_import::source::{Fault, Limits, ReadOptions, Table};
    ///
    /// let file = "email,note\nada@example.com,a note of more than forty bytes\ngrace@example.com,x\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default().limits(Limits::default().max_record_bytes(40)))?;
    /// let rows = table.summary().sample();
    /// assert_eq!(rows[0].fault(), Some(Fault::RowTooLong { limit: 40 }));
    /// assert_eq!(&rows[1][0], "grace@example.com");
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    #[must_use]
    pub const fn max_record_bytes(mut self, bytes: u32) -> Self {
        self.record_bytes = bytes;
        self
    }

    /// The size of the largest file, in bytes.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// How many data rows a file may have.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// How many columns a header may have.
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// The length of the longest header cell, in bytes of UTF-8.
    pub const fn header_bytes(&self) -> usize {
        self.header_bytes
    }

    /// The length of the longest cell, in bytes of UTF-8.
    pub const fn cell_bytes(&self) -> usize {
        self.cell_bytes
    }

    /// The length of the longest row, in bytes of UTF-8.
    pub const fn record_bytes(&self) -> u32 {
        self.record_bytes
    }
}
