//! The import of a file, with its checkpoint, its rejected rows, its progress bar and Ctrl-C.

use std::{fs::File, process::ExitCode, sync::OnceLock, time::Instant};

use lead_import::{
    CancelHandle, Checkpoint, Event, ImportError, ImportJob, ImportReport, Importer, Inspection,
    import::{CheckpointMismatch, ImportErrorKind},
    store::StoreErrorKind,
};

use super::{
    args::Args,
    checkpoint_file::CheckpointFile,
    ctrl_c::CtrlC,
    database,
    error::{ProgramError, shown},
    exit_codes, numbers,
    output::{self, note},
    progress_bar, rejects_file, report_file,
    report_page::Ending,
};

/// Imports a file, prints the report and writes it to the file of `--report`. The checkpoint is removed last: if the report cannot be
/// printed, it is kept in a file, and the same command prints it again. The inspection is missing if the file cannot be imported as a new one.
pub(crate) async fn run(
    args: &Args,
    job: ImportJob<'_, &File>,
    inspection: Option<&Inspection>,
) -> Result<ExitCode, ProgramError> {
    report_file::check(args)?;
    let checkpoint_file = CheckpointFile::of(args);
    checkpoint_file.check(args)?;
    let checkpoint = checkpoint_file.read()?;
    let rows_before = checkpoint.as_ref().map_or(0, |checkpoint| checkpoint.report().total_rows());
    let began = Instant::now();
    let report = match import(args, job, &checkpoint_file, checkpoint).await? {
        Ok(report) => report,
        Err(error) => return Err(stopped(args, error, &checkpoint_file, inspection)),
    };
    let took = began.elapsed();
    let written = report_file::write(args, Ending::Complete, &report, inspection);
    let text = output::report_text(args, &report);
    output::print_durably(args, &text).inspect_err(|_| checkpoint_file.keep_report(args, &text))?;
    written.inspect_err(|_| checkpoint_file.print_report_is_missing())?;
    checkpoint_file.remove();
    if !args.json {
        print_notes(args, &report);
        note(format_args!("{}", numbers::speed(report.total_rows().saturating_sub(rows_before), took)));
    }
    Ok(exit_codes::of_report(&report))
}

/// Whether there is a checkpoint of an earlier run.
pub(crate) fn is_resumed(args: &Args) -> Result<bool, ProgramError> {
    Ok(CheckpointFile::of(args).read()?.is_some())
}

/// Prints where the failed rows and the report are.
fn print_notes(args: &Args, report: &ImportReport) {
    if report.failed() > 0 {
        let hint = match &args.rejects {
            Some(path) => format!("the failed rows are in {}: correct them there, and import that file", shown(path)),
            None => "to get the failed rows in a file, to correct and import them, add --rejects OUT.csv".to_owned(),
        };
        note(format_args!("{hint}"));
    }
    print_report_note(args);
}

fn print_report_note(args: &Args) {
    if let Some(report) = &args.report {
        note(format_args!("the report is in {}", shown(report.path())));
    }
}

/// Runs the import. The outer error is from before its start, the inner one is that of the import.
async fn import(
    args: &Args,
    mut job: ImportJob<'_, &File>,
    checkpoint_file: &CheckpointFile,
    checkpoint: Option<Checkpoint>,
) -> Result<Result<ImportReport, ImportError>, ProgramError> {
    let cancel = CancelHandle::new();
    let _ctrl_c = CtrlC::cancels(cancel.clone());
    let campaign = args.campaign();
    let database = database::open(&args.database, &campaign).await.map_err(ProgramError::Database)?;
    job = job.cancel_handle(&cancel);
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
pub(crate) fn with_progress_bar(args: &Args) -> Importer {
    let (bar, is_hidden) = (OnceLock::new(), args.json || args.dry_run);
    args.importer().listener(move |event: &Event<'_>| match event {
        Event::Inspected(inspection) => _ = bar.set(progress_bar::new(inspection.total_rows(), is_hidden)),
        Event::BatchCommitted(batch) => {
            bar.get().into_iter().for_each(|bar| bar.set_position(batch.progress().rows_done()));
        }
        _ => {}
    })
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

/// Saves where the import stopped and the report so far, and prints what to do.
fn stopped(
    args: &Args,
    error: ImportError,
    checkpoint_file: &CheckpointFile,
    inspection: Option<&Inspection>,
) -> ProgramError {
    if let Some(checkpoint) = error.checkpoint()
        // After an error of the checkpoint file itself, the checkpoint before it is the one to resume from.
        && !matches!(error.kind(), ImportErrorKind::Checkpoint(_))
    {
        checkpoint_file.save_stopped(checkpoint);
    }
    if let Some(report) = error.report() {
        match report_file::write(args, Ending::Stopped, report, inspection) {
            Ok(()) if args.json => {}
            Ok(()) => print_report_note(args),
            Err(error) => output::print_error(&error),
        }
    }
    if must_restart(&error) {
        checkpoint_file.print_how_to_restart();
    } else if error.checkpoint().is_some() && checkpoint_file.print_how_to_resume() {
        return ProgramError::Stopped(error);
    }
    ProgramError::Import(error)
}
