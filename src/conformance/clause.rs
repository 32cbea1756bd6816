//! How a case fails: [`Clause`] says which clause is broken and what the store did.

use std::fmt::{Debug, Display, Write};

use crate::store::StoreError;

/// The most characters of a value in a message. Some values are texts of 300,000 characters.
const LONGEST_VALUE: usize = 2_000;

/// A clause of the contract, as messages cite it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause(pub(super) &'static str);

impl Clause {
    /// Fails the case.
    #[track_caller]
    pub(super) fn fail(self, found: impl Display) -> ! {
        panic!("the store breaks {}: {found}", self.0)
    }

    /// Fails the case unless `holds`; `found` says what the store did instead.
    #[track_caller]
    pub(super) fn require(self, holds: bool, found: impl Display) {
        if !holds {
            self.fail(found);
        }
    }

    /// Fails the case unless the two values are equal; `what` names the value.
    #[track_caller]
    pub(super) fn require_equal<T: PartialEq + Debug>(self, what: impl Display, found: &T, expected: &T) {
        if found != expected {
            self.fail(format_args!("{what}\n  expected: {}\n     found: {}", shortened(expected), shortened(found)));
        }
    }

    /// Fails the case unless the two lists are equal. The message names the first item that differs by `name`, which gets
    /// its index.
    #[track_caller]
    pub(super) fn require_items<T: PartialEq + Debug>(
        self,
        found: &[T],
        expected: &[T],
        name: impl Fn(usize) -> String,
    ) {
        self.require_equal("the number of items that one call returns", &found.len(), &expected.len());
        if let Some(at) = (0..found.len()).find(|&at| found[at] != expected[at]) {
            self.require_equal(name(at), &found[at], &expected[at]);
        }
    }

    /// The value of a call that must succeed.
    #[track_caller]
    pub(super) fn require_ok<T>(self, call: impl Display, result: Result<T, StoreError>) -> T {
        result.unwrap_or_else(|error| self.fail(format_args!("{call} returned an error: {error:?}")))
    }
}

/// The value's debug text, cut to a length that a terminal can show.
fn shortened(value: &impl Debug) -> String {
    let mut text = format!("{value:?}");
    if let Some((end, _)) = text.char_indices().nth(LONGEST_VALUE) {
        let left_out = text.len() - end;
        text.truncate(end);
        write!(text, "… ({left_out} more bytes)").expect("writing to a string never fails");
    }
    text
}
