//! Handing a batch to the store, and halving it when the store cannot take its content.

use crate::{Batch, BatchKey, CampaignId, ExistingLeads, Lead, LeadOutcome, LeadStore, StoreError};

/// What every batch of an import has in common.
#[derive(Clone, Debug)]
pub(super) struct Courier<'a, S: ?Sized> {
    pub(super) store: &'a S,
    pub(super) import: &'a str,
    pub(super) campaign: &'a CampaignId,
    pub(super) existing: ExistingLeads,
}

/// The outcomes of the leads from the first on, up to where the store failed.
#[derive(Debug, Default)]
pub(super) struct Delivery {
    pub(super) outcomes: Vec<LeadOutcome>,
    pub(super) failure: Option<Failure>,
}

/// The call that ended a delivery. It held the `leads` leads that follow those with an outcome.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) error: StoreError,
    pub(super) leads: usize,
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

impl<S: LeadStore + ?Sized> Courier<'_, S> {
    /// Delivers the leads in order, in one call unless the store refuses the content.
    ///
    /// Each call is atomic, so what has an outcome is stored for good. One lead among n that the store
    /// cannot take costs about log₂ n extra calls: where the left half went well, the right one is halved without a try.
    pub(super) async fn deliver(&self, leads: Vec<Lead>, rows: Vec<u64>) -> Delivery {
        let mut delivery = Delivery::default();
        let mut parts = vec![Part { leads, rows, refused: false, left_half: false }];
        while let Some(part) = parts.pop().filter(|part| !part.leads.is_empty()) {
            if part.refused && part.leads.len() > 1 {
                parts.extend(part.halve());
            } else if let Err(failure) = self.try_part(part, &mut parts, &mut delivery.outcomes).await {
                delivery.failure = Some(failure);
                break;
            }
        }
        delivery
    }

    async fn try_part(
        &self,
        part: Part,
        parts: &mut Vec<Part>,
        outcomes: &mut Vec<LeadOutcome>,
    ) -> Result<(), Failure> {
        let Part { leads, rows, left_half, .. } = part;
        let (leads, result) = self.call(leads, &rows).await;
        match result {
            Ok(new) => {
                outcomes.extend(new);
                if left_half && let Some(right) = parts.last_mut() {
                    right.refused = true;
                }
            }
            Err(error) if error.is_refusal() && leads.len() == 1 => {
                outcomes.push(LeadOutcome::Rejected { reason: error.reason() });
            }
            Err(error) if error.is_refusal() => parts.push(Part { leads, rows, refused: true, left_half }),
            Err(error) => return Err(Failure { error, leads: leads.len() }),
        }
        Ok(())
    }

    /// One call to the store, which gives the leads back.
    async fn call(&self, leads: Vec<Lead>, rows: &[u64]) -> (Vec<Lead>, Result<Vec<LeadOutcome>, StoreError>) {
        let (first, last) = (rows.first().copied().unwrap_or(0), rows.last().copied().unwrap_or(0));
        let batch = Batch::of_distinct(self.campaign.clone(), leads)
            .with_existing(self.existing)
            .with_key(BatchKey::new(self.import, first, last));
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
