//! The command line: [`Args`].
//!
//! In: the words after the program's name. Out: an [`Importer`] and the paths of the files. The docs of a field are its text in
//! `--help`, and its heading there is the task that it is for.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Parser, Subcommand, ValueHint};
use clap_complete::Shell;
use lead_import::{
    CampaignId, DuplicatePolicy, Importer,
    columns::{FullNames, Target},
    import::{ExtraCells, OptedOut},
    source::HeaderRow,
    store::FieldPolicy,
};

use super::{
    choices::{
        DUPLICATES, EXISTING, EXTRA_CELLS, FULL_NAMES, HEADER_ROW, OPTED_OUT, choice, header_and_target, map_help,
    },
    exit_codes,
    report_path::ReportPath,
    source_file::Source,
};

const INPUT: &str = "Look before you import";
const COLUMNS: &str = "Say what the columns are";
const ROWS: &str = "Decide about rows";
const STORE: &str = "Choose where the leads go";
const RESULTS: &str = "Get the results";
const LONG: &str = "Stop, resume and limit";

/// Imports a CSV file of leads into a campaign.
#[derive(Debug, Parser)]
#[command(version, after_help = exit_codes::help(), args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) generate: Option<Generate>,
    /// The CSV file to import; standard input if it is -, or if it is left out and something is piped in
    #[arg(value_hint = ValueHint::FilePath)]
    file: Option<PathBuf>,

    /// The campaign to add the leads to, created if it is missing
    #[arg(long, value_name = "NAME", default_value = "demo", help_heading = STORE)]
    campaign: String,
    /// A SQLite file, created if it is missing, or a postgres:// URL
    #[arg(long, value_name = "PATH", default_value = "leads.sqlite", help_heading = STORE, value_hint = ValueHint::FilePath)]
    pub(crate) database: String,

    /// Show what an import would read from the file, and write nothing
    #[arg(long, help_heading = INPUT)]
    pub(crate) inspect: bool,
    /// Print the report that an import would give, and write nothing to the database
    #[arg(long, help_heading = INPUT)]
    pub(crate) dry_run: bool,

    #[arg(long, value_name = "HEADER=FIELD", value_parser = header_and_target, help = map_help(), help_heading = COLUMNS)]
    pub(crate) map: Vec<(String, Target)>,
    /// Whether the first row has the names of the columns; without one the columns are named Column 1, Column 2, …
    #[arg(long, value_parser = choice(HEADER_ROW), default_value = "detect", help_heading = COLUMNS)]
    header: HeaderRow,
    /// What happens to a column of full names; the whole name is a custom field in any case
    #[arg(long, value_parser = choice(FULL_NAMES), default_value = "detect", help_heading = COLUMNS)]
    full_names: FullNames,
    /// Take the next email column of the same person where the email is empty or invalid
    #[arg(long, help_heading = COLUMNS)]
    email_fallback: bool,

    /// What happens to leads that exist already
    #[arg(long, value_parser = choice(EXISTING), default_value = "keep", help_heading = ROWS)]
    existing: FieldPolicy,
    /// What happens to rows with the email of an earlier row of the file
    #[arg(long, value_parser = choice(DUPLICATES), default_value = "as-existing", help_heading = ROWS)]
    duplicates: DuplicatePolicy,
    /// What happens to rows with more cells than the header
    #[arg(long, value_parser = choice(EXTRA_CELLS), default_value = "reject", help_heading = ROWS)]
    extra_cells: ExtraCells,
    /// What happens to people who opted out, as far as the file says so
    #[arg(long, value_parser = choice(OPTED_OUT), default_value = "warn", help_heading = ROWS)]
    opted_out: OptedOut,

    /// Write the rows that fail to this file, to be corrected and imported again
    #[arg(long, value_name = "OUT.csv", conflicts_with_all = ["dry_run", "inspect"], help_heading = RESULTS, value_hint = ValueHint::FilePath)]
    pub(crate) rejects: Option<PathBuf>,
    /// Write the report to this file: a page to look at (.html), or all counts and lists (.json)
    #[arg(long, value_name = "OUT.html|OUT.json", conflicts_with = "inspect", help_heading = RESULTS, value_hint = ValueHint::FilePath)]
    pub(crate) report: Option<ReportPath>,
    /// Print only the JSON reply of the HTTP endpoint
    #[arg(long, help_heading = RESULTS)]
    pub(crate) json: bool,

    /// Store a checkpoint in this file after each batch, and resume from it if it exists
    #[arg(long, value_name = "CHECKPOINT", conflicts_with_all = ["dry_run", "inspect"], help_heading = LONG, value_hint = ValueHint::FilePath)]
    pub(crate) resume: Option<PathBuf>,
    /// Rows per batch [default: 4000]
    #[arg(long, value_name = "N", help_heading = LONG)]
    batch_size: Option<NonZeroUsize>,
    /// Batches that are sent to a PostgreSQL database at the same time, at most 64
    #[arg(long, value_name = "N", default_value = "1")]
    concurrent_batches: NonZeroUsize,
    /// Maximum number of data rows
    #[arg(long, value_name = "N", default_value = "50000", help_heading = LONG)]
    max_rows: u64,
    /// Maximum file size in bytes
    #[arg(long, value_name = "N", default_value = "52428800", help_heading = LONG)]
    pub(crate) max_bytes: u64,
}

/// The commands that import nothing. A file with such a name is imported as `./man`.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum Generate {
    /// Print the completions for a shell: source them in its start-up file
    Completions { shell: Shell },
    /// Print the man page, in roff: lead-import man > lead-import.1
    Man,
}

impl Args {
    /// Where the file comes from.
    pub(crate) fn source(&self) -> Source {
        Source::of(self.file.as_deref())
    }

    /// Whether the command line names a file, or `-`.
    pub(crate) fn names_a_source(&self) -> bool {
        self.file.is_some()
    }

    pub(crate) fn campaign(&self) -> CampaignId {
        CampaignId::from(self.campaign.as_str())
    }

    /// The importer that the options describe.
    pub(crate) fn importer(&self) -> Importer {
        let importer = Importer::new()
            .header_row(self.header)
            .email_fallback(self.email_fallback)
            .full_names(self.full_names)
            .existing(self.existing)
            .duplicate_rows(self.duplicates)
            .extra_cells(self.extra_cells)
            .opted_out(self.opted_out)
            .concurrent_batches(self.concurrent_batches.get())
            .max_rows(self.max_rows)
            .max_bytes(self.max_bytes);
        let importer = self.batch_size.into_iter().fold(importer, |importer, rows| importer.batch_size(rows.get()));
        self.map.iter().fold(importer, |importer, (header, target)| importer.column(header, *target))
    }
}
