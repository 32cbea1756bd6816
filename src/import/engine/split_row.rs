//! Rows that an unquoted line break may have split: more of [`Validator`].
//!
//! Some programs do not quote a cell with a line break. A reader then sees two short rows. Joining them would be a guess: which
//! cell had the line break, and whether they belong together at all, only a person can tell. So both fail.

use super::validate::Validator;
use crate::source::Record;

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
