//! The replies of failed requests: [`ErrorReply`].
//!
//! In: every error that can end a request. Out: a status and `{"success":false,"error":{"code":…,"message":…}}`. A message says
//! what the client can change, and nothing about the inside of the server: what only its operator can fix is logged, and the
//! client receives [`ErrorReply::INTERNAL`].

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

/// The status determines the code, so a client may go by either.
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

/// Why a request failed, with the status and the message that the client receives.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{message}")]
pub(super) struct ErrorReply {
    status: Status,
    message: Cow<'static, str>,
}

/// Replies that only a server gives. [`ImportError`] has the others.
impl ErrorReply {
    /// The body is a form without the part `file`, or no form at all.
    pub(super) const FILE_REQUIRED: Self = Self::new(Status::BAD_REQUEST, "CSV file is required");
    /// The body ends before the closing boundary. A file that was cut off must not be imported as if it were complete.
    pub(super) const INCOMPLETE: Self = Self::new(Status::BAD_REQUEST, "The multipart body is incomplete");
    /// The budget of bytes is spent. No client sends so much between the parts of a form.
    pub(super) const MISPLACED: Self =
        Self::new(Status::BAD_REQUEST, "The multipart body is malformed: a part does not begin where it should");
    /// One message for a missing and for an unknown key, so that it does not reveal whether a key exists.
    pub(super) const UNAUTHORIZED: Self = Self::new(Status::UNAUTHORIZED, "Invalid or missing API key");
    /// axum adds the `Allow` header that RFC 9110, section 15.5.6, requires.
    pub(super) const WRONG_METHOD: Self = Self::new(Status::METHOD_NOT_ALLOWED, "This route does not have that method");
    /// The upload paused or lasted too long (RFC 9110, section 15.5.9).
    pub(super) const TIMED_OUT: Self = Self::new(Status::REQUEST_TIMEOUT, "The upload took too long");
    /// The limit is that of `upload.rs`, 1,048,576 bytes. A file that is too large has the message of [`ImportError`].
    pub(super) const FIELDS_TOO_LARGE: Self =
        Self::new(Status::PAYLOAD_TOO_LARGE, "The fields beside the file are larger than 1 MB");
    /// RFC 9110, section 15.5.16, has this status for an unsupported coding. A small compressed body can become a huge file.
    pub(super) const COMPRESSED: Self =
        Self::new(Status::UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is not supported: send the body as it is");
    /// A server should reply so to a transfer coding that it does not understand (RFC 9112, section 6.1).
    pub(super) const TRANSFER_CODING: Self =
        Self::new(Status::NOT_IMPLEMENTED, "Transfer-Encoding other than chunked is not supported");
    /// RFC 6585, section 5.
    pub(super) const HEADERS_TOO_LARGE: Self =
        Self::new(Status::REQUEST_HEADER_FIELDS_TOO_LARGE, "The request's header fields are too many or too large");
    /// The cause is in the log, and nothing of it in the reply.
    pub(super) const INTERNAL: Self = Self::new(Status::INTERNAL_SERVER_ERROR, "Something went wrong on our side");
    /// All places for an upload or an import are taken. Nothing was written.
    pub(super) const BUSY: Self = Self::new(Status::SERVICE_UNAVAILABLE, "Too many imports at once, try again later");
    /// The token of [`ImportApi::shutdown_token`](super::ImportApi::shutdown_token) is cancelled.
    pub(super) const STOPPING: Self = Self::new(Status::SERVICE_UNAVAILABLE, "The server is stopping, try again later");

    const fn new(status: Status, message: &'static str) -> Self {
        Self { status, message: Cow::Borrowed(message) }
    }

    /// A 400 with a message for the person who made the request.
    pub(super) fn invalid(message: impl Into<Cow<'static, str>>) -> Self {
        Self { status: Status::BAD_REQUEST, message: message.into() }
    }

    /// Logs the error with its sources, and returns the reply that has no detail of it.
    ///
    /// The message of a database may quote a row, as in `Key (email)=(ada@example.com) already exists`. So each word with an `@` is
    /// logged as `[redacted]`.
    pub(super) fn internal(error: &(dyn Error + 'static)) -> Self {
        let text = iter::successors(error.source(), |&cause| cause.source()).fold(error.to_string(), with_cause);
        let words = text.split(' ').map(|word| if word.contains('@') { "[redacted]" } else { word });
        tracing::error!(error = words.collect::<Vec<_>>().join(" "), "a request failed");
        Self::INTERNAL
    }

    /// Adds how many rows have an outcome, if any have, and that the file can be imported again.
    fn after(mut self, error: &ImportError) -> Self {
        let rows = error.report().map_or(0, ImportReport::total_rows);
        if rows > 0 {
            let settled = format!(" (the first {rows} rows are settled; importing the file again is safe)");
            self.message.to_mut().push_str(&settled);
        }
        self
    }
}

/// The text with a cause, unless it has the cause already: many errors repeat theirs.
fn with_cause(text: String, cause: &(dyn Error + 'static)) -> String {
    let cause = cause.to_string();
    if text.contains(&cause) { text } else { format!("{text}: {cause}") }
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
        Self { status, message: error.reply_message().into() }
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
