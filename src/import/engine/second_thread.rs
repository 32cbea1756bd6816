//! A second thread that validates rows while the first one reads them: [`SecondThread`].
//!
//! Reading needs the source, which may belong to one thread only. What was read is owned, and so are the rules for it. So the rows go to the
//! second thread and come back, and nothing is asked of the source, and no runtime is needed.

use std::{
    panic,
    sync::{
        Arc,
        mpsc::{Receiver, Sender, channel},
    },
    thread::{self, JoinHandle},
};

use super::row_group::{RowGroup, Validation};

/// How many groups are with the thread at most, so that it has one to go on with when it returns another.
const GROUPS: usize = 2;

/// A thread that validates groups of rows, in the order in which it gets them. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct SecondThread {
    /// `None` while it is dropped.
    groups: Option<Sender<RowGroup>>,
    validated: Receiver<RowGroup>,
    /// How many groups are with the thread.
    count: usize,
    thread: Option<JoinHandle<()>>,
}

impl SecondThread {
    /// Starts the thread. Returns `None` where there is only one processor, or where the system has no threads or allows no more of them.
    pub(super) fn start(validation: &Arc<Validation>) -> Option<Self> {
        if thread::available_parallelism().is_ok_and(|processors| processors.get() == 1) {
            return None;
        }
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
        let thread = thread::Builder::new().name("lead-import".to_owned()).spawn(work).ok()?;
        Some(Self { groups: Some(groups), validated, count: 0, thread: Some(thread) })
    }

    /// Gives the thread a group to validate. Returns the group if it has enough of them.
    pub(super) fn give(&mut self, group: RowGroup) -> Result<(), RowGroup> {
        let Some(groups) = self.groups.as_ref().filter(|_| self.count < GROUPS) else { return Err(group) };
        groups.send(group).map_err(|unsent| unsent.0)?;
        self.count += 1;
        Ok(())
    }

    /// The next group that it has validated, if there is one already.
    pub(super) fn validated(&mut self) -> Option<RowGroup> {
        let group = self.validated.try_recv().ok()?;
        self.count -= 1;
        Some(group)
    }

    /// Waits for the next group.
    ///
    /// # Panics
    /// As the thread did.
    pub(super) fn wait(&mut self) -> RowGroup {
        if let Ok(group) = self.validated.recv() {
            self.count -= 1;
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
