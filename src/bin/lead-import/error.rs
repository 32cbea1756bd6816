//! Why the program ends without an import, or before its end: [`ProgramError`].

use std::{error::Error, fmt, io, path::Path};

use lead_import::{
    ImportError, ImportReport, StoreError,
    report::{ErrorCode, Printable, Reply},
};

use super::exit_codes::{REFUSED, RESUMABLE};

/// Why the program ends without an import, or before its end.
///
/// The text says what failed; the cause, with the path, is in [`source`](Error::source).
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProgramError {
    #[error(transparent)]
    SourceFile(SourceError),
    #[error("The database could not be opened")]
    Database(#[source] StoreError),
    #[error("The rejected rows could not be written")]
    Rejects(#[source] io::Error),
    #[error("The report could not be written")]
    Report(#[source] io::Error),
    #[error("The checkpoint could not be read")]
    CheckpointUnreadable(#[source] io::Error),
    #[error("Standard output could not be written")]
    Output(#[source] io::Error),
    #[error(transparent)]
    Import(#[from] ImportError),
    /// An import that stopped part way. There is a checkpoint in a file, and a message has said how to resume.
    #[error(transparent)]
    Stopped(ImportError),
    /// A `--map` that cannot be followed. The inspection that is printed has it too.
    #[error(transparent)]
    Inspected(ImportError),
}

impl ProgramError {
    /// What was imported before the stop, if the import had begun to write.
    pub(crate) fn report(&self) -> Option<&ImportReport> {
        match self {
            Self::Import(error) | Self::Stopped(error) => error.report(),
            _ => None,
        }
    }

    /// The exit code of the program.
    pub(crate) fn exit_code(&self) -> u8 {
        if matches!(self, Self::Stopped(_)) { RESUMABLE } else { REFUSED }
    }

    /// The reply of the HTTP endpoint for it, unless the inspection is the reply.
    pub(crate) fn reply(&self) -> Option<Reply<()>> {
        let code = match self {
            // What cannot be written to standard output cannot be followed by a reply there.
            Self::Inspected(_) | Self::Output(_) => return None,
            Self::Import(error) | Self::Stopped(error) => return Some(Reply::from(error)),
            Self::SourceFile(_) | Self::CheckpointUnreadable(_) => ErrorCode::ValidationError,
            Self::Database(_) | Self::Rejects(_) | Self::Report(_) => ErrorCode::InternalError,
        };
        Some(Reply::failure(code, self.to_string()))
    }
}

/// Why the file to import cannot be opened, in a sentence that names it.
#[derive(Debug)]
pub(crate) struct SourceError(String);

impl SourceError {
    pub(crate) fn new(name: &str, cause: &io::Error) -> Self {
        Self(match cause.kind() {
            io::ErrorKind::NotFound => format!("The file {name} does not exist"),
            io::ErrorKind::IsADirectory => format!("{name} is a folder, not a CSV file"),
            io::ErrorKind::PermissionDenied => format!("No permission to read the file {name}"),
            _ => format!("{name} cannot be read: {cause}"),
        })
    }

    /// Why a pipe cannot be copied: it cannot be read, or there is no room for it.
    pub(crate) fn of_copy(name: &str, cause: &io::Error) -> Self {
        Self(format!("{name} cannot be copied to a temporary file: {cause}"))
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for SourceError {}

/// The same error with the path of the file in its text.
pub(crate) fn with_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", shown(path)))
}

/// A path in a message: one line that cannot steer a terminal.
pub(crate) fn shown(path: &Path) -> String {
    Printable::new(&path.to_string_lossy()).to_string()
}

/// The error and its causes in one line. A cause that the text before it has is left out: errors of sqlx and I/O errors repeat their
/// cause.
pub(crate) fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text = format!("{text}: {cause_text}");
        }
        next = cause.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_opened_is_named_with_the_reason() {
        let message = |kind: io::ErrorKind| SourceError::new("leads.csv", &kind.into()).to_string();
        assert_eq!(message(io::ErrorKind::NotFound), "The file leads.csv does not exist");
        assert_eq!(message(io::ErrorKind::IsADirectory), "leads.csv is a folder, not a CSV file");
        assert_eq!(message(io::ErrorKind::PermissionDenied), "No permission to read the file leads.csv");
        assert!(message(io::ErrorKind::TimedOut).starts_with("leads.csv cannot be read: "));
    }
}
