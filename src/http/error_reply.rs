//! The replies of failed requests: [`ErrorReply`].

use std::{borrow::Cow, error::Error, io, iter};

use axum::response::{IntoResponse, Response};
use axum::{Json, http::StatusCode as Status};
use serde::Serialize;
use utoipa::ToSchema;

use super::access::AccessDenied;
use crate::{
    import::{ImportError, ImportErrorKind},
    report::{ErrorCode, FailureReply, ImportReport},
    source::ReadErrorKind,
};

/// The `code` of a failure reply: those of [`ErrorCode`], and those that only a server needs.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Code {
    ValidationError,
    NotFound,
    Unauthorized,
    InternalError,
    MethodNotAllowed,
    RequestTimeout,
    ServiceUnavailable,
}

impl From<Status> for Code {
    fn from(status: Status) -> Self {
        match status {
            Status::UNAUTHORIZED => Self::Unauthorized,
            Status::NOT_FOUND => Self::NotFound,
            Status::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            Status::REQUEST_TIMEOUT => Self::RequestTimeout,
            Status::INTERNAL_SERVER_ERROR => Self::InternalError,
            Status::SERVICE_UNAVAILABLE => Self::ServiceUnavailable,
            _ => Self::ValidationError,
        }
    }
}

/// Why a request failed, in the words that the client receives.
#[derive(Clone, Debug)]
pub(super) struct ErrorReply {
    status: Status,
    message: Cow<'static, str>,
}

/// Replies that only a server gives. [`ImportError`] has the others.
impl ErrorReply {
    pub(super) const FILE_REQUIRED: Self = Self::new(Status::BAD_REQUEST, "CSV file is required");
    pub(super) const INCOMPLETE: Self = Self::new(Status::BAD_REQUEST, "The multipart body is incomplete");
    pub(super) const UNAUTHORIZED: Self = Self::new(Status::UNAUTHORIZED, "Invalid or missing API key");
    pub(super) const WRONG_METHOD: Self = Self::new(Status::METHOD_NOT_ALLOWED, "This route does not have that method");
    pub(super) const TIMED_OUT: Self = Self::new(Status::REQUEST_TIMEOUT, "The upload took too long");
    pub(super) const FIELDS_TOO_LARGE: Self =
        Self::new(Status::PAYLOAD_TOO_LARGE, "The fields beside the file are larger than 1 MB");
    pub(super) const COMPRESSED: Self =
        Self::new(Status::UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is not supported: send the body as it is");
    pub(super) const HEADERS_TOO_LARGE: Self =
        Self::new(Status::REQUEST_HEADER_FIELDS_TOO_LARGE, "The request's header fields are too many or too large");
    pub(super) const INTERNAL: Self = Self::new(Status::INTERNAL_SERVER_ERROR, "Something went wrong on our side");
    pub(super) const BUSY: Self = Self::new(Status::SERVICE_UNAVAILABLE, "Too many imports at once, try again later");
    pub(super) const STOPPING: Self = Self::new(Status::SERVICE_UNAVAILABLE, "The server is stopping, try again later");

    const fn new(status: Status, message: &'static str) -> Self {
        Self { status, message: Cow::Borrowed(message) }
    }

    pub(super) fn invalid(message: impl Into<Cow<'static, str>>) -> Self {
        Self { status: Status::BAD_REQUEST, message: message.into() }
    }

    /// Logs the error with its sources, without addresses. The client receives no detail of it.
    pub(super) fn internal(error: &(dyn Error + 'static)) -> Self {
        let errors = iter::successors(Some(error), |&error| error.source());
        let text = errors.map(ToString::to_string).collect::<Vec<_>>().join(": ");
        let words = text.split(' ').map(|word| if word.contains('@') { "[redacted]" } else { word });
        tracing::error!(error = words.collect::<Vec<_>>().join(" "), "a request failed");
        Self::INTERNAL
    }

    /// Adds how many rows were imported before the error.
    fn after(mut self, error: &ImportError) -> Self {
        let rows = error.report().map_or(0, ImportReport::total_rows);
        if rows > 0 {
            let settled = format!(" (the first {rows} rows are settled; importing the file again is safe)");
            self.message.to_mut().push_str(&settled);
        }
        self
    }
}

impl IntoResponse for ErrorReply {
    fn into_response(self) -> Response {
        (self.status, Json(FailureReply::new(Code::from(self.status), self.message))).into_response()
    }
}

impl From<io::Error> for ErrorReply {
    fn from(error: io::Error) -> Self {
        Self::internal(&error)
    }
}

impl From<ImportError> for ErrorReply {
    fn from(error: ImportError) -> Self {
        let status = match (error.code(), error.kind()) {
            // Only a shutdown cancels an import whose client still waits.
            _ if error.is_cancelled() => return Self::STOPPING.after(&error),
            (ErrorCode::InternalError, _) => return Self::internal(&error).after(&error),
            (ErrorCode::NotFound, _) => Status::NOT_FOUND,
            (_, ImportErrorKind::Read(error)) if matches!(error.kind(), ReadErrorKind::TooLarge { .. }) => {
                Status::PAYLOAD_TOO_LARGE
            }
            _ => Status::BAD_REQUEST,
        };
        Self { status, message: error.to_string().into() }
    }
}

impl From<AccessDenied> for ErrorReply {
    fn from(denied: AccessDenied) -> Self {
        match denied {
            AccessDenied::UnknownKey => Self::UNAUTHORIZED,
            AccessDenied::WorkspaceRequired => Self::invalid("X-Workspace-Id is required"),
            AccessDenied::ForeignWorkspace => ImportError::new(ImportErrorKind::CampaignNotFound).into(),
            AccessDenied::Failed(_) => Self::internal(&denied),
        }
    }
}
