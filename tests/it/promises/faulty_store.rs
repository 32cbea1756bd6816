//! A store that fails when it is told to: [`FaultyStore`].

use std::{
    future,
    sync::atomic::{AtomicUsize, Ordering},
};

use async_trait::async_trait;
use lead_import::{
    CampaignId, Email, LeadStore, StoreError,
    store::{Batch, LeadOutcome, Presence, StoreLimits},
};

/// What happens at the call that is to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing is applied, and the store says so.
    Unavailable,
    /// Nothing is applied, and the store says so; it will not get better by itself.
    Failed,
    /// Nothing is applied, but the store cannot tell.
    UnknownNotApplied,
    /// All is applied (unless the content is refused), but the store cannot tell.
    UnknownApplied,
    /// All is applied (unless the content is refused), and the answer never comes.
    HangsApplied,
    /// Nothing is applied, and the answer never comes.
    HangsNotApplied,
}

impl Fault {
    pub(crate) const WITH_AN_ANSWER: [Self; 4] =
        [Self::Unavailable, Self::Failed, Self::UnknownNotApplied, Self::UnknownApplied];
    pub(crate) const WITHOUT: [Self; 2] = [Self::HangsApplied, Self::HangsNotApplied];
}

/// Passes everything on to another store, and counts the batches. Refuses a batch with a poisonous address, as a database does that
/// cannot store some text; and fails once, at the call number `at`.
#[derive(Debug)]
pub(crate) struct FaultyStore<S> {
    inner: S,
    poison: fn(&Email) -> bool,
    fault: Option<(usize, Fault)>,
    calls: AtomicUsize,
}

impl<S: LeadStore> FaultyStore<S> {
    pub(crate) fn new(inner: S) -> Self {
        Self { inner, poison: |_| false, fault: None, calls: AtomicUsize::new(0) }
    }

    pub(crate) fn poisoned_by(mut self, poison: fn(&Email) -> bool) -> Self {
        self.poison = poison;
        self
    }

    /// Fails at this call, counted from 0.
    pub(crate) fn failing_at(mut self, call: usize, fault: Fault) -> Self {
        self.fault = Some((call, fault));
        self
    }

    pub(crate) fn calls(&self) -> usize {
        self.calls.load(Ordering::Relaxed)
    }
}

#[async_trait]
impl<S: LeadStore> LeadStore for FaultyStore<S> {
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
        let call = self.calls.fetch_add(1, Ordering::Relaxed);
        let fault = self.fault.filter(|(at, _)| *at == call).map(|(_, fault)| fault);
        match fault {
            Some(Fault::Unavailable) => return Err(StoreError::unavailable("the connection was refused")),
            Some(Fault::Failed) => return Err(StoreError::failed("the disk is full")),
            Some(Fault::UnknownNotApplied) => return Err(StoreError::unknown("the connection was lost")),
            Some(Fault::HangsNotApplied) => return future::pending().await,
            Some(Fault::UnknownApplied | Fault::HangsApplied) | None => {}
        }
        let poisonous = batch.leads().iter().any(|lead| (self.poison)(lead.email()));
        let result = if poisonous {
            Err(StoreError::refused("text that the store cannot take"))
        } else {
            self.inner.import_batch(batch).await
        };
        match fault {
            Some(Fault::UnknownApplied) => Err(StoreError::unknown("the connection was lost during the commit")),
            Some(Fault::HangsApplied) => future::pending().await,
            _ => result,
        }
    }
}
