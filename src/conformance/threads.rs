//! Calls from several threads, each with a handle of its own: [`Workers`].
//!
//! A case is one future, and concurrent futures of one thread never run at the same time. A store that blocks its thread finishes each
//! call in one poll, so that only threads show what it does between its reads and its writes.
//!
//! ```text
//!  the case                         a thread (one of several)
//!  Workers::start ------spawn-----> Worker::run: opens a handle
//!  Workers::import ----batch------> waits at the gate for the other threads
//!         |                         import_batch
//!         <--------result----------
//!  Workers::end ------close-------> drops the handle
//! ```
//!
//! The threads are scoped: they end before the case does, and borrow the harness. Both sides wait as futures, because a thread that blocks
//! could stop a runtime that it shares with the others.

use std::{
    collections::VecDeque,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Poll, Waker},
    thread,
    time::{Duration, Instant},
};

use super::harness::Harness;
use crate::store::{Batch, LeadOutcome, LeadStore, StoreError};

/// What a call of `import_batch` returns.
pub(super) type ImportResult = Result<Vec<LeadOutcome>, StoreError>;

/// How a case starts the thread of a worker.
pub(super) type Spawn<'t, H> = dyn Fn(Worker<H>) + 't;

/// The batches for one thread, each with the gate at which it waits for the other threads.
type Inbox = Arc<Mailbox<(Batch, Arc<Gate>)>>;

/// Threads that wait for batches. They end when this value is dropped.
pub(super) struct Workers {
    inboxes: Vec<Inbox>,
    replies: Arc<Mailbox<Reply>>,
    running: usize,
}

/// What a worker sends back.
enum Reply {
    /// The number of the worker, and what its call returned.
    Imported(usize, ImportResult),
    Ended(thread::Result<()>),
}

impl Workers {
    /// Starts this many threads. Each opens a handle of its own on the data of `store`.
    ///
    /// `spawn` starts a thread in the scope of the case.
    pub(super) fn start<H: Harness>(store: &Arc<H::Store>, spawn: &Spawn<'_, H>, threads: usize) -> Self {
        let replies = Arc::<Mailbox<Reply>>::default();
        let start = |number| {
            let inbox = Inbox::default();
            let (store, replies) = (Arc::clone(store), Arc::clone(&replies));
            spawn(Worker { number, store, inbox: Arc::clone(&inbox), replies });
            inbox
        };
        Self { inboxes: (0..threads).map(start).collect(), replies, running: threads }
    }

    /// Imports one batch per thread, at the same time. The results are in the order of the batches.
    ///
    /// # Panics
    /// If a thread panicked, with the same value.
    pub(super) async fn import(&mut self, batches: Vec<Batch>) -> Vec<ImportResult> {
        let gate = Arc::new(Gate::new(batches.len()));
        let mut results: Vec<_> = batches.iter().map(|_| None).collect();
        for (inbox, batch) in self.inboxes.iter().zip(batches) {
            inbox.send((batch, Arc::clone(&gate)));
        }
        let mut ends = Vec::new();
        for _ in 0..results.len() {
            match self.replies.receive().await {
                Some(Reply::Imported(number, result)) => results[number] = Some(result),
                Some(Reply::Ended(end)) => ends.push(end),
                None => {}
            }
        }
        self.running -= ends.len();
        if let Some(Err(panic)) = ends.into_iter().find(Result::is_err) {
            self.end().await;
            resume_unwind(panic);
        }
        results.into_iter().map(|result| result.expect("`Harness::block_on` runs its future to the end")).collect()
    }

    /// Waits until all threads have ended, so that their handles are closed.
    ///
    /// A case that fails does not wait: dropping this value lets the threads end.
    pub(super) async fn end(&mut self) {
        self.close();
        while self.running > 0 {
            if let Some(Reply::Ended(_)) = self.replies.receive().await {
                self.running -= 1;
            }
        }
    }

    /// Lets the threads end after their present batch.
    fn close(&self) {
        for inbox in &self.inboxes {
            inbox.close();
        }
    }
}

/// Lets the threads end, also if the case fails.
impl Drop for Workers {
    fn drop(&mut self) {
        self.close();
    }
}

/// The work of one thread.
pub(super) struct Worker<H: Harness> {
    number: usize,
    store: Arc<H::Store>,
    inbox: Inbox,
    replies: Arc<Mailbox<Reply>>,
}

impl<H: Harness> Worker<H> {
    /// Imports the batches that arrive, until there will be no more.
    ///
    /// A panic is sent to the case, which fails with it. Otherwise the scope of the threads would hide its message.
    pub(super) fn run(self, harness: &H) {
        let replies = Arc::clone(&self.replies);
        let work = || harness.block_on(self.import_all(harness));
        replies.send(Reply::Ended(catch_unwind(AssertUnwindSafe(work))));
    }

    /// Opens the handle and serves the inbox.
    ///
    /// The store is dropped as soon as the handle is open, so that the case can reopen or discard it.
    async fn import_all(self, harness: &H) {
        let Self { number, store, inbox, replies } = self;
        let handle = harness.another(&store).await;
        drop(store);
        while let Some((batch, gate)) = inbox.receive().await {
            gate.pass();
            replies.send(Reply::Imported(number, handle.import_batch(&batch).await));
        }
    }
}

/// The numbers of the rounds in which threads meet: at least 20, and more for a store that is fast, because two short calls seldom overlap.
pub(super) struct Rounds {
    next: usize,
    start: Instant,
}

impl Rounds {
    const FEWEST: usize = 20;
    const MOST: usize = 400;
    const TIME: Duration = Duration::from_secs(1);

    pub(super) fn new() -> Self {
        Self { next: 0, start: Instant::now() }
    }
}

impl Iterator for Rounds {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let round = self.next;
        self.next += 1;
        (round < Self::FEWEST || round < Self::MOST && self.start.elapsed() < Self::TIME).then_some(round)
    }
}

/// Lets threads start at the same moment, because a call can be shorter than the time in which a thread wakes up.
struct Gate {
    missing: AtomicUsize,
}

impl Gate {
    /// The longest time that a thread waits for the others, of which one may have failed.
    const PATIENCE: Duration = Duration::from_secs(1);

    fn new(threads: usize) -> Self {
        Self { missing: AtomicUsize::new(threads) }
    }

    /// Waits until as many threads as the gate is for have arrived.
    fn pass(&self) {
        let arrival = Instant::now();
        self.missing.fetch_sub(1, Ordering::AcqRel);
        while self.missing.load(Ordering::Acquire) > 0 && arrival.elapsed() < Self::PATIENCE {
            thread::yield_now();
        }
    }
}

/// A queue between threads whose receiver waits as a future, on any runtime.
///
/// A receiver that blocked its thread could stop a runtime that several threads share.
struct Mailbox<T>(Mutex<MailboxState<T>>);

struct MailboxState<T> {
    queue: VecDeque<T>,
    closed: bool,
    receiver: Option<Waker>,
}

impl<T> Default for Mailbox<T> {
    fn default() -> Self {
        Self(Mutex::new(MailboxState { queue: VecDeque::new(), closed: false, receiver: None }))
    }
}

impl<T> Mailbox<T> {
    /// Appends a value and wakes the receiver.
    fn send(&self, value: T) {
        self.change(|state| state.queue.push_back(value));
    }

    /// Lets the receiver end once the queue is empty.
    fn close(&self) {
        self.change(|state| state.closed = true);
    }

    /// The next value, or `None` if the mailbox is closed and empty.
    async fn receive(&self) -> Option<T> {
        poll_fn(|context| {
            let mut state = self.state();
            match state.queue.pop_front() {
                None if !state.closed => {
                    state.receiver = Some(context.waker().clone());
                    Poll::Pending
                }
                value => Poll::Ready(value),
            }
        })
        .await
    }

    fn change(&self, change: impl FnOnce(&mut MailboxState<T>)) {
        let mut state = self.state();
        change(&mut state);
        let receiver = state.receiver.take();
        drop(state);
        if let Some(receiver) = receiver {
            receiver.wake();
        }
    }

    fn state(&self) -> MutexGuard<'_, MailboxState<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
