//! The names of custom fields: the header, made unique.
//!
//! | header | names |
//! |---|---|
//! | `Notes`, ` Notes `, `Notes (2)` | `Notes`, `Notes (3)`, `Notes (2)` |
//! | an empty cell in column 4 | `Column 4` |
//!
//! The names depend on the header row alone, so that two files with the same header have the same custom fields. A
//! custom field is stored under its name and compared byte for byte: `city` and `City` are two fields, as they are two
//! headers.

use std::collections::{HashMap, HashSet};

use crate::lead::trim_invisible;

/// One name for each header: the trimmed header, or `Column 7` (from 1) where it is empty. Duplicates get ` (2)` and so
/// on, and never the name of another column. Takes linear time in the number of headers.
pub(crate) fn unique_names<S: AsRef<str>>(headers: &[S]) -> Vec<String> {
    let bases: Vec<String> = headers.iter().enumerate().map(|(index, header)| base(index, header.as_ref())).collect();
    let mut taken: HashSet<String> = bases.iter().cloned().collect();
    let mut occurrences: HashMap<&str, usize> = HashMap::new();
    let mut names = Vec::with_capacity(bases.len());
    for name in &bases {
        let count = occurrences.entry(name).or_insert(0);
        *count += 1;
        names.push(if *count == 1 { name.clone() } else { numbered(name, count, &mut taken) });
    }
    names
}

/// The first free numbered form of a duplicate name.
fn numbered(name: &str, count: &mut usize, taken: &mut HashSet<String>) -> String {
    loop {
        let candidate = format!("{name} ({count})");
        if taken.insert(candidate.clone()) {
            return candidate;
        }
        *count += 1;
    }
}

/// The name of a column without regard to the others: the header on one line, or its place.
fn base(index: usize, header: &str) -> String {
    // A store may refuse control characters in a name, and a header on two lines is still a name.
    let printable: String = header.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let name = trim_invisible(&printable);
    if name.is_empty() { format!("Column {}", index + 1) } else { name.to_owned() }
}
