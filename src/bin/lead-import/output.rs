//! What the program prints: results on standard output, errors and notes on standard error.
//!
//! Text has colours where it goes to a terminal and neither `NO_COLOR` nor `TERM=dumb` is set; elsewhere they are removed on the way
//! out. JSON is printed as it is.

use std::{
    error::Error,
    fmt,
    io::{self, Write},
};

use anstyle::{AnsiColor, Style};
use lead_import::{
    ImportReport, Inspection,
    report::{Printable, Reply},
};
use serde::Serialize;

use super::{
    args::Args,
    columns_table::{ColumnsTable, InspectionJson},
    error::{ProgramError, with_causes},
    report_text::ReportText,
    standard_stream,
};

const HEADING: Style = Style::new().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();

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
    format!("{HEADING}{heading}{HEADING:#}\n{}", ReportText(report))
}

/// The ending of a file with the report, after the name of the checkpoint.
pub(crate) fn report_extension(args: &Args) -> &'static str {
    if args.json { "report.json" } else { "report.txt" }
}

/// A text as it is printed where there are no colours. Cells are escaped, so that only the program's own colours are removed.
pub(crate) fn without_colours(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

/// Prints the report of an import. Returns when it has left the program, and is on the disk if standard output is a file.
pub(crate) fn print_durably(args: &Args, text: &str) -> Result<(), ProgramError> {
    let written = if args.json { write_exactly(format!("{text}\n").as_bytes()) } else { write(text) };
    written.and_then(|()| standard_stream::sync_output()).map_err(ProgramError::Output)
}

/// Prints why the program ends, and what was imported before.
pub(crate) fn print_failure(args: &Args, error: &ProgramError) {
    let printed = match error.report() {
        _ if args.json => error.reply().map_or(Ok(()), |reply| print_json(&reply)),
        Some(report) => print(format_args!("{HEADING}Stopped. Imported so far:{HEADING:#}\n{}", ReportText(report))),
        None => Ok(()),
    };
    print_error(error);
    if let Err(output) = printed {
        print_error(&output);
    }
}

/// Prints an error and its causes on standard error. Messages quote cells, headers and paths.
pub(crate) fn print_error(error: &dyn Error) {
    let text = with_causes(error);
    note(format_args!("{ERROR}error:{ERROR:#} {}", Printable::new(&text)));
}

/// Prints a line on standard error, if that can be written. `eprintln` panics if it cannot.
pub(crate) fn note(line: fmt::Arguments<'_>) {
    writeln!(anstream::stderr(), "{line}").ok();
}

/// Prints bytes as they are.
pub(crate) fn print_bytes(bytes: &[u8]) -> Result<(), ProgramError> {
    write_exactly(bytes).map_err(ProgramError::Output)
}

fn print_json(value: &impl Serialize) -> Result<(), ProgramError> {
    print_bytes(format!("{}\n", json(value)).as_bytes())
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("plain data has a JSON form")
}

fn print(text: impl fmt::Display) -> Result<(), ProgramError> {
    write(text).map_err(ProgramError::Output)
}

fn write(text: impl fmt::Display) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()
}

fn write_exactly(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}
