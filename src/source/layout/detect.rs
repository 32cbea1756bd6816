//! Finds the layout of a table: its dialect, and the rows before its header.
//!
//! General sniffers look at shapes only (csv-nose, a port of the table uniformity method, was considered). A list of leads
//! offers more evidence: one of its first rows names an email column, and that column is full of addresses. This decides
//! most files whose shapes are ambiguous, even with a header and one row, so the search is our own. It uses the splitter
//! of the import, so that the import reads what was scored here.
//!
//! 1. A first line `sep=;`, which Excel reads, names the delimiter, unless the rows clearly have another.
//! 2. A first line that as a whole is the header of an email column, `E-Mail`, has no delimiter: the file is a list of addresses.
//! 3. Otherwise the text is split in each dialect whose characters it has, and each result is scored. Of equal scores the comma wins.
//! 4. Delimiters that are common in text, such as `:` and the space, need overwhelming evidence, because running text has words in even
//!    rows now and then. So does the apostrophe as a quote, because names and abbreviations have it.
//! 5. Without a score that proves anything, RFC 4180 is assumed.

use super::grid::Grid;
use super::{heading, lines::declared_delimiter, score, words::Words};
use crate::{
    lead::Field,
    source::{
        dialect::{Dialect, Escape},
        header_row::HeaderRow,
        header_words::HeaderWords,
    },
};

/// How many bytes at the beginning of the text are examined.
pub(in crate::source) const SAMPLE: usize = 64 * 1024;

/// Delimiters with weights by how common they are. The score of a table is multiplied by the weight of its delimiter.
const DELIMITERS: &[(u8, f64)] = &[
    (b',', 1.0),
    (b';', 1.0),
    (b'\t', 1.0),
    (b'|', 0.95),
    (0x1F, 0.9),
    (0x01, 0.9),
    (b'~', 0.7),
    (b'^', 0.7),
    (b'#', 0.4),
    (b':', 0.35),
    (b'*', 0.35),
    (b'}', 0.35),
    (b'&', 0.3),
    (b' ', 0.3),
];

/// Below this weight a delimiter needs overwhelming evidence, because its character is common in text.
const COMMON: f64 = 0.5;

/// How many times better another delimiter must be than the one that the first line of the file names.
const REFUTED: f64 = 1.5;

/// Below this score nothing is proven, and RFC 4180 is assumed.
const EVIDENCE: f64 = 0.08;

/// The layout of a table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::source) struct Layout {
    pub(in crate::source) dialect: Dialect,
    /// The number of rows before the header.
    pub(in crate::source) preamble: usize,
    /// The number of columns, if the file has no header row to tell it.
    pub(in crate::source) columns: Option<usize>,
    /// The delimiter that the first line names, if the rows have another.
    pub(in crate::source) refuted: Option<u8>,
}

impl Layout {
    /// Finds the layout from the beginning of the text; `whole` says that this is the whole text, and `separator` the delimiter that was
    /// put in the place of a longer one.
    pub(in crate::source) fn find(
        text: &str,
        whole: bool,
        given: Option<Dialect>,
        separator: Option<u8>,
        header_row: HeaderRow,
        headers: &dyn HeaderWords,
    ) -> Self {
        let words = Words::new(headers);
        let declared = declared_delimiter(text);
        let skipped = usize::from(declared.is_some());
        let sample = Sample { text, whole, skipped };
        let grid = match given {
            Some(dialect) => sample.split(dialect),
            None if declared.or(separator).is_none() && sample.is_list(headers, &words) => {
                sample.split(Dialect::default())
            }
            None => sample.best_grid(separator.or(declared), separator.is_some(), &words),
        };
        let dialect = if given.is_some() { grid.dialect() } else { with_spacing(&grid) };
        let refuted =
            declared.filter(|declared| given.is_none() && separator.is_none() && *declared != dialect.delimiter());
        if header_row == HeaderRow::Absent {
            let columns = grid.widths().first().map_or(0, |(width, _)| *width);
            return Self { dialect, preamble: skipped, columns: Some(columns), refuted };
        }
        Self { dialect, preamble: skipped + heading::find(&grid, &words), columns: None, refuted }
    }
}

/// Whether the first line as a whole is the header of an email column. Then the list has only that column, however regular
/// the commas, semicolons or tabs between or around the addresses below are.
fn is_single_column(text: &str, headers: &dyn HeaderWords) -> bool {
    let line = text.split(['\n', '\r']).map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let header = line.strip_prefix('"').and_then(|line| line.strip_suffix('"')).unwrap_or(line);
    !header.contains([',', ';', '\t', '|', '"']) && headers.field_of(header) == Some(Field::Email)
}

/// The beginning of a text.
#[derive(Clone, Copy, Debug)]
struct Sample<'a> {
    text: &'a str,
    /// Whether nothing follows the text.
    whole: bool,
    /// The number of first rows that are no part of the table.
    skipped: usize,
}

impl<'a> Sample<'a> {
    fn split(self, dialect: Dialect) -> Grid<'a> {
        Grid::read(self.text, self.whole, dialect, self.skipped)
    }

    /// Whether the text is a list of addresses below a header, without a delimiter.
    fn is_list(self, headers: &dyn HeaderWords, words: &Words<'a, '_>) -> bool {
        // Spaces may separate the columns: `email firstname` names two.
        let is_spaced = || score::is_list_of_leads(&self.split(Dialect::default().with_delimiter(b' ')), words);
        is_single_column(self.text, headers) && !is_spaced()
    }

    /// The text in the best dialect, with the delimiter that the file names. If that is `certain`, or makes rows of one width, no other is
    /// looked for.
    fn best_grid(self, declared: Option<u8>, certain: bool, words: &Words<'a, '_>) -> Grid<'a> {
        let (grid, score) = self.best_of(declared, words);
        if declared.is_none() || certain || grid.is_even() {
            return grid;
        }
        let (other, other_score) = self.best_of(None, words);
        if other_score > REFUTED * score { other } else { grid }
    }

    /// The text in the dialect with the highest score, and the score. The comma, or the delimiter that the file declares, keeps its place
    /// unless another is better.
    fn best_of(self, declared: Option<u8>, words: &Words<'a, '_>) -> (Grid<'a>, f64) {
        let plain = Dialect::default().with_delimiter(declared.unwrap_or(b','));
        let plain_grid = self.split(plain);
        let mut best = plain_grid.clone();
        let mut best_score = score::of(&best, words).max(EVIDENCE);
        for (dialect, weight) in candidates(self.text, declared).filter(|(dialect, _)| *dialect != plain) {
            let grid = self.split(dialect);
            let is_common = weight < COMMON && declared.is_none();
            if is_common && !score::is_overwhelming(&grid, &plain_grid) && !score::is_list_of_leads(&grid, words) {
                continue;
            }
            if dialect.quote() == Some(b'\'') && !score::is_quoted(&grid, || self.split(dialect.with_quote(Some(b'"'))))
            {
                continue;
            }
            let score = weight * score::of(&grid, words);
            if score > best_score * 1.000_001 {
                (best, best_score) = (grid, score);
            }
        }
        (best, best_score)
    }
}

/// The dialects whose characters occur in the text.
fn candidates(text: &str, declared: Option<u8>) -> impl Iterator<Item = (Dialect, f64)> {
    let bytes = text.as_bytes();
    let present = move |delimiter: u8| declared.map_or(bytes.contains(&delimiter), |declared| declared == delimiter);
    let unlisted = declared.into_iter().filter(|declared| DELIMITERS.iter().all(|(listed, _)| listed != declared));
    let delimiters = DELIMITERS.iter().copied().chain(unlisted.map(|delimiter| (delimiter, 1.0)));
    delimiters
        .filter(move |(delimiter, _)| present(*delimiter))
        .flat_map(move |(delimiter, weight)| {
            let quotes =
                [b'"', b'\''].into_iter().filter(move |quote| *quote == b'"' || is_quote(bytes, delimiter, *quote));
            quotes.flat_map(move |quote| {
                escapes(bytes, delimiter, quote).map(move |escape| (delimiter, quote, escape, weight))
            })
        })
        .map(|(delimiter, quote, escape, weight)| {
            (Dialect::default().with_delimiter(delimiter).with_quote(Some(quote)).with_escape(escape), weight)
        })
}

/// The escapes that the text may use: doubling always, and a backslash if one precedes a quote or a delimiter somewhere.
fn escapes(bytes: &[u8], delimiter: u8, quote: u8) -> impl Iterator<Item = Escape> + use<> {
    let escaped = |mark: u8| memchr::memmem::find(bytes, &[b'\\', mark]).is_some();
    let backslash = (escaped(quote) || escaped(delimiter)).then_some(Escape::Backslash);
    std::iter::once(Escape::Doubled).chain(backslash)
}

/// Whether several cells begin and several cells end with this character.
fn is_quote(bytes: &[u8], delimiter: u8, quote: u8) -> bool {
    if memchr::memchr(quote, bytes).is_none() {
        return false;
    }
    let edge = |byte: u8| byte == delimiter || byte == b'\n' || byte == b'\r';
    let opens = bytes.windows(2).filter(|pair| edge(pair[0]) && pair[1] == quote).take(3).count();
    let closes = bytes.windows(2).filter(|pair| pair[0] == quote && edge(pair[1])).take(3).count();
    opens + usize::from(bytes.first() == Some(&quote)) > 1 && closes > 1
}

/// The dialect, with spaces skipped where the file writes a space after each delimiter, or quotes after such a space.
fn with_spacing(grid: &Grid<'_>) -> Dialect {
    let dialect = grid.dialect();
    if dialect.delimiter() == b' ' {
        return dialect;
    }
    let inner = || grid.rows().flat_map(|row| row.cells().skip(1));
    let quote = dialect.quote().map(char::from);
    let quoted = inner().any(|cell| {
        cell.text.strip_prefix(' ').is_some_and(|text| text.trim_start().starts_with(quote.unwrap_or(' ')))
    });
    let spaced = inner().filter(|cell| cell.text.starts_with(' ')).count();
    let filled = inner().filter(|cell| !cell.text.is_empty() || cell.quoted).count();
    dialect.with_skip_space(quote.is_some() && quoted || spaced > 1 && spaced == filled)
}
