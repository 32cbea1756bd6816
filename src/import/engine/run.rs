//! The loop over the batches of one import: [`ImportRun`].

use std::{
    io::{self, Read, Seek},
    mem,
    pin::pin,
};

use futures_lite::future::{or, zip};
use web_time::Instant;

use super::{
    chunk::{Chunk, ChunkReader, ChunkRow, RowKind},
    saved_progress::SavedProgress,
    sender::{BatchSender, FailedCall, PendingBatch},
};
use crate::{
    import::{
        cancel::CancelHandle,
        checkpoint::Checkpoint,
        error::{ImportError, ImportErrorKind},
        event::{Committed, Event, Progress},
        listeners::Listeners,
    },
    report::{DuplicateRow, FailedRow, ImportReport, IssueCode, RowIssue, rejects::RejectsWriter},
    source::{ReadError, ReadErrorKind, Record},
    store::{LeadOutcome, LeadStore, StoreError, StoreErrorKind},
};

/// One running import.
pub(crate) struct ImportRun<'a, R, S: ?Sized> {
    pub(crate) sender: BatchSender<'a, S>,
    pub(crate) reader: ChunkReader<'a, R>,
    pub(crate) batch_size: usize,
    /// The progress after the last committed batch.
    pub(crate) checkpoint: Checkpoint,
    pub(crate) rows_total: u64,
    pub(crate) rejects: Option<RejectsWriter<'a>>,
    pub(crate) listeners: &'a Listeners,
    pub(crate) cancel: CancelHandle,
    pub(crate) progress: SavedProgress<'a>,
    /// Whether this run has sent a batch.
    pub(crate) has_called: bool,
}

/// The final outcome of a row.
enum RowOutcome {
    Lead(LeadOutcome),
    Duplicate(DuplicateRow),
    Failed(FailedRow),
    FailedDuplicate(FailedRow, DuplicateRow),
}

impl<R: Read + Seek, S: LeadStore + ?Sized> ImportRun<'_, R, S> {
    /// Imports the remaining rows.
    pub(crate) async fn finish(mut self) -> Result<ImportReport, ImportError> {
        self.listeners.notify(&Event::Started(&self.checkpoint));
        self.save_progress().await?;
        let (mut chunk, mut following) = (Chunk::default(), Chunk::default());
        self.reader.fill(&mut chunk, self.checkpoint.first_batch.unwrap_or(self.checkpoint.batch_rows)).await;
        while chunk.len() > 0 && !chunk.has_changed() {
            if self.cancel.is_cancelled() {
                return Err(self.stop(ImportErrorKind::Cancelled));
            }
            self.import_chunk(&mut chunk, &mut following).await?;
            if chunk.error.is_some() {
                break;
            }
            mem::swap(&mut chunk, &mut following);
        }
        self.check_end(chunk.error.take())?;
        self.confirm().await?;
        if let Some(Err(error)) = self.rejects.as_mut().map(RejectsWriter::finish) {
            return Err(self.stop(ImportErrorKind::Rejects(error)));
        }
        self.listeners.notify(&Event::Finished(&self.checkpoint.report));
        Ok(self.checkpoint.report)
    }

    /// Sends an empty batch if a resumed import has no lead left to send, so that a store without the leads of the first run says so
    /// (clause 10 of the contract).
    async fn confirm(&mut self) -> Result<(), ImportError> {
        if self.has_called || self.checkpoint.last_batch.is_none() {
            return Ok(());
        }
        let mut pending = PendingBatch::empty(self.checkpoint.last_batch.clone());
        match call(&self.sender, &mut pending, &mut self.checkpoint, &mut self.progress).await {
            Ok(_) => Ok(()),
            Err(failure) => Err(self.stop(ImportErrorKind::Store(failure.error))),
        }
    }

    /// Imports one chunk. While the store works on it, the following chunk is read.
    async fn import_chunk(&mut self, chunk: &mut Chunk, following: &mut Chunk) -> Result<(), ImportError> {
        let (leads, rows) = chunk.take_leads();
        let mut pending = PendingBatch::new(leads, rows, self.checkpoint.last_batch.clone());
        self.has_called |= pending.next_call().is_some();
        self.notify_sending(&pending);
        let started = Instant::now();
        let (batch_size, is_last) = (self.batch_size, chunk.error.is_some());
        let Self { sender, reader, checkpoint, progress, .. } = self;
        let read = async {
            if !is_last {
                reader.fill(following, batch_size).await;
            }
        };
        let (first, ()) = zip(call(sender, &mut pending, checkpoint, progress), read).await;
        self.finish_batch(chunk, pending, first, started).await
    }

    /// Fails if reading ended with an error, or if the file has a different number of rows than the inspection found.
    fn check_end(&self, error: Option<ImportErrorKind>) -> Result<(), ImportError> {
        let changed = || ImportErrorKind::Read(ReadError::new(ReadErrorKind::Changed));
        let is_complete = self.checkpoint.report.total_rows() == self.rows_total;
        match error.or_else(|| (!is_complete).then(changed)) {
            Some(error) => Err(self.stop(error)),
            None => Ok(()),
        }
    }

    /// Records the outcomes of the first call of a batch, and makes its remaining calls if the store refused the whole.
    ///
    /// The checkpoint advances after each call. A store keeps the outcomes of one call only (clause 8 of the contract), so at most
    /// one applied call may be later than the checkpoint. The checkpoint also records the size of the next call, so that a
    /// resumed import makes the same call.
    async fn finish_batch(
        &mut self,
        chunk: &Chunk,
        mut pending: PendingBatch,
        first: Result<Option<Vec<LeadOutcome>>, FailedCall>,
        mut started: Instant,
    ) -> Result<(), ImportError> {
        let (mut call, mut done) = (first, 0);
        loop {
            let (outcomes, mut failure) =
                call.map_or_else(|failure| (None, Some(failure)), |outcomes| (outcomes, None));
            // The checkpoint is older than the store: neither its report nor its rejects go on.
            if let Some(failure) = failure.take_if(|failure| failure.error.kind() == StoreErrorKind::OutOfSequence) {
                return Err(self.stop_at(failure, chunk));
            }
            let refused = outcomes.is_none();
            done += self.record_outcomes(chunk, done, outcomes.unwrap_or_default())?;
            if let Some(failure) = failure {
                return Err(self.stop_at(failure, chunk));
            }
            let next = pending.next_call();
            self.checkpoint.first_batch = next.map(|leads| chunk.rows_with_leads(self.checkpoint.next, leads));
            self.checkpoint.last_batch.clone_from(&pending.previous);
            if !refused {
                self.notify_committed(started);
            }
            self.save_progress().await?;
            if next.is_none() {
                return Ok(());
            }
            self.notify_sending(&pending);
            started = Instant::now();
            call = self::call(&self.sender, &mut pending, &mut self.checkpoint, &mut self.progress).await;
        }
    }

    /// Stores the checkpoint before the next call.
    async fn save_progress(&mut self) -> Result<(), ImportError> {
        match self.progress.save(&self.checkpoint).await {
            Ok(()) => Ok(()),
            Err(error) => Err(self.stop(ImportErrorKind::Checkpoint(error))),
        }
    }

    fn notify_sending(&self, pending: &PendingBatch) {
        if pending.next_call().is_some() {
            self.listeners.notify(&Event::Sending(&self.checkpoint));
        }
    }

    /// Records the outcomes of the rows after the first `done`, up to the next lead without an outcome. Returns the number of rows.
    fn record_outcomes(
        &mut self,
        chunk: &Chunk,
        done: usize,
        outcomes: Vec<LeadOutcome>,
    ) -> Result<usize, ImportError> {
        let (rows, mut outcomes) = (chunk.rows().skip(done), outcomes.into_iter());
        let outcomes: Vec<_> = rows.map_while(|(row, record)| self.row_outcome(row, record, &mut outcomes)).collect();
        // The rejects file is written first. If that fails, the checkpoint does not include these rows, and they are written again.
        if let Err(error) = self.write_rejects(chunk, done, &outcomes) {
            let begun = self.checkpoint.next.line();
            self.checkpoint.rejected_lines.retain(|&line| line < begun);
            return Err(self.stop(ImportErrorKind::Rejects(error)));
        }
        let count = outcomes.len();
        self.checkpoint.next = chunk.position_after(done + count);
        self.checkpoint.first_batch = None;
        self.checkpoint.batch_rows = self.batch_size;
        self.count(chunk, done, outcomes);
        debug_assert!(self.checkpoint.report.adds_up(), "a row has no outcome or more than one");
        Ok(count)
    }

    /// The outcome of one row, or `None` if its lead has no outcome yet.
    fn row_outcome(
        &mut self,
        row: &ChunkRow,
        record: &Record,
        outcomes: &mut impl Iterator<Item = LeadOutcome>,
    ) -> Option<RowOutcome> {
        let line = record.position().line();
        Some(match &row.kind {
            RowKind::Invalid(issues) => RowOutcome::Failed(self.failed(record, issues.clone())),
            RowKind::Duplicate { email, first_line } => self.duplicate_outcome(record, email, *first_line),
            RowKind::Lead => match outcomes.next()? {
                LeadOutcome::Rejected { reason } => {
                    self.checkpoint.rejected_lines.insert(line);
                    let issue = RowIssue::of_email(record, IssueCode::Rejected, shortened(&reason));
                    RowOutcome::Failed(self.failed(record, vec![issue]))
                }
                outcome => RowOutcome::Lead(outcome),
            },
        })
    }

    fn duplicate_outcome(&self, record: &Record, email: &str, first_line: u64) -> RowOutcome {
        let (line, row) = (record.position().line(), record.position().row());
        let duplicate = DuplicateRow { line, row, email: email.into(), first_line };
        let (code, message) = if self.checkpoint.rejected_lines.contains(&first_line) {
            (IssueCode::DuplicateOfRejected, format!("Line {first_line} has the same email and was rejected"))
        } else if self.reader.rejects_duplicates() {
            (IssueCode::Duplicate, format!("Line {first_line} has the same email"))
        } else {
            return RowOutcome::Duplicate(duplicate);
        };
        RowOutcome::FailedDuplicate(self.failed(record, vec![RowIssue::of_email(record, code, &message)]), duplicate)
    }

    fn failed(&self, record: &Record, issues: Vec<RowIssue>) -> FailedRow {
        let email = self.reader.validator().email_cell(record);
        FailedRow::new(record.position().line(), record.position().row(), email, issues)
    }

    fn write_rejects(&mut self, chunk: &Chunk, done: usize, outcomes: &[RowOutcome]) -> io::Result<()> {
        let Some(rejects) = &mut self.rejects else { return Ok(()) };
        for ((_, record), outcome) in chunk.rows().skip(done).zip(outcomes) {
            if let RowOutcome::Failed(row) | RowOutcome::FailedDuplicate(row, _) = outcome {
                rejects.write(record, row)?;
            }
        }
        self.checkpoint.set_rejects(rejects.flush()?);
        Ok(())
    }

    fn count(&mut self, chunk: &Chunk, done: usize, outcomes: Vec<RowOutcome>) {
        for ((row, _), outcome) in chunk.rows().skip(done).zip(outcomes) {
            row.warnings.iter().for_each(|warning| self.checkpoint.report.count_warning(warning));
            match outcome {
                RowOutcome::Lead(outcome) => self.checkpoint.report.count_lead(&outcome),
                RowOutcome::Duplicate(row) => self.checkpoint.report.count_duplicate(row),
                RowOutcome::Failed(row) => self.count_failed(row),
                RowOutcome::FailedDuplicate(row, duplicate) => {
                    self.checkpoint.report.list_duplicate(duplicate);
                    self.count_failed(row);
                }
            }
        }
    }

    fn count_failed(&mut self, row: FailedRow) {
        self.listeners.notify(&Event::RowRejected(&row));
        self.checkpoint.report.count_failed(row);
    }

    /// Stops the import after a failed call.
    ///
    /// The first batch of the resumed import has exactly the leads of the failed call. If they were applied after all, the store
    /// recognises their key.
    fn stop_at(&mut self, failure: FailedCall, chunk: &Chunk) -> ImportError {
        self.checkpoint.first_batch = Some(chunk.rows_with_leads(self.checkpoint.next, failure.leads));
        // A store that waits for a retry gives up when the import is cancelled.
        if failure.error.is_transient() && self.cancel.is_cancelled() {
            return self.stop(ImportErrorKind::Cancelled);
        }
        self.stop(ImportErrorKind::Store(failure.error))
    }

    fn stop(&self, kind: ImportErrorKind) -> ImportError {
        ImportError::stopped(kind, self.checkpoint.clone())
    }

    fn notify_committed(&self, started: Instant) {
        let file_bytes = self.checkpoint.identity.file_bytes();
        let rows_done = self.checkpoint.report.total_rows();
        self.listeners.notify(&Event::BatchCommitted(Committed {
            progress: Progress {
                rows_done,
                rows_total: self.rows_total,
                bytes_done: if rows_done >= self.rows_total { file_bytes } else { self.checkpoint.next.byte() },
                bytes_total: file_bytes,
            },
            elapsed: started.elapsed(),
            checkpoint: &self.checkpoint,
        }));
    }
}

/// The longest reason of a store in a report, in characters.
const REASON_CHARS: usize = 500;

/// The reason of a store, cut to its limit: it is in the report once per row.
fn shortened(reason: &str) -> &str {
    reason.char_indices().nth(REASON_CHARS).map_or(reason, |(end, _)| &reason[..end])
}

/// Makes the next call of a batch. Meanwhile, saves the records that the store wants to have in the checkpoint.
async fn call<S: LeadStore + ?Sized>(
    sender: &BatchSender<'_, S>,
    pending: &mut PendingBatch,
    checkpoint: &mut Checkpoint,
    progress: &mut SavedProgress<'_>,
) -> Result<Option<Vec<LeadOutcome>>, FailedCall> {
    let mut call = pin!(sender.next(pending));
    loop {
        let next = or(async { Ok(call.as_mut().await) }, async { Err(sender.control.asked().await) }).await;
        let record = match next {
            Ok(result) => return result,
            Err(record) => record,
        };
        let before = checkpoint.journal.replace(record.clone());
        let saved = progress.save(checkpoint).await.map_err(StoreError::unavailable);
        if saved.is_err() {
            checkpoint.journal = before;
        }
        sender.control.finish(record, saved);
    }
}
