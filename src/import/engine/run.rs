//! The loop over batches.

use std::{
    io::{self, Read, Seek},
    mem,
    time::Instant,
};

use futures_lite::future::zip;

use super::{
    chunk::{Chunk, Row, Rows, Verdict},
    sender::{BatchSender, FailedCall, PendingBatch},
};
use crate::{
    import::{
        cancel::CancelHandle,
        checkpoint::Checkpoint,
        error::{ImportError, ImportErrorKind},
        event::{Committed, Event, Listeners, Progress},
    },
    report::{DuplicateRow, FailedRow, ImportReport, IssueCode, RowIssue, rejects::RejectsWriter},
    source::{Record, io_error},
    store::{LeadOutcome, LeadStore},
};

/// One import that is under way.
pub(crate) struct Run<'a, R, S: ?Sized> {
    pub(crate) sender: BatchSender<'a, S>,
    pub(crate) rows: Rows<'a, R>,
    pub(crate) batch_size: usize,
    /// How far the import is.
    pub(crate) checkpoint: Checkpoint,
    pub(crate) rows_total: u64,
    pub(crate) rejects: Option<RejectsWriter<'a>>,
    pub(crate) listeners: &'a Listeners,
    pub(crate) cancel: CancelHandle,
}

/// What finally became of a row.
enum Settled {
    Lead(LeadOutcome),
    Duplicate(DuplicateRow),
    Failed(FailedRow),
    FailedDuplicate(FailedRow, DuplicateRow),
}

impl<R: Read + Seek, S: LeadStore + ?Sized> Run<'_, R, S> {
    /// Imports the rows that are left. The next chunk is read while the store works on the present one.
    pub(crate) async fn finish(mut self) -> Result<ImportReport, ImportError> {
        self.listeners.notify(&Event::Started(&self.checkpoint));
        let (mut chunk, mut following) = (Chunk::default(), Chunk::default());
        self.rows.fill(&mut chunk, self.checkpoint.first_batch.unwrap_or(self.batch_size)).await;
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
            let (mut pending, began) = (PendingBatch::new(leads, numbers), Instant::now());
            let (first, ()) = zip(self.sender.next(&mut pending), read).await;
            self.settle_calls(&chunk, pending, first, began).await?;
            if !reads_on {
                break;
            }
            mem::swap(&mut chunk, &mut following);
        }
        if let Some(error) = chunk.error.take() {
            return Err(self.stop(ImportErrorKind::Read(error)));
        }
        if self.checkpoint.report.total_rows() != self.rows_total {
            let changed = io_error(io::Error::other("the file changed while it was imported"));
            return Err(self.stop(ImportErrorKind::Read(changed)));
        }
        self.listeners.notify(&Event::Finished(&self.checkpoint.report));
        Ok(self.checkpoint.report)
    }

    /// Makes the calls that are left of the delivery. After each, its rows are settled and the checkpoint moves on: a store
    /// keeps the outcomes of one call only, so no more than one may ever lie behind the last checkpoint. That holds after a row that
    /// was refused alone, too: the checkpoint says how the rows behind it were cut into calls.
    async fn settle_calls(
        &mut self,
        chunk: &Chunk,
        mut pending: PendingBatch,
        first: Result<Vec<LeadOutcome>, FailedCall>,
        mut began: Instant,
    ) -> Result<(), ImportError> {
        let (mut call, mut done) = (first, 0);
        loop {
            let (outcomes, failure) = call.map_or_else(|failure| (vec![], Some(failure)), |outcomes| (outcomes, None));
            done += self.settle(chunk, done, outcomes)?;
            if let Some(failure) = failure {
                return Err(self.stop_at(failure, chunk));
            }
            let next = pending.next_call();
            self.checkpoint.first_batch = next.map(|leads| chunk.rows_with_leads(self.checkpoint.next, leads));
            self.notify_committed(began);
            if next.is_none() {
                return Ok(());
            }
            began = Instant::now();
            call = self.sender.next(&mut pending).await;
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
        self.checkpoint.next = chunk.position_after(done + count);
        self.checkpoint.first_batch = None;
        self.count(chunk, done, settled);
        debug_assert!(self.checkpoint.report.adds_up(), "a row has no outcome, or two");
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
            Verdict::Duplicate { email, first_line } => self.settle_duplicate(record, email, *first_line),
            Verdict::Lead => match outcomes.next()? {
                LeadOutcome::Rejected { reason } => {
                    self.checkpoint.rejected_lines.insert(line);
                    let issue = RowIssue::of_email(record, IssueCode::Rejected, &reason);
                    Settled::Failed(self.failed(record, vec![issue]))
                }
                outcome => Settled::Lead(outcome),
            },
        })
    }

    fn settle_duplicate(&self, record: &Record, email: &str, first_line: u64) -> Settled {
        let (line, row) = (record.position().line(), record.position().row());
        let repeat = DuplicateRow { line, row, email: email.into(), first_line };
        let (code, message) = if self.checkpoint.rejected_lines.contains(&first_line) {
            (IssueCode::DuplicateOfRejected, format!("Line {first_line} has the same email and was rejected"))
        } else if self.rows.duplicates_fail() {
            (IssueCode::Duplicate, format!("Line {first_line} has the same email"))
        } else {
            return Settled::Duplicate(repeat);
        };
        Settled::FailedDuplicate(self.failed(record, vec![RowIssue::of_email(record, code, &message)]), repeat)
    }

    fn failed(&self, record: &Record, issues: Vec<RowIssue>) -> FailedRow {
        let email = self.rows.validator().email_cell(record);
        FailedRow::new(record.position().line(), record.position().row(), email, issues)
    }

    fn write_rejects(&mut self, chunk: &Chunk, done: usize, settled: &[Settled]) -> io::Result<()> {
        let Some(rejects) = &mut self.rejects else { return Ok(()) };
        for ((_, record), settled) in chunk.rows().skip(done).zip(settled) {
            if let Settled::Failed(row) | Settled::FailedDuplicate(row, _) = settled {
                rejects.write(record, row)?;
            }
        }
        rejects.flush()?;
        self.checkpoint.rejects_bytes = rejects.bytes();
        Ok(())
    }

    fn count(&mut self, chunk: &Chunk, done: usize, settled: Vec<Settled>) {
        for ((row, _), settled) in chunk.rows().skip(done).zip(settled) {
            row.warnings.iter().for_each(|warning| self.checkpoint.report.warn(warning));
            match settled {
                Settled::Lead(outcome) => self.checkpoint.report.settle(&outcome),
                Settled::Duplicate(row) => self.checkpoint.report.duplicate(row),
                Settled::Failed(row) => self.count_failed(row),
                Settled::FailedDuplicate(row, repeat) => {
                    self.checkpoint.report.note_duplicate(repeat);
                    self.count_failed(row);
                }
            }
        }
    }

    fn count_failed(&mut self, row: FailedRow) {
        self.listeners.notify(&Event::RowRejected(&row));
        self.checkpoint.report.fail(row);
    }

    /// Stops because of the store. Exactly the leads of the last call are the first batch of the resumed import, so that the
    /// store recognises them if they were applied: its own word for it is not needed.
    fn stop_at(&mut self, failure: FailedCall, chunk: &Chunk) -> ImportError {
        self.checkpoint.first_batch = Some(chunk.rows_with_leads(self.checkpoint.next, failure.leads));
        self.stop(ImportErrorKind::Store(failure.error))
    }

    fn stop(&self, kind: ImportErrorKind) -> ImportError {
        ImportError::stopped(kind, self.checkpoint.clone())
    }

    fn notify_committed(&self, began: Instant) {
        let file_bytes = self.checkpoint.identity.file_bytes();
        let rows_done = self.checkpoint.report.total_rows();
        self.listeners.notify(&Event::BatchCommitted(Committed {
            progress: Progress {
                rows_done,
                rows_total: self.rows_total,
                bytes_done: if rows_done >= self.rows_total { file_bytes } else { self.checkpoint.next.byte() },
                bytes_total: file_bytes,
            },
            elapsed: began.elapsed(),
            checkpoint: &self.checkpoint,
        }));
    }
}
