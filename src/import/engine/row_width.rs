//! Rows that are wider or narrower than the header: [`RowWidth`].

use std::ops::Range;

use crate::{
    columns::{Column, ColumnMap},
    import::extra_cells::ExtraCells,
    lead::trim_value,
    report::{
        IssueCode, Parameter, RowIssue,
        rejects::{is_added_column, is_extra_column},
    },
    source::{Fault, Record},
};

/// The number of cells that a row of the file has, and what becomes of other rows.
#[derive(Debug)]
pub(crate) struct RowWidth {
    policy: ExtraCells,
    /// The number of columns of the header.
    header: usize,
    /// The number of columns of the file itself, without those that an earlier import added to its rejects.
    own: usize,
    /// The columns of a rejects file that have the cells beyond the header of the first file.
    extra: Vec<usize>,
    /// The columns after the extra ones, which an earlier import added to its rejects.
    added: Range<usize>,
}

impl RowWidth {
    pub(crate) fn new(map: &ColumnMap, is_rejects: bool, policy: ExtraCells) -> Self {
        let (columns, header) = (map.columns(), map.columns().len());
        let is_extra = |column: &&Column| is_rejects && is_extra_column(column.header());
        let extra: Vec<_> = columns.iter().filter(is_extra).map(Column::index).collect();
        let added = columns.iter().filter(|column| is_rejects && is_added_column(column.header())).count();
        let own = header - extra.len() - added;
        Self { policy, header, own, added: own + extra.len()..header, extra }
    }

    /// The issue of a row that fails because it has cells beyond the header.
    pub(crate) fn failure(&self, record: &Record) -> Option<RowIssue> {
        let is_rejected = self.policy == ExtraCells::Reject && self.has_extra(record);
        is_rejected
            .then(|| self.extra_cells(record, "quote the cell that contains the delimiter").variant_of("rejected"))
    }

    /// The warning about a row that is wider or narrower than the header.
    pub(crate) fn warning(&self, record: &Record) -> Option<RowIssue> {
        if matches!(record.fault(), Some(Fault::SecondTable { .. })) {
            return None;
        }
        if record.len() < self.header {
            return Some(self.missing_cells(record));
        }
        let is_kept = self.policy == ExtraCells::Keep && self.has_extra(record);
        is_kept.then(|| self.extra_cells(record, "the extra cells were imported as custom fields").variant_of("kept"))
    }

    /// Whether a cell beyond the header is not blank.
    fn has_extra(&self, record: &Record) -> bool {
        let indices = self.extra.iter().copied().chain(self.header..record.len());
        indices.filter_map(|index| record.get(index)).any(|cell| !trim_value(cell).is_empty())
    }

    fn extra_cells(&self, record: &Record, consequence: &str) -> RowIssue {
        let own = record.iter().enumerate().filter(|(index, _)| !self.added.contains(index)).map(|(_, cell)| cell);
        let last = own.enumerate().filter(|(_, cell)| !trim_value(cell).is_empty()).last();
        let (cells, columns) = (last.map_or(0, |(index, _)| index + 1), self.own);
        widths(record, IssueCode::ExtraCells, (cells, columns), consequence)
    }

    fn missing_cells(&self, record: &Record) -> RowIssue {
        let (cells, columns) = (record.len(), self.header);
        widths(record, IssueCode::MissingCells, (cells, columns), "the missing cells were treated as empty")
    }
}

/// The issue of a row that has other cells than the header.
fn widths(record: &Record, code: IssueCode, (cells, columns): (usize, usize), consequence: &str) -> RowIssue {
    let noun = if cells == 1 { "cell" } else { "cells" };
    let message = format!("The row has {cells} {noun} but the header has {columns}; {consequence}");
    RowIssue::of(record.position(), code, &message).with(Parameter::Cells, cells).with(Parameter::Columns, columns)
}
