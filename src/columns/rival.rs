//! The columns that lost a field to another one: [`Rival`], [`RivalReason`].
//!
//! A rival is a custom field like any other. It is recorded so that a product can offer it, one click away, where the
//! detection chose `Work email` and the person wants `Personal email`.

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
    /// It is a secondary, numbered or private one, or may belong to a different person: `Email 2`, `Billing email`.
    Qualifier,
    /// Its header is a weaker word for the field: `Organization` beside `Company`.
    WeakerWord,
    /// The sampled rows leave it empty, and not the other.
    Empty,
    /// Both are equal, and the other is further left or nearer to the column that settled its meaning.
    Place,
}

/// A column that could have been the same field. The winner's [`Column::rivals`](crate::columns::Column::rivals) list
/// it, and its own [`Column::rival_for`](crate::columns::Column::rival_for) names the field.
///
/// ```
/// use lead_import::columns::{ColumnSamples, Detector};
///
/// let columns = Detector::default().detect(&["Other email", "Email"], &ColumnSamples::default());
/// let rival = &columns.columns()[1].rivals()[0];
/// assert_eq!((rival.index(), rival.header()), (0, "Other email"));
/// assert_eq!(columns.columns()[0].rival_for(), Some(lead_import::Field::Email));
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
