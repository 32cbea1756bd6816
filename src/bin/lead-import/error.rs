//! Why the program ends with exit code 1: [`ProgramError`].

use std::{error::Error, io, path::Path};

use lead_import::{
    ImportError, ImportReport, StoreError,
    report::{ErrorCode, Reply},
};

/// Why the program ends with exit code 1.
///
/// The text says what failed; the cause, with the path, is in [`source`](Error::source).
#[derive(Debug, thiserror::Error)]
pub(crate) enum ProgramError {
    #[error("The file to import cannot be opened")]
    SourceFile(#[source] io::Error),
    #[error("The database could not be opened")]
    Database(#[source] StoreError),
    #[error("The rejected rows could not be written")]
    Rejects(#[source] io::Error),
    #[error("The checkpoint could not be read")]
    CheckpointUnreadable(#[source] io::Error),
    #[error("Standard output could not be written")]
    Output(#[source] io::Error),
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A `--map` that cannot be followed. The inspection that is printed has it too.
    #[error(transparent)]
    Inspected(ImportError),
}

impl ProgramError {
    /// What was imported before the stop, if the import had begun to write.
    pub(crate) fn report(&self) -> Option<&ImportReport> {
        match self {
            Self::Import(error) => error.report(),
            _ => None,
        }
    }

    /// The reply of the HTTP endpoint for it, unless the inspection is the reply.
    pub(crate) fn reply(&self) -> Option<Reply<()>> {
        let code = match self {
            // What cannot be written to standard output cannot be followed by a reply there.
            Self::Inspected(_) | Self::Output(_) => return None,
            Self::Import(error) => return Some(Reply::from(error)),
            Self::SourceFile(_) => return Some(Reply::failure(ErrorCode::ValidationError, "CSV file is required")),
            Self::CheckpointUnreadable(_) => ErrorCode::ValidationError,
            Self::Database(_) | Self::Rejects(_) => ErrorCode::InternalError,
        };
        Some(Reply::failure(code, self.to_string()))
    }
}

/// The same error with the path of the file in its text.
pub(crate) fn with_path(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
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
