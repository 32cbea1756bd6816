//! The contract on the store, and its command.

use std::{path::Path, process::ExitCode};

use lead_import::{CampaignId, Email, Lead, async_trait, conformance::Harness};
use rusqlite::{Connection, OptionalExtension};
use rusqlite_store::RusqliteStore;
use store_kit::{Opened, unique};
use tempfile::TempDir;
use tokio::runtime::Runtime;

const POISON: &str = "CREATE TRIGGER poison BEFORE INSERT ON leads WHEN new.first_name = 'poison' \
                      BEGIN SELECT raise(ABORT, 'this lead is poison'); END";

fn main() -> ExitCode {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("command.sqlite").display().to_string();
    let harness = Files { folder, runtime: Runtime::new().unwrap() };
    store_kit::run(harness, &[], env!("CARGO_BIN_EXE_rusqlite-store"), target)
}

struct Files {
    folder: TempDir,
    runtime: Runtime,
}

fn open(address: &str) -> Opened<RusqliteStore> {
    Opened { address: address.to_owned(), store: RusqliteStore::open(Path::new(address)).unwrap() }
}

/// A connection of its own, past the store.
fn connect(store: &Opened<RusqliteStore>) -> Connection {
    Connection::open(&store.address).unwrap()
}

#[async_trait]
impl Harness for Files {
    type Store = Opened<RusqliteStore>;

    async fn fresh(&self) -> Self::Store {
        let store = open(self.folder.path().join(unique("leads")).to_str().unwrap());
        connect(&store).execute_batch(POISON).unwrap();
        store
    }

    async fn another(&self, store: &Self::Store) -> Self::Store {
        open(&store.address)
    }

    async fn reopen(&self, store: Self::Store) -> Self::Store {
        let address = store.address.clone();
        drop(store);
        open(&address)
    }

    async fn create_campaign(&self, store: &Self::Store) -> CampaignId {
        let campaign = CampaignId::from(unique("campaign"));
        store.store.create_campaign(&campaign).unwrap();
        campaign
    }

    async fn create_named_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        store.store.create_campaign(campaign).unwrap();
        true
    }

    async fn delete_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        let connection = connect(store);
        connection.pragma_update(None, "foreign_keys", true).unwrap();
        connection.execute("DELETE FROM campaigns WHERE campaign_id = ?1", [campaign.as_str()]).unwrap();
        true
    }

    async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool {
        connect(store)
            .execute("INSERT OR REPLACE INTO suppressions VALUES (?1, ?2)", [email.as_str(), reason])
            .unwrap();
        true
    }

    fn poison(&self) -> Option<Lead> {
        Some(store_kit::poison())
    }

    async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead> {
        let select = "SELECT email_written, first_name, last_name, company_name, job_title, custom \
                      FROM leads WHERE email = ?1";
        let read = connect(store).query_row(select, [email.as_str()], |row| {
            let fields = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?];
            Ok(store_kit::lead(&row.get::<_, String>(0)?, fields, &row.get::<_, String>(5)?))
        });
        read.optional().unwrap()
    }

    async fn lead_count(&self, store: &Self::Store) -> u64 {
        connect(store).query_row("SELECT count(*) FROM leads", [], |row| row.get::<_, i64>(0)).unwrap().unsigned_abs()
    }

    async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String> {
        let connection = connect(store);
        let mut select = connection.prepare("SELECT email FROM campaign_leads WHERE campaign_id = ?1").unwrap();
        select.query_map([campaign.as_str()], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    fn block_on(&self, case: impl Future<Output = ()>) {
        self.runtime.block_on(case);
    }
}
