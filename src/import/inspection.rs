//! The structure of a file and the targets of its columns: [`Inspection`].

use std::io::{Read, Seek};

use serde::{Serialize, Serializer};

use super::{
    engine::validate::Validator,
    error::{ImportError, ImportErrorKind},
    file_notes::FileNotes,
    file_warning::{self, FileWarning},
    full_name_summary::FullNameSummary,
    no_email_column::NoEmailColumn,
    opt_out_summary::OptOutSummary,
    settings::Settings,
};
use crate::{
    columns::{Column, ColumnMap, ColumnSamples, DecidedBy, Detector, FullName, MappingError, Rule, Target},
    lead::Field,
    report::rejects::{self, ERROR_COLUMN, LINE_COLUMN},
    source::{
        Alternative, Dialect, EncodingReport, OtherEncoding, Position, ReadError, ReadOptions, Record, Table,
        TableSummary,
    },
};

/// The number of sample values per column.
const SAMPLES: usize = 3;
/// The length of a sample value, in characters.
const SAMPLE_CHARS: usize = 80;

/// The structure of a file and the target of each column, for a person to confirm before the import.
///
/// [`Importer::inspect`](super::Importer::inspect) returns it, and [`Event::Inspected`](super::Event::Inspected) has the one of a running import.
///
/// Serialises as `{"encoding", "encodingConfidence", "replacedCharacters", "delimiter", "headerLine", "totalRows", "columns"}`, and `"firstRowIsData"` if that is so, and `"fullName"` if a
/// column has full names: whether and how it is split, with examples, and `"optOuts"` if a
/// column may say who must not be written to: the number of such people, and the columns. `"otherEncoding"` is the encoding of rows that are not
/// in the file's, with their number and the line of the first. `"mappingErrors"` are the
/// instructions that cannot be followed ([`ColumnMap::errors`]), and `"warnings"` the [warnings](Self::warnings), if there are any. Each column has its `index`, `header`, `target`,
/// `rule`, `samples` and `fillRate`, among others. The samples are personal data.
///
/// ```
/// use lead_import::{Field, Importer};
///
/// let file = std::io::Cursor::new("E-Mail;Stadt\nada@example.com;London\ngrace@example.com;\n");
/// let inspection = Importer::new().inspect(file)?;
///
/// assert_eq!((inspection.total_rows(), inspection.dialect().delimiter()), (2, b';'));
/// assert_eq!(inspection.columns().index_of(Field::Email), Some(0));
/// assert_eq!((inspection.samples(1), inspection.fill_rate(1)), (vec!["London".to_owned()], 0.5));
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Inspection {
    summary: TableSummary,
    columns: ColumnMap,
    /// Whether the file is a rejects file of an earlier import.
    is_rejects: bool,
    opt_outs: Option<OptOutSummary>,
}

impl Inspection {
    /// Reads the file once, to find its structure and the targets of its columns, and once more if it has columns in which people opt
    /// out, to count these people.
    pub(crate) fn open<R: Read + Seek>(
        source: R,
        reading: &ReadOptions,
        settings: &Settings,
    ) -> Result<(Table<R>, Self), ReadError> {
        let detector = &settings.detector;
        let mut table = Table::open_with(source, reading, detector)?;
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
        let mut inspection = Self { summary, columns, is_rejects, opt_outs: None };
        inspection.opt_outs = inspection.count_opt_outs(&mut table, settings)?;
        Ok((table, inspection))
    }

    /// Reads all rows to count the people who opted out, as the import does. A file without a column that may say so is not read.
    fn count_opt_outs<R: Read + Seek>(
        &self,
        table: &mut Table<R>,
        settings: &Settings,
    ) -> Result<Option<OptOutSummary>, ReadError> {
        let columns = self.columns.opt_outs();
        let Some(mut summary) = OptOutSummary::of(columns) else { return Ok(None) };
        let validator = Validator::new(&self.columns, self.is_rejects, settings);
        let (mut records, mut record) = (table.records()?, Record::default());
        while records.read(&mut record)? {
            if let Some(clean) = validator.clean(&record) {
                summary.count(columns, &clean);
            }
        }
        Ok(Some(summary))
    }

    pub(crate) fn is_rejects(&self) -> bool {
        self.is_rejects
    }

    /// The findings of the reader: encoding, dialect, header, preamble, rows.
    pub fn summary(&self) -> &TableSummary {
        &self.summary
    }

    /// The encoding of the file, with the reader's confidence in it.
    pub fn encoding(&self) -> &EncodingReport {
        self.summary.encoding()
    }

    /// The dialect of the file.
    pub fn dialect(&self) -> Dialect {
        self.summary.dialect()
    }

    /// The line on which the header begins, from 1; 0 if [the file has none](super::Importer::header_row). It is greater than 1 after blank lines or a preamble.
    pub fn header_line(&self) -> u64 {
        self.summary.header_line()
    }

    /// Whether the file probably has no header: an address is in the row where it should be, and no other cell of that row names an email
    /// column or no row is below it. An import refuses such a file, unless [`Importer::header_row`](super::Importer::header_row) says how to read it.
    pub fn first_row_is_data(&self) -> bool {
        let email = self.columns.index_of(Field::Email).map(|index| &self.columns.columns()[index]);
        let is_named = email.is_some_and(|column| !column.header().contains('@') && column.rule() != Rule::Values);
        let is_header = is_named && self.total_rows() > 0;
        !is_header && self.summary.first_row_is_data()
    }

    /// The number of data rows, without the header and blank lines.
    pub fn total_rows(&self) -> u64 {
        self.summary.rows()
    }

    /// The start of the first data row.
    pub(crate) fn first_row(&self) -> Position {
        self.summary.first_row()
    }

    /// The target of each column, with the reason.
    pub fn columns(&self) -> &ColumnMap {
        &self.columns
    }

    /// Whether the file has an email column. An import refuses a file without one.
    pub fn has_email(&self) -> bool {
        self.columns.index_of(Field::Email).is_some()
    }

    /// Checks what an import checks of the columns: each instruction about a column can be followed, and there is an email column.
    ///
    /// ```
    /// use lead_import::{Field, Importer};
    ///
    /// let importer = Importer::new().column("Wrk Email", Field::Email);
    /// let inspection = importer.inspect(std::io::Cursor::new("Work Email,City\nada@example.com,London\n"))?;
    /// let expected = "The mapping cannot be used: the file has no column \"Wrk Email\" (nearest: \"Work Email\", \"City\")";
    /// assert_eq!(inspection.check().unwrap_err().to_string(), expected);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    ///
    /// # Errors
    /// [`Mapping`](ImportErrorKind::Mapping), and [`NoEmailColumn`](ImportErrorKind::NoEmailColumn).
    pub fn check(&self) -> Result<(), ImportError> {
        match self.columns.errors() {
            [] if self.first_row_is_data() => Err(ImportError::new(ImportErrorKind::FirstRowIsData)),
            [] if self.has_email() => Ok(()),
            [] => {
                let found = NoEmailColumn::new(&self.summary, self.columns.columns());
                Err(ImportError::new(ImportErrorKind::NoEmailColumn(Box::new(found))))
            }
            errors => Err(ImportError::new(ImportErrorKind::Mapping(errors.to_vec()))),
        }
    }

    /// What a person should know of the file before the import: guesses about its encoding, delimiters and columns, headers that were cut,
    /// and rows that are unusual or fail, with the number of each kind. Empty for most files.
    ///
    /// The email cells of the rows are not looked at; [`Importer::dry_run`](super::Importer::dry_run) also counts the invalid ones.
    ///
    /// ```
    /// use lead_import::Importer;
    ///
    /// let file = std::io::Cursor::new("Email,Frist Name\nada@example.com,Ada\nbo@example.com\n");
    /// let warnings = Importer::new().inspect(file)?.warnings();
    /// let sentences: Vec<_> = warnings.iter().map(ToString::to_string).collect();
    /// assert_eq!(sentences, [
    ///     "line 1: The header \"Frist Name\" was taken for \"first name\", with a typing error",
    ///     "line 3: 1 row has fewer cells than the header",
    /// ]);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    pub fn warnings(&self) -> Vec<FileWarning> {
        let notes = FileNotes::new(&self.summary, self.columns.columns());
        notes.into_warnings().chain(file_warning::of_rows(&self.summary)).collect()
    }

    /// The number of rows whose person, by one of [`ColumnMap::opt_outs`], must not be written to. The import warns of each of these
    /// rows, or rejects it if [`Importer::opted_out`](super::Importer::opted_out) says so.
    ///
    /// A file with such a column is read once more to count them.
    ///
    /// ```
    /// use lead_import::Importer;
    ///
    /// let file = std::io::Cursor::new("Email,Email Opt Out\nada@example.com,false\nbo@example.com,true\n");
    /// let inspection = Importer::new().inspect(file)?;
    /// assert_eq!(inspection.columns().opt_outs()[0].header(), "Email Opt Out");
    /// assert_eq!(inspection.opted_out_rows(), 1);
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    pub fn opted_out_rows(&self) -> u64 {
        self.opt_outs.as_ref().map_or(0, |summary| summary.people)
    }

    /// The first three non-empty values of a column, cut to 80 characters each. Empty if there is no such column.
    pub fn samples(&self, column: usize) -> Vec<String> {
        let values = self.summary.sample().iter().filter_map(|record| record.get(column)).map(str::trim);
        values.filter(|value| !value.is_empty()).take(SAMPLES).map(|v| v.chars().take(SAMPLE_CHARS).collect()).collect()
    }

    /// Up to three names of the [column of full names](ColumnMap::full_name_column), each cut to 80 characters, with their parts as the
    /// import splits them or, where it does not, as it would.
    ///
    /// ```
    /// use lead_import::Importer;
    ///
    /// let file = std::io::Cursor::new("Name,Email\nDr. Ada Lovelace,ada@example.com\nBlue GmbH,office@example.com\n");
    /// let examples = Importer::new().inspect(file)?.full_name_examples();
    /// assert_eq!((examples[0].0.as_str(), examples[0].1.first()), ("Dr. Ada Lovelace", "Ada"));
    /// assert_eq!(examples[1].1.first(), "");
    /// # Ok::<(), lead_import::ImportError>(())
    /// ```
    pub fn full_name_examples(&self) -> Vec<(String, FullName)> {
        let Some(column) = self.columns.full_name_column() else { return Vec::new() };
        let names = self.samples(column.index()).into_iter();
        names.map(|name| (name.clone(), FullName::split(&name, column.order()))).collect()
    }

    /// The fraction of rows in which the column is not empty, from 0 to 1. 0 if there is no such column.
    pub fn fill_rate(&self, column: usize) -> f64 {
        let filled = self.summary.filled().get(column).copied().unwrap_or(0);
        if self.total_rows() == 0 { 0.0 } else { ratio(filled, self.total_rows()) }
    }
}

/// Ignores the two columns that an earlier import added to its rejects file.
fn without_own_columns(detector: Detector) -> Detector {
    let ignored = |detector: Detector, name| detector.column_by(DecidedBy::Import, name, Target::Ignored);
    [LINE_COLUMN, ERROR_COLUMN].into_iter().fold(detector, ignored)
}

#[allow(clippy::cast_precision_loss, reason = "row counts are far below 2⁵³")]
fn ratio(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_false(value: &bool) -> bool {
    !value
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
    /// The encoding that is nearly as likely, with a cell in both readings.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    encoding_alternative: Option<&'a Alternative>,
    /// The encoding of the rows that are not in the file's, if there are such rows: they were pasted, for example.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    other_encoding: Option<&'a OtherEncoding>,
    /// The number of places at which the bytes are not text in that encoding.
    replaced_characters: u64,
    /// The character between cells.
    #[cfg_attr(feature = "http", schema(value_type = String, min_length = 1, max_length = 1))]
    delimiter: char,
    /// The line on which the header begins, from 1; 0 if the file has none.
    #[cfg_attr(feature = "http", schema(minimum = 0))]
    header_line: u64,
    /// Whether the file probably has no header: an address is in the row where it should be.
    #[serde(skip_serializing_if = "is_false")]
    first_row_is_data: bool,
    /// The number of data rows.
    total_rows: u64,
    columns: Vec<SampledColumn<'a>>,
    /// The instructions about columns that cannot be followed. An import with these instructions is refused.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    mapping_errors: &'a [MappingError],
    /// What a person should know of the file before the import.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<FileWarning>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    full_name: Option<FullNameSummary<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "http", schema(nullable = false))]
    opt_outs: Option<&'a OptOutSummary>,
}

impl<'a> From<&'a Inspection> for InspectionData<'a> {
    fn from(inspection: &'a Inspection) -> Self {
        let columns = inspection.columns().columns().iter();
        Self {
            encoding: inspection.encoding().encoding().name(),
            encoding_confidence: inspection.encoding().confidence(),
            encoding_alternative: inspection.encoding().alternative(),
            other_encoding: inspection.encoding().other(),
            replaced_characters: inspection.encoding().replaced(),
            delimiter: char::from(inspection.dialect().delimiter()),
            header_line: inspection.header_line(),
            first_row_is_data: inspection.first_row_is_data(),
            total_rows: inspection.total_rows(),
            columns: columns.map(|column| SampledColumn::new(column, inspection)).collect(),
            mapping_errors: inspection.columns().errors(),
            warnings: inspection.warnings(),
            full_name: FullNameSummary::new(&inspection.columns, inspection.full_name_examples()),
            opt_outs: inspection.opt_outs.as_ref(),
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
