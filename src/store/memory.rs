//! [`MemoryStore`]: the contract in plain code, against which other stores are compared.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;

use super::{
    batch::{Batch, BatchKey},
    contract::LeadStore,
    decision::Write,
    error::StoreError,
    outcome::LeadOutcome,
    presence::Presence,
};
use crate::lead::{CampaignId, Email, Lead};

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
    tables: Mutex<Tables>,
}

#[derive(Debug, Default)]
struct Tables {
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
        self.tables().campaigns.entry(campaign.clone()).or_default();
    }

    /// Makes the store reject this email from now on, with this reason.
    pub fn suppress(&self, email: Email, reason: impl Into<String>) {
        self.tables().suppressed.insert(email, reason.into());
    }

    /// The lead with this email.
    pub fn lead(&self, email: &Email) -> Option<Lead> {
        let tables = self.tables();
        tables.by_email.get(email).map(|&at| tables.leads[at].clone())
    }

    /// All leads, in the order of their creation.
    pub fn leads(&self) -> Vec<Lead> {
        self.tables().leads.clone()
    }

    /// The emails of the campaign's leads, in the order of the leads' creation.
    pub fn members(&self, campaign: &CampaignId) -> Vec<Email> {
        let tables = self.tables();
        let members = tables.campaigns.get(campaign).into_iter().flatten();
        members.map(|&at| tables.leads[at].email().clone()).collect()
    }

    /// No call leaves the state half-changed, so a panic in another thread does not spoil it.
    fn tables(&self) -> MutexGuard<'_, Tables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Tables {
    fn presence(&self, campaign: &CampaignId, email: &Email) -> Presence {
        if let Some(reason) = self.suppressed.get(email) {
            return Presence::rejected(reason);
        }
        let Some(at) = self.by_email.get(email) else { return Presence::absent() };
        let member = self.campaigns.get(campaign).is_some_and(|members| members.contains(at));
        Presence::stored(self.leads[*at].clone()).in_campaign(member)
    }

    fn import(&mut self, batch: &Batch, lead: &Lead) -> LeadOutcome {
        let decision = batch.decide(lead, &self.presence(batch.campaign(), lead.email()));
        match decision.write {
            Write::Nothing => {}
            Write::Create(lead) => {
                self.by_email.insert(lead.email().clone(), self.leads.len());
                self.leads.push(lead.clone());
            }
            Write::Update(lead) => {
                let at = self.by_email[lead.email()];
                self.leads[at] = lead;
            }
        }
        if decision.join
            && let Some(members) = self.campaigns.get_mut(batch.campaign())
        {
            members.insert(self.by_email[lead.email()]);
        }
        decision.outcome
    }

    fn replay(&self, key: &BatchKey) -> Option<Vec<LeadOutcome>> {
        self.last_batches.get(key.import()).filter(|(last, _)| last == key).map(|(_, outcomes)| outcomes.clone())
    }
}

#[async_trait]
impl LeadStore for MemoryStore {
    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        Ok(self.tables().campaigns.contains_key(campaign))
    }

    async fn lookup(&self, campaign: &CampaignId, emails: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        let tables = self.tables();
        Ok(emails.iter().map(|email| tables.presence(campaign, email)).collect())
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let mut tables = self.tables();
        if !tables.campaigns.contains_key(batch.campaign()) {
            return Err(StoreError::failed(format!("there is no campaign {}", batch.campaign())));
        }
        if let Some(outcomes) = batch.key().and_then(|key| tables.replay(key)) {
            return Ok(outcomes);
        }
        let outcomes: Vec<_> = batch.leads().iter().map(|lead| tables.import(batch, lead)).collect();
        if let Some(key) = batch.key() {
            tables.last_batches.insert(key.import().into(), (key.clone(), outcomes.clone()));
        }
        Ok(outcomes)
    }
}
