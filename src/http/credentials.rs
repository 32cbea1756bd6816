//! The key and the workspace that a request names.

use std::fmt;

use axum::http::{HeaderMap, HeaderValue, header::AUTHORIZATION};

/// A key as the client sent it. It never shows itself in a log: its `Debug` hides it, and it has no `Display`.
///
/// ```
/// let key = lead_import::http::ApiKey::new("sk_secret");
/// assert_eq!(format!("{key:?}"), "ApiKey(…)");
/// assert_eq!(key.reveal(), "sk_secret");
/// ```
#[derive(Clone, Copy)]
pub struct ApiKey<'a>(&'a str);

impl<'a> ApiKey<'a> {
    /// Longest key that is looked up, in bytes.
    const LONGEST: usize = 512;

    /// The key with this text.
    pub const fn new(key: &'a str) -> Self {
        Self(key)
    }

    /// The key's text, to be looked up and never to be logged.
    pub const fn reveal(self) -> &'a str {
        self.0
    }

    /// The key of a request, from `X-Api-Key` or else from `Authorization: Bearer` (RFC 6750, section 2.1).
    pub(super) fn of(headers: &'a HeaderMap) -> Option<Self> {
        let key = match headers.get("x-api-key") {
            Some(value) => text(value)?,
            None => bearer(text(headers.get(AUTHORIZATION)?)?)?,
        };
        (!key.is_empty() && key.len() <= Self::LONGEST).then_some(Self(key))
    }
}

impl fmt::Debug for ApiKey<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(…)")
    }
}

/// The workspace that a request names in `X-Workspace-Id`; an empty one counts as none.
pub(super) fn workspace(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get("x-workspace-id")?;
    // What is not text names no workspace that exists, yet it names one: it must not pass for a missing header.
    Some(text(value).unwrap_or("\u{fffd}")).filter(|workspace| !workspace.is_empty())
}

fn text(value: &HeaderValue) -> Option<&str> {
    value.to_str().ok().map(str::trim)
}

/// Scheme names are compared without regard to case (RFC 9110, section 11.1).
fn bearer(authorization: &str) -> Option<&str> {
    let (scheme, key) = authorization.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}
