//! Imports a CSV file of leads into a campaign in a SQLite database.
//!
//! ```sh
//! cargo run --release --features sqlite --example import -- examples/data/leads.csv
//! ```
//!
//! The function [`import`] is the whole import, ready to be copied. With options (`--help` lists them) this example is the
//! program `lead-import`.

use std::{env, error::Error, fs::File, path::Path, process::ExitCode};

use lead_import::{CampaignId, Importer, SqliteStore};

#[tokio::main]
async fn import(path: &Path) -> Result<(), Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let store = SqliteStore::open("leads.sqlite", "demo").await?;
    let campaign = CampaignId::from("demo");
    store.create_campaign(&campaign).await?;
    let report = Importer::new().import(&store, &campaign, file).await?;
    println!("{report}");
    store.close().await;
    Ok(())
}

#[path = "../src/bin/lead-import/main.rs"]
mod program;

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let [path] = arguments.as_slice() else { return program::main() };
    if path.as_encoded_bytes().starts_with(b"-") {
        return program::main();
    }
    match import(path.as_ref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            program::output::print_error(&*error);
            ExitCode::FAILURE
        }
    }
}
