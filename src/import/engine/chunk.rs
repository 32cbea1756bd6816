//! Consecutive rows of the file, validated and collected for one batch: [`Chunk`].

use std::io::{Read, Seek};

use futures_lite::future::yield_now;

use super::{
    duplicate_index::DuplicateIndex,
    duplicates::DuplicateValues,
    validate::{ValidatedRow, Validator},
    validated_rows::ValidatedRows,
};
use crate::{
    lead::Lead,
    report::RowIssue,
    source::{Position, ReadError, Record},
};

/// The number of rows that are read before the store's future is polled again.
const SLICE: usize = 64;

/// The size in bytes after which a chunk takes no more rows, so that memory does not grow with the length of the rows. A thousand
/// rows of an ordinary list have a tenth of it.
const CHUNK_BYTES: usize = 8 * 1024 * 1024;

/// Reads the rows of a file in order, validates them and finds duplicate emails.
#[derive(Debug)]
pub(crate) struct ChunkReader<'t, R> {
    rows: ValidatedRows<'t, R>,
    index: DuplicateIndex,
    duplicates: DuplicateValues,
}

/// Consecutive rows of the file: the leads for the store, and the rows themselves for the report.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    /// Reused buffers. The first `rows.len()` of them hold the rows.
    records: Vec<Record>,
    rows: Vec<ChunkRow>,
    /// The size of the rows in bytes.
    bytes: usize,
    /// One lead for each [`RowKind::Lead`], in order.
    pub(crate) leads: Vec<Lead>,
    /// The start of the row after this chunk.
    pub(crate) end: Position,
    /// The error that ended reading after these rows.
    pub(crate) error: Option<ReadError>,
}

/// A row that was read and validated, before the store has returned its outcome.
#[derive(Debug)]
pub(crate) struct ChunkRow {
    pub(crate) kind: RowKind,
    pub(crate) warnings: Vec<RowIssue>,
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
    /// Creates a reader of `rows`, of which there are about `total`.
    pub(crate) fn new(rows: ValidatedRows<'t, R>, total: u64, duplicates: DuplicateValues) -> Self {
        Self { rows, index: DuplicateIndex::with_capacity(total), duplicates }
    }

    /// Whether duplicate rows fail.
    pub(crate) fn rejects_duplicates(&self) -> bool {
        self.duplicates.reject_duplicates()
    }

    pub(crate) fn validator(&self) -> &Validator {
        self.rows.validator()
    }

    /// Replaces the content of the chunk with the next rows: `rows` of them, or fewer if they are very long.
    ///
    /// Yields between slices, so that the store's future is polled meanwhile.
    pub(crate) async fn fill(&mut self, chunk: &mut Chunk, rows: usize) {
        chunk.clear();
        while chunk.len() < rows && chunk.bytes < CHUNK_BYTES {
            if chunk.len() % SLICE == SLICE - 1 {
                yield_now().await;
            }
            if !self.read_row(chunk) {
                break;
            }
        }
        chunk.end = self.rows.position();
    }

    /// Reads the rows before `next` to index their emails.
    pub(crate) async fn skip_to(&mut self, next: Position) -> Result<(), ReadError> {
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

    /// Reads one row into the chunk. Returns whether there may be more rows.
    fn read_row(&mut self, chunk: &mut Chunk) -> bool {
        let record = chunk.spare_record();
        match self.rows.read(record) {
            Ok(Some(ValidatedRow { lead, warnings })) => {
                let (line, bytes) = (record.position().line(), record.bytes());
                let kind = lead.map_or_else(RowKind::Invalid, |lead| self.classify(lead, line, &mut chunk.leads));
                chunk.bytes += bytes;
                chunk.rows.push(ChunkRow { kind, warnings });
                true
            }
            Ok(None) => false,
            Err(error) => {
                chunk.error = Some(error);
                false
            }
        }
    }

    /// Adds the lead to `leads` if it is the first with its email.
    fn classify(&mut self, lead: Lead, line: u64, leads: &mut Vec<Lead>) -> RowKind {
        if let Some(first_line) = self.index.first_line_or_insert(lead.email().as_str(), line) {
            return RowKind::Duplicate { email: lead.email().as_str().into(), first_line };
        }
        leads.push(self.duplicates.combine_with_later(line, lead));
        RowKind::Lead
    }
}

impl Chunk {
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether a row of the chunk is a lead.
    pub(crate) fn has_leads(&self) -> bool {
        self.leads_in(self.len()) > 0
    }

    /// The number of leads in the first `rows` rows.
    pub(crate) fn leads_in(&self, rows: usize) -> usize {
        self.rows.iter().take(rows).filter(|row| matches!(row.kind, RowKind::Lead)).count()
    }

    /// The rows with their records, in the file's order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&ChunkRow, &Record)> {
        self.rows.iter().zip(&self.records)
    }

    /// The start of the row after the first `rows` rows, with the number of the row before it.
    pub(crate) fn position_after(&self, rows: usize) -> Position {
        if rows == self.len() {
            return self.end;
        }
        let next = self.records[rows].position();
        Position::new(next.line(), next.row() - 1, next.byte())
    }

    /// The number of rows from `start` on that hold the next `leads` leads.
    pub(crate) fn rows_with_leads(&self, start: Position, leads: usize) -> usize {
        let rows = self.rows().skip_while(|(_, record)| record.position() < start);
        let of_leads = rows.enumerate().filter(|(_, (row, _))| matches!(row.kind, RowKind::Lead));
        of_leads.take(leads).last().map_or(0, |(index, _)| index + 1)
    }

    /// Takes the leads out of the chunk. Returns them with the numbers of their rows.
    pub(crate) fn take_leads(&mut self) -> (Vec<Lead>, Vec<u64>) {
        let rows = self.rows().filter(|(row, _)| matches!(row.kind, RowKind::Lead));
        let rows = rows.map(|(_, record)| record.position().row()).collect();
        (std::mem::take(&mut self.leads), rows)
    }

    fn clear(&mut self) {
        // Long rows have enlarged the buffers, so they are dropped.
        if self.bytes > CHUNK_BYTES / 2 {
            self.records = Vec::new();
        }
        self.bytes = 0;
        self.rows.clear();
        self.leads.clear();
        self.error = None;
    }

    fn spare_record(&mut self) -> &mut Record {
        if self.records.len() == self.rows.len() {
            self.records.push(Record::default());
        }
        &mut self.records[self.rows.len()]
    }
}
