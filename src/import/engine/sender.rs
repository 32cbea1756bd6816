//! Sending a batch to the store, in halves if the store refuses its content: [`BatchSender`].

use std::sync::Arc;

use super::control::RunControl;
use crate::{
    lead::{CampaignId, Lead},
    store::{Batch, BatchKey, LeadOutcome, LeadStore, StoreError, UpdatePolicy},
};

/// Sends the batches of one import to its store. The fields are what all batches have in common.
#[derive(Clone, Debug)]
pub(crate) struct BatchSender<'a, S: ?Sized> {
    pub(crate) store: &'a S,
    pub(crate) import: Box<str>,
    pub(crate) campaign: &'a CampaignId,
    pub(crate) existing: UpdatePolicy,
    pub(crate) control: Arc<RunControl>,
}

/// A batch that is not yet completely stored. It needs one call unless the store refuses its content.
#[derive(Debug)]
pub(crate) struct PendingBatch {
    /// The remaining parts in reverse order.
    parts: Vec<BatchPart>,
    /// The key of the call that the store applied last for this import.
    pub(crate) previous: Option<BatchKey>,
}

impl PendingBatch {
    /// Creates a batch of leads with the numbers of their rows. `previous` is the key of the call that was applied before it.
    pub(crate) fn new(leads: Vec<Lead>, rows: Vec<u64>, previous: Option<BatchKey>) -> Self {
        let parts = if leads.is_empty() { vec![] } else { vec![BatchPart::whole(leads, rows)] };
        Self { parts, previous }
    }

    /// Makes the next call with the first `leads` leads. The others follow.
    pub(crate) fn split_first(&mut self, leads: usize) {
        if let Some(part) = self.parts.pop_if(|part| (1..part.leads.len()).contains(&leads)) {
            let BatchPart { leads: mut first, rows: mut first_rows, .. } = part;
            let rest = BatchPart::whole(first.split_off(leads), first_rows.split_off(leads));
            self.parts.extend([rest, BatchPart::whole(first, first_rows)]);
        }
    }

    /// Creates a batch without leads, which is one call nevertheless.
    pub(crate) fn empty(previous: Option<BatchKey>) -> Self {
        Self { parts: vec![BatchPart::whole(vec![], vec![])], previous }
    }

    /// The number of leads in the next call, or `None` if all are sent.
    pub(crate) fn next_call(&self) -> Option<usize> {
        let part = self.parts.last()?;
        Some(if part.must_split() { part.leads.len() / 2 } else { part.leads.len() })
    }
}

/// A call that failed for a reason other than the content. It had the first `leads` leads that have no outcome yet.
#[derive(Debug)]
pub(crate) struct FailedCall {
    pub(crate) error: StoreError,
    pub(crate) leads: usize,
}

/// Leads that are not sent yet, with the numbers of their rows.
#[derive(Debug)]
struct BatchPart {
    leads: Vec<Lead>,
    rows: Vec<u64>,
    /// Whether the part is known to contain a lead that the store refuses, so that a call with the whole part would fail.
    refused: bool,
    /// Whether the part is the left half of a refused part, whose right half follows.
    left_half: bool,
}

impl BatchPart {
    /// Leads of which no call was refused.
    fn whole(leads: Vec<Lead>, rows: Vec<u64>) -> Self {
        Self { leads, rows, refused: false, left_half: false }
    }

    fn must_split(&self) -> bool {
        self.refused && self.leads.len() > 1
    }

    fn split(mut self) -> [Self; 2] {
        let middle = self.leads.len() / 2;
        let right = Self::whole(self.leads.split_off(middle), self.rows.split_off(middle));
        [right, Self { refused: false, left_half: true, ..self }]
    }
}

impl<S: LeadStore + ?Sized> BatchSender<'_, S> {
    /// Makes the next call to the store and returns its outcomes, one per lead of the call. No call is made if no lead is left.
    ///
    /// Returns `None` if the store refused the call, which then must be split. A caller saves its progress before the smaller call, so
    /// that a resumed import makes the same call again.
    ///
    /// Leads with an outcome are durable. One refused lead among n costs about log₂ n extra calls: if the left half succeeds, the right
    /// half contains the refused lead and is split without a call.
    pub(crate) async fn next(&self, pending: &mut PendingBatch) -> Result<Option<Vec<LeadOutcome>>, FailedCall> {
        while let Some(part) = pending.parts.pop() {
            if !part.must_split() {
                return self.try_part(part, pending).await;
            }
            pending.parts.extend(part.split());
        }
        Ok(Some(vec![]))
    }

    /// Sends one part. Returns its outcomes, or `None` if the store refused it and it must be split.
    async fn try_part(
        &self,
        part: BatchPart,
        pending: &mut PendingBatch,
    ) -> Result<Option<Vec<LeadOutcome>>, FailedCall> {
        let BatchPart { leads, rows, left_half, .. } = part;
        let batch = self.batch(leads, &rows, pending.previous.take());
        let result = self.store.import_batch(&batch).await.and_then(|outcomes| checked(&batch, outcomes));
        let (leads, key, previous) = batch.into_parts();
        pending.previous = if result.is_ok() { Some(key) } else { previous };
        match result {
            Ok(outcomes) => {
                if left_half && let Some(right) = pending.parts.last_mut() {
                    right.refused = true;
                }
                Ok(Some(outcomes))
            }
            Err(error) if error.is_refusal() && leads.len() == 1 => {
                Ok(Some(vec![LeadOutcome::rejected(error.reason())]))
            }
            Err(error) if error.is_refusal() => {
                pending.parts.push(BatchPart { leads, rows, refused: true, left_half });
                Ok(None)
            }
            Err(error) => Err(FailedCall { error, leads: leads.len() }),
        }
    }

    fn batch(&self, leads: Vec<Lead>, rows: &[u64], previous: Option<BatchKey>) -> Batch {
        let (first, last) = (rows.first().copied().unwrap_or(0), rows.last().copied().unwrap_or(0));
        Batch::of_distinct(self.campaign.clone(), leads)
            .with_existing(self.existing)
            .with_key(BatchKey::new(&self.import, first, last))
            .with_previous(previous)
            .with_control(self.control.clone())
    }
}

/// Checks what the outcomes themselves show of clauses 2 and 4 of the contract. With a different number of outcomes, for example, they
/// cannot be matched with their leads. The store may have applied the batch, so the effect is unknown.
fn checked(batch: &Batch, outcomes: Vec<LeadOutcome>) -> Result<Vec<LeadOutcome>, StoreError> {
    let leads = batch.leads();
    if outcomes.len() != leads.len() {
        let count = outcomes.len();
        return Err(StoreError::unknown(format!(
            "the store returned {count} outcomes for {} leads (clause 2)",
            leads.len()
        )));
    }
    let keeps = batch.existing().is_keep();
    let updated = |outcome: &LeadOutcome| matches!(outcome, LeadOutcome::Existing { updated: true, .. });
    match outcomes.iter().position(|outcome| keeps && updated(outcome)) {
        Some(at) => {
            Err(StoreError::unknown(format!("the store updated lead {at} of a batch that keeps leads (clause 4)")))
        }
        None => Ok(outcomes),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use futures_lite::future::block_on;

    use super::*;
    use crate::{
        import::{cancel::CancelHandle, listeners::Listeners},
        lead::Email,
        store::{Membership, Presence, StoreLimits},
    };

    const CREATED: LeadOutcome = LeadOutcome::created(Membership::Added);

    /// Refuses a batch with an address that begins with `bad`, is away for one with `away`, and forgets an outcome for one with
    /// `short`. Notes the size of each batch.
    #[derive(Debug, Default)]
    struct Choosy {
        calls: Mutex<Vec<usize>>,
    }

    #[async_trait::async_trait]
    impl LeadStore for Choosy {
        fn limits(&self) -> StoreLimits {
            StoreLimits::transactional()
        }

        async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> {
            Ok(true)
        }

        async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
            Ok(vec![Presence::absent(); batch.leads().len()])
        }

        async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
            self.calls.lock().unwrap().push(batch.leads().len());
            let has = |start: &str| batch.leads().iter().any(|lead| lead.email().as_str().starts_with(start));
            match () {
                () if has("bad") => Err(StoreError::refused("no such text")),
                () if has("away") => Err(StoreError::unavailable("gone")),
                () if has("short") => Ok(vec![]),
                () => Ok(vec![CREATED; batch.leads().len()]),
            }
        }
    }

    fn pending(names: &[&str]) -> PendingBatch {
        let email = |number: usize, name: &str| Email::parse(&format!("{name}{number}@example.com")).unwrap();
        let leads = names.iter().enumerate().map(|(number, name)| Lead::new(email(number, name))).collect();
        PendingBatch::new(leads, (1..=names.len() as u64).collect(), None)
    }

    fn sender<'a>(store: &'a Choosy, campaign: &'a CampaignId) -> BatchSender<'a, Choosy> {
        let control = Arc::new(RunControl::new(CancelHandle::new(), Listeners::default(), false, None));
        BatchSender { store, import: "import".into(), campaign, existing: UpdatePolicy::default(), control }
    }

    /// Sends all, and returns the outcomes of each step, the size of each call, and the failure that ended it.
    fn send(names: &[&str]) -> (Vec<Vec<LeadOutcome>>, Vec<usize>, Option<FailedCall>) {
        let (store, campaign) = (Choosy::default(), CampaignId::from("spring"));
        let sender = sender(&store, &campaign);
        let (mut pending, mut steps) = (pending(names), Vec::new());
        let failed = loop {
            if pending.next_call().is_none() {
                break None;
            }
            match block_on(sender.next(&mut pending)) {
                Ok(outcomes) => steps.extend(outcomes),
                Err(failed) => break Some(failed),
            }
        };
        (steps, store.calls.into_inner().unwrap(), failed)
    }

    #[test]
    fn a_batch_is_one_call_and_an_empty_one_none() {
        assert_eq!(send(&["a", "b", "c"]).1, [3]);
        assert_eq!(pending(&[]).next_call(), None);
    }

    #[test]
    fn a_refused_lead_costs_two_calls_for_each_halving_at_most() {
        let (steps, calls, _) = send(&["a", "a", "a", "a", "a", "bad", "a", "a"]);
        // The right half after a good left half is split without a call.
        assert_eq!(calls, [8, 4, 2, 1, 1, 2]);
        let outcomes = steps.concat();
        assert_eq!(outcomes.len(), 8);
        assert_eq!(outcomes[5], LeadOutcome::rejected("no such text"));
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == CREATED).count(), 7);
    }

    #[test]
    fn the_next_call_is_announced_with_its_size() {
        let (store, campaign) = (Choosy::default(), CampaignId::from("spring"));
        let sender = sender(&store, &campaign);
        let mut pending = pending(&["a", "a", "a", "bad"]);
        assert_eq!(pending.next_call(), Some(4));
        assert_eq!(block_on(sender.next(&mut pending)).unwrap(), None, "the store refused the whole");
        assert_eq!(pending.next_call(), Some(2));
        block_on(sender.next(&mut pending)).unwrap();
        assert_eq!(pending.next_call(), Some(1), "the right half certainly holds the refused lead");
    }

    #[test]
    fn a_failure_says_how_many_leads_its_call_held_and_ends_the_batch() {
        let (steps, calls, failed) = send(&["a", "a", "bad", "away"]);
        assert_eq!(calls, [4, 2, 1, 1]);
        assert_eq!(steps.concat().len(), 3);
        let failed = failed.unwrap();
        assert!(failed.error.is_transient());
        assert_eq!(failed.leads, 1);
    }

    #[test]
    fn outcomes_that_are_too_few_leave_the_effect_unknown() {
        let (_, _, failed) = send(&["short", "a"]);
        assert!(failed.unwrap().error.is_effect_unknown());
    }
}
