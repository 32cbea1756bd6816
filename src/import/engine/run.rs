//! The loop over the batches of one import: [`ImportRun`].

use std::{
    collections::VecDeque,
    io::{Read, Seek},
    pin::pin,
    sync::Arc,
    task::{Context, Poll},
};

use futures_lite::future::or;
use web_time::Instant;

use super::{
    chunk::{Chunk, ChunkReader},
    saved_progress::SavedProgress,
    sender::{BatchSender, FailedCall, PendingBatch},
    sent_batches::{AnsweredBatch, CallResult, SentBatches},
};
use crate::{
    import::{
        cancel::CancelHandle,
        checkpoint::Checkpoint,
        error::{ImportError, ImportErrorKind},
        event::{Committed, Event, Progress},
        listeners::Listeners,
    },
    report::{ImportReport, rejects::RejectsWriter},
    source::{ReadError, ReadErrorKind},
    store::{LeadStore, StoreError, StoreErrorKind},
};

/// One running import.
pub(crate) struct ImportRun<'a, R, S: ?Sized> {
    /// The senders of the lanes.
    pub(crate) lanes: Vec<Lane<'a, S>>,
    pub(crate) sent: SentBatches<'a>,
    pub(crate) reader: ChunkReader<'a, R>,
    pub(crate) ahead: ReadAhead,
    /// The progress after the last committed batch.
    pub(crate) checkpoint: Checkpoint,
    pub(crate) rows_total: u64,
    pub(crate) rejects: Option<RejectsWriter<'a>>,
    pub(crate) listeners: &'a Listeners,
    pub(crate) cancel: CancelHandle,
    pub(crate) progress: SavedProgress<'a>,
}

/// One of the sequences of calls that run beside each other.
///
/// Batches take the lanes in turn, so a store applies the batches of a lane one after the other. A lane has an identifier of its own in
/// the keys of its batches, so that to the store it is an import like any other (clauses 8 and 10 of the contract).
#[derive(Debug)]
pub(crate) struct Lane<'a, S: ?Sized> {
    pub(crate) sender: Arc<BatchSender<'a, S>>,
    /// Whether this run completed a batch with at least one call.
    confirmed: bool,
}

/// The rows that are read but not sent, and how many come next.
#[derive(Debug)]
pub(crate) struct ReadAhead {
    chunk: Option<Chunk>,
    /// The lane of the next batch that is sent.
    lane: usize,
    /// The sizes of the batches that the checkpoint prescribes, as far as they are not read yet.
    sizes: VecDeque<usize>,
    /// The size of the batches after them.
    batch_size: usize,
    /// The number of rows in the next call, if the checkpoint prescribes a smaller one than the batch.
    first_call: Option<usize>,
    /// Whether there is nothing more to read.
    is_over: bool,
    /// The error that ended it.
    error: Option<ImportErrorKind>,
    /// A chunk whose buffers are used again.
    spare: Vec<Chunk>,
}

impl<'a, S: ?Sized> Lane<'a, S> {
    pub(crate) fn new(sender: BatchSender<'a, S>) -> Self {
        Self { sender: Arc::new(sender), confirmed: false }
    }
}

impl ReadAhead {
    /// Begins after the checkpoint.
    pub(crate) fn new(checkpoint: &Checkpoint) -> Self {
        Self {
            chunk: None,
            lane: checkpoint.lane,
            sizes: checkpoint.pending.iter().copied().collect(),
            batch_size: checkpoint.batch_rows,
            first_call: checkpoint.first_call,
            is_over: false,
            error: None,
            spare: vec![],
        }
    }

    /// Takes a chunk that was read. If it ends the file, no more is read.
    fn put(&mut self, mut chunk: Chunk) {
        self.is_over = chunk.len() == 0 || chunk.error.is_some();
        let has_changed = chunk.has_changed();
        self.error = chunk.error.take();
        self.chunk = Some(chunk).filter(|chunk| chunk.len() > 0 && !has_changed);
    }
}

impl<R: Read + Seek, S: LeadStore + ?Sized> ImportRun<'_, R, S> {
    /// Imports the remaining rows. If the import fails, the calls that are under way end before the error is returned.
    pub(crate) async fn finish(mut self) -> Result<ImportReport, ImportError> {
        let result = self.import().await;
        self.sent.poll_until(|sent, _| if sent.all_have_ended() { Poll::Ready(()) } else { Poll::Pending }).await;
        result.map(|()| self.checkpoint.report)
    }

    async fn import(&mut self) -> Result<(), ImportError> {
        self.listeners.notify(&Event::Started(&self.checkpoint));
        self.save_progress().await?;
        loop {
            self.read_ahead().await;
            if self.may_send() {
                self.send();
            } else if self.sent.len() > 0 {
                let first = self.first_answered().await;
                self.finish_batch(first).await?;
            } else {
                break;
            }
        }
        if self.ahead.chunk.is_some() {
            return Err(self.stop(ImportErrorKind::Cancelled));
        }
        self.check_end()?;
        self.confirm().await?;
        if let Some(Err(error)) = self.rejects.as_mut().map(RejectsWriter::finish) {
            return Err(self.stop(ImportErrorKind::Rejects(error)));
        }
        self.listeners.notify(&Event::Finished(&self.checkpoint.report));
        Ok(())
    }

    /// Reads the next chunk if none is ready, while the store works on the batches before it.
    async fn read_ahead(&mut self) {
        if self.ahead.chunk.is_some() || self.ahead.is_over {
            return;
        }
        let rows = self.ahead.sizes.pop_front().unwrap_or(self.ahead.batch_size);
        let mut chunk = self.ahead.spare.pop().unwrap_or_default();
        let Self { sent, reader, lanes, checkpoint, progress, .. } = self;
        {
            let mut read = pin!(reader.fill(&mut chunk, rows));
            during(sent, lanes, checkpoint, progress, |_, context| read.as_mut().poll(context)).await;
        }
        self.ahead.put(chunk);
    }

    fn may_send(&self) -> bool {
        self.ahead.chunk.is_some()
            && self.sent.len() < self.window()
            && !self.sent.has_failed()
            && !self.cancel.is_cancelled()
    }

    /// How many batches may be under way. Only one until each lane has shown that the store has the rows before the checkpoint: a store
    /// of an older state must not get a batch that the report does not have.
    fn window(&self) -> usize {
        let lanes = self.lanes.iter().zip(&self.checkpoint.last_batches);
        let is_known = lanes.clone().all(|(lane, last)| lane.confirmed || last.is_none());
        if is_known { self.lanes.len() } else { 1 }
    }

    /// Sends the batch that was read.
    fn send(&mut self) {
        let Some(mut chunk) = self.ahead.chunk.take() else { return };
        let lane = self.ahead.lane;
        self.ahead.lane = (lane + 1) % self.lanes.len();
        let first_call = self.ahead.first_call.take().map(|rows| chunk.leads_in(rows));
        let (leads, rows) = chunk.take_leads();
        let mut pending = PendingBatch::new(leads, rows, self.checkpoint.last_batches[lane].clone());
        if let Some(leads) = first_call {
            pending.split_first(leads);
        }
        self.notify_sending(&pending);
        self.sent.send(Arc::clone(&self.lanes[lane].sender), lane, chunk, pending);
    }

    /// Waits for the first call of the first batch.
    async fn first_answered(&mut self) -> AnsweredBatch {
        let Self { sent, lanes, checkpoint, progress, .. } = self;
        let ended = |sent: &SentBatches<'_>, _: &mut Context<'_>| {
            if sent.first_has_ended() { Poll::Ready(()) } else { Poll::Pending }
        };
        during(sent, lanes, checkpoint, progress, ended).await;
        self.sent.take_first().expect("the call has ended")
    }

    /// Makes the next call of a batch.
    async fn call(&mut self, lane: usize, pending: &mut PendingBatch) -> CallResult {
        let Self { sent, lanes, checkpoint, progress, .. } = self;
        let sender = Arc::clone(&lanes[lane].sender);
        let mut call = pin!(sender.next(pending));
        during(sent, lanes, checkpoint, progress, |_, context| call.as_mut().poll(context)).await
    }

    /// Sends an empty batch in each lane of a resumed import that has no lead left to send, so that a store without the leads of the first
    /// run says so (clause 10 of the contract).
    async fn confirm(&mut self) -> Result<(), ImportError> {
        for lane in 0..self.lanes.len() {
            let last = self.checkpoint.last_batches[lane].clone();
            if self.lanes[lane].confirmed || last.is_none() {
                continue;
            }
            if let Err(failure) = self.call(lane, &mut PendingBatch::empty(last)).await {
                return Err(self.stop(ImportErrorKind::Store(failure.error)));
            }
        }
        Ok(())
    }

    /// Fails if reading ended with an error, or if the file has a different number of rows than the inspection found.
    fn check_end(&mut self) -> Result<(), ImportError> {
        let changed = || ImportErrorKind::Read(ReadError::new(ReadErrorKind::Changed));
        let is_complete = self.checkpoint.report.total_rows() == self.rows_total;
        let error = self.ahead.error.take();
        match error.or_else(|| (!is_complete).then(changed)) {
            Some(error) => Err(self.stop(error)),
            None => Ok(()),
        }
    }

    /// Records the outcomes of the first call of a batch, and makes its remaining calls if the store refused the whole.
    ///
    /// The batches before it are recorded, so the remaining calls are made only now. The checkpoint advances after each call. A store
    /// keeps the outcomes of one call per lane (clause 8 of the contract), so at most one applied call of a lane may be later than the
    /// checkpoint. The checkpoint also records the size of the next call, so that a resumed import makes the same call.
    async fn finish_batch(&mut self, batch: AnsweredBatch) -> Result<(), ImportError> {
        let AnsweredBatch { chunk, lane, mut started, mut pending, mut result } = batch;
        let (mut done, has_calls) = (0, pending.next_call().is_some() || chunk.has_leads());
        loop {
            let (outcomes, mut failure) = match result {
                Ok(outcomes) => (outcomes, None),
                Err(failure) => (None, Some(failure)),
            };
            // The checkpoint is older than the store: neither its report nor its rejects go on.
            if let Some(failure) = failure.take_if(|failure| failure.error.kind() == StoreErrorKind::OutOfSequence) {
                return Err(self.stop_at(failure, &chunk, done));
            }
            let refused = outcomes.is_none();
            done += self.record_outcomes(&chunk, done, outcomes.unwrap_or_default())?;
            if let Some(failure) = failure {
                return Err(self.stop_at(failure, &chunk, done));
            }
            let next = pending.next_call();
            self.checkpoint.first_call = next.map(|leads| chunk.rows_with_leads(self.checkpoint.next, leads));
            self.checkpoint.last_batches[lane].clone_from(&pending.previous);
            self.note_pending(chunk.len() - done);
            if next.is_none() {
                self.checkpoint.lane = (lane + 1) % self.lanes.len();
                self.lanes[lane].confirmed |= has_calls;
            }
            if !refused {
                self.notify_committed(started);
            }
            self.save_progress().await?;
            if next.is_none() {
                self.ahead.spare.push(chunk);
                return Ok(());
            }
            self.notify_sending(&pending);
            started = Instant::now();
            result = self.call(lane, &mut pending).await;
        }
    }

    /// Records the sizes of the batches after the checkpoint: `rest` rows of the first batch, the batches under way, and those that come next,
    /// as far as they are known.
    fn note_pending(&mut self, rest: usize) {
        let read = self.ahead.chunk.iter().map(Chunk::len);
        let known = self.sent.rows().chain(read).chain(self.ahead.sizes.iter().copied());
        self.checkpoint.pending = Some(rest).filter(|&rest| rest > 0).into_iter().chain(known).collect();
    }

    /// Stores the checkpoint before the next call.
    async fn save_progress(&mut self) -> Result<(), ImportError> {
        let Self { sent, checkpoint, progress, .. } = self;
        let saved = {
            let mut save = pin!(progress.save(checkpoint));
            sent.poll_until(|_, context| save.as_mut().poll(context)).await
        };
        saved.map_err(|error| self.stop(ImportErrorKind::Checkpoint(error)))
    }

    fn notify_sending(&self, pending: &PendingBatch) {
        if pending.next_call().is_some() {
            self.listeners.notify(&Event::Sending(&self.checkpoint));
        }
    }

    /// Stops the import after a failed call.
    ///
    /// The first batch of the resumed import has exactly the leads of the failed call. If they were applied after all, the store
    /// recognises their key.
    fn stop_at(&mut self, failure: FailedCall, chunk: &Chunk, done: usize) -> ImportError {
        self.checkpoint.first_call = Some(chunk.rows_with_leads(self.checkpoint.next, failure.leads));
        self.note_pending(chunk.len() - done);
        // A store that waits for a retry gives up when the import is cancelled.
        if failure.error.is_transient() && self.cancel.is_cancelled() {
            return self.stop(ImportErrorKind::Cancelled);
        }
        self.stop(ImportErrorKind::Store(failure.error))
    }

    pub(super) fn stop(&self, kind: ImportErrorKind) -> ImportError {
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

/// Awaits `work` while the calls that are under way go on. Meanwhile, saves the records that the store wants to have in the checkpoint.
async fn during<S: LeadStore + ?Sized, T>(
    sent: &mut SentBatches<'_>,
    lanes: &[Lane<'_, S>],
    checkpoint: &mut Checkpoint,
    progress: &mut SavedProgress<'_>,
    mut work: impl FnMut(&SentBatches<'_>, &mut Context<'_>) -> Poll<T>,
) -> T {
    // All lanes have the same control.
    let control = &lanes[0].sender.control;
    loop {
        let next = or(async { Ok(sent.poll_until(&mut work).await) }, async { Err(control.asked().await) }).await;
        let record = match next {
            Ok(result) => return result,
            Err(record) => record,
        };
        let before = checkpoint.journal.replace(record.clone());
        let saved = progress.save(checkpoint).await.map_err(StoreError::unavailable);
        if saved.is_err() {
            checkpoint.journal = before;
        }
        control.finish(record, saved);
    }
}
