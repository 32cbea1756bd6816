//! One call per import at a time: [`Turn`].

use std::{
    collections::HashMap,
    future::poll_fn,
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Poll, Waker},
};

/// The imports of which a call is running in this process, with the calls that wait for it.
static RUNNING: Mutex<Option<HashMap<Box<str>, Vec<Waker>>>> = Mutex::new(None);

/// The right to work on an import, until it is dropped.
///
/// A call that ran into a time limit may still be running when its batch arrives again (clause 8 of the contract).
pub(super) struct Turn(Box<str>);

impl Turn {
    /// Waits until no other call works on the import.
    pub(super) async fn wait_for(import: &str) -> Self {
        poll_fn(|context| {
            let mut running = running();
            let running = running.get_or_insert_default();
            if let Some(waiting) = running.get_mut(import) {
                waiting.push(context.waker().clone());
                return Poll::Pending;
            }
            running.insert(import.into(), vec![]);
            Poll::Ready(Self(import.into()))
        })
        .await
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let waiting = running().as_mut().and_then(|running| running.remove(&self.0));
        waiting.into_iter().flatten().for_each(Waker::wake);
    }
}

/// Ignores lock poisoning: no call panics between two changes.
fn running() -> MutexGuard<'static, Option<HashMap<Box<str>, Vec<Waker>>>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}
