//! Separators that are not one ASCII character: [`find`].
//!
//! Programs for data warehouses write separators that no value has: `ada@example.com~|~Ada~|~London`. The delimiter of a [`Dialect`] is one
//! ASCII character. So the reader puts one in the place of each separator, U+001F, which ASCII has for this purpose (unit separator), and
//! reads the file with that delimiter. Offsets and line numbers stay those of the file.
//!
//! [`Dialect`]: crate::source::Dialect

use super::{
    cell_kind::is_email,
    lines::{known_lines, logical_lines},
};

/// How many lines of text may be above the header.
const TITLES: usize = 3;

/// The character that stands in for such a separator in the text that the reader sees: the ASCII unit separator.
pub(super) const STAND_IN: u8 = 0x1F;

/// Separators of several characters, and single ones outside of ASCII. One that contains another comes first.
const SEPARATORS: [&str; 25] = [
    "~|~", "|~|", "|;|", "|,|", "^|^", "#|#", "|#|", "<|>", "|^|", ";|", ",|", "|;", "||", ";;", ",,", "\t\t", "@@",
    "¦", "§", "¬", "¶", "þ", "，", "；", "｜",
];

/// The separator of this text, if each line contains it equally often and its characters occur nowhere else in these lines.
///
/// The second condition keeps a file apart whose cells are empty now and then: in `a,,b` beside `a,b,c` the comma is the
/// delimiter.
pub(super) fn find(text: &str, whole: bool) -> Option<&'static str> {
    let lines = known_lines(text.split(['\n', '\r']), whole);
    let rows = || known_lines(logical_lines(text), whole);
    let of = |lines: &[&str]| {
        SEPARATORS.into_iter().find(|separator| separates(separator, lines) || separates_below_titles(separator, lines))
    };
    // A line break in a cell divides its row.
    let of_divided = || Some(rows()).filter(|rows| *rows != lines).and_then(|rows| of(&rows));
    of(&lines).or_else(|| if text.contains('"') { of_divided() } else { None })
}

/// Whether the separator is that of the lines below a few titles, which have nothing of it. The first row must have an address, and the header
/// none: in `email,first,last` above rows `ada@example.com,,Lovelace` only the first names are missing.
fn separates_below_titles(separator: &str, lines: &[&str]) -> bool {
    let mark = separator.chars().next().unwrap_or_default();
    let Some(titles) = lines.iter().take(TITLES + 1).position(|line| line.contains(mark)) else { return false };
    let has_address = |line: usize| lines.get(line).is_some_and(|row| row.split(separator).any(is_email));
    titles > 0 && has_address(titles + 1) && !has_address(titles) && separates(separator, &lines[titles..])
}

/// Whether the separator is in each line as often as in the header, and its first character nowhere else. Rows may have that character if the
/// separator is one that no text has: `~|~`.
fn separates(separator: &str, lines: &[&str]) -> bool {
    let Some(header) = lines.first() else { return false };
    let columns = header.matches(separator).count();
    let first = separator.chars().next().unwrap_or_default();
    let only_whole = |line: &str| {
        let inside = separator.matches(first).count() * line.matches(separator).count();
        // A single `@` is part of an address.
        first == '@' || line.matches(first).count() == inside
    };
    let is_unique = separator.chars().count() > 2;
    columns > 0
        && lines.len() > 1
        && only_whole(header)
        && lines.iter().all(|line| line.matches(separator).count() == columns && (is_unique || only_whole(line)))
        && !header.split(separator).any(|cell| cell.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_separator_is_found_where_every_line_has_it_and_nothing_else_of_it() {
        for separator in SEPARATORS {
            let text = format!("email{separator}name{separator}city\na@x.io{separator}Ann{separator}Rome\n");
            assert_eq!(find(&text, true), Some(separator));
        }
        let titled = "Leads; May\n\nemail，name\na@x.io，Ann\n";
        assert_eq!(find(titled, true), Some("，"));
        assert_eq!(find("email~|~name\na@x.io~|~~5\n", true), Some("~|~"));
        let divided = "email~|~note\na@x.io~|~\"one\ntwo\"\nb@x.io~|~x\n";
        assert_eq!(find(divided, true), Some("~|~"));
        for text in [
            "email,name,city\na@x.io,,Rome\n",
            "email,name,city\na@x.io,,Rome\nb@x.io,,Oslo\nc@x.io,,Bern\n",
            "Leads\nemail,name,city\na@x.io,,Rome\nb@x.io,,Oslo\n",
            "email,,name\na@x.io,b,c\n",
            "email\na@x.io\n",
            "email||name\n",
            "Leads\nemail，name\n",
            "",
        ] {
            assert_eq!(find(text, true), None, "{text}");
        }
    }
}
