//! The built-in stores that need no server, held to the contract.

mod memory {
    use async_trait::async_trait;
    use lead_import::{
        CampaignId, Email, Lead, MemoryStore,
        conformance::{Harness, Running},
    };

    struct Memory;

    #[async_trait]
    impl Harness for Memory {
        type Store = MemoryStore;

        async fn fresh(&self) -> MemoryStore {
            MemoryStore::new()
        }

        async fn create_campaign(&self, store: &MemoryStore, campaign: &CampaignId) {
            store.create_campaign(campaign);
        }

        async fn suppress(&self, store: &MemoryStore, email: &Email, reason: &str) -> bool {
            store.suppress(email.clone(), reason);
            true
        }

        async fn lead(&self, store: &MemoryStore, email: &Email) -> Option<Lead> {
            store.lead(email)
        }

        async fn lead_count(&self, store: &MemoryStore) -> u64 {
            store.leads().len() as u64
        }

        async fn members(&self, store: &MemoryStore, campaign: &CampaignId) -> Vec<String> {
            store.members(campaign).iter().map(|email| email.as_str().to_owned()).collect()
        }

        fn block_on(&self, case: Running<'_>) {
            futures_lite::future::block_on(case);
        }
    }

    lead_import::conformance_tests!(Memory);
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use async_trait::async_trait;
    use lead_import::{
        CampaignId, Email, Lead, SqliteStore,
        conformance::{Harness, Running},
        sqlx::SqlitePool,
    };

    /// Each store in a file of its own.
    struct Sqlite {
        folder: tempfile::TempDir,
        files: AtomicUsize,
    }

    impl Sqlite {
        fn new() -> Self {
            Self { folder: tempfile::tempdir().unwrap(), files: AtomicUsize::new(0) }
        }
    }

    #[async_trait]
    impl Harness for Sqlite {
        type Store = SqliteStore;

        async fn fresh(&self) -> SqliteStore {
            let file = self.folder.path().join(self.files.fetch_add(1, Ordering::Relaxed).to_string());
            let pool = SqlitePool::connect_with(SqliteStore::connect_options(file)).await.unwrap();
            let store = SqliteStore::new(pool, "acme");
            store.migrate().await.unwrap();
            store
        }

        async fn create_campaign(&self, store: &SqliteStore, campaign: &CampaignId) {
            store.create_campaign(campaign).await.unwrap();
        }

        async fn suppress(&self, store: &SqliteStore, email: &Email, reason: &str) -> bool {
            store.suppress(email, reason).await.unwrap();
            true
        }

        async fn lead(&self, store: &SqliteStore, email: &Email) -> Option<Lead> {
            store.lead(email).await.unwrap()
        }

        async fn lead_count(&self, store: &SqliteStore) -> u64 {
            store.lead_count().await.unwrap()
        }

        async fn members(&self, store: &SqliteStore, campaign: &CampaignId) -> Vec<String> {
            store.members(campaign).await.unwrap()
        }

        fn block_on(&self, case: Running<'_>) {
            tokio::runtime::Runtime::new().unwrap().block_on(case);
        }
    }

    lead_import::conformance_tests!(Sqlite::new());
}
