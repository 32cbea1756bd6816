//! What the first pass found: [`TableSummary`].

use super::{
    cell::RowEnd,
    coding::RowHints,
    dialect::{Dialect, LineEnding},
    encoding::report::EncodingReport,
    header_row::HeaderRow,
    layout::{is_email, rewriting::Rewriting},
    limits::Limits,
    oddities::Oddities,
    position::Position,
    record::Record,
    sections::Sections,
};

/// What the first pass found: everything about the file except its rows.
///
/// ```
/// use lead_import::source::{ReadOptions, Table};
///
/// let file = "Exported on Monday\n\nEmail;Name\nada@example.com;Ada\n";
/// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
/// let summary = table.summary();
/// assert_eq!((summary.dialect().delimiter(), summary.rows()), (b';', 1));
/// assert_eq!((summary.header_line(), summary.preamble().len()), (3, 1));
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
#[derive(Clone, Debug)]
pub struct TableSummary {
    pub(super) encoding: EncodingReport,
    pub(super) dialect: Dialect,
    pub(super) rewriting: Option<Rewriting>,
    pub(super) line_ending: LineEnding,
    /// The break that ends the header, and so the rows.
    pub(super) header_end: RowEnd,
    /// The number of data rows with a line break in an unquoted cell.
    pub(super) broken: u64,
    pub(super) preamble: Vec<Record>,
    pub(super) header: Record,
    pub(super) header_row: HeaderRow,
    pub(super) shortened: Vec<usize>,
    pub(super) first_row: Position,
    pub(super) rows: u64,
    pub(super) bytes: u64,
    pub(super) sample: Vec<Record>,
    /// The length of the sample, in bytes.
    pub(super) sampled: usize,
    pub(super) filled: Vec<u64>,
    pub(super) widest: usize,
    pub(super) faulty: u64,
    /// How many data rows have more or fewer cells than the header.
    pub(super) misfits: u64,
    pub(super) limits: Limits,
    pub(super) hints: RowHints,
    pub(super) sections: Sections,
    pub(super) comments: u64,
    pub(super) blank_rows: u64,
    pub(super) refuted: Option<u8>,
    pub(super) oddities: Oddities,
}

impl TableSummary {
    /// The encoding, and how certain it is.
    pub const fn encoding(&self) -> &EncodingReport {
        &self.encoding
    }

    /// The delimiter, quote and escape.
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// What separates the cells: the dialect's delimiter, or a separator of several characters or outside of ASCII, such as
    /// `~|~` or `¦`. The reader puts the dialect's delimiter (the ASCII unit separator) in place of such a separator.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let file = "email~|~name\nada@example.com~|~Ada\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// assert_eq!(table.summary().separator(), "~|~");
    /// assert_eq!(table.summary().header().iter().collect::<Vec<_>>(), ["email", "name"]);
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub fn separator(&self) -> String {
        match self.rewriting {
            Some(Rewriting::Separator(separator)) => separator.to_owned(),
            _ => char::from(self.dialect.delimiter()).to_string(),
        }
    }

    /// The line ending.
    ///
    /// ```
    /// use lead_import::source::{LineEnding, ReadOptions, Table};
    ///
    /// let file = "email\r\nada@example.com\r\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// assert_eq!(table.summary().line_ending(), LineEnding::CrLf);
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn line_ending(&self) -> LineEnding {
        self.line_ending
    }

    /// The rows before the header, which are not part of the table.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let file = "Contacts of the fair\n\nemail,name,city\nada@example.com,Ada,London\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// let titles: Vec<_> = table.summary().preamble().iter().map(|row| &row[0]).collect();
    /// assert_eq!(titles, ["Contacts of the fair"]);
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub fn preamble(&self) -> &[Record] {
        &self.preamble
    }

    /// The header row. It has no cells if the file is empty and [`ReadOptions::accept_empty`](super::ReadOptions::accept_empty)
    /// is set.
    pub const fn header(&self) -> &Record {
        &self.header
    }

    /// The delimiter of the header, if it is not that of the rows.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let file = "email,name\nada@example.com;Ada\ngrace@example.com;Grace\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// assert_eq!((table.summary().header().len(), table.summary().header_delimiter()), (2, Some(b',')));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn header_delimiter(&self) -> Option<u8> {
        match self.rewriting {
            Some(Rewriting::HeaderDelimiter { header, .. }) => Some(header),
            _ => None,
        }
    }

    /// The delimiter that a first line such as `sep=;` names, if the rows clearly have another one.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let file = "sep=;\nemail,name\nada@example.com,Ada\ngrace@example.com,Grace\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// assert_eq!((table.summary().dialect().delimiter(), table.summary().refuted_delimiter()), (b',', Some(b';')));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn refuted_delimiter(&self) -> Option<u8> {
        self.refuted
    }

    /// The columns, from 0, whose header cells were longer than [the limit](super::Limits::max_header_bytes) and were cut. Forms have
    /// whole sentences there, to which people consent.
    ///
    /// ```
    /// use lead_import::source::{Limits, ReadOptions, Table};
    ///
    /// let options = ReadOptions::default().limits(Limits::default().max_header_bytes(7));
    /// let table = Table::open(std::io::Cursor::new("email,I agree to all\nada@example.com,yes\n"), &options)?;
    /// assert_eq!((&table.summary().header()[1], table.summary().shortened_headers()), ("I agree", &[1][..]));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub fn shortened_headers(&self) -> &[usize] {
        &self.shortened
    }

    /// The line on which the header row begins, from 1; 0 if the file has none.
    pub const fn header_line(&self) -> u64 {
        self.header.position().line()
    }

    /// Whether the row that was taken for the header has an address in it, and nobody said that it is the header. It is then probably data.
    ///
    /// The example of [`HeaderRow`] shows one.
    pub fn first_row_is_data(&self) -> bool {
        self.header_row == HeaderRow::Detect && self.header.iter().any(|cell| is_email(cell.trim()))
    }

    /// The position of the first data row, or of a blank line before it.
    pub const fn first_row(&self) -> Position {
        self.first_row
    }

    /// The number of data rows.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The number of lines among the data rows that are comments: lines that begin with `#`, `//`, `--` or `;`, in a file where at least
    /// two lines do so, and where none of the data rows that do so has the width of the header or an address. They are not data rows.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let file = "email,name\n# page 1\nada@example.com,Ada\n# page 2\ngrace@example.com,Grace\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// assert_eq!((table.summary().comments(), table.summary().rows()), (2, 2));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn comments(&self) -> u64 {
        self.comments
    }

    /// The number of rows below the header whose cells are all blank: `,,,` for example, which spreadsheets write. They are not data rows.
    ///
    /// A cell is blank if it has nothing but white space and invisible characters. Blank lines are not counted.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let file = "email,name\nada@example.com,Ada\n,\n\"\",\" \"\n\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// assert_eq!((table.summary().blank_rows(), table.summary().rows()), (2, 1));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn blank_rows(&self) -> u64 {
        self.blank_rows
    }

    /// The number of header rows after the first: of joined files, and of further tables of the file. They are not data rows.
    ///
    /// Rows below a header that repeats the first are data rows. Rows below a header with other columns are data rows with
    /// [`Fault::SecondTable`](super::Fault::SecondTable).
    ///
    /// Header rows are recognised by their words, so that [`Table::open_with`](super::Table::open_with) must know some:
    ///
    /// ```
    /// use lead_import::{columns::Detector, source::{ReadOptions, Table}};
    ///
    /// let joined = "email,name\nada@example.com,Ada\nemail,name\ngrace@example.com,Grace\n";
    /// let table = Table::open_with(std::io::Cursor::new(joined), &ReadOptions::default(), &Detector::default())?;
    /// assert_eq!((table.summary().repeated_headers(), table.summary().rows()), (1, 2));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub fn repeated_headers(&self) -> usize {
        self.sections.len()
    }

    /// The size of the file, in bytes.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The first data rows, 300 at most.
    pub fn sample(&self) -> &[Record] {
        &self.sample
    }

    /// For each column, in how many of all data rows its cell is not blank. As long as the widest row.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let file = "email,city\nada@example.com,London\ngrace@example.com,\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// assert_eq!(table.summary().filled(), [2, 1]);
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub fn filled(&self) -> &[u64] {
        &self.filled
    }

    /// The number of cells of the widest row, header included.
    pub const fn widest(&self) -> usize {
        self.widest
    }

    /// The number of data rows that have a [`Fault`](super::record::Fault).
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let file = "email,note\nada@example.com,\"never closed\ngrace@example.com,x\n";
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// assert_eq!((table.summary().faulty(), table.summary().rows()), (1, 2));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn faulty(&self) -> u64 {
        self.faulty
    }

    /// What is unusual about the data rows, each kind with its number of rows.
    pub(crate) fn oddities(&self) -> &Oddities {
        &self.oddities
    }
}
