//! The header rows of `tests/data/headers`.

use lead_import::{
    Field,
    columns::{ColumnMap, ColumnSamples, Detector},
};

/// A header row and the fields that its columns must become.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) guards: String,
    pub(crate) header: Vec<String>,
    pub(crate) expected: Vec<(Field, usize)>,
}

impl Case {
    /// What is wrong with the mapping of this row, if anything is.
    pub(crate) fn complaint(&self) -> Option<String> {
        let map = Detector::default().detect(&self.header, &ColumnSamples::default());
        let wrong = Field::ALL.into_iter().filter_map(|field| self.complaint_about(field, &map));
        let wrong: Vec<String> = wrong.collect();
        (!wrong.is_empty()).then(|| format!("{}: {}", self.guards, wrong.join("; ")))
    }

    fn complaint_about(&self, field: Field, map: &ColumnMap) -> Option<String> {
        let expected = self.expected.iter().find(|(candidate, _)| *candidate == field).map(|(_, index)| *index);
        let found = map.index_of(field);
        let name = |index: Option<usize>| index.map(|index| &*self.header[index]);
        (found != expected).then(|| format!("{field} is {:?} and should be {:?}", name(found), name(expected)))
    }
}

/// Every case, in the order of the files.
pub(crate) fn cases() -> Vec<Case> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/headers");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| parse(&std::fs::read_to_string(file).unwrap())).collect()
}

fn parse(text: &str) -> Vec<Case> {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with(';'));
    let lines: Vec<&str> = lines.collect();
    lines
        .chunks(2)
        .map(|pair| case(pair[0].strip_prefix("# ").expect("a case begins with its name"), pair[1]))
        .collect()
}

fn case(guards: &str, row: &str) -> Case {
    let mut case = Case { guards: guards.to_owned(), header: Vec::new(), expected: Vec::new() };
    for cell in row.split(" | ") {
        let marked = cell.split_once('=').and_then(|(field, header)| Some((field.parse().ok()?, header)));
        if let Some((field, _)) = marked {
            case.expected.push((field, case.header.len()));
        }
        case.header.push(marked.map_or(cell, |(_, header)| header).to_owned());
    }
    case
}
