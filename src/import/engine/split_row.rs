//! Rows that an unquoted line break may have split: [`RowPart`].
//!
//! Some programs do not quote a cell with a line break. A reader then sees two short rows. Joining them would be a guess: which
//! cell had the line break, and whether they belong together at all, only a person can tell. So both fail.

use super::validate::{ValidatedRow, Validator};
use crate::{
    report::{IssueCode, Parameter, RowIssue},
    source::Record,
};

/// Whether a row is whole, or which part of a split row it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum RowPart {
    Whole,
    /// The first part. The rest is on this line.
    Start {
        rest: u64,
    },
    /// The second part. The first one is on this line.
    Rest {
        start: u64,
    },
}

impl RowPart {
    /// The row as it is validated if it is such a part: parts of split rows fail. What one lacks is in the other part, so neither a missing
    /// email nor missing cells are reported.
    pub(super) fn apply(self, row: ValidatedRow, record: &Record) -> ValidatedRow {
        let Some(issue) = self.issue(record) else { return row };
        let is_of_email = |issue: &RowIssue| matches!(issue.code, IssueCode::EmailRequired | IssueCode::InvalidEmail);
        let others = row.lead.err().into_iter().flatten().filter(|issue| !is_of_email(issue));
        let issues = std::iter::once(issue).chain(others).collect();
        let warnings = row.warnings.into_iter().filter(|warning| warning.code != IssueCode::MissingCells).collect();
        ValidatedRow { lead: Err(issues), warnings }
    }

    fn issue(self, record: &Record) -> Option<RowIssue> {
        let (message, part, other_line) = match self {
            Self::Whole => return None,
            Self::Start { rest } => {
                (format!("A line break may have split the row; its rest is on line {rest}"), "start", rest)
            }
            Self::Rest { start } => {
                (format!("A line break may have split the row on line {start}; this is its rest"), "rest", start)
            }
        };
        let issue = RowIssue::of(record.position(), IssueCode::SplitRow, &message);
        Some(issue.variant_of(part).with(Parameter::OtherLine, other_line))
    }
}

impl Validator {
    /// Whether a line break may have split one row into these two: each is shorter than the header, together they are as wide, and
    /// only together or in the first there is an address in the email column.
    ///
    /// Under the header `email,Address,City`, the row `ada@example.com,"12 High Street⏎Flat 2",London` without its quotes is such a
    /// pair: `ada@example.com,12 High Street` and `Flat 2,London`. The cell with the line break is in both, so the cells together are
    /// one more than the columns.
    ///
    /// The first may also be as wide as the header if it ends with the equals sign of a mail's soft line break.
    pub(super) fn are_parts_of_one(&self, first: &Record, second: &Record) -> bool {
        let (columns, cells) = (self.columns(), first.len());
        let ends_softly = || cells == columns && first.iter().last().is_some_and(|cell| cell.ends_with('='));
        cells + second.len() == columns + 1
            && (cells < columns && second.len() < columns || columns > 1 && ends_softly())
            && first.fault().is_none()
            && second.fault().is_none()
            && !self.email_cell(second).contains('@')
            && self.joined_email_has_at(first, second)
    }

    /// Whether the email cell of the joined row has an at sign. The last cell of the first row and the first cell of the second are one
    /// cell of the joined row.
    fn joined_email_has_at(&self, first: &Record, second: &Record) -> bool {
        let has_at = |record: &Record, index: usize| record.get(index).is_some_and(|cell| cell.contains('@'));
        let Some(index) = self.email_column() else { return false };
        let last = first.len() - 1;
        index <= last && has_at(first, index) || index >= last && has_at(second, index - last)
    }
}
