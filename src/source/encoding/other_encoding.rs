//! The encoding of the rows that are not in the file's encoding: [`OtherEncoding`].
//!
//! `mixture.rs` says which lines these are. The first pass counts their rows.

use serde::Serialize;

use super::charset::Encoding;

/// The encoding of the rows that are not in the file's encoding, with their number and the line of the first.
///
/// Serialises to `{"encoding","rows","line"}`. The example of [`EncodingReport::other`](super::EncodingReport::other) uses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "The encoding of the rows that are not in the file's encoding.")
)]
pub struct OtherEncoding {
    /// The name of the encoding, `windows-1252` for example.
    #[cfg_attr(feature = "http", schema(value_type = String))]
    encoding: Encoding,
    /// The number of these rows, the header and the rows above it included.
    rows: u64,
    /// The line on which the first of them begins, from 1; 0 if there are none.
    line: u64,
}

impl OtherEncoding {
    pub(in crate::source) const fn new(encoding: Encoding) -> Self {
        Self { encoding, rows: 0, line: 0 }
    }

    /// Counts a row that begins on this line.
    pub(in crate::source) fn count(&mut self, line: u64) {
        if self.rows == 0 {
            self.line = line;
        }
        self.rows += 1;
    }

    /// The encoding.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The number of rows that are in it, wholly or in part. The header and the rows above it count too.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// The line on which the first of these rows begins, from 1.
    pub const fn line(&self) -> u64 {
        self.line
    }
}
