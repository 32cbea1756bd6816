//! Making a lead of a record, or finding everything that is wrong with it: [`Validator`].

use std::{iter, sync::Arc};

use crate::{
    columns::{Column, ColumnMap, FullName, NameOrder, Target, unique_names},
    lead::{CustomFields, Email, Field, Lead, Repair},
    report::{IssueCode, RowIssue, rejects::restore},
    source::{Fault, Record},
};

/// Validates the records of one file by its column map.
#[derive(Debug)]
pub(crate) struct Validator {
    /// The name of each column, in the file's order.
    names: Vec<Box<str>>,
    /// The column index of each field that the file has.
    fields: Vec<(Field, usize)>,
    email: Option<usize>,
    full_name: Option<(usize, NameOrder)>,
    custom: Vec<usize>,
    custom_names: Arc<[Box<str>]>,
    /// Whether the file is a rejects file, in which formulas have an apostrophe that is not part of the data.
    is_rejects: bool,
}

/// The result of validating one record.
#[derive(Debug)]
pub(crate) struct ValidatedRow {
    /// The lead, or at least one issue.
    pub(crate) lead: Result<Lead, Vec<RowIssue>>,
    /// Warnings about the row, whether it is valid or not.
    pub(crate) warnings: Vec<RowIssue>,
}

impl Validator {
    pub(crate) fn new(map: &ColumnMap, is_rejects: bool) -> Self {
        let columns = map.columns();
        let custom: Vec<_> = columns.iter().filter(|column| is_custom(column.target())).map(Column::index).collect();
        Self {
            names: columns.iter().map(|column| column.name().into()).collect(),
            fields: Field::ALL.into_iter().filter_map(|field| Some((field, map.index_of(field)?))).collect(),
            email: map.index_of(Field::Email),
            full_name: map.full_name().map(|index| (index, map.name_order())),
            custom_names: custom.iter().map(|&index| columns[index].name().into()).collect(),
            custom,
            is_rejects,
        }
    }

    /// The number of columns.
    pub(super) fn columns(&self) -> usize {
        self.names.len()
    }

    /// The index of the email column.
    pub(super) fn email_column(&self) -> Option<usize> {
        self.email
    }

    /// The trimmed content of the email cell.
    pub(crate) fn email_cell<'a>(&self, record: &'a Record) -> &'a str {
        self.email.map(|index| self.cell(record, index)).unwrap_or_default().trim()
    }

    /// Validates one record. Issues are in the order fault, email, other cells.
    pub(crate) fn validate(&self, record: &Record) -> ValidatedRow {
        let mut warnings = self.warnings(record);
        let mut issues: Vec<_> = record.fault().map(|fault| self.fault(fault, record)).into_iter().collect();
        // The cells of a malformed row may be misplaced, so the email of such a row is not a second issue.
        let is_malformed = !issues.is_empty();
        let email = self.email(record, &mut warnings);
        let email = email.map_err(|issue| issues.extend((!is_malformed).then_some(issue))).ok();
        issues.extend(self.control_characters(record));
        let lead = match email {
            Some(email) if issues.is_empty() => Ok(self.lead(email, record)),
            _ => Err(issues),
        };
        ValidatedRow { lead, warnings }
    }

    fn email(&self, record: &Record, warnings: &mut Vec<RowIssue>) -> Result<Email, RowIssue> {
        let cell = self.email_cell(record);
        let about = |code, message: &str| RowIssue {
            column: self.email.map(|index| self.names[index].clone()),
            ..RowIssue::of_email(record, code, message)
        };
        if cell.is_empty() {
            return Err(about(IssueCode::EmailRequired, "Email is required"));
        }
        let found = Email::repair(cell).map_err(|invalid| about(IssueCode::InvalidEmail, &invalid.to_string()))?;
        for repair in found.repairs().iter() {
            let (code, message) = repair_warning(repair);
            warnings.push(about(code, message));
        }
        Ok(found.into_email())
    }

    fn fault(&self, fault: Fault, record: &Record) -> RowIssue {
        let (code, message) = match fault {
            Fault::UnclosedQuote { line } => {
                (IssueCode::UnclosedQuote, format!("The quote that opens on line {line} is never closed"))
            }
            Fault::RowTooLong { limit } => (IssueCode::RowTooLong, format!("The row is longer than {limit} bytes")),
            Fault::CellTooLong { column, limit } => {
                (IssueCode::CellTooLong, format!("The cell in column {column} is longer than {limit} bytes"))
            }
            Fault::SecondTable { line } => {
                (IssueCode::SecondTable, format!("The row belongs to a second table, whose header is on line {line}"))
            }
            Fault::TooManyCells { limit } => (IssueCode::TooManyCells, format!("The row has more than {limit} cells")),
        };
        let column = match fault {
            Fault::CellTooLong { column, .. } => self.names.get(column - 1).cloned(),
            _ => None,
        };
        RowIssue { column, ..RowIssue::of(record, code, &message) }
    }

    fn control_characters(&self, record: &Record) -> impl Iterator<Item = RowIssue> {
        let cells = record.iter().enumerate().filter(|(_, cell)| has_control_character(cell));
        cells.map(|(index, _)| {
            let name = self.column_name(index);
            let message = format!("Control character in column \"{name}\"");
            let field = self.fields.iter().find(|(_, at)| *at == index).map(|(field, _)| *field);
            let issue = RowIssue::of(record, IssueCode::ControlCharacter, &message);
            RowIssue { field, column: Some(name), ..issue }
        })
    }

    fn warnings(&self, record: &Record) -> Vec<RowIssue> {
        let found =
            [self.extra_cells(record), self.missing_cells(record), replaced_characters(record), stray_quote(record)];
        found.into_iter().flatten().collect()
    }

    fn extra_cells(&self, record: &Record) -> Option<RowIssue> {
        let (cells, columns) = (record.len(), self.names.len());
        let is_of_other_table = matches!(record.fault(), Some(Fault::SecondTable { .. }));
        let has_extra = !is_of_other_table && record.iter().skip(columns).any(|cell| !is_blank(cell));
        let message = || {
            format!(
                "The row has {cells} cells and the header {columns}; the extra cells were imported as custom fields"
            )
        };
        has_extra.then(|| RowIssue::of(record, IssueCode::ExtraCells, &message()))
    }

    fn missing_cells(&self, record: &Record) -> Option<RowIssue> {
        let (cells, columns) = (record.len(), self.names.len());
        let is_of_other_table = matches!(record.fault(), Some(Fault::SecondTable { .. }));
        let message =
            || format!("The row has {cells} cells and the header {columns}; the missing cells were treated as empty");
        (cells < columns && !is_of_other_table).then(|| RowIssue::of(record, IssueCode::MissingCells, &message()))
    }

    fn lead(&self, email: Email, record: &Record) -> Lead {
        let column = |field| self.fields.iter().find(|(known, _)| *known == field).map(|(_, index)| *index);
        let cell = |field| column(field).map_or("", |index| self.cell(record, index).trim());
        let mut values = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle].map(cell);
        let name = self.full_name.map(|(index, order)| FullName::split(self.cell(record, index), order));
        if let Some(name) = &name {
            (values[0], values[1]) = (name.first(), name.last());
        }
        Lead::from_values(email, values, self.custom_fields(record))
    }

    fn custom_fields(&self, record: &Record) -> CustomFields {
        let known = self.custom.iter().map(|&index| value(self.cell(record, index)));
        if record.len() <= self.names.len() {
            return CustomFields::from_shared(Arc::clone(&self.custom_names), known);
        }
        let names = self.custom_names.iter().cloned().chain(self.extra_names(record.len())).collect();
        CustomFields::from_shared(names, known.chain(record.iter().skip(self.names.len()).map(value)))
    }

    /// Names for the cells beyond the header, made as for columns with an empty header.
    fn extra_names(&self, cells: usize) -> Vec<Box<str>> {
        let extra = cells - self.names.len();
        let headers: Vec<_> = self.names.iter().map(|name| &**name).chain(iter::repeat_n("", extra)).collect();
        unique_names(&headers).split_off(self.names.len()).into_iter().map(String::into_boxed_str).collect()
    }

    fn cell<'a>(&self, record: &'a Record, index: usize) -> &'a str {
        // An equals sign alone is what a soft line break of a mail leaves of an empty cell.
        let cell = record.get(index).filter(|cell| *cell != "=").unwrap_or_default();
        if self.is_rejects { restore(cell) } else { cell }
    }

    fn column_name(&self, index: usize) -> Box<str> {
        self.names.get(index).cloned().unwrap_or_else(|| format!("Column {}", index + 1).into())
    }
}

fn replaced_characters(record: &Record) -> Option<RowIssue> {
    let count = record.replaced();
    let message = || format!("Replaced {count} undecodable character{} with U+FFFD", if count == 1 { "" } else { "s" });
    (count > 0).then(|| RowIssue::of(record, IssueCode::ReplacedCharacters, &message()))
}

fn stray_quote(record: &Record) -> Option<RowIssue> {
    let message = "A quote inside a quoted cell is not doubled; it was read as text";
    record.has_stray_quotes().then(|| RowIssue::of(record, IssueCode::StrayQuote, message))
}

fn repair_warning(repair: Repair) -> (IssueCode, &'static str) {
    let message = match repair {
        Repair::InvisibleCharacter => "Removed an invisible character from the email",
        Repair::FullWidth => "Replaced full-width characters in the email with ASCII",
        Repair::Mailto => "Extracted the email from a mailto: link",
        Repair::DisplayName => "Removed the display name from the email",
        Repair::Quotes => "Removed quotation marks around the email",
        Repair::TrailingPunctuation => "Removed punctuation after the email",
        Repair::FirstOfSeveral => {
            return (IssueCode::SeveralAddresses, "The cell has several emails; the first valid one was used");
        }
    };
    (IssueCode::RepairedEmail, message)
}

/// Whether the column is a custom field. A full name that is split is one too, because the parts may lose a title or the
/// order of the names.
fn is_custom(target: Target) -> bool {
    matches!(target, Target::Custom | Target::FullName)
}

/// The value of a custom cell: its content, or nothing if that is white space only.
fn value(cell: &str) -> &str {
    if is_blank(cell) { "" } else { cell }
}

fn is_blank(cell: &str) -> bool {
    // Most cells end in a visible character, which decides without a scan of the cell.
    cell.trim_end().is_empty()
}

/// Whether the text has a control character (Unicode general category Cc) other than a tab or a line break.
/// A line break is LF, CR or NEL, which IBM mainframes write.
fn has_control_character(text: &str) -> bool {
    // One pass without branches, which the compiler vectorises. 0xC2 is the first byte of U+0080 to U+009F, among others.
    let is_suspicious = |byte: u8| u8::from(byte < b' ') | u8::from(byte == 0x7F) | u8::from(byte == 0xC2);
    let suspicious = text.bytes().fold(0, |found, byte| found | is_suspicious(byte)) != 0;
    suspicious && text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}'))
}
