//! A file of delimited text after the first pass: [`Table`].
//!
//! Two passes are needed because everything is checked before anything is imported. The first pass finds out how the file is to be read
//! and whether it is within the limits; the second reads rows. Both read through `blocks.rs`, which notices a file that changes. Keeping the rows of the first pass was considered: then memory would grow
//! with the file.

use std::io::{Read, Seek, SeekFrom};

use super::{
    blocks::Blocks,
    error::{ReadError, io_error},
    header_words::{HeaderWords, NoWords},
    layout::rewriting::Rewriting,
    options::ReadOptions,
    position::Position,
    reader::RowReader,
    records::Records,
    scan,
    summary::TableSummary,
};

/// A file of delimited text after the first pass over it.
///
/// [`Table::open`] reads the whole file once, in constant memory. It finds the encoding, the dialect and the header, counts
/// the rows and checks the limits. [`Table::records`] reads the file again, row by row.
///
/// ```
/// use std::io::Cursor;
/// use lead_import::source::{ReadOptions, Table};
///
/// let table = Table::open(Cursor::new("Email,Name\r\nada@example.com,Ada\r\n"), &ReadOptions::default())?;
/// let summary = table.summary();
/// assert_eq!(summary.header().iter().collect::<Vec<_>>(), ["Email", "Name"]);
/// assert_eq!(summary.rows(), 1);
/// assert_eq!(summary.encoding().encoding().name(), "UTF-8");
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
#[derive(Debug)]
pub struct Table<R> {
    source: Blocks<R>,
    summary: TableSummary,
}

impl<R> Table<R> {
    /// The number of bytes of the file and their hash, if it was opened to be [compared](ReadOptions::compared).
    pub(crate) fn fingerprint(&self) -> (u64, u128) {
        self.source.fingerprint()
    }

    /// The table over another handle to the same file, or over none for later. If the file was opened to be
    /// [compared](ReadOptions::compared), its bytes must be the same.
    pub(crate) fn over<S>(self, source: S) -> Table<S> {
        Table { source: self.source.over(source), summary: self.summary }
    }
}

impl<R: Read + Seek> Table<R> {
    /// Reads the whole of `source` once and makes its summary.
    ///
    /// # Errors
    ///
    /// When the source fails, is empty, is not delimited text, or exceeds one of the limits.
    pub fn open(source: R, options: &ReadOptions) -> Result<Self, ReadError> {
        Self::open_with(source, options, &NoWords)
    }

    /// As [`open`](Self::open), with header words that help to find the header row and the delimiter.
    ///
    /// # Errors
    ///
    /// As for [`open`](Self::open).
    ///
    /// ```
    /// use lead_import::{columns::Detector, source::{ReadOptions, Table}};
    ///
    /// // Both commas and semicolons split these rows evenly. The words of the header decide.
    /// let file = "E-Mail;Name, Vorname\nada@example.com;Lovelace, Ada\n";
    /// let table = Table::open_with(std::io::Cursor::new(file), &ReadOptions::default(), &Detector::default())?;
    /// assert_eq!(table.summary().dialect().delimiter(), b';');
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub fn open_with(source: R, options: &ReadOptions, words: &impl HeaderWords) -> Result<Self, ReadError> {
        let mut source = Blocks::new(source, options.compared);
        let summary = scan::take(&mut source, options, words)?;
        source.end_first_pass();
        Ok(Self { source, summary })
    }

    /// What the first pass found.
    pub fn summary(&self) -> &TableSummary {
        &self.summary
    }

    /// The data rows, from the first.
    ///
    /// # Errors
    ///
    /// When the source fails to seek.
    pub fn records(&mut self) -> Result<Records<'_, R>, ReadError> {
        self.records_from(self.summary.first_row())
    }

    /// The data rows from `position` on. It must come from [`Records::position`] or [`TableSummary::first_row`] of the same
    /// file.
    ///
    /// # Errors
    ///
    /// When the source fails to seek.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Record, Table};
    ///
    /// let file = "email\nada@example.com\ngrace@example.com\n";
    /// let mut table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// let mut record = Record::default();
    /// let mut records = table.records()?;
    /// records.read(&mut record)?;
    /// let next = records.position();
    ///
    /// table.records_from(next)?.read(&mut record)?;
    /// assert_eq!((&record[0], record.position().row()), ("grace@example.com", 2));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub fn records_from(&mut self, position: Position) -> Result<Records<'_, R>, ReadError> {
        self.source.seek(SeekFrom::Start(position.byte())).map_err(io_error)?;
        let TableSummary { encoding, dialect, limits, header, header_end, rewriting, hints, sections, .. } =
            &self.summary;
        let mut reader = RowReader::new(
            &mut self.source,
            encoding.coding(rewriting.and_then(Rewriting::below_header)),
            *dialect,
            *limits,
            position,
        );
        reader.expect(header.len(), *header_end);
        reader.follow(*hints, sections.starting_at(position.byte()));
        Ok(Records::new(reader))
    }

    /// The source, at an unspecified position.
    pub fn into_inner(self) -> R {
        self.source.into_inner()
    }
}
