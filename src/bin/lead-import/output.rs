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
    standard_output,
};

/// Prints what an import would read from the file.
pub(crate) fn print_inspection(args: &Args, inspection: &Inspection) -> Result<(), ProgramError> {
    if args.json { print_json(&InspectionJson::from(inspection)) } else { print(ColumnsTable(inspection, &args.map)) }
}

/// The report of an import or of a dry run, as it is printed.
pub(crate) fn report_text(args: &Args, report: &ImportReport) -> String {
    if args.json {
        return json(&Reply::from(report));
    }
    let heading = if args.dry_run { "Dry run, nothing was written. An import would give:" } else { "Imported:" };
    format!("{heading}\n{report}")
}

/// The ending of a file with the report, after the name of the checkpoint.
pub(crate) fn report_extension(args: &Args) -> &'static str {
    if args.json { "report.json" } else { "report.txt" }
}

/// Prints the report of an import. Returns when it has left the program, and is on the disk if standard output is a file.
pub(crate) fn print_durably(text: &str) -> Result<(), ProgramError> {
    write(text).and_then(|()| standard_output::sync()).map_err(ProgramError::Output)
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
    note(format_args!("error: {}", with_causes(error)));
}

/// Prints a line on standard error, if that can be written. `eprintln` panics if it cannot.
pub(crate) fn note(line: fmt::Arguments<'_>) {
    writeln!(io::stderr(), "{line}").ok();
}

fn print_json(value: &impl Serialize) -> Result<(), ProgramError> {
    print(json(value))
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data has a JSON form")
}

pub(crate) fn print(text: impl fmt::Display) -> Result<(), ProgramError> {
    write(text).map_err(ProgramError::Output)
}

fn write(text: impl fmt::Display) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()
}
