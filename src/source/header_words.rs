//! What the reader asks of those who know header words: [`HeaderWords`].

use crate::lead::Field;

/// Knows which field a header names.
///
/// The reader itself knows no words. It asks for them to find the header row and the delimiter of a list of leads where the
/// shape of the text alone is ambiguous. [`Detector`](crate::columns::Detector) knows the words of many languages.
///
/// ```
/// use lead_import::{Field, source::{HeaderWords, ReadOptions, Table}};
///
/// #[derive(Debug)]
/// struct OwnWords;
///
/// impl HeaderWords for OwnWords {
///     fn field_of(&self, cell: &str) -> Option<Field> {
///         (cell == "Reach at").then_some(Field::Email)
///     }
/// }
///
/// let file = "Guests of the day\n\nReach at,Who\nada@example.com,Ada\n";
/// let table = Table::open_with(std::io::Cursor::new(file), &ReadOptions::default(), &OwnWords)?;
/// assert_eq!(table.summary().header_line(), 3);
/// # Ok::<(), lead_import::source::ReadError>(())
/// ```
pub trait HeaderWords {
    /// The field that this cell names, read as a header by itself.
    fn field_of(&self, cell: &str) -> Option<Field>;

    /// Whether lists of leads have this word, for example as a header or as a name. Of two encodings that a file may be in, the reader prefers
    /// the one in which it has more such words: `Società` in code page 850 is `Societ…` in windows-1252. None by default.
    ///
    /// ```
    /// use lead_import::{columns::Detector, source::HeaderWords};
    ///
    /// assert!(Detector::default().knows("Società"));
    /// assert!(!Detector::default().knows("Societ…"));
    /// ```
    fn knows(&self, text: &str) -> bool {
        let _ = text;
        false
    }
}

/// Knows no words.
#[derive(Clone, Copy, Debug)]
pub(super) struct NoWords;

impl HeaderWords for NoWords {
    fn field_of(&self, _: &str) -> Option<Field> {
        None
    }
}
