//! A store that tries again: [`Retrying`].

use std::{fmt, pin::pin, time::Duration};

use async_trait::async_trait;
use backon::{BackoffBuilder, ExponentialBuilder};
use futures_lite::future::or;

use super::{
    batch::Batch, contract::LeadStore, error::StoreError, limits::StoreLimits, outcome::LeadOutcome, presence::Presence,
};
use crate::lead::CampaignId;

/// How often a waiting store looks whether the import was cancelled.
const CANCEL_CHECK: Duration = Duration::from_millis(100);

/// Wraps a store and repeats a call that failed with a [transient](StoreError::is_transient) error, after a pause.
///
/// Sending a batch again is safe, because the store recognises its key (clause 8 of the [contract](LeadStore#contract)): a batch whose reply was
/// lost has the same outcomes at the second try. The pauses grow from try to try and are varied at random, so that many imports that were turned
/// away do not come back at once. An error that [says when to come back](StoreError::retry_after) is respected.
///
/// The core has no clock, so the function that sleeps is a parameter: `tokio::time::sleep`, for example.
///
/// | setting | default | meaning |
/// |---|---|---|
/// | [`attempts`](Self::attempts) | 5 | calls in all, the first included. An [`Itemwise`](super::Itemwise) store completes a batch step by step; calls that completed a further step do not count |
/// | [`min_delay`](Self::min_delay) | 200 ms | the first pause; each further pause is twice as long |
/// | [`max_delay`](Self::max_delay) | 60 s | the longest pause |
/// | [`time_limit`](Self::time_limit) | none | the longest time of one call |
///
/// A cancelled import does not wait for the end of a pause: it stops within a tenth of a second. Each pause is reported to the import's
/// listeners as [`Event::Waiting`](crate::import::Event::Waiting). Both hold for the calls of a batch; the question whether the campaign
/// exists comes before the import has events, and waits to the end.
///
/// ```
/// use std::time::Duration;
///
/// use lead_import::{CampaignId, Importer, MemoryStore, store::Retrying};
///
/// # tokio::runtime::Runtime::new()?.block_on(async {
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// store.create_campaign(&campaign);
/// let store = Retrying::new(&store, tokio::time::sleep).attempts(8).time_limit(Duration::from_secs(30));
///
/// let file = std::io::Cursor::new("email\nada@example.com\n");
/// let report = Importer::new().import(&store, &campaign, file).await?;
/// assert_eq!(report.created(), 1);
/// # Ok::<(), lead_import::ImportError>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Retrying<S, Sleep> {
    store: S,
    sleep: Sleep,
    attempts: usize,
    min_delay: Duration,
    max_delay: Duration,
    time_limit: Option<Duration>,
}

impl<S: fmt::Debug, Sleep> fmt::Debug for Retrying<S, Sleep> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Retrying").field("store", &self.store).field("attempts", &self.attempts).finish_non_exhaustive()
    }
}

impl<S, Sleep> Retrying<S, Sleep> {
    /// Wraps `store`. `sleep` returns a future that finishes after the given time.
    pub const fn new(store: S, sleep: Sleep) -> Self {
        Self {
            store,
            sleep,
            attempts: 5,
            min_delay: Duration::from_millis(200),
            max_delay: Duration::from_secs(60),
            time_limit: None,
        }
    }

    /// Sets the total number of calls, including the first. The smallest value is 1, and 0 counts as 1.
    #[must_use]
    pub const fn attempts(mut self, calls: usize) -> Self {
        self.attempts = calls;
        self
    }

    /// Sets the first pause. Each further pause is twice as long.
    #[must_use]
    pub const fn min_delay(mut self, delay: Duration) -> Self {
        self.min_delay = delay;
        self
    }

    /// Sets the longest pause. If the store asks for a longer one, a daily quota for example, the error is returned at once;
    /// [`ImportError::retry_delay`](crate::import::ImportError::retry_delay) then says when to resume.
    #[must_use]
    pub const fn max_delay(mut self, delay: Duration) -> Self {
        self.max_delay = delay;
        self
    }

    /// Sets the longest time of one call. A call that takes longer is dropped and repeated.
    ///
    /// The dropped call may still be executing at the server, so its effect is [unknown](StoreError::unknown). The store must hold clause 8 for a
    /// call that arrives while the first is still running, as the stores of this crate do.
    #[must_use]
    pub const fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = Some(limit);
        self
    }
}

impl<S, Sleep, Sleeping> Retrying<S, Sleep>
where
    Sleep: Fn(Duration) -> Sleeping + Send + Sync,
    Sleeping: Future<Output = ()> + Send,
{
    /// Makes the call until it succeeds, fails for good, or no attempt is left. `batch` is the one that the call is for.
    async fn repeat<T, F>(
        &self,
        batch: Option<&Batch>,
        overdue: fn(String) -> StoreError,
        call: impl Fn() -> F + Send,
    ) -> Result<T, StoreError>
    where
        T: Send,
        F: Future<Output = Result<T, StoreError>> + Send,
    {
        let mut may_be_applied = false;
        let mut delays = self.delays();
        loop {
            let error = match self.limited(call(), overdue).await {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            may_be_applied |= error.is_effect_unknown();
            if error.has_made_progress() {
                delays = self.delays();
            }
            let delay = delays.next().and_then(|delay| self.delay_after(&error, delay));
            match delay.filter(|_| error.is_transient()) {
                Some(delay) if self.wait(batch, &error, delay).await => {}
                // An earlier call may have been applied, whatever the last one reports. A store that refuses a batch, by its content or its
                // place in the sequence, looked first whether it was applied.
                _ if may_be_applied && !error.is_after_replay() => return Err(error.into_unknown()),
                _ => return Err(error),
            }
        }
    }

    /// The pauses between the calls.
    fn delays(&self) -> impl Iterator<Item = Duration> + use<S, Sleep, Sleeping> {
        let backoff = ExponentialBuilder::new().with_min_delay(self.min_delay).with_max_delay(self.max_delay);
        backoff.with_max_times(self.attempts.saturating_sub(1)).with_jitter().build()
    }

    /// The pause after this error: `delay`, or longer if the store asked for it. `None` if the store asked for more than is allowed.
    fn delay_after(&self, error: &StoreError, delay: Duration) -> Option<Duration> {
        let delay = delay.min(self.max_delay).max(error.retry_delay().unwrap_or_default());
        (delay <= self.max_delay).then_some(delay)
    }

    /// Waits, and returns whether the whole time passed. It ends early if the import is cancelled.
    async fn wait(&self, batch: Option<&Batch>, error: &StoreError, delay: Duration) -> bool {
        let Some(batch) = batch else {
            (self.sleep)(delay).await;
            return true;
        };
        batch.notify_waiting(error, delay);
        let mut left = delay;
        while !batch.is_cancelled() && !left.is_zero() {
            let step = left.min(CANCEL_CHECK);
            (self.sleep)(step).await;
            left -= step;
        }
        !batch.is_cancelled()
    }

    /// Makes one call within the time limit.
    async fn limited<T: Send>(
        &self,
        call: impl Future<Output = Result<T, StoreError>> + Send,
        overdue: fn(String) -> StoreError,
    ) -> Result<T, StoreError> {
        let Some(limit) = self.time_limit else { return call.await };
        let late = async {
            (self.sleep)(limit).await;
            Err(overdue(format!("the call took longer than {limit:?}")))
        };
        or(pin!(call), pin!(late)).await
    }
}

#[async_trait]
impl<S, Sleep, Sleeping> LeadStore for Retrying<S, Sleep>
where
    S: LeadStore,
    Sleep: Fn(Duration) -> Sleeping + Send + Sync,
    Sleeping: Future<Output = ()> + Send,
{
    fn limits(&self) -> StoreLimits {
        self.store.limits()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.repeat(None, StoreError::unavailable, || self.store.campaign_exists(campaign)).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.repeat(Some(batch), StoreError::unavailable, || self.store.lookup(batch)).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.repeat(Some(batch), StoreError::unknown, || self.store.import_batch(batch)).await
    }
}
