//! [`MemoryStore`]: the contract in plain code, against which other stores are compared.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;

use crate::{Batch, BatchKey, CampaignId, Email, Lead, LeadOutcome, LeadStore, Presence, StoreError};

/// A store that lives in memory: for tests, for trying things out, and as the reference model of the contract.
///
/// ```
/// use lead_import::{CampaignId, MemoryStore};
///
/// let store = MemoryStore::new();
/// let campaign = CampaignId::from("spring");
/// store.create_campaign(&campaign);
/// assert!(store.members(&campaign).is_empty());
/// ```
#[derive(Debug, Default)]
pub struct MemoryStore {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    leads: Vec<Lead>,
    /// Where in `leads` the lead with this email is.
    by_email: HashMap<Email, usize>,
    campaigns: HashMap<CampaignId, BTreeSet<usize>>,
    suppressed: HashMap<Email, String>,
    /// The last batch of each import, and what became of it.
    last_batches: HashMap<Box<str>, (BatchKey, Vec<LeadOutcome>)>,
}

impl MemoryStore {
    /// A store without leads and campaigns.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates the campaign; one that exists stays as it is.
    pub fn create_campaign(&self, campaign: &CampaignId) {
        self.state().campaigns.entry(campaign.clone()).or_default();
    }

    /// Makes the store reject this email from now on, with this reason.
    pub fn suppress(&self, email: Email, reason: impl Into<String>) {
        self.state().suppressed.insert(email, reason.into());
    }

    /// The lead with this email.
    pub fn lead(&self, email: &Email) -> Option<Lead> {
        let state = self.state();
        state.by_email.get(email).map(|&at| state.leads[at].clone())
    }

    /// All leads, in the order of their creation.
    pub fn leads(&self) -> Vec<Lead> {
        self.state().leads.clone()
    }

    /// The emails of the campaign's leads, in the order of the leads' creation.
    pub fn members(&self, campaign: &CampaignId) -> Vec<Email> {
        let state = self.state();
        let members = state.campaigns.get(campaign).into_iter().flatten();
        members.map(|&at| state.leads[at].email().clone()).collect()
    }

    /// No call leaves the state half-changed, so a panic in another thread does not spoil it.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn presence(&self, campaign: &CampaignId, email: &Email) -> Presence {
        if let Some(reason) = self.suppressed.get(email) {
            return Presence::rejected(reason);
        }
        let Some(at) = self.by_email.get(email) else { return Presence::absent() };
        let member = self.campaigns.get(campaign).is_some_and(|members| members.contains(at));
        Presence::stored(self.leads[*at].clone()).in_campaign(member)
    }

    fn import(&mut self, batch: &Batch, lead: &Lead) -> LeadOutcome {
        let outcome = self.presence(batch.campaign(), lead.email()).outcome_for(lead, batch.existing());
        let at = match &outcome {
            LeadOutcome::Rejected { .. } => return outcome,
            LeadOutcome::Existing { updated, .. } => {
                let at = self.by_email[lead.email()];
                if *updated {
                    self.update(at, batch, lead);
                }
                at
            }
            LeadOutcome::Created => {
                self.by_email.insert(lead.email().clone(), self.leads.len());
                self.leads.push(lead.clone());
                self.leads.len() - 1
            }
        };
        if let Some(members) = self.campaigns.get_mut(batch.campaign()) {
            members.insert(at);
        }
        outcome
    }

    fn replay(&self, key: &BatchKey) -> Option<Vec<LeadOutcome>> {
        self.last_batches.get(key.import()).filter(|(last, _)| last == key).map(|(_, outcomes)| outcomes.clone())
    }

    fn update(&mut self, at: usize, batch: &Batch, lead: &Lead) {
        let stored = &mut self.leads[at];
        if let Some(merged) = batch.existing().merge(stored, lead) {
            *stored = merged;
        }
    }
}

#[async_trait]
impl LeadStore for MemoryStore {
    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        Ok(self.state().campaigns.contains_key(campaign))
    }

    async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        let state = self.state();
        Ok(emails.iter().map(|email| state.presence(campaign, email)).collect())
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let mut state = self.state();
        if !state.campaigns.contains_key(batch.campaign()) {
            return Err(StoreError::failed(format!("there is no campaign {}", batch.campaign())));
        }
        if let Some(outcomes) = batch.key().and_then(|key| state.replay(key)) {
            return Ok(outcomes);
        }
        let outcomes: Vec<_> = batch.leads().iter().map(|lead| state.import(batch, lead)).collect();
        if let Some(key) = batch.key() {
            state.last_batches.insert(key.import().into(), (key.clone(), outcomes.clone()));
        }
        Ok(outcomes)
    }
}
