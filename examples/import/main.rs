//! Imports a file of leads into a campaign in a SQLite (or PostgreSQL) database.
//!
//! ```text
//! cargo run --release --features sqlite --example import -- examples/data/leads.csv
//! ```

mod args;
mod database;
mod failure;
mod rejects;
mod show;
mod trail;

use std::{fs::File, process::ExitCode};

use clap::Parser;
use lead_import::{CancelHandle, ImportReport, Importer, Inspection};

use crate::{args::Args, failure::Failure, trail::Trail};

#[tokio::main]
async fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            show::failure(&args, &error);
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &Args) -> Result<(), Failure> {
    let file = open(args)?;
    let importer = args.importer();
    let inspection = importer.inspect(&file)?;
    if args.inspect {
        show::inspection(args, &inspection);
        return Ok(());
    }
    if !inspection.has_email() {
        return Err(Failure::NoEmailColumn);
    }
    if !args.json {
        show::columns(&inspection);
    }
    let report = if args.dry_run {
        let store = database::read_only(args).await.map_err(Failure::Database)?;
        importer.dry_run(store, &args.campaign(), &file).await?
    } else {
        import(args, importer, &file, &inspection).await?
    };
    show::report(args, &report);
    Ok(())
}

/// A path that is no readable file counts as no file at all.
fn open(args: &Args) -> Result<File, Failure> {
    let file = File::open(&args.file).and_then(|file| file.metadata().map(|meta| (file, meta.is_file())));
    match file {
        Ok((file, true)) => Ok(file),
        Ok((_, false)) => {
            eprintln!("{}: not a file", args.file.display());
            Err(Failure::FileRequired)
        }
        Err(error) => {
            eprintln!("{}: {error}", args.file.display());
            Err(Failure::FileRequired)
        }
    }
}

async fn import(
    args: &Args,
    importer: Importer,
    file: &File,
    inspection: &Inspection,
) -> Result<ImportReport, Failure> {
    let cancel = CancelHandle::new();
    let interrupt = tokio::spawn(interrupted(cancel.clone()));
    let campaign = args.campaign();
    let trail = Trail::open(args)?;
    let store = database::open(args, &campaign).await.map_err(Failure::Database)?;
    let bar = show::progress_bar(args, inspection);
    let importer = importer.on_progress({
        let bar = bar.clone();
        move |progress| bar.set_position(progress.rows_done())
    });
    let importer = trail.follow(importer, &cancel);
    let mut job = importer.job(file).cancel_on(&cancel);
    if let Some(checkpoint) = trail.checkpoint() {
        job = job.resume(checkpoint);
    }
    if let Some(rejects) = trail.rejects()? {
        job = job.rejects(rejects);
    }
    let result = job.import(store, &campaign).await;
    interrupt.abort();
    bar.finish_and_clear();
    Ok(trail.close(result)?)
}

/// Ctrl-C stops at the next batch boundary. A second one does not wait for it, which costs nothing but the report.
async fn interrupted(cancel: CancelHandle) {
    if tokio::signal::ctrl_c().await.is_ok() {
        cancel.cancel();
        eprintln!("stopping after this batch; Ctrl-C again to stop at once");
    }
    if tokio::signal::ctrl_c().await.is_ok() {
        std::process::exit(130);
    }
}
