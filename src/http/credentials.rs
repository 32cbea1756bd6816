//! The key and the workspace of a request: [`ApiKey`].
//!
//! In: the header fields of a request. Out: text of bounded length, for a [`KeyLookup`](super::KeyLookup). Nothing here decides
//! whether a key is valid.

use std::fmt;

use axum::http::{HeaderMap, HeaderValue, header::AUTHORIZATION};

/// A key as the client sent it, valid or not. The endpoint passes on keys of 1 to 512 bytes of ASCII text.
///
/// `Debug` hides the text, and there is no `Display`, so that no log shows a key by accident.
///
/// ```
/// let key = lead_import::http::ApiKey::new("sk_secret");
/// assert_eq!(format!("{key:?}"), "ApiKey(…)");
/// assert_eq!(key.reveal(), "sk_secret");
/// ```
#[derive(Clone, Copy)]
pub struct ApiKey<'a>(&'a str);

impl<'a> ApiKey<'a> {
    /// Creates a key from its text, to hash it for a table of keys for example.
    pub const fn new(key: &'a str) -> Self {
        Self(key)
    }

    /// The text of the key. It must not be logged.
    pub const fn reveal(self) -> &'a str {
        self.0
    }

    /// The key of a request, from `X-Api-Key` or else from `Authorization: Bearer` (RFC 6750, section 2.1). The case of `Bearer`
    /// does not matter (RFC 9110, section 11.1).
    ///
    /// An `X-Api-Key` that is empty, longer than 512 bytes or not ASCII text counts as no key at all, even beside a valid
    /// `Authorization`. The limit bounds what a look-up must hash or send to a database.
    pub(super) fn of(headers: &'a HeaderMap) -> Option<Self> {
        let key = if let Some(value) = headers.get("x-api-key") {
            text(value)?
        } else {
            let (scheme, key) = text(headers.get(AUTHORIZATION)?)?.split_once(' ')?;
            scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())?
        };
        (1..=512).contains(&key.len()).then_some(Self(key))
    }
}

impl fmt::Debug for ApiKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

/// The workspace that a request names in `X-Workspace-Id`. An empty header names none, so a client may always send it.
pub(super) fn workspace(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get("x-workspace-id")?;
    // A header that is not text names a workspace that does not exist. It must not count as missing.
    Some(text(value).unwrap_or("\u{fffd}")).filter(|workspace| !workspace.is_empty())
}

fn text(value: &HeaderValue) -> Option<&str> {
    value.to_str().ok().map(str::trim)
}
