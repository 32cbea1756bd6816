//! The form field `mapping`: what the person says about the columns.

use std::{collections::BTreeSet, fmt};

use super::reply::ErrorReply;
use crate::{
    columns::{Column, ColumnSamples, Detector, Rule, Target},
    import::{Importer, Inspection},
    lead::OrderedMap,
};

/// A mapping with more entries than a file may have columns cannot be true to one.
const ENTRIES: usize = 2_000;

/// Headers, each with what its column becomes. No header is there twice, and no field either.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Mapping(Vec<(String, Target)>);

impl Mapping {
    pub(super) fn parse(text: &[u8]) -> Result<Self, ErrorReply> {
        let OrderedMap(entries) = serde_json::from_slice(text).map_err(|error| unusable(&error.to_string()))?;
        if entries.len() > ENTRIES {
            return Err(unusable("it has more than 2,000 entries"));
        }
        let mut headers = BTreeSet::new();
        let mut fields = Vec::new();
        for (header, target) in &entries {
            if !headers.insert(header) {
                return Err(unusable(&format!("it names {} twice", Quoted(header))));
            }
            let unique = !matches!(target, Target::Custom | Target::Ignored);
            if unique && fields.contains(target) {
                return Err(unusable(&format!("it gives {target} to two columns")));
            }
            fields.extend(unique.then_some(*target));
        }
        Ok(Self(entries))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn apply(&self, importer: Importer) -> Importer {
        self.0.iter().fold(importer, |importer, (header, target)| importer.map_column(header, *target))
    }

    /// Makes sure that each entry found its column in the file that `inspection` is of.
    pub(super) fn check(&self, inspection: &Inspection) -> Result<(), ErrorReply> {
        let columns = inspection.columns().columns();
        let obeyed: Vec<&Column> = columns.iter().filter(|column| column.rule() == Rule::Override).collect();
        if obeyed.len() >= self.0.len() {
            return Ok(());
        }
        let lost = self.0.iter().map(|(header, _)| header).find(|header| !obeyed.iter().any(|c| is_meant(header, c)));
        Err(unusable(&match lost {
            Some(header) => format!("the file has no column {}", Quoted(header)),
            None => "two entries mean the same column".to_owned(),
        }))
    }
}

/// Whether the engine takes this header for that column.
fn is_meant(header: &str, column: &Column) -> bool {
    let same = |text: &str| text == header;
    let alone = || {
        let detector = Detector::default().map_column(header, Target::Ignored);
        let found = detector.detect(&[column.header()], &ColumnSamples::default());
        found.columns().iter().any(|column| column.rule() == Rule::Override)
    };
    same(column.header()) || same(column.name()) || alone()
}

fn unusable(why: &str) -> ErrorReply {
    ErrorReply::invalid(format!("The mapping cannot be used: {why}"))
}

/// A text in quotes, cut to a length that a reply can show.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const LONGEST: usize = 80;
        match self.0.char_indices().nth(LONGEST) {
            Some((end, _)) => write!(f, "\"{}…\"", &self.0[..end]),
            None => write!(f, "\"{}\"", self.0),
        }
    }
}
