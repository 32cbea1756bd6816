//! [`ImportApi`]: settings, and the router.

use std::{num::NonZeroUsize, path::PathBuf, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{Response, StatusCode},
    routing::{get, post},
};
use tokio::sync::Semaphore;
use utoipa::openapi::OpenApi;

use super::{
    access::KeyLookup,
    body::UploadTimeouts,
    endpoint::{self, Endpoint},
    openapi,
    reply::json,
    shutdown::Shutdown,
    upload::UploadLimits,
};
use crate::import::Importer;

/// The endpoint, before it becomes a router.
///
/// ```
/// use std::{num::NonZeroUsize, time::Duration};
/// use lead_import::{http::{HashedKeys, ImportApi}, Importer};
///
/// let api = ImportApi::new(HashedKeys::new())
///     .importer(Importer::new().max_rows(10_000))
///     .max_imports(NonZeroUsize::new(4).expect("four is not zero"))
///     .upload_timeout(Duration::from_secs(120));
/// let router: axum::Router = axum::Router::new().nest("/api", api.router());
/// ```
#[derive(Clone, Debug)]
pub struct ImportApi {
    importer: Importer,
    keys: Arc<dyn KeyLookup>,
    max_imports: NonZeroUsize,
    retry_after: Duration,
    memory_bytes: usize,
    folder: Option<PathBuf>,
    patience: UploadTimeouts,
    shutdown: Shutdown,
}

impl ImportApi {
    /// An endpoint for the holders of these keys.
    pub fn new(keys: impl KeyLookup + 'static) -> Self {
        Self {
            importer: Importer::new(),
            keys: Arc::new(keys),
            max_imports: const { NonZeroUsize::new(8).unwrap() },
            retry_after: Duration::from_secs(5),
            memory_bytes: 512 * 1024,
            folder: None,
            patience: UploadTimeouts { pause: Duration::from_secs(30), upload: Duration::from_mins(10) },
            shutdown: Shutdown::new(),
        }
    }

    /// Sets the importer that all requests use, with its limits and policies.
    #[must_use]
    pub fn importer(mut self, importer: Importer) -> Self {
        self.importer = importer;
        self
    }

    /// Sets how many imports and inspections there may be at once, uploads included; the rest are told to come back. 8 unless set.
    #[must_use]
    pub fn max_imports(mut self, imports: NonZeroUsize) -> Self {
        self.max_imports = imports;
        self
    }

    /// Sets how long the refused are told to wait, in whole seconds. 5 seconds unless set.
    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = wait;
        self
    }

    /// Sets the size up to which an upload stays in memory, in bytes. 512 KiB unless set.
    #[must_use]
    pub fn memory_per_upload(mut self, bytes: usize) -> Self {
        self.memory_bytes = bytes;
        self
    }

    /// Sets the folder on whose disk larger uploads wait. The system's folder for temporary files unless set.
    #[must_use]
    pub fn upload_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Sets how long a client may pause within an upload. 30 seconds unless set.
    #[must_use]
    pub fn pause_timeout(mut self, pause: Duration) -> Self {
        self.patience.pause = pause;
        self
    }

    /// Sets how long an upload may take in all. 10 minutes unless set.
    #[must_use]
    pub fn upload_timeout(mut self, upload: Duration) -> Self {
        self.patience.upload = upload;
        self
    }

    /// Sets what tells imports to stop.
    #[must_use]
    pub fn stop_on(mut self, shutdown: &Shutdown) -> Self {
        self.shutdown = shutdown.clone();
        self
    }

    /// The description that the router serves at `/openapi.json`, to be merged into the product's own.
    pub fn openapi(&self) -> OpenApi {
        openapi::document(self.importer.limits_in_force())
    }

    /// The routes, for an application with any state.
    pub fn router<S: Clone + Send + Sync + 'static>(self) -> Router<S> {
        let document = self.openapi();
        let describe = move || async move { describe(&document) };
        Router::new()
            .route(openapi::IMPORT, post(endpoint::import).fallback(endpoint::wrong_method))
            .route(openapi::INSPECT, post(endpoint::inspect).fallback(endpoint::wrong_method))
            .route(openapi::DOCUMENT, get(describe).fallback(endpoint::wrong_method))
            .with_state(Arc::new(self.endpoint()))
    }

    fn endpoint(self) -> Endpoint {
        let file_bytes = self.importer.limits_in_force().bytes();
        Endpoint {
            importer: self.importer,
            keys: self.keys,
            permits: Arc::new(Semaphore::new(self.max_imports.get().min(Semaphore::MAX_PERMITS))),
            retry_after: self.retry_after,
            upload: UploadLimits { file_bytes, memory_bytes: self.memory_bytes, folder: self.folder },
            patience: self.patience,
            shutdown: self.shutdown,
        }
    }
}

/// This description.
#[utoipa::path(get, path = openapi::DOCUMENT, tag = "description", responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
fn describe(document: &OpenApi) -> Response<Body> {
    json(StatusCode::OK, document)
}
