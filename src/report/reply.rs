//! The reply of the reference service, around a report or an error: [`Reply`].

use std::{borrow::Cow, fmt};

use serde::{Deserialize, Serialize, Serializer, ser::SerializeStruct};

use super::import_report::{ERRORS_IN_REPLY, ImportReport};

/// What a client is told: `{"success":true,"data":…}` or `{"success":false,"error":{"code":…,"message":…}}`.
///
/// ```
/// use lead_import::{import::ErrorCode, report::Reply};
///
/// let reply = Reply::failure(ErrorCode::NotFound, "Campaign not found");
/// assert_eq!(
///     serde_json::to_string(&reply)?,
///     r#"{"success":false,"error":{"code":"NOT_FOUND","message":"Campaign not found"}}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reply<T>(Content<T>);

#[derive(Clone, Debug)]
enum Content<T> {
    Data(T),
    Failure { code: Cow<'static, str>, message: String },
}

impl<T> Reply<T> {
    /// The reply of a request that went well.
    pub fn success(data: T) -> Self {
        Self(Content::Data(data))
    }
}

impl Reply<()> {
    /// The reply of a request that failed, with an [`ErrorCode`] or a code that the server adds.
    pub fn failure(code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self(Content::Failure { code: code.into(), message: message.into() })
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

impl<T: Serialize> Serialize for Reply<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct ErrorBody<'a> {
            code: &'a str,
            message: &'a str,
        }
        let mut reply = serializer.serialize_struct("Reply", 2)?;
        match &self.0 {
            Content::Data(data) => {
                reply.serialize_field("success", &true)?;
                reply.serialize_field("data", data)?;
            }
            Content::Failure { code, message } => {
                reply.serialize_field("success", &false)?;
                reply.serialize_field("error", &ErrorBody { code, message })?;
            }
        }
        reply.end()
    }
}

/// The `code` of a failure reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

impl From<ErrorCode> for Cow<'static, str> {
    fn from(code: ErrorCode) -> Self {
        Self::Borrowed(code.as_str())
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
