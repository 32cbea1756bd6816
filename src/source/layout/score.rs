use super::{
    cell_kind::{CellKind, is_email},
    grid::{Grid, GridRow},
    heading::{self, Heading},
    words::Words,
};

/// How well a dialect makes a table of the text, from 0; the higher the better.
///
/// As in the method of van den Burg, Nazábal and Sutton ("Wrangling messy CSV files by detecting row and type
/// patterns", 2019), a product: are the rows of the same width, and do the cells look like values? To which comes:
/// does it read like a list of leads?
pub(super) fn of<'a>(grid: &Grid<'a>, words: &Words<'a, '_>) -> f64 {
    let heading = heading::of_leads(grid, words);
    let shape = match heading {
        Some(heading) if heading.addresses > 0 || heading.fields > 1 => shape_below(grid, heading),
        _ => shape(grid),
    };
    shape * kinds(grid) * regularity(grid) * leads(heading)
}

/// What a single column is worth, if its header says that it is one of addresses.
const LIST: f64 = 0.5;

/// Rows of the width of their header, the wider the better.
fn shape_below(grid: &Grid<'_>, heading: Heading) -> f64 {
    let mut rows = grid.rows().skip(heading.row);
    let width = rows.next().map_or(0, GridRow::width);
    let below = grid.len() - heading.row - 1;
    let share = ratio(rows.filter(|row| row.width() == width).count() + 1, below + 1);
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

/// The share of cells that look like something.
fn kinds(grid: &Grid<'_>) -> f64 {
    let (mut cells, mut odd) = (0, 0);
    for cell in grid.rows().flat_map(GridRow::cells) {
        cells += 1;
        let kind = CellKind::of(cell, grid.dialect());
        let broken_address = cell.text.contains('@') && !cell.quoted && !is_email(cell.text.trim());
        odd += usize::from(kind == CellKind::Odd || broken_address && kind != CellKind::Link);
    }
    1.0 - ratio(odd, cells)
}

/// Less where quotes do not match; a little more where quotes were needed and do.
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

/// Numbers of rows and cells, which are small.
fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}
