//! Handing a batch to the store, and halving it when the store cannot take its content.

use crate::{
    lead::{CampaignId, Lead},
    store::{Batch, BatchKey, LeadOutcome, LeadStore, StoreError, UpdatePolicy},
};

/// What every batch of an import has in common.
#[derive(Clone, Debug)]
pub(crate) struct BatchSender<'a, S: ?Sized> {
    pub(crate) store: &'a S,
    pub(crate) import: Box<str>,
    pub(crate) campaign: &'a CampaignId,
    pub(crate) existing: UpdatePolicy,
}

/// A batch on its way to the store: in one call unless the store refuses the content.
#[derive(Debug)]
pub(crate) struct PendingBatch {
    /// What is left, the next part last.
    parts: Vec<Part>,
}

impl PendingBatch {
    /// These leads, each with the number of its row.
    pub(crate) fn new(leads: Vec<Lead>, rows: Vec<u64>) -> Self {
        let whole = Part { leads, rows, refused: false, left_half: false };
        Self { parts: if whole.leads.is_empty() { vec![] } else { vec![whole] } }
    }

    /// How many leads the next call holds, or `None` when all are delivered.
    pub(crate) fn next_call(&self) -> Option<usize> {
        let part = self.parts.last()?;
        Some(if part.is_to_be_halved() { part.leads.len() / 2 } else { part.leads.len() })
    }
}

/// The call that ended a delivery. It held the `leads` leads that follow those with an outcome.
#[derive(Debug)]
pub(crate) struct FailedCall {
    pub(crate) error: StoreError,
    pub(crate) leads: usize,
}

/// Leads that are still to be delivered, each with the number of its row.
#[derive(Debug)]
struct Part {
    leads: Vec<Lead>,
    rows: Vec<u64>,
    /// Whether it certainly holds something that the store cannot take, so that a call with all of it is in vain.
    refused: bool,
    /// Whether the part after it is its other half.
    left_half: bool,
}

impl Part {
    fn is_to_be_halved(&self) -> bool {
        self.refused && self.leads.len() > 1
    }

    fn halve(mut self) -> [Self; 2] {
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
    /// Makes calls until the store has taken the next leads, or rejects the next one, and returns their outcomes.
    ///
    /// Each call is atomic, so what has an outcome is stored for good. One lead among n that the store
    /// cannot take costs about log₂ n extra calls: where the left half went well, the right one is halved without a try.
    pub(crate) async fn next(&self, pending: &mut PendingBatch) -> Result<Vec<LeadOutcome>, FailedCall> {
        while let Some(part) = pending.parts.pop() {
            if part.is_to_be_halved() {
                pending.parts.extend(part.halve());
            } else if let Some(outcomes) = self.try_part(part, &mut pending.parts).await? {
                return Ok(outcomes);
            }
        }
        Ok(vec![])
    }

    /// The outcomes, or `None` if the part was refused and is to be halved.
    async fn try_part(&self, part: Part, parts: &mut Vec<Part>) -> Result<Option<Vec<LeadOutcome>>, FailedCall> {
        let Part { leads, rows, left_half, .. } = part;
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
                parts.push(Part { leads, rows, refused: true, left_half });
                Ok(None)
            }
            Err(error) => Err(FailedCall { error, leads: leads.len() }),
        }
    }

    /// One call to the store, which gives the leads back.
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

/// Holds the store to clause 2 of the contract: without it, nobody can tell which outcome belongs to which lead.
fn check_count(outcomes: Vec<LeadOutcome>, leads: usize) -> Result<Vec<LeadOutcome>, StoreError> {
    if outcomes.len() == leads {
        return Ok(outcomes);
    }
    Err(StoreError::unknown(format!("the store gave {} outcomes for {leads} leads", outcomes.len())))
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
