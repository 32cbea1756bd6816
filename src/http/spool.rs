//! Where an upload waits: in memory while it is small, then in a file that has no name.

use std::{
    io::{self, Seek, Write},
    mem,
};

use tempfile::SpooledTempFile;
use tokio::task::spawn_blocking;

use super::upload::UploadLimits;

/// How much is gathered before it is written, so that few writes leave the runtime's worker.
const GATHERED_BYTES: usize = 256 * 1024;

/// A file that grows. The runtime's workers never wait for the disk.
#[derive(Debug)]
pub(super) struct Spool {
    /// Lent to a blocking thread while it writes; lost for good when that thread fails.
    file: Option<SpooledTempFile>,
    gathered: Vec<u8>,
    pub(super) bytes: u64,
}

impl Spool {
    pub(super) fn new(limits: &UploadLimits) -> Self {
        let file = match &limits.folder {
            Some(folder) => SpooledTempFile::new_in(limits.memory_bytes, folder),
            None => SpooledTempFile::new(limits.memory_bytes),
        };
        Self { file: Some(file), gathered: Vec::new(), bytes: 0 }
    }

    pub(super) async fn write(&mut self, piece: &[u8]) -> io::Result<()> {
        self.bytes += piece.len() as u64;
        self.gathered.extend_from_slice(piece);
        if self.gathered.len() >= GATHERED_BYTES { self.flush().await } else { Ok(()) }
    }

    /// The file, at its beginning.
    pub(super) async fn finish(mut self) -> io::Result<SpooledTempFile> {
        self.flush().await?;
        let mut file = self.file.take().ok_or_else(lost)?;
        file.rewind()?;
        Ok(file)
    }

    async fn flush(&mut self) -> io::Result<()> {
        let mut file = self.file.take().ok_or_else(lost)?;
        let mut gathered = mem::take(&mut self.gathered);
        let write = spawn_blocking(move || {
            file.write_all(&gathered)?;
            gathered.clear();
            Ok::<_, io::Error>((file, gathered))
        });
        let (file, gathered) = write.await.map_err(io::Error::other)??;
        self.file = Some(file);
        self.gathered = gathered;
        Ok(())
    }
}

fn lost() -> io::Error {
    io::Error::other("an earlier write failed")
}
