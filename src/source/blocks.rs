//! The bytes of a file, of which all passes read the same: [`Blocks`].
//!
//! A file can change between its passes, and then the second pass would import what nobody has checked. So the bytes of an import are read
//! in blocks of 132 KiB. The first time a block is read, its hash is kept, 16 bytes; whenever it is read again, it must have that hash
//! before any byte of it is used. The hash of all hashes is the fingerprint of the file. So a changed file is noticed at its first
//! changed block, without a pass for that. One hash of the whole file was considered: it would be known when all rows are imported.
//!
//! Whoever only looks at a file reads it without hashes, in blocks too: [`BufRead`] lends out a block, so that its bytes are copied once, into
//! the text.
//!
//! The first block is in memory as long as the first pass runs, because it is read several times: for the kind of file, the layout and the
//! rows.

use std::io::{self, BufRead, Read, Seek, SeekFrom};

use xxhash_rust::xxh3::{Xxh3Default, xxh3_128};

use super::{
    error::Changed,
    window::{CHUNK, read_full},
};

/// The length of a block in bytes: what the window reads first, behind any byte-order marks.
pub(crate) const BLOCK: usize = CHUNK + 4096;

/// The bytes of a file, from a source that only these blocks may move.
#[derive(Debug)]
pub(super) struct Blocks<R> {
    source: R,
    /// The offset of the next byte to give out.
    at: u64,
    /// Where the source is, if that is known.
    source_at: Option<u64>,
    /// The first block, and whether it stays in memory once it was read.
    head: Option<Block>,
    keeps_head: bool,
    /// The block that was read last.
    block: Option<Block>,
    /// The hashes of the blocks so far; `None` if nothing is to be compared.
    hashes: Option<Vec<u128>>,
    /// The number of bytes in the blocks that have hashes.
    bytes: u64,
}

#[derive(Debug)]
struct Block {
    start: u64,
    /// Fewer than those of a block at the end of the file only.
    bytes: Vec<u8>,
}

impl Block {
    /// The bytes of the block from this offset on. They are none behind the end of the file.
    fn from(&self, at: u64) -> Option<&[u8]> {
        let place = usize::try_from(at.checked_sub(self.start)?).ok().filter(|place| *place < BLOCK)?;
        Some(self.bytes.get(place..).unwrap_or_default())
    }

    fn end(&self) -> u64 {
        self.start + self.bytes.len() as u64
    }
}

impl<R> Blocks<R> {
    /// The bytes of a source. With `compared`, each block must be the same whenever it is read.
    pub(super) fn new(source: R, compared: bool) -> Self {
        let hashes = compared.then(Vec::new);
        Self { source, at: 0, source_at: None, head: None, keeps_head: true, block: None, hashes, bytes: 0 }
    }

    /// Forgets what is in memory, so that the next pass reads the file.
    pub(super) fn end_first_pass(&mut self) {
        self.keeps_head = false;
        self.head = None;
        self.block = None;
    }

    pub(super) fn into_inner(self) -> R {
        self.source
    }

    /// The blocks of the same file over another handle to it. They must have the hashes of these.
    pub(super) fn over<S>(self, source: S) -> Blocks<S> {
        let Self { hashes, bytes, keeps_head, .. } = self;
        Blocks { source, at: 0, source_at: None, head: None, keeps_head, block: None, hashes, bytes }
    }

    /// The number of bytes of the file and their hash, once all blocks were read.
    pub(super) fn fingerprint(&self) -> (u64, u128) {
        let mut hash = Xxh3Default::new();
        for block in self.hashes.iter().flatten() {
            hash.update(&block.to_le_bytes());
        }
        (self.bytes, hash.digest128())
    }

    /// The block in memory that has this offset.
    fn held(&self, at: u64) -> Option<&Block> {
        [&self.head, &self.block].into_iter().flatten().find(|block| block.from(at).is_some())
    }
}

impl<R: Read> Blocks<R> {
    /// Reads the block at which the source is.
    fn load(&mut self) -> io::Result<()> {
        // An error leaves the source somewhere.
        let start = self.source_at.take().ok_or_else(|| io::Error::other("the source has failed before"))?;
        let mut bytes = self.block.take().map(|block| block.bytes).unwrap_or_default();
        bytes.resize(BLOCK, 0);
        let count = read_full(&mut self.source, &mut bytes)?;
        bytes.truncate(count);
        self.source_at = Some(start + bytes.len() as u64);
        if let Some(hashes) = &mut self.hashes {
            let hash = xxh3_128(&bytes);
            let index = usize::try_from(start / BLOCK as u64).unwrap_or(usize::MAX);
            match hashes.get(index) {
                Some(known) if *known == hash => {}
                None if index == hashes.len() => {
                    hashes.push(hash);
                    self.bytes += bytes.len() as u64;
                }
                _ => return Err(io::Error::other(Changed)),
            }
        }
        let block = Some(Block { start, bytes });
        if start == 0 && self.keeps_head {
            self.head = block;
        } else {
            self.block = block;
        }
        Ok(())
    }
}

impl<R: Read> Read for Blocks<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Blocks<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.held(self.at).is_none() {
            self.load()?;
        }
        Ok(self.held(self.at).and_then(|block| block.from(self.at)).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        self.at += count as u64;
    }
}

impl<R: Read + Seek> Seek for Blocks<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => self.at.checked_add_signed(by).ok_or(io::ErrorKind::InvalidInput)?,
            SeekFrom::End(_) => {
                let at = self.source.seek(to)?;
                self.source_at = Some(at);
                at
            }
        };
        // Behind what is in memory the source goes on, so that only the block at that place may stay.
        self.block = self.block.take().filter(|block| block.from(self.at).is_some());
        // Where the source must be when what is in memory is used up.
        let wanted = match self.held(self.at) {
            Some(block) => block.end(),
            None => self.at - self.at % BLOCK as u64,
        };
        if self.source_at != Some(wanted) {
            self.source_at = Some(self.source.seek(SeekFrom::Start(wanted))?);
        }
        Ok(self.at)
    }
}

/// The number of bytes of a whole file, and their hash.
pub(crate) fn fingerprint<R: Read + Seek>(source: &mut R) -> io::Result<(u64, u128)> {
    let mut blocks = Blocks::new(source, true);
    blocks.seek(SeekFrom::Start(0))?;
    io::copy(&mut blocks, &mut io::sink())?;
    Ok(blocks.fingerprint())
}
