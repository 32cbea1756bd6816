//! Consecutive rows of the file, validated and collected for one batch: [`Chunk`].

use std::{
    io::{self, Read, Seek},
    ops::Range,
};

use futures_lite::future::yield_now;

use super::{
    duplicate_index::{DuplicateIndex, EmailHash},
    duplicates::DuplicateValues,
    row_group::{HashedRow, buffer},
    validated_rows::ValidatedRows,
};
use crate::{
    import::{error::ImportErrorKind, settings::USUAL_BATCH},
    lead::Lead,
    report::{FailedRow, RowIssue},
    source::{Position, ReadErrorKind, Record},
};

/// The number of rows that are read before the store's future is polled again.
const SLICE: usize = 64;

/// The size in memory after which a chunk takes no more rows, in bytes, so that memory does not grow with the length of the rows. A thousand
/// rows of an ordinary list have a twentieth of it.
const CHUNK_BYTES: usize = 8 * 1024 * 1024;

/// About what an issue of a row takes in memory, in bytes. A row of many cells may have one for each.
const ISSUE_BYTES: usize = 512;

/// The size after which a chunk of more than [`USUAL_BATCH`] rows takes no more rows. More than these are for files of short rows, where
/// they are fast and cost little memory.
const LARGE_CHUNK_BYTES: usize = 2 * 1024 * 1024;

/// Reads the rows of a file in order, validates them and finds duplicate emails.
#[derive(Debug)]
pub(crate) struct ChunkReader<'t, R> {
    rows: ValidatedRows<'t, R>,
    index: DuplicateIndex,
    duplicates: DuplicateValues,
    /// Whether chunks keep the cells of their rows, for a rejects file.
    keeps_records: bool,
}

/// Consecutive rows of the file: the leads for the store, and what the report needs of the rows.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    rows: Vec<ChunkRow>,
    /// The email cells of the rows, one after the other.
    emails: String,
    /// Reused buffers. If the cells are kept, the first `rows.len()` of them hold the rows; otherwise the first one held the last row.
    records: Vec<Record>,
    /// What the rows take in memory, in bytes.
    bytes: usize,
    /// One lead for each [`RowKind::Lead`], in order.
    pub(crate) leads: Vec<Lead>,
    /// The start of the row after this chunk.
    pub(crate) end: Position,
    /// The error that ended reading after these rows.
    pub(crate) error: Option<ImportErrorKind>,
}

/// A row that was read and validated, before the store has returned its outcome.
#[derive(Debug)]
pub(crate) struct ChunkRow {
    pub(crate) position: Position,
    pub(crate) kind: RowKind,
    pub(crate) warnings: Vec<RowIssue>,
    /// The place of its email cell.
    email: Range<usize>,
}

/// The kind of a row, as far as the file alone determines it.
#[derive(Debug)]
pub(crate) enum RowKind {
    /// A valid row with a new email: the next of the chunk's leads.
    Lead,
    /// A valid row with the email of an earlier row.
    Duplicate { email: Box<str>, first_line: u64 },
    /// An invalid row.
    Invalid(Vec<RowIssue>),
}

impl<'t, R: Read + Seek> ChunkReader<'t, R> {
    /// Creates a reader of `rows`, which finds duplicates by the empty index for which they are hashed. With `keeps_records`, chunks keep the
    /// cells of their rows.
    pub(crate) fn new(
        rows: ValidatedRows<'t, R>,
        index: DuplicateIndex,
        duplicates: DuplicateValues,
        keeps_records: bool,
    ) -> Self {
        Self { rows, index, duplicates, keeps_records }
    }

    /// Whether duplicate rows fail.
    pub(crate) fn rejects_duplicates(&self) -> bool {
        self.duplicates.reject_duplicates()
    }

    /// Replaces the content of the chunk with the next rows: `rows` of them, or fewer if they are very long.
    ///
    /// Yields between slices, so that the store's future is polled meanwhile.
    pub(crate) async fn fill(&mut self, chunk: &mut Chunk, rows: usize) {
        chunk.clear();
        let mut end = None;
        while end.is_none() && chunk.len() < rows && !chunk.is_full() {
            if chunk.len() % SLICE == SLICE - 1 {
                yield_now().await;
            }
            end = self.read_row(chunk);
        }
        chunk.end = end.unwrap_or_else(|| self.rows.position());
    }

    /// Reads the rows before `next` to index their emails.
    pub(crate) async fn skip_to(&mut self, next: Position) -> Result<(), ImportErrorKind> {
        let mut chunk = Chunk::default();
        while self.rows.position().row() < next.row() {
            let left = next.row() - self.rows.position().row();
            self.fill(&mut chunk, usize::try_from(left).unwrap_or(SLICE).min(SLICE)).await;
            match chunk.error.take() {
                Some(error) => return Err(error),
                None if chunk.len() == 0 => break,
                None => {}
            }
        }
        Ok(())
    }

    /// Reads one row into the chunk. Returns where the rows end if there was none, or an error.
    fn read_row(&mut self, chunk: &mut Chunk) -> Option<Position> {
        let place = if self.keeps_records { chunk.rows.len() } else { 0 };
        let record = buffer(&mut chunk.records, place);
        let HashedRow { row, hash } = match self.rows.read(record, &self.index) {
            Ok(Some(row)) => row,
            Ok(None) => return Some(self.rows.position()),
            Err(error) => {
                chunk.error = Some(ImportErrorKind::of_read(error));
                return Some(self.rows.position());
            }
        };
        let record = &chunk.records[place];
        let (position, kept) = (record.position(), if self.keeps_records { record.bytes() } else { 0 });
        let email = appended(&mut chunk.emails, FailedRow::shown(self.rows.validator().email_cell(record)));
        let issues = row.warnings.len() + row.lead.as_ref().err().map_or(0, Vec::len);
        let bytes = kept + email.len() + row.lead.as_ref().map_or(0, Lead::size) + issues * ISSUE_BYTES;
        let kind = match row.lead {
            Ok(lead) => self.classify(lead, hash, position.line(), &mut chunk.leads),
            Err(issues) => Ok(RowKind::Invalid(issues)),
        };
        match kind {
            Ok(kind) => {
                chunk.bytes += bytes;
                chunk.rows.push(ChunkRow { position, kind, warnings: row.warnings, email });
                None
            }
            // The row was read, and must be read again when the import is resumed.
            Err(error) => {
                chunk.error = Some(ImportErrorKind::TemporaryFile(error));
                Some(position.before_row())
            }
        }
    }

    /// Adds the lead to the leads of the chunk if it is the first with its email.
    fn classify(&mut self, lead: Lead, hash: EmailHash, line: u64, leads: &mut Vec<Lead>) -> io::Result<RowKind> {
        if let Some(first_line) = self.index.first_line_or_insert(hash, line)? {
            return Ok(RowKind::Duplicate { email: lead.email().as_str().into(), first_line });
        }
        leads.push(self.duplicates.combine_with_later(line, lead));
        Ok(RowKind::Lead)
    }
}

impl Chunk {
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the rows are so long that no more of them fit.
    fn is_full(&self) -> bool {
        self.bytes >= if self.len() < USUAL_BATCH.get() { CHUNK_BYTES } else { LARGE_CHUNK_BYTES }
    }

    /// Whether the file is not the one that was inspected. Then no more of it is imported, not even the rows before the change.
    pub(crate) fn has_changed(&self) -> bool {
        matches!(&self.error, Some(ImportErrorKind::Read(error)) if matches!(error.kind(), ReadErrorKind::Changed))
    }

    /// Whether a row of the chunk is a lead.
    pub(crate) fn has_leads(&self) -> bool {
        self.leads_in(self.len()) > 0
    }

    /// The number of leads in the first `rows` rows.
    pub(crate) fn leads_in(&self, rows: usize) -> usize {
        self.rows.iter().take(rows).filter(|row| matches!(row.kind, RowKind::Lead)).count()
    }

    /// The rows, in the file's order.
    pub(crate) fn rows(&self) -> &[ChunkRow] {
        &self.rows
    }

    /// The cells of the rows, if they are kept. What is behind the last row is of no meaning.
    pub(crate) fn records(&self) -> &[Record] {
        &self.records
    }

    /// The email cell of a row, as far as a report shows it.
    pub(crate) fn email(&self, row: &ChunkRow) -> &str {
        &self.emails[row.email.clone()]
    }

    /// The start of the row after the first `rows` rows, with the number of the row before it.
    pub(crate) fn position_after(&self, rows: usize) -> Position {
        if rows == self.len() {
            return self.end;
        }
        self.rows[rows].position.before_row()
    }

    /// The number of rows from `start` on that hold the next `leads` leads.
    pub(crate) fn rows_with_leads(&self, start: Position, leads: usize) -> usize {
        let rows = self.rows.iter().skip_while(|row| row.position < start);
        let of_leads = rows.enumerate().filter(|(_, row)| matches!(row.kind, RowKind::Lead));
        of_leads.take(leads).last().map_or(0, |(index, _)| index + 1)
    }

    /// Takes the leads out of the chunk. Returns them with the numbers of their rows.
    pub(crate) fn take_leads(&mut self) -> (Vec<Lead>, Vec<u64>) {
        let rows = self.rows.iter().filter(|row| matches!(row.kind, RowKind::Lead));
        let rows = rows.map(|row| row.position.row()).collect();
        // The next rows are about as many.
        let spare = Vec::with_capacity(self.leads.len());
        (std::mem::replace(&mut self.leads, spare), rows)
    }

    fn clear(&mut self) {
        // Long rows have enlarged the buffers, so they are dropped.
        if self.bytes > CHUNK_BYTES / 2 {
            self.records = Vec::new();
        }
        self.bytes = 0;
        self.rows.clear();
        self.emails.clear();
        self.leads.clear();
        self.error = None;
    }
}

/// Appends a text, and returns its place.
fn appended(all: &mut String, text: &str) -> Range<usize> {
    let start = all.len();
    all.push_str(text);
    start..all.len()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use futures_lite::future::block_on;

    use super::*;
    use crate::import::{engine::validate::Validator, inspection::Inspection, settings::Settings};

    /// A checkpoint after that row would lose it: a resumed import would begin behind it.
    #[test]
    fn a_row_that_the_index_cannot_take_is_read_again() {
        let expected: Vec<_> = (0..200).map(|number| format!("p{number}@example.com")).collect();
        let settings = Settings::default();
        let source = Cursor::new(format!("email\n{}", expected.join("\n")));
        let (mut table, inspection) = Inspection::open(source, &settings.reading, &settings).unwrap();
        let mut chunk = Chunk::default();
        let mut fill = |index: DuplicateIndex, skipped: Option<Position>| {
            let validator = Validator::new(inspection.columns(), false, &settings);
            let rows = ValidatedRows::new(table.records().unwrap(), validator, &index, true);
            let mut reader = ChunkReader::new(rows, index, DuplicateValues::default(), false);
            if let Some(end) = skipped {
                block_on(reader.skip_to(end)).unwrap();
            }
            block_on(reader.fill(&mut chunk, 1_000));
            let emails: Vec<_> = chunk.leads.iter().map(|lead| lead.email().to_string()).collect();
            (emails, chunk.end, chunk.error.take())
        };
        let (before, end, error) = fill(DuplicateIndex::failing(200, 2_048), None);
        assert!(matches!(error, Some(ImportErrorKind::TemporaryFile(_))), "{error:?}");
        assert!(!before.is_empty() && before.len() < 200);
        assert_eq!((end.row(), end.line()), (before.len() as u64, before.len() as u64 + 2));

        let (after, _, error) = fill(DuplicateIndex::new(200, 2_048), Some(end));
        assert!(error.is_none(), "{error:?}");
        assert_eq!([before, after].concat(), expected);
    }
}
