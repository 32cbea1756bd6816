//! The identifier of a campaign: [`CampaignId`].
//!
//! A type of its own keeps a campaign from being passed where another text is expected. It holds text and is not generic over
//! the product's key type, so that one trait object can be the store of any product. A store with numeric keys parses the
//! text.

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Serialize};

/// The identifier of a campaign: any text that the product uses for it, such as a UUID, a number or a slug.
///
/// Identifiers are compared byte for byte, and any text is one, the empty text included. The import does not interpret them;
/// only the store does: an identifier that it does not know is a campaign that does not exist. `CampaignId` borrows as
/// `str`, so a map keyed by it can be queried with a `&str`. It serialises as a plain string.
///
/// ```
/// use std::collections::HashMap;
///
/// use lead_import::CampaignId;
///
/// let campaign = CampaignId::from("spring-2027");
/// assert_eq!(campaign.as_str(), "spring-2027");
///
/// let sizes = HashMap::from([(campaign, 180)]);
/// assert_eq!(sizes.get("spring-2027"), Some(&180));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CampaignId(String);

impl CampaignId {
    /// The text from which the identifier was made, unchanged.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for CampaignId {
    fn from(id: T) -> Self {
        Self(id.into())
    }
}

impl fmt::Display for CampaignId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for CampaignId {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for CampaignId {
    fn borrow(&self) -> &str {
        &self.0
    }
}
