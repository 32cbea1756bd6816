//! The loop over batches.

use std::{
    collections::BTreeSet,
    io::{self, Read, Seek},
    mem,
    time::Instant,
};

use futures_lite::future::zip;

use super::{
    deliver::{Courier, Delivery, Failure},
    rows::{Chunk, Row, Rows, Verdict},
};
use crate::{
    CancelHandle, Checkpoint, Event, FailedRow, ImportError, ImportErrorKind, ImportReport, Importer, IssueCode,
    LeadOutcome, LeadStore, Position, Progress, ReadError, ReadErrorKind, Record, RepeatedRow, RowIssue,
    checkpoint::Identity,
    error::Stopped,
    event::{Committed, Listeners},
    rejects::RejectsWriter,
    report::Tally,
};

/// One import that is under way.
pub(super) struct Run<'a, R, S: ?Sized> {
    pub(super) courier: Courier<'a, S>,
    pub(super) rows: Rows<'a, R>,
    pub(super) batch_size: usize,
    pub(super) identity: &'a Identity,
    pub(super) state: State,
    pub(super) rows_total: u64,
    pub(super) rejects: Option<RejectsWriter<'a>>,
    pub(super) listeners: &'a Listeners,
    pub(super) cancel: CancelHandle,
}

/// How far the import is: all that a checkpoint has to carry.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) report: ImportReport,
    /// Where the first row without an outcome begins.
    pub(super) next: Position,
    /// How many rows the next batch takes, if not as many as usual.
    pub(super) first_batch: Option<usize>,
    pub(super) rejected_lines: BTreeSet<u64>,
}

impl State {
    /// Before the first row.
    pub(super) fn begin(importer: &Importer, first: Position) -> Self {
        let tally = Tally::of(importer);
        Self { report: ImportReport { tally }, next: first, first_batch: None, rejected_lines: BTreeSet::new() }
    }
}

impl From<Checkpoint> for State {
    fn from(checkpoint: Checkpoint) -> Self {
        Self {
            report: ImportReport { tally: checkpoint.tally },
            next: checkpoint.next,
            first_batch: checkpoint.first_batch,
            rejected_lines: checkpoint.rejected_lines,
        }
    }
}

/// What finally became of a row.
enum Settled {
    Lead(LeadOutcome),
    Repeat(RepeatedRow),
    Failed(FailedRow),
    FailedRepeat(FailedRow, RepeatedRow),
}

impl<R: Read + Seek, S: LeadStore + ?Sized> Run<'_, R, S> {
    /// Imports the rows that are left. The next chunk is read while the store works on the present one.
    pub(super) async fn finish(mut self) -> Result<ImportReport, ImportError> {
        self.tell_started();
        let (mut chunk, mut following) = (Chunk::default(), Chunk::default());
        self.rows.fill(&mut chunk, self.state.first_batch.unwrap_or(self.batch_size)).await;
        while chunk.len() > 0 {
            if self.cancel.is_cancelled() {
                return Err(self.stop(ImportErrorKind::Cancelled));
            }
            let (leads, numbers) = chunk.take_leads();
            let reads_on = chunk.error.is_none();
            let rows = &mut self.rows;
            let read = async {
                if reads_on {
                    rows.fill(&mut following, self.batch_size).await;
                }
            };
            let (mut delivery, began) = (Delivery::new(leads, numbers), Instant::now());
            let (first, ()) = zip(self.courier.next(&mut delivery), read).await;
            self.settle_calls(&chunk, delivery, first, began).await?;
            if !reads_on {
                break;
            }
            mem::swap(&mut chunk, &mut following);
        }
        if let Some(error) = chunk.error.take() {
            return Err(self.stop(error.into()));
        }
        if self.state.report.total_rows() != self.rows_total {
            let changed = ReadErrorKind::Io(io::Error::other("the file changed while it was imported"));
            return Err(self.stop(ReadError::from(changed).into()));
        }
        self.listeners.tell(&Event::Finished(&self.state.report));
        Ok(self.state.report)
    }

    /// Makes the calls that are left of the delivery. After each, its rows are settled and the checkpoint moves on: a store
    /// keeps the outcomes of one call only, so no more than one may ever lie behind the last checkpoint. That holds after a row that
    /// was refused alone, too: the checkpoint says how the rows behind it were cut into calls.
    async fn settle_calls(
        &mut self,
        chunk: &Chunk,
        mut delivery: Delivery,
        first: Result<Vec<LeadOutcome>, Failure>,
        mut began: Instant,
    ) -> Result<(), ImportError> {
        let (mut call, mut done) = (first, 0);
        loop {
            let (outcomes, failure) = call.map_or_else(|failure| (vec![], Some(failure)), |outcomes| (outcomes, None));
            done += self.settle(chunk, done, outcomes)?;
            if let Some(failure) = failure {
                return Err(self.stop_at(failure, chunk));
            }
            let next = delivery.next_call();
            self.state.first_batch = next.map(|leads| chunk.rows_with_leads(self.state.next, leads));
            self.tell_committed(began);
            if next.is_none() {
                return Ok(());
            }
            began = Instant::now();
            call = self.courier.next(&mut delivery).await;
        }
    }

    /// Gives the rows of the chunk after the first `done` their outcomes, up to the next lead without one. Returns how many these are.
    fn settle(&mut self, chunk: &Chunk, done: usize, outcomes: Vec<LeadOutcome>) -> Result<usize, ImportError> {
        let mut outcomes = outcomes.into_iter();
        let rows = chunk.rows().skip(done);
        let settled: Vec<_> = rows.map_while(|(row, record)| self.settle_row(row, record, &mut outcomes)).collect();
        // The file of rejects comes first: where it fails, the call is repeated and the rejects are written again.
        if let Err(error) = self.write_rejects(chunk, done, &settled) {
            return Err(self.stop(ImportErrorKind::Rejects(error)));
        }
        let count = settled.len();
        self.state.next = chunk.position_after(done + count);
        self.state.first_batch = None;
        self.count(chunk, done, settled);
        debug_assert!(self.state.report.tally.adds_up(), "a row has no outcome, or two");
        Ok(count)
    }

    /// The outcome of one row, or `None` if its lead was not delivered.
    fn settle_row(
        &mut self,
        row: &Row,
        record: &Record,
        outcomes: &mut impl Iterator<Item = LeadOutcome>,
    ) -> Option<Settled> {
        let line = record.position().line();
        Some(match &row.verdict {
            Verdict::Invalid(issues) => Settled::Failed(self.failed(record, issues.clone())),
            Verdict::Repeat { email, first_line } => self.settle_repeat(record, email, *first_line),
            Verdict::Lead => match outcomes.next()? {
                LeadOutcome::Rejected { reason } => {
                    self.state.rejected_lines.insert(line);
                    let issue = RowIssue::of_email(record, IssueCode::Rejected, &reason);
                    Settled::Failed(self.failed(record, vec![issue]))
                }
                outcome => Settled::Lead(outcome),
            },
        })
    }

    fn settle_repeat(&self, record: &Record, email: &str, first_line: u64) -> Settled {
        let (line, row) = (record.position().line(), record.position().record());
        let repeat = RepeatedRow { line, row, email: email.into(), first_line };
        let (code, message) = if self.state.rejected_lines.contains(&first_line) {
            (IssueCode::RepeatsRejected, format!("Line {first_line} has the same email and was rejected"))
        } else if self.rows.repeats_fail() {
            (IssueCode::Repeated, format!("Line {first_line} has the same email"))
        } else {
            return Settled::Repeat(repeat);
        };
        Settled::FailedRepeat(self.failed(record, vec![RowIssue::of_email(record, code, &message)]), repeat)
    }

    fn failed(&self, record: &Record, issues: Vec<RowIssue>) -> FailedRow {
        let email = self.rows.validator().email_cell(record);
        FailedRow::new(record.position().line(), record.position().record(), email, issues)
    }

    fn write_rejects(&mut self, chunk: &Chunk, done: usize, settled: &[Settled]) -> io::Result<()> {
        let Some(rejects) = &mut self.rejects else { return Ok(()) };
        for ((_, record), settled) in chunk.rows().skip(done).zip(settled) {
            if let Settled::Failed(row) | Settled::FailedRepeat(row, _) = settled {
                rejects.write(record, row)?;
            }
        }
        rejects.flush()
    }

    fn count(&mut self, chunk: &Chunk, done: usize, settled: Vec<Settled>) {
        for ((row, _), settled) in chunk.rows().skip(done).zip(settled) {
            row.warnings.iter().for_each(|warning| self.state.report.tally.warn(warning));
            match settled {
                Settled::Lead(outcome) => self.state.report.tally.settle(&outcome),
                Settled::Repeat(row) => self.state.report.tally.repeat(row),
                Settled::Failed(row) => self.count_failed(row),
                Settled::FailedRepeat(row, repeat) => {
                    self.state.report.tally.note_repeat(repeat);
                    self.count_failed(row);
                }
            }
        }
    }

    fn count_failed(&mut self, row: FailedRow) {
        self.listeners.tell(&Event::RowRejected(&row));
        self.state.report.tally.fail(row);
    }

    /// Stops because of the store. Exactly the leads of the last call are the first batch of the resumed import, so that the
    /// store recognises them if they were applied: its own word for it is not needed.
    fn stop_at(&mut self, failure: Failure, chunk: &Chunk) -> ImportError {
        self.state.first_batch = Some(chunk.rows_with_leads(self.state.next, failure.leads));
        self.stop(ImportErrorKind::Store(failure.error))
    }

    fn stop(&self, kind: ImportErrorKind) -> ImportError {
        ImportError::stopped(kind, Stopped { report: self.state.report.clone(), checkpoint: self.checkpoint() })
    }

    fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            identity: self.identity.clone(),
            next: self.state.next,
            first_batch: self.state.first_batch,
            rejected_lines: self.state.rejected_lines.clone(),
            rejects_bytes: self.rejects.as_ref().map_or(0, RejectsWriter::bytes),
            tally: self.state.report.tally.clone(),
        }
    }

    fn tell_started(&self) {
        if !self.listeners.is_empty() {
            self.listeners.tell(&Event::Started(&self.checkpoint()));
        }
    }

    fn tell_committed(&self, began: Instant) {
        if self.listeners.is_empty() {
            return;
        }
        let file_bytes = self.identity.file_bytes();
        let rows_done = self.state.report.total_rows();
        self.listeners.tell(&Event::BatchCommitted(Committed {
            progress: Progress {
                rows_done,
                rows_total: self.rows_total,
                bytes_done: if rows_done >= self.rows_total { file_bytes } else { self.state.next.byte() },
                bytes_total: file_bytes,
            },
            report: &self.state.report,
            elapsed: began.elapsed(),
            checkpoint: &|| self.checkpoint(),
        }));
    }
}
