//! What the reader asks of those who know header words: [`HeaderWords`].

use crate::lead::Field;

/// Knows which field a header names.
///
/// The reader itself knows no words. It asks for them to find the header row and the delimiter of a list of leads where the
/// shape of the text alone is ambiguous. [`Detector`](crate::columns::Detector) knows the words of many languages.
pub trait HeaderWords {
    /// The field that this cell names, read as a header by itself.
    fn field_of(&self, cell: &str) -> Option<Field>;
}

/// Knows no words.
#[derive(Clone, Copy, Debug)]
pub(super) struct NoWords;

impl HeaderWords for NoWords {
    fn field_of(&self, _: &str) -> Option<Field> {
        None
    }
}
