//! From a cell as it is written to its text: [`Unescape`].

use super::{cell::Writing, dialect::Dialect};

/// Undoes the quoting and escaping of one dialect.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unescape {
    quote: char,
    delimiter: char,
}

impl Unescape {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self { quote: dialect.quote().unwrap_or(b'"').into(), delimiter: dialect.delimiter().into() }
    }

    /// Appends the text of a cell to `text`.
    pub(super) fn append(self, writing: Writing, written: &str, text: &mut String) {
        match writing {
            Writing::Plain => text.push_str(written),
            Writing::Doubled => self.append_doubled(written, text),
            Writing::Backslash => self.append_backslash(written, text),
            Writing::TextAfterQuote => self.append_after_quote(written, text),
        }
    }

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
