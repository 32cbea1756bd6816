//! The result of a case: [`CaseOutcome`].

use std::{any::Any, fmt};

/// The result of a case of the kit.
///
/// `Display` writes one line: `passed`, `skipped: ` with the reason, or `failed: ` with the message. [`Case::run`](super::Case::run) returns the
/// first two and panics instead of the third; [`summary`](super::summary) returns all three.
///
/// ```
/// use lead_import::conformance::{CaseOutcome, Harness, summary};
///
/// /// Prints how many cases of the contract the store passes.
/// fn print_counts<H: Harness>(harness: &H) {
///     let outcomes = summary(harness);
///     let passed = outcomes.iter().filter(|(_, outcome)| *outcome == CaseOutcome::Passed).count();
///     println!("{passed} of {} cases passed", outcomes.len());
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CaseOutcome {
    /// The store did all that the case checks.
    Passed,
    /// The case, or the part of it that the reason names, was not checked. Either the [limits](crate::store::StoreLimits) of the store exclude
    /// it, or the [`Harness`](super::Harness) cannot do what it needs.
    #[non_exhaustive]
    Skipped {
        /// What was not checked, and why.
        reason: String,
    },
    /// The store broke the clause, or the harness failed.
    #[non_exhaustive]
    Failed {
        /// Which clause, what was expected and what the store did.
        message: String,
    },
}

impl CaseOutcome {
    /// The outcome of a case that did not fail and left out what these reasons name. A case that left out a part is not listed as passed.
    pub(super) fn without(skipped: &[String]) -> Self {
        if skipped.is_empty() { Self::Passed } else { Self::Skipped { reason: skipped.join("; ") } }
    }

    /// The outcome of a case that panicked.
    pub(super) fn from_panic(panic: &(dyn Any + Send)) -> Self {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        Self::Failed { message: text.unwrap_or("the case panicked with a value that is not text").to_owned() }
    }
}

impl fmt::Display for CaseOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed => f.write_str("passed"),
            Self::Skipped { reason } => write!(f, "skipped: {reason}"),
            Self::Failed { message } => write!(f, "failed: {message}"),
        }
    }
}
