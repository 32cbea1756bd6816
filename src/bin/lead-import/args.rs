//! The command line: [`Args`].

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Parser, ValueEnum};
use lead_import::{
    CampaignId, DuplicatePolicy, Importer,
    columns::Target,
    import::{ExtraCells, OptedOut},
    store::FieldPolicy,
};

/// What `--help` ends with.
const EXIT_CODES: &str = "\
Exit codes:
  0    The file was imported or inspected, with or without failed rows
  1    The import stopped, or the file or the database cannot be used
  2    The command line is wrong
  130  A second Ctrl-C ended the program during a batch";

/// Imports a CSV file of leads into a campaign.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    /// The CSV file to import
    pub(crate) file: PathBuf,
    /// The campaign to add the leads to, created if it is missing
    #[arg(long, value_name = "NAME", default_value = "demo")]
    campaign: String,
    /// A SQLite file, created if it is missing, or a postgres:// URL
    #[arg(long, value_name = "PATH", default_value = "leads.sqlite")]
    pub(crate) database: String,
    /// Print only the JSON reply of the HTTP endpoint
    #[arg(long)]
    pub(crate) json: bool,
    /// Show what an import would read from the file, and write nothing
    #[arg(long)]
    pub(crate) inspect: bool,
    /// Print the report that an import would give, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Write the rows that fail to this file, to be fixed and imported again
    #[arg(long, value_name = "OUT.csv", conflicts_with_all = ["dry_run", "inspect"])]
    pub(crate) rejects: Option<PathBuf>,
    /// Store a checkpoint in this file after each batch, and resume from it if it exists
    #[arg(long, value_name = "CHECKPOINT", conflicts_with_all = ["dry_run", "inspect"])]
    pub(crate) resume: Option<PathBuf>,
    /// What happens to leads that exist already
    #[arg(long, value_enum, default_value_t = Existing::Keep)]
    existing: Existing,
    /// What happens to rows with the email of an earlier row of the file
    #[arg(long, value_enum, default_value_t = Duplicates::AsExisting)]
    duplicates: Duplicates,
    /// What happens to rows with more cells than the header
    #[arg(long, value_enum, default_value_t = Extra::Reject)]
    extra_cells: Extra,
    /// What happens to people who opted out, as far as the file says so
    #[arg(long, value_enum, default_value_t = OptedOutRows::Warn)]
    opted_out: OptedOutRows,
    /// Rows per batch [default: 1000]
    #[arg(long, value_name = "N")]
    batch_size: Option<NonZeroUsize>,
    /// Maximum number of data rows [default: 50000]
    #[arg(long, value_name = "N")]
    max_rows: Option<u64>,
    /// Maximum file size in bytes [default: 52428800]
    #[arg(long, value_name = "N")]
    max_bytes: Option<u64>,
    /// What a column becomes: email, firstName, lastName, companyName, jobTitle, fullName, custom or ignored; can be repeated
    #[arg(long, value_name = "HEADER=FIELD", value_parser = header_and_target)]
    pub(crate) map: Vec<(String, Target)>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Existing {
    /// They are not changed
    Keep,
    /// Their empty fields get the file's values
    Fill,
    /// Their fields get the file's values, unless those are empty
    Overwrite,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Extra {
    /// They fail: an unquoted delimiter has moved their cells
    Reject,
    /// The extra cells become custom fields
    Keep,
}

impl From<Extra> for ExtraCells {
    fn from(extra: Extra) -> Self {
        match extra {
            Extra::Reject => Self::Reject,
            Extra::Keep => Self::Keep,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum OptedOutRows {
    /// They are imported, with a warning
    Warn,
    /// Their rows fail
    Reject,
}

impl From<OptedOutRows> for OptedOut {
    fn from(rows: OptedOutRows) -> Self {
        match rows {
            OptedOutRows::Warn => Self::Warn,
            OptedOutRows::Reject => Self::Reject,
        }
    }
}

impl From<Existing> for FieldPolicy {
    fn from(existing: Existing) -> Self {
        match existing {
            Existing::Keep => Self::Keep,
            Existing::Fill => Self::FillEmpty,
            Existing::Overwrite => Self::Overwrite,
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Duplicates {
    /// They are treated as leads that exist already, by --existing
    AsExisting,
    /// The lead has the values of the first row
    FirstWins,
    /// The lead has the values of the last row
    LastWins,
    /// Each field has the first value that is not empty
    Merge,
    /// They fail
    Reject,
}

impl From<Duplicates> for DuplicatePolicy {
    fn from(duplicates: Duplicates) -> Self {
        match duplicates {
            Duplicates::AsExisting => Self::AsExisting,
            Duplicates::FirstWins => Self::FirstWins,
            Duplicates::LastWins => Self::LastWins,
            Duplicates::Merge => Self::MergeNonEmpty,
            Duplicates::Reject => Self::Reject,
        }
    }
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
        let mut importer = Importer::new()
            .existing(FieldPolicy::from(self.existing))
            .extra_cells(self.extra_cells.into())
            .opted_out(self.opted_out.into())
            .duplicate_rows(self.duplicates.into());
        if let Some(rows) = self.batch_size {
            importer = importer.batch_size(rows);
        }
        if let Some(rows) = self.max_rows {
            importer = importer.max_rows(rows);
        }
        if let Some(bytes) = self.max_bytes {
            importer = importer.max_bytes(bytes);
        }
        self.map.iter().fold(importer, |importer, (header, target)| importer.column(header, *target))
    }
}
