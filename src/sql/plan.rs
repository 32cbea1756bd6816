//! What a batch does, decided in one place for both stores: [`BatchPlan`].

use std::borrow::Borrow;

use super::row::{RowUpdate, StoredRow};
use crate::{
    lead::Email,
    store::{Batch, LeadOutcome, StoreError},
};

/// The outcome of each lead of a batch, in order, and the changes to rows that exist.
#[derive(Debug)]
pub(super) struct BatchPlan<'b> {
    pub(super) outcomes: Vec<LeadOutcome>,
    pub(super) updates: Vec<RowUpdate<'b>>,
}

impl<'b> BatchPlan<'b> {
    /// `row_before` returns what the database held of an email before the batch.
    pub(super) fn new<R: Borrow<StoredRow>>(batch: &'b Batch, mut row_before: impl FnMut(&Email) -> R) -> Self {
        let mut updates = Vec::new();
        let outcomes = batch.leads().iter().map(|lead| {
            let (outcome, update) = row_before(lead.email()).borrow().decide(batch, lead);
            updates.extend(update);
            outcome
        });
        Self { outcomes: outcomes.collect(), updates }
    }
}

/// Fails unless the batch's campaign exists.
pub(super) fn require_campaign(batch: &Batch, exists: bool) -> Result<(), StoreError> {
    if exists { Ok(()) } else { Err(StoreError::failed(format!("campaign {} does not exist", batch.campaign()))) }
}
