//! The settings of the endpoint: [`ImportApi`].
//!
//! In: a [`KeyLookup`] and the limits that protect the server. Out, by [`ImportApi::router`]: the routes. All requests share one
//! value: its settings do not change once the router exists, and the permits that count uploads and imports are its only state.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::{env, num::NonZeroUsize, path::PathBuf, time::Duration};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use super::{access::KeyLookup, body::UploadTimeouts};
use crate::import::Importer;

/// The endpoint and its settings. [`router`](Self::router) turns it into routes.
///
/// A setter takes and returns `self`, and is named by the setting. With the defaults, at most 32 uploads of at most 50 MiB are on
/// disk at a time, so that the server needs 1.6 GiB of room in [`upload_folder`](Self::upload_folder).
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
    pub(super) ignored_fields: BTreeSet<String>,
    pub(super) keys: Arc<dyn KeyLookup>,
    pub(super) imports: Arc<Semaphore>,
    uploads: Arc<Semaphore>,
    uploads_per_workspace: usize,
    /// The places of the workspaces that upload or import at this moment.
    workspaces: Arc<Mutex<HashMap<String, Arc<Semaphore>>>>,
    pub(super) retry_after: Duration,
    pub(super) upload_folder: PathBuf,
    pub(super) timeouts: UploadTimeouts,
    pub(super) shutdown: CancellationToken,
}

impl ImportApi {
    /// Creates an endpoint that accepts these keys, with the default settings.
    pub fn new(keys: impl KeyLookup + 'static) -> Self {
        Self {
            importer: Importer::new(),
            ignored_fields: BTreeSet::new(),
            keys: Arc::new(keys),
            imports: Arc::new(Semaphore::new(8)),
            uploads: Arc::new(Semaphore::new(32)),
            uploads_per_workspace: 4,
            workspaces: Arc::default(),
            retry_after: Duration::from_secs(5),
            upload_folder: env::temp_dir(),
            timeouts: UploadTimeouts { pause: Duration::from_secs(30), upload: Duration::from_secs(600), rate: 1_000 },
            shutdown: CancellationToken::new(),
        }
    }

    /// The largest size of a file in bytes, a limit of the importer. The upload stops there, before the file is complete.
    pub(super) fn max_bytes(&self) -> u64 {
        self.importer.limits_in_force().bytes()
    }

    /// A place of the workspace and one of all, until they are dropped; `None` if either are taken, or all imports.
    ///
    /// No layer of `tower` has a limit for each key. A workspace without uploads has no entry, because each permit holds its semaphore.
    pub(super) fn upload_places(&self, workspace: &str) -> Option<[OwnedSemaphorePermit; 2]> {
        let mut workspaces = self.workspaces.lock().unwrap_or_else(PoisonError::into_inner);
        workspaces.retain(|_, places| Arc::strong_count(places) > 1);
        let new = || Arc::new(Semaphore::new(self.uploads_per_workspace));
        let places = workspaces.entry(workspace.to_owned()).or_insert_with(new).clone();
        let is_free = self.imports.available_permits() > 0;
        is_free.then_some([places.try_acquire_owned().ok()?, self.uploads.clone().try_acquire_owned().ok()?])
    }

    /// Sets the importer that all requests use, with its [`concurrent_batches`](Importer::concurrent_batches) too, which no form field can change. Its
    /// limits are those of the endpoint and of its OpenAPI document. Its policies and its
    /// columns apply to each file, unless a request has [fields](super#the-request) that say otherwise.
    pub fn importer(mut self, importer: Importer) -> Self {
        self.importer = importer;
        self
    }

    /// Sets the fields of the form that are read and ignored. By default there are none: a form with a field that the endpoint does not
    /// know is refused, so that a misspelled `dryrun` does not import.
    ///
    /// This is for fields that the product's own forms or middleware add, a CSRF token for example. A name of the endpoint's own, such
    /// as `mapping`, makes it ignore that field; `file` has no effect.
    pub fn ignored_fields(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.ignored_fields = names.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the largest number of requests that import or inspect at a time. The default is 8.
    ///
    /// A further request with a valid key receives 503 at once, with [`retry_after`](Self::retry_after). One whose upload
    /// ends while all places are taken waits for a place, for at most 30 seconds. A request holds its place until its import has
    /// stopped, even if the client leaves earlier. Clones of this value share the places, and so do routers made of clones.
    pub fn max_imports(mut self, imports: NonZeroUsize) -> Self {
        self.imports = Arc::new(Semaphore::new(imports.get().min(Semaphore::MAX_PERMITS)));
        self
    }

    /// Sets the largest number of requests that upload, import or inspect at a time. The default is 32.
    ///
    /// A further request receives 503 at once. So slow uploads do not take the places of [`max_imports`](Self::max_imports), and the
    /// files in [`upload_folder`](Self::upload_folder) have a bound.
    pub fn max_uploads(mut self, uploads: NonZeroUsize) -> Self {
        self.uploads = Arc::new(Semaphore::new(uploads.get().min(Semaphore::MAX_PERMITS)));
        self
    }

    /// Sets the largest number of requests of one [workspace](super::Workspace) that upload, import or inspect at a time. The default
    /// is 4, half of [`max_imports`](Self::max_imports), so that one workspace cannot hold all places.
    pub fn uploads_per_workspace(mut self, uploads: NonZeroUsize) -> Self {
        self.uploads_per_workspace = uploads.get().min(Semaphore::MAX_PERMITS);
        self
    }

    /// Sets the `Retry-After` of a 503. The default is 5 seconds.
    ///
    /// The header has whole seconds (RFC 9110, section 10.2.3): fractions are cut off, and less than a second becomes one.
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = wait;
        self
    }

    /// Sets the folder of the temporary files for uploads. The default is the system's folder for temporary files
    /// ([`std::env::temp_dir`]).
    ///
    /// The folder must exist and have room for [`max_uploads`](Self::max_uploads) files; an upload that cannot be written is a 500.
    /// The operating system removes the files when the process ends, even by a crash. On many systems `/tmp` is in memory: there,
    /// choose a folder on a disk.
    pub fn upload_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.upload_folder = folder.into();
        self
    }

    /// Sets how long an upload may pause. The default is 30 seconds.
    ///
    /// A client that sends nothing for longer receives 408 (RFC 9110, section 15.5.9).
    pub fn pause_timeout(mut self, pause: Duration) -> Self {
        self.timeouts.pause = pause;
        self
    }

    /// Sets how long an upload may take. The default is 10 minutes, enough for 50 MiB at 90 KB per second.
    ///
    /// The time begins with the end of the request's header. A client that exceeds it receives 408, even if it never pauses. The
    /// import after the upload has no time-out.
    pub fn upload_timeout(mut self, upload: Duration) -> Self {
        self.timeouts.upload = upload;
        self
    }

    /// Sets the lowest average rate of an upload, in bytes per second. The default is 1,000; 0 is no minimum.
    ///
    /// An upload may be behind by [`pause_timeout`](Self::pause_timeout); then the client receives 408. With the defaults, one byte
    /// per second holds a place for 30 seconds.
    pub fn minimum_rate(mut self, bytes_per_second: u64) -> Self {
        self.timeouts.rate = bytes_per_second;
        self
    }

    /// Sets the token that stops the imports. By default, imports run until they finish.
    ///
    /// Once the token is cancelled, a running import finishes its current batch and replies 503. The message has the number of rows
    /// that are settled, and importing the file again completes it. Unfinished uploads and new requests with a valid key and
    /// campaign receive 503.
    ///
    /// ```
    /// use lead_import::http::{CancellationToken, HashedKeys, ImportApi};
    ///
    /// let shutdown = CancellationToken::new();
    /// let router: axum::Router = ImportApi::new(HashedKeys::new()).shutdown_token(shutdown.clone()).router();
    /// // When the process receives SIGTERM:
    /// shutdown.cancel();
    /// ```
    pub fn shutdown_token(mut self, shutdown: CancellationToken) -> Self {
        self.shutdown = shutdown;
        self
    }
}
