//! Making a lead of a record, or finding everything that is wrong with it: [`Validator`].

use std::{borrow::Cow, error::Error, iter, sync::Arc};

use super::{
    cleaner::Cleaner,
    opted_out::OptOutCheck,
    row_width::RowWidth,
    suspicion::{Suspicion, of_company, of_name},
    text_limit::TextLimit,
};
use crate::{
    columns::{Column, ColumnMap, FullName, NameOrder, Target, unique_names},
    import::{enumeration::first_of, file_notes::FileNotes, settings::Settings},
    lead::{Email, Field, InvalidEmail, Lead, Repair, Repaired, trim_value},
    report::{IssueCode, Parameter, RowIssue, rejects::restore},
    source::{Fault, Record, TableSummary},
};

/// The fields of a lead besides its email, in the order in which a lead takes their values.
const DETAILS: [Field; 4] = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];

/// How many of the other addresses of a cell a warning names. The custom field has all of them.
const SHOWN_ADDRESSES: usize = 5;

/// Validates the records of one file by its column map.
#[derive(Debug)]
pub(crate) struct Validator {
    /// The name of each column, in the file's order.
    names: Vec<Box<str>>,
    /// The column index of each of [`DETAILS`] that the file has.
    details: [Option<usize>; 4],
    email: Option<usize>,
    /// Further columns with an address of the person, in the order in which they serve where the email column has no valid one.
    fallbacks: Vec<usize>,
    /// The separator in the header of the email column, as in `Name/Email`.
    email_separator: Option<char>,
    full_name: Option<(usize, NameOrder)>,
    custom: Vec<usize>,
    custom_names: Arc<[Box<str>]>,
    width: RowWidth,
    cleaner: Cleaner,
    /// Whether the file is a rejects file, in which formulas have an apostrophe that is not part of the data.
    is_rejects: bool,
    notes: FileNotes,
    opt_outs: OptOutCheck,
    text_limit: TextLimit,
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
    pub(crate) fn new(map: &ColumnMap, is_rejects: bool, settings: &Settings) -> Self {
        let columns = map.columns();
        let custom: Vec<_> = columns.iter().filter(|column| is_custom(column.target())).map(Column::index).collect();
        Self {
            width: RowWidth::new(map, is_rejects, settings.extra_cells),
            cleaner: Cleaner::new(map, is_rejects),
            names: columns.iter().map(|column| column.name().into()).collect(),
            details: DETAILS.map(|field| map.index_of(field)),
            email: map.index_of(Field::Email),
            fallbacks: map.email_fallbacks(settings.email_fallback),
            email_separator: map.index_of(Field::Email).and_then(|index| separator_in(columns[index].header())),
            full_name: map.full_name().map(|index| (index, map.name_order())),
            custom_names: custom.iter().map(|&index| columns[index].name().into()).collect(),
            custom,
            is_rejects,
            notes: FileNotes::default(),
            opt_outs: OptOutCheck::new(map, settings.opted_out),
            text_limit: TextLimit(settings.longest_text),
        }
    }

    /// Takes over what the first pass found, and reports what is to be told about the file as warnings of its rows.
    pub(crate) fn with_findings(self, summary: &TableSummary, map: &ColumnMap) -> Self {
        Self { notes: FileNotes::new(summary, map.columns()), cleaner: self.cleaner.observe(summary.sample()), ..self }
    }

    /// The number of columns.
    pub(super) fn columns(&self) -> usize {
        self.names.len()
    }

    /// The index of the email column.
    pub(super) fn email_column(&self) -> Option<usize> {
        self.email
    }

    /// The trimmed content of the email cell, as the file has it.
    pub(crate) fn email_cell<'a>(&self, record: &'a Record) -> &'a str {
        let cell = self.email.and_then(|index| record.get(index)).unwrap_or_default();
        if self.is_rejects { restore(cell).trim() } else { cell.trim() }
    }

    /// Validates one record. Issues are in the order fault, email.
    pub(crate) fn validate(&self, record: &Record) -> ValidatedRow {
        let mut warnings = self.warnings(record);
        let clean = self.cleaner.clean(record, &mut warnings);
        // The cells of a malformed row may be misplaced, so the email of such a row is not a second issue.
        let malformed = self.malformed(record);
        let email = self.email(&clean, &mut warnings);
        let mut issues = Vec::new();
        if malformed.is_none() {
            self.opt_outs.check(&clean, &mut issues, &mut warnings);
        }
        let lead = match (malformed, email) {
            (None, Ok(email)) if issues.is_empty() => {
                let lead = self.lead(email, &clean, &mut warnings);
                self.text_limit.check(&lead, record).map_or(Ok(lead), |issue| Err(vec![issue]))
            }
            (None, Ok(_)) => Err(issues),
            (None, Err(issue)) => Err(std::iter::once(issue).chain(issues).collect()),
            (Some(issue), _) => Err(vec![issue]),
        };
        ValidatedRow { lead, warnings }
    }

    /// The row with the values of its cells, if a check of them makes sense: in a malformed row they may be misplaced.
    pub(crate) fn clean<'r>(&self, record: &'r Record) -> Option<Cow<'r, Record>> {
        self.malformed(record).is_none().then(|| self.cleaner.clean(record, &mut Vec::new()))
    }

    fn malformed(&self, record: &Record) -> Option<RowIssue> {
        record.fault().map(|fault| self.fault(fault, record)).or_else(|| self.width.failure(record))
    }

    /// The address of the row: that of the email column, or else of the next column that may serve instead.
    fn email(&self, record: &Record, warnings: &mut Vec<RowIssue>) -> Result<Repaired, RowIssue> {
        let primary = self.email_in(self.email, record, warnings);
        let Err(issue) = primary else { return primary };
        let others = self.fallbacks.iter().filter_map(|&index| {
            let mut repairs = Vec::new();
            let found = self.email_in(Some(index), record, &mut repairs).ok()?;
            Some((index, found, repairs))
        });
        let Some((index, found, repairs)) = others.into_iter().next() else { return Err(issue) };
        let name = &*self.names[index];
        let message = format!("{}; the email is that of column \"{name}\"", issue.message).into();
        // What is wrong with the email column: the variant of an invalid email, or that it is empty.
        let variant = issue.variant.clone().or(Some("emailRequired".into()));
        let warning = RowIssue { code: IssueCode::FallbackEmail, variant, message, ..issue };
        warnings.push(warning.with(Parameter::FallbackColumn, name));
        warnings.extend(repairs);
        Ok(found)
    }

    /// The address in one column.
    fn email_in(
        &self,
        column: Option<usize>,
        record: &Record,
        warnings: &mut Vec<RowIssue>,
    ) -> Result<Repaired, RowIssue> {
        let cell = column.and_then(|index| record.get(index)).unwrap_or_default().trim();
        let about = |code, message: &str| RowIssue {
            column: column.map(|index| self.names[index].clone()),
            ..RowIssue::of_email(record.position(), code, message)
        };
        if cell.is_empty() {
            return Err(about(IssueCode::EmailRequired, "Email is required"));
        }
        let found = Email::repair(cell)
            .map_err(|invalid| about(IssueCode::InvalidEmail, &with_reason(&invalid)).variant_of(invalid.rule()))?;
        // `Ann/ann@example.com` under `Name/Email` is an address by its syntax, and is not that of the person.
        let separator = self.email_separator.filter(|&separator| found.email().local_part().contains(separator));
        if let Some(separator) = separator {
            let message = format!("Invalid email: by its header, the cell has another value before the {separator}");
            let issue = about(IssueCode::InvalidEmail, &message).variant_of("otherValue");
            return Err(issue.with(Parameter::Separator, separator));
        }
        if found.repairs().is_empty() {
            return Ok(found);
        }
        for repair in found.repairs().iter().filter(|&repair| repair != Repair::FirstOfSeveral) {
            let (variant, message) = repair_warning(repair);
            warnings.push(about(IssueCode::RepairedEmail, message).variant_of(variant));
        }
        if !found.others().is_empty() {
            warnings.push(several_addresses(found.others(), |message| about(IssueCode::SeveralAddresses, message)));
        }
        Ok(found)
    }

    fn fault(&self, fault: Fault, record: &Record) -> RowIssue {
        let issue = |code, message: String| RowIssue::of(record.position(), code, &message);
        match fault {
            Fault::UnclosedQuote { line } => {
                issue(IssueCode::UnclosedQuote, format!("The quote that opens on line {line} is never closed"))
                    .with(Parameter::QuoteLine, line)
            }
            Fault::RowTooLong { limit } => {
                issue(IssueCode::RowTooLong, format!("The row is longer than {limit} bytes"))
                    .with(Parameter::Limit, limit)
            }
            Fault::CellTooLong { column, limit } => {
                let message = format!("The cell in column {column} is longer than {limit} bytes");
                let name = self.names.get(column - 1).cloned();
                let issue = RowIssue { column: name, ..issue(IssueCode::CellTooLong, message) };
                issue.with(Parameter::ColumnNumber, column).with(Parameter::Limit, limit)
            }
            Fault::SecondTable { line } => {
                let message = format!("The row belongs to a second table, whose header is on line {line}");
                issue(IssueCode::SecondTable, message).with(Parameter::HeaderLine, line)
            }
            Fault::TooManyCells { limit } => {
                issue(IssueCode::TooManyCells, format!("The row has more than {limit} cells"))
                    .with(Parameter::Limit, limit)
            }
        }
    }

    fn warnings(&self, record: &Record) -> Vec<RowIssue> {
        let mut warnings = Vec::new();
        add(&mut warnings, self.width.warning(record));
        add(&mut warnings, replaced_characters(record));
        self.notes.add_to(&mut warnings, record);
        add(&mut warnings, stray_quote(record));
        add(&mut warnings, broken_line(record));
        warnings
    }

    fn lead(&self, email: Repaired, record: &Record, warnings: &mut Vec<RowIssue>) -> Lead {
        // Of the right size, so that it does not grow.
        let mut values = Vec::with_capacity(DETAILS.len() + self.custom.len());
        values.extend(self.details.iter().map(|column| column.map_or("", |index| value(record, index))));
        // In a file with columns of first and last names, the full name is for the rows in which these are empty.
        let full_name = self.full_name.filter(|_| values[0].is_empty() && values[1].is_empty());
        let name = full_name.map(|(index, order)| FullName::split(value(record, index), order));
        if let Some(name) = &name {
            (values[0], values[1]) = (name.first(), name.last());
        }
        // First name, last name and company.
        for (index, field) in DETAILS[..3].iter().enumerate() {
            add(warnings, self.suspicious_name(*field, values[index], self.details[index], record));
        }
        values.extend(self.custom.iter().map(|&index| value(record, index)));
        if record.len() <= self.names.len() && email.others().is_empty() {
            return Lead::from_row(email.into_email(), Arc::clone(&self.custom_names), &values);
        }
        // What the header has no name for: cells beyond it, and further addresses.
        let names = self.custom_names.iter().cloned().chain(self.extra_names(record.len())).collect();
        let others = email.others().join(", ");
        let extra = record.iter().skip(self.names.len()).map(trim_value);
        let values: Vec<_> = values.into_iter().chain(extra).chain([others.as_str()]).collect();
        Lead::from_row(email.into_email(), names, &values)
    }

    /// Names for the cells beyond the header, made as for columns with an empty header, and one for further addresses.
    fn extra_names(&self, cells: usize) -> Vec<Box<str>> {
        let extra = cells.saturating_sub(self.names.len());
        let email = self.email.map_or("Email", |index| &self.names[index]);
        let others = format!("{email} (others)");
        let beyond = iter::repeat_n("", extra).chain([others.as_str()]);
        let headers: Vec<_> = self.names.iter().map(|name| &**name).chain(beyond).collect();
        unique_names(&headers).split_off(self.names.len()).into_iter().map(String::into_boxed_str).collect()
    }

    fn suspicious_name(&self, field: Field, name: &str, own: Option<usize>, record: &Record) -> Option<RowIssue> {
        let suspicion = if field == Field::CompanyName { of_company(name) } else { of_name(name) }?;
        let column = own.or_else(|| self.full_name.map(|(index, _)| index));
        let column = column.map(|index| self.names[index].clone());
        let issue = RowIssue::of(record.position(), IssueCode::SuspiciousName, &suspicion.message(name));
        let issue = RowIssue { field: Some(field), column, ..issue }.variant_of(suspicion.variant());
        let issue = issue.with(Parameter::Text, name);
        Some(match suspicion {
            Suspicion::EncodedTwice(meant) => issue.with(Parameter::OtherText, &*meant),
            _ => issue,
        })
    }
}

/// Adds a warning that few rows have. `extend` would move the place for one in each row.
fn add(warnings: &mut Vec<RowIssue>, warning: Option<RowIssue>) {
    if let Some(warning) = warning {
        warnings.push(warning);
    }
}

/// The error with the rule that the address violates.
fn with_reason(invalid: &InvalidEmail) -> String {
    invalid.source().map_or_else(|| invalid.to_string(), |rule| format!("{invalid}: {rule}"))
}

/// The separator between the words of a header that names several values.
fn separator_in(header: &str) -> Option<char> {
    let header = header.trim();
    ['/', '#'].into_iter().find(|&mark| header.trim_matches(mark).contains(mark))
}

fn replaced_characters(record: &Record) -> Option<RowIssue> {
    let count = record.replaced();
    let message = || format!("Replaced {count} undecodable character{} with U+FFFD", if count == 1 { "" } else { "s" });
    let issue = || {
        RowIssue::of(record.position(), IssueCode::ReplacedCharacters, &message()).with(Parameter::Characters, count)
    };
    (count > 0).then(issue)
}

/// The warning about the addresses of a cell besides the one that is used.
fn several_addresses(others: &[String], about: impl FnOnce(&str) -> RowIssue) -> RowIssue {
    let (shown, more) = others.split_at(others.len().min(SHOWN_ADDRESSES));
    let listed = first_of(others, SHOWN_ADDRESSES);
    let issue = about(&format!("The cell has several emails; the first valid one was used, and not {listed}"));
    issue.with(Parameter::Addresses, shown.to_vec()).with(Parameter::More, more.len())
}

fn stray_quote(record: &Record) -> Option<RowIssue> {
    let message = "A quote inside a quoted cell is not doubled; it was read as text";
    record.has_stray_quotes().then(|| RowIssue::of(record.position(), IssueCode::StrayQuote, message))
}

fn broken_line(record: &Record) -> Option<RowIssue> {
    let message = "An unquoted cell has a line break; the next line was read as the rest of the row";
    record.has_broken_lines().then(|| RowIssue::of(record.position(), IssueCode::BrokenLine, message))
}

/// The variant of a repair, as it serialises, and the message.
fn repair_warning(repair: Repair) -> (&'static str, &'static str) {
    match repair {
        Repair::InvisibleCharacter => ("invisibleCharacter", "Removed an invisible character from the email"),
        Repair::FullWidth => ("fullWidth", "Replaced full-width characters in the email with ASCII"),
        Repair::Compatibility => ("compatibility", "Replaced variants of letters in the email with the letters"),
        Repair::Mailto => ("mailto", "Extracted the email from a mailto: link"),
        Repair::DisplayName => ("displayName", "Removed the text around the email"),
        Repair::Quotes => ("quotes", "Removed quotation marks around the email"),
        Repair::TrailingPunctuation => ("trailingPunctuation", "Removed punctuation after the email"),
        Repair::Label => ("label", "Removed a label or the mark of a list before the email"),
        Repair::FirstOfSeveral => ("firstOfSeveral", "Used the first valid email of the cell"),
    }
}

/// Whether the column is a custom field. A full name that is split is one too, because the parts may lose a title or the
/// order of the names.
fn is_custom(target: Target) -> bool {
    matches!(target, Target::Custom | Target::FullName)
}

/// The trimmed content of a cell of the cleaned row.
fn value(record: &Record, index: usize) -> &str {
    record.get(index).map_or("", trim_value)
}
