//! Keys that are known by their hash only: [`HashedKeys`].

use std::{
    collections::{BTreeSet, HashMap},
    fmt,
    str::FromStr,
    sync::Arc,
};

use async_trait::async_trait;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{
    access::{AccessDenied, KeyLookup},
    credentials::ApiKey,
};
use crate::store::LeadStore;

/// The SHA-256 of a key. A key is long and random, so a plain hash gives nothing away, unlike that of a password.
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
    /// The hash of this key.
    pub fn of(key: ApiKey<'_>) -> Self {
        Self(Sha256::digest(key.reveal()).into())
    }

    /// Whether it is the hash of this key, in a time that does not depend on how much of it is right.
    pub fn matches(&self, key: ApiKey<'_>) -> bool {
        self.equals(&Self::of(key))
    }

    /// The hash as 64 hexadecimal digits, as a table or a configuration file keeps it.
    pub fn to_hex(&self) -> String {
        let digit = |nibble: u8| char::from(b"0123456789abcdef"[usize::from(nibble)]);
        self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0xf)]).collect()
    }

    fn equals(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl fmt::Debug for KeyHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyHash(…)")
    }
}

/// A text that is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a key's hash is 64 hexadecimal digits")]
pub struct InvalidKeyHash;

impl FromStr for KeyHash {
    type Err = InvalidKeyHash;

    fn from_str(hex: &str) -> Result<Self, Self::Err> {
        let mut hash = [0; 32];
        if hex.len() != 64 || !hex.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(InvalidKeyHash);
        }
        for (at, byte) in hash.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).map_err(|_| InvalidKeyHash)?;
        }
        Ok(Self(hash))
    }
}

/// A table of keys in memory, by their hashes, with the workspaces that each opens.
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
pub struct HashedKeys {
    keys: Vec<(KeyHash, Grant)>,
    workspaces: HashMap<String, Arc<dyn LeadStore>>,
}

/// What a key opens.
#[derive(Clone)]
enum Grant {
    Workspace(String),
    Platform(BTreeSet<String>),
}

impl HashedKeys {
    /// A table without keys and workspaces.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a workspace and the store that holds its leads.
    #[must_use]
    pub fn workspace(mut self, workspace: impl Into<String>, store: Arc<dyn LeadStore>) -> Self {
        self.workspaces.insert(workspace.into(), store);
        self
    }

    /// Adds a key that belongs to one workspace (`sk_…`).
    #[must_use]
    pub fn workspace_key(mut self, key: KeyHash, workspace: impl Into<String>) -> Self {
        self.keys.push((key, Grant::Workspace(workspace.into())));
        self
    }

    /// Adds a key that opens several workspaces (`sk_user_…`), of which each request names one.
    #[must_use]
    pub fn platform_key<W: Into<String>>(mut self, key: KeyHash, workspaces: impl IntoIterator<Item = W>) -> Self {
        self.keys.push((key, Grant::Platform(workspaces.into_iter().map(Into::into).collect())));
        self
    }

    /// Compares with every key, so that the time does not tell which one it was.
    fn grant(&self, key: ApiKey<'_>) -> Option<&Grant> {
        let hash = KeyHash::of(key);
        self.keys.iter().fold(None, |found, (known, grant)| if known.equals(&hash) { Some(grant) } else { found })
    }
}

impl Grant {
    fn workspace<'a>(&'a self, asked: Option<&'a str>) -> Result<&'a str, AccessDenied> {
        match (self, asked) {
            (Self::Workspace(own), None) => Ok(own),
            (Self::Workspace(own), Some(asked)) if own == asked => Ok(own),
            (Self::Platform(_), None) => Err(AccessDenied::WorkspaceRequired),
            (Self::Platform(own), Some(asked)) if own.contains(asked) => Ok(asked),
            _ => Err(AccessDenied::ForeignWorkspace),
        }
    }
}

impl fmt::Debug for HashedKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HashedKeys")
            .field("keys", &self.keys.len())
            .field("workspaces", &self.workspaces.len())
            .finish()
    }
}

#[async_trait]
impl KeyLookup for HashedKeys {
    async fn authorise(&self, key: ApiKey<'_>, workspace: Option<&str>) -> Result<Arc<dyn LeadStore>, AccessDenied> {
        let grant = self.grant(key).ok_or(AccessDenied::UnknownKey)?;
        let workspace = grant.workspace(workspace)?;
        self.workspaces.get(workspace).cloned().ok_or(AccessDenied::ForeignWorkspace)
    }
}
