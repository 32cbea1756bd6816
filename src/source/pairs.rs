//! Joins cells that were split inside a pair of quotes which the dialect does not know: [`join_pairs`].
//!
//! Under a header of three columns, the row
//!
//! ```text
//! ada@example.com,“Globex, Inc”,CTO
//! ```
//!
//! has four cells, because `“` is no quote of RFC 4180. The second and third begin and end with marks that belong together, and joined
//! they give a row of three cells: `ada@example.com`, `Globex, Inc`, `CTO`.
//!
//! Each pair of marks in a row may or may not be such a place. All choices of places are tried, 2^8 at most. Exactly one of them must
//! give the header's number of cells. Where two do, the row stays as it is and fails, because each choice would be a guess. A
//! parser that treats `“` as a quote everywhere was considered: it would also join text that only mentions a quotation.

use super::cell::{Cell, Writing, offset};

/// Opening and closing marks that people and programs put around a text with a delimiter in it.
const PAIRS: [(&str, &str); 11] = [
    ("=\"", "\""),
    ("“", "”"),
    ("„", "“"),
    ("„", "”"),
    ("«", "»"),
    ("»", "«"),
    ("＂", "＂"),
    ("‘", "’"),
    ("'", "'"),
    ("`", "`"),
    ("\"", "\""),
];

/// How many places of a row may be joined; a row with more has no single reading.
const MOST: usize = 8;

/// How many cells one cell may have been split into. It bounds the search in a row whose cells all begin with a mark.
const SPAN: usize = 16;

/// Neighbouring cells that are one cell of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Join {
    first: usize,
    last: usize,
    cell: Cell,
}

/// The cells of a row that is wider than `expected`, joined to that width.
///
/// Exactly one choice of joins must give the width: neighbouring cells whose ends are a pair of quotes, or that were split at
/// the semicolon of an HTML entity. Otherwise the result is `None`.
pub(super) fn join_pairs(text: &str, cells: &[Cell], delimiter: u8, expected: usize) -> Option<Vec<Cell>> {
    let excess = cells.len().checked_sub(expected).filter(|excess| *excess > 0)?;
    let joins = joins(text, cells, delimiter);
    if joins.len() > MOST {
        return None;
    }
    let mut fitting = (1_u32..1 << joins.len()).filter(|choice| {
        let chosen = chosen(&joins, *choice);
        let apart = chosen.clone().zip(chosen.clone().skip(1)).all(|(left, right)| left.last < right.first);
        apart && chosen.map(|join| join.last - join.first).sum::<usize>() == excess
    });
    let choice = fitting.next().filter(|_| fitting.next().is_none())?;
    Some(apply(cells, chosen(&joins, choice)))
}

/// The joins whose bits are set: of three joins, the choice `0b101` has the first and the third.
fn chosen(joins: &[Join], choice: u32) -> impl Iterator<Item = &Join> + Clone {
    joins.iter().enumerate().filter(move |(bit, _)| choice & (1 << bit) != 0).map(|(_, join)| join)
}

/// The cells with each join in the place of the cells that it joins.
fn apply<'j>(cells: &[Cell], joins: impl Iterator<Item = &'j Join>) -> Vec<Cell> {
    let mut joined = Vec::with_capacity(cells.len());
    let mut next = 0;
    for join in joins {
        joined.extend(&cells[next..join.first]);
        joined.push(join.cell);
        next = join.last + 1;
    }
    joined.extend(&cells[next..]);
    joined
}

/// Every join that the row offers, in the order of its first cell.
fn joins(text: &str, cells: &[Cell], delimiter: u8) -> Vec<Join> {
    let places = 0..cells.len().saturating_sub(1);
    let joins = places.filter_map(|first| quoted(text, cells, first).or_else(|| entity(text, cells, delimiter, first)));
    // One more than is of use shows that there are too many.
    joins.take(MOST + 1).collect()
}

/// The cells from the one that begins with an opening mark to the next one that ends with the closing mark.
fn quoted(text: &str, cells: &[Cell], first: usize) -> Option<Join> {
    let start = bare(text, cells[first])?;
    PAIRS.iter().find_map(|(open, close)| {
        let inner = start.trim_start().strip_prefix(open)?;
        if inner.trim_end().ends_with(close) {
            return None;
        }
        let last = (first + 1..cells.len().min(first + SPAN)).find(|last| ends_with(text, cells[*last], close))?;
        let begin = cells[first].end as usize - inner.len();
        let end = cells[last].start as usize + bare(text, cells[last])?.trim_end().len() - close.len();
        let content = text.get(begin..end)?;
        let leading = content.len() - content.trim_start().len();
        let cell = Cell {
            start: offset(begin + leading),
            end: offset(begin + leading + content.trim().len()),
            writing: Writing::Plain,
        };
        Some(Join { first, last, cell })
    })
}

/// Whether the file does not quote the cell, and its text ends with this mark.
fn ends_with(text: &str, cell: Cell, close: &str) -> bool {
    bare(text, cell).is_some_and(|text| text.trim_end().ends_with(close))
}

/// `Smith &amp; Sons` in a file whose delimiter is a semicolon; several entities may follow each other.
fn entity(text: &str, cells: &[Cell], delimiter: u8, first: usize) -> Option<Join> {
    let split = |at: usize| bare(text, cells[at]).is_some_and(ends_in_entity);
    if delimiter != b';' || !split(first) || first > 0 && split(first - 1) {
        return None;
    }
    let last = (first + 1..cells.len().min(first + SPAN)).find(|last| *last + 1 == cells.len() || !split(*last))?;
    bare(text, cells[last])?;
    let cell = Cell { start: cells[first].start, end: cells[last].end, writing: Writing::Plain };
    Some(Join { first, last, cell })
}

/// Whether the text ends in an HTML entity without its semicolon: `Smith &amp`, `caf&#233`, `&#xE9`.
fn ends_in_entity(text: &str) -> bool {
    let Some((_, name)) = text.rsplit_once('&') else { return false };
    let number = name.strip_prefix('#').is_some_and(|digits| {
        let digits = digits.trim_start_matches(['x', 'X']);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    number || (2..=8).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The text of a cell that the file does not quote.
fn bare(text: &str, cell: Cell) -> Option<&str> {
    let (start, end) = (cell.start as usize, cell.end as usize);
    let quoted = cell.writing != Writing::Plain || start > 0 && text.as_bytes().get(end) == Some(&b'"');
    if quoted { None } else { text.get(start..end) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(row: &str, delimiter: char, expected: usize) -> Option<Vec<&str>> {
        let mut start = 0;
        let cells = row.split(delimiter).map(|cell| {
            let cell_start = start;
            start += cell.len() + 1;
            Cell { start: offset(cell_start), end: offset(cell_start + cell.len()), writing: Writing::Plain }
        });
        let cells: Vec<_> = cells.collect();
        let delimiter = u8::try_from(delimiter).unwrap();
        let cells = join_pairs(row, &cells, delimiter, expected)?;
        Some(cells.iter().map(|cell| &row[cell.start as usize..cell.end as usize]).collect())
    }

    #[test]
    fn cells_between_a_pair_of_quotes_are_one_cell() {
        for (row, delimiter) in [
            ("a@x.io,“Globex, Inc”,CTO", ','),
            ("a@x.io;„Globex; Inc“;CTO", ';'),
            ("a@x.io;« Globex; Inc »;CTO", ';'),
            ("a@x.io,＂Globex, Inc＂,CTO", ','),
            ("a@x.io,=\"Globex, Inc\",CTO", ','),
            ("a@x.io, 'Globex, Inc' ,CTO", ','),
        ] {
            let inner = if delimiter == ';' { "Globex; Inc" } else { "Globex, Inc" };
            assert_eq!(joined(row, delimiter, 3), Some(vec!["a@x.io", inner, "CTO"]), "{row}");
        }
        assert_eq!(joined("a;Smith &amp; Sons;b", ';', 3), Some(vec!["a", "Smith &amp; Sons", "b"]));
        assert_eq!(joined("'a, b','c, d',e", ',', 3), Some(vec!["a, b", "c, d", "e"]));
    }

    #[test]
    fn a_row_with_no_single_reading_is_left_alone() {
        assert_eq!(joined("bo@x.io,Bo,Globex, Inc,CTO", ',', 4), None);
        assert_eq!(joined("'a, b','c, d',e", ',', 4), None, "either of the two could be one cell");
        assert_eq!(joined("'a,b,c", ',', 2), None);
        assert_eq!(joined("a,b", ',', 2), None);
    }
}
