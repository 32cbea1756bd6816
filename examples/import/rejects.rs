//! The file of rejected rows: [`RejectsFile`].

use std::{
    fs::{self, File},
    io::{self, Seek, SeekFrom, Write},
    path::Path,
};

/// A file that is written from a given length on. What lies behind is cut off with the first batch, not before: an import that
/// is refused leaves the file as it was.
#[derive(Debug)]
pub(crate) struct RejectsFile {
    file: File,
    cut_to: Option<u64>,
}

impl RejectsFile {
    /// Opens the file, which is created when it is missing and may not be the one that is imported.
    pub(crate) fn open(path: &Path, source: &Path, bytes: u64) -> io::Result<Self> {
        if path.exists() && fs::canonicalize(path)? == fs::canonicalize(source)? {
            return Err(io::Error::other("they would be written over the file that is imported"));
        }
        let file = File::options().create(true).write(true).truncate(false).open(path)?;
        let there = file.metadata()?;
        if there.is_file() && there.len() < bytes {
            return Err(io::Error::other(format!("{} does not hold those of the stopped import", path.display())));
        }
        // A pipe or a device has no length.
        Ok(Self { file, cut_to: there.is_file().then_some(bytes) })
    }

    fn cut(&mut self) -> io::Result<()> {
        if let Some(bytes) = self.cut_to {
            self.file.set_len(bytes)?;
            self.file.seek(SeekFrom::Start(bytes))?;
            self.cut_to = None;
        }
        Ok(())
    }
}

impl Write for RejectsFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.cut()?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.cut()?;
        self.file.flush()
    }
}
