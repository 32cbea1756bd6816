//! The reply of the reference service, around a report or an error: [`Reply`].

use std::fmt;

use serde::{Deserialize, Serialize};

use super::import_report::{ERRORS_IN_REPLY, ImportReport};

/// What a client is told: `{"success":true,"data":…}` or `{"success":false,"error":{"code":…,"message":…}}`.
///
/// ```
/// use lead_import::report::{ErrorCode, Reply};
///
/// let reply = Reply::failure(ErrorCode::NotFound, "Campaign not found");
/// assert_eq!(
///     serde_json::to_string(&reply)?,
///     r#"{"success":false,"error":{"code":"NOT_FOUND","message":"Campaign not found"}}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Reply<T>(Content<T>);

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Content<T> {
    Success(SuccessReply<T>),
    Failure(FailureReply<ErrorCode>),
}

/// The reply of a request that succeeded.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
pub(crate) struct SuccessReply<T> {
    #[cfg_attr(feature = "http", schema(example = true))]
    success: bool,
    data: T,
}

// The type of the code is a parameter because a server has more codes than `ErrorCode`.
/// The reply of a request that failed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
pub(crate) struct FailureReply<C> {
    #[cfg_attr(feature = "http", schema(example = false))]
    success: bool,
    error: ErrorBody<C>,
}

/// What failed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
pub(crate) struct ErrorBody<C> {
    code: C,
    /// The error as a sentence for a person.
    message: String,
}

impl<C> FailureReply<C> {
    pub(crate) fn new(code: C, message: impl Into<String>) -> Self {
        Self { success: false, error: ErrorBody { code, message: message.into() } }
    }
}

impl<T> Reply<T> {
    /// The reply of a request that succeeded.
    pub fn success(data: T) -> Self {
        Self(Content::Success(SuccessReply { success: true, data }))
    }
}

impl Reply<()> {
    /// The reply of a request that failed.
    pub fn failure(code: ErrorCode, message: impl Into<String>) -> Self {
        Self(Content::Failure(FailureReply::new(code, message)))
    }
}

impl From<&ImportReport> for Reply<ReportData> {
    fn from(report: &ImportReport) -> Self {
        Self::success(report.into())
    }
}

/// The `data` of a successful import's reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct ReportData {
    /// What became of the rows' leads.
    pub leads: LeadCounts,
    /// What became of the memberships.
    pub campaign: CampaignCounts,
    /// The number of data rows: `created + existing + failed`.
    pub total_rows: u64,
    /// The first 50 failed rows; absent when there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "http", schema(max_items = 50))]
    pub errors: Vec<RowError>,
}

/// What became of the rows' leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct LeadCounts {
    /// Rows that made a new lead.
    pub created: u64,
    /// Rows whose lead existed already.
    pub existing: u64,
    /// Rows that did not become a lead.
    pub failed: u64,
    /// Existing leads in which a value changed; absent where the policy changes none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    pub updated: Option<u64>,
}

/// What became of the memberships of the rows' leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct CampaignCounts {
    /// Rows whose lead joined the campaign.
    pub added: u64,
    /// Rows whose lead was a member already.
    pub skipped: u64,
}

/// A row that did not become a lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct RowError {
    /// The content of the email cell.
    pub email: String,
    /// Every reason, separated by `; `.
    pub error: String,
}

impl From<&ImportReport> for ReportData {
    fn from(report: &ImportReport) -> Self {
        let errors = report.failures().iter().take(ERRORS_IN_REPLY);
        Self {
            leads: LeadCounts {
                created: report.created(),
                existing: report.existing(),
                failed: report.failed(),
                updated: report.counted_updates(),
            },
            campaign: CampaignCounts { added: report.added(), skipped: report.skipped() },
            total_rows: report.total_rows(),
            errors: errors.map(|row| RowError { email: row.email().to_owned(), error: row.to_string() }).collect(),
        }
    }
}

/// The `code` of a failure reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum ErrorCode {
    /// The file or the request is not right; the person who uploaded it can mend it.
    ValidationError,
    /// There is no such campaign, or it is not the caller's to see.
    NotFound,
    /// The key is missing or unknown.
    Unauthorized,
    /// The server failed.
    InternalError,
}

impl ErrorCode {
    /// The code as it stands in the reply, `VALIDATION_ERROR` for example.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ValidationError => "VALIDATION_ERROR",
            Self::NotFound => "NOT_FOUND",
            Self::Unauthorized => "UNAUTHORIZED",
            Self::InternalError => "INTERNAL_ERROR",
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
