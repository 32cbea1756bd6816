//! The file of the checkpoint: [`CheckpointFile`].
//!
//! In: the checkpoints of a running import. Out: a JSON file that holds one of them, complete, at any moment.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use lead_import::{CancelHandle, Checkpoint, Event, Importer};

use super::{
    args::Args,
    error::{ProgramError, with_path},
};

/// The file of the checkpoint: the one that `--resume` names, which is written after each batch; without `--resume` one beside the
/// file to import, which is written only when the import stops.
#[derive(Clone, Debug)]
pub(crate) struct CheckpointFile {
    path: PathBuf,
    is_named: bool,
    /// Why it could not be written during the import.
    error: Arc<OnceLock<io::Error>>,
}

impl CheckpointFile {
    pub(crate) fn of(args: &Args) -> Self {
        let path = args.resume.clone().unwrap_or_else(|| args.file.with_added_extension("checkpoint.json"));
        Self { path, is_named: args.resume.is_some(), error: Arc::default() }
    }

    /// The checkpoint to resume from, if one was asked for and exists.
    pub(crate) fn read(&self) -> Result<Option<Checkpoint>, ProgramError> {
        if !self.is_named || !self.path.exists() {
            return Ok(None);
        }
        let checkpoint = read(&self.path).map_err(|error| with_path(&self.path, &error));
        checkpoint.map(Some).map_err(ProgramError::CheckpointUnreadable)
    }

    /// Writes a checkpoint before the first batch and after each, if one was asked for. If it cannot be written, the import is
    /// cancelled, so that the file is never more than one batch behind the database.
    pub(crate) fn follow(&self, importer: Importer, cancel: &CancelHandle) -> Importer {
        if !self.is_named {
            return importer;
        }
        let (file, cancel) = (self.clone(), cancel.clone());
        importer.listener(move |event: &Event<'_>| {
            let written = match event {
                Event::Started(checkpoint) => file.write(checkpoint),
                Event::BatchCommitted(batch) => file.write(batch.checkpoint()),
                _ => Ok(()),
            };
            if let Err(error) = written {
                file.error.get_or_init(|| error);
                cancel.cancel();
            }
        })
    }

    /// Why the file could not be written during the import, if the import was stopped for that.
    pub(crate) fn write_error(&self) -> Option<io::Error> {
        self.error.get().map(|error| with_path(&self.path, error))
    }

    /// Writes the checkpoint of a stopped import and prints how to resume it. Where the file could not be written during the import,
    /// the checkpoint before it is used.
    pub(crate) fn save_stopped(&self, checkpoint: &Checkpoint) {
        let path = self.path.display();
        let written = if self.error.get().is_some() { Ok(()) } else { self.write(checkpoint) };
        match written {
            Err(error) => eprintln!("the checkpoint cannot be written to {path}: {error}"),
            Ok(()) if !self.is_named => eprintln!("to resume, add --resume {path}"),
            Ok(()) => {}
        }
        if self.is_named && self.path.exists() {
            eprintln!("to resume, run the same command again");
        }
    }

    /// Removes the file after a complete import: there is nothing to resume.
    pub(crate) fn remove(&self) {
        if let Err(error) = fs::remove_file(&self.path)
            && error.kind() != io::ErrorKind::NotFound
        {
            eprintln!("the checkpoint cannot be removed: {}", with_path(&self.path, &error));
        }
    }

    /// Writes a second file and renames it, so that a kill or a power cut leaves the old checkpoint or the new one.
    fn write(&self, checkpoint: &Checkpoint) -> io::Result<()> {
        let new = self.path.with_added_extension("new");
        let json = serde_json::to_vec(checkpoint)?;
        let written = write_synced(&new, &json).and_then(|()| fs::rename(&new, &self.path));
        written.inspect_err(|_| drop(fs::remove_file(&new)))
    }
}

fn read(path: &Path) -> io::Result<Checkpoint> {
    Ok(serde_json::from_slice(&fs::read(path)?)?)
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}
