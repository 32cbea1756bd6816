//! Who may import, and where to: [`KeyLookup`].

use std::{error::Error, fmt, sync::Arc};

use async_trait::async_trait;

use super::credentials::ApiKey;
use crate::store::LeadStore;

/// Finds the store that belongs to a key. The product implements it over its own table of keys; [`HashedKeys`](super::keys::HashedKeys)
/// is one that is ready to use.
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
///     async fn authorise(&self, key: ApiKey<'_>, _: Option<&str>) -> Result<Arc<dyn LeadStore>, AccessDenied> {
///         let known = lead_import::http::KeyHash::of(ApiKey::new("sk_8Fq2…"));
///         if known.matches(key) { Ok(self.0.clone()) } else { Err(AccessDenied::UnknownKey) }
///     }
/// }
/// ```
#[async_trait]
pub trait KeyLookup: fmt::Debug + Send + Sync {
    /// The store for this key, and for the workspace of `X-Workspace-Id` where the key serves several.
    ///
    /// # Errors
    /// [`AccessDenied`] says why there is none.
    async fn authorise(&self, key: ApiKey<'_>, workspace: Option<&str>) -> Result<Arc<dyn LeadStore>, AccessDenied>;
}

/// Why a key opens no store.
#[derive(Debug)]
#[non_exhaustive]
pub enum AccessDenied {
    /// Nobody has this key.
    UnknownKey,
    /// The key serves several workspaces, and the request names none.
    WorkspaceRequired,
    /// The workspace is not the key's. The reply is the one of an unknown campaign, so that nobody learns whether it exists.
    ForeignWorkspace,
    /// The look-up failed.
    Failed(Box<dyn Error + Send + Sync>),
}

impl fmt::Display for AccessDenied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownKey => "the key is unknown",
            Self::WorkspaceRequired => "the key serves several workspaces, and none is named",
            Self::ForeignWorkspace => "the workspace is not the key's",
            Self::Failed(_) => "the key could not be looked up",
        })
    }
}

impl Error for AccessDenied {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Failed(source) => Some(&**source),
            _ => None,
        }
    }
}
