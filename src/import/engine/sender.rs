//! Sending a batch to the store, in halves if the store refuses its content: [`BatchSender`].

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
}

/// A batch that is not yet completely stored. It needs one call unless the store refuses its content.
#[derive(Debug)]
pub(crate) struct PendingBatch {
    /// The remaining parts in reverse order.
    parts: Vec<BatchPart>,
}

impl PendingBatch {
    /// Creates a batch of leads with the numbers of their rows.
    pub(crate) fn new(leads: Vec<Lead>, rows: Vec<u64>) -> Self {
        let whole = BatchPart { leads, rows, refused: false, left_half: false };
        Self { parts: if whole.leads.is_empty() { vec![] } else { vec![whole] } }
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
    fn must_split(&self) -> bool {
        self.refused && self.leads.len() > 1
    }

    fn split(mut self) -> [Self; 2] {
        let middle = self.leads.len() / 2;
        let right = Self {
            leads: self.leads.split_off(middle),
            rows: self.rows.split_off(middle),
            refused: false,
            left_half: false,
        };
        [right, Self { refused: false, left_half: true, ..self }]
    }
}

impl<S: LeadStore + ?Sized> BatchSender<'_, S> {
    /// Calls the store until the next leads have outcomes, and returns these. Empty if no lead is left.
    ///
    /// Each call is atomic, so leads with an outcome are durable. One refused lead among n costs about log₂ n extra calls: if
    /// the left half succeeds, the right half contains the refused lead and is split without a call.
    pub(crate) async fn next(&self, pending: &mut PendingBatch) -> Result<Vec<LeadOutcome>, FailedCall> {
        while let Some(part) = pending.parts.pop() {
            if part.must_split() {
                pending.parts.extend(part.split());
            } else if let Some(outcomes) = self.try_part(part, &mut pending.parts).await? {
                return Ok(outcomes);
            }
        }
        Ok(vec![])
    }

    /// Sends one part. Returns its outcomes, or `None` if the store refused it and it must be split.
    async fn try_part(
        &self,
        part: BatchPart,
        parts: &mut Vec<BatchPart>,
    ) -> Result<Option<Vec<LeadOutcome>>, FailedCall> {
        let BatchPart { leads, rows, left_half, .. } = part;
        let (leads, result) = self.call(leads, &rows).await;
        match result {
            Ok(outcomes) => {
                if left_half && let Some(right) = parts.last_mut() {
                    right.refused = true;
                }
                Ok(Some(outcomes))
            }
            Err(error) if error.is_refusal() && leads.len() == 1 => {
                Ok(Some(vec![LeadOutcome::rejected(error.reason())]))
            }
            Err(error) if error.is_refusal() => {
                parts.push(BatchPart { leads, rows, refused: true, left_half });
                Ok(None)
            }
            Err(error) => Err(FailedCall { error, leads: leads.len() }),
        }
    }

    /// Makes one call to the store. Returns the leads with the result.
    async fn call(&self, leads: Vec<Lead>, rows: &[u64]) -> (Vec<Lead>, Result<Vec<LeadOutcome>, StoreError>) {
        let (first, last) = (rows.first().copied().unwrap_or(0), rows.last().copied().unwrap_or(0));
        let batch = Batch::of_distinct(self.campaign.clone(), leads)
            .with_existing(self.existing)
            .with_key(BatchKey::new(&self.import, first, last));
        let result = self.store.import_batch(&batch).await;
        let leads = batch.into_leads();
        let result = result.and_then(|outcomes| check_count(outcomes, leads.len()));
        (leads, result)
    }
}

/// Checks clause 2 of the contract. With a different number of outcomes, they cannot be matched with their leads.
fn check_count(outcomes: Vec<LeadOutcome>, leads: usize) -> Result<Vec<LeadOutcome>, StoreError> {
    if outcomes.len() == leads {
        return Ok(outcomes);
    }
    Err(StoreError::unknown(format!("the store returned {} outcomes for {leads} leads", outcomes.len())))
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use futures_lite::future::block_on;

    use super::*;
    use crate::{lead::Email, store::Presence};

    /// Refuses a batch with an address that begins with `bad`, is away for one with `away`, and forgets an outcome for one with
    /// `short`. Notes the size of each batch.
    #[derive(Debug, Default)]
    struct Choosy {
        calls: Mutex<Vec<usize>>,
    }

    #[async_trait::async_trait]
    impl LeadStore for Choosy {
        async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> {
            Ok(true)
        }

        async fn lookup(&self, _: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
            Ok(emails.iter().map(|_| Presence::absent()).collect())
        }

        async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
            self.calls.lock().unwrap().push(batch.leads().len());
            let has = |start: &str| batch.leads().iter().any(|lead| lead.email().as_str().starts_with(start));
            match () {
                () if has("bad") => Err(StoreError::refused("no such text")),
                () if has("away") => Err(StoreError::unavailable("gone")),
                () if has("short") => Ok(vec![]),
                () => Ok(vec![LeadOutcome::created(); batch.leads().len()]),
            }
        }
    }

    fn pending(names: &[&str]) -> PendingBatch {
        let email = |number: usize, name: &str| Email::parse(&format!("{name}{number}@example.com")).unwrap();
        let leads = names.iter().enumerate().map(|(number, name)| Lead::new(email(number, name))).collect();
        PendingBatch::new(leads, (1..=names.len() as u64).collect())
    }

    /// Sends all, and returns the outcomes of each step, the size of each call, and the failure that ended it.
    fn send(names: &[&str]) -> (Vec<Vec<LeadOutcome>>, Vec<usize>, Option<FailedCall>) {
        let (store, campaign) = (Choosy::default(), CampaignId::from("spring"));
        let import = "import".into();
        let sender = BatchSender { store: &store, import, campaign: &campaign, existing: UpdatePolicy::default() };
        let (mut pending, mut steps) = (pending(names), Vec::new());
        let failed = loop {
            if pending.next_call().is_none() {
                break None;
            }
            match block_on(sender.next(&mut pending)) {
                Ok(outcomes) => steps.push(outcomes),
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
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == LeadOutcome::created()).count(), 7);
    }

    #[test]
    fn the_next_call_is_announced_with_its_size() {
        let (store, campaign) = (Choosy::default(), CampaignId::from("spring"));
        let import = "import".into();
        let sender = BatchSender { store: &store, import, campaign: &campaign, existing: UpdatePolicy::default() };
        let mut pending = pending(&["a", "a", "a", "bad"]);
        assert_eq!(pending.next_call(), Some(4));
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
