//! How a delimited file is written: [`Dialect`].
//!
//! RFC 4180 knows one dialect, and files have many. Excel writes semicolons where the comma is the decimal mark, databases write tabs and
//! backslashes, and `"Ada", "London"` has a space after each delimiter. A dialect is four choices: `ada@example.com;'O\'Neill'` has a
//! semicolon as the delimiter, an apostrophe as the quote, a backslash as the escape, and no spaces to skip.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How a delimited file is written: its delimiter, quote, escape and spacing.
///
/// The default is RFC 4180, section 2: comma, double quote, a quote inside quotes doubled.
///
/// ```
/// use lead_import::source::{Dialect, Escape};
///
/// let dialect = Dialect::default().with_delimiter(b';').with_quote(Some(b'\'')).with_escape(Escape::Backslash);
/// assert_eq!(dialect.delimiter(), b';');
/// ```
///
/// Serialises as `{"delimiter":",","quote":"\"","escape":"doubled","skipSpace":false}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "DialectForm", try_from = "DialectForm")]
pub struct Dialect {
    delimiter: u8,
    quote: Option<u8>,
    escape: Escape,
    skip_space: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { delimiter: b',', quote: Some(b'"'), escape: Escape::Doubled, skip_space: false }
    }
}

impl Dialect {
    /// Sets the delimiter: an ASCII character other than a line break.
    ///
    /// # Panics
    ///
    /// When `delimiter` is a line break or not ASCII.
    #[must_use]
    pub const fn with_delimiter(mut self, delimiter: u8) -> Self {
        assert!(is_mark(delimiter), "a delimiter is an ASCII character other than a line break");
        self.delimiter = delimiter;
        self
    }

    /// Sets the quote: an ASCII character other than a line break, or `None` where no character quotes.
    ///
    /// # Panics
    ///
    /// When `quote` is a line break or not ASCII.
    #[must_use]
    pub const fn with_quote(mut self, quote: Option<u8>) -> Self {
        if let Some(quote) = quote {
            assert!(is_mark(quote), "a quote is an ASCII character other than a line break");
        }
        self.quote = quote;
        self
    }

    /// Sets how a quote inside a quoted cell is escaped.
    ///
    /// ```
    /// use lead_import::source::{Dialect, Escape, ReadOptions, Table};
    ///
    /// let options = ReadOptions::default().dialect(Dialect::default().with_escape(Escape::Backslash));
    /// let table = Table::open(std::io::Cursor::new(r#"email,name
    /// ada@example.com,"Ada \"Countess\" Lovelace""#), &options)?;
    /// assert_eq!(&table.summary().sample()[0][1], r#"Ada "Countess" Lovelace"#);
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    #[must_use]
    pub const fn with_escape(mut self, escape: Escape) -> Self {
        self.escape = escape;
        self
    }

    /// Sets whether spaces after a delimiter are skipped.
    ///
    /// ```
    /// use lead_import::source::{Dialect, ReadOptions, Table};
    ///
    /// let options = ReadOptions::default().dialect(Dialect::default().with_skip_space(true));
    /// let table = Table::open(std::io::Cursor::new("email, name\nada@example.com, Ada\n"), &options)?;
    /// assert_eq!(&table.summary().sample()[0][1], "Ada");
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    #[must_use]
    pub const fn with_skip_space(mut self, skip: bool) -> Self {
        self.skip_space = skip;
        self
    }

    /// The character between cells.
    pub const fn delimiter(self) -> u8 {
        self.delimiter
    }

    /// The character around cells that hold a delimiter, a quote or a line break.
    pub const fn quote(self) -> Option<u8> {
        self.quote
    }

    /// How a quote inside a quoted cell is escaped.
    pub const fn escape(self) -> Escape {
        self.escape
    }

    /// Whether spaces after a delimiter are skipped.
    pub const fn skips_space(self) -> bool {
        self.skip_space
    }
}

/// The serialised form of a dialect.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DialectForm {
    delimiter: char,
    quote: Option<char>,
    escape: Escape,
    skip_space: bool,
}

impl From<Dialect> for DialectForm {
    fn from(dialect: Dialect) -> Self {
        let Dialect { delimiter, quote, escape, skip_space } = dialect;
        Self { delimiter: delimiter.into(), quote: quote.map(char::from), escape, skip_space }
    }
}

impl TryFrom<DialectForm> for Dialect {
    type Error = &'static str;

    fn try_from(form: DialectForm) -> Result<Self, Self::Error> {
        let mark = |mark: char| u8::try_from(mark).ok().filter(|byte| is_mark(*byte));
        let delimiter = mark(form.delimiter).ok_or("a delimiter is an ASCII character other than a line break")?;
        let quote = form.quote.map(|quote| mark(quote).ok_or("a quote is an ASCII character other than a line break"));
        Ok(Self { delimiter, quote: quote.transpose()?, escape: form.escape, skip_space: form.skip_space })
    }
}

const fn is_mark(byte: u8) -> bool {
    byte.is_ascii() && byte != b'\n' && byte != b'\r'
}

/// How a quote inside a quoted cell is escaped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Escape {
    /// By doubling it: `"say ""hi"""` (RFC 4180, section 2).
    #[default]
    Doubled,
    /// By a backslash: `"say \"hi\""`, as `MySQL` and many programs write it. A doubled quote is accepted too.
    Backslash,
}

impl Escape {
    /// `doubled` or `backslash`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Doubled => "doubled",
            Self::Backslash => "backslash",
        }
    }
}

impl fmt::Display for Escape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What ends the lines of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LineEnding {
    /// A line feed, or no line end at all.
    #[default]
    Lf,
    /// A carriage return and a line feed.
    CrLf,
    /// A carriage return.
    Cr,
    /// More than one of these.
    Mixed,
}

impl LineEnding {
    /// `LF`, `CRLF`, `CR` or `mixed`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lf => "LF",
            Self::CrLf => "CRLF",
            Self::Cr => "CR",
            Self::Mixed => "mixed",
        }
    }
}

impl fmt::Display for LineEnding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
