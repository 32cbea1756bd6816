//! The form field `mapping`: what the client decides about the columns.

use std::collections::BTreeSet;

use super::error_reply::ErrorReply;
use crate::{
    columns::{Rule, Target},
    import::{Importer, Inspection},
    lead::OrderedMap,
};

/// Headers, each with the target of its column. No header is repeated, and no field. It has no more entries than a file has columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Mapping(pub(super) Vec<(String, Target)>);

impl Mapping {
    pub(super) fn parse(text: &[u8]) -> Result<Self, ErrorReply> {
        let OrderedMap(entries) = serde_json::from_slice(text).map_err(|error| unusable(&error.to_string()))?;
        if entries.len() > 2_000 {
            return Err(unusable("it has more than 2,000 entries"));
        }
        let (mut headers, mut fields) = (BTreeSet::new(), BTreeSet::new());
        for (header, target) in &entries {
            if !headers.insert(header) {
                return Err(unusable(&format!("it names \"{header:.80}\" twice")));
            }
            let unique = !matches!(target, Target::Custom | Target::Ignored);
            if unique && !fields.insert(target.name()) {
                return Err(unusable(&format!("it gives {target} to two columns")));
            }
        }
        Ok(Self(entries))
    }

    pub(super) fn apply(&self, importer: Importer) -> Importer {
        self.0.iter().fold(importer, |importer, (header, target)| importer.column(header, *target))
    }

    /// Checks that each entry has a column of its own in the inspected file.
    pub(super) fn check(&self, inspection: &Inspection) -> Result<(), ErrorReply> {
        let map = inspection.columns();
        let is_missing = |header: &str| map.missing().iter().any(|column| column.header() == header);
        if let Some((header, _)) = self.0.iter().find(|(header, _)| is_missing(header)) {
            return Err(unusable(&format!("the file has no column \"{header:.80}\"")));
        }
        let mapped = map.columns().iter().filter(|column| column.rule() == Rule::Override).count();
        if mapped < self.0.len() { Err(unusable("two entries mean the same column")) } else { Ok(()) }
    }
}

fn unusable(why: &str) -> ErrorReply {
    ErrorReply::invalid(format!("The mapping cannot be used: {why}"))
}
