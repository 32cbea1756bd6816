//! What the command line says.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Parser, ValueEnum};
use lead_import::{CampaignId, Importer, columns::Target, store::FieldPolicy};

/// Imports a CSV file of leads into a campaign.
#[derive(Debug, Parser)]
pub(crate) struct Args {
    /// The file to import
    pub(crate) file: PathBuf,
    /// The campaign, created when missing
    #[arg(long, value_name = "NAME", default_value = "demo")]
    campaign: String,
    /// A SQLite file, created when missing, or a postgres:// address
    #[arg(long, value_name = "PATH", default_value = "leads.sqlite")]
    pub(crate) database: String,
    /// Print the reply of the HTTP endpoint and nothing else
    #[arg(long)]
    pub(crate) json: bool,
    /// Say what an import would make of the file, and write nothing
    #[arg(long)]
    pub(crate) inspect: bool,
    /// Give the report that an import would give, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Write the rows that fail to this file, to be mended and imported again
    #[arg(long, value_name = "OUT.csv", conflicts_with = "dry_run")]
    pub(crate) rejects: Option<PathBuf>,
    /// Keep a checkpoint in this file, and go on from it if it is there
    #[arg(long, value_name = "CHECKPOINT", conflicts_with = "dry_run")]
    pub(crate) resume: Option<PathBuf>,
    /// What happens to leads that exist
    #[arg(long, value_enum, default_value_t = Existing::Keep)]
    existing: Existing,
    /// Rows per batch
    #[arg(long, value_name = "N")]
    batch_size: Option<NonZeroUsize>,
    /// Most data rows
    #[arg(long, value_name = "N")]
    max_rows: Option<u64>,
    /// Largest file in bytes
    #[arg(long, value_name = "N")]
    max_bytes: Option<u64>,
    /// What a column becomes: email, firstName, lastName, companyName, jobTitle, custom or ignored
    #[arg(long, value_name = "HEADER=FIELD", value_parser = header_and_target)]
    map: Vec<(String, Target)>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Existing {
    /// They stay as they are
    Keep,
    /// Their empty fields are filled
    Fill,
    /// Their fields take the file's values
    Overwrite,
}

fn header_and_target(text: &str) -> Result<(String, Target), String> {
    let (header, target) = text.rsplit_once('=').ok_or("expected HEADER=FIELD")?;
    let target = target.parse::<Target>().map_err(|error| error.to_string())?;
    Ok((header.to_owned(), target))
}

impl Args {
    pub(crate) fn campaign(&self) -> CampaignId {
        CampaignId::from(self.campaign.as_str())
    }

    /// The importer that the options describe.
    pub(crate) fn importer(&self) -> Importer {
        let policy = match self.existing {
            Existing::Keep => FieldPolicy::Keep,
            Existing::Fill => FieldPolicy::FillEmpty,
            Existing::Overwrite => FieldPolicy::Overwrite,
        };
        let mut importer = Importer::new().existing(policy);
        if let Some(rows) = self.batch_size {
            importer = importer.batch_size(rows);
        }
        if let Some(rows) = self.max_rows {
            importer = importer.max_rows(rows);
        }
        if let Some(bytes) = self.max_bytes {
            importer = importer.max_bytes(bytes);
        }
        self.map.iter().fold(importer, |importer, (header, target)| importer.map_column(header, *target))
    }
}
