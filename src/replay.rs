//! The outcomes of a batch as the SQL stores keep them: one letter per lead, and the reasons of rejections.

use serde::{Deserialize, Serialize};

use crate::{LeadOutcome, Membership, StoreError};

#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Kept {
    outcomes: String,
    reasons: Vec<String>,
}

impl Kept {
    /// The text to keep. It is JSON without NUL, whatever the reasons are.
    pub(crate) fn write(outcomes: &[LeadOutcome]) -> String {
        let mut kept = Self::default();
        for outcome in outcomes {
            kept.outcomes.push(letter(outcome));
            if let LeadOutcome::Rejected { reason } = outcome {
                kept.reasons.push(reason.clone());
            }
        }
        serde_json::to_string(&kept).expect("text is always JSON")
    }

    /// Reads it back, for a batch of so many leads.
    pub(crate) fn read(text: &str, leads: usize) -> Result<Vec<LeadOutcome>, StoreError> {
        let kept: Self = serde_json::from_str(text).map_err(StoreError::failed)?;
        let mut reasons = kept.reasons.into_iter();
        let outcomes: Option<Vec<_>> = kept.outcomes.chars().map(|letter| outcome(letter, &mut reasons)).collect();
        let outcomes = outcomes.filter(|outcomes| outcomes.len() == leads);
        outcomes.ok_or_else(|| StoreError::failed("the outcomes that were kept are not those of this batch"))
    }
}

fn letter(outcome: &LeadOutcome) -> char {
    match outcome {
        LeadOutcome::Created => 'c',
        LeadOutcome::Existing { membership: Membership::Added, updated: false } => 'a',
        LeadOutcome::Existing { membership: Membership::Added, updated: true } => 'A',
        LeadOutcome::Existing { membership: Membership::Skipped, updated: false } => 's',
        LeadOutcome::Existing { membership: Membership::Skipped, updated: true } => 'S',
        LeadOutcome::Rejected { .. } => 'r',
    }
}

fn outcome(letter: char, reasons: &mut impl Iterator<Item = String>) -> Option<LeadOutcome> {
    let existing = |membership| LeadOutcome::Existing { membership, updated: letter.is_ascii_uppercase() };
    Some(match letter {
        'c' => LeadOutcome::Created,
        'a' | 'A' => existing(Membership::Added),
        's' | 'S' => existing(Membership::Skipped),
        'r' => LeadOutcome::Rejected { reason: reasons.next()? },
        _ => return None,
    })
}
