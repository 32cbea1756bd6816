//! What was found in a file, for a person and as JSON: [`ColumnsTable`], [`InspectionJson`].
//!
//! In: an inspection. Out: text for `--inspect`, in which no cell of the file can move the cursor or colour the terminal, or the
//! JSON of `--inspect --json`, which has no values of the file.

use std::fmt;

use lead_import::{
    Inspection,
    columns::{
        Column, ColumnSamples, Detector, FullNameColumn, FullNames, MappingError, NameOrder, OrderBasis, Rule, Target,
    },
    import::FileWarning,
    source::OtherEncoding,
};
use serde::Serialize;

use super::{numbers::rows, report_text::shortened};

/// The columns of a file and what they become, as a table; with what `--map` says.
#[derive(Debug)]
pub(crate) struct ColumnsTable<'a>(pub(crate) &'a Inspection, pub(crate) &'a [(String, Target)]);

impl fmt::Display for ColumnsTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n", layout(self.0))?;
        let reasons: Vec<_> = self.columns().iter().map(|column| self.because(column)).collect();
        let width = reasons.iter().map(|reason| reason.len()).max().unwrap_or_default();
        writeln!(f, "  {:<24} {:<20} {:<width$} {:>6}  example", "column", "becomes", "because", "filled")?;
        self.columns()
            .iter()
            .zip(reasons)
            .try_for_each(|(column, reason)| self.write_row(f, column, &format!("{reason:<width$}")))?;
        self.write_full_name(f)?;
        self.write_opt_outs(f)?;
        self.write_warnings(f)
    }
}

impl ColumnsTable<'_> {
    fn columns(&self) -> &[Column] {
        self.0.columns().columns()
    }

    fn write_row(&self, f: &mut fmt::Formatter<'_>, column: &Column, reason: &str) -> fmt::Result {
        let filled = self.0.fill_rate(column.index()) * 100.0;
        let example = self.0.samples(column.index()).first().map(|value| shortened(value, 30)).unwrap_or_default();
        let (header, becomes) = (shortened(column.header(), 24), shortened(&becomes(column), 20));
        writeln!(f, "  {header:<24} {becomes:<20} {reason} {filled:>5.0}%  {example}")
    }

    /// Why a column becomes what it does, in the words of the command line.
    pub(crate) fn because(&self, column: &Column) -> &'static str {
        match column.rule() {
            Rule::Override if self.is_replaced(column) => "replaced by a later --map",
            Rule::Unmatched if is_full_name(column) => "full name, not split: use --map HEADER=fullName",
            rule => because(rule),
        }
    }

    /// Whether a `--map` gave this column a target that a later one gave to another column.
    fn is_replaced(&self, column: &Column) -> bool {
        column.target() == Target::Custom && !self.1.iter().any(|(_, target)| *target == Target::Custom)
    }

    /// The column of full names with examples, if there is one.
    fn write_full_name(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(column) = self.0.columns().full_name_column() else { return Ok(()) };
        let header = shortened(self.columns()[column.index()].header(), 24);
        if column.is_split() {
            writeln!(f, "\n  {header} is split, {} ({}):", order(column), basis(column))?;
        } else {
            writeln!(f, "\n  {header} is not split; with --map HEADER=fullName, {}:", order(column))?;
        }
        self.0.full_name_examples().iter().try_for_each(|(name, parts)| {
            let [first, last] = [parts.first(), parts.last()].map(|part| if part.is_empty() { "none" } else { part });
            let (name, first, last) = (shortened(name, 40), shortened(first, 40), shortened(last, 40));
            writeln!(f, "    {name} → first name: {first}, last name: {last}")
        })
    }

    /// The people who opted out, if there are any.
    fn write_opt_outs(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let people = self.0.opted_out_rows();
        if people == 0 {
            return Ok(());
        }
        let headers: Vec<_> = self.0.columns().opt_outs().iter().map(|column| shortened(column.header(), 24)).collect();
        writeln!(f, "\n  {people} people opted out, by: {}", headers.join(", "))
    }

    /// What a person should know before the import, if there is something.
    fn write_warnings(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let warnings = self.0.warnings();
        f.write_str(if warnings.is_empty() { "" } else { "\n  Warnings:\n" })?;
        warnings.iter().try_for_each(|warning| writeln!(f, "    {}", shortened(&warning.to_string(), 160)))
    }
}

/// Whether the header, alone in a file, names a column of full names.
fn is_full_name(column: &Column) -> bool {
    let alone = Detector::default().full_names(FullNames::Split).detect(&[column.header()], &ColumnSamples::default());
    alone.full_name().is_some()
}

/// The order of the names in a column.
fn order(column: &FullNameColumn) -> &'static str {
    match column.order() {
        NameOrder::GivenFirst => "given name first",
        NameOrder::FamilyFirst => "family name first",
        _ => "family name first, given name last",
    }
}

/// What decided the order.
fn basis(column: &FullNameColumn) -> &'static str {
    match column.basis() {
        OrderBasis::Values => "by the values",
        OrderBasis::Header => "by the words of the header",
        _ => "by the language of the header",
    }
}

/// How the file was read, in a line: `200 rows, UTF-8, delimiter ',', header on line 1`.
pub(crate) fn layout(inspection: &Inspection) -> String {
    let (rows, encoding) = (rows(inspection.total_rows()), inspection.encoding().encoding());
    let delimiter = char::from(inspection.dialect().delimiter());
    let header = match inspection.header_line() {
        0 => "no header".to_owned(),
        line => format!("header on line {line}"),
    };
    format!("{rows}, {encoding}, delimiter {delimiter:?}, {header}")
}

/// What the cells of a column become: a field, or the name of a custom field if it is not the header.
pub(crate) fn becomes(column: &Column) -> String {
    match column.target() {
        Target::Custom if column.name() != column.header() => format!("custom \"{}\"", column.name()),
        target => target.to_string(),
    }
}

/// The reason in the words of the command line: `--map` for what the library calls an override.
fn because(rule: Rule) -> &'static str {
    match rule {
        Rule::Override => "--map",
        Rule::Mapping => "saved mapping",
        Rule::CustomAlias | Rule::Alias => "header",
        Rule::Neighbours => "decided by the neighbouring columns",
        Rule::Values => "values",
        Rule::Misspelled => "header with a typing error",
        Rule::Rival => "another column is mapped to it",
        Rule::Contradicted => "values do not fit",
        Rule::NearMiss => "not a lead field",
        Rule::Unmatched => "unknown header",
        _ => "",
    }
}

/// What `--inspect --json` prints.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct InspectionJson<'a> {
    encoding: &'a str,
    /// The encoding of the rows that are not in that one.
    #[serde(skip_serializing_if = "Option::is_none")]
    other_encoding: Option<&'a OtherEncoding>,
    delimiter: char,
    header_line: u64,
    total_rows: u64,
    columns: Vec<ColumnJson<'a>>,
    /// Each `--map` that cannot be followed.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    mapping_errors: &'a [MappingError],
    /// What a person should know before the import.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<FileWarning>,
    /// The column of full names, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    full_name: Option<FullNameJson>,
    /// The rows of people who opted out, if a column may say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    opted_out_rows: Option<u64>,
}

#[derive(Debug, Serialize)]
struct ColumnJson<'a> {
    index: usize,
    header: &'a str,
    target: Target,
    rule: Rule,
}

#[derive(Debug, Serialize)]
struct FullNameJson {
    index: usize,
    split: bool,
    order: NameOrder,
    basis: OrderBasis,
}

impl From<&FullNameColumn> for FullNameJson {
    fn from(column: &FullNameColumn) -> Self {
        let (order, basis) = (column.order(), column.basis());
        Self { index: column.index(), split: column.is_split(), order, basis }
    }
}

impl<'a> From<&'a Inspection> for InspectionJson<'a> {
    fn from(inspection: &'a Inspection) -> Self {
        Self {
            encoding: inspection.encoding().encoding().name(),
            other_encoding: inspection.encoding().other(),
            delimiter: char::from(inspection.dialect().delimiter()),
            header_line: inspection.header_line(),
            total_rows: inspection.total_rows(),
            columns: inspection.columns().columns().iter().map(ColumnJson::from).collect(),
            mapping_errors: inspection.columns().errors(),
            warnings: inspection.warnings(),
            full_name: inspection.columns().full_name_column().map(FullNameJson::from),
            opted_out_rows: (!inspection.columns().opt_outs().is_empty()).then(|| inspection.opted_out_rows()),
        }
    }
}

impl<'a> From<&'a Column> for ColumnJson<'a> {
    fn from(column: &'a Column) -> Self {
        Self { index: column.index(), header: column.header(), target: column.target(), rule: column.rule() }
    }
}
