//! Why a store did not do what it was asked: [`StoreError`].

use std::{error::Error, fmt};

type Source = Box<dyn Error + Send + Sync>;

/// Why a store did not do what it was asked.
///
/// The constructors say what the engine needs to know: whether anything was applied, and what to do next.
///
/// | constructor | applied | another try | the engine |
/// |---|---|---|---|
/// | [`refused`](Self::refused) | nothing | no | halves the batch until the row that the store cannot take stands alone |
/// | [`unavailable`](Self::unavailable) | nothing | yes | stops and says where to resume |
/// | [`failed`](Self::failed) | nothing | no | stops and says where to resume |
/// | [`unknown`](Self::unknown) | unknown | yes | stops; the resumed import repeats the batch, which is safe |
#[derive(Debug)]
pub struct StoreError {
    kind: Kind,
    source: Source,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Refused,
    Unavailable,
    Failed,
    Unknown,
}

impl StoreError {
    /// The store cannot take the batch because of what it contains; nothing was applied.
    pub fn refused(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Refused, source: source.into() }
    }

    /// The store is busy or out of reach for now; nothing was applied.
    pub fn unavailable(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Unavailable, source: source.into() }
    }

    /// The store cannot do this, now or later; nothing was applied.
    pub fn failed(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Failed, source: source.into() }
    }

    /// The store lost track, for example of a connection during the commit: the batch is applied whole or not at all.
    pub fn unknown(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Unknown, source: source.into() }
    }

    /// Whether the content of the batch is the cause.
    pub fn is_refusal(&self) -> bool {
        self.kind == Kind::Refused
    }

    /// Whether the same call may succeed later.
    pub fn is_transient(&self) -> bool {
        matches!(self.kind, Kind::Unavailable | Kind::Unknown)
    }

    /// Whether the batch may have been applied all the same.
    pub fn is_effect_unknown(&self) -> bool {
        self.kind == Kind::Unknown
    }

    /// The cause in its own words.
    pub(crate) fn reason(&self) -> String {
        self.source.to_string()
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Refused => "the store cannot take this data",
            Kind::Unavailable => "the store is not available",
            Kind::Failed => "the store failed",
            Kind::Unknown => "the store cannot tell whether the batch was applied",
        })
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.source)
    }
}
