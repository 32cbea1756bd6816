//! The identifier of a campaign: [`CampaignId`].

use std::{borrow::Borrow, fmt};

use serde::{Deserialize, Serialize};

/// The identifier of a campaign, as the product writes it.
///
/// ```
/// let campaign = lead_import::CampaignId::from("spring-2027");
/// assert_eq!(campaign.as_str(), "spring-2027");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CampaignId(String);

impl CampaignId {
    /// The identifier's text.
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
