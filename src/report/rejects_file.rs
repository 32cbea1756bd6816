//! A rejects file that an import can read again: [`RejectsFile`].

use std::{
    fs::File,
    io::{self, Cursor, Read, Seek, Write},
};

/// A rejects file that the import can read, truncate and sync: [`ImportJob::rejects_file`](crate::import::ImportJob::rejects_file).
///
/// [`File`] is one. Open it for reading and writing, create it if it is missing, and do not truncate it:
///
/// ```no_run
/// # fn main() -> std::io::Result<()> {
/// let file = std::fs::File::options().read(true).write(true).create(true).truncate(false).open("rejects.csv")?;
/// # Ok(())
/// # }
/// ```
pub trait RejectsFile: Read + Write + Seek + Send {
    /// Truncates the file to this length in bytes.
    ///
    /// # Errors
    /// An error stops the import, which can be resumed.
    fn set_len(&mut self, bytes: u64) -> io::Result<()>;

    /// Returns when all that was written survives a power cut.
    ///
    /// # Errors
    /// An error stops the import, which can be resumed.
    fn sync(&mut self) -> io::Result<()>;
}

impl RejectsFile for File {
    fn set_len(&mut self, bytes: u64) -> io::Result<()> {
        Self::set_len(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

impl RejectsFile for &File {
    fn set_len(&mut self, bytes: u64) -> io::Result<()> {
        File::set_len(self, bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

/// In memory, for tests.
impl RejectsFile for Cursor<Vec<u8>> {
    fn set_len(&mut self, bytes: u64) -> io::Result<()> {
        let bytes = usize::try_from(bytes).map_err(|_| io::ErrorKind::OutOfMemory)?;
        self.get_mut().resize(bytes, 0);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<F: RejectsFile + ?Sized> RejectsFile for &mut F {
    fn set_len(&mut self, bytes: u64) -> io::Result<()> {
        (**self).set_len(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        (**self).sync()
    }
}
