//! Why no column of a file was taken for the email: [`NoEmailColumn`].

use std::fmt;

use super::enumeration::first_of;
use crate::{
    columns::Column,
    lead::Email,
    source::{Record, TableSummary},
};

/// The most columns that a message names.
const SHOWN: usize = 8;
/// The longest part of a header that a message has, in characters.
const SHOWN_CHARS: usize = 40;

/// A file of which no column was taken for the email, as far as a person needs to know it to map one.
///
/// ```
/// use lead_import::{Importer, import::ImportErrorKind};
///
/// let file = std::io::Cursor::new("Owner Email;City\nann@example.com;Oslo\n");
/// let error = Importer::new().inspect(file)?.check().unwrap_err();
/// let ImportErrorKind::NoEmailColumn(found) = error.kind() else { panic!("another error") };
/// assert_eq!(found.address_columns(), ["Owner Email"]);
/// # Ok::<(), lead_import::ImportError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoEmailColumn {
    columns: Vec<String>,
    address_columns: Vec<String>,
    header_line: u64,
    encoding: &'static str,
    delimiter: char,
}

impl NoEmailColumn {
    pub(super) fn new(summary: &TableSummary, columns: &[Column]) -> Self {
        let holds_addresses = |column: &&Column| holds_addresses(summary.sample(), column.index());
        Self {
            columns: columns.iter().map(|column| column.name().to_owned()).collect(),
            address_columns: columns.iter().filter(holds_addresses).map(|column| column.name().to_owned()).collect(),
            header_line: summary.header_line(),
            encoding: summary.encoding().encoding().name(),
            delimiter: char::from(summary.dialect().delimiter()),
        }
    }

    /// The columns whose sampled values are mostly addresses, by their names: none was taken, because there are several, or because its
    /// header names somebody else.
    pub fn address_columns(&self) -> &[String] {
        &self.address_columns
    }

    /// All columns of the file, by their names.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The line of the header, from 1; 0 if the file has none.
    pub fn header_line(&self) -> u64 {
        self.header_line
    }

    /// The name of the encoding in which the file was read, `UTF-8` for example.
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// The character between cells.
    pub fn delimiter(&self) -> char {
        self.delimiter
    }
}

/// Whether at least half of the sampled values of a column are addresses.
fn holds_addresses(sample: &[Record], index: usize) -> bool {
    let cells = || sample.iter().filter_map(|record| record.get(index)).filter(|cell| !cell.trim().is_empty());
    let addresses = cells().filter(|cell| Email::repair(cell).is_ok()).count();
    addresses > 0 && addresses * 2 >= cells().count()
}

impl fmt::Display for NoEmailColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("No email column detected")?;
        match &*self.address_columns {
            [] => {
                let (columns, line) = (listed(&self.columns), self.header_line);
                let (encoding, delimiter) = (self.encoding, self.delimiter.escape_debug());
                write!(
                    f,
                    " among {columns} (header on line {line}, read as {encoding} with the delimiter '{delimiter}')"
                )?;
                f.write_str(". Map the column of the addresses to email")
            }
            [only] => {
                let only = quoted(only);
                write!(
                    f,
                    ": the column {only} holds addresses, but its header names somebody or something else, or other "
                )?;
                f.write_str("values are in it too. Map it to email if it is the right one")
            }
            several => write!(f, ": the columns {} hold addresses. Map one of them to email", listed(several)),
        }
    }
}

fn quoted(name: &str) -> String {
    let shown: String = name.chars().take(SHOWN_CHARS).collect();
    format!("\"{}{}\"", shown.escape_debug(), if shown.len() < name.len() { "…" } else { "" })
}

fn listed(names: &[String]) -> String {
    first_of(&names.iter().map(|name| quoted(name)).collect::<Vec<_>>(), SHOWN)
}
