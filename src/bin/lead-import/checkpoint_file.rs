//! The file of the checkpoint: [`CheckpointFile`].
//!
//! In: the checkpoints of a running import. Out: a JSON file that holds one of them, complete, at any moment.

use std::{
    error::Error,
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use lead_import::{Checkpoint, async_trait, import::CheckpointSink, report::ListedRows};

use super::{
    args::Args,
    durable,
    error::{ProgramError, shown, with_path},
    other_files,
    output::{self, note, report_extension},
};

/// The file of the checkpoint: the one that `--resume` names, which is written after each batch; without `--resume` one beside the
/// file to import, which is written only when the import stops.
#[derive(Debug)]
pub(crate) struct CheckpointFile {
    path: PathBuf,
    is_named: bool,
    /// The rows that the report lists so far. The file has them too, so that it is complete by itself.
    listed: Mutex<Vec<ListedRows>>,
}

#[async_trait]
impl CheckpointSink for CheckpointFile {
    async fn save(&self, checkpoint: &Checkpoint, listed: &ListedRows) -> Result<(), Box<dyn Error + Send + Sync>> {
        let listed = {
            let mut all = self.listed.lock().unwrap_or_else(PoisonError::into_inner);
            all.push(listed.clone());
            all.clone()
        };
        let written = self.write(&checkpoint.clone().with_listed(listed));
        written.map_err(|error| with_path(&self.path, &error).into())
    }
}

impl CheckpointFile {
    pub(crate) fn of(args: &Args) -> Self {
        let path = args.resume.clone();
        let path = path.unwrap_or_else(|| args.source().base_path().with_added_extension("checkpoint.json"));
        Self { path, is_named: args.resume.is_some(), listed: Mutex::default() }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Fails if the file that `--resume` names is the one to import or belongs to the database.
    pub(crate) fn check(&self, args: &Args) -> Result<(), ProgramError> {
        if !self.is_named {
            return Ok(());
        }
        let checked = other_files::check(&self.path, args, &[]);
        checked.map_err(|error| ProgramError::CheckpointUnreadable(with_path(&self.path, &error)))
    }

    /// The checkpoint to resume from, if one was asked for and exists.
    pub(crate) fn read(&self) -> Result<Option<Checkpoint>, ProgramError> {
        if !self.is_named || !self.path.exists() {
            return Ok(None);
        }
        let checkpoint = read(&self.path).map_err(|error| with_path(&self.path, &error));
        checkpoint.map(Some).map_err(ProgramError::CheckpointUnreadable)
    }

    /// Whether the checkpoints are to be written during the import.
    pub(crate) fn is_named(&self) -> bool {
        self.is_named
    }

    /// Writes the checkpoint of a stopped import. If the file cannot be written, the checkpoint before it stays.
    pub(crate) fn save_stopped(&self, checkpoint: &Checkpoint) {
        if let Err(error) = self.write(checkpoint) {
            note(format_args!("the checkpoint cannot be written to {}: {error}", shown(&self.path)));
        }
    }

    /// Prints how to import the file again, when the checkpoint is of no more use.
    pub(crate) fn print_how_to_restart(&self) {
        note(format_args!("to import the file again, remove {} and run the same command", shown(&self.path)));
    }

    /// Prints how to resume. Returns whether there is a checkpoint.
    pub(crate) fn print_how_to_resume(&self) -> bool {
        let exists = self.path.exists();
        if self.is_named && exists {
            note(format_args!("to resume, run the same command again"));
        } else if exists {
            note(format_args!("to resume, add --resume {}", shown(&self.path)));
        }
        exists
    }

    /// Writes the report of a complete import, which could not be printed, to a file beside the checkpoint.
    pub(crate) fn keep_report(&self, args: &Args, report: &str) {
        let path = self.path.with_added_extension(report_extension(args));
        let report = output::without_colours(report);
        match durable::replace(&path, format!("{report}\n").as_bytes()) {
            Ok(()) => note(format_args!("the file was imported; the report is in {}", shown(&path))),
            Err(error) => {
                let error = with_path(&path, &error);
                note(format_args!("the file was imported, but the report cannot be written to a file either: {error}"));
            }
        }
        if self.is_named {
            note(format_args!("to print the report, run the same command again"));
        }
    }

    /// Prints what a file of the report that cannot be written means for the import.
    pub(crate) fn print_report_is_missing(&self) {
        note(format_args!("the file was imported"));
        if self.is_named {
            note(format_args!("to write the report, run the same command again"));
        }
    }

    /// Removes the file after a complete import: there is nothing to resume.
    pub(crate) fn remove(&self) {
        if let Err(error) = fs::remove_file(&self.path)
            && error.kind() != io::ErrorKind::NotFound
        {
            note(format_args!("the checkpoint cannot be removed: {}", with_path(&self.path, &error)));
        }
    }

    fn write(&self, checkpoint: &Checkpoint) -> io::Result<()> {
        durable::replace(&self.path, &serde_json::to_vec(checkpoint)?)
    }
}

fn read(path: &Path) -> io::Result<Checkpoint> {
    Ok(serde_json::from_slice(&fs::read(path)?)?)
}
