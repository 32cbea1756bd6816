//! A server under test, on loopback.

use std::{
    io,
    net::{SocketAddr, TcpListener},
    sync::Arc,
    time::Duration,
};

use axum::Router;
use axum_server::Handle;

use lead_import::{
    CampaignId, LeadStore, MemoryStore, StoreError,
    http::{ApiKey, CancellationToken, HashedKeys, ImportApi, KeyHash},
    store::{Batch, LeadOutcome, Presence, StoreLimits},
};
use tokio::task::JoinHandle;

pub(crate) const KEY: &str = "sk_acme";
pub(crate) const OTHER_KEY: &str = "sk_globex";
pub(crate) const PLATFORM_KEY: &str = "sk_user_platform";
pub(crate) const BROKEN_KEY: &str = "sk_broken";

/// Two workspaces, `acme` with the campaign `spring` and `globex` with `autumn`, and one whose store fails.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) address: SocketAddr,
    pub(crate) acme: Arc<MemoryStore>,
    pub(crate) shutdown: CancellationToken,
    pub(crate) server: JoinHandle<io::Result<()>>,
}

impl Site {
    pub(crate) fn open() -> Self {
        Self::with(|api| api)
    }

    /// A site whose endpoint has other settings.
    pub(crate) fn with(settings: impl FnOnce(ImportApi) -> ImportApi) -> Self {
        let acme = Arc::new(MemoryStore::new());
        acme.create_campaign(&CampaignId::from("spring"));
        Self::over(acme.clone(), acme, settings)
    }

    /// A site on which `store` is the workspace `acme`.
    pub(crate) fn over(
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
        let shutdown = CancellationToken::new();
        let router = settings(ImportApi::new(keys).shutdown_token(shutdown.clone())).router();
        Self::serve(acme, router, shutdown)
    }

    /// A site that serves this router.
    pub(crate) fn serve(acme: Arc<MemoryStore>, router: Router, shutdown: CancellationToken) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("a bound listener has an address");
        let server = tokio::spawn(serve(listener, router, shutdown.clone()));
        Self { address, acme, shutdown, server }
    }

    pub(crate) fn leads(&self) -> usize {
        self.acme.leads().len()
    }
}

/// Serves as the example server does: the limits of the header fields exceed those of the endpoint, which replies in JSON. Without
/// half-closed connections, so that an import is cancelled when its client leaves.
async fn serve(listener: TcpListener, router: Router, shutdown: CancellationToken) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let handle = Handle::new();
    let mut server = axum_server::from_tcp(listener)?.http1_only().handle(handle.clone());
    let http = server.http_builder();
    http.http1().header_read_timeout(Duration::from_secs(10)).max_headers(1_000).max_buf_size(256 * 1024);
    tokio::spawn(async move {
        shutdown.cancelled().await;
        handle.graceful_shutdown(Some(Duration::from_secs(30)));
    });
    server.serve(router.into_make_service()).await
}

/// A store that fails, with a table that the client must not see and an address that must not be logged.
#[derive(Debug)]
pub(crate) struct BrokenStore;

#[async_trait::async_trait]
impl LeadStore for BrokenStore {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional()
    }

    async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> {
        Ok(true)
    }

    async fn lookup(&self, _: &Batch) -> Result<Vec<Presence>, StoreError> {
        Err(StoreError::failed("duplicate key (ada@example.com) in secret_table"))
    }

    async fn import_batch(&self, _: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        Err(StoreError::failed("duplicate key (ada@example.com) in secret_table"))
    }
}
