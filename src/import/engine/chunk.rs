//! The rows of the file, judged and gathered into chunks.

use std::io::{Read, Seek};

use futures_lite::future::yield_now;

use super::validate::{Checked, Validator};
use super::{duplicate_index::DuplicateIndex, duplicates::LaterRows};
use crate::{
    lead::Lead,
    report::RowIssue,
    source::{Position, ReadError, Record, Records},
};

/// How many rows are read between two looks at the store's work.
const SLICE: usize = 64;

/// How many bytes of rows one chunk holds at most, so that memory does not grow with the length of the rows. A row more may
/// follow; a thousand rows of ordinary lists take a tenth of it.
const CHUNK_BYTES: usize = 8 * 1024 * 1024;

/// Reads, judges and compares the rows of a file, one after the other.
#[derive(Debug)]
pub(crate) struct Rows<'t, R> {
    records: Records<'t, R>,
    validator: Validator,
    seen: DuplicateIndex,
    later: LaterRows,
}

/// Consecutive rows of the file: the leads to deliver, and what the report needs to know of every row.
#[derive(Debug, Default)]
pub(crate) struct Chunk {
    /// Buffers that are used again and again; the first `rows.len()` hold the rows.
    records: Vec<Record>,
    rows: Vec<Row>,
    /// The length of the rows.
    bytes: usize,
    /// One for each [`Verdict::Lead`], in order.
    pub(crate) leads: Vec<Lead>,
    /// Where the next chunk's rows begin.
    pub(crate) end: Position,
    /// Why reading ended after these rows, if the file's end is not the cause.
    pub(crate) error: Option<ReadError>,
}

/// A row that was read, before the store has had its say.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) verdict: Verdict,
    pub(crate) warnings: Vec<RowIssue>,
}

/// What a row is, as far as the file alone tells.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// The next of the chunk's leads.
    Lead,
    /// The email of an earlier row.
    Duplicate { email: Box<str>, first_line: u64 },
    /// Not a lead.
    Invalid(Vec<RowIssue>),
}

impl<'t, R: Read + Seek> Rows<'t, R> {
    /// The rows that `records` reads, about `total` of them.
    pub(crate) fn new(records: Records<'t, R>, validator: Validator, total: u64, later: LaterRows) -> Self {
        Self { records, validator, seen: DuplicateIndex::with_capacity(total), later }
    }

    /// Whether rows with the email of an earlier row fail.
    pub(crate) fn duplicates_fail(&self) -> bool {
        self.later.fail()
    }

    pub(crate) fn validator(&self) -> &Validator {
        &self.validator
    }

    /// Reads up to `rows` rows into the chunk in place of what it held, fewer where the rows are very long, and pauses now
    /// and then so that the store's work goes on meanwhile.
    pub(crate) async fn fill(&mut self, chunk: &mut Chunk, rows: usize) {
        chunk.clear();
        while chunk.len() < rows && chunk.bytes < CHUNK_BYTES {
            if chunk.len() % SLICE == SLICE - 1 {
                yield_now().await;
            }
            if !self.read_into(chunk) {
                break;
            }
        }
        chunk.end = self.records.position();
    }

    /// Reads the rows before `next` once more, to know their emails.
    pub(crate) async fn pass_over(&mut self, next: Position) -> Result<(), ReadError> {
        let mut chunk = Chunk::default();
        while self.records.position().row() < next.row() {
            let left = next.row() - self.records.position().row();
            self.fill(&mut chunk, usize::try_from(left).unwrap_or(SLICE).min(SLICE)).await;
            match chunk.error.take() {
                Some(error) => return Err(error),
                None if chunk.len() == 0 => break,
                None => {}
            }
        }
        Ok(())
    }

    /// Reads one row into the chunk and says whether there may be more.
    fn read_into(&mut self, chunk: &mut Chunk) -> bool {
        let record = chunk.spare_record();
        match self.records.read(record) {
            Ok(true) => {
                let Checked { lead, warnings } = self.validator.check(record);
                let (line, bytes) = (record.position().line(), record.bytes());
                let verdict = lead.map_or_else(Verdict::Invalid, |lead| self.compare(lead, line, &mut chunk.leads));
                chunk.bytes += bytes;
                chunk.rows.push(Row { verdict, warnings });
                true
            }
            Ok(false) => false,
            Err(error) => {
                chunk.error = Some(error);
                false
            }
        }
    }

    /// Whether the lead is the first of its email: then it joins the leads to deliver.
    fn compare(&mut self, lead: Lead, line: u64, leads: &mut Vec<Lead>) -> Verdict {
        if let Some(first_line) = self.seen.first_line_or_insert(lead.email().as_str(), line) {
            return Verdict::Duplicate { email: lead.email().as_str().into(), first_line };
        }
        leads.push(self.later.settle(line, lead));
        Verdict::Lead
    }
}

impl Chunk {
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows with their records, in the file's order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&Row, &Record)> {
        self.rows.iter().zip(&self.records)
    }

    /// Where the row after the first `rows` rows begins, with the number of the row before it.
    pub(crate) fn position_after(&self, rows: usize) -> Position {
        if rows == self.len() {
            return self.end;
        }
        let next = self.records[rows].position();
        Position::new(next.line(), next.row() - 1, next.byte())
    }

    /// How many rows from `start` on hold the next `leads` leads.
    pub(crate) fn rows_with_leads(&self, start: Position, leads: usize) -> usize {
        let rows = self.rows().skip_while(|(_, record)| record.position() < start);
        let of_leads = rows.enumerate().filter(|(_, (row, _))| matches!(row.verdict, Verdict::Lead));
        of_leads.take(leads).last().map_or(0, |(index, _)| index + 1)
    }

    /// Takes the leads out, each with the number of its row.
    pub(crate) fn take_leads(&mut self) -> (Vec<Lead>, Vec<u64>) {
        let rows = self.rows().filter(|(row, _)| matches!(row.verdict, Verdict::Lead));
        let rows = rows.map(|(_, record)| record.position().row()).collect();
        (std::mem::take(&mut self.leads), rows)
    }

    fn clear(&mut self) {
        // Buffers that long rows have stretched are not kept.
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
