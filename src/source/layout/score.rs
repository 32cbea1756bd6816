//! How well a dialect fits a text.
//!
//! Of the text
//!
//! ```text
//! email;name;note
//! ada@example.com;Ada;Hello, world
//! grace@example.com;Grace;x
//! ```
//!
//! the semicolon makes three rows of three cells, with addresses below a header that names emails. The comma makes rows of one or two
//! cells, and `email;name;note` names nothing. The score of a dialect is a product, so that one factor near zero rules it out.

use super::{
    cell_kind::{CellKind, is_email},
    grid::{Grid, GridCell, GridRow},
    heading::{self, Heading},
    words::Words,
};

/// How well a dialect makes a table of the text: 0 or more, the higher the better.
///
/// The score is a product, as in van den Burg, Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type
/// patterns" (2019): do the rows have the same width, and do the cells look like values? A third factor asks whether it
/// reads like a list of leads.
pub(super) fn of<'a>(grid: &Grid<'a>, words: &Words<'a, '_>) -> f64 {
    let heading = heading::of_leads(grid, words);
    let shape = match heading {
        Some(heading) if heading.addresses > 0 || heading.fields > 1 => shape_below(grid, heading),
        _ => shape(grid),
    };
    let even = if grid.len() > 2 && grid.is_even() { EVEN } else { 1.0 };
    shape * even * kinds(grid) * regularity(grid) * leads(heading)
}

/// How much more a table is worth of which all rows have the same width, from the first on. A list in one cell of each row, such as
/// `red;green;blue`, makes rows of one width too, but not of the header.
const EVEN: f64 = 1.5;

/// The score of a single column whose header names addresses.
const LIST: f64 = 0.5;

/// Whether a table in a delimiter that is common in text is more than a coincidence: nearly all rows have one width, and
/// there are values that running text does not have. `plain` is the same text split at commas.
pub(super) fn is_overwhelming(grid: &Grid<'_>, plain: &Grid<'_>) -> bool {
    let (delimiter, widths) = (grid.dialect().delimiter(), grid.widths());
    let even = grid.len() > 1 && widths[0].1 * 10 >= grid.len() * 9;
    let share = |grid: &Grid<'_>, holds: &dyn Fn(&GridCell<'_>) -> bool| {
        let cells = || grid.rows().flat_map(GridRow::cells);
        ratio(cells().filter(|cell| holds(cell)).count(), cells().count())
    };
    let odd = |cell: &GridCell<'_>| CellKind::of(*cell, plain.dialect()) == CellKind::Odd;
    let value = |cell: &GridCell<'_>| cell.quoted || CellKind::of(*cell, grid.dialect()).is_data();
    match delimiter {
        // Times and URLs contain colons too.
        b':' => even && share(plain, &odd) > 0.4,
        _ => even && widths[0].0 > 2 && share(grid, &value) > 0.3,
    }
}

/// Whether the header names an email column, and all rows below have its width and an address in that column. Then the delimiter may be
/// any character. If it is one of running text, the header must name another field too, and one row is not enough.
pub(super) fn is_list_of_leads<'a>(grid: &Grid<'a>, words: &Words<'a, '_>) -> bool {
    let Some(heading) = heading::of_leads(grid, words) else { return false };
    let mut rows = grid.rows().skip(heading.row).map(GridRow::width);
    let width = rows.next().unwrap_or_default();
    let (fields, least) = if matches!(grid.dialect().delimiter(), b' ' | b':') { (2, 2) } else { (1, 1) };
    let enough = heading.fields >= fields && rows.len() >= least && heading.fields + rows.len() > 2;
    enough && width > 1 && heading.addresses == rows.len() && rows.all(|row| row == width)
}

/// Whether the apostrophe quotes the cells of this grid, of which `plain` makes one that is split at the same delimiter and knows no
/// apostrophes. Nearly all texts are quoted then, or the quotes make the rows as wide as the header, for cells with a delimiter or a line
/// break. Otherwise the apostrophes belong to the values of a column: `'s-Hertogenbosch`, `'90s'`.
pub(super) fn is_quoted<'a>(grid: &Grid<'a>, plain: impl FnOnce() -> Grid<'a>) -> bool {
    let (mut quoted, mut bare) = (0, 0);
    for cell in grid.rows().skip(usize::from(grid.len() > 1)).flat_map(GridRow::cells) {
        let is_text = || matches!(CellKind::of(cell, grid.dialect()), CellKind::Text | CellKind::Email | CellKind::Odd);
        if cell.quoted {
            quoted += 1;
        } else if is_text() {
            bare += 1;
        }
    }
    bare * 4 <= quoted || grid.is_even() && !plain().is_even()
}

/// How many rows it takes to believe that they have columns which the header does not name.
const UNNAMED_ROWS: usize = 3;

/// Rows of the width of their header, or all of one greater width, the wider the better.
fn shape_below(grid: &Grid<'_>, heading: Heading) -> f64 {
    let mut rows = grid.rows().skip(heading.row).map(GridRow::width);
    let width = rows.next().unwrap_or_default();
    let below = rows.len();
    let first = rows.clone().next().filter(|first| *first > width && below >= UNNAMED_ROWS);
    let common = first.filter(|first| rows.clone().all(|row| row == *first)).unwrap_or(width);
    let share = ratio(rows.filter(|row| *row == common).count() + 1, below + 1);
    share * if width > 1 { ratio(width - 1, width) } else { LIST }
}

/// Rows of the same width, the wider the better: 0 for a single column, 1 for very many.
fn shape(grid: &Grid<'_>) -> f64 {
    let rows = ratio(grid.len(), 1).max(1.0);
    let part = |(width, count): (usize, usize)| {
        let share = ratio(count, 1) / rows;
        share * share * ratio(width - 1, width)
    };
    grid.widths().into_iter().filter(|(width, _)| *width > 0).map(part).sum()
}

/// The share of cells that look like something. Less where addresses share their cells with other text, because the row was split in the
/// wrong places: `ada@example.com,Ada`.
fn kinds(grid: &Grid<'_>) -> f64 {
    let (mut cells, mut odd, mut broken) = (0, 0, 0);
    for row in grid.rows() {
        let mut is_broken = false;
        for cell in row.cells() {
            cells += 1;
            let kind = CellKind::of(cell, grid.dialect());
            let is_broken_address = is_broken_address(&cell) && kind != CellKind::Link;
            is_broken |= is_broken_address;
            odd += usize::from(kind == CellKind::Odd || is_broken_address);
        }
        broken += usize::from(is_broken);
    }
    (1.0 - ratio(odd, cells)) * (1.0 - 0.5 * ratio(broken, grid.len()))
}

fn is_broken_address(cell: &GridCell<'_>) -> bool {
    cell.text.contains('@') && !cell.quoted && !is_email(cell.text.trim())
}

/// Less where quotes do not match; slightly more where there are quotes and they match.
fn regularity(grid: &Grid<'_>) -> f64 {
    let irregular = grid.rows().filter(|row| row.irregular).count();
    let odd_lines = grid.rows().filter(|row| row.lines() > 20).count();
    let quoted = grid.rows().filter(|row| row.cells().any(|cell| cell.quoted)).count();
    let some = if quoted > 0 { 1.02 } else { 1.0 };
    some * (1.0 - 0.6 * ratio(irregular + odd_lines, grid.len()).min(1.0))
}

/// More for a header that names an email column, and most when it is full of addresses.
fn leads(heading: Option<Heading>) -> f64 {
    match heading {
        Some(heading) if heading.addresses > 0 => 4.0,
        Some(heading) if heading.fields > 1 => 2.0,
        Some(_) => 1.3,
        None => 1.0,
    }
}

/// The share of `part` in `whole`; both are small.
fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}
