//! The contract in plain code, the reference for other stores: [`MemoryStore`].

use std::{
    collections::{
        HashMap,
        hash_map::Entry::{Occupied, Vacant},
    },
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
    people: People,
    /// The index of the lead with this email.
    by_email: HashMap<Email, usize>,
    campaigns: HashMap<CampaignId, Members>,
    /// The last batch of each import, with its campaign.
    last_batches: HashMap<Box<str>, (CampaignId, AppliedBatch)>,
}

/// The leads of a campaign: whether the lead at each index is a member. Leads after the last member have no entry.
#[derive(Debug, Default)]
struct Members(Vec<bool>);

impl Members {
    fn contains(&self, at: usize) -> bool {
        self.0.get(at) == Some(&true)
    }

    fn insert(&mut self, at: usize) {
        self.0.resize(self.0.len().max(at + 1), false);
        self.0[at] = true;
    }

    /// The indices of the members, in the order of the leads.
    fn iter(&self) -> impl Iterator<Item = usize> {
        (0..self.0.len()).filter(|&at| self.contains(at))
    }
}

#[derive(Debug, Default)]
struct People {
    leads: Vec<Lead>,
    suppressed: HashMap<Email, String>,
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
        self.tables().people.suppressed.insert(email, reason.into());
    }

    /// The lead with this email, or `None` if there is none.
    pub fn lead(&self, email: &Email) -> Option<Lead> {
        let tables = self.tables();
        tables.by_email.get(email).map(|&at| tables.people.leads[at].clone())
    }

    /// All leads, in the order of their creation.
    pub fn leads(&self) -> Vec<Lead> {
        self.tables().people.leads.clone()
    }

    /// The emails of the campaign's leads, in the order in which the leads were created. Empty if the campaign does not exist.
    pub fn members(&self, campaign: &CampaignId) -> Vec<Email> {
        let tables = self.tables();
        let members = tables.campaigns.get(campaign).into_iter().flat_map(Members::iter);
        members.map(|at| tables.people.leads[at].email().clone()).collect()
    }

    /// Ignores lock poisoning: no call panics between two writes, so the tables are consistent.
    fn tables(&self) -> MutexGuard<'_, MemoryTables> {
        self.tables.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl People {
    /// What the store holds of an email, whose lead is at the index `known`, for a campaign with these members.
    fn presence(&self, email: &Email, known: Option<usize>, members: &Members) -> Presence {
        if let Some(reason) = self.suppressed.get(email) {
            return Presence::rejected(reason);
        }
        let Some(at) = known else { return Presence::absent() };
        Presence::stored(self.leads[at].clone()).in_campaign(members.contains(at))
    }
}

/// Imports one lead of a batch. The map is searched once, for the lead that it has and for the place of a new one.
fn import(
    batch: &Batch,
    lead: &Lead,
    people: &mut People,
    by_email: &mut HashMap<Email, usize>,
    members: &mut Members,
) -> LeadOutcome {
    let entry = by_email.entry(lead.email().clone());
    let known = match &entry {
        Occupied(entry) => Some(*entry.get()),
        Vacant(_) => None,
    };
    let decision = batch.decide(lead, &people.presence(lead.email(), known, members));
    let at = known.unwrap_or(people.leads.len());
    match decision.write {
        Write::Nothing => {}
        Write::Create(lead) => {
            entry.or_insert(at);
            people.leads.push(lead.clone());
        }
        Write::Update(lead) => people.leads[at] = lead,
    }
    if decision.join {
        members.insert(at);
    }
    decision.outcome
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
        let no_members = Members::default();
        let members = tables.campaigns.get(batch.campaign()).unwrap_or(&no_members);
        let known = |email: &Email| tables.by_email.get(email).copied();
        let presence = |email: &Email| tables.people.presence(email, known(email), members);
        Ok(batch.leads().iter().map(|lead| presence(lead.email())).collect())
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let mut tables = self.tables();
        let MemoryTables { people, by_email, campaigns, last_batches } = &mut *tables;
        let Some(members) = campaigns.get_mut(batch.campaign()) else {
            return Err(StoreError::failed(format!("campaign {} does not exist", batch.campaign())));
        };
        let last = last_batches.get(batch.key().import()).map(|(_, last)| last);
        if let Some(outcomes) = batch.replay(last)? {
            return Ok(outcomes);
        }
        let leads = batch.leads().iter();
        let outcomes: Vec<_> = leads.map(|lead| import(batch, lead, people, by_email, members)).collect();
        let applied = (batch.campaign().clone(), AppliedBatch::new(batch, &outcomes));
        last_batches.insert(batch.key().import().into(), applied);
        Ok(outcomes)
    }
}
