//! The outcomes of a batch in a compact form for storage: [`StoredOutcomes`].

use serde::{Deserialize, Serialize};

use super::{
    batch::Batch,
    error::StoreError,
    outcome::{LeadOutcome, Membership},
};

/// The outcomes of a batch in a compact form, to be stored with the batch's key.
///
/// If the batch arrives again, the store returns [`of_batch`](Self::of_batch) and applies nothing (clause 8 of the
/// [contract](super::LeadStore#contract)). The form is one letter per lead, and the reasons of rejections.
///
/// Store it in any format that serde writes, for example JSON:
///
/// ```
/// use lead_import::{CampaignId, Email, Lead, store::{Batch, LeadOutcome, StoredOutcomes}};
///
/// # let lead = Lead::new(Email::parse("ada@example.com")?);
/// # let batch = Batch::new(CampaignId::from("spring"), vec![lead])?;
/// let outcomes = [LeadOutcome::created()];
/// let stored = serde_json::to_string(&StoredOutcomes::from(&outcomes[..]))?;
/// let replay = serde_json::from_str::<StoredOutcomes>(&stored)?.of_batch(&batch)?;
/// assert_eq!(replay, outcomes);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredOutcomes {
    outcomes: String,
    reasons: Vec<String>,
}

impl From<&[LeadOutcome]> for StoredOutcomes {
    fn from(outcomes: &[LeadOutcome]) -> Self {
        let mut stored = Self::default();
        for outcome in outcomes {
            stored.outcomes.push(letter(outcome));
            if let LeadOutcome::Rejected { reason, .. } = outcome {
                stored.reasons.push(reason.clone());
            }
        }
        stored
    }
}

impl StoredOutcomes {
    /// Restores the outcomes, one for each lead of the batch.
    ///
    /// # Errors
    /// [`StoreError::failed`] if the stored outcomes are damaged or belong to a batch of a different size.
    pub fn of_batch(self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let mut reasons = self.reasons.into_iter();
        let outcomes: Option<Vec<_>> = self.outcomes.chars().map(|letter| outcome(letter, &mut reasons)).collect();
        let outcomes = outcomes.filter(|outcomes| outcomes.len() == batch.leads().len());
        outcomes.ok_or_else(|| StoreError::failed("the stored outcomes do not match the batch"))
    }
}

fn letter(outcome: &LeadOutcome) -> char {
    match outcome {
        LeadOutcome::Created { .. } => 'c',
        LeadOutcome::Existing { membership: Membership::Added, updated: false } => 'a',
        LeadOutcome::Existing { membership: Membership::Added, updated: true } => 'A',
        LeadOutcome::Existing { membership: Membership::Skipped, updated: false } => 's',
        LeadOutcome::Existing { membership: Membership::Skipped, updated: true } => 'S',
        LeadOutcome::Rejected { .. } => 'r',
    }
}

fn outcome(letter: char, reasons: &mut impl Iterator<Item = String>) -> Option<LeadOutcome> {
    Some(match letter {
        'c' => LeadOutcome::created(),
        'a' | 'A' => LeadOutcome::existing(Membership::Added, letter == 'A'),
        's' | 'S' => LeadOutcome::existing(Membership::Skipped, letter == 'S'),
        'r' => LeadOutcome::rejected(reasons.next()?),
        _ => return None,
    })
}
