//! What an import of a file would do: [`Inspection`].

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{Column, ColumnMap, Dialect, EncodingReport, Field, Position, Survey};

/// How many values of a column are shown.
const SAMPLES: usize = 3;
/// How many characters of a value are shown.
const SAMPLE_CHARS: usize = 80;

/// What was found in a file, and what each column becomes: the basis for a person's confirmation.
///
/// Serialises to `{"encoding","delimiter","headerLine","totalRows","columns":[{"index","header","target","rule",…}]}` and more.
#[derive(Clone, Debug)]
pub struct Inspection {
    survey: Survey,
    columns: ColumnMap,
}

impl Inspection {
    pub(crate) fn new(survey: Survey, columns: ColumnMap) -> Self {
        Self { survey, columns }
    }

    /// What the reader found: encoding, dialect, header, preamble, rows.
    pub fn survey(&self) -> &Survey {
        &self.survey
    }

    /// The encoding that the file is read in.
    pub fn encoding(&self) -> &EncodingReport {
        self.survey.encoding()
    }

    /// The dialect that the file is read in.
    pub fn dialect(&self) -> Dialect {
        self.survey.dialect()
    }

    /// The line on which the header begins, from 1.
    pub fn header_line(&self) -> u64 {
        self.survey.header_line()
    }

    /// The number of data rows.
    pub fn total_rows(&self) -> u64 {
        self.survey.rows()
    }

    /// Where the first data row begins.
    pub(crate) fn first_row(&self) -> Position {
        self.survey.first_row()
    }

    /// What each column becomes, and why.
    pub fn columns(&self) -> &ColumnMap {
        &self.columns
    }

    /// Whether a column is the email: without one, an import refuses the file.
    pub fn has_email(&self) -> bool {
        self.columns.index_of(Field::Email).is_some()
    }

    /// The first values of a column that are not empty, cut to 80 characters each.
    pub fn samples(&self, column: usize) -> Vec<String> {
        let values = self.survey.sample().iter().filter_map(|record| record.get(column)).map(str::trim);
        values.filter(|value| !value.is_empty()).take(SAMPLES).map(|v| v.chars().take(SAMPLE_CHARS).collect()).collect()
    }

    /// The share of the rows in which the column is not empty, from 0 to 1.
    pub fn fill_rate(&self, column: usize) -> f64 {
        let filled = self.survey.filled().get(column).copied().unwrap_or(0);
        if self.total_rows() == 0 { 0.0 } else { ratio(filled, self.total_rows()) }
    }
}

#[allow(clippy::cast_precision_loss, reason = "a rate is for people, and rows are far fewer than 2⁵³")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

impl Serialize for Inspection {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let delimiter = char::from(self.dialect().delimiter());
        let mut out = serializer.serialize_struct("Inspection", 8)?;
        out.serialize_field("encoding", self.encoding().encoding().name())?;
        out.serialize_field("encodingConfidence", &self.encoding().confidence())?;
        out.serialize_field("replacedCharacters", &self.encoding().replaced())?;
        out.serialize_field("delimiter", &delimiter)?;
        out.serialize_field("headerLine", &self.header_line())?;
        out.serialize_field("totalRows", &self.total_rows())?;
        let columns = self.columns.columns().iter();
        let columns: Vec<_> = columns.map(|column| ShownColumn { column, inspection: self }).collect();
        out.serialize_field("columns", &columns)?;
        out.end()
    }
}

/// A column with what its cells show.
struct ShownColumn<'a> {
    column: &'a Column,
    inspection: &'a Inspection,
}

impl Serialize for ShownColumn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Shown<'a> {
            #[serde(flatten)]
            column: &'a Column,
            samples: Vec<String>,
            /// Where the detection has none of its own: no key may be there twice.
            #[serde(skip_serializing_if = "Option::is_none")]
            fill_rate: Option<f64>,
        }
        let index = self.column.index();
        let samples = self.inspection.samples(index);
        let fill_rate = self.column.fill_rate().is_none().then(|| self.inspection.fill_rate(index));
        Shown { column: self.column, samples, fill_rate }.serialize(serializer)
    }
}
