//! What the program prints: results on standard output, errors on standard error.

use std::{
    error::Error,
    fmt,
    io::{self, Write},
};

use lead_import::{ImportReport, Inspection, report::Reply};
use serde::Serialize;

use super::{
    args::Args,
    columns_table::{ColumnsTable, InspectionJson},
    error::{ProgramError, with_causes},
};

/// Prints what an import would read from the file.
pub(crate) fn print_inspection(args: &Args, inspection: &Inspection) -> Result<(), ProgramError> {
    if args.json { print_json(&InspectionJson::from(inspection)) } else { print(ColumnsTable(inspection, &args.map)) }
}

/// Prints the result of an import or of a dry run.
pub(crate) fn print_report(args: &Args, report: &ImportReport) -> Result<(), ProgramError> {
    if args.json {
        return print_json(&Reply::from(report));
    }
    let heading = if args.dry_run { "Dry run, nothing was written. An import would give:" } else { "Imported:" };
    print(format_args!("{heading}\n{report}"))
}

/// Prints why the program ends, and what was imported before.
pub(crate) fn print_failure(args: &Args, error: &ProgramError) {
    let printed = match error.report() {
        _ if args.json => error.reply().map_or(Ok(()), |reply| print_json(&reply)),
        Some(report) => print(format_args!("Stopped. Imported so far:\n{report}")),
        None => Ok(()),
    };
    print_error(error);
    if let Err(output) = printed {
        print_error(&output);
    }
}

/// Prints an error and its causes on standard error.
pub(crate) fn print_error(error: &dyn Error) {
    eprintln!("error: {}", with_causes(error));
}

fn print_json(value: &impl Serialize) -> Result<(), ProgramError> {
    print(serde_json::to_string(value).expect("plain data has a JSON form"))
}

fn print(text: impl fmt::Display) -> Result<(), ProgramError> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).map_err(ProgramError::Output)
}
