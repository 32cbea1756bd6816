//! The instructions about columns that a file does not allow: [`MappingError`].

use std::fmt;

use serde::Serialize;

use super::{target::Target, words};

/// The number of columns that an error names as the nearest.
const NEAREST: usize = 3;
/// Bounds the text that is compared, because the time of a comparison grows with its square.
const COMPARED_CHARS: usize = 48;
/// The length of a header in a message, in characters.
const SHOWN_CHARS: usize = 80;

/// An instruction about a column that cannot be followed in a file: a column that the file does not have, or two
/// instructions that contradict each other. Displays as a message for the person who chose the columns.
///
/// [`ColumnMap::errors`](super::ColumnMap::errors) lists the errors, for a form that shows them. An import with such an
/// error fails before the first write.
///
/// Serialises as `{"header", "target", "code", "message"}`, and `"nearest"` for a column that the file does not have, `"otherHeader"` and
/// `"otherTarget"` for the instruction that contradicts this one.
///
/// ```
/// use lead_import::{Field, columns::{ColumnSamples, Detector, MappingErrorCode}};
///
/// let detector = Detector::default().column("Wrk Email", Field::Email);
/// let columns = detector.detect(&["City", "Home Email", "Work Email"], &ColumnSamples::default());
/// let error = &columns.errors()[0];
/// assert_eq!(error.code(), MappingErrorCode::MissingColumn);
/// assert_eq!(error.nearest(), ["Work Email", "Home Email", "City"]);
/// assert_eq!(
///     error.to_string(),
///     r#"the file has no column "Wrk Email" (nearest: "Work Email", "Home Email", "City")"#
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{message}")]
#[serde(rename_all = "camelCase")]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "An instruction about a column that cannot be followed in the file.")
)]
pub struct MappingError {
    /// The header in the instruction.
    header: String,
    /// What the column was to become.
    target: Target,
    code: MappingErrorCode,
    /// The file's columns with the most similar names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nearest: Vec<String>,
    /// The header in the instruction that contradicts this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    other_header: Option<String>,
    /// What the column was to become by the instruction that contradicts this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    other_target: Option<Target>,
    /// The error in English.
    message: String,
}

/// The kind of a [`MappingError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema), schema(description = "The kind of the error."))]
#[non_exhaustive]
pub enum MappingErrorCode {
    /// The file has no column with this header.
    MissingColumn,
    /// Another instruction gives the same column a different target.
    TwoTargets,
    /// Another instruction gives the same field to a different column.
    TwoColumns,
}

impl MappingError {
    /// A column that the file does not have, and the nearest that it has.
    pub(super) fn missing(header: &str, target: Target, nearest: Vec<String>) -> Self {
        let listed: Vec<_> = nearest.iter().map(|name| Quoted(name).to_string()).collect();
        let hint = if listed.is_empty() { String::new() } else { format!(" (nearest: {})", listed.join(", ")) };
        let message = format!("the file has no column {}{hint}", Quoted(header));
        Self { nearest, ..Self::new(MappingErrorCode::MissingColumn, header, target, message) }
    }

    /// Two instructions with different targets for one column.
    pub(super) fn two_targets(first: (&str, Target), second: (&str, Target)) -> Self {
        let ((header, target), (other, other_target)) = (first, second);
        let cannot = format!("cannot become both {target} and {other_target}");
        let message = if header == other {
            format!("the column {} {cannot}", Quoted(header))
        } else {
            format!("{} and {} are one column, which {cannot}", Quoted(header), Quoted(other))
        };
        let error = Self::new(MappingErrorCode::TwoTargets, header, target, message);
        Self { other_header: Some(other.to_owned()), other_target: Some(other_target), ..error }
    }

    /// Two columns for one field.
    pub(super) fn two_columns(header: &str, other: &str, target: Target) -> Self {
        let message = format!("it gives {target} to two columns, {} and {}", Quoted(header), Quoted(other));
        let error = Self::new(MappingErrorCode::TwoColumns, header, target, message);
        Self { other_header: Some(other.to_owned()), other_target: Some(target), ..error }
    }

    fn new(code: MappingErrorCode, header: &str, target: Target, message: String) -> Self {
        let (header, nearest) = (header.to_owned(), Vec::new());
        Self { header, target, code, nearest, other_header: None, other_target: None, message }
    }

    /// The header in the instruction.
    pub fn header(&self) -> &str {
        &self.header
    }

    /// What the column was to become.
    pub fn target(&self) -> Target {
        self.target
    }

    /// The kind of the error, for programs.
    pub fn code(&self) -> MappingErrorCode {
        self.code
    }

    /// The names of the file's columns that are most similar to the header, the nearest first. At most three, and none
    /// unless the column is [missing](MappingErrorCode::MissingColumn).
    pub fn nearest(&self) -> &[String] {
        &self.nearest
    }

    /// The header in the instruction that contradicts this one. `None` if the column is [missing](MappingErrorCode::MissingColumn).
    pub fn other_header(&self) -> Option<&str> {
        self.other_header.as_deref()
    }

    /// What the column was to become by the instruction that contradicts this one.
    pub fn other_target(&self) -> Option<Target> {
        self.other_target
    }
}

/// The names of a file's columns, prepared for comparisons in which case, accents, spaces and punctuation make no difference.
pub(super) struct ColumnNames<'a>(Vec<(String, &'a str)>);

impl<'a> ColumnNames<'a> {
    pub(super) fn new(names: impl Iterator<Item = &'a str>) -> Self {
        Self(names.map(|name| (compared(name), name)).collect())
    }

    /// The names that are most similar to the header, the nearest first.
    pub(super) fn nearest(&self, header: &str) -> Vec<String> {
        let wanted = compared(header);
        let mut rated: Vec<_> = self.0.iter().map(|(name, shown)| (similarity(&wanted, name), *shown)).collect();
        // The sort is stable: of equally near names the first in the file is first.
        rated.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        rated.into_iter().take(NEAREST).map(|(_, name)| name.to_owned()).collect()
    }
}

fn compared(text: &str) -> String {
    words::key(text).chars().take(COMPARED_CHARS).collect()
}

/// How similar two texts are, from 0 to 1. The edit distance finds a typing error. The pairs of letters that both have find
/// the same words in a different order.
fn similarity(one: &str, other: &str) -> f64 {
    strsim::normalized_levenshtein(one, other).max(strsim::sorensen_dice(one, other))
}

/// A header in quotation marks, cut to a length that a person reads, and without characters that steer a terminal.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(SHOWN_CHARS) {
            Some((end, _)) => write!(f, "{:?}", format!("{}…", &self.0[..end])),
            None => write!(f, "{:?}", self.0),
        }
    }
}
