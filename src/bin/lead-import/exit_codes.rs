//! The exit codes of the program: [`ExitCode`]s by name, and their lines of `--help`.
//!
//! As SQL*Loader and rsync do, an import that ran to its end and left rows out has a code of its own, so that a script notices.

use std::process::ExitCode;

use lead_import::ImportReport;

/// Every exit code with its meaning, for `--help` and the man page.
pub(crate) const EXIT_CODES: [(i32, &str); 7] = [
    (0, "Every row was imported, or the file was inspected"),
    (1, "The import was refused or stopped: the file, the database, an option or an output cannot be used"),
    (2, "The command line is wrong"),
    (3, "The file was imported, and some of its rows failed"),
    (4, "Every row failed"),
    (5, "The import stopped part way and can be resumed; a message says how"),
    (INTERRUPTED, "A second Ctrl-C ended the program during a batch"),
];

/// What `--help` ends with.
pub(crate) fn help() -> String {
    let lines = EXIT_CODES.map(|(code, meaning)| format!("\n  {code:<4} {meaning}"));
    format!("Exit codes:{}", lines.concat())
}

pub(crate) const REFUSED: u8 = 1;
const SOME_FAILED: u8 = 3;
const ALL_FAILED: u8 = 4;
pub(crate) const RESUMABLE: u8 = 5;
/// The exit code of a program that SIGINT ended, as shells give it.
pub(crate) const INTERRUPTED: i32 = 130;

/// The exit code of an import, or of a dry run, that came to its end.
pub(crate) fn of_report(report: &ImportReport) -> ExitCode {
    match report.failed() {
        0 => ExitCode::SUCCESS,
        failed if failed == report.total_rows() => ExitCode::from(ALL_FAILED),
        _ => ExitCode::from(SOME_FAILED),
    }
}
