//! Whether a cell is a date, in the forms in which programs export the moment of an event.
//!
//! Only whether, never which: below `Unsubscribed at`, any date says that the person unsubscribed. So the order of day
//! and month does not matter, and a parser of dates, which must know it, would refuse forms that are clear enough here.

/// Longer cells, in bytes, are not dates.
const LONGEST: usize = 48;
/// The most letters of a date: the names of a month, a day and a time zone.
const MOST_LETTERS: usize = 16;

/// Whether a cell is a date, with or without a time, from 1990 to 2099: `2026-03-01T09:30:00Z`, `1.3.26`,
/// `March 1, 2026`, `20260301`, seconds or milliseconds since 1970. A zero, as in `0000-00-00`, is not a date.
pub(super) fn is_date(cell: &str) -> bool {
    let letters = cell.chars().filter(|c| c.is_alphabetic()).count();
    if cell.len() > LONGEST || letters > MOST_LETTERS {
        return false;
    }
    let groups: Vec<&str> = cell.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    match groups[..] {
        [] => false,
        [digits] => letters == 0 && is_compact(digits),
        _ => groups.iter().any(|group| is_year(group)) || (letters == 0 && is_short(cell, &groups)),
    }
}

/// Whether four digits are a year from 1990 to 1999 or from 2000 to 2099.
fn is_year(group: &str) -> bool {
    group.len() == 4 && (group.starts_with("20") || group.starts_with("199"))
}

/// `20260301`, `20260301093000`, or seconds or milliseconds since 1970.
fn is_compact(digits: &str) -> bool {
    match digits.len() {
        8 | 14 => is_year(&digits[..4]),
        10 | 13 => digits.starts_with('1'),
        _ => false,
    }
}

/// Whether the first three groups of digits are a date with a short year: `1.3.26`, `03/01/26 09:30`. Not `10:20:30`,
/// which is a time, and not `00/00/00`.
fn is_short(cell: &str, groups: &[&str]) -> bool {
    let is_part = |group: &&str| group.len() <= 2 && **group != *"0" && **group != *"00";
    groups.len() >= 3 && groups[..3].iter().all(is_part) && cell.contains(['/', '.', '-'])
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates_are_known_in_the_forms_of_exports() {
        for date in [
            "2026-03-01",
            "2026-03-01 09:30:00",
            "2026-03-01T09:30:00.000Z",
            "01/03/2026",
            "1.3.26",
            "3/1/26 9:30",
            "Mar 1, 2026 9:30 AM",
            "1. März 2026",
            "Sun, 01 Mar 2026 09:30:00 GMT",
            "20260301",
            "1772357400",
            "1772357400000",
            "2026年3月1日",
        ] {
            assert!(is_date(date), "{date}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for other in
            ["", "0", "3", "2026", "12.5", "0000-00-00 00:00:00", "1970-01-01", "00/00/00", "10:20:30", "+49 30 123456"]
        {
            assert!(!is_date(other), "{other}");
        }
    }
}
