//! Finds header rows after the first: [`HeaderSearch`].
//!
//! People join exports with `cat`, and programs write several tables into one file:
//!
//! ```text
//! email,name
//! ada@example.com,Ada
//! email,name
//! grace@example.com,Grace
//!
//! Company,Email,Phone
//! Acme,info@acme.example,123
//! ```
//!
//! Line 3 repeats the header, so it is no lead, and the rows below it are read as before. Line 6 names other columns. The rows below it
//! fail with [`Fault::SecondTable`](super::Fault::SecondTable), because reading them by the first header would store a company as an
//! address.
//!
//! Files that were joined without a blank line in between are found by the row whose email cell is a word of headers:
//!
//! ```text
//! email,first name
//! ada@example.com,Ada
//! email,company
//! info@acme.example,Acme
//! ```
//!
//! The search runs on each row, so that nearly all rows must leave it early. Most rows differ from the header in their first cell, and
//! only rows shortly after a blank line are looked at further.

use super::{header_words::HeaderWords, layout::is_email, record::Record};
use crate::lead::Field;

/// How many rows may be between a blank line and the header of a second table: its title.
const TITLE_ROWS: u8 = 4;

/// The columns that a header row names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FoundHeader {
    /// Those of the file's first header, in the same places.
    Repeated,
    /// Others, of this number.
    Other(usize),
}

/// Finds header rows among the data rows of a file.
///
/// A row that repeats the first header is one anywhere, as in joined files. Other headers begin a second table: they name an email
/// column, and either follow a blank line, with no address in between, or follow rows with an address and have a word of headers in its
/// place. A row of such words right below the header is a part of the header, as surveys have it.
pub(super) struct HeaderSearch<'w> {
    words: &'w dyn HeaderWords,
    cells: Vec<String>,
    fields: Vec<Option<Field>>,
    /// The first of the columns that are the email.
    email: Option<usize>,
    /// Whether a row had an address, or text with its sign, in that column.
    has_addresses: bool,
    /// How many rows without an address there were since a blank line.
    since_gap: Option<u8>,
}

impl<'w> HeaderSearch<'w> {
    /// A search for headers that repeat this one or name other columns.
    pub(super) fn new(words: &'w dyn HeaderWords, header: &Record) -> Self {
        let cells: Vec<_> = header.iter().map(|cell| cell.trim().to_owned()).collect();
        let fields: Vec<_> = cells.iter().map(|cell| words.field_of(cell)).collect();
        let email = fields.iter().position(|field| *field == Some(Field::Email));
        Self { words, cells, fields, email, has_addresses: false, since_gap: None }
    }

    /// What kind of header the next row is, if it is one.
    pub(super) fn observe<'c>(
        &mut self,
        after_gap: bool,
        cells: impl Iterator<Item = &'c str> + Clone,
    ) -> Option<FoundHeader> {
        let email = self.email?;
        if self.may_repeat(cells.clone().next()) && cells.clone().map(trimmed).eq(self.cells.iter().map(String::as_str))
        {
            return Some(FoundHeader::Repeated);
        }
        if let Some(joined) = cells.clone().nth(email).and_then(|cell| self.joined(cell, cells.clone())) {
            return Some(joined);
        }
        if after_gap || cells.clone().all(|cell| cell.trim_start().is_empty()) {
            self.since_gap = Some(0);
        }
        let rows = self.since_gap.as_mut()?;
        *rows += 1;
        if *rows > TITLE_ROWS || cells.clone().any(|cell| is_email(cell.trim())) {
            self.since_gap = None;
            return None;
        }
        self.kind_of(cells)
    }

    /// What kind of header the row is that has this text in the place of an address.
    fn joined<'c>(&mut self, email: &str, cells: impl Iterator<Item = &'c str> + Clone) -> Option<FoundHeader> {
        if email.contains('@') {
            self.has_addresses = true;
            return None;
        }
        let is_word = self.has_addresses && self.words.field_of(trimmed(email)).is_some();
        let named = |cells: &mut dyn Iterator<Item = &'c str>| {
            cells.filter(|cell| self.words.field_of(trimmed(cell)).is_some()).count()
        };
        let is_header = is_word && named(&mut cells.clone()) >= 2 && !cells.clone().any(|cell| is_email(cell.trim()));
        is_header.then(|| self.kind_of(cells)).flatten()
    }

    /// Whether a row with this first cell may have the texts of the first header, by the first character of both.
    fn may_repeat(&self, first: Option<&str>) -> bool {
        let start = |cell: Option<&str>| cell.and_then(|cell| cell.bytes().next());
        let visible = start(first).filter(u8::is_ascii_graphic);
        visible.is_none_or(|byte| start(self.cells.first().map(String::as_str)) == Some(byte))
    }

    /// A row is a header if it names an email column and something else. One word of a row of the usual width may be data, such
    /// as the preferred way of contact.
    fn kind_of<'c>(&self, cells: impl Iterator<Item = &'c str> + Clone) -> Option<FoundHeader> {
        let fields: Vec<_> = cells.clone().map(|cell| self.words.field_of(trimmed(cell))).collect();
        let named = Field::ALL.iter().filter(|field| fields.contains(&Some(**field))).count();
        if !fields.contains(&Some(Field::Email)) || named < 2 && fields.len() == self.fields.len() {
            return None;
        }
        let same_text = cells.map(trimmed).zip(&self.cells).all(|(cell, known)| cell.eq_ignore_ascii_case(known));
        let repeats = fields == self.fields && (same_text || named == fields.len());
        Some(if repeats { FoundHeader::Repeated } else { FoundHeader::Other(fields.len()) })
    }
}

/// The cell without white space, and without the byte-order mark of a joined file.
fn trimmed(cell: &str) -> &str {
    cell.trim_start_matches('\u{feff}').trim()
}
