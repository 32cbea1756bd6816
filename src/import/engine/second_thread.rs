//! A second thread that validates rows while the first one reads them: [`SecondThread`].
//!
//! Reading needs the source, which may belong to one thread only. What was read is owned, and so are the rules for it. So the rows go to the
//! second thread and come back, and nothing is asked of the source, and no runtime is needed.

use std::{
    num::NonZero,
    panic,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering::Relaxed},
        mpsc::{Receiver, Sender, channel},
    },
    thread::{Builder, JoinHandle, available_parallelism},
};

use super::row_group::{RowGroup, Validation};

/// How many of these threads the process has.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// How many it may have: one processor is for the thread of the import itself. So imports that run beside each other do not get more threads
/// than there are processors, which would cost memory and make none of them faster.
fn most() -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    let count = || available_parallelism().map_or(1, NonZero::get);
    // Unit tests run beside each other, and some need the thread.
    if cfg!(test) { usize::MAX } else { *PROCESSORS.get_or_init(count) - 1 }
}

/// The right to have one of these threads.
#[derive(Debug)]
struct Permit;

impl Permit {
    fn get() -> Option<Self> {
        let one_more = |running| (running < most()).then_some(running + 1);
        RUNNING.fetch_update(Relaxed, Relaxed, one_more).ok().map(|_| Self)
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        RUNNING.fetch_sub(1, Relaxed);
    }
}

/// A thread that validates groups of rows, in the order in which it gets them. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct SecondThread {
    /// `None` while it is dropped.
    groups: Option<Sender<RowGroup>>,
    validated: Receiver<RowGroup>,
    thread: Option<JoinHandle<()>>,
    _permit: Permit,
}

impl SecondThread {
    /// Starts the thread. Returns `None` where no processor is left for it, or where the system has no threads or allows no more of them.
    pub(super) fn start(validation: &Arc<Validation>) -> Option<Self> {
        let permit = Permit::get()?;
        let (groups, received) = channel::<RowGroup>();
        let (returned, validated) = channel();
        let validation = Arc::clone(validation);
        let work = move || {
            for mut group in received {
                group.validate(&validation);
                if returned.send(group).is_err() {
                    return;
                }
            }
        };
        let thread = Builder::new().name("lead-import".to_owned()).spawn(work).ok()?;
        Some(Self { groups: Some(groups), validated, thread: Some(thread), _permit: permit })
    }

    /// Gives the thread a group to validate. Returns the group if the thread has ended.
    pub(super) fn give(&self, group: RowGroup) -> Result<(), RowGroup> {
        let Some(groups) = &self.groups else { return Err(group) };
        groups.send(group).map_err(|unsent| unsent.0)
    }

    /// The next group that it has validated, if there is one already.
    pub(super) fn validated(&self) -> Option<RowGroup> {
        self.validated.try_recv().ok()
    }

    /// Waits for the next group.
    ///
    /// # Panics
    /// As the thread did.
    pub(super) fn wait(&mut self) -> RowGroup {
        if let Ok(group) = self.validated.recv() {
            return group;
        }
        match self.thread.take().map(JoinHandle::join) {
            Some(Err(payload)) => panic::resume_unwind(payload),
            _ => unreachable!("the thread ends when no more groups can come"),
        }
    }
}

impl Drop for SecondThread {
    fn drop(&mut self) {
        self.groups = None;
        // Whether the thread panicked matters to nobody who does not wait for its groups.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}
