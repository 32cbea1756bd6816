//! The file of rejected rows: [`RejectsFile`].

use std::{
    fs::File,
    io::{self, Seek, SeekFrom, Write},
    path::Path,
};

use same_file::is_same_file;

use super::{
    args::Args,
    error::{ProgramError, with_path},
};

/// A file of rejected rows that is written from a given length on.
///
/// It is truncated to that length at the first write, not before: an import that is refused leaves the file unchanged.
#[derive(Debug)]
pub(crate) struct RejectsFile {
    file: File,
    truncate_to: Option<u64>,
}

impl RejectsFile {
    /// Opens the file to write after its first `bytes` bytes, and creates it if it is missing. The file to import, the database and the
    /// checkpoint are refused, also under another name.
    pub(crate) fn open(path: &Path, args: &Args, bytes: u64) -> Result<Self, ProgramError> {
        Self::open_after(path, args, bytes).map_err(|error| ProgramError::Rejects(with_path(path, &error)))
    }

    fn open_after(path: &Path, args: &Args, bytes: u64) -> io::Result<Self> {
        let others = [
            (Some(args.file.as_path()), "this is the file to import"),
            (Some(Path::new(&args.database)), "this is the database"),
            (args.resume.as_deref(), "this is the file of the checkpoint"),
        ];
        for (other, what) in others {
            let is_other = |other| path == other || is_same_file(path, other).unwrap_or(false);
            if other.is_some_and(is_other) {
                return Err(io::Error::other(what));
            }
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
