//! What happens to the lines of a file before they are split: [`Rewriting`].
//!
//! Some files are tables in a wrapping. The reader undoes it line by line and then reads an ordinary table; offsets and line numbers stay
//! those of the file.
//!
//! | file | rewriting |
//! |---|---|
//! | `ada@example.com~\|~Ada`, a separator of several characters (`separator.rs`) | `Separator` |
//! | `"ada@example.com,Ada,""Lovelace, Ltd"""`, where a program took each row for one cell | `QuotedLines` |
//! | `> ada@example.com,Ada`, a table in the reply to a mail | `MailQuotes` |
//! | `ada@example.com;Ada,,`, a table that a program for commas has padded (`padding.rs`) | `Padding` |
//! | a header `Email,Name` above rows `ada@example.com;Ada` | `HeaderDelimiter` |

use std::borrow::Cow;

use super::{
    cell_kind::is_email,
    lines::{DELIMITERS, count, declared_delimiter, known_lines, logical_lines, unquoted},
    padding::Padding,
    separator::{self, STAND_IN},
};

/// How many lines of text may be above a quoted table (`On Friday, Ada wrote:`), or above a header with a delimiter of its own.
const LINES_ABOVE: usize = 3;

/// What happens to each line before it is split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::source) enum Rewriting {
    /// [`STAND_IN`] takes the place of this separator.
    Separator(&'static str),
    /// The quotes around the whole line are undone.
    QuotedLines,
    /// The marks of a quoted mail before the line are removed.
    MailQuotes,
    /// The delimiters that a program added to each line are removed.
    Padding(Padding),
    /// The header has another delimiter than the rows, and this number of lines above it that are not blank.
    HeaderDelimiter { header: u8, rows: u8, above: usize },
}

impl Rewriting {
    /// The rewriting that the text needs; `whole` says that nothing follows the text.
    pub(in crate::source) fn find(text: &str, whole: bool) -> Option<Self> {
        if let Some(separator) = separator::find(text, whole) {
            return Some(Self::Separator(separator));
        }
        let lines = known_lines(text.split(['\n', '\r']), whole);
        if has_mail_quotes(&lines) {
            return Some(Self::MailQuotes);
        }
        if has_quoted_lines(&lines) {
            return Some(Self::QuotedLines);
        }
        if let Some(padding) = Padding::find(&lines) {
            return Some(Self::Padding(padding));
        }
        header_delimiter(&known_lines(logical_lines(text), whole))
    }

    /// The text with each of its lines rewritten.
    pub(in crate::source) fn text(self, text: &str) -> String {
        let lines = text.split_inclusive(['\n', '\r']).scan(0, |above, line| {
            let rewritten = self.line(line, *above);
            *above += usize::from(!line.trim().is_empty());
            Some(rewritten)
        });
        lines.collect()
    }

    /// One line with its line break; `lines` is the number of lines above it that are not blank.
    pub(in crate::source) fn line(self, line: &str, lines: usize) -> Cow<'_, str> {
        let content = line.trim_end_matches(['\n', '\r']);
        let end = &line[content.len()..];
        let rewritten = match self {
            Self::Separator(separator) => content.replace(separator, char::from(STAND_IN).encode_utf8(&mut [0; 4])),
            Self::Padding(padding) => padding.undone(content).into_owned(),
            Self::MailQuotes => without_mail_quotes(content).to_owned(),
            Self::QuotedLines => match unquoted(content) {
                Some(row) => row.into_owned(),
                None => return line.into(),
            },
            Self::HeaderDelimiter { header, rows, above } if lines == above => with_delimiter(content, header, rows),
            Self::HeaderDelimiter { .. } => return line.into(),
        };
        (rewritten + end).into()
    }

    /// Whether whole lines are needed to rewrite them.
    pub(in crate::source) fn needs_lines(self) -> bool {
        !matches!(self, Self::Separator(_))
    }

    /// The delimiter in the place of a separator.
    pub(in crate::source) fn stand_in(self) -> Option<u8> {
        matches!(self, Self::Separator(_)).then_some(STAND_IN)
    }

    /// The rewriting of the rows below the header.
    pub(in crate::source) fn below_header(self) -> Option<Self> {
        Some(self).filter(|rewriting| !matches!(rewriting, Self::HeaderDelimiter { .. }))
    }
}

/// Whether every line from the first marked one on is marked, with at most a few lines of text above them. Such a line ends with a colon:
/// otherwise it may be the header, and the mark a part of the values: `>1M`.
fn has_mail_quotes(lines: &[&str]) -> bool {
    let is_marked = |line: &&str| line.trim_start().starts_with('>');
    let above = lines.iter().take_while(|line| !is_marked(line)).count();
    let (above, marked) = lines.split_at(above);
    let introduce = above.len() <= LINES_ABOVE && above.last().is_none_or(|line| line.trim_end().ends_with(':'));
    introduce && marked.len() > 1 && marked.iter().all(is_marked)
}

fn without_mail_quotes(line: &str) -> &str {
    let marked = line.trim_start();
    if marked.starts_with('>') {
        marked.trim_start_matches('>').strip_prefix(' ').unwrap_or(marked.trim_start_matches('>'))
    } else {
        line
    }
}

/// Whether the lines below the first are quoted as a whole, and as wide as the first without these quotes. An address stands alone in a
/// cell of each row: otherwise the quotes may be those of a single column.
fn has_quoted_lines(lines: &[&str]) -> bool {
    let [header, rows @ ..] = lines else { return false };
    let header = unquoted(header).unwrap_or((*header).into());
    let Some(rows) = rows.iter().map(|row| unquoted(row)).collect::<Option<Vec<_>>>() else { return false };
    DELIMITERS.into_iter().any(|delimiter| {
        let columns = count(&header, delimiter);
        let has_address =
            |row: &str| row.split(char::from(delimiter)).any(|cell| is_email(cell.trim_matches(['"', ' '])));
        columns > 0
            && rows.iter().all(|row| count(row, delimiter) == columns)
            && rows.iter().filter(|row| has_address(row)).count() * 2 > rows.len()
    })
}

/// The delimiters of the header and of the rows, if they differ: each row has one of them as often as the header has the other, and neither
/// has that of the other.
fn header_delimiter(lines: &[&str]) -> Option<Rewriting> {
    (0..=LINES_ABOVE.min(lines.len())).find_map(|above| {
        let (titles, lines) = lines.split_at(above);
        let [header, rows @ ..] = lines else { return None };
        if declared_delimiter(header).is_some() {
            return None;
        }
        let (from, to) = delimiters(header, rows)?;
        let is_below_titles = titles.iter().all(|title| may_be_above(title, to, rows));
        is_below_titles.then_some(Rewriting::HeaderDelimiter { header: from, rows: to, above })
    })
}

/// The delimiters of this header and of these rows, if they differ.
fn delimiters(header: &str, rows: &[&str]) -> Option<(u8, u8)> {
    let (columns, first) = (counts(header), counts(rows.first()?));
    let all = || 0..DELIMITERS.len();
    let mut pairs = all().flat_map(|from| all().map(move |to| (from, to)));
    let fits = |row: &[usize; DELIMITERS.len()], from: usize, to: usize| {
        row[to] == columns[from] && row[from] != columns[from]
    };
    let (from, to) = pairs.find(|&(from, to)| {
        let is_pair = from != to && columns[from] > 0 && columns[to] == 0 && fits(&first, from, to);
        is_pair && rows.iter().all(|row| fits(&counts(row), from, to))
    })?;
    Some((DELIMITERS[from], DELIMITERS[to]))
}

/// Whether a line is none of the table: a declaration of the delimiter, a comment, or a title above rows that each have an address.
fn may_be_above(line: &str, delimiter: u8, rows: &[&str]) -> bool {
    let has_address = |row: &&str| row.split(char::from(delimiter)).any(|cell| is_email(cell.trim_matches(['"', ' '])));
    let is_title = || !line.contains(['@', '\n', '\r']) && count(line, delimiter) == 0 && rows.iter().all(has_address);
    declared_delimiter(line).is_some() || line.starts_with('#') || is_title()
}

/// How often each delimiter is outside of quotes.
fn counts(line: &str) -> [usize; DELIMITERS.len()] {
    let (mut counts, mut is_quoted) = ([0; DELIMITERS.len()], false);
    for byte in line.bytes() {
        is_quoted ^= byte == b'"';
        if let Some(index) = DELIMITERS.iter().position(|delimiter| *delimiter == byte && !is_quoted) {
            counts[index] += 1;
        }
    }
    counts
}

/// The line with another delimiter outside of quotes.
fn with_delimiter(line: &str, from: u8, to: u8) -> String {
    let mut is_quoted = false;
    let replaced = line.chars().map(|c| {
        is_quoted ^= c == '"';
        if c == char::from(from) && !is_quoted { char::from(to) } else { c }
    });
    replaced.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(text: &str) -> Option<String> {
        Rewriting::find(text, true).map(|rewriting| rewriting.text(text))
    }

    #[test]
    fn a_wrapping_is_undone() {
        for (text, expected) in [
            ("\"email,name\"\r\n\"a@x.io,Ann\"\r\n", "email,name\r\na@x.io,Ann\r\n"),
            ("email;name\n\"a@x.io;Ann\"\n\"b@x.io;Bob\"", "email;name\na@x.io;Ann\nb@x.io;Bob"),
            ("\"email,name\"\n\"a@x.io,\"\"Lee, Ann\"\"\"\n", "email,name\na@x.io,\"Lee, Ann\"\n"),
            ("email;name,\na@x.io;Lee, Ann\nb@x.io;Bob,\n", "email;name\na@x.io;Lee, Ann\nb@x.io;Bob\n"),
            ("email;\"a, b\",,\r\na@x.io;Ann,,\r\n", "email;\"a, b\"\r\na@x.io;Ann\r\n"),
            ("email\tname;;\na@x.io\tAnn;;\n", "email\tname\na@x.io\tAnn\n"),
            ("\"email;\"\"name\"\"\",\n\"a@x.io;\"\"Lee, Ann\"\"\",\n", "email;\"name\"\na@x.io;\"Lee, Ann\"\n"),
            ("email;name,\n\"a@x.io;\"\"Lee\",\" Ann\"\"\"\nb@x.io;,\n", "email;name\na@x.io;\"Lee, Ann\"\nb@x.io;\n"),
            ("> email,name\n> a@x.io,Ann\n", "email,name\na@x.io,Ann\n"),
            ("On Friday, Ann wrote:\n\n>> email\n>> a@x.io\n", "On Friday, Ann wrote:\n\nemail\na@x.io\n"),
            ("email,name\na@x.io;Ann\nb@x.io;\n", "email;name\na@x.io;Ann\nb@x.io;\n"),
            ("\"email\",\"a,b\"\na@x.io\tAnn\n", "\"email\"\t\"a,b\"\na@x.io\tAnn\n"),
            ("sep=;\nemail,name\na@x.io;Ann\n", "sep=;\nemail;name\na@x.io;Ann\n"),
            ("# leads, of May\n\nemail,name\na@x.io;Ann\n", "# leads, of May\n\nemail;name\na@x.io;Ann\n"),
            ("Leads, of May\nemail,name\na@x.io;Ann\n", "Leads, of May\nemail;name\na@x.io;Ann\n"),
        ] {
            assert_eq!(rewritten(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn ordinary_tables_stay_as_they_are() {
        for text in [
            "email,name\na@x.io,Ann\n",
            "\"email\",\"name\"\n\"a@x.io\",\"Ann\"\n",
            "\"Name, city\"\n\"Ann, Rome\"\n",
            "email\n\"a@x.io\"\n",
            "email,name\n\"a@x.io,Ann\"\n\"b@x.io,Bob\",\n",
            "email,name;city\na@x.io;Ann\n",
            "email;name\na@x.io;Ann, Lee\n",
            "> email\na@x.io\n",
            "Revenue,Email\n>1M,a@x.io\n>5M,b@x.io\n",
            "email,name\n",
            "email,name,,\na@x.io,Ann,,\n",
            "email;a,name,\na@x.io;1,Ann,\n",
            "email;name,\na@x.io;Lee, Ann\nb@x.io;Roe, Bob\n",
            "email;name,\na@x.io;Ann,\nb@x.io;Bob\n",
            "email;name,\n",
            "sep=;\nemail;name\na@x.io;Ann\n",
            "sep=;\nemail,name\na@x.io,Ann\n",
            "Leads\nemail,name\nAnn;Rome\n",
        ] {
            assert_eq!(rewritten(text), None, "{text}");
        }
    }
}
