//! A source that fails once the import is cancelled: [`CancellableSource`].
//!
//! The loop over batches hears a cancel between two batches, but the passes before it read the whole file. They need no check of their own,
//! because the source that they read from fails.

use std::{
    error::Error,
    fmt,
    io::{self, Read, Seek, SeekFrom},
};

use super::cancel::CancelHandle;
use crate::source::BLOCK;

/// A source that fails with [`ReadCancelled`] once the import is cancelled.
///
/// The first block is read in any case. So an import of a small file, which is inspected in no time, stops with a checkpoint.
#[derive(Debug)]
pub(super) struct CancellableSource<R> {
    source: R,
    cancel: CancelHandle,
    at: u64,
}

impl<R> CancellableSource<R> {
    pub(super) fn new(source: R, cancel: CancelHandle) -> Self {
        Self { source, cancel, at: 0 }
    }
}

impl<R: Read> Read for CancellableSource<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at >= BLOCK as u64 && self.cancel.is_cancelled() {
            return Err(io::Error::other(ReadCancelled));
        }
        let count = self.source.read(buffer)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl<R: Seek> Seek for CancellableSource<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.source.seek(to)?;
        Ok(self.at)
    }
}

/// The error of a source whose import was cancelled.
#[derive(Debug)]
pub(super) struct ReadCancelled;

impl ReadCancelled {
    /// Whether it is the cause of this error.
    pub(super) fn is_cause_of(error: &io::Error) -> bool {
        matches!(error.get_ref(), Some(cause) if cause.is::<Self>())
    }
}

impl fmt::Display for ReadCancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the import was cancelled")
    }
}

impl Error for ReadCancelled {}
