//! The HTTP reply for a report or an error: [`Reply`].
//!
//! It is the form that clients of an upload endpoint rely on, so its keys are fixed. It is here and not in `http`, because a
//! product that has its own web server answers in the same form without that feature.
//!
//! Success and failure are two types below [`Reply`], so that a body with both `data` and `error` cannot be built. `http` uses
//! them directly: its failures have more codes than [`ErrorCode`], and its OpenAPI description needs one schema for each.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::import_report::{ERRORS_IN_REPLY, ImportReport};

/// The reply to an HTTP client: `{"success":true,"data":…}` or
/// `{"success":false,"error":{"code":…,"message":…}}`.
///
/// `Reply::from` makes the reply of an [`ImportReport`] or an [`ImportError`](crate::import::ImportError). It serialises only; its data,
/// [`ReportData`], also deserialises. A reply has no status line: [`ErrorCode`] names the HTTP status that belongs to each code.
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
///
/// A handler that imports can answer with one expression:
///
/// ```
/// use lead_import::{CampaignId, Importer, MemoryStore, report::Reply};
///
/// async fn import(store: &MemoryStore, campaign: &CampaignId, file: Vec<u8>) -> serde_json::Result<String> {
///     match Importer::new().import(store, campaign, std::io::Cursor::new(file)).await {
///         Ok(report) => serde_json::to_string(&Reply::from(&report)),
///         Err(error) => serde_json::to_string(&Reply::from(&error)),
///     }
/// }
///
/// let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
/// let import = import(&store, &campaign, b"email\nada@example.com\n".to_vec());
/// assert_eq!(
///     futures_lite::future::block_on(import)?,
///     r#"{"success":false,"error":{"code":"NOT_FOUND","message":"Campaign not found"}}"#
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Reply<T>(ReplyContent<T>);

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum ReplyContent<T> {
    Success(SuccessReply<T>),
    Failure(FailureReply<ErrorCode>),
}

/// The reply to a successful request.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
pub(crate) struct SuccessReply<T> {
    #[cfg_attr(feature = "http", schema(example = true))]
    success: bool,
    data: T,
}

// The type of the code is a parameter because a server has more codes than `ErrorCode`.
/// The reply to a failed request.
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
    /// Creates the reply to a successful request. `data` may be of any type: an inspection, for example.
    ///
    /// ```
    /// use lead_import::report::Reply;
    ///
    /// assert_eq!(serde_json::to_string(&Reply::success([1, 2]))?, r#"{"success":true,"data":[1,2]}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn success(data: T) -> Self {
        Self(ReplyContent::Success(SuccessReply { success: true, data }))
    }
}

impl Reply<()> {
    /// Creates the reply to a failed request. The message is shown to the person who uploaded the file, so it must have no details of
    /// the server.
    pub fn failure(code: ErrorCode, message: impl Into<String>) -> Self {
        Self(ReplyContent::Failure(FailureReply::new(code, message)))
    }
}

impl From<&ImportReport> for Reply<ReportData> {
    fn from(report: &ImportReport) -> Self {
        Self::success(report.into())
    }
}

/// The `data` of the reply to a successful import.
///
/// ```
/// use lead_import::report::ReportData;
///
/// let data: ReportData = serde_json::from_str(
///     r#"{"leads":{"created":1,"existing":0,"failed":0},"campaign":{"added":1,"skipped":0},"totalRows":1}"#,
/// )?;
/// assert!(data.leads.created == 1 && data.errors.is_empty());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "The `data` of the reply to a successful import.")
)]
#[non_exhaustive]
pub struct ReportData {
    /// The rows by what happened to their leads.
    pub leads: LeadCounts,
    /// The rows by whether their lead was added to the campaign.
    pub campaign: CampaignCounts,
    /// The number of data rows: `created + existing + failed`.
    pub total_rows: u64,
    /// The first 50 failed rows. The key is absent if no row failed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "http", schema(max_items = 50))]
    pub errors: Vec<RowError>,
}

/// Rows by what happened to their leads. The sum of `created`, `existing` and `failed` is the number of data rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct LeadCounts {
    /// Rows whose lead was created.
    pub created: u64,
    /// Rows whose lead existed.
    pub existing: u64,
    /// Rows that are not in the store.
    pub failed: u64,
    /// Existing leads of which a value changed. The key is absent if the import keeps existing leads as they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    pub updated: Option<u64>,
}

/// Rows by whether their lead was added to the campaign. The sum is `created + existing`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct CampaignCounts {
    /// Rows whose lead was added to the campaign.
    pub added: u64,
    /// Rows whose lead was already a member.
    pub skipped: u64,
}

/// A failed row in the reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub struct RowError {
    /// The content of the email cell, at most its first 254 characters.
    pub email: String,
    /// All reasons, separated by `; `. An invalid email has `Invalid email`; the report also says why.
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
            errors: errors.map(|row| RowError { email: row.email().to_owned(), error: row.in_reply() }).collect(),
        }
    }
}

/// The `code` of a failure reply, with the HTTP status that belongs to it.
///
/// Programs compare the code, and people read the message, whose text may change.
///
/// ```
/// use lead_import::report::ErrorCode;
///
/// assert_eq!(ErrorCode::ValidationError.to_string(), "VALIDATION_ERROR");
/// assert_eq!(serde_json::to_string(&ErrorCode::NotFound)?, r#""NOT_FOUND""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[non_exhaustive]
pub enum ErrorCode {
    /// `VALIDATION_ERROR`, 400 or 413: the file or the request is invalid. The person who uploaded the file can fix it.
    ValidationError,
    /// `NOT_FOUND`, 404: the campaign does not exist, or the caller has no access to it.
    NotFound,
    /// `UNAUTHORIZED`, 401: the API key is missing or unknown.
    Unauthorized,
    /// `INTERNAL_ERROR`, 500: the server failed. The message has no details of the server.
    InternalError,
}

impl ErrorCode {
    /// The code as text, `VALIDATION_ERROR` for example.
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
