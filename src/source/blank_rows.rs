//! Rows without content: [`may_be_blank`], [`is_blank_cell`], [`is_rule`].
//!
//! Spreadsheets write a row for each row that ever had a format, so that an export of 300 people may end in thousands of `,,,,`. Such
//! a row is no data row: it does not fail, and it does not count against the limit.
//!
//! | row | is blank |
//! |---|---|
//! | `,,,` and `;;` and tabs | yes |
//! | `"","",""` | yes |
//! | white space, U+00A0 or U+200B in each cell | yes |
//! | U+001A, with which DOS and CP/M end a file, and NUL, with which a program fills it up | yes |
//! | `-----+-----`, the line below the header of a database shell | yes |
//! | `-,-` and `0,0` | no |

use crate::lead::is_around;

/// Whether the first character of a row says that the row may be blank. Nearly every row ends the question here.
pub(super) fn may_be_blank(row: &str, delimiter: u8, quote: Option<u8>) -> bool {
    let is_mark = |byte: u8| byte == delimiter || Some(byte) == quote;
    row.chars().next().is_none_or(|c| is_blank(c) || u8::try_from(c).is_ok_and(is_mark))
}

/// Whether the row is a line drawn below a header: `-----+-----`, `|---|---|`. Programs that show tables write it.
pub(super) fn is_rule(row: &str) -> bool {
    let is_mark = |c: char| matches!(c, '-' | '=' | '+' | '|' | ':' | ' ' | '\t');
    row.starts_with(['-', '=', '+', '|', ' '])
        && (row.contains("---") || row.contains("==="))
        && row.chars().all(is_mark)
}

/// Whether a cell has nothing but white space and invisible characters.
pub(super) fn is_blank_cell(cell: &str) -> bool {
    cell.chars().all(is_blank)
}

fn is_blank(c: char) -> bool {
    is_around(c) || matches!(c, '\0' | '\u{1a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_marks_is_a_rule() {
        for row in ["-----+-----", "|---|:---:|", " ----  ---", "====="] {
            assert!(is_rule(row), "{row}");
        }
        for row in ["-", "-,-", "--", "a---", "---,x", "-|-"] {
            assert!(!is_rule(row), "{row}");
        }
    }

    #[test]
    fn a_row_that_begins_with_a_visible_character_is_not_blank() {
        for row in ["", ",x", "\"x\"", " x", "\u{a0}", "\u{200b},", "\u{1a}", "\0", "\u{3000}"] {
            assert!(may_be_blank(row, b',', Some(b'"')), "{row:?}");
        }
        for row in ["-,-", "0,", ";;", "''", "\u{fffd}", ".,,", "é"] {
            assert!(!may_be_blank(row, b',', Some(b'"')), "{row:?}");
        }
    }
}
