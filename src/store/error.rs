//! The error of a store: [`StoreError`].

use std::{error::Error, fmt};

type Cause = Box<dyn Error + Send + Sync>;

/// The error of a call to a store.
///
/// The constructors say whether anything was applied and whether a retry can succeed. The table in the
/// [contract](super::LeadStore#errors) says when to use which, and what the import does next.
///
/// | constructor | applied | [`is_transient`](Self::is_transient) | the import |
/// |---|---|---|---|
/// | [`refused`](Self::refused) | nothing | no | rejects the refused lead and continues |
/// | [`unavailable`](Self::unavailable) | nothing | yes | stops with a checkpoint |
/// | [`failed`](Self::failed) | nothing | no | stops with a checkpoint |
/// | [`unknown`](Self::unknown) | all or nothing | yes | stops with a checkpoint |
///
/// The cause is a boxed error or a text. It is available as [`source`](Error::source), and `Display` does not include it: it may
/// contain details of the server that a client must not see.
///
/// ```
/// use std::{error::Error, io};
///
/// use lead_import::StoreError;
///
/// let error = StoreError::unavailable(io::Error::from(io::ErrorKind::TimedOut));
/// assert!(error.is_transient() && !error.is_effect_unknown());
/// assert_eq!(error.to_string(), "the store is unavailable");
/// assert_eq!(error.source().unwrap().to_string(), "timed out");
/// ```
#[derive(Debug)]
pub struct StoreError {
    kind: StoreErrorKind,
    source: Cause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StoreErrorKind {
    Refused,
    Unavailable,
    Failed,
    Unknown,
}

impl StoreError {
    /// The store cannot store the content of the batch; nothing was applied.
    ///
    /// If the batch has one lead, the text of `source` becomes the reason in the report, so write it for the person who
    /// uploaded the file.
    pub fn refused(source: impl Into<Cause>) -> Self {
        Self { kind: StoreErrorKind::Refused, source: source.into() }
    }

    /// The store is busy or unreachable at the moment; nothing was applied.
    pub fn unavailable(source: impl Into<Cause>) -> Self {
        Self { kind: StoreErrorKind::Unavailable, source: source.into() }
    }

    /// The store cannot perform the call, now or later, until somebody fixes the cause; nothing was applied.
    pub fn failed(source: impl Into<Cause>) -> Self {
        Self { kind: StoreErrorKind::Failed, source: source.into() }
    }

    /// The store does not know whether the batch was applied, for example because the connection was lost during the commit.
    /// The batch was applied as a whole or not at all.
    pub fn unknown(source: impl Into<Cause>) -> Self {
        Self { kind: StoreErrorKind::Unknown, source: source.into() }
    }

    /// Whether the content of the batch is the cause: the error was made by [`refused`](Self::refused).
    pub fn is_refusal(&self) -> bool {
        self.kind == StoreErrorKind::Refused
    }

    /// Whether the same call may succeed later without any change.
    pub fn is_transient(&self) -> bool {
        matches!(self.kind, StoreErrorKind::Unavailable | StoreErrorKind::Unknown)
    }

    /// Whether the batch may have been applied despite the error.
    pub fn is_effect_unknown(&self) -> bool {
        self.kind == StoreErrorKind::Unknown
    }

    /// The text of the cause.
    pub(crate) fn reason(&self) -> String {
        self.source.to_string()
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            StoreErrorKind::Refused => "the store refused the data",
            StoreErrorKind::Unavailable => "the store is unavailable",
            StoreErrorKind::Failed => "the store failed",
            StoreErrorKind::Unknown => "the store does not know whether the batch was applied",
        })
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
