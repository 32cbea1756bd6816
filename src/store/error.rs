//! The error of a store: [`StoreError`].

use std::{error::Error, fmt, time::Duration};

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
/// | [`out_of_sequence`](Self::out_of_sequence) | nothing | no | stops; the file must be imported again |
/// | [`unknown`](Self::unknown) | the whole, a part or nothing | yes | stops with a checkpoint |
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
    retry_after: Option<Duration>,
    made_progress: bool,
}

/// The kind of a [`StoreError`]: which of its constructors made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoreErrorKind {
    /// The content of the batch is the cause; nothing was applied. Created by [`StoreError::refused`].
    Refused,
    /// The store is busy or unreachable; nothing was applied. Created by [`StoreError::unavailable`].
    Unavailable,
    /// Somebody must fix the cause; nothing was applied. Created by [`StoreError::failed`].
    Failed,
    /// The store is not in the state that the import left; nothing was applied. Created by [`StoreError::out_of_sequence`].
    OutOfSequence,
    /// The batch may be applied as a whole, in part or not at all. Created by [`StoreError::unknown`].
    Unknown,
}

/// Writes the kind as one word in lower case, such as `refused` or `out_of_sequence`, as a label for metrics.
impl fmt::Display for StoreErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Refused => "refused",
            Self::Unavailable => "unavailable",
            Self::Failed => "failed",
            Self::OutOfSequence => "out_of_sequence",
            Self::Unknown => "unknown",
        })
    }
}

impl StoreError {
    /// The store cannot store the content of the batch; nothing was applied.
    ///
    /// If the batch has one lead, the text of `source` becomes the reason in the report, so write it for the person who
    /// uploaded the file.
    pub fn refused(source: impl Into<Cause>) -> Self {
        Self::new(StoreErrorKind::Refused, source)
    }

    /// The store is busy or unreachable at the moment; nothing was applied.
    pub fn unavailable(source: impl Into<Cause>) -> Self {
        Self::new(StoreErrorKind::Unavailable, source)
    }

    /// The store cannot perform the call, now or later, until somebody fixes the cause; nothing was applied.
    pub fn failed(source: impl Into<Cause>) -> Self {
        Self::new(StoreErrorKind::Failed, source)
    }

    /// The store's last batch of this import is not the one before this batch (clause 10 of the [contract](super::LeadStore#contract));
    /// nothing was applied. [`Batch::replay`](super::Batch::replay) makes this error.
    ///
    /// The report so far may count leads that the store no longer holds. The import cannot be resumed: import the file again.
    pub fn out_of_sequence(source: impl Into<Cause>) -> Self {
        Self::new(StoreErrorKind::OutOfSequence, source)
    }

    /// The store does not know whether the batch was applied, for example because the connection was lost during the commit.
    ///
    /// An atomic store applied the whole batch or nothing. A store that [completes](super::StoreLimits::completing) batches may have applied a
    /// part of it.
    pub fn unknown(source: impl Into<Cause>) -> Self {
        Self::new(StoreErrorKind::Unknown, source)
    }

    fn new(kind: StoreErrorKind, source: impl Into<Cause>) -> Self {
        Self { kind, source: source.into(), retry_after: None, made_progress: false }
    }

    /// Sets the time to wait before the same call can succeed, for example from the header `Retry-After` (RFC 9110, section 10.2.3).
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use lead_import::StoreError;
    ///
    /// let error = StoreError::unavailable("429 Too Many Requests").retry_after(Duration::from_secs(10));
    /// assert_eq!(error.retry_delay(), Some(Duration::from_secs(10)));
    /// ```
    #[must_use]
    pub fn retry_after(mut self, delay: Duration) -> Self {
        self.retry_after = Some(delay);
        self
    }

    /// The time to wait before the same call can succeed, if the store knows it.
    pub fn retry_delay(&self) -> Option<Duration> {
        self.retry_after
    }

    /// The kind of the error.
    pub fn kind(&self) -> StoreErrorKind {
        self.kind
    }

    /// Whether the content of the batch is the cause: the error was created by [`refused`](Self::refused).
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

    /// Whether a store returns this error only for a batch that it certainly did not apply, in this call or an earlier one.
    pub(crate) fn is_after_replay(&self) -> bool {
        matches!(self.kind, StoreErrorKind::Refused | StoreErrorKind::OutOfSequence)
    }

    /// The same cause and pause as an error of unknown effect: an earlier call of the same batch may have been applied.
    pub(crate) fn into_unknown(self) -> Self {
        Self { kind: StoreErrorKind::Unknown, ..self }
    }

    /// Sets whether the call did a part of its work that the same call does not do again.
    pub(crate) fn with_progress(self, made_progress: bool) -> Self {
        Self { made_progress, ..self }
    }

    /// Whether the call did a part of its work, so that the same call has less to do.
    pub(crate) fn has_made_progress(&self) -> bool {
        self.made_progress
    }

    /// The text of the cause, for the log. For [`refused`](Self::refused) with one lead it is the reason that the report shows.
    pub fn reason(&self) -> String {
        self.source.to_string()
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            StoreErrorKind::Refused => "the store refused the data",
            StoreErrorKind::Unavailable => "the store is unavailable",
            StoreErrorKind::Failed => "the store failed",
            StoreErrorKind::OutOfSequence => "the store is not in the state that the import left",
            StoreErrorKind::Unknown => "the store does not know whether the batch was applied",
        })
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
