use crate::Detector;

use super::{Dialect, Encoding, Limits};

/// What to take as given instead of detecting it, and the limits.
///
/// ```
/// use lead_import::{Dialect, Limits, ReadOptions};
///
/// let options = ReadOptions::default()
///     .dialect(Dialect::default().with_delimiter(b';'))
///     .limits(Limits::default().max_rows(1_000));
/// assert_eq!(options.limit().rows(), 1_000);
/// ```
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    pub(super) encoding: Option<Encoding>,
    pub(super) dialect: Option<Dialect>,
    pub(super) limits: Limits,
    pub(super) detector: Detector,
    pub(super) rowless: bool,
}

impl ReadOptions {
    /// Reads the file in this encoding instead of detecting one.
    #[must_use]
    pub fn encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = Some(encoding);
        self
    }

    /// Reads the file in this dialect instead of detecting one.
    #[must_use]
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = Some(dialect);
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets the column detection whose words help to find the header row.
    #[must_use]
    pub fn detector(mut self, detector: Detector) -> Self {
        self.detector = detector;
        self
    }

    /// Accepts a file without data rows, or without anything at all, instead of refusing it as empty.
    #[must_use]
    pub fn accept_empty(mut self) -> Self {
        self.rowless = true;
        self
    }

    /// The column detection in force.
    pub(crate) fn detection(&self) -> &Detector {
        &self.detector
    }

    /// The limits in force.
    pub fn limit(&self) -> &Limits {
        &self.limits
    }
}
