//! What an import leaves beside the database: checkpoints and rejected rows.

use std::{
    fs::{self, File},
    io::{self, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use lead_import::{Checkpoint, Event, ImportError, ImportErrorKind, ImportReport, Importer};

use crate::args::Args;

/// The files beside the database.
pub(crate) struct Trail {
    checkpoint: Option<Checkpoint>,
    /// Where the checkpoint is kept after each batch.
    kept: Option<PathBuf>,
    /// Where it goes when the import stops and no file was named.
    fallback: PathBuf,
    rejects: Option<PathBuf>,
}

impl Trail {
    pub(crate) fn open(args: &Args) -> Result<Self, ImportError> {
        let mut fallback = args.file.clone().into_os_string();
        fallback.push(".checkpoint.json");
        let checkpoint = args.resume.as_deref().filter(|path| path.exists()).map(read).transpose();
        Ok(Self {
            checkpoint: checkpoint.map_err(|error| {
                eprintln!("the checkpoint cannot be read: {error}");
                ImportErrorKind::CheckpointMismatch("kind")
            })?,
            kept: args.resume.clone(),
            fallback: fallback.into(),
            rejects: args.rejects.clone(),
        })
    }

    pub(crate) fn checkpoint(&self) -> Option<Checkpoint> {
        self.checkpoint.clone()
    }

    /// Keeps a checkpoint after each batch, if one was asked for.
    pub(crate) fn follow(&self, importer: Importer) -> Importer {
        let Some(path) = self.kept.clone() else { return importer };
        importer.listener(move |event: &Event<'_>| {
            if let Event::BatchCommitted(batch) = event
                && let Err(error) = write(&path, &batch.checkpoint())
            {
                eprintln!("the checkpoint cannot be written to {}: {error}", path.display());
            }
        })
    }

    /// The file of rejected rows, cut to what the checkpoint counts.
    pub(crate) fn rejects(&self) -> Result<Option<File>, ImportError> {
        let Some(path) = &self.rejects else { return Ok(None) };
        let bytes = self.checkpoint.as_ref().map_or(0, Checkpoint::rejects_bytes);
        let cut = || {
            let mut file = File::options().create(true).write(true).truncate(false).open(path)?;
            file.set_len(bytes)?;
            file.seek(SeekFrom::Start(bytes))?;
            Ok(file)
        };
        cut().map(Some).map_err(|error| ImportErrorKind::Rejects(error).into())
    }

    /// Says how to go on after a stop; after the end there is nothing to keep.
    pub(crate) fn close(&self, result: Result<ImportReport, ImportError>) -> Result<ImportReport, ImportError> {
        let path = self.kept.as_ref().unwrap_or(&self.fallback);
        match &result {
            Ok(_) if path.exists() => drop(fs::remove_file(path)),
            Ok(_) => {}
            Err(error) => {
                if let Some(checkpoint) = error.checkpoint() {
                    match write(path, checkpoint) {
                        Ok(()) => eprintln!("to go on, add --resume {}", path.display()),
                        Err(error) => eprintln!("the checkpoint cannot be written to {}: {error}", path.display()),
                    }
                }
            }
        }
        result
    }
}

fn read(path: &Path) -> io::Result<Checkpoint> {
    Ok(serde_json::from_slice(&fs::read(path)?)?)
}

/// Writes beside and renames, so that a kill leaves the old checkpoint or the new one.
fn write(path: &Path, checkpoint: &Checkpoint) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    fs::write(&beside, serde_json::to_vec(checkpoint)?)?;
    fs::rename(beside, path)
}
