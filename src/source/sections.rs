//! Header rows after the first, and the tables that begin there: [`Sections`].
//!
//! The first pass finds them, and the second one needs them again: a row at one of these offsets is skipped, and the rows after it have
//! the width of that header. A reader that resumes in the middle of a file enters all sections before that place at once. So a
//! resumed import reads each row as an uninterrupted one does.

/// How many sections are kept, so that memory does not grow with the file. A header row after these is an ordinary row.
const MOST: usize = 10_000;

/// A part of the file that begins with a header row of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// The offset of its header in the file.
    pub(super) byte: u64,
    /// The line of its header.
    pub(super) line: u64,
    /// The number of its columns, if they are not those of the file's first header. Its rows are those of a second table.
    pub(super) other_columns: Option<usize>,
}

/// The sections of a file after the first, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Sections {
    list: Vec<Section>,
    /// How many of them the reader has entered.
    entered: usize,
}

impl Sections {
    /// The same sections for a reader that starts at this offset.
    pub(super) fn starting_at(&self, byte: u64) -> Self {
        Self { entered: self.list.partition_point(|section| section.byte < byte), list: self.list.clone() }
    }

    /// Adds a section. Returns whether there was room.
    pub(super) fn push(&mut self, section: Section) -> bool {
        let has_room = self.list.len() < MOST;
        if has_room {
            self.list.push(section);
        }
        has_room
    }

    /// Whether the row at this offset is the header of the next section.
    pub(super) fn begins_at(&self, byte: u64) -> bool {
        self.list.get(self.entered).is_some_and(|section| section.byte == byte)
    }

    /// Enters the next section, and returns it.
    pub(super) fn enter(&mut self) -> Option<Section> {
        self.entered += 1;
        self.current()
    }

    /// The section that was entered last.
    pub(super) fn current(&self) -> Option<Section> {
        self.list.get(self.entered.checked_sub(1)?).copied()
    }

    /// The number of sections.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }
}
