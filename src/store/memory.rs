//! The contract in plain code, the reference for other stores: [`MemoryStore`].

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;

use super::{
    applied_batch::AppliedBatch, batch::Batch, contract::LeadStore, decision::Write, error::StoreError,
    limits::StoreLimits, outcome::LeadOutcome, presence::Presence,
};
use crate::lead::{CampaignId, Email, Lead};

/// A store in memory, for tests and experiments. It is the reference model of the [contract](LeadStore#contract).
///
/// A call locks the whole store, so concurrent imports wait for each other. A replay is recognised, but nothing survives the process.
///
/// ```
/// use lead_import::{CampaignId, Email, Importer, MemoryStore};
///
/// let store = MemoryStore::new();
/// let campaign = CampaignId::from("spring");
/// store.create_campaign(&campaign);
///
/// let file = std::io::Cursor::new("email\nada@example.com\n");
/// futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
/// assert_eq!(store.members(&campaign), [Email::parse("ada@example.com")?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct MemoryStore {
    tables: Mutex<MemoryTables>,
}

#[derive(Debug, Default)]
struct MemoryTables {
    leads: Vec<Lead>,
    /// The index in `leads` of the lead with this email.
    by_email: HashMap<Email, usize>,
    campaigns: HashMap<CampaignId, BTreeSet<usize>>,
    suppressed: HashMap<Email, String>,
    /// The last batch of each import, with its campaign.
    last_batches: HashMap<Box<str>, (CampaignId, AppliedBatch)>,
}

impl MemoryStore {
    /// Creates a store without leads and campaigns.
    pub fn new() -> Self {
        Self::default()
    }

    /// Creates the campaign. Has no effect if it exists.
    pub fn create_campaign(&self, campaign: &CampaignId) {
        self.tables().campaigns.entry(campaign.clone()).or_default();
    }

    /// Deletes the campaign with its memberships and the records of its imports. The leads stay. Has no effect if it does not exist.
    pub fn delete_campaign(&self, campaign: &CampaignId) {
        let mut tables = self.tables();
        tables.campaigns.remove(campaign);
        tables.last_batches.retain(|_, (other, _)| other != campaign);
    }

    /// Makes the store reject leads with this email from now on. The reason appears in the report.
    pub fn suppress(&self, email: Email, reason: impl Into<String>) {
        self.tables().suppressed.insert(email, reason.into());
    }

    /// The lead with this email, or `None` if there is none.
    pub fn lead(&self, email: &Email) -> Option<Lead> {
        let tables = self.tables();
        tables.by_email.get(email).map(|&at| tables.leads[at].clone())
    }

    /// All leads, in the order of their creation.
    pub fn leads(&self) -> Vec<Lead> {
        self.tables().leads.clone()
    }

    /// The emails of the campaign's leads, in the order in which the leads were created. Empty if the campaign does not exist.
    pub fn members(&self, campaign: &CampaignId) -> Vec<Email> {
        let tables = self.tables();
        let members = tables.campaigns.get(campaign).into_iter().flatten();
        members.map(|&at| tables.leads[at].email().clone()).collect()
    }

    /// Ignores lock poisoning: no call panics between two writes, so the tables are consistent.
    fn tables(&self) -> MutexGuard<'_, MemoryTables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl MemoryTables {
    /// What the store holds of an email, whose lead is at the index `known`.
    fn presence(&self, campaign: &CampaignId, email: &Email, known: Option<usize>) -> Presence {
        if let Some(reason) = self.suppressed.get(email) {
            return Presence::rejected(reason);
        }
        let Some(at) = known else { return Presence::absent() };
        let member = self.campaigns.get(campaign).is_some_and(|members| members.contains(&at));
        Presence::stored(self.leads[at].clone()).in_campaign(member)
    }

    fn import(&mut self, batch: &Batch, lead: &Lead) -> LeadOutcome {
        let known = self.by_email.get(lead.email()).copied();
        let decision = batch.decide(lead, &self.presence(batch.campaign(), lead.email(), known));
        let at = known.unwrap_or(self.leads.len());
        match decision.write {
            Write::Nothing => {}
            Write::Create(lead) => {
                self.by_email.insert(lead.email().clone(), at);
                self.leads.push(lead.clone());
            }
            Write::Update(lead) => self.leads[at] = lead,
        }
        if decision.join
            && let Some(members) = self.campaigns.get_mut(batch.campaign())
        {
            members.insert(at);
        }
        decision.outcome
    }
}

#[async_trait]
impl LeadStore for MemoryStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        Ok(self.tables().campaigns.contains_key(campaign))
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        let tables = self.tables();
        let known = |email: &Email| tables.by_email.get(email).copied();
        let presence = |email: &Email| tables.presence(batch.campaign(), email, known(email));
        Ok(batch.leads().iter().map(|lead| presence(lead.email())).collect())
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let mut tables = self.tables();
        if !tables.campaigns.contains_key(batch.campaign()) {
            return Err(StoreError::failed(format!("campaign {} does not exist", batch.campaign())));
        }
        let last = tables.last_batches.get(batch.key().import()).map(|(_, last)| last);
        if let Some(outcomes) = batch.replay(last)? {
            return Ok(outcomes);
        }
        let outcomes: Vec<_> = batch.leads().iter().map(|lead| tables.import(batch, lead)).collect();
        let applied = (batch.campaign().clone(), AppliedBatch::new(batch, &outcomes));
        tables.last_batches.insert(batch.key().import().into(), applied);
        Ok(outcomes)
    }
}
