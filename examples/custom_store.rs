//! A store of one's own: all leads in one JSON file, which each batch replaces as a whole.
//!
//!     cargo run --example custom_store -- leads.json
//!     cargo test --example custom_store --features conformance

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
};

use lead_import::{
    CampaignId, Email, Field, Lead, LeadStore, StoreError, async_trait,
    store::{Batch, BatchKey, LeadOutcome, Presence, Write},
};
use serde::{Deserialize, Serialize};

/// What the file holds: leads by the normal form of their emails, and the emails in each campaign.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct State {
    leads: BTreeMap<String, Lead>,
    campaigns: BTreeMap<CampaignId, BTreeSet<String>>,
    /// The last batch of each import, and what became of it.
    imports: BTreeMap<String, (BatchKey, Vec<LeadOutcome>)>,
}

// ---- The store: from here to the next line, some fifty lines. ----

#[derive(Debug)]
struct JsonFile {
    path: PathBuf,
    state: Mutex<State>,
}

impl JsonFile {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A reader of the file sees the old state or the new one, never a part.
    fn save(&self, state: &State) -> io::Result<()> {
        let draft = self.path.with_extension("draft");
        fs::write(&draft, serde_json::to_vec(state)?)?;
        fs::File::open(&draft)?.sync_all()?;
        fs::rename(draft, &self.path)
    }
}

impl State {
    fn presence(&self, campaign: &CampaignId, email: &Email) -> Presence {
        let Some(lead) = self.leads.get(email.as_str()) else { return Presence::absent() };
        let member = self.campaigns.get(campaign).is_some_and(|members| members.contains(email.as_str()));
        Presence::stored(lead.clone()).in_campaign(member)
    }

    fn replay(&self, key: &BatchKey) -> Option<Vec<LeadOutcome>> {
        let (last, outcomes) = self.imports.get(key.import())?;
        (last == key).then(|| outcomes.clone())
    }

    fn import(&mut self, batch: &Batch, lead: &Lead) -> LeadOutcome {
        let decision = batch.decide(lead, &self.presence(batch.campaign(), lead.email()));
        let email = || lead.email().as_str().to_owned();
        match decision.write {
            Write::Create(lead) => drop(self.leads.insert(email(), lead.clone())),
            Write::Update(lead) => drop(self.leads.insert(email(), lead)),
            _ => {}
        }
        if decision.join {
            self.campaigns.entry(batch.campaign().clone()).or_default().insert(email());
        }
        decision.outcome
    }
}

#[async_trait]
impl LeadStore for JsonFile {
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
            return Err(StoreError::failed("there is no such campaign"));
        }
        if let Some(outcomes) = batch.key().and_then(|key| state.replay(key)) {
            return Ok(outcomes);
        }
        let mut next = state.clone();
        let outcomes: Vec<_> = batch.leads().iter().map(|lead| next.import(batch, lead)).collect();
        next.imports.extend(batch.key().map(|key| (key.import().to_owned(), (key.clone(), outcomes.clone()))));
        self.save(&next).map_err(StoreError::failed)?;
        *state = next;
        Ok(outcomes)
    }
}

// ---- What the product needs beside it. ----

impl JsonFile {
    fn open(path: PathBuf) -> io::Result<Self> {
        let state = match fs::read(&path) {
            Ok(json) => serde_json::from_slice(&json)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => State::default(),
            Err(error) => return Err(error),
        };
        Ok(Self { path, state: Mutex::new(state) })
    }

    fn create_campaign(&self, campaign: &CampaignId) -> io::Result<()> {
        let mut state = self.state();
        state.campaigns.entry(campaign.clone()).or_default();
        self.save(&state)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: custom_store FILE.json")?;
    let store = JsonFile::open(path.into())?;
    let campaign = CampaignId::from("spring");
    store.create_campaign(&campaign)?;
    let ada = Lead::new(Email::parse("Ada@Example.com")?).with(Field::FirstName, "Ada");
    let batch = Batch::new(campaign, vec![ada])?;
    println!("{:?}", futures_lite::future::block_on(store.import_batch(&batch))?);
    Ok(())
}

#[cfg(all(test, feature = "conformance"))]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use lead_import::conformance::{CaseFuture, Harness};

    use super::*;

    struct Files {
        folder: tempfile::TempDir,
        made: AtomicUsize,
    }

    #[async_trait]
    impl Harness for Files {
        type Store = JsonFile;

        async fn fresh(&self) -> JsonFile {
            let name = self.made.fetch_add(1, Ordering::Relaxed).to_string();
            JsonFile::open(self.folder.path().join(name)).unwrap()
        }

        async fn create_campaign(&self, store: &JsonFile, campaign: &CampaignId) {
            store.create_campaign(campaign).unwrap();
        }

        async fn suppress(&self, _: &JsonFile, _: &Email, _: &str) -> bool {
            false
        }

        async fn lead(&self, store: &JsonFile, email: &Email) -> Option<Lead> {
            store.state().leads.get(email.as_str()).cloned()
        }

        async fn lead_count(&self, store: &JsonFile) -> u64 {
            // As the file has it: what is in memory only is not stored.
            JsonFile::open(store.path.clone()).unwrap().state().leads.len() as u64
        }

        async fn members(&self, store: &JsonFile, campaign: &CampaignId) -> Vec<String> {
            store.state().campaigns.get(campaign).into_iter().flatten().cloned().collect()
        }

        fn block_on(&self, case: CaseFuture<'_>) {
            futures_lite::future::block_on(case);
        }
    }

    lead_import::conformance_tests!(Files { folder: tempfile::tempdir().unwrap(), made: AtomicUsize::new(0) });
}
