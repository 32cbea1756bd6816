//! The import of a file, with its checkpoint, its rejected rows, its progress bar and Ctrl-C.

use std::fs::File;

use lead_import::{
    CancelHandle, ImportError, ImportReport, Importer,
    import::{CheckpointMismatch, ImportErrorKind},
    store::StoreErrorKind,
};

use super::{
    args::Args, checkpoint_file::CheckpointFile, ctrl_c::CtrlC, database, error::ProgramError, output, progress_bar,
    rejects_file,
};

/// Imports a file of `rows` rows and prints the report. The checkpoint is removed last: if the report cannot be printed, it is kept in a
/// file, and the same command prints it again.
pub(crate) async fn run(args: &Args, file: &File, rows: u64) -> Result<(), ProgramError> {
    let checkpoint_file = CheckpointFile::of(args);
    let report = match import(args, file, rows, &checkpoint_file).await? {
        Ok(report) => report,
        Err(error) => return Err(stopped(error, &checkpoint_file)),
    };
    let report = output::report_text(args, &report);
    output::print_durably(&report).inspect_err(|_| checkpoint_file.keep_report(args, &report))?;
    checkpoint_file.remove();
    Ok(())
}

/// Whether there is a checkpoint of an earlier run.
pub(crate) fn is_resumed(args: &Args) -> Result<bool, ProgramError> {
    Ok(CheckpointFile::of(args).read()?.is_some())
}

/// Runs the import. The outer error is from before its start, the inner one is that of the import.
async fn import(
    args: &Args,
    file: &File,
    rows: u64,
    checkpoint_file: &CheckpointFile,
) -> Result<Result<ImportReport, ImportError>, ProgramError> {
    let cancel = CancelHandle::new();
    let _ctrl_c = CtrlC::cancels(cancel.clone());
    checkpoint_file.check(args)?;
    let checkpoint = checkpoint_file.read()?;
    let campaign = args.campaign();
    let database = database::open(&args.database, &campaign).await.map_err(ProgramError::Database)?;
    let mut job = with_progress_bar(args, rows).job(file).cancel_handle(&cancel);
    if checkpoint_file.is_named() {
        job = job.checkpoints(checkpoint_file);
    }
    if let Some(checkpoint) = checkpoint {
        job = job.resume(checkpoint);
    }
    let result = rejects_file::add_to(job, args)?.import(database.store.clone(), &campaign).await;
    database.close().await;
    Ok(result)
}

/// The importer that the options describe, with a progress bar that is cleared when the importer is dropped.
fn with_progress_bar(args: &Args, rows: u64) -> Importer {
    let bar = progress_bar::new(rows, args.json);
    args.importer().progress_listener(move |progress| bar.set_position(progress.rows_done()))
}

/// Whether the checkpoint is of no more use: the database or the rejects file is not in the state in which the import left it.
fn must_restart(error: &ImportError) -> bool {
    match error.kind() {
        ImportErrorKind::Store(cause) => cause.kind() == StoreErrorKind::OutOfSequence,
        ImportErrorKind::CheckpointMismatch(mismatch) => matches!(
            mismatch,
            CheckpointMismatch::RejectsTruncated | CheckpointMismatch::RejectsChanged | CheckpointMismatch::Damaged
        ),
        _ => false,
    }
}

/// Saves where the import stopped, and prints what to do.
fn stopped(error: ImportError, checkpoint_file: &CheckpointFile) -> ProgramError {
    if let Some(checkpoint) = error.checkpoint()
        // After an error of the checkpoint file itself, the checkpoint before it is the one to resume from.
        && !matches!(error.kind(), ImportErrorKind::Checkpoint(_))
    {
        checkpoint_file.save_stopped(checkpoint);
    }
    if must_restart(&error) {
        checkpoint_file.print_how_to_restart();
    } else if error.checkpoint().is_some() {
        checkpoint_file.print_how_to_resume();
    }
    ProgramError::Import(error)
}
