use std::io::{Read, Seek, SeekFrom};

use super::{Position, ReadError, ReadOptions, Records, Survey, error::io_error, first_pass, records::RowReader};

/// A file of delimited text of which everything is known and nothing is kept but the findings.
///
/// [`Table::open`] reads the whole file once, in constant memory, to find its encoding, dialect and header, to count
/// its rows and to hold it to the limits. [`Table::records`] reads it again, row by row.
///
/// ```
/// use std::io::Cursor;
/// use lead_import::{ReadOptions, Table};
///
/// let table = Table::open(Cursor::new("Email,Name\r\nada@example.com,Ada\r\n"), &ReadOptions::default())?;
/// let survey = table.survey();
/// assert_eq!(survey.header().iter().collect::<Vec<_>>(), ["Email", "Name"]);
/// assert_eq!(survey.rows(), 1);
/// assert_eq!(survey.encoding().encoding().name(), "UTF-8");
/// # Ok::<(), lead_import::ReadError>(())
/// ```
#[derive(Debug)]
pub struct Table<R> {
    source: R,
    survey: Survey,
}

impl<R: Read + Seek> Table<R> {
    /// Reads the whole of `source` once and finds out everything about it.
    ///
    /// # Errors
    ///
    /// When the source fails, is empty, is not delimited text, or exceeds one of the limits.
    pub fn open(mut source: R, options: &ReadOptions) -> Result<Self, ReadError> {
        let survey = first_pass::take(&mut source, options)?;
        Ok(Self { source, survey })
    }

    /// What the first pass found.
    pub fn survey(&self) -> &Survey {
        &self.survey
    }

    /// The data rows, from the first.
    ///
    /// # Errors
    ///
    /// When the source fails to go back to its beginning.
    pub fn records(&mut self) -> Result<Records<'_, R>, ReadError> {
        self.records_from(self.survey.first_row())
    }

    /// The data rows from `position` on, which must be one that [`Records::position`] or [`Survey::first_row`] gave for
    /// the same file.
    ///
    /// # Errors
    ///
    /// When the source fails to go to that position.
    pub fn records_from(&mut self, position: Position) -> Result<Records<'_, R>, ReadError> {
        self.source.seek(SeekFrom::Start(position.byte())).map_err(io_error)?;
        let Survey { encoding, dialect, limits, header, .. } = &self.survey;
        let mut reader = RowReader::new(&mut self.source, encoding.encoding(), *dialect, *limits, position);
        reader.expect(header.len());
        Ok(Records::new(reader))
    }

    /// The source, which may be left standing anywhere.
    pub(crate) fn source_mut(&mut self) -> &mut R {
        &mut self.source
    }

    /// The source, which stands anywhere.
    pub fn into_inner(self) -> R {
        self.source
    }
}
