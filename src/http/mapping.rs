//! The form field `mapping`: what the client decides about the columns.
//!
//! In: a JSON object such as `{"Contact":"email","Notes":"ignored"}`. Out: the same decisions as [`Importer::column`] makes in Rust, or
//! a 400 that says which entry is wrong. An entry that has no effect is an error here, because the client cannot see a warning
//! in the reply, and leads would be stored with a column in the wrong place.

use std::collections::BTreeSet;

use super::error_reply::ErrorReply;
use crate::{
    columns::{Rule, Target},
    import::{Importer, Inspection},
    lead::OrderedMap,
};

/// Headers, each with the target of its column, in the order of the request. Each header occurs once, and each field at most once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Mapping(pub(super) Vec<(String, Target)>);

impl Mapping {
    /// Parses the object. It has at most 2,000 entries, as many as a file has columns by default: [`check`](Self::check) compares each
    /// of them with each column.
    pub(super) fn parse(text: &[u8]) -> Result<Self, ErrorReply> {
        let OrderedMap::<Target>(entries) =
            serde_json::from_slice(text).map_err(|error| unusable(&error.to_string()))?;
        if entries.len() > 2_000 {
            return Err(unusable("it has more than 2,000 entries"));
        }
        let (mut headers, mut fields) = (BTreeSet::new(), BTreeSet::new());
        for (header, target) in &entries {
            if !headers.insert(header) {
                return Err(unusable(&format!("it names \"{header:.80}\" twice")));
            }
            if target.is_exclusive() && !fields.insert(target.name()) {
                return Err(unusable(&format!("it gives {target} to two columns")));
            }
        }
        Ok(Self(entries))
    }

    /// Adds the entries to those of the importer. They take precedence, because the last entry for a column or a field counts.
    pub(super) fn apply(&self, importer: Importer) -> Importer {
        self.0.iter().fold(importer, |importer, (header, target)| importer.column(header, *target))
    }

    /// Checks that each entry has a column of its own in the inspected file. With one column `City` in the file,
    /// `{"CITY":"custom","City":"ignored"}` is refused: headers match without regard to case.
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
