//! One column of a file, its target and the reason for it: [`Column`], [`Rule`].
//!
//! The detector writes down why it decided while it decides, in the column itself. A product can then explain the
//! mapping to the person who confirms it: "`Courriel` is the email address, because it is the French word".

use serde::{Deserialize, Serialize};

use super::{rival::Rival, target::Target};
use crate::lead::Field;

/// Why a column has its target.
///
/// ```
/// use lead_import::columns::{Column, ColumnSamples, Detector, Rule};
///
/// let columns = Detector::default().detect(&["Email", "Email status", "Budget"], &ColumnSamples::default());
/// let rules: Vec<Rule> = columns.columns().iter().map(Column::rule).collect();
/// assert_eq!(rules, [Rule::Alias, Rule::NearMiss, Rule::Unmatched]);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema), schema(description = "Why a column has its target."))]
#[non_exhaustive]
pub enum Rule {
    /// The product set it for this import, by [`Detector::column`](crate::columns::Detector::column) or
    /// [`ColumnMap::set_target`](crate::columns::ColumnMap::set_target).
    Override,
    /// A saved mapping has it.
    Mapping,
    /// The header is a spelling that the product added.
    CustomAlias,
    /// The header is a known spelling of the field: `E-Mail`, `Your email (required)`.
    Alias,
    /// The header has several meanings, and other columns of the file settle which: `Name` beside `First name`.
    Neighbours,
    /// The values decide: no header names an address, and this is the only column of them; or a column of names holds
    /// companies.
    Values,
    /// The header is one typing error away from a known spelling of a field that no header names: `Frist Name`.
    Misspelled,
    /// The header names a field that a better column has: `Email 2` beside `Email`.
    Rival,
    /// The header names a field, but the sampled values or the place of the column contradict it: `Email` with `yes`
    /// and `no`, `Title` before `First name`.
    Contradicted,
    /// One of the header's words is known to name something else: `Email Status`, `City`.
    NearMiss,
    /// The header names nothing that an import looks for.
    #[default]
    Unmatched,
}

/// One column of a file, its target and the reason for it.
///
/// Serialises with everything that explains the choice. Deserialising needs only `header` and `target`, so that a
/// product can save as little as it likes.
///
/// ```
/// use lead_import::{Field, columns::{ColumnSamples, Detector, Rule, Target}};
///
/// let columns = Detector::default().detect(&["Courriel", "Nom"], &ColumnSamples::default());
/// let column = &columns.columns()[0];
/// assert_eq!((column.header(), column.target()), ("Courriel", Target::Field(Field::Email)));
/// assert_eq!((column.rule(), column.language()), (Rule::Alias, Some("fr")));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "One column of a file, its target and the reason for it.")
)]
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
    /// A column that nothing has decided yet: a custom field.
    pub(super) fn new(index: usize, header: &str, name: String, fill_rate: Option<f64>) -> Self {
        Self {
            index,
            header: header.to_owned(),
            name,
            target: Target::Custom,
            rule: Rule::Unmatched,
            alias: None,
            language: None,
            confidence: 0.0,
            fill_rate,
            rival_for: None,
            rivals: Vec::new(),
        }
    }

    /// The column's place in the file, from 0.
    pub fn index(&self) -> usize {
        self.index
    }

    /// The header as it is in the file.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// The name of the custom field: the trimmed header, with ` (2)` for a duplicate, and `Column 7` for an empty one.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where the import puts the cells of the column.
    pub fn target(&self) -> Target {
        self.target
    }

    /// Why the column has this target.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// The known spelling that the header matched, or the word that made it a near miss.
    pub fn alias(&self) -> Option<&str> {
        self.alias.as_deref()
    }

    /// The ISO 639 code of the language of that spelling, with the script where there are two: `de`, `sr-Cyrl`.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// How certain the choice of the field is, from 0 (no field was found) to 1 (the product set it). It ranks columns
    /// and is not a probability: ask the user to confirm the columns below 0.8.
    pub fn confidence(&self) -> f32 {
        self.confidence
    }

    /// The share of sampled rows that have a value here, from 0 to 1; `None` when no row was sampled.
    pub fn fill_rate(&self) -> Option<f64> {
        self.fill_rate
    }

    /// The field that this column names and a better one has, if its rule is [`Rule::Rival`].
    pub fn rival_for(&self) -> Option<Field> {
        self.rival_for
    }

    /// The columns that name the same field, and why they did not get it. Empty for a column without a field.
    pub fn rivals(&self) -> &[Rival] {
        &self.rivals
    }

    /// Sets the target with its reason. The alias and the language of the header stay.
    pub(super) fn decide(&mut self, target: Target, rule: Rule, confidence: f32) {
        self.target = target;
        self.rule = rule;
        self.confidence = confidence;
    }

    /// Whether nothing has decided the column yet. The values of a near miss can still make it the email.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.rule, Rule::Unmatched | Rule::NearMiss)
    }
}
