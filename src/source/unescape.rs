//! From a cell as it is written to its text: [`Unescape`].
//!
//! | written | dialect | text |
//! |---|---|---|
//! | `say ""hi""` | quotes are doubled (RFC 4180, section 2, rule 7) | `say "hi"` |
//! | `say \"hi\"` | a backslash escapes, as `MySQL` writes it | `say "hi"` |
//! | `John" Smith`, from `"John" Smith` | text after the closing quote | `John Smith` |
//! | `ada@exam=` LF `ple.com` | soft line breaks of a mail (RFC 2045, section 6.7) | `ada@example.com` |
//!
//! A backslash before any other character is text, because `C:\Users` is a path and `\N` is how `MySQL` writes NULL.

use super::{cell::Writing, dialect::Dialect};

/// The soft line break of a mail (RFC 2045, section 6.7) in each kind of line break.
const SOFT_BREAKS: [&str; 3] = ["=\r\n", "=\n", "=\r"];

/// Undoes the quoting and escaping of one dialect.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unescape {
    quote: char,
    delimiter: char,
    /// Whether the file has the soft line breaks of a mail.
    soft_breaks: bool,
}

impl Unescape {
    /// Undoes what this dialect does. A dialect without a quote has no quoted cells.
    pub(super) fn new(dialect: Dialect) -> Self {
        Self {
            quote: dialect.quote().unwrap_or(b'"').into(),
            delimiter: dialect.delimiter().into(),
            soft_breaks: false,
        }
    }

    /// Removes soft line breaks too, if the file has them.
    pub(super) fn soft_breaks(self, soft_breaks: bool) -> Self {
        Self { soft_breaks, ..self }
    }

    /// Whether a cell reads as it is written.
    pub(super) fn is_identity(self, writing: Writing) -> bool {
        writing == Writing::Plain && !self.soft_breaks
    }

    /// Appends the text of a cell to `text`.
    pub(super) fn append(self, writing: Writing, written: &str, text: &mut String) {
        let start = text.len();
        match writing {
            Writing::Plain => text.push_str(written),
            Writing::Doubled => self.append_doubled(written, text),
            Writing::Backslash => self.append_backslash(written, text),
            Writing::TextAfterQuote => self.append_after_quote(written, text),
        }
        if self.soft_breaks {
            let joined = SOFT_BREAKS.iter().fold(text[start..].to_owned(), |cell, soft| cell.replace(soft, ""));
            text.replace_range(start.., &joined);
        }
    }

    /// `say ""hi""` becomes `say "hi"`. A quote that is not doubled stays.
    fn append_doubled(self, written: &str, text: &mut String) {
        let quote = self.quote;
        let mut rest = written;
        while let Some(at) = rest.find(quote) {
            text.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
            rest = rest.strip_prefix(quote).unwrap_or(rest);
        }
        text.push_str(rest);
    }

    /// `a\,b` becomes `a,b`, and `a\tb` stays as it is. A doubled quote is one quote here too.
    fn append_backslash(self, written: &str, text: &mut String) {
        let quote = self.quote;
        let delimiter = self.delimiter;
        let mut chars = written.chars().peekable();
        while let Some(char) = chars.next() {
            let escaped = match chars.peek() {
                Some(&next) if char == '\\' => [quote, delimiter, '\\', '\n', '\r'].contains(&next),
                Some(&next) => char == quote && next == quote,
                None => false,
            };
            text.extend(if escaped { chars.next() } else { Some(char) });
        }
    }

    /// `John" Smith`, which the file has as `"John" Smith`: the second quote is dropped.
    fn append_after_quote(self, written: &str, text: &mut String) {
        let quote = self.quote;
        let (before, after) = written.split_once(quote).unwrap_or((written, ""));
        text.push_str(before);
        self.append_doubled(after, text);
    }
}

#[cfg(test)]
mod tests {
    use super::{super::dialect::Escape, *};

    #[test]
    fn a_cell_is_unescaped_by_how_it_is_written() {
        let unescaped = |dialect, writing, written| {
            let mut text = String::new();
            Unescape::new(dialect).append(writing, written, &mut text);
            text
        };
        let dialect = Dialect::default();
        assert_eq!(unescaped(dialect, Writing::Plain, "a\"\"b"), "a\"\"b");
        assert_eq!(unescaped(dialect, Writing::Doubled, "a\"\"b\"c\"\""), "a\"b\"c\"");
        assert_eq!(unescaped(dialect, Writing::TextAfterQuote, "John\" \"\"Smith"), "John \"Smith");
        let backslash = dialect.with_escape(Escape::Backslash);
        assert_eq!(unescaped(backslash, Writing::Backslash, r#"a\"b\\c\nd\,e""f\"#), r#"a"b\c\nd,e"f\"#);
    }
}
