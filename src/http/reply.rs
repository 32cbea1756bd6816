//! Replies: the envelope, and every way in which a request can fail.

use std::{borrow::Cow, error::Error, fmt::Write, io, time::Duration};

use axum::{
    body::Body,
    http::{
        HeaderValue, Response, StatusCode,
        header::{CONNECTION, CONTENT_TYPE, RETRY_AFTER},
    },
};
use serde::Serialize;

use super::{access::AccessDenied, log::Chain};
use crate::{
    import::{ImportError, ImportErrorKind},
    report::{ErrorCode, Reply},
    source::ReadErrorKind,
};

/// Why a request was not granted, as the client is told.
#[derive(Debug)]
pub(super) struct ErrorReply {
    status: StatusCode,
    code: Cow<'static, str>,
    message: String,
    retry_after: Option<Duration>,
}

impl ErrorReply {
    fn new(status: StatusCode, code: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self { status, code: code.into(), message: message.into(), retry_after: None }
    }

    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, ErrorCode::ValidationError, message)
    }

    pub(super) fn file_required() -> Self {
        Self::invalid("CSV file is required")
    }

    pub(super) fn too_large(message: &str) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::ValidationError, message)
    }

    pub(super) fn unsupported(message: &str) -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, ErrorCode::ValidationError, message)
    }

    pub(super) fn head_too_large() -> Self {
        let status = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
        Self::new(status, ErrorCode::ValidationError, "The request's header fields are too many or too large")
    }

    pub(super) fn path_too_long() -> Self {
        Self::new(StatusCode::URI_TOO_LONG, ErrorCode::ValidationError, "The request's path is too long")
    }

    pub(super) fn timed_out() -> Self {
        Self::new(StatusCode::REQUEST_TIMEOUT, "REQUEST_TIMEOUT", "The upload took too long")
    }

    pub(super) fn unauthorised() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, ErrorCode::Unauthorized, "Invalid or missing API key")
    }

    pub(super) fn wrong_method() -> Self {
        let status = StatusCode::METHOD_NOT_ALLOWED;
        Self::new(status, "METHOD_NOT_ALLOWED", "This route does not have that method")
    }

    pub(super) fn busy(retry_after: Duration) -> Self {
        Self::unavailable("Too many imports at once, try again later", retry_after)
    }

    pub(super) fn stopping(retry_after: Duration) -> Self {
        Self::unavailable("The server is stopping, try again later", retry_after)
    }

    fn unavailable(message: &str, retry_after: Duration) -> Self {
        let failure = Self::new(StatusCode::SERVICE_UNAVAILABLE, "SERVICE_UNAVAILABLE", message);
        Self { retry_after: Some(retry_after), ..failure }
    }

    /// Something inside failed: the client is told no more than that.
    pub(super) fn internal(error: &(dyn Error + 'static)) -> Self {
        tracing::error!(error = %Chain(error), "a request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, ErrorCode::InternalError, "Something went wrong on our side")
    }

    /// Says how much of the file was imported before the failure.
    pub(super) fn after(mut self, error: &ImportError) -> Self {
        if let Some(rows) = error.report().map(crate::report::ImportReport::total_rows).filter(|rows| *rows > 0) {
            let settled =
                write!(self.message, " (the first {rows} rows are settled; importing the file again is safe)");
            debug_assert!(settled.is_ok(), "writing to a string does not fail");
        }
        self
    }

    /// The status and the body, for where there is no response yet.
    pub(super) fn into_content(self) -> (StatusCode, Vec<u8>) {
        (self.status, to_json(&Reply::failure(self.code, self.message)))
    }

    pub(super) fn into_response(self) -> Response<Body> {
        let mut response = json(self.status, &Reply::failure(self.code, self.message));
        if let Some(wait) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().max(1)));
        }
        response
    }
}

impl From<io::Error> for ErrorReply {
    fn from(error: io::Error) -> Self {
        Self::internal(&error)
    }
}

impl From<ImportErrorKind> for ErrorReply {
    fn from(kind: ImportErrorKind) -> Self {
        ImportError::new(kind).into()
    }
}

impl From<ImportError> for ErrorReply {
    fn from(error: ImportError) -> Self {
        let code = error.code();
        let status = match (code, error.kind()) {
            (ErrorCode::NotFound, _) => StatusCode::NOT_FOUND,
            (ErrorCode::InternalError, _) => return Self::internal(&error).after(&error),
            (_, ImportErrorKind::Read(read)) if matches!(read.kind(), ReadErrorKind::TooLarge { .. }) => {
                StatusCode::PAYLOAD_TOO_LARGE
            }
            _ => StatusCode::BAD_REQUEST,
        };
        Self::new(status, code, error.to_string())
    }
}

impl From<AccessDenied> for ErrorReply {
    fn from(denied: AccessDenied) -> Self {
        match &denied {
            AccessDenied::UnknownKey => Self::unauthorised(),
            AccessDenied::WorkspaceRequired => Self::invalid("X-Workspace-Id is required"),
            AccessDenied::ForeignWorkspace => ImportErrorKind::CampaignNotFound.into(),
            AccessDenied::Failed(_) => Self::internal(&denied),
        }
    }
}

/// The reply of a request that went well.
pub(super) fn success(data: &impl Serialize) -> Response<Body> {
    json(StatusCode::OK, &Reply::success(data))
}

/// A reply that comes before the whole request was read ends the connection.
pub(super) fn closing(mut response: Response<Body>) -> Response<Body> {
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

pub(super) fn json(status: StatusCode, content: &impl Serialize) -> Response<Body> {
    let mut response = Response::new(Body::from(to_json(content)));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn to_json(content: &impl Serialize) -> Vec<u8> {
    let Ok(json) = serde_json::to_vec(content) else { unreachable!("replies have text keys and finite numbers only") };
    json
}
