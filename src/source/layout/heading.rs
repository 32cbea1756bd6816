//! Finds the header row: [`find`].
//!
//! Exports begin with titles, dates and blank lines:
//!
//! ```text
//! Contacts of the fair
//! Exported on 2026-11-26
//!
//! Email,Name
//! ada@example.com,Ada
//! ```
//!
//! The header of a list of leads names an email column, and the cells below that column are addresses. Here that is the row
//! `Email,Name`, and the two rows above it are the preamble. The row with the most addresses below it is the header. A file without
//! such a row has its header where the rows begin to have the width that most rows have. Without evidence the first row is the header
//! (RFC 4180, section 2, rule 3).

use super::words::Words;
use super::{
    cell_kind::{CellKind, is_email},
    grid::{Grid, GridCell, GridRow},
};
use crate::{lead::Field, source::dialect::Dialect};

/// How many rows are searched for a header.
const DEPTH: usize = 60;

/// A row that names the columns of a list of leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) row: usize,
    /// How many different fields it names.
    pub(super) fields: usize,
    /// How many rows below it have an address in the email column.
    pub(super) addresses: usize,
}

/// The number of rows before the header. Without evidence the first row is the header.
pub(super) fn find<'a>(grid: &Grid<'a>, words: &Words<'a, '_>) -> usize {
    match of_leads(grid, words) {
        Some(heading) if heading.row == 0 || heading.addresses > 0 || heading.fields > 1 => heading.row,
        _ => of_any_table(grid),
    }
}

/// The header of a list of leads: the row with the most addresses below it, the first among equals.
pub(super) fn of_leads<'a>(grid: &Grid<'a>, words: &Words<'a, '_>) -> Option<Heading> {
    let mut best: Option<Heading> = None;
    for (row, cells) in grid.rows().enumerate().take(DEPTH) {
        let Some(heading) = heading_at(grid, row, cells, words) else { continue };
        // A list of speakers may precede the list of attendees. But a later header that names the same column begins a
        // second table of the same shape, whose rows the first header fits.
        if best.is_none_or(|best| heading.addresses > 2 * best.addresses + 1) {
            best = Some(heading);
        }
    }
    best
}

/// What this row names, if it has no data itself and names an email column.
fn heading_at<'a>(grid: &Grid<'a>, row: usize, cells: &GridRow<'a>, words: &Words<'a, '_>) -> Option<Heading> {
    if cells.cells().any(|cell| CellKind::of(cell, grid.dialect()).is_data() && !is_year(cell.text.trim())) {
        return None;
    }
    let fields = named_by(cells, words);
    let column = fields.iter().position(|field| *field == Some(Field::Email))?;
    let named = count_fields(&fields);
    let below = grid.rows().enumerate().skip(row + 1).take_while(|(at, below)| {
        // A second section begins with its own header. The row of types below a header names less than the header: `text`, `email`.
        let names_email = below.cell(column).is_some_and(|cell| words.field(cell.text) == Some(Field::Email));
        let is_types = || *at == row + 1 && count_fields(&named_by(below, words)) < named;
        !names_email || is_types()
    });
    let below = below.map(|(_, below)| below);
    // In a single column nothing else can be confused with an address, even one in a strange form.
    let is_address = |text: &str| is_email(text) || cells.width() == 1 && text.contains('@');
    let addresses = below.filter(|below| below.cell(column).is_some_and(|cell| is_address(cell.text.trim()))).count();
    Some(Heading { row, fields: named, addresses })
}

/// The field that each cell of a row names.
fn named_by<'a>(row: &GridRow<'a>, words: &Words<'a, '_>) -> Vec<Option<Field>> {
    row.cells().map(|cell| words.field(cell.text)).collect()
}

/// How many different fields are named.
fn count_fields(named: &[Option<Field>]) -> usize {
    Field::ALL.iter().filter(|field| named.contains(&Some(**field))).count()
}

/// The header of any other table: the first row that is clearly not a note above the table.
fn of_any_table(grid: &Grid<'_>) -> usize {
    let Some((width, _)) = grid.widths().into_iter().find(|(width, count)| *width > 1 && count * 3 >= grid.len())
    else {
        return 0;
    };
    let rows: Vec<_> = grid.rows().take(DEPTH).collect();
    let notes = rows.iter().take_while(|row| is_note(row, width)).count();
    let notes = last_gap(&rows, notes, width).unwrap_or(notes);
    let Some(header) = rows.get(notes) else { return 0 };
    // A first row with one filled cell and many delimiters may be a title, or a header with missing names.
    let plain = rows[..notes].iter().all(|row| row.width() < width || row.filled() == 0);
    let below = grid.rows().skip(notes);
    let table = below.filter(|row| row.width() == width).count();
    let is_table = table > 1 && table * 2 >= grid.len() - notes;
    if is_table && could_head(header, width, grid.dialect(), plain) { notes } else { 0 }
}

/// A title, a comment, `Key,value` above a wide table, or a row of nothing but delimiters.
fn is_note(row: &GridRow<'_>, width: usize) -> bool {
    let filled = row.filled();
    let comment = row.cell(0).is_some_and(|cell| cell.text.starts_with('#')) && row.width() != width;
    let short = row.width() < width && filled * 3 <= width;
    comment || filled <= 1 && width > 1 && (row.width() != width || width > 2) || short
}

/// Notes may be as wide as several cells. But a blank line often separates them from the table, and only the rows of the
/// table have its width.
fn last_gap(rows: &[&GridRow<'_>], notes: usize, width: usize) -> Option<usize> {
    let is_gap = |at: &usize| rows[*at].after_gap || rows[*at - 1].filled() == 0;
    let at = (notes.max(1)..rows.len().min(notes + 20)).find(is_gap)?;
    let (before, after) = rows.split_at(at);
    let apart = before.iter().all(|row| row.width() != width || row.filled() == 0);
    (apart && after[0].width() == width).then_some(at)
}

/// Whether the row is wide enough for a header, and has no more data than a header has: `Name,2024,2025` has two years, which are names of
/// columns.
fn could_head(row: &GridRow<'_>, width: usize, dialect: Dialect, plain: bool) -> bool {
    let is_data = |cell: &GridCell<'_>| CellKind::of(*cell, dialect).is_data() && !is_year(cell.text.trim());
    let data = row.cells().filter(is_data).count();
    let wide = row.width() + 1 >= width && row.filled() * 2 >= width.min(row.width());
    wide && if plain { data * 2 <= row.filled() } else { data == 0 }
}

/// Whether the text is a year, which is often the name of a column.
fn is_year(text: &str) -> bool {
    text.len() == 4 && text.parse().is_ok_and(|year: u16| (1800..=2200).contains(&year))
}
