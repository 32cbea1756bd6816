//! The part of the index that is in memory: [`Slots`].

use std::hint::black_box;

use super::entry::Entry;

/// An open-addressing table with linear probing. It is at most 90 % full.
#[derive(Debug)]
pub(super) struct Slots {
    slots: Vec<Entry>,
    used: usize,
}

impl Slots {
    /// The size of a slot.
    pub(super) const BYTES: usize = size_of::<Entry>();

    /// The fewest slots, with which the search for a free one ends.
    const FEWEST: usize = 4;

    pub(super) fn new(slots: usize) -> Self {
        Self { slots: vec![Entry::default(); slots.max(Self::FEWEST)], used: 0 }
    }

    /// The number of slots, free ones included.
    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether no entry may be inserted.
    pub(super) fn is_full(&self) -> bool {
        (self.used + 1) * 10 > self.slots.len() * 9
    }

    /// Returns the entry of the same email, or the free slot in which this one belongs.
    pub(super) fn find(&self, entry: Entry) -> Result<Entry, usize> {
        let mut at = entry.place(self.slots.len());
        loop {
            match self.slots[at] {
                free if free.is_none() => return Err(at),
                other if other.is_of_same(entry) => return Ok(other),
                _ => at = if at + 1 == self.slots.len() { 0 } else { at + 1 },
            }
        }
    }

    /// Reads the slots in which these entries belong.
    pub(super) fn load(&self, entries: impl Iterator<Item = Entry>) {
        let used = entries.filter(|entry| !self.slots[entry.place(self.slots.len())].is_none()).count();
        // Without a use of the result, the compiler would leave out the work.
        black_box(used);
    }

    /// Inserts an entry into the free slot that [`find`](Self::find) returned.
    pub(super) fn insert(&mut self, free: usize, entry: Entry) {
        self.slots[free] = entry;
        self.used += 1;
    }

    /// Moves the entries into a table of so many slots.
    pub(super) fn grow(&mut self, slots: usize) {
        let mut larger = Self::new(slots);
        for &entry in self.slots.iter().filter(|entry| !entry.is_none()) {
            if let Err(free) = larger.find(entry) {
                larger.insert(free, entry);
            }
        }
        *self = larger;
    }

    /// Sorts the entries in place, so that a second table is not needed, and passes them to `write`. Then all slots are free.
    ///
    /// If `write` fails, the table is what it was.
    pub(super) fn drain<E>(&mut self, write: impl FnOnce(&[Entry]) -> Result<(), E>) -> Result<(), E> {
        // Free slots are the smallest entries.
        self.slots.sort_unstable();
        let written = write(&self.slots[self.slots.len() - self.used..]);
        if written.is_ok() {
            self.slots.fill(Entry::default());
            self.used = 0;
        } else {
            self.grow(self.slots.len());
        }
        written
    }
}
