//! The names of custom fields: the header, made unique.

use std::collections::{HashMap, HashSet};

use crate::lead::trim_invisible;

/// One name for each header: trimmed; `Column 7` (from 1) where it is empty; ` (2)` and so on where it repeats, never
/// the name of another column.
pub(crate) fn unique<S: AsRef<str>>(headers: &[S]) -> Vec<String> {
    let bases: Vec<String> = headers.iter().enumerate().map(|(index, header)| base(index, header.as_ref())).collect();
    let mut taken: HashSet<String> = bases.iter().cloned().collect();
    let mut repeats: HashMap<&str, usize> = HashMap::new();
    let mut names = Vec::with_capacity(bases.len());
    for name in &bases {
        let count = repeats.entry(name).or_insert(0);
        *count += 1;
        names.push(if *count == 1 { name.clone() } else { numbered(name, count, &mut taken) });
    }
    names
}

fn numbered(name: &str, count: &mut usize, taken: &mut HashSet<String>) -> String {
    loop {
        let candidate = format!("{name} ({count})");
        if taken.insert(candidate.clone()) {
            return candidate;
        }
        *count += 1;
    }
}

fn base(index: usize, header: &str) -> String {
    // Control characters would make names that a store may refuse; a name on two lines is a name.
    let printable: String = header.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let name = trim_invisible(&printable);
    if name.is_empty() { format!("Column {}", index + 1) } else { name.to_owned() }
}
