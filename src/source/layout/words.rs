//! Which cells name a field: [`Words`].
//!
//! Scoring asks for the same texts in each dialect, and asking the words of all languages is costly. So each text is asked once and kept
//! for the time of the detection.

use std::{cell::RefCell, collections::HashMap};

use crate::{lead::Field, source::header_words::HeaderWords};

/// The longest cell that could name a field, in bytes.
const LONGEST: usize = 80;

/// Which fields cells name as headers. Each text is looked up once, however many dialects produce it.
pub(super) struct Words<'a, 'd> {
    headers: &'d dyn HeaderWords,
    known: RefCell<HashMap<&'a str, Option<Field>>>,
}

impl<'a, 'd> Words<'a, 'd> {
    pub(super) fn new(headers: &'d dyn HeaderWords) -> Self {
        Self { headers, known: RefCell::default() }
    }

    /// The field that this cell, read as a header, names.
    pub(super) fn field(&self, cell: &'a str) -> Option<Field> {
        if cell.len() > LONGEST || cell.contains('@') || cell.trim().is_empty() {
            return None;
        }
        *self.known.borrow_mut().entry(cell).or_insert_with(|| self.headers.field_of(cell))
    }
}
