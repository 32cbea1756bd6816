//! The encoding that a file is read in: [`EncodingReport`].
//!
//! The report says what was chosen and how sure the choice is. Where it is not sure, it shows the other reading, so that a person can decide
//! before the import instead of finding `JosÈ` in the campaign.

use super::{alternative::Alternative, charset::Encoding, other_encoding::OtherEncoding};
use crate::source::{coding::Coding, layout::rewriting::Rewriting};

/// The encoding that a file is read in, and how sure the detection is.
#[derive(Clone, Debug, PartialEq)]
pub struct EncodingReport {
    pub(in crate::source) encoding: Encoding,
    pub(in crate::source) confidence: f32,
    pub(in crate::source) mark: u64,
    pub(in crate::source) replaced: u64,
    pub(in crate::source) alternative: Option<Alternative>,
    pub(in crate::source) other: Option<OtherEncoding>,
}

impl EncodingReport {
    pub(in crate::source) const fn new(encoding: Encoding, confidence: f32) -> Self {
        Self { encoding, confidence, mark: 0, replaced: 0, alternative: None, other: None }
    }

    /// How the file's bytes become text whose lines are rewritten.
    pub(in crate::source) fn coding(&self, rewriting: Option<Rewriting>) -> Coding {
        Coding { encoding: self.encoding, other: self.other.as_ref().map(OtherEncoding::encoding), rewriting }
    }

    /// The encoding.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// How sure the detection is, from 0 to 1: 1 for an encoding that was given or that a byte-order mark names.
    pub const fn confidence(&self) -> f32 {
        self.confidence
    }

    /// The other encoding that the file may be in, where the choice between the two was close: a person should decide.
    ///
    /// ```
    /// use std::io::Cursor;
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// // One letter: `Erõs` in windows-1252 is `Erős` in windows-1250.
    /// let table = Table::open(Cursor::new(b"email,name\na@example.com,Er\xF5s\n"), &ReadOptions::default())?;
    /// let alternative = table.summary().encoding().alternative().expect("two encodings are likely");
    /// assert_eq!(alternative.line(), 2);
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn alternative(&self) -> Option<&Alternative> {
        self.alternative.as_ref()
    }

    /// The encoding of the rows that are not in the file's, if there are such rows: somebody pasted them, or a program appended them. One of
    /// the two encodings is UTF-8. Each of these rows is read in its own encoding, and the import warns of it
    /// ([`IssueCode::OtherEncoding`](crate::report::IssueCode::OtherEncoding)).
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let file = [b"email,name\n", "a@example.com,Zoë\nb@example.com,Åsa\n".as_bytes(), b"c@example.com,J\xF6rg\n"].concat();
    /// let table = Table::open(std::io::Cursor::new(file), &ReadOptions::default())?;
    /// let report = table.summary().encoding();
    /// let other = report.other().expect("the last row is not UTF-8");
    /// assert_eq!((report.encoding().name(), other.encoding().name()), ("UTF-8", "windows-1252"));
    /// assert_eq!((other.rows(), other.line(), report.replaced()), (1, 4, 0));
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn other(&self) -> Option<&OtherEncoding> {
        match &self.other {
            Some(other) if other.rows() > 0 => Some(other),
            _ => None,
        }
    }

    /// Whether the file begins with a byte-order mark.
    ///
    /// ```
    /// use lead_import::source::{ReadOptions, Table};
    ///
    /// let table = Table::open(std::io::Cursor::new("\u{feff}email\nada@example.com\n"), &ReadOptions::default())?;
    /// assert!(table.summary().encoding().has_byte_order_mark());
    /// assert_eq!(&table.summary().header()[0], "email", "the mark is no part of the header");
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn has_byte_order_mark(&self) -> bool {
        self.mark > 0
    }

    /// How many times the file's rows hold bytes that are not text in this encoding. Each was read as U+FFFD.
    ///
    /// ```
    /// use lead_import::source::{Encoding, ReadOptions, Table};
    ///
    /// let options = ReadOptions::default().encoding(Encoding::UTF_8);
    /// let table = Table::open(std::io::Cursor::new(b"email,name\nada@example.com,Jos\xE9\n"), &options)?;
    /// assert_eq!(table.summary().encoding().replaced(), 1);
    /// # Ok::<(), lead_import::source::ReadError>(())
    /// ```
    pub const fn replaced(&self) -> u64 {
        self.replaced
    }
}
