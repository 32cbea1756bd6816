//! The settings of the endpoint: [`ImportApi`].

use std::{env, num::NonZeroUsize, path::PathBuf, sync::Arc, time::Duration};

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use super::access::KeyLookup;
use crate::import::Importer;

/// The endpoint and its settings.
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
#[must_use]
pub struct ImportApi {
    pub(super) importer: Importer,
    pub(super) keys: Arc<dyn KeyLookup>,
    pub(super) permits: Arc<Semaphore>,
    pub(super) retry_after: Duration,
    pub(super) upload_memory: usize,
    pub(super) upload_folder: PathBuf,
    pub(super) pause_timeout: Duration,
    pub(super) upload_timeout: Duration,
    pub(super) shutdown: CancellationToken,
}

impl ImportApi {
    /// An endpoint that accepts these keys.
    pub fn new(keys: impl KeyLookup + 'static) -> Self {
        Self {
            importer: Importer::new(),
            keys: Arc::new(keys),
            permits: Arc::new(Semaphore::new(8)),
            retry_after: Duration::from_secs(5),
            upload_memory: 512 * 1024,
            upload_folder: env::temp_dir(),
            pause_timeout: Duration::from_secs(30),
            upload_timeout: Duration::from_mins(10),
            shutdown: CancellationToken::new(),
        }
    }

    /// The largest size of a file, in bytes.
    pub(super) fn max_bytes(&self) -> u64 {
        self.importer.limits_in_force().bytes()
    }

    /// Sets the importer that all requests use, with its limits and policies.
    pub fn importer(mut self, importer: Importer) -> Self {
        self.importer = importer;
        self
    }

    /// Sets the largest number of imports and inspections at a time, uploads included; further requests get 503. The default is 8. Clones share it.
    pub fn max_imports(mut self, imports: NonZeroUsize) -> Self {
        self.permits = Arc::new(Semaphore::new(imports.get().min(Semaphore::MAX_PERMITS)));
        self
    }

    /// Sets the `Retry-After` of a 503, in whole seconds. The default is 5 seconds.
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = wait;
        self
    }

    /// Sets the largest size, in bytes, of an upload that is kept in memory. The default is 512 KiB.
    pub fn memory_per_upload(mut self, bytes: usize) -> Self {
        self.upload_memory = bytes;
        self
    }

    /// Sets the folder of the temporary files for larger uploads. The default is the system's folder for temporary files.
    pub fn upload_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.upload_folder = folder.into();
        self
    }

    /// Sets the longest pause within an upload. The default is 30 seconds.
    pub fn pause_timeout(mut self, pause: Duration) -> Self {
        self.pause_timeout = pause;
        self
    }

    /// Sets the longest duration of an upload. The default is 10 minutes.
    pub fn upload_timeout(mut self, upload: Duration) -> Self {
        self.upload_timeout = upload;
        self
    }

    /// Sets the token that stops the imports. Once it is cancelled, running imports finish their current batch and reply 503 with the number
    /// of imported rows. Unfinished uploads and new requests get 503.
    pub fn shutdown_token(mut self, shutdown: CancellationToken) -> Self {
        self.shutdown = shutdown;
        self
    }
}
