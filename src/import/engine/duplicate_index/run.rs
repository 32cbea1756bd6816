//! Entries in a temporary file, in order: [`Run`].

use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
};

use super::entry::Entry;

/// The number of entries that a search reads at once: 4 KiB, a page of the file system.
const BLOCK: usize = 256;

const BLOCK_BYTES: usize = BLOCK * Entry::BYTES;

/// The size of the buffer of a run that is written, or read from its beginning.
pub(super) const BUFFER: usize = 64 * 1024;

/// A file of sorted entries, and the upper half of the hash with which each of its blocks begins.
#[derive(Debug)]
pub(super) struct Run {
    file: File,
    /// 8 bytes for 256 entries.
    firsts: Vec<u64>,
    entries: u64,
}

/// A run that is being written.
#[derive(Debug)]
pub(super) struct RunWriter {
    file: BufWriter<File>,
    firsts: Vec<u64>,
    entries: u64,
}

impl RunWriter {
    /// Writes into this file, which must be empty.
    pub(super) fn new(file: File) -> Self {
        Self { file: BufWriter::with_capacity(BUFFER, file), firsts: Vec::new(), entries: 0 }
    }

    /// Writes an entry that is larger than those before it.
    pub(super) fn push(&mut self, entry: Entry) -> io::Result<()> {
        if self.entries.is_multiple_of(BLOCK as u64) {
            self.firsts.push(entry.upper());
        }
        self.entries += 1;
        self.file.write_all(&entry.to_bytes())
    }

    pub(super) fn finish(self) -> io::Result<Run> {
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok(Run { file, firsts: self.firsts, entries: self.entries })
    }
}

impl Run {
    /// The entry of the same email.
    pub(super) fn find(&mut self, entry: Entry) -> io::Result<Option<Entry>> {
        let upper = entry.upper();
        // Entries with the same upper half may begin at the end of the block before the first that begins with it.
        let first = self.firsts.partition_point(|first| *first < upper).saturating_sub(1);
        let end = self.firsts.partition_point(|first| *first <= upper);
        for block in first..end {
            let mut bytes = [0; BLOCK_BYTES];
            let entries = self.read_block(block, &mut bytes)?;
            let entries = entries.as_chunks().0.iter().map(|bytes| Entry::from_bytes(*bytes));
            if let Some(found) = entries.into_iter().find(|other| other.is_of_same(entry)) {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    fn read_block<'b>(&mut self, block: usize, bytes: &'b mut [u8; BLOCK_BYTES]) -> io::Result<&'b [u8]> {
        let before = (block * BLOCK) as u64;
        let count = usize::try_from(self.entries - before).unwrap_or(BLOCK).min(BLOCK);
        let bytes = &mut bytes[..count * Entry::BYTES];
        self.file.seek(SeekFrom::Start(before * Entry::BYTES as u64))?;
        self.file.read_exact(bytes)?;
        Ok(bytes)
    }

    /// All entries, in order. The run cannot be searched meanwhile.
    pub(super) fn entries(&mut self) -> io::Result<impl Iterator<Item = io::Result<Entry>>> {
        self.file.rewind()?;
        let mut file = BufReader::with_capacity(BUFFER, &self.file);
        Ok((0..self.entries).map(move |_| {
            let mut bytes = [0; Entry::BYTES];
            file.read_exact(&mut bytes).map(|()| Entry::from_bytes(bytes))
        }))
    }
}
