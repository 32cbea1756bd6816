//! What a store sees of the import while it works on a batch: [`RunControl`].

use std::{
    future::poll_fn,
    mem,
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Poll, Waker},
    time::Duration,
};

use async_trait::async_trait;

use crate::{
    import::{
        cancel::CancelHandle,
        event::{Event, Waiting},
        listeners::Listeners,
    },
    store::{ImportControl, JournalRecord, StoreError},
};

/// The cancel handle, the listeners and the journal of an import, for a store that waits or keeps records.
///
/// Only the loop over the batches can save a checkpoint. So a store leaves a record here and waits; the loop, which polls the store's call,
/// takes the record, saves the checkpoint and leaves the result.
#[derive(Debug)]
pub(crate) struct RunControl {
    cancel: CancelHandle,
    listeners: Listeners,
    saves_checkpoints: bool,
    journal: Mutex<RunJournal>,
}

#[derive(Debug, Default)]
struct RunJournal {
    /// The record that was saved last.
    saved: Option<JournalRecord>,
    request: SaveRequest,
    /// Wakes the loop. A store may call from a task of its own.
    run: Option<Waker>,
    /// Wakes the store that waits.
    store: Option<Waker>,
}

#[derive(Debug, Default)]
enum SaveRequest {
    #[default]
    None,
    Asked(JournalRecord),
    Saving,
    Finished(Result<(), StoreError>),
}

impl RunControl {
    /// `saves_checkpoints` says whether the import has a sink, and `saved` is the record in the checkpoint from which it starts.
    pub(crate) fn new(
        cancel: CancelHandle,
        listeners: Listeners,
        saves_checkpoints: bool,
        saved: Option<JournalRecord>,
    ) -> Self {
        let journal = Mutex::new(RunJournal { saved, ..RunJournal::default() });
        Self { cancel, listeners, saves_checkpoints, journal }
    }

    /// Finishes when a store has left a record to save.
    pub(crate) async fn asked(&self) -> JournalRecord {
        poll_fn(|context| {
            let mut journal = self.journal();
            journal.run = Some(context.waker().clone());
            match mem::take(&mut journal.request) {
                SaveRequest::Asked(record) => {
                    journal.request = SaveRequest::Saving;
                    Poll::Ready(record)
                }
                other => {
                    journal.request = other;
                    Poll::Pending
                }
            }
        })
        .await
    }

    /// Leaves the result of saving the record for the store that waits.
    pub(crate) fn finish(&self, record: JournalRecord, result: Result<(), StoreError>) {
        let mut journal = self.journal();
        if result.is_ok() {
            journal.saved = Some(record);
        }
        journal.request = SaveRequest::Finished(result);
        journal.store.take().into_iter().for_each(Waker::wake);
    }

    fn journal(&self) -> MutexGuard<'_, RunJournal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl ImportControl for RunControl {
    fn is_cancelled(&self) -> bool {
        self.cancel.is_cancelled()
    }

    fn waiting(&self, error: &StoreError, delay: Duration) {
        self.listeners.notify(&Event::Waiting(Waiting { error, delay }));
    }

    fn record(&self) -> Option<JournalRecord> {
        self.journal().saved.clone()
    }

    async fn save_record(&self, record: &JournalRecord) -> Result<(), StoreError> {
        if !self.saves_checkpoints {
            return Err(StoreError::failed("the import has no checkpoint sink for the journal of its store"));
        }
        {
            let mut journal = self.journal();
            journal.request = SaveRequest::Asked(record.clone());
            journal.run.take().into_iter().for_each(Waker::wake);
        }
        poll_fn(|context| {
            let mut journal = self.journal();
            match mem::take(&mut journal.request) {
                SaveRequest::Finished(result) => Poll::Ready(result),
                waiting => {
                    journal.request = waiting;
                    journal.store = Some(context.waker().clone());
                    Poll::Pending
                }
            }
        })
        .await
    }
}
