//! What an import of a file would do: [`Inspection`].

use std::io::{Read, Seek};

use serde::{Serialize, Serializer};

use crate::{
    columns::{Column, ColumnMap, ColumnSamples, Detector, Target},
    lead::Field,
    report::rejects::{self, ERROR_COLUMN, LINE_COLUMN},
    source::{Dialect, EncodingReport, Position, ReadError, ReadOptions, Table, TableSummary},
};

/// How many values of a column are shown.
const SAMPLES: usize = 3;
/// How many characters of a value are shown.
const SAMPLE_CHARS: usize = 80;

/// What was found in a file, and what each column becomes: the basis for a person's confirmation.
///
/// Serialises to `{"encoding","delimiter","headerLine","totalRows","columns":[{"index","header","target","rule",…}]}` and more.
#[derive(Clone, Debug)]
pub struct Inspection {
    summary: TableSummary,
    columns: ColumnMap,
    /// Whether the file is one of our own rejects.
    is_rejects: bool,
}

impl Inspection {
    /// The first pass over a file: finds out everything about it but its rows.
    pub(crate) fn open<R: Read + Seek>(
        source: R,
        options: &ReadOptions,
        detector: &Detector,
    ) -> Result<(Table<R>, Self), ReadError> {
        let table = Table::open_with(source, options, detector)?;
        let summary = table.summary().clone();
        let header: Vec<_> = summary.header().iter().collect();
        let mut samples = ColumnSamples::new(header.len());
        summary.sample().iter().for_each(|record| samples.observe(record.iter()));
        let is_rejects = rejects::is_rejects(&header);
        let columns = if is_rejects {
            without_own_columns(detector.clone()).detect(&header, &samples)
        } else {
            detector.detect(&header, &samples)
        };
        Ok((table, Self { summary, columns, is_rejects }))
    }

    pub(crate) fn is_rejects(&self) -> bool {
        self.is_rejects
    }

    /// What the reader found: encoding, dialect, header, preamble, rows.
    pub fn summary(&self) -> &TableSummary {
        &self.summary
    }

    /// The encoding that the file is read in.
    pub fn encoding(&self) -> &EncodingReport {
        self.summary.encoding()
    }

    /// The dialect that the file is read in.
    pub fn dialect(&self) -> Dialect {
        self.summary.dialect()
    }

    /// The line on which the header begins, from 1.
    pub fn header_line(&self) -> u64 {
        self.summary.header_line()
    }

    /// The number of data rows.
    pub fn total_rows(&self) -> u64 {
        self.summary.rows()
    }

    /// Where the first data row begins.
    pub(crate) fn first_row(&self) -> Position {
        self.summary.first_row()
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
        let values = self.summary.sample().iter().filter_map(|record| record.get(column)).map(str::trim);
        values.filter(|value| !value.is_empty()).take(SAMPLES).map(|v| v.chars().take(SAMPLE_CHARS).collect()).collect()
    }

    /// The share of the rows in which the column is not empty, from 0 to 1.
    pub fn fill_rate(&self, column: usize) -> f64 {
        let filled = self.summary.filled().get(column).copied().unwrap_or(0);
        if self.total_rows() == 0 { 0.0 } else { ratio(filled, self.total_rows()) }
    }
}

/// In a file of rejects, the two columns that an earlier import added are ignored.
fn without_own_columns(detector: Detector) -> Detector {
    [LINE_COLUMN, ERROR_COLUMN].into_iter().fold(detector, |detector, name| detector.map_column(name, Target::Ignored))
}

#[allow(clippy::cast_precision_loss, reason = "a rate is for people, and rows are far fewer than 2⁵³")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

impl Serialize for Inspection {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        InspectionData::from(self).serialize(serializer)
    }
}

/// How an inspection serialises.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
pub(crate) struct InspectionData<'a> {
    /// The name of the encoding, `UTF-8` for example.
    encoding: &'static str,
    /// The confidence in the encoding, from 0 to 1.
    #[cfg_attr(feature = "http", schema(minimum = 0, maximum = 1))]
    encoding_confidence: f32,
    /// The number of places at which the bytes are not text in that encoding.
    replaced_characters: u64,
    /// The character between cells.
    #[cfg_attr(feature = "http", schema(value_type = String, min_length = 1, max_length = 1))]
    delimiter: char,
    /// The line on which the header begins, from 1.
    #[cfg_attr(feature = "http", schema(minimum = 1))]
    header_line: u64,
    /// The number of data rows.
    total_rows: u64,
    columns: Vec<SampledColumn<'a>>,
}

impl<'a> From<&'a Inspection> for InspectionData<'a> {
    fn from(inspection: &'a Inspection) -> Self {
        let columns = inspection.columns().columns().iter();
        Self {
            encoding: inspection.encoding().encoding().name(),
            encoding_confidence: inspection.encoding().confidence(),
            replaced_characters: inspection.encoding().replaced(),
            delimiter: char::from(inspection.dialect().delimiter()),
            header_line: inspection.header_line(),
            total_rows: inspection.total_rows(),
            columns: columns.map(|column| SampledColumn::new(column, inspection)).collect(),
        }
    }
}

/// A column with some of its values.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "http", derive(utoipa::ToSchema))]
struct SampledColumn<'a> {
    #[serde(flatten)]
    column: &'a Column,
    /// The first values that are not empty, each cut to 80 characters.
    samples: Vec<String>,
    // Absent where the column has a share of its own, because no key may occur twice.
    /// The share of all rows in which the column is not empty, from 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false, minimum = 0, maximum = 1))]
    fill_rate: Option<f64>,
}

impl<'a> SampledColumn<'a> {
    fn new(column: &'a Column, inspection: &Inspection) -> Self {
        let index = column.index();
        let fill_rate = column.fill_rate().is_none().then(|| inspection.fill_rate(index));
        Self { column, samples: inspection.samples(index), fill_rate }
    }
}
