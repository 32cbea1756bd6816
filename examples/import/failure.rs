//! Why the program ends without having imported the file: [`Failure`].

use std::{fmt, io};

use lead_import::{
    ImportError, StoreError,
    report::{ErrorCode, Reply},
};

/// Why the program ends without having imported the file.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The path is not a readable file.
    FileRequired,
    /// The file has no email column.
    NoEmailColumn,
    /// The database could not be opened.
    Database(StoreError),
    /// The file of rejected rows could not be opened.
    Rejects(io::Error),
    /// The checkpoint could not be read.
    Checkpoint(io::Error),
    /// The import stopped.
    Import(ImportError),
}

impl Failure {
    /// The reply of the HTTP endpoint for it.
    pub(crate) fn reply(&self) -> Reply<()> {
        let code = match self {
            Self::Import(error) => return Reply::from(error),
            Self::FileRequired | Self::NoEmailColumn | Self::Checkpoint(_) => ErrorCode::ValidationError,
            Self::Database(_) | Self::Rejects(_) => ErrorCode::InternalError,
        };
        Reply::failure(code, self.to_string())
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Self {
        Self::Import(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FileRequired => f.write_str("CSV file is required"),
            Self::NoEmailColumn => f.write_str("No email column detected"),
            Self::Database(_) => f.write_str("The database could not be opened"),
            Self::Rejects(_) => f.write_str("The rejected rows could not be written"),
            Self::Checkpoint(_) => f.write_str("The checkpoint could not be read"),
            Self::Import(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::FileRequired | Self::NoEmailColumn => None,
            Self::Database(error) => Some(error),
            Self::Rejects(error) | Self::Checkpoint(error) => Some(error),
            Self::Import(error) => error.source(),
        }
    }
}
