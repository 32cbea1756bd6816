//! The cells of a row without what is not part of their values: [`Cleaner`].

use std::borrow::Cow;

use super::{
    cell_text::{
        formula_text, has_control_character, inside, may_have_quotes, quotes_around, without_control_characters,
        without_outer_control_characters,
    },
    placeholder::is_no_value,
};
use crate::{
    columns::{ColumnMap, Target},
    lead::{Field, double_decoded, first_chars, trim_value, without_entities},
    report::{IssueCode, Parameter, RowIssue, rejects::restore},
    source::Record,
};

/// The length of a value in a message, in characters.
const SHOWN_CHARS: usize = 80;

/// Removes from cells what programs put there and what is not part of a value, and says what it removed.
///
/// Trimming is not its task: it changes few rows, and a row that it does not change is not copied.
#[derive(Debug)]
pub(crate) struct Cleaner {
    columns: Vec<CleanedColumn>,
    /// Whether a column was encoded twice.
    has_double_encoded: bool,
    /// Whether the file is a rejects file, in which formulas have an apostrophe that is not part of the data.
    is_rejects: bool,
}

#[derive(Debug)]
struct CleanedColumn {
    name: Box<str>,
    target: Target,
    /// Whether the column has names of people, companies or jobs, in which no HTML entity is meant.
    is_name: bool,
    /// Whether all sampled text beyond ASCII was encoded twice, or several cells were.
    is_double_encoded: bool,
}

/// A cell, and how the cells of its row are quoted.
#[derive(Clone, Copy)]
struct RowCell<'r> {
    record: &'r Record,
    index: usize,
    quotes: Option<(char, char)>,
}

impl Cleaner {
    pub(crate) fn new(map: &ColumnMap, is_rejects: bool) -> Self {
        let columns = map.columns().iter();
        let columns = columns.map(|column| CleanedColumn {
            name: column.name().into(),
            target: column.target(),
            is_name: column.target() == Target::FullName
                || matches!(column.target(), Target::Field(field) if field != Field::Email),
            is_double_encoded: false,
        });
        Self { columns: columns.collect(), has_double_encoded: false, is_rejects }
    }

    /// Finds out from sampled rows which columns were encoded twice.
    pub(crate) fn observe(mut self, sample: &[Record]) -> Self {
        for (index, column) in self.columns.iter_mut().enumerate() {
            let beyond = sample.iter().filter_map(|record| record.get(index)).filter(|cell| !cell.is_ascii());
            let (twice, once): (Vec<_>, Vec<_>) = beyond.partition(|cell| double_decoded(cell).is_some());
            // A single cell beside correct ones may be text by accident.
            let several = twice.iter().any(|cell| *cell != twice[0]);
            column.is_double_encoded = several || !twice.is_empty() && once.is_empty();
        }
        self.has_double_encoded = self.columns.iter().any(|column| column.is_double_encoded);
        self
    }

    /// The row with the values of its cells. Warnings about them are added to `warnings`.
    pub(crate) fn clean<'r>(&self, record: &'r Record, warnings: &mut Vec<RowIssue>) -> Cow<'r, Record> {
        let mut cleaned = Cow::Borrowed(record);
        let quotes = if may_have_quotes(record) { quotes_around(record) } else { None };
        let all = self.is_rejects || quotes.is_some() || has_control_character(record.text());
        // One look at the whole row spares each of its cells one.
        let is_damaged = self.may_be_damaged_in(record.text());
        for (index, cell) in record.cell_bytes().enumerate() {
            let is_special = all || may_be_special(cell) || is_damaged && self.may_be_damaged(index, &record[index]);
            if is_special && self.target(index) != Target::Ignored {
                let value = self.value(RowCell { record, index, quotes }, warnings);
                if value.as_bytes() != cell {
                    cleaned.to_mut().replace(index, &value);
                }
            }
        }
        cleaned
    }

    fn value<'r>(&self, cell: RowCell<'r>, warnings: &mut Vec<RowIssue>) -> Cow<'r, str> {
        let content = self.without_control_characters(cell, warnings);
        let content = self.undamaged(cell, content, warnings);
        let trimmed = trim_value(&content);
        let text = cell.quotes.and_then(|pair| inside(trimmed, pair)).unwrap_or(trimmed);
        // An equals sign alone is what a soft line break of a mail leaves of an empty cell.
        if text == "=" {
            return "".into();
        }
        if self.target(cell.index) != Target::Field(Field::Email) && is_no_value(text) {
            let message = format!("\"{text}\" in column \"{}\" was treated as empty", self.name(cell.index));
            warnings.push(self.warning(cell, IssueCode::NoValue, &message).with(Parameter::Text, text));
            return "".into();
        }
        if let Some(text) = formula_text(text) {
            return text.into_owned().into();
        }
        if text.len() == trimmed.len() { content } else { text.to_owned().into() }
    }

    /// The content as it was before it was encoded twice, and without the HTML entities that no name has.
    fn undamaged<'r>(&self, cell: RowCell<'r>, content: Cow<'r, str>, warnings: &mut Vec<RowIssue>) -> Cow<'r, str> {
        if !self.may_be_damaged(cell.index, &content) {
            return content;
        }
        let is_twice = self.columns.get(cell.index).is_some_and(|column| column.is_double_encoded);
        if is_twice && let Some(decoded) = double_decoded(&content) {
            let name = self.name(cell.index);
            let shown = first_chars(&decoded, SHOWN_CHARS);
            let message = format!("The text of column \"{name}\" was encoded twice; it was decoded to \"{shown}\"");
            warnings.push(self.warning(cell, IssueCode::DoubleEncoded, &message).with(Parameter::Text, shown));
            return decoded.into();
        }
        let decoded = without_entities(&content);
        if decoded == content {
            return content;
        }
        let (decoded, name) = (decoded.into_owned(), self.name(cell.index));
        let shown = first_chars(&decoded, SHOWN_CHARS);
        let message = format!("Column \"{name}\" has HTML entities; they were replaced: \"{shown}\"");
        warnings.push(self.warning(cell, IssueCode::HtmlEntities, &message).with(Parameter::Text, shown));
        decoded.into()
    }

    /// Whether a cell of the row may be damaged: see [`may_be_damaged`](Self::may_be_damaged).
    fn may_be_damaged_in(&self, row: &str) -> bool {
        self.has_double_encoded || may_have_entities(row)
    }

    /// Whether the cell may have been encoded twice, or may have HTML entities where a name is.
    fn may_be_damaged(&self, index: usize, cell: &str) -> bool {
        let Some(column) = self.columns.get(index) else { return false };
        column.is_double_encoded && !cell.is_ascii() || column.is_name && may_have_entities(cell)
    }

    /// The content of the cell without control characters. Those inside an email stay and make it invalid, because there a
    /// substitute character (U+001A) may be in the place of a letter.
    fn without_control_characters<'r>(&self, cell: RowCell<'r>, warnings: &mut Vec<RowIssue>) -> Cow<'r, str> {
        let content = cell.record.get(cell.index).unwrap_or_default();
        let content = if self.is_rejects { restore(content) } else { content };
        if !has_control_character(content) {
            return content.into();
        }
        let is_email = self.target(cell.index) == Target::Field(Field::Email);
        let cleaned = if is_email {
            without_outer_control_characters(content).into()
        } else {
            without_control_characters(content).into()
        };
        if cleaned != content {
            let message = format!("Removed control characters from column \"{}\"", self.name(cell.index));
            warnings.push(self.warning(cell, IssueCode::ControlCharacter, &message));
        }
        cleaned
    }

    fn warning(&self, cell: RowCell<'_>, code: IssueCode, message: &str) -> RowIssue {
        let field = match self.target(cell.index) {
            Target::Field(field) => Some(field),
            _ => None,
        };
        let name = self.name(cell.index);
        let issue = RowIssue::of(cell.record.position(), code, message).with(Parameter::Column, &*name);
        RowIssue { field, column: Some(name), ..issue }
    }

    fn target(&self, index: usize) -> Target {
        self.columns.get(index).map_or(Target::Custom, |column| column.target)
    }

    fn name(&self, index: usize) -> Box<str> {
        self.columns.get(index).map_or_else(|| format!("Column {}", index + 1).into(), |column| column.name.clone())
    }
}

/// Whether the cell may be a formula around text or a placeholder, by its first byte.
fn may_be_special(cell: &[u8]) -> bool {
    let is_mark = |byte: u8| matches!(byte, b'=' | b'\\' | b'(' | b'<' | b'[' | b'#' | b'u');
    match cell.first() {
        None => false,
        Some(byte) if byte.is_ascii_whitespace() => cell.trim_ascii_start().first().is_some_and(|byte| is_mark(*byte)),
        Some(byte) => is_mark(*byte),
    }
}

/// Whether the text has the beginning of an HTML entity, `&e` or `&#`, and an end after it. `Acme & Sons; Ltd` has no entity.
fn may_have_entities(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(first) = memchr::memchr(b'&', bytes) else { return false };
    let Some(end) = memchr::memrchr(b';', &bytes[first..]) else { return false };
    let begins = |at: usize| bytes[first + at + 1].is_ascii_alphabetic() || bytes[first + at + 1] == b'#';
    memchr::memchr_iter(b'&', &bytes[first..first + end]).any(begins)
}
