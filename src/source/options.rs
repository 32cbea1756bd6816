//! What the reader is told about a file: [`ReadOptions`].

use super::{dialect::Dialect, encoding::charset::Encoding, header_row::HeaderRow, limits::Limits};

/// What the reader takes as given instead of detecting it, and the limits.
///
/// ```
/// use lead_import::source::{Dialect, Limits, ReadOptions, Table};
///
/// let options = ReadOptions::default()
///     .dialect(Dialect::default().with_delimiter(b';'))
///     .limits(Limits::default().max_rows(1_000));
/// let table = Table::open(std::io::Cursor::new("Email;Name\nada@example.com;Ada\n"), &options)?;
/// assert_eq!(table.summary().header().len(), 2);
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    pub(super) encoding: Option<Encoding>,
    pub(super) dialect: Option<Dialect>,
    pub(super) limits: Limits,
    pub(super) rowless: bool,
    pub(super) header_row: HeaderRow,
    pub(super) compared: bool,
}

impl ReadOptions {
    /// Reads the file in this encoding instead of detecting one.
    ///
    /// ```
    /// use lead_import::source::{Encoding, ReadOptions, Table};
    ///
    /// let file = b"email,name\nada@example.com,Jos\x82\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default().encoding(Encoding::for_label("cp850").expect("it is known")))?;
    /// assert_eq!(&table.summary().sample()[0][1], "José");
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    #[must_use]
    pub fn encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = Some(encoding);
        self
    }

    /// Reads the file in this dialect instead of detecting one.
    #[must_use]
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = Some(dialect);
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Says whether the file has a header row. The example of [`HeaderRow`] uses it.
    #[must_use]
    pub fn header_row(mut self, header_row: HeaderRow) -> Self {
        self.header_row = header_row;
        self
    }

    /// Accepts a file without data rows, or without any content, instead of refusing it as empty.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let file = "email,name\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default().accept_empty())?;
    /// assert_eq!((table.summary().header().len(), table.summary().rows()), (2, 0));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    #[must_use]
    pub fn accept_empty(mut self) -> Self {
        self.rowless = true;
        self
    }

    /// Compares all that is read again with what was read first. A file that has changed is then an error before any of its rows is read.
    pub(crate) fn compared(mut self) -> Self {
        self.compared = true;
        self
    }

    pub(crate) const fn header_row_in_force(&self) -> HeaderRow {
        self.header_row
    }

    pub(crate) fn limits_in_force(&self) -> &Limits {
        &self.limits
    }
}
