//! The file of rejected rows: [`RejectsFile`].

use std::{
    fs::{self, File},
    io::{self, Seek, SeekFrom, Write},
    path::Path,
};

use super::error::{ProgramError, with_path};

/// A file of rejected rows that is written from a given length on.
///
/// It is truncated to that length at the first write, not before: an import that is refused leaves the file unchanged.
#[derive(Debug)]
pub(crate) struct RejectsFile {
    file: File,
    truncate_to: Option<u64>,
}

impl RejectsFile {
    /// Opens the file, created if it is missing, to write after its first `bytes` bytes. It may not be the file to import.
    pub(crate) fn open(path: &Path, source: &Path, bytes: u64) -> Result<Self, ProgramError> {
        Self::open_after(path, source, bytes).map_err(|error| ProgramError::Rejects(with_path(path, &error)))
    }

    fn open_after(path: &Path, source: &Path, bytes: u64) -> io::Result<Self> {
        if path.exists() && fs::canonicalize(path)? == fs::canonicalize(source)? {
            return Err(io::Error::other("this is the file to import"));
        }
        let file = File::options().create(true).write(true).truncate(false).open(path)?;
        let metadata = file.metadata()?;
        // A pipe or a device has no length.
        if !metadata.is_file() {
            return Ok(Self { file, truncate_to: None });
        }
        if metadata.len() < bytes {
            return Err(io::Error::other("the rows that the stopped import rejected are missing"));
        }
        Ok(Self { file, truncate_to: Some(bytes) })
    }

    fn truncate(&mut self) -> io::Result<()> {
        if let Some(bytes) = self.truncate_to {
            self.file.set_len(bytes)?;
            self.file.seek(SeekFrom::Start(bytes))?;
            self.truncate_to = None;
        }
        Ok(())
    }
}

impl Write for RejectsFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.truncate()?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.truncate()?;
        self.file.flush()
    }
}
