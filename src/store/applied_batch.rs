//! What a store keeps of the last batch of an import: [`AppliedBatch`].

use serde::{Deserialize, Serialize};

use super::{
    batch::Batch,
    batch_key::BatchKey,
    error::StoreError,
    outcome::{LeadOutcome, Membership},
};

/// The key and the outcomes of a batch that was applied, in a compact form for storage.
///
/// A store keeps one per import, written in the transaction of the batch, and deletes it with the campaign. When the next batch of the
/// import arrives, [`Batch::replay`] compares the two (clauses 8 and 10 of the [contract](super::LeadStore#contract)). The form has one letter
/// per lead, and the reasons of rejections.
///
/// Store it in any format that serde writes, for example JSON:
///
/// ```
/// use lead_import::{CampaignId, Email, Lead, store::{AppliedBatch, Batch, LeadOutcome, Membership}};
///
/// # let lead = Lead::new(Email::parse("ada@example.com")?);
/// # let batch = Batch::new(CampaignId::from("spring"), vec![lead])?;
/// let outcomes = [LeadOutcome::created(Membership::Added)];
/// let stored = serde_json::to_string(&AppliedBatch::new(&batch, &outcomes))?;
///
/// // The same batch arrives again, because the reply was lost.
/// let last: AppliedBatch = serde_json::from_str(&stored)?;
/// assert_eq!(batch.replay(Some(&last))?.as_deref(), Some(&outcomes[..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedBatch {
    key: BatchKey,
    outcomes: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<String>,
}

impl AppliedBatch {
    /// Creates the record of a batch with its outcomes.
    pub fn new(batch: &Batch, outcomes: &[LeadOutcome]) -> Self {
        let reason = |outcome: &LeadOutcome| match outcome {
            LeadOutcome::Rejected { reason } => Some(reason.clone()),
            _ => None,
        };
        Self {
            key: batch.key().clone(),
            outcomes: outcomes.iter().map(letter).collect(),
            reasons: outcomes.iter().filter_map(reason).collect(),
        }
    }

    /// The key of the batch.
    pub fn key(&self) -> &BatchKey {
        &self.key
    }

    /// Restores the outcomes, one for each lead of the batch.
    fn outcomes_of(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let mut reasons = self.reasons.iter();
        let outcomes: Option<Vec<_>> = self.outcomes.chars().map(|letter| outcome(letter, &mut reasons)).collect();
        let outcomes = outcomes.filter(|outcomes| outcomes.len() == batch.leads().len());
        outcomes.ok_or_else(|| StoreError::failed("the stored outcomes do not match the batch"))
    }
}

impl Batch {
    /// Compares this batch with the last one that the store applied for the same import: clauses 8 and 10 of the
    /// [contract](super::LeadStore#contract) in one call.
    ///
    /// - `Ok(Some(outcomes))`: the store applied this batch before. It returns these outcomes and applies nothing.
    /// - `Ok(None)`: this batch is the next one. The store applies it.
    ///
    /// # Errors
    /// [`StoreError::out_of_sequence`] if `last` is neither this batch nor the one before it. The store returns the error and
    /// applies nothing.
    pub fn replay(&self, last: Option<&AppliedBatch>) -> Result<Option<Vec<LeadOutcome>>, StoreError> {
        match last {
            Some(last) if self.is_replay_of(Some(&last.key))? => last.outcomes_of(self).map(Some),
            Some(_) => Ok(None),
            None => self.is_replay_of(None).map(|_| None),
        }
    }

    /// Whether this is the batch with the key `last`. Fails if it is not the next one either.
    pub(super) fn is_replay_of(&self, last: Option<&BatchKey>) -> Result<bool, StoreError> {
        if last == Some(self.key()) {
            Ok(true)
        } else if last == self.previous() {
            Ok(false)
        } else {
            Err(StoreError::out_of_sequence(describe(self, last)))
        }
    }
}

/// How the store and the import disagree, for the log.
fn describe(batch: &Batch, last: Option<&BatchKey>) -> String {
    let rows = |key: &BatchKey| format!("rows {} to {}", key.first_row(), key.last_row());
    match (batch.previous(), last) {
        (Some(previous), None) => {
            format!(
                "the store has no record of the batch before ({}): its data or the campaign was replaced",
                rows(previous)
            )
        }
        (Some(previous), Some(last)) if last.last_row() < previous.last_row() => {
            format!("the store ends with {} and not with {}: an older state was restored", rows(last), rows(previous))
        }
        (_, last) => {
            let last = last.map_or_else(|| "nothing".to_owned(), rows);
            format!(
                "the store has {last} of this import already: the checkpoint is older, or another process resumed it"
            )
        }
    }
}

fn letter(outcome: &LeadOutcome) -> char {
    match outcome {
        LeadOutcome::Created { membership: Membership::Added } => 'c',
        LeadOutcome::Created { membership: Membership::Skipped } => 'C',
        LeadOutcome::Existing { membership: Membership::Added, updated: false } => 'a',
        LeadOutcome::Existing { membership: Membership::Added, updated: true } => 'A',
        LeadOutcome::Existing { membership: Membership::Skipped, updated: false } => 's',
        LeadOutcome::Existing { membership: Membership::Skipped, updated: true } => 'S',
        LeadOutcome::Rejected { .. } => 'r',
    }
}

fn outcome<'r>(letter: char, reasons: &mut impl Iterator<Item = &'r String>) -> Option<LeadOutcome> {
    Some(match letter {
        'c' => LeadOutcome::created(Membership::Added),
        'C' => LeadOutcome::created(Membership::Skipped),
        'a' | 'A' => LeadOutcome::existing(Membership::Added, letter == 'A'),
        's' | 'S' => LeadOutcome::existing(Membership::Skipped, letter == 'S'),
        'r' => LeadOutcome::rejected(reasons.next()?),
        _ => return None,
    })
}
