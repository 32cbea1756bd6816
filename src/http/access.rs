//! Who may import, and into which store: [`KeyLookup`].
//!
//! In: the key and the workspace of a request, as the client sent them. Out: the [`Workspace`] with its store, or the reason why the
//! key does not open one. This check comes before the campaign is looked up and before any of the body is read, so a client
//! without a key cannot make the server store an upload.

use std::{error::Error, fmt, sync::Arc};

use async_trait::async_trait;

use super::credentials::ApiKey;
use crate::store::LeadStore;

/// Finds the workspace that belongs to a key. A product implements it over its own table of keys;
/// [`HashedKeys`](super::keys::HashedKeys) is such a table in memory.
///
/// The returned store is all that the request can reach: a key opens a workspace because `authorize` returns the store of that
/// workspace and of no other. The ID counts the [uploads of the workspace](super::ImportApi::uploads_per_workspace).
///
/// Anyone who can send a request reaches an implementation, with any text of up to 512 bytes as the key. Store and look up the
/// [`KeyHash`](super::KeyHash) of a key instead of the key: then a copy of the table opens nothing, and the time of the look-up
/// does not reveal how much of a guessed key is right.
///
/// ```
/// use std::sync::Arc;
/// use lead_import::{http::{AccessDenied, ApiKey, ImportApi, KeyHash, KeyLookup, Workspace}, MemoryStore};
///
/// #[derive(Debug)]
/// struct OneTenant {
///     key: KeyHash,
///     store: Arc<MemoryStore>,
/// }
///
/// #[async_trait::async_trait]
/// impl KeyLookup for OneTenant {
///     async fn authorize(&self, key: ApiKey<'_>, _: Option<&str>) -> Result<Workspace, AccessDenied> {
///         if self.key.matches(key) { Ok(Workspace::new("acme", self.store.clone())) } else { Err(AccessDenied::UnknownKey) }
///     }
/// }
///
/// let keys = OneTenant { key: KeyHash::of(ApiKey::new("sk_8Fq2…")), store: Arc::new(MemoryStore::new()) };
/// let router: axum::Router = ImportApi::new(keys).router();
/// ```
#[async_trait]
pub trait KeyLookup: fmt::Debug + Send + Sync {
    /// Returns the workspace that this key opens. Called once for each request that has a key.
    ///
    /// `workspace` is the content of the header `X-Workspace-Id`, or `None` if the request has no such header or an empty one. A
    /// key of several workspaces needs it. A key of one workspace does not, and must be refused with the ID of another. A
    /// header that is not ASCII text arrives as U+FFFD, which no workspace should be named.
    ///
    /// The time of this call counts towards [`upload_timeout`](super::ImportApi::upload_timeout), but nothing interrupts it. A panic
    /// in it is a 500.
    ///
    /// # Errors
    /// [`AccessDenied`] with the reason why the key opens no workspace. The reason decides the reply.
    async fn authorize(&self, key: ApiKey<'_>, workspace: Option<&str>) -> Result<Workspace, AccessDenied>;
}

/// A workspace that a key opens: its ID and the store of its leads.
#[derive(Clone, Debug)]
pub struct Workspace {
    pub(super) id: String,
    pub(super) store: Arc<dyn LeadStore>,
}

impl Workspace {
    /// Creates a workspace. All requests with the same ID share its [places](super::ImportApi::uploads_per_workspace).
    pub fn new(id: impl Into<String>, store: Arc<dyn LeadStore>) -> Self {
        Self { id: id.into(), store }
    }
}

/// Why a key opens no workspace, and so which reply the client receives.
///
/// The client receives a fixed message, never the text of this error. [`Failed`](Self::Failed) is logged with its sources.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AccessDenied {
    /// No such key exists. The reply is the same 401 as for a request without a key.
    #[error("the key is unknown")]
    UnknownKey,
    /// The key serves several workspaces, and the request names none. The reply is 400.
    #[error("the key serves several workspaces, and the request names none")]
    WorkspaceRequired,
    /// The key does not open the workspace. The reply is the 404 of an unknown campaign, so that a client cannot find out which
    /// workspaces exist (RFC 9110, section 15.5.5, provides for this).
    #[error("the key does not open the workspace")]
    ForeignWorkspace,
    /// The look-up itself failed, because a database is down for example. The reply is 500 without any detail.
    #[error("the key could not be looked up")]
    Failed(#[source] Box<dyn Error + Send + Sync>),
}
