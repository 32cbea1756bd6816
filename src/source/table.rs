use std::io::{Read, Seek, SeekFrom};

use super::{
    EncodingReport, LineEnding, Position, ReadError, ReadErrorKind, ReadOptions, Record, Records, Survey,
    encoding::Encoding,
    error::io_error,
    records::{Found, RowReader},
};

/// How many of the first data rows the survey keeps.
const SAMPLE: usize = 300;

/// How many bytes of text the sample may take.
const SAMPLE_BYTES: usize = 1024 * 1024;

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
        let survey = Survey::take(&mut source, options)?;
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

impl Survey {
    fn take<R: Read + Seek>(source: &mut R, options: &ReadOptions) -> Result<Self, ReadError> {
        let bytes = source.seek(SeekFrom::End(0)).map_err(io_error)?;
        if bytes > options.limits.bytes() {
            return Err(ReadErrorKind::TooLarge { limit: options.limits.bytes() }.into());
        }
        let mark = byte_order_mark(source)?;
        let encoding = EncodingReport {
            encoding: options.encoding.unwrap_or(Encoding::UTF_8),
            confidence: 1.0,
            mark: mark > 0,
            replaced: 0,
        };
        let mut survey = Self {
            encoding,
            dialect: options.dialect.unwrap_or_default(),
            line_ending: LineEnding::default(),
            preamble: Vec::new(),
            header: Record::default(),
            first_row: Position::new(1, 0, mark),
            rows: 0,
            bytes,
            sample: Vec::new(),
            filled: Vec::new(),
            widest: 0,
            faulty: 0,
            limits: options.limits,
        };
        source.seek(SeekFrom::Start(mark)).map_err(io_error)?;
        survey.count(source)?;
        if survey.rows == 0 && !options.rowless {
            return Err(ReadErrorKind::Empty.into());
        }
        Ok(survey)
    }

    /// Reads the header and all rows.
    fn count(&mut self, source: impl Read) -> Result<(), ReadError> {
        let mut reader = RowReader::new(source, self.encoding.encoding, self.dialect, self.limits, self.first_row);
        if !self.read_header(&mut reader)? {
            return Ok(());
        }
        self.first_row = reader.position();
        let mut sampled = 0;
        while let Some(found) = reader.find()? {
            self.rows += 1;
            if self.rows > self.limits.rows() {
                return Err(ReadErrorKind::TooManyRows { limit: self.limits.rows() }.into());
            }
            self.observe(&reader, &found);
            if self.sample.len() < SAMPLE && sampled < SAMPLE_BYTES {
                let mut record = Record::default();
                reader.copy(&found, &mut record);
                sampled += found.row.content;
                self.sample.push(record);
            }
            let replaced = reader.pass(&found)?;
            self.encoding.replaced += replaced;
        }
        Ok(())
    }

    fn read_header<R: Read>(&mut self, reader: &mut RowReader<R>) -> Result<bool, ReadError> {
        let limits = self.limits;
        let Some(found) = reader.find()? else { return Ok(false) };
        reader.copy(&found, &mut self.header);
        reader.pass(&found)?;
        reader.restart_count();
        if found.row.width > limits.columns() {
            return Err(ReadErrorKind::TooManyColumns { limit: limits.columns() }.into());
        }
        let too_long = self.header.iter().position(|cell| cell.len() > limits.header_bytes());
        if let Some(index) = too_long {
            return Err(ReadErrorKind::HeaderTooLong { column: index + 1, limit: limits.header_bytes() }.into());
        }
        self.widest = self.header.len();
        self.filled = vec![0; self.widest];
        reader.expect(self.widest);
        Ok(true)
    }

    fn observe<R: Read>(&mut self, reader: &RowReader<R>, found: &Found) {
        let width = found.row.width.min(self.limits.columns());
        if width > self.widest {
            self.widest = width;
            self.filled.resize(width, 0);
        }
        for (count, cell) in self.filled.iter_mut().zip(reader.cells()) {
            *count += u64::from(!cell.trim_ascii_start().is_empty());
        }
        self.faulty += u64::from(reader.fault(found).is_some());
    }
}

/// The length of the UTF-8 byte-order mark at the beginning.
fn byte_order_mark(source: &mut (impl Read + Seek)) -> Result<u64, ReadError> {
    source.seek(SeekFrom::Start(0)).map_err(io_error)?;
    let mut head = Vec::new();
    source.by_ref().take(3).read_to_end(&mut head).map_err(io_error)?;
    Ok(if head == b"\xEF\xBB\xBF" { 3 } else { 0 })
}
