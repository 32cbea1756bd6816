//! What an import of a file would do: [`Inspection`].

use std::io::{Read, Seek};

use serde::{Serialize, Serializer, ser::SerializeStruct};

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
        let delimiter = char::from(self.dialect().delimiter());
        let mut out = serializer.serialize_struct("Inspection", 8)?;
        out.serialize_field("encoding", self.encoding().encoding().name())?;
        out.serialize_field("encodingConfidence", &self.encoding().confidence())?;
        if let Some(alternative) = self.encoding().alternative() {
            out.serialize_field("encodingAlternative", alternative)?;
        }
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
