//! One column of a file: what becomes of it, and why.

use serde::{Deserialize, Serialize};

use super::target::Target;
use crate::lead::Field;

/// Why a column has its target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub enum Rule {
    /// The product said so.
    Override,
    /// A saved mapping said so.
    Mapping,
    /// The header is a spelling that the product added.
    CustomAlias,
    /// The header is a known spelling of the field.
    Alias,
    /// The header has several meanings, and the columns beside it settle which.
    Neighbours,
    /// No header names an address, and this is the only column whose values are addresses.
    Values,
    /// The header could be a field that another column is better for.
    Rival,
    /// The header names a field, but the sampled values or the place of the column say otherwise.
    Contradicted,
    /// The header comes close to a field but says something else: `Email Status`.
    NearMiss,
    /// The header names nothing that an import looks for.
    #[default]
    Unmatched,
}

/// Why a column lost a field to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
#[non_exhaustive]
pub enum RivalReason {
    /// The product, or a saved mapping, gave the field to the other column.
    Decision,
    /// It is another, numbered or private one, or may be somebody else's.
    Qualifier,
    /// Its header is a weaker word for the field.
    WeakerWord,
    /// The sampled rows leave it empty.
    Empty,
    /// Both are alike, and the other stands further left or nearer to the column that settled its meaning.
    Place,
}

/// A column that could have been the same field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
pub struct Rival {
    /// The column's place in the file, from 0.
    pub(super) index: usize,
    /// The header in the file.
    pub(super) header: String,
    /// Why the column did not get the field.
    #[serde(rename = "lostBy")]
    pub(super) reason: RivalReason,
}

impl Rival {
    /// The column's place in the file, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The header as the file has it.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// Why it did not get the field.
    pub fn reason(&self) -> RivalReason {
        self.reason
    }
}

/// One column of the file and what becomes of it.
///
/// Serialises with everything that explains the choice. To read one back, `header` and `target` are enough, so that
/// a product can save as little as it likes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
pub struct Column {
    /// The column's place in the file, from 0.
    #[serde(default)]
    pub(super) index: usize,
    /// The header in the file.
    pub(super) header: String,
    /// The name as a custom field.
    #[serde(default)]
    pub(super) name: String,
    /// What the column becomes.
    pub(super) target: Target,
    /// Why the column has this target.
    #[serde(default)]
    pub(super) rule: Rule,
    /// The spelling or the word of the header that decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    pub(super) alias: Option<String>,
    /// The language of that spelling, as an ISO 639-1 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    pub(super) language: Option<String>,
    /// The confidence in the choice, from 0 to 1.
    #[serde(default)]
    #[cfg_attr(feature = "http", schema(minimum = 0, maximum = 1))]
    pub(super) confidence: f32,
    /// The share of the sampled rows in which the column is not empty, from 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false, minimum = 0, maximum = 1))]
    pub(super) fill_rate: Option<f64>,
    /// The field that this column lost to a better one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    pub(super) rival_for: Option<Field>,
    /// The columns that could have had this column's field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) rivals: Vec<Rival>,
}

impl Column {
    pub(super) fn new(index: usize, header: &str, name: String) -> Self {
        Self {
            index,
            header: header.to_owned(),
            name,
            target: Target::Custom,
            rule: Rule::Unmatched,
            alias: None,
            language: None,
            confidence: 0.0,
            fill_rate: None,
            rival_for: None,
            rivals: Vec::new(),
        }
    }

    /// The column's place in the file, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The header as the file has it.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// The name of the custom field: the header trimmed, ` (2)` where it repeats, `Column 7` where it is empty.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What becomes of the column.
    pub fn target(&self) -> Target {
        self.target
    }

    /// Why.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// The known spelling that the header matched, or the word that made it a near miss.
    pub fn alias(&self) -> Option<&str> {
        self.alias.as_deref()
    }

    /// The language of that spelling, as ISO 639-1 has it.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// How sure the choice of the field is, from 0 (none was found) to 1 (the product said so). An order, not a
    /// probability: show the columns below 0.8 for confirmation.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }

    /// The share of sampled rows that have a value here, from 0 to 1; `None` when no row was sampled.
    pub fn fill_rate(&self) -> Option<f64> {
        self.fill_rate
    }

    /// The field that this column lost to a better one.
    pub fn rival_for(&self) -> Option<Field> {
        self.rival_for
    }

    /// The columns that could have had this column's field, and why they have not.
    pub fn rivals(&self) -> &[Rival] {
        &self.rivals
    }

    pub(super) fn decide(&mut self, target: Target, rule: Rule, confidence: f32) {
        self.target = target;
        self.rule = rule;
        self.confidence = confidence;
    }

    pub(super) fn is_open(&self) -> bool {
        self.rule == Rule::Unmatched
    }
}
