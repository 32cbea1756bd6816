//! What an import leaves beside the database: checkpoints and rejected rows.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use lead_import::{CancelHandle, Checkpoint, Event, ImportError, ImportReport, Importer};

use crate::{args::Args, failure::Failure, rejects::RejectsFile};

/// The files beside the database.
pub(crate) struct Trail {
    checkpoint: Option<Checkpoint>,
    /// Where the checkpoint is kept after each batch.
    kept: Option<PathBuf>,
    /// Where it goes when the import stops and no file was named.
    fallback: PathBuf,
    rejects: Option<PathBuf>,
    source: PathBuf,
}

impl Trail {
    pub(crate) fn open(args: &Args) -> Result<Self, Failure> {
        let mut fallback = args.file.clone().into_os_string();
        fallback.push(".checkpoint.json");
        let checkpoint = args.resume.as_deref().filter(|path| path.exists()).map(read).transpose();
        Ok(Self {
            checkpoint: checkpoint.map_err(Failure::Checkpoint)?,
            kept: args.resume.clone(),
            fallback: fallback.into(),
            rejects: args.rejects.clone(),
            source: args.file.clone(),
        })
    }

    pub(crate) fn checkpoint(&self) -> Option<Checkpoint> {
        self.checkpoint.clone()
    }

    /// Keeps a checkpoint before the first batch and after each, if that was asked for. Where it cannot be kept, the import is
    /// cancelled: the checkpoint may lie one batch behind the database, but not two.
    pub(crate) fn follow(&self, importer: Importer, cancel: &CancelHandle) -> Importer {
        let Some(path) = self.kept.clone() else { return importer };
        let cancel = cancel.clone();
        importer.listener(move |event: &Event<'_>| {
            let written = match event {
                Event::Started(checkpoint) => write(&path, checkpoint),
                Event::BatchCommitted(batch) => write(&path, batch.checkpoint()),
                _ => Ok(()),
            };
            if let Err(error) = written {
                eprintln!("the checkpoint cannot be written to {}: {error}", path.display());
                cancel.cancel();
            }
        })
    }

    /// The file of rejected rows, to be cut to what the checkpoint counts.
    pub(crate) fn rejects(&self) -> Result<Option<RejectsFile>, Failure> {
        let Some(path) = &self.rejects else { return Ok(None) };
        let bytes = self.checkpoint.as_ref().map_or(0, Checkpoint::rejects_bytes);
        let file = RejectsFile::open(path, &self.source, bytes);
        file.map(Some).map_err(Failure::Rejects)
    }

    /// Says how to go on after a stop; after the end there is nothing to keep.
    pub(crate) fn close(&self, result: Result<ImportReport, ImportError>) -> Result<ImportReport, ImportError> {
        let path = self.kept.as_ref().unwrap_or(&self.fallback);
        match &result {
            Ok(_) if path.exists() => drop(fs::remove_file(path)),
            Ok(_) => {}
            Err(error) => {
                if let Some(checkpoint) = error.checkpoint() {
                    self.say_how_to_go_on(path, checkpoint);
                }
            }
        }
        result
    }

    fn say_how_to_go_on(&self, path: &Path, checkpoint: &Checkpoint) {
        match (write(path, checkpoint), &self.kept) {
            (Ok(()), None) => eprintln!("to go on, add --resume {}", path.display()),
            (Ok(()), Some(_)) => eprintln!("to go on, run the same command again"),
            (Err(error), Some(_)) if path.exists() => {
                eprintln!("the checkpoint cannot be written to {}: {error}", path.display());
                eprintln!("the one before it is there: to go on, run the same command again");
            }
            (Err(error), _) => eprintln!("the checkpoint cannot be written to {}: {error}", path.display()),
        }
    }
}

fn read(path: &Path) -> io::Result<Checkpoint> {
    Ok(serde_json::from_slice(&fs::read(path)?)?)
}

/// Writes beside and renames, so that a kill or a power cut leaves the old checkpoint or the new one.
fn write(path: &Path, checkpoint: &Checkpoint) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let written = write_through(Path::new(&beside), &serde_json::to_vec(checkpoint)?);
    written.and_then(|()| fs::rename(&beside, path)).inspect_err(|_| drop(fs::remove_file(&beside)))
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}
