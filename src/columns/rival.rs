//! The columns that lost a field to another one.

use serde::{Deserialize, Serialize};

/// Why a column lost a field to another.
///
/// ```
/// use lead_import::columns::{ColumnSamples, Detector, RivalReason};
///
/// let reason = |header: [&str; 2]| {
///     let columns = Detector::default().detect(&header, &ColumnSamples::default());
///     columns.columns()[0].rivals()[0].reason()
/// };
/// assert_eq!(reason(["Work email", "Personal email"]), RivalReason::Qualifier);
/// assert_eq!(reason(["Company", "Organization"]), RivalReason::WeakerWord);
/// assert_eq!(reason(["Email", "Email"]), RivalReason::Place);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema), schema(description = "Why a column lost a field to another."))]
#[non_exhaustive]
pub enum RivalReason {
    /// The product, or a saved mapping, gave the field to the other column.
    Decision,
    /// It is a secondary, numbered or private one, or may belong to a different person.
    Qualifier,
    /// Its header is a weaker word for the field.
    WeakerWord,
    /// The sampled rows leave it empty.
    Empty,
    /// Both are equal, and the other is further left or nearer to the column that settled its meaning.
    Place,
}

/// A column that could have been the same field.
///
/// ```
/// use lead_import::columns::{ColumnSamples, Detector};
///
/// let columns = Detector::default().detect(&["Other email", "Email"], &ColumnSamples::default());
/// let rival = &columns.columns()[1].rivals()[0];
/// assert_eq!((rival.index(), rival.header()), (0, "Other email"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "A column that could have been the same field.")
)]
pub struct Rival {
    pub(super) index: usize,
    pub(super) header: String,
    #[serde(rename = "lostBy")]
    pub(super) reason: RivalReason,
}

impl Rival {
    /// The column's place in the file, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The header as it is in the file.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// Why it did not get the field.
    pub fn reason(&self) -> RivalReason {
        self.reason
    }
}
