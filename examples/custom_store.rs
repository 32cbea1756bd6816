//! A store of your own: all leads in one JSON file, which each batch replaces as a whole.
//!
//!     cargo run --example custom_store -- leads.json
//!     cargo test --example custom_store --features conformance

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use lead_import::{
    CampaignId, Email, Importer, Lead, LeadStore, StoreError, async_trait,
    store::{AppliedBatch, Batch, LeadOutcome, Presence, StoreLimits, Write},
};
use serde::{Deserialize, Serialize};

/// What the file holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Contents {
    leads: BTreeMap<Email, Lead>,
    campaigns: BTreeMap<CampaignId, BTreeSet<Email>>,
    /// The last batch of each import.
    batches: BTreeMap<String, AppliedBatch>,
}

#[derive(Debug)]
struct JsonFile {
    path: PathBuf,
    contents: Mutex<Contents>,
}

// ---- The store ----

#[async_trait]
impl LeadStore for JsonFile {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        Ok(self.contents().campaigns.contains_key(campaign))
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        let contents = self.contents();
        Ok(batch.leads().iter().map(|lead| contents.presence(batch.campaign(), lead.email())).collect())
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let mut contents = self.contents();
        if !contents.campaigns.contains_key(batch.campaign()) {
            return Err(StoreError::failed("there is no such campaign"));
        }
        if let Some(outcomes) = batch.replay(contents.batches.get(batch.key().import()))? {
            return Ok(outcomes);
        }
        let mut next = contents.clone();
        let outcomes: Vec<_> = batch.leads().iter().map(|lead| next.import(batch, lead)).collect::<Result<_, _>>()?;
        next.batches.insert(batch.key().import().to_owned(), AppliedBatch::new(batch, &outcomes));
        self.save(&next).map_err(store_error)?;
        *contents = next;
        Ok(outcomes)
    }
}

impl Contents {
    fn presence(&self, campaign: &CampaignId, email: &Email) -> Presence {
        let Some(lead) = self.leads.get(email) else { return Presence::absent() };
        let is_member = self.campaigns.get(campaign).is_some_and(|members| members.contains(email));
        Presence::stored(lead.clone()).in_campaign(is_member)
    }

    fn import(&mut self, batch: &Batch, lead: &Lead) -> Result<LeadOutcome, StoreError> {
        let decision = batch.decide(lead, &self.presence(batch.campaign(), lead.email()));
        match decision.write {
            Write::Create(new) => drop(self.leads.insert(new.email().clone(), new.clone())),
            Write::Update(changed) => drop(self.leads.insert(changed.email().clone(), changed)),
            Write::Nothing => {}
            _ => return Err(StoreError::failed("this version of the store cannot write this")),
        }
        if decision.join {
            self.campaigns.entry(batch.campaign().clone()).or_default().insert(lead.email().clone());
        }
        Ok(decision.outcome)
    }
}

impl JsonFile {
    fn contents(&self) -> MutexGuard<'_, Contents> {
        self.contents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes a second file and renames it, so that a reader or a crash finds the old contents or the new ones. The rename is durable
    /// once the folder is written too.
    fn save(&self, contents: &Contents) -> io::Result<()> {
        let new = self.path.with_extension("new");
        fs::write(&new, serde_json::to_vec(contents)?)?;
        fs::File::open(&new)?.sync_all()?;
        fs::rename(new, &self.path)?;
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
    }
}

/// An import can be resumed when the disk has room again. Any other error requires someone to look at it.
fn store_error(error: io::Error) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull => StoreError::unavailable(error),
        _ => StoreError::failed(error),
    }
}

// ---- What the product needs in addition ----

impl JsonFile {
    fn open(path: PathBuf) -> io::Result<Self> {
        let contents = match fs::read(&path) {
            Ok(json) => serde_json::from_slice(&json)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Contents::default(),
            Err(error) => return Err(error),
        };
        Ok(Self { path, contents: Mutex::new(contents) })
    }

    fn create_campaign(&self, campaign: &CampaignId) -> io::Result<()> {
        let mut contents = self.contents();
        contents.campaigns.entry(campaign.clone()).or_default();
        self.save(&contents)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: custom_store FILE.json")?;
    let store = JsonFile::open(path.into())?;
    let campaign = CampaignId::from("spring");
    store.create_campaign(&campaign)?;
    let file = io::Cursor::new("email,first name\nAda@Example.com,Ada\nnot-an-email,\n");
    let report = futures_lite::future::block_on(Importer::new().import(&store, &campaign, file))?;
    println!("{report}");
    Ok(())
}

#[cfg(all(test, feature = "conformance"))]
mod tests {
    use lead_import::conformance::{CaseFuture, Harness};
    use tempfile::TempDir;

    use super::*;

    struct Files(TempDir);

    /// What the file of the store holds. Leads that are only in memory are not stored.
    fn saved(store: &JsonFile) -> Contents {
        JsonFile::open(store.path.clone()).unwrap().contents().clone()
    }

    #[async_trait]
    impl Harness for Files {
        type Store = JsonFile;

        async fn fresh(&self) -> JsonFile {
            let folder = tempfile::tempdir_in(&self.0).unwrap().keep();
            JsonFile::open(folder.join("leads.json")).unwrap()
        }

        async fn create_campaign(&self, store: &JsonFile, campaign: &CampaignId) {
            store.create_campaign(campaign).unwrap();
        }

        async fn suppress(&self, _: &JsonFile, _: &Email, _: &str) -> bool {
            false
        }

        async fn lead(&self, store: &JsonFile, email: &Email) -> Option<Lead> {
            saved(store).leads.get(email).cloned()
        }

        async fn lead_count(&self, store: &JsonFile) -> u64 {
            saved(store).leads.len() as u64
        }

        async fn members(&self, store: &JsonFile, campaign: &CampaignId) -> Vec<String> {
            saved(store).campaigns.get(campaign).into_iter().flatten().map(Email::to_string).collect()
        }

        fn block_on(&self, case: CaseFuture<'_>) {
            futures_lite::future::block_on(case);
        }
    }

    lead_import::conformance_tests!(Files(tempfile::tempdir().unwrap()));
}
