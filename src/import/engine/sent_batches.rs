//! The batches whose calls to the store are under way: [`SentBatches`].

use std::{
    collections::VecDeque,
    fmt,
    future::poll_fn,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

use web_time::Instant;

use super::{
    chunk::Chunk,
    sender::{BatchSender, FailedCall, PendingBatch},
};
use crate::store::{LeadOutcome, LeadStore};

/// The result of one call: outcomes, or `None` if the store refused the call, which then must be split.
pub(crate) type CallResult = Result<Option<Vec<LeadOutcome>>, FailedCall>;

/// The first calls of consecutive batches, in the order of their rows.
///
/// A future polls all of them together, so they need no runtime and no thread.
#[derive(Default)]
pub(crate) struct SentBatches<'a>(VecDeque<SentBatch<'a>>);

/// A batch whose first call is under way or has ended.
struct SentBatch<'a> {
    chunk: Chunk,
    lane: usize,
    started: Instant,
    call: FirstCall<'a>,
}

enum FirstCall<'a> {
    Running(Pin<Box<dyn Future<Output = (PendingBatch, CallResult)> + Send + 'a>>),
    Ended(PendingBatch, CallResult),
}

/// A batch whose first call has ended.
pub(crate) struct AnsweredBatch {
    pub(crate) chunk: Chunk,
    /// The lane that the batch belongs to. See [`Checkpoint`](crate::import::Checkpoint).
    pub(crate) lane: usize,
    pub(crate) started: Instant,
    pub(crate) pending: PendingBatch,
    pub(crate) result: CallResult,
}

impl<'a> SentBatches<'a> {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a call failed, for a reason other than the content. Then no batch is sent any more.
    pub(crate) fn has_failed(&self) -> bool {
        self.0.iter().any(|batch| matches!(batch.call, FirstCall::Ended(_, Err(_))))
    }

    pub(crate) fn first_has_ended(&self) -> bool {
        self.0.front().is_none_or(SentBatch::has_ended)
    }

    pub(crate) fn all_have_ended(&self) -> bool {
        self.0.iter().all(SentBatch::has_ended)
    }

    /// The number of rows of each batch.
    pub(crate) fn rows(&self) -> impl Iterator<Item = usize> {
        self.0.iter().map(|batch| batch.chunk.len())
    }

    /// Sends the first call of a batch. Nothing happens until the batches are polled.
    pub(crate) fn send<S: LeadStore + ?Sized>(
        &mut self,
        sender: Arc<BatchSender<'a, S>>,
        lane: usize,
        chunk: Chunk,
        mut pending: PendingBatch,
    ) {
        let call = async move {
            let result = sender.next(&mut pending).await;
            (pending, result)
        };
        let call = FirstCall::Running(Box::pin(call));
        self.0.push_back(SentBatch { chunk, lane, started: Instant::now(), call });
    }

    /// Takes the first batch if its call has ended.
    pub(crate) fn take_first(&mut self) -> Option<AnsweredBatch> {
        let SentBatch { chunk, lane, started, call } = self.0.pop_front()?;
        match call {
            FirstCall::Ended(pending, result) => Some(AnsweredBatch { chunk, lane, started, pending, result }),
            FirstCall::Running(_) => {
                self.0.push_front(SentBatch { chunk, lane, started, call });
                None
            }
        }
    }

    /// Makes progress with all calls until `work` is ready. The calls are polled before it.
    pub(crate) async fn poll_until<T>(&mut self, mut work: impl FnMut(&Self, &mut Context<'_>) -> Poll<T>) -> T {
        poll_fn(|context| {
            self.0.iter_mut().for_each(|batch| batch.poll(context));
            work(self, context)
        })
        .await
    }
}

impl SentBatch<'_> {
    fn has_ended(&self) -> bool {
        matches!(self.call, FirstCall::Ended(..))
    }

    fn poll(&mut self, context: &mut Context<'_>) {
        if let FirstCall::Running(call) = &mut self.call
            && let Poll::Ready((pending, result)) = call.as_mut().poll(context)
        {
            self.call = FirstCall::Ended(pending, result);
        }
    }
}

impl fmt::Debug for SentBatches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} batches", self.len())
    }
}
