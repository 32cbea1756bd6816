//! A store that tries again: how often, after which pause, and what it does when the import is cancelled.

use std::{
    collections::VecDeque,
    io::Cursor,
    sync::{Arc, Mutex},
    time::Duration,
};

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, CancelHandle, Event, ImportError, ImportReport, Importer, LeadStore, MemoryStore, StoreError,
    async_trait,
    store::{Batch, LeadOutcome, Presence, Retrying, StoreErrorKind, StoreLimits},
};

use super::picky::{campaign, memory};

/// What a call does.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Call {
    Works,
    Busy(Option<Duration>),
    /// Applies the batch and loses the reply.
    LosesReply,
    /// Applies the batch and never returns.
    Hangs,
    Broken,
}

#[derive(Debug)]
struct Scripted {
    inner: MemoryStore,
    calls: Mutex<VecDeque<Call>>,
}

#[async_trait]
impl LeadStore for Scripted {
    fn limits(&self) -> StoreLimits {
        self.inner.limits()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.inner.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.inner.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let call = self.calls.lock().unwrap().pop_front().unwrap_or(Call::Works);
        match call {
            Call::Works => self.inner.import_batch(batch).await,
            Call::Busy(None) => Err(StoreError::unavailable("busy")),
            Call::Busy(Some(delay)) => Err(StoreError::unavailable("busy").retry_after(delay)),
            Call::Broken => Err(StoreError::failed("broken")),
            Call::LosesReply => {
                self.inner.import_batch(batch).await?;
                Err(StoreError::unknown("reset"))
            }
            Call::Hangs => {
                self.inner.import_batch(batch).await?;
                std::future::pending().await
            }
        }
    }
}

/// The result of an import of two rows, the pauses that were slept, and the pauses that were announced.
struct Run {
    result: Result<ImportReport, ImportError>,
    slept: Vec<Duration>,
    announced: Vec<Duration>,
}

fn run(calls: impl IntoIterator<Item = Call>, handle: &CancelHandle, cancel_at: usize) -> Run {
    let store = Scripted { inner: memory(), calls: Mutex::new(calls.into_iter().collect()) };
    let (slept, announced) = (Arc::new(Mutex::new(vec![])), Arc::new(Mutex::new(vec![])));
    let (sleeps, events, cancel) = (Arc::clone(&slept), Arc::clone(&announced), handle.clone());
    let sleep = move |delay| {
        let mut sleeps = sleeps.lock().unwrap();
        sleeps.push(delay);
        if sleeps.len() == cancel_at {
            cancel.cancel();
        }
        std::future::ready(())
    };
    let store = Retrying::new(store, sleep).attempts(4).max_delay(Duration::from_secs(10));
    let importer = Importer::new().listener(move |event: &Event<'_>| {
        if let Event::Waiting(waiting) = event {
            events.lock().unwrap().push(waiting.delay());
        }
    });
    let file = Cursor::new("email\nada@example.com\nbob@example.com\n");
    let result = block_on(importer.job(file).cancel_handle(handle).import(&store, &campaign()));
    let (slept, announced) = (slept.lock().unwrap().clone(), announced.lock().unwrap().clone());
    Run { result, slept, announced }
}

fn calm(calls: impl IntoIterator<Item = Call>) -> Run {
    run(calls, &CancelHandle::new(), 0)
}

#[test]
fn a_busy_store_is_asked_again_after_growing_pauses() {
    let run = calm([Call::Busy(None); 3]);
    assert_eq!(run.result.unwrap().created(), 2);
    assert_eq!(run.announced.len(), 3);
    let [first, second, third] = run.announced[..] else { panic!("{:?}", run.announced) };
    assert!(first >= Duration::from_millis(200) && second > first && third > second, "{:?}", run.announced);
    assert_eq!(run.slept.iter().sum::<Duration>(), run.announced.iter().sum());
}

#[test]
fn a_store_that_stays_busy_is_given_up_after_the_last_attempt() {
    let run = calm([Call::Busy(None); 9]);
    let error = run.result.unwrap_err();
    assert!(error.is_transient());
    assert_eq!(run.announced.len(), 3);
}

#[test]
fn the_pause_that_a_service_asks_for_is_kept() {
    let run = calm([Call::Busy(Some(Duration::from_secs(7))), Call::Works]);
    assert_eq!(run.result.unwrap().created(), 2);
    assert_eq!(run.announced, [Duration::from_secs(7)]);
}

#[test]
fn a_longer_pause_than_allowed_is_handed_on_at_once() {
    let day = Duration::from_secs(24 * 3_600);
    let run = calm([Call::Busy(Some(day))]);
    assert_eq!(run.result.unwrap_err().retry_delay(), Some(day));
    assert!(run.slept.is_empty());
}

#[test]
fn a_lost_reply_is_asked_for_again_and_counts_as_the_first_time() {
    let run = calm([Call::LosesReply, Call::LosesReply]);
    let report = run.result.unwrap();
    assert_eq!((report.created(), report.added()), (2, 2));
}

#[test]
fn after_a_lost_reply_the_effect_stays_unknown() {
    let run = calm([Call::LosesReply, Call::Busy(None), Call::Busy(None), Call::Busy(None)]);
    let error = run.result.unwrap_err();
    let lead_import::import::ImportErrorKind::Store(error) = error.kind() else { panic!("{error:?}") };
    assert_eq!(error.kind(), StoreErrorKind::Unknown);
}

/// A promise that nothing was applied would be wrong: the first call applied the batch.
#[test]
fn after_a_lost_reply_a_store_that_breaks_leaves_the_effect_unknown() {
    let run = calm([Call::LosesReply, Call::Broken]);
    let error = run.result.unwrap_err();
    let lead_import::import::ImportErrorKind::Store(error) = error.kind() else { panic!("{error:?}") };
    assert_eq!((error.kind(), error.reason()), (StoreErrorKind::Unknown, "broken".to_owned()));
}

#[test]
fn a_broken_store_is_not_asked_again() {
    let run = calm([Call::Broken]);
    assert!(!run.result.unwrap_err().is_transient());
    assert!(run.announced.is_empty());
}

#[test]
fn a_cancelled_import_stops_waiting() {
    let handle = CancelHandle::new();
    let run = run([Call::Busy(Some(Duration::from_secs(9)))], &handle, 3);
    let error = run.result.unwrap_err();
    assert!(error.is_cancelled() && error.checkpoint().is_some());
    assert!(run.slept.iter().sum::<Duration>() < Duration::from_secs(1), "{:?}", run.slept);
}

#[test]
fn a_call_that_takes_too_long_is_dropped_and_repeated() {
    let store = Scripted { inner: memory(), calls: Mutex::new([Call::Hangs].into()) };
    let store = Retrying::new(store, |_| std::future::ready(())).time_limit(Duration::from_secs(30));
    let file = Cursor::new("email\nada@example.com\n");
    let report = block_on(Importer::new().import(&store, &campaign(), file)).unwrap();
    assert_eq!((report.created(), report.existing()), (1, 0), "the batch was applied before it was dropped");
}
