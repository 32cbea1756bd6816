//! A record and the column map → a lead, or everything that is wrong with the row.

use std::{iter, sync::Arc};

use crate::{
    columns::{Column, ColumnMap, FullName, NameOrder, Target, unique_names},
    lead::{CustomFields, Email, Field, Lead, Repair},
    report::{IssueCode, RowIssue, rejects::restore},
    source::{EncodingReport, Fault, Record},
};

/// Judges the records of one file.
#[derive(Debug)]
pub(crate) struct Validator {
    /// The name of each column, in the file's order.
    names: Vec<Box<str>>,
    /// The column of each field that the file has.
    fields: Vec<(Field, usize)>,
    email: Option<usize>,
    full_name: Option<(usize, NameOrder)>,
    custom: Vec<usize>,
    custom_names: Arc<[Box<str>]>,
    /// Whether the file is one of our own rejects, in which formulas carry an apostrophe that is not part of the data.
    is_rejects: bool,
    /// The number of the first row that another encoding reads differently, and the warning.
    unsure: Option<(u64, String)>,
}

/// A judged record.
#[derive(Debug)]
pub(crate) struct Checked {
    /// The lead, or at least one issue.
    pub(crate) lead: Result<Lead, Vec<RowIssue>>,
    /// What is worth knowing about the row, whatever became of it.
    pub(crate) warnings: Vec<RowIssue>,
}

impl Validator {
    pub(crate) fn new(map: &ColumnMap, is_rejects: bool) -> Self {
        let columns = map.columns();
        let custom: Vec<_> =
            columns.iter().filter(|column| is_kept_whole(column.target())).map(Column::index).collect();
        Self {
            names: columns.iter().map(|column| column.name().into()).collect(),
            fields: Field::ALL.into_iter().filter_map(|field| Some((field, map.index_of(field)?))).collect(),
            email: map.index_of(Field::Email),
            full_name: map.full_name().map(|index| (index, map.name_order())),
            custom_names: custom.iter().map(|&index| columns[index].name().into()).collect(),
            custom,
            is_rejects,
            unsure: None,
        }
    }

    /// Warns that the encoding is not certain, where another is nearly as likely.
    pub(crate) fn unsure_of(mut self, encoding: &EncodingReport) -> Self {
        self.unsure = encoding.alternative().map(|other| {
            let (chosen, name) = (encoding.encoding(), other.encoding());
            let message = format!(
                "The file was read as {chosen} and may be {name}: \"{}\" would be \"{}\"",
                other.chosen(),
                other.other()
            );
            (other.row(), message)
        });
        self
    }

    /// What stands in the email column.
    pub(crate) fn email_cell<'a>(&self, record: &'a Record) -> &'a str {
        self.email.map(|index| self.cell(record, index)).unwrap_or_default().trim()
    }

    /// Judges one record. Issues come in the order fault, email, other cells.
    pub(crate) fn check(&self, record: &Record) -> Checked {
        let mut warnings = self.warnings(record);
        let mut issues: Vec<_> = record.fault().map(|fault| self.fault(fault, record)).into_iter().collect();
        let email = match self.email(record, &mut warnings) {
            Ok(email) => Some(email),
            // The cells of a faulty row are not to be trusted, so nothing more is said of them.
            Err(issue) => {
                if issues.is_empty() {
                    issues.push(issue);
                }
                None
            }
        };
        self.check_control_characters(record, &mut issues);
        let lead = match email {
            Some(email) if issues.is_empty() => Ok(self.lead(email, record)),
            _ => Err(issues),
        };
        Checked { lead, warnings }
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
        match fault {
            Fault::UnclosedQuote { line } => RowIssue::of(
                record,
                IssueCode::UnclosedQuote,
                &format!("The quote that opens on line {line} never closes"),
            ),
            Fault::RowTooLong { limit } => {
                RowIssue::of(record, IssueCode::RowTooLong, &format!("The row is longer than {limit} bytes"))
            }
            Fault::CellTooLong { column, limit } => RowIssue {
                column: self.names.get(column - 1).cloned(),
                ..RowIssue::of(
                    record,
                    IssueCode::CellTooLong,
                    &format!("The cell in column {column} is longer than {limit} bytes"),
                )
            },
            Fault::TooManyCells { limit } => {
                RowIssue::of(record, IssueCode::TooManyCells, &format!("The row has more than {limit} cells"))
            }
        }
    }

    fn check_control_characters(&self, record: &Record, issues: &mut Vec<RowIssue>) {
        for (index, cell) in record.iter().enumerate() {
            if has_control_character(cell) {
                let name = self.column_name(index);
                let message = format!("Control character in column \"{name}\"");
                let field = self.fields.iter().find(|(_, at)| *at == index).map(|(field, _)| *field);
                issues.push(RowIssue {
                    field,
                    column: Some(name),
                    ..RowIssue::of(record, IssueCode::ControlCharacter, &message)
                });
            }
        }
    }

    fn warnings(&self, record: &Record) -> Vec<RowIssue> {
        let mut warnings = Vec::new();
        let (cells, columns) = (record.len(), self.names.len());
        let extra = record.iter().skip(columns).filter(|cell| !is_blank(cell)).count();
        if extra > 0 {
            let message = format!("{extra} cells beyond the last column were kept as custom fields");
            warnings.push(RowIssue::of(record, IssueCode::ExtraCells, &message));
        }
        if cells < columns {
            let message = format!("The row has {cells} of {columns} cells; the missing ones count as empty");
            warnings.push(RowIssue::of(record, IssueCode::MissingCells, &message));
        }
        if record.replaced() > 0 {
            let message = format!("{} characters could not be read and were replaced", record.replaced());
            warnings.push(RowIssue::of(record, IssueCode::ReplacedCharacters, &message));
        }
        if let Some((_, message)) = self.unsure.as_ref().filter(|(row, _)| *row == record.position().row()) {
            warnings.push(RowIssue::of(record, IssueCode::UnsureEncoding, message));
        }
        if record.has_stray_quotes() {
            warnings.push(RowIssue::of(
                record,
                IssueCode::StrayQuote,
                "A quote inside a quoted cell is not doubled; it was kept",
            ));
        }
        warnings
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

    /// Names for the cells beyond the header, as for columns whose header is empty.
    fn extra_names(&self, cells: usize) -> Vec<Box<str>> {
        let extra = cells - self.names.len();
        let headers: Vec<_> = self.names.iter().map(|name| &**name).chain(iter::repeat_n("", extra)).collect();
        unique_names(&headers).split_off(self.names.len()).into_iter().map(String::into_boxed_str).collect()
    }

    fn cell<'a>(&self, record: &'a Record, index: usize) -> &'a str {
        let cell = record.get(index).unwrap_or_default();
        if self.is_rejects { restore(cell) } else { cell }
    }

    fn column_name(&self, index: usize) -> Box<str> {
        self.names.get(index).cloned().unwrap_or_else(|| format!("Column {}", index + 1).into())
    }
}

fn repair_warning(repair: Repair) -> (IssueCode, &'static str) {
    let message = match repair {
        Repair::InvisibleCharacter => "An invisible character was taken out of the email",
        Repair::FullWidth => "Full-width characters of the email were made narrow",
        Repair::Mailto => "The email was taken out of a mailto: link",
        Repair::DisplayName => "The email was taken out of a text with a name",
        Repair::Quotes => "Quotation marks around the email were taken away",
        Repair::TrailingPunctuation => "Punctuation after the email was taken away",
        Repair::FirstOfSeveral => {
            return (IssueCode::SeveralAddresses, "The cell holds several emails; the first was taken");
        }
    };
    (IssueCode::RepairedEmail, message)
}

/// Whether the column is a custom field. A full name that is split is one as well: a title or an order of names may be
/// lost in the parts.
fn is_kept_whole(target: Target) -> bool {
    matches!(target, Target::Custom | Target::FullName)
}

/// A custom cell holds what it holds, but white space alone is nothing.
fn value(cell: &str) -> &str {
    if is_blank(cell) { "" } else { cell }
}

fn is_blank(cell: &str) -> bool {
    // Most cells end in something visible, which settles it without a walk over the cell.
    cell.trim_end().is_empty()
}

/// Whether the text has a control character (Unicode general category Cc) other than a tab or a line break.
/// A line break is LF, CR or NEL, which IBM mainframes write.
fn has_control_character(text: &str) -> bool {
    // One pass without a branch, which the compiler turns into vector instructions. 0xC2 begins U+0080 to U+009F, among others.
    let is_suspicious = |byte: u8| u8::from(byte < b' ') | u8::from(byte == 0x7F) | u8::from(byte == 0xC2);
    let suspicious = text.bytes().fold(0, |found, byte| found | is_suspicious(byte)) != 0;
    suspicious && text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}'))
}
