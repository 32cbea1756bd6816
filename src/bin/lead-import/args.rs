//! The command line: [`Args`].
//!
//! In: the words after the program's name. Out: an [`Importer`] and the paths of the files. The docs of a field are its text in
//! `--help`.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{
    Parser,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use lead_import::{
    CampaignId, DuplicatePolicy, Importer,
    columns::{FullNames, Target},
    import::{ExtraCells, OptedOut},
    source::HeaderRow,
    store::FieldPolicy,
};

/// What `--help` ends with.
const EXIT_CODES: &str = "\
Exit codes:
  0    The file was imported or inspected, with or without failed rows
  1    The import stopped, or the file, the database or standard output cannot be used
  2    The command line is wrong
  130  A second Ctrl-C ended the program during a batch";

/// Imports a CSV file of leads into a campaign.
#[derive(Debug, Parser)]
#[command(version, after_help = EXIT_CODES)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
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
    /// Whether the first row has the names of the columns; without one the columns are named Column 1, Column 2, …
    #[arg(long, value_parser = choice(HEADER_ROW), default_value = "detect")]
    header: HeaderRow,
    /// Take the next email column of the same person where the email is empty or invalid
    #[arg(long)]
    email_fallback: bool,
    /// What happens to a column of full names; the whole name is a custom field in any case
    #[arg(long, value_parser = choice(FULL_NAMES), default_value = "detect")]
    full_names: FullNames,
    /// What happens to leads that exist already
    #[arg(long, value_parser = choice(EXISTING), default_value = "keep")]
    existing: FieldPolicy,
    /// What happens to rows with the email of an earlier row of the file
    #[arg(long, value_parser = choice(DUPLICATES), default_value = "as-existing")]
    duplicates: DuplicatePolicy,
    /// What happens to rows with more cells than the header
    #[arg(long, value_parser = choice(EXTRA_CELLS), default_value = "reject")]
    extra_cells: ExtraCells,
    /// What happens to people who opted out, as far as the file says so
    #[arg(long, value_parser = choice(OPTED_OUT), default_value = "warn")]
    opted_out: OptedOut,
    /// Rows per batch
    #[arg(long, value_name = "N", default_value = "1000")]
    batch_size: NonZeroUsize,
    /// Batches that are sent to a PostgreSQL database at the same time, at most 64
    #[arg(long, value_name = "N", default_value = "1")]
    concurrent_batches: NonZeroUsize,
    /// Maximum number of data rows
    #[arg(long, value_name = "N", default_value = "50000")]
    max_rows: u64,
    /// Maximum file size in bytes
    #[arg(long, value_name = "N", default_value = "52428800")]
    max_bytes: u64,
    /// What a column becomes: email, firstName, lastName, companyName, jobTitle, fullName, custom or ignored; can be repeated
    #[arg(long, value_name = "HEADER=FIELD", value_parser = header_and_target)]
    pub(crate) map: Vec<(String, Target)>,
}

/// The words of an option, each with its line of `--help` and the value that it stands for.
type Choices<T> = [(&'static str, &'static str, T)];

const HEADER_ROW: &Choices<HeaderRow> = &[
    ("detect", "It has; a file whose first row looks like data is refused", HeaderRow::Detect),
    ("present", "It has, even if it looks like data", HeaderRow::Present),
    ("absent", "It is data", HeaderRow::Absent),
];

const FULL_NAMES: &Choices<FullNames> = &[
    ("detect", "It is split into first and last name if the order of the names is certain", FullNames::Detect),
    ("split", "It is split in any case", FullNames::Split),
    ("keep", "It is not split", FullNames::Keep),
];

const EXISTING: &Choices<FieldPolicy> = &[
    ("keep", "They are not changed", FieldPolicy::Keep),
    ("fill", "Their empty fields get the file's values", FieldPolicy::FillEmpty),
    ("overwrite", "Their fields get the file's values, unless those are empty", FieldPolicy::Overwrite),
];

const DUPLICATES: &Choices<DuplicatePolicy> = &[
    ("as-existing", "They are treated as leads that exist already, by --existing", DuplicatePolicy::AsExisting),
    ("first-wins", "The lead has the values of the first row", DuplicatePolicy::FirstWins),
    ("last-wins", "The lead has the values of the last row", DuplicatePolicy::LastWins),
    ("merge", "Each field has the first value that is not empty", DuplicatePolicy::MergeNonEmpty),
    ("reject", "They fail", DuplicatePolicy::Reject),
];

const EXTRA_CELLS: &Choices<ExtraCells> = &[
    ("reject", "They fail: an unquoted delimiter has moved their cells", ExtraCells::Reject),
    ("keep", "The extra cells become custom fields", ExtraCells::Keep),
];

const OPTED_OUT: &Choices<OptedOut> =
    &[("warn", "They are imported, with a warning", OptedOut::Warn), ("reject", "Their rows fail", OptedOut::Reject)];

/// Parses one of the words.
fn choice<T: Copy + Send + Sync>(choices: &'static Choices<T>) -> impl TypedValueParser<Value = T> {
    let words = choices.iter().map(|(word, help, _)| PossibleValue::new(*word).help(*help));
    PossibleValuesParser::new(words).map(|given| {
        let chosen = choices.iter().find(|(word, ..)| *word == given);
        chosen.map(|(_, _, value)| *value).expect("clap accepts only these words")
    })
}

/// Splits at the last equals sign, because a header may have one.
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
        let importer = Importer::new()
            .header_row(self.header)
            .email_fallback(self.email_fallback)
            .full_names(self.full_names)
            .existing(self.existing)
            .duplicate_rows(self.duplicates)
            .extra_cells(self.extra_cells)
            .opted_out(self.opted_out)
            .batch_size(self.batch_size.get())
            .concurrent_batches(self.concurrent_batches.get())
            .max_rows(self.max_rows)
            .max_bytes(self.max_bytes);
        self.map.iter().fold(importer, |importer, (header, target)| importer.column(header, *target))
    }
}
