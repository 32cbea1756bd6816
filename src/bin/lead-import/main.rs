//! Imports a CSV file of leads into a campaign in a SQLite or PostgreSQL database.
//!
//! - In: a command line ([`args`]).
//! - Out: a report on standard output, as text or as the HTTP endpoint's JSON; exit code 1 on an error.
//! - Start with [`main`]; an import that writes is in [`import`].
//!
//! The example `import` includes these files as a module, so they name each other by `self` and `super`.

mod args;
mod checkpoint_file;
mod columns_table;
mod ctrl_c;
mod database;
mod durable;
mod error;
mod import;
mod other_files;
pub(crate) mod output;
mod progress_bar;
mod rejects_file;
mod source_file;
mod standard_output;

use std::{fs::File, process::ExitCode};

use clap::Parser;
use lead_import::{ImportReport, Inspection, import::ImportErrorKind};

use self::{args::Args, error::ProgramError};

/// The program: one import, as the command line describes it.
#[tokio::main]
pub(crate) async fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::print_failure(&args, &error);
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &Args) -> Result<(), ProgramError> {
    let file = source_file::open(&args.file)?;
    let inspected = args.importer().inspect(&file);
    if args.inspect {
        let inspection = inspected?;
        output::print_inspection(args, &inspection)?;
        return check_instructions(&inspection);
    }
    let inspection = match inspected.and_then(|inspection| inspection.check().map(|()| inspection)) {
        Ok(inspection) => inspection,
        // The import knows whether the file is still the one that it began with.
        Err(_) if import::is_resumed(args)? => return import::run(args, &file, 0).await,
        Err(error) => return Err(error.into()),
    };
    if !args.json {
        output::print_inspection(args, &inspection)?;
    }
    if args.dry_run {
        return output::print(output::report_text(args, &dry_run(args, &file).await?));
    }
    import::run(args, &file, inspection.total_rows()).await
}

/// Fails if a `--map` cannot be followed. A file without an email column is no error: a person looks for the column to map.
fn check_instructions(inspection: &Inspection) -> Result<(), ProgramError> {
    match inspection.check() {
        Err(error) if matches!(error.kind(), ImportErrorKind::Mapping(_)) => Err(ProgramError::Inspected(error)),
        _ => Ok(()),
    }
}

async fn dry_run(args: &Args, file: &File) -> Result<ImportReport, ProgramError> {
    let store = database::open_for_dry_run(&args.database).await.map_err(ProgramError::Database)?;
    Ok(args.importer().dry_run(store, &args.campaign(), file).await?)
}
