//! What a journal keeps of a batch: [`JournalRecord`].

use serde::{Deserialize, Serialize};

use super::{
    batch_key::BatchKey,
    outcome::{LeadOutcome, Membership},
};

/// What a [`Journal`](super::Journal) keeps of a batch: what it is about to do with each lead, and how far it is.
///
/// Store it in any format that serde writes, for example JSON. It has two letters per lead and the reasons of rejected leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "SerialisedRecord", try_from = "SerialisedRecord")]
pub struct JournalRecord {
    pub(super) key: BatchKey,
    /// The key of the batch before.
    pub(super) previous: Option<BatchKey>,
    pub(super) leads: Vec<LeadState>,
    /// `None` while the lead is to be added.
    pub(super) memberships: Vec<Option<Membership>>,
    /// The numbers of leads in the requests that come next. The first may have been sent after this record was saved. With idempotency keys,
    /// more may have been. Empty if certainly none was sent.
    pub(super) in_flight: Vec<usize>,
}

/// How far one lead of a batch is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LeadState {
    /// There is no such lead: it is to be created.
    New,
    /// The policy changes the stored lead: it is to be updated.
    Outdated,
    /// What to do is still to be decided: the lead was not read yet, or another import created it since.
    Undecided,
    /// The lead exists and needs no change.
    Unchanged,
    /// This batch created the lead.
    Created,
    /// This batch updated the lead.
    Updated,
    /// The service does not accept the lead, for this reason.
    Rejected(String),
}

/// The kinds of requests that change something, in the order in which a batch makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Create,
    Update,
    Join,
}

impl Step {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Join => "join",
        }
    }
}

impl JournalRecord {
    /// The record of a batch before it is planned.
    pub(super) fn unplanned(key: BatchKey, previous: Option<BatchKey>, leads: usize) -> Self {
        Self {
            key,
            previous,
            leads: vec![LeadState::Undecided; leads],
            memberships: vec![None; leads],
            in_flight: vec![],
        }
    }

    /// The number of leads of the batch.
    pub(super) fn len(&self) -> usize {
        self.leads.len()
    }

    /// The key of the batch.
    pub fn key(&self) -> &BatchKey {
        &self.key
    }

    /// Whether the batch is applied as a whole.
    pub fn is_complete(&self) -> bool {
        let settled = |(lead, membership): (&LeadState, &Option<Membership>)| match lead {
            LeadState::New | LeadState::Outdated | LeadState::Undecided => false,
            LeadState::Rejected(_) => true,
            _ => membership.is_some(),
        };
        self.leads.iter().zip(&self.memberships).all(settled)
    }

    /// Whether certainly no request of the batch changed something.
    pub(super) fn is_void(&self) -> bool {
        self.in_flight.is_empty() && !self.is_complete() && !self.has_effects()
    }

    /// Whether a request of the batch changed something.
    pub(super) fn has_effects(&self) -> bool {
        self.leads.iter().any(|lead| matches!(lead, LeadState::Created | LeadState::Updated))
            || self.memberships.contains(&Some(Membership::Added))
    }

    /// The indices of the leads in this state.
    pub(super) fn leads_in(&self, state: &LeadState) -> Vec<usize> {
        (0..self.leads.len()).filter(|&at| self.leads[at] == *state).collect()
    }

    /// The indices of the leads that are to be added to the campaign.
    pub(super) fn to_join(&self) -> Vec<usize> {
        let rejected = |at: usize| matches!(self.leads[at], LeadState::Rejected(_));
        (0..self.leads.len()).filter(|&at| self.memberships[at].is_none() && !rejected(at)).collect()
    }

    /// The request that may have been sent after this record was saved: its step and its leads.
    pub(super) fn next_request(&self) -> (Step, Vec<usize>) {
        let (new, outdated) = (self.leads_in(&LeadState::New), self.leads_in(&LeadState::Outdated));
        let (step, mut leads) = match (new.is_empty(), outdated.is_empty()) {
            (false, _) => (Step::Create, new),
            (true, false) => (Step::Update, outdated),
            (true, true) => (Step::Join, self.to_join()),
        };
        // These are read and decided first, and then saved.
        let is_decided = step == Step::Create || !self.leads.contains(&LeadState::Undecided);
        let count = self.in_flight.first().filter(|_| is_decided);
        leads.truncate(count.copied().unwrap_or(0));
        (step, leads)
    }

    /// The outcomes of a complete batch.
    pub(super) fn outcomes(&self) -> Vec<LeadOutcome> {
        let outcome = |(lead, membership): (&LeadState, &Option<Membership>)| {
            let membership = membership.unwrap_or(Membership::Skipped);
            match lead {
                LeadState::New | LeadState::Created => LeadOutcome::created(membership),
                LeadState::Outdated | LeadState::Updated => LeadOutcome::existing(membership, true),
                LeadState::Unchanged | LeadState::Undecided => LeadOutcome::existing(membership, false),
                LeadState::Rejected(reason) => LeadOutcome::rejected(reason),
            }
        };
        self.leads.iter().zip(&self.memberships).map(outcome).collect()
    }
}

/// The serialised form of a [`JournalRecord`].
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct SerialisedRecord {
    key: BatchKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<BatchKey>,
    leads: String,
    memberships: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reasons: Vec<String>,
    in_flight: Vec<usize>,
}

impl From<JournalRecord> for SerialisedRecord {
    fn from(record: JournalRecord) -> Self {
        let mut reasons = Vec::new();
        let letter = |lead| match lead {
            LeadState::New => 'n',
            LeadState::Outdated => 'o',
            LeadState::Undecided => '?',
            LeadState::Unchanged => 'e',
            LeadState::Created => 'c',
            LeadState::Updated => 'u',
            LeadState::Rejected(reason) => {
                reasons.push(reason);
                'r'
            }
        };
        let leads = record.leads.into_iter().map(letter).collect();
        let membership = |membership| match membership {
            None => '-',
            Some(Membership::Added) => 'a',
            Some(Membership::Skipped) => 's',
        };
        let memberships = record.memberships.into_iter().map(membership).collect();
        Self { key: record.key, previous: record.previous, leads, memberships, reasons, in_flight: record.in_flight }
    }
}

impl TryFrom<SerialisedRecord> for JournalRecord {
    type Error = &'static str;

    fn try_from(saved: SerialisedRecord) -> Result<Self, Self::Error> {
        let mut reasons = saved.reasons.into_iter();
        let lead = |letter| match letter {
            'n' => Some(LeadState::New),
            'o' => Some(LeadState::Outdated),
            '?' => Some(LeadState::Undecided),
            'e' => Some(LeadState::Unchanged),
            'c' => Some(LeadState::Created),
            'u' => Some(LeadState::Updated),
            'r' => reasons.next().map(LeadState::Rejected),
            _ => None,
        };
        let membership = |letter| match letter {
            '-' => Some(None),
            'a' => Some(Some(Membership::Added)),
            's' => Some(Some(Membership::Skipped)),
            _ => None,
        };
        let leads: Option<Vec<_>> = saved.leads.chars().map(lead).collect();
        let memberships: Option<Vec<_>> = saved.memberships.chars().map(membership).collect();
        match (leads, memberships) {
            (Some(leads), Some(memberships)) if leads.len() == memberships.len() => {
                Ok(Self { key: saved.key, previous: saved.previous, leads, memberships, in_flight: saved.in_flight })
            }
            _ => Err("the record of the journal is damaged"),
        }
    }
}
