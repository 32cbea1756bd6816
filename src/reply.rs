//! The reply of the reference service, around a report or an error: [`Reply`].

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{ErrorCode, ImportError, ImportReport};

/// What a client is told: `{"success":true,"data":…}` or `{"success":false,"error":{"code":…,"message":…}}`.
///
/// ```
/// use lead_import::{ErrorCode, Reply};
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
    Failure { code: ErrorCode, message: String },
}

impl<T> Reply<T> {
    /// The reply of a request that went well.
    pub fn success(data: T) -> Self {
        Self(Content::Data(data))
    }
}

impl Reply<()> {
    /// The reply of a request that failed.
    pub fn failure(code: ErrorCode, message: impl Into<String>) -> Self {
        Self(Content::Failure { code, message: message.into() })
    }
}

impl<'a> From<&'a ImportReport> for Reply<&'a ImportReport> {
    fn from(report: &'a ImportReport) -> Self {
        Self::success(report)
    }
}

impl From<&ImportError> for Reply<()> {
    fn from(error: &ImportError) -> Self {
        Self::failure(error.code(), error.to_string())
    }
}

impl<T: Serialize> Serialize for Reply<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Failure<'a> {
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
                reply.serialize_field("error", &Failure { code: code.as_str(), message })?;
            }
        }
        reply.end()
    }
}
