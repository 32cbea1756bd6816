//! What a column about consent asks: [`OptOutKind`].
//!
//! | header | `yes` | `no` | a date | `unsubscribed` | empty |
//! |---|---|---|---|---|---|
//! | `Unsubscribed` (refusal) | **refused** | | **refused** | **refused** | |
//! | `Opt in` (consent) | | **refused** | | **refused** | |
//! | `Newsletter` (state) | | | | **refused** | |

use serde::Serialize;

use super::{
    date::is_date,
    lexicon::{self, Answer},
};

/// What the header of a column asks, which decides what its values mean.
///
/// ```
/// use lead_import::columns::{ColumnSamples, Detector, OptOut, OptOutKind};
///
/// let header = ["Email", "Opt out", "Accepts marketing", "Status", "Newsletter", "City"];
/// let columns = Detector::default().detect(&header, &ColumnSamples::default());
/// let kinds: Vec<OptOutKind> = columns.opt_outs().iter().map(OptOut::kind).collect();
/// assert_eq!(kinds, [OptOutKind::Refusal, OptOutKind::Consent, OptOutKind::Status, OptOutKind::Status]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "What the header of a column asks, which decides what its values mean.")
)]
#[non_exhaustive]
pub enum OptOutKind {
    /// Whether or since when the person does not want to be contacted: `Unsubscribed`, `Email Opt Out`, `UNSUB_TIME`.
    /// `yes`, a date and `unsubscribed` say no.
    Refusal,
    /// Whether the person agreed: `Opt in`, `Accepts Email Marketing`. `no` and `unsubscribed` say no. An empty cell
    /// says nothing, because nobody may have asked.
    Consent,
    /// A state: `Status`, `Subscription`, `Newsletter`. Only values such as `unsubscribed` say no. A `no` does not: a
    /// person who does not receive the newsletter has not refused other mail.
    Status,
}

impl OptOutKind {
    /// Whether a trimmed cell says no.
    pub(super) fn is_refused_by(self, cell: &str) -> bool {
        match (self, lexicon::answer(cell)) {
            (_, Some(Answer::OptedOut)) | (Self::Refusal, Some(Answer::Yes)) | (Self::Consent, Some(Answer::No)) => {
                true
            }
            (Self::Refusal, None) => is_date(cell),
            _ => false,
        }
    }
}
