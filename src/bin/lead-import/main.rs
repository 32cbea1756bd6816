//! Imports a CSV file of leads into a campaign in a SQLite or PostgreSQL database.
//!
//! - In: a command line ([`args`]), and a file or standard input ([`source_file`]).
//! - Out: a report on standard output, as text ([`report_text`]) or as the HTTP endpoint's JSON, and in a file ([`report_page`]); an exit
//!   code ([`exit_codes`]).
//! - Start with [`main`]; an import that writes is in [`import`].
//!
//! The example `import` includes these files as a module, so they name each other by `self` and `super`.

// The program needs sqlx, and so a newer Rust than the core.
#![allow(clippy::incompatible_msrv)]

mod args;
mod checkpoint_file;
mod choices;
mod columns_table;
mod ctrl_c;
mod database;
mod durable;
mod error;
mod exit_codes;
mod generated;
mod html;
mod import;
mod issue_groups;
mod issue_words;
mod numbers;
mod other_files;
pub(crate) mod output;
mod picture;
mod progress_bar;
mod rejects_file;
mod report_file;
mod report_page;
mod report_page_issues;
mod report_path;
mod report_text;
mod source_file;
mod standard_stream;

use std::{
    fs::File,
    io::{self, IsTerminal},
    process::ExitCode,
};

use clap::{CommandFactory, Parser, error::ErrorKind};
use lead_import::{ImportJob, Inspection, import::ImportErrorKind};

use self::{args::Args, error::ProgramError, report_page::Ending};

/// The program: one import, as the command line describes it.
#[tokio::main]
pub(crate) async fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args).await {
        Ok(code) => code,
        Err(error) => {
            output::print_failure(&args, &error);
            ExitCode::from(error.exit_code())
        }
    }
}

async fn run(args: &Args) -> Result<ExitCode, ProgramError> {
    if let Some(what) = args.generate {
        return generated::print(what).map(|()| ExitCode::SUCCESS);
    }
    if !args.names_a_source() && io::stdin().is_terminal() {
        let missing = "which file? Name one, or pipe one in: lead-import leads.csv";
        Args::command().error(ErrorKind::MissingRequiredArgument, missing).exit();
    }
    let file = args.source().open(args.max_bytes)?;
    if args.inspect {
        let inspection = args.importer().inspect(&file)?;
        output::print_inspection(args, &inspection)?;
        return check_instructions(&inspection).map(|()| ExitCode::SUCCESS);
    }
    let mut job = import::with_progress_bar(args).job(&file);
    let inspection = match job.inspect().cloned().and_then(|inspection| inspection.check().map(|()| inspection)) {
        Ok(inspection) => inspection,
        // The import knows whether the file is still the one that it began with.
        Err(_) if import::is_resumed(args)? => return import::run(args, job, None).await,
        Err(error) => return Err(error.into()),
    };
    if !args.json {
        output::print_inspection(args, &inspection)?;
    }
    if args.dry_run {
        return run_dry(args, job, &inspection).await;
    }
    import::run(args, job, Some(&inspection)).await
}

/// Fails if a `--map` cannot be followed. A file without an email column is no error: a person looks for the column to map.
fn check_instructions(inspection: &Inspection) -> Result<(), ProgramError> {
    match inspection.check() {
        Err(error) if matches!(error.kind(), ImportErrorKind::Mapping(_)) => Err(ProgramError::Inspected(error)),
        _ => Ok(()),
    }
}

async fn run_dry(args: &Args, job: ImportJob<'_, &File>, inspection: &Inspection) -> Result<ExitCode, ProgramError> {
    report_file::check(args)?;
    let store = database::open_for_dry_run(&args.database).await.map_err(ProgramError::Database)?;
    let report = job.dry_run(store, &args.campaign()).await?;
    report_file::write(args, Ending::DryRun, &report, Some(inspection))?;
    output::print_durably(args, &output::report_text(args, &report))?;
    Ok(exit_codes::of_report(&report))
}
