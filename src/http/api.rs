//! The settings of the endpoint: [`ImportApi`].
//!
//! In: a [`KeyLookup`] and the limits that protect the server. Out, by [`ImportApi::router`]: the routes. All requests share one
//! value: its settings do not change once the router exists, and the permits that count running imports are its only state.

use std::{collections::BTreeSet, env, num::NonZeroUsize, path::PathBuf, sync::Arc, time::Duration};

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use super::access::KeyLookup;
use crate::import::Importer;

/// The endpoint and its settings. [`router`](Self::router) turns it into routes.
///
/// A setter takes and returns `self`, and is named by the setting. With the defaults, at most 8 uploads of at most 50 MiB are on
/// disk at a time, so that the server needs 400 MiB of room in [`upload_folder`](Self::upload_folder).
///
/// | setting | default |
/// |---|---|
/// | [`importer`](Self::importer) | [`Importer::new`]: 50 MiB, 50,000 rows |
/// | [`ignored_fields`](Self::ignored_fields) | none |
/// | [`max_imports`](Self::max_imports) | 8 |
/// | [`retry_after`](Self::retry_after) | 5 s |
/// | [`memory_per_upload`](Self::memory_per_upload) | 512 KiB |
/// | [`upload_folder`](Self::upload_folder) | the system's folder for temporary files |
/// | [`pause_timeout`](Self::pause_timeout) | 30 s |
/// | [`upload_timeout`](Self::upload_timeout) | 10 min |
/// | [`shutdown_token`](Self::shutdown_token) | a token that is never cancelled |
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
    pub(super) permits: Arc<Semaphore>,
    pub(super) retry_after: Duration,
    pub(super) upload_memory: usize,
    pub(super) upload_folder: PathBuf,
    pub(super) pause_timeout: Duration,
    pub(super) upload_timeout: Duration,
    pub(super) shutdown: CancellationToken,
}

impl ImportApi {
    /// Creates an endpoint that accepts these keys, with the default settings.
    pub fn new(keys: impl KeyLookup + 'static) -> Self {
        Self {
            importer: Importer::new(),
            ignored_fields: BTreeSet::new(),
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

    /// The largest size of a file in bytes, a limit of the importer. The upload stops there, before the file is complete.
    pub(super) fn max_bytes(&self) -> u64 {
        self.importer.limits_in_force().bytes()
    }

    /// Sets the importer that all requests use. Its limits are those of the endpoint and of its OpenAPI document. Its policies and its
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
    ///
    /// ```
    /// use lead_import::http::{HashedKeys, ImportApi};
    ///
    /// let api = ImportApi::new(HashedKeys::new()).ignored_fields(["csrf_token"]);
    /// let router: axum::Router = api.router();
    /// ```
    pub fn ignored_fields(mut self, names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.ignored_fields = names.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the largest number of requests that upload, import or inspect at a time. The default is 8.
    ///
    /// A further request with a valid key and campaign receives 503 at once, with [`retry_after`](Self::retry_after): it does not
    /// wait in a queue, which clients would fill. A request holds its place from the start of the upload until its import has
    /// stopped, even if the client leaves earlier. Clones of this value share the places, and so do routers made of clones.
    pub fn max_imports(mut self, imports: NonZeroUsize) -> Self {
        self.permits = Arc::new(Semaphore::new(imports.get().min(Semaphore::MAX_PERMITS)));
        self
    }

    /// Sets the `Retry-After` of a 503. The default is 5 seconds.
    ///
    /// The header has whole seconds (RFC 9110, section 10.2.3): fractions are cut off, and less than a second becomes one.
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.retry_after = wait;
        self
    }

    /// Sets the size, in bytes, up to which an uploaded file is kept in memory. The default is 512 KiB.
    ///
    /// A larger file moves to [`upload_folder`](Self::upload_folder) as soon as it exceeds the size. With 0, every file is stored there.
    pub fn memory_per_upload(mut self, bytes: usize) -> Self {
        self.upload_memory = bytes;
        self
    }

    /// Sets the folder of the temporary files for larger uploads. The default is the system's folder for temporary files
    /// ([`std::env::temp_dir`]).
    ///
    /// The folder must exist and have room for [`max_imports`](Self::max_imports) files; an upload that cannot be written is a 500.
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
        self.pause_timeout = pause;
        self
    }

    /// Sets how long an upload may take. The default is 10 minutes, enough for 50 MiB at 90 KB per second.
    ///
    /// The time begins with the end of the request's header. A client that exceeds it receives 408, even if it never pauses: one
    /// byte per second cannot hold a place for longer. The import after the upload has no time-out.
    pub fn upload_timeout(mut self, upload: Duration) -> Self {
        self.upload_timeout = upload;
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
