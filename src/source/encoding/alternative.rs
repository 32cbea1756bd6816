//! The other reading of a file whose encoding is not certain: [`Alternative`].
//!
//! `Er` 0xF5 `s` is `Erõs` in windows-1252 and `Erős` in windows-1250. Where such a byte is all that a file has, both are possible, and a
//! person who sees both cells knows at once. So the report has the first cell that the two encodings read differently.
//!
//! The cell is found in the samples, which have no line numbers: only the reader knows which breaks are in cells. The samples know the offset
//! of the line, and the reader tells the alternative when it passes that offset.

use serde::Serialize;

use super::{charset::Encoding, decoding::decode, samples::Samples};

/// How many characters of a cell are shown.
const CHARS: usize = 40;

/// An encoding that is nearly as likely as the one that the file is read in, and a cell that shows the difference.
///
/// Serialises to `{"encoding","line","chosen","other"}`.
///
/// ```
/// use lead_import::source::{ReadOptions, Table};
///
/// let table = Table::open(std::io::Cursor::new(b"email,name\na@example.com,Er\xF5s\n"), &ReadOptions::default())?;
/// let report = table.summary().encoding();
/// let other = report.alternative().expect("one letter is not enough to be certain");
/// let names = [report.encoding().name(), other.encoding().name()];
/// assert!(names.contains(&"windows-1252") && names.contains(&"windows-1250"));
/// assert_ne!(other.chosen(), other.other());
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "http",
    derive(utoipa::ToSchema),
    schema(description = "The other encoding that the file may be in, and a cell in both readings.")
)]
pub struct Alternative {
    /// The name of the encoding, `windows-1250` for example.
    #[cfg_attr(feature = "http", schema(value_type = String))]
    encoding: Encoding,
    /// The line of the cell, from 1.
    line: u64,
    /// The cell in the encoding that the file is read in.
    #[cfg_attr(feature = "http", schema(value_type = String))]
    chosen: Box<str>,
    /// The cell in this encoding.
    #[cfg_attr(feature = "http", schema(value_type = String))]
    other: Box<str>,
    /// Where the first row with a difference is among the data rows, from 1. The first, if the difference is in the header.
    #[serde(skip)]
    row: u64,
    /// The offset of the first line with a difference, in bytes.
    #[serde(skip)]
    byte: u64,
}

impl Alternative {
    /// Finds the first cell that both encodings read differently.
    pub(super) fn find(samples: &Samples, chosen: Encoding, other: Encoding) -> Option<Self> {
        let differs = |bytes: &&[u8]| decode(chosen, bytes) != decode(other, bytes);
        let (line, byte) = samples.lines().find(|(line, _)| differs(line))?;
        let mut cells = line.split(|byte| matches!(byte, b',' | b';' | b'\t' | b'|' | b'"' | b'\r' | b'\n'));
        let cell = cells.find(|cell| differs(cell)).unwrap_or(line);
        let shown = |encoding| decode(encoding, cell).trim().chars().take(CHARS).collect::<String>().into_boxed_str();
        Some(Self { encoding: other, line: 0, chosen: shown(chosen), other: shown(other), row: 0, byte })
    }

    /// Counts the offset from the beginning of the file, where the samples began `bytes` later.
    pub(in crate::source) fn shift(&mut self, bytes: u64) {
        self.byte += bytes;
    }

    /// Notes that a row of the file ends at the offset `end`: the first row that ends behind the difference has it.
    pub(in crate::source) fn pass(&mut self, end: u64, line: u64, row: u64) {
        if self.row == 0 && end > self.byte {
            (self.line, self.row) = (line, row);
        }
    }

    /// The other encoding.
    pub const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The line of the first row that the other encoding reads differently, from 1.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// A cell as the file's encoding reads it; at most its first 40 characters.
    pub fn chosen(&self) -> &str {
        &self.chosen
    }

    /// The same cell as the other encoding reads it.
    pub fn other(&self) -> &str {
        &self.other
    }

    /// The number of the data row on which a warning is due, from 1.
    pub(crate) const fn row(&self) -> u64 {
        self.row
    }
}
