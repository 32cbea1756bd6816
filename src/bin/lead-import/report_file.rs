//! The file of the report: [`check`], [`write`].

use std::io;

use lead_import::{ImportReport, Inspection};

use super::{
    args::Args,
    checkpoint_file::CheckpointFile,
    durable,
    error::{ProgramError, with_path},
    other_files,
    report_page::{Ending, ReportPage},
    report_path::{Form, ReportPath},
};

/// Fails if the report would be written over the file to import, the database, the checkpoint or the rejected rows.
pub(crate) fn check(args: &Args) -> Result<(), ProgramError> {
    let Some(report) = &args.report else { return Ok(()) };
    let checkpoint = CheckpointFile::of(args);
    let (what, draft) = ("this is the file of the checkpoint", durable::draft_of(checkpoint.path()));
    let rejects = (args.rejects.as_deref(), "this is the file of the rejected rows");
    let others = [(Some(checkpoint.path()), what), (Some(draft.as_path()), what), rejects];
    other_files::check(report.path(), args, &others).map_err(|error| error_of(report, &error))
}

/// Writes the report, if a file for it was named. The inspection is missing if the file was not read again.
pub(crate) fn write(
    args: &Args,
    ending: Ending,
    report: &ImportReport,
    inspection: Option<&Inspection>,
) -> Result<(), ProgramError> {
    let Some(file) = &args.report else { return Ok(()) };
    let bytes = match file.form() {
        Form::Json => serde_json::to_string(report).expect("plain data has a JSON form") + "\n",
        Form::Page => ReportPage { args, ending, report, inspection }.to_string(),
    };
    durable::replace(file.path(), bytes.as_bytes()).map_err(|error| error_of(file, &error))
}

fn error_of(file: &ReportPath, error: &io::Error) -> ProgramError {
    ProgramError::Report(with_path(file.path(), error))
}
