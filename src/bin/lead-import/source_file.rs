//! The file to import.

use std::{fs::File, io, path::Path};

use super::error::{ProgramError, with_path};

/// Opens the file, which must be a regular one: it is read more than once.
pub(crate) fn open(path: &Path) -> Result<File, ProgramError> {
    open_regular(path).map_err(|error| ProgramError::SourceFile(with_path(path, &error)))
}

fn open_regular(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::Error::other("not a regular file")) }
}
