//! The file to import: [`Source`].
//!
//! An import reads its file more than once. What can be read only once, such as a pipe, is first copied to a temporary file without a
//! name, which is gone when the program ends, also by a kill.

use std::{
    fmt,
    fs::File,
    io::{self, Read, Seek},
    path::{Path, PathBuf},
};

use lead_import::report::Printable;

use super::{
    error::{ProgramError, SourceError},
    standard_stream,
};

/// Where the bytes of the file come from. Displays as it is called in messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    StandardInput,
    File(PathBuf),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StandardInput => f.write_str("standard input"),
            Self::File(path) => Printable::new(&path.to_string_lossy()).fmt(f),
        }
    }
}

impl Source {
    /// The source that the command line names: `-` and nothing are standard input.
    pub(crate) fn of(file: Option<&Path>) -> Self {
        match file {
            Some(path) if path != Path::new("-") => Self::File(path.to_owned()),
            _ => Self::StandardInput,
        }
    }

    /// The path, unless it is standard input.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::StandardInput => None,
        }
    }

    /// The path that the names of files beside it begin with.
    pub(crate) fn base_path(&self) -> &Path {
        self.path().unwrap_or(Path::new("stdin"))
    }

    /// Opens it for an import of at most `max_bytes`. A longer pipe is read up to one byte more, so that the import refuses it.
    pub(crate) fn open(&self, max_bytes: u64) -> Result<File, ProgramError> {
        let name = self.to_string();
        let file = self.open_any().map_err(|cause| ProgramError::SourceFile(SourceError::new(&name, &cause)))?;
        if is_read_from_its_start(&file) {
            return Ok(file);
        }
        copy(file.take(max_bytes.saturating_add(1)))
            .map_err(|cause| ProgramError::SourceFile(SourceError::of_copy(&name, &cause)))
    }

    fn open_any(&self) -> io::Result<File> {
        let file = match self {
            Self::StandardInput => standard_stream::input()?,
            Self::File(path) => File::open(path)?,
        };
        if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
    }
}

/// Whether a regular file is positioned at its start. Of one that a shell has read a part of, the rest is to be imported.
fn is_read_from_its_start(file: &File) -> bool {
    let mut file = file;
    file.metadata().is_ok_and(|metadata| metadata.is_file())
        && file.stream_position().is_ok_and(|position| position == 0)
}

/// A temporary file with all that can be read.
fn copy(mut source: impl Read) -> io::Result<File> {
    let mut file = tempfile::tempfile()?;
    io::copy(&mut source, &mut file)?;
    file.rewind()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_and_nothing_are_standard_input() {
        assert_eq!(Source::of(None), Source::StandardInput);
        assert_eq!(Source::of(Some(Path::new("-"))), Source::StandardInput);
        assert_eq!(Source::of(Some(Path::new("./-"))), Source::File("./-".into()));
    }
}
