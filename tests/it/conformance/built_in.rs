//! The built-in stores that need no server, held to the contract.

mod memory {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    use async_trait::async_trait;
    use lead_import::{
        CampaignId, Email, Lead, MemoryStore,
        conformance::{CaseFuture, Harness},
    };

    /// Nothing of a store survives its process, so a reopened store is the same one.
    #[derive(Default)]
    struct Memory {
        campaigns: AtomicUsize,
    }

    #[async_trait]
    impl Harness for Memory {
        type Store = Arc<MemoryStore>;

        async fn fresh(&self) -> Self::Store {
            Arc::default()
        }

        async fn another(&self, store: &Self::Store) -> Self::Store {
            Arc::clone(store)
        }

        async fn reopen(&self, store: Self::Store) -> Self::Store {
            store
        }

        async fn create_campaign(&self, store: &Self::Store) -> CampaignId {
            let campaign = CampaignId::from(self.campaigns.fetch_add(1, Ordering::Relaxed).to_string());
            store.create_campaign(&campaign);
            campaign
        }

        async fn create_named_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
            store.create_campaign(campaign);
            true
        }

        async fn delete_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
            store.delete_campaign(campaign);
            true
        }

        async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool {
            store.suppress(email.clone(), reason);
            true
        }

        async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead> {
            store.lead(email)
        }

        async fn lead_count(&self, store: &Self::Store) -> u64 {
            store.leads().len() as u64
        }

        async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String> {
            store.members(campaign).iter().map(|email| email.as_str().to_owned()).collect()
        }

        fn block_on(&self, case: CaseFuture<'_>) {
            futures_lite::future::block_on(case);
        }
    }

    lead_import::conformance_tests!(Memory::default());
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use std::{
        path::{Path, PathBuf},
        sync::atomic::{AtomicUsize, Ordering},
    };

    use async_trait::async_trait;
    use lead_import::{
        CampaignId, Email, Field, Lead, LeadStore, SqliteStore, StoreError,
        conformance::{CaseFuture, Harness},
        sqlx::{self, SqlitePool, sqlite::SqlitePoolOptions},
        store::{Batch, LeadOutcome, Presence, StoreLimits},
    };

    /// A store with its own pool.
    #[derive(Debug)]
    struct OpenFile {
        path: PathBuf,
        pool: SqlitePool,
        store: SqliteStore,
    }

    impl OpenFile {
        async fn open(path: &Path) -> Self {
            let options = SqliteStore::connect_options(path);
            let pool = SqlitePoolOptions::new().max_connections(8).connect_with(options).await.unwrap();
            Self { path: path.to_owned(), store: SqliteStore::new(pool.clone(), "acme"), pool }
        }
    }

    #[async_trait]
    impl LeadStore for OpenFile {
        fn limits(&self) -> StoreLimits {
            self.store.limits()
        }

        async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
            self.store.campaign_exists(campaign).await
        }

        async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
            self.store.lookup(batch).await
        }

        async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
            self.store.import_batch(batch).await
        }
    }

    /// Each store in a file of its own.
    struct Sqlite {
        folder: tempfile::TempDir,
        names: AtomicUsize,
    }

    impl Sqlite {
        fn new() -> Self {
            Self { folder: tempfile::tempdir().unwrap(), names: AtomicUsize::new(0) }
        }

        fn name(&self) -> String {
            self.names.fetch_add(1, Ordering::Relaxed).to_string()
        }
    }

    const POISON: &str = "CREATE TRIGGER poison BEFORE INSERT ON leads WHEN new.first_name = 'poison' \
                          BEGIN SELECT raise(ABORT, 'this lead is poison'); END";

    #[async_trait]
    impl Harness for Sqlite {
        type Store = OpenFile;

        async fn fresh(&self) -> OpenFile {
            let file = OpenFile::open(&self.folder.path().join(self.name())).await;
            file.store.migrate().await.unwrap();
            sqlx::query(POISON).execute(&file.pool).await.unwrap();
            file
        }

        async fn another(&self, store: &OpenFile) -> OpenFile {
            OpenFile::open(&store.path).await
        }

        async fn reopen(&self, store: OpenFile) -> OpenFile {
            store.pool.close().await;
            OpenFile::open(&store.path).await
        }

        async fn create_campaign(&self, store: &OpenFile) -> CampaignId {
            let campaign = CampaignId::from(self.name());
            store.store.create_campaign(&campaign).await.unwrap();
            campaign
        }

        async fn create_named_campaign(&self, store: &OpenFile, campaign: &CampaignId) -> bool {
            store.store.create_campaign(campaign).await.unwrap();
            true
        }

        async fn delete_campaign(&self, store: &OpenFile, campaign: &CampaignId) -> bool {
            let delete = sqlx::query("DELETE FROM campaigns WHERE campaign_id = ?1").bind(campaign.as_str());
            delete.execute(&store.pool).await.unwrap();
            true
        }

        async fn suppress(&self, store: &OpenFile, email: &Email, reason: &str) -> bool {
            store.store.suppress(email, reason).await.unwrap();
            true
        }

        fn poison(&self) -> Option<Lead> {
            Some(Lead::new(Email::parse("poison@example.com").unwrap()).with(Field::FirstName, "poison"))
        }

        async fn lead(&self, store: &OpenFile, email: &Email) -> Option<Lead> {
            store.store.lead(email).await.unwrap()
        }

        async fn lead_count(&self, store: &OpenFile) -> u64 {
            store.store.lead_count().await.unwrap()
        }

        async fn members(&self, store: &OpenFile, campaign: &CampaignId) -> Vec<String> {
            store.store.members(campaign).await.unwrap()
        }

        async fn discard(&self, store: OpenFile) {
            store.pool.close().await;
            std::fs::remove_file(&store.path).unwrap();
        }

        fn block_on(&self, case: CaseFuture<'_>) {
            tokio::runtime::Runtime::new().unwrap().block_on(case);
        }
    }

    lead_import::conformance_tests!(Sqlite::new());
}
