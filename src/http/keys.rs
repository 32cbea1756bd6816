//! Keys that are known by their hash only: [`HashedKeys`].
//!
//! In: the key and the workspace of a request. Out: the workspace that the key opens. The table is in memory and does
//! not change while the server runs; a product with keys in a database implements [`KeyLookup`] itself, and may use [`KeyHash`].

use std::collections::{BTreeSet, HashMap};
use std::{fmt, str::FromStr, sync::Arc};

use async_trait::async_trait;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{
    access::{AccessDenied, KeyLookup, Workspace},
    credentials::ApiKey,
};
use crate::store::LeadStore;

/// The SHA-256 hash of a key, which can be stored in its place.
///
/// A plain hash is safe only for keys that are random and have at least 128 bits: nobody can try them all. The hash of a password,
/// which a person chose, needs a slow function such as Argon2. `Debug` hides the hash.
///
/// ```
/// use lead_import::http::{ApiKey, KeyHash};
///
/// let hash = KeyHash::of(ApiKey::new("sk_demo"));
/// assert!(hash.matches(ApiKey::new("sk_demo")) && !hash.matches(ApiKey::new("sk_other")));
/// assert_eq!(hash.to_hex().parse::<KeyHash>()?.to_hex(), hash.to_hex());
/// # Ok::<(), lead_import::http::InvalidKeyHash>(())
/// ```
#[derive(Clone, Copy)]
pub struct KeyHash([u8; 32]);

impl KeyHash {
    /// Computes the hash of this key.
    pub fn of(key: ApiKey<'_>) -> Self {
        Self(Sha256::digest(key.reveal()).into())
    }

    /// Whether this is the hash of the key. The time that this takes does not reveal how much of the hash is equal.
    pub fn matches(&self, key: ApiKey<'_>) -> bool {
        self.0.ct_eq(&Self::of(key).0).into()
    }

    /// The hash as 64 lower-case hexadecimal digits, for a table or a configuration file. `parse` is the inverse and accepts both
    /// cases.
    pub fn to_hex(&self) -> String {
        base16ct::lower::encode_string(&self.0)
    }
}

impl fmt::Debug for KeyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyHash(…)")
    }
}

/// The text is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key's hash is 64 hexadecimal digits")]
pub struct InvalidKeyHash;

impl FromStr for KeyHash {
    type Err = InvalidKeyHash;

    fn from_str(hex: &str) -> Result<Self, Self::Err> {
        base16ct::mixed::decode_vec(hex).ok().and_then(|hash| hash.try_into().ok()).map(Self).ok_or(InvalidKeyHash)
    }
}

/// A table of keys in memory, by their hashes, with the workspaces that each key opens.
///
/// A request with a workspace key need not name the workspace. A request with a platform key must, in `X-Workspace-Id`. A workspace
/// that the key does not open, or that does not exist, is [`AccessDenied::ForeignWorkspace`]. Of a key that is added twice, the
/// last entry counts.
///
/// A look-up compares the hash of the key with every hash in the table, in constant time each, so that its time reveals neither a
/// part of a key nor which key matched. That suits thousands of keys, not millions.
///
/// ```
/// use std::sync::Arc;
/// use lead_import::{http::{ApiKey, HashedKeys, KeyHash}, MemoryStore};
///
/// let keys = HashedKeys::new()
///     .workspace("acme", Arc::new(MemoryStore::new()))
///     .workspace("globex", Arc::new(MemoryStore::new()))
///     .workspace_key(KeyHash::of(ApiKey::new("sk_8Fq2…")), "acme")
///     .platform_key(KeyHash::of(ApiKey::new("sk_user_77Xc…")), ["acme", "globex"]);
/// assert_eq!(format!("{keys:?}"), "HashedKeys { keys: 2, workspaces: 2 }");
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct HashedKeys {
    keys: Vec<(KeyHash, KeyScope)>,
    workspaces: HashMap<String, Arc<dyn LeadStore>>,
}

/// The workspaces that a key opens, and the one that it opens where the request names none.
#[derive(Clone)]
struct KeyScope {
    workspaces: BTreeSet<String>,
    default: Option<String>,
}

impl HashedKeys {
    /// Creates a table without keys and workspaces. It refuses every request with 401.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a workspace and the store that holds its leads. It replaces a workspace of the same name.
    pub fn workspace(mut self, workspace: impl Into<String>, store: Arc<dyn LeadStore>) -> Self {
        self.workspaces.insert(workspace.into(), store);
        self
    }

    /// Adds a key that belongs to one workspace (`sk_…`), before or after the workspace itself.
    pub fn workspace_key(mut self, key: KeyHash, workspace: impl Into<String>) -> Self {
        let workspace = workspace.into();
        let workspaces = BTreeSet::from([workspace.clone()]);
        self.keys.push((key, KeyScope { workspaces, default: Some(workspace) }));
        self
    }

    /// Adds a key that opens several workspaces (`sk_user_…`). Each request names one of them in `X-Workspace-Id`.
    pub fn platform_key<W: Into<String>>(mut self, key: KeyHash, workspaces: impl IntoIterator<Item = W>) -> Self {
        let workspaces = workspaces.into_iter().map(Into::into).collect();
        self.keys.push((key, KeyScope { workspaces, default: None }));
        self
    }

    /// The scope of this key. Compares every hash, also after a match, so that the time does not reveal which key matched.
    fn scope(&self, key: ApiKey<'_>) -> Option<&KeyScope> {
        let KeyHash(hash) = KeyHash::of(key);
        let is_equal = |known: &KeyHash| bool::from(known.0.ct_eq(&hash));
        self.keys.iter().fold(None, |found, (known, scope)| if is_equal(known) { Some(scope) } else { found })
    }
}

/// Shows the numbers of keys and workspaces only.
impl fmt::Debug for HashedKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "HashedKeys {{ keys: {}, workspaces: {} }}", self.keys.len(), self.workspaces.len())
    }
}

#[async_trait]
impl KeyLookup for HashedKeys {
    async fn authorize(&self, key: ApiKey<'_>, workspace: Option<&str>) -> Result<Workspace, AccessDenied> {
        let scope = self.scope(key).ok_or(AccessDenied::UnknownKey)?;
        let id = workspace.or(scope.default.as_deref()).ok_or(AccessDenied::WorkspaceRequired)?;
        let store = self.workspaces.get(id).filter(|_| scope.workspaces.contains(id));
        store.map(|store| Workspace::new(id, store.clone())).ok_or(AccessDenied::ForeignWorkspace)
    }
}
