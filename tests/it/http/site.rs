//! A server under test, on loopback.

use std::{net::SocketAddr, sync::Arc};

use lead_import::{
    CampaignId, Email, LeadStore, MemoryStore, StoreError,
    http::{ApiKey, HashedKeys, ImportApi, KeyHash, Shutdown, serve},
    store::{Batch, LeadOutcome, Presence},
};
use tokio::{net::TcpListener, task::JoinHandle};

pub(crate) const KEY: &str = "sk_acme";
pub(crate) const OTHER_KEY: &str = "sk_globex";
pub(crate) const PLATFORM_KEY: &str = "sk_user_platform";
pub(crate) const BROKEN_KEY: &str = "sk_broken";

/// Two workspaces, `acme` with the campaign `spring` and `globex` with `autumn`, and one whose store fails.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) address: SocketAddr,
    pub(crate) acme: Arc<MemoryStore>,
    pub(crate) shutdown: Shutdown,
    pub(crate) server: JoinHandle<std::io::Result<()>>,
}

impl Site {
    pub(crate) async fn open() -> Self {
        Self::with(|api| api).await
    }

    /// A site whose endpoint has other settings.
    pub(crate) async fn with(settings: impl FnOnce(ImportApi) -> ImportApi) -> Self {
        let acme = Arc::new(MemoryStore::new());
        acme.create_campaign(&CampaignId::from("spring"));
        Self::over(acme.clone(), acme, settings).await
    }

    /// A site on which `store` is the workspace `acme`.
    pub(crate) async fn over(
        acme: Arc<MemoryStore>,
        store: Arc<dyn LeadStore>,
        settings: impl FnOnce(ImportApi) -> ImportApi,
    ) -> Self {
        let globex = MemoryStore::new();
        globex.create_campaign(&CampaignId::from("autumn"));
        let hash = |key| KeyHash::of(ApiKey::new(key));
        let keys = HashedKeys::new()
            .workspace("acme", store)
            .workspace("globex", Arc::new(globex))
            .workspace("broken", Arc::new(BrokenStore))
            .workspace("initech", Arc::new(MemoryStore::new()))
            .workspace_key(hash(KEY), "acme")
            .workspace_key(hash(OTHER_KEY), "globex")
            .workspace_key(hash(BROKEN_KEY), "broken")
            .platform_key(hash(PLATFORM_KEY), ["acme", "globex"]);
        let shutdown = Shutdown::new();
        let router = settings(ImportApi::new(keys).stop_on(&shutdown)).router();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound listener has an address");
        let server = tokio::spawn({
            let shutdown = shutdown.clone();
            async move { serve(listener, router, &shutdown).await }
        });
        Self { address, acme, shutdown, server }
    }

    pub(crate) fn leads(&self) -> usize {
        self.acme.leads().len()
    }
}

/// A store that fails, with words that must not leave the server.
#[derive(Debug)]
pub(crate) struct BrokenStore;

#[async_trait::async_trait]
impl LeadStore for BrokenStore {
    async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> {
        Ok(true)
    }

    async fn lookup(&self, _: &CampaignId, _: &[&Email]) -> Result<Vec<Presence>, StoreError> {
        Err(StoreError::failed("secret_table"))
    }

    async fn import_batch(&self, _: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        Err(StoreError::failed("secret_table"))
    }
}
