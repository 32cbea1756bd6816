//! How a case fails: [`Clause`] says which clause is broken and what the store did.

use std::fmt::{Debug, Display, Write};

use crate::store::StoreError;

/// The most characters of a value in a message. Some values are texts of 300,000 characters.
const LONGEST_VALUE: usize = 2_000;

/// The clauses of the contract as messages cite them. The index is the number; the first text is for cases of all clauses.
const CLAUSES: [&str; 11] = [
    "the contract (a store behaves as `MemoryStore` does)",
    "clause 1 (`Ok` is durable, and an error says what was applied)",
    "clause 2 (one outcome per lead, in the batch's order)",
    "clause 3 (emails are compared byte for byte in their normal form)",
    "clause 4 (existing leads follow the batch's policy)",
    "clause 5 (concurrent calls behave as if one came after the other)",
    "clause 6 (any batch within the limits works, and any text without NUL is stored as it is)",
    "clause 7 (an interrupted batch is whole or absent, or it is completed)",
    "clause 8 (a replay returns the outcomes of the first time)",
    "clause 9 (a lookup predicts the import)",
    "clause 10 (batches arrive in sequence)",
];

/// A clause of the contract, as messages cite it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause(&'static str);

impl Clause {
    /// The clause whose number is in the name of the case: `clause_4_keep_changes_nothing`.
    pub(super) fn of_case(name: &str) -> Self {
        let number = name.split('_').nth(1).and_then(|number| number.parse().ok());
        Self(CLAUSES[number.unwrap_or(0)])
    }

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
