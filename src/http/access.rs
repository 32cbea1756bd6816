//! Who may import, and into which store: [`KeyLookup`].

use std::{error::Error, fmt, sync::Arc};

use async_trait::async_trait;

use super::credentials::ApiKey;
use crate::store::LeadStore;

/// Finds the store that belongs to a key. A product implements it over its own table of keys; [`HashedKeys`](super::keys::HashedKeys) is in memory.
///
/// ```
/// use std::sync::Arc;
/// use lead_import::{http::{AccessDenied, ApiKey, KeyLookup}, LeadStore, MemoryStore};
///
/// #[derive(Debug)]
/// struct OneTenant(Arc<MemoryStore>);
///
/// #[async_trait::async_trait]
/// impl KeyLookup for OneTenant {
///     async fn authorize(&self, key: ApiKey<'_>, _: Option<&str>) -> Result<Arc<dyn LeadStore>, AccessDenied> {
///         if key.reveal() == "sk_8Fq2…" { Ok(self.0.clone()) } else { Err(AccessDenied::UnknownKey) }
///     }
/// }
/// ```
#[async_trait]
pub trait KeyLookup: fmt::Debug + Send + Sync {
    /// The store for this key, and for the workspace in `X-Workspace-Id` where the key serves several.
    ///
    /// # Errors
    /// [`AccessDenied`] with the reason why the key opens no store.
    async fn authorize(&self, key: ApiKey<'_>, workspace: Option<&str>) -> Result<Arc<dyn LeadStore>, AccessDenied>;
}

/// Why a key opens no store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AccessDenied {
    /// No such key exists. The reply is 401.
    #[error("the key is unknown")]
    UnknownKey,
    /// The key serves several workspaces, and the request names none. The reply is 400.
    #[error("the key serves several workspaces, and the request names none")]
    WorkspaceRequired,
    /// The key does not open the workspace. The reply is the 404 of an unknown campaign, to hide whether the workspace exists.
    #[error("the key does not open the workspace")]
    ForeignWorkspace,
    /// The look-up failed. The reply is 500.
    #[error("the key could not be looked up")]
    Failed(#[source] Box<dyn Error + Send + Sync>),
}
