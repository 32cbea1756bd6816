//! The files in `tests/data`, each imported and compared with the `.expected.json` beside it.
//!
//! The expectation gives the settings (`given`), the reply word for word, the leads that the store holds afterwards in the
//! order of their creation, and the lines of failed rows, duplicate rows and warnings with their codes.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::Path,
};

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, DuplicatePolicy, Email, Field, ImportError, ImportReport, Importer, Lead, LeadStore, MemoryStore,
    columns::Target,
    import::{ExtraCells, OptedOut},
    report::{IssueCode, Reply},
    source::{HeaderRow, Limits},
    store::{Batch, FieldPolicy},
};
use libtest_mimic::{Failed, Trial};
use serde::Deserialize;
use serde_json::{Value, json};

pub(crate) fn trials() -> Vec<Trial> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the cases are there")
        .filter_map(|entry| name_of_case(&entry.ok()?.path()))
        .collect();
    names.sort();
    assert!(names.len() >= 40, "only {} cases were found", names.len());
    let trials = names.into_iter().flat_map(|name| {
        let in_memory = Trial::test(format!("{name} (memory)"), in_folder(&folder, &name, check_in_memory));
        #[cfg(feature = "sqlite")]
        let trials = [in_memory, Trial::test(format!("{name} (sqlite)"), in_folder(&folder, &name, sqlite::check))];
        #[cfg(not(feature = "sqlite"))]
        let trials = [in_memory];
        trials
    });
    trials.collect()
}

/// A case is a CSV file; without its expectation it fails rather than going unseen.
fn name_of_case(path: &Path) -> Option<String> {
    let is_csv = path.extension().is_some_and(|extension| extension == "csv");
    is_csv.then(|| path.file_stem().expect("a file has a name").to_string_lossy().into_owned())
}

fn in_folder(
    folder: &Path,
    name: &str,
    check: impl FnOnce(&Case) -> Result<(), Failed> + Send + 'static,
) -> impl FnOnce() -> Result<(), Failed> + Send + 'static {
    let (csv, json) = (folder.join(format!("{name}.csv")), folder.join(format!("{name}.expected.json")));
    move || {
        let expected = serde_json::from_slice(&fs::read(json)?)?;
        check(&Case { file: File::open(csv)?, expected })
    }
}

struct Case {
    file: File,
    expected: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    given: Given,
    reply: Value,
    leads: Vec<ExpectedLead>,
    #[serde(default)]
    failures: Vec<(u64, Vec<IssueCode>)>,
    #[serde(default)]
    duplicates: Vec<(u64, u64)>,
    #[serde(default)]
    warnings: Vec<(u64, IssueCode)>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct Given {
    batch_size: Option<usize>,
    max_bytes: Option<u64>,
    max_rows: Option<u64>,
    max_columns: Option<usize>,
    max_cell_bytes: Option<usize>,
    header: HeaderRow,
    email_fallback: bool,
    map: Vec<(String, Target)>,
    alias: Vec<(String, Field)>,
    existing: FieldPolicy,
    duplicates: DuplicatePolicy,
    extra_cells: ExtraCells,
    opted_out: OptedOut,
    stored: Vec<StoredLead>,
    suppressed: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct StoredLead {
    #[serde(flatten)]
    lead: ExpectedLead,
    /// Whether the lead is in the campaign already.
    #[serde(default)]
    member: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ExpectedLead {
    email: String,
    first_name: Option<String>,
    last_name: Option<String>,
    company_name: Option<String>,
    job_title: Option<String>,
    #[serde(default)]
    custom: Vec<(String, String)>,
}

impl ExpectedLead {
    fn lead(&self) -> Lead {
        let fields = [
            (Field::FirstName, &self.first_name),
            (Field::LastName, &self.last_name),
            (Field::CompanyName, &self.company_name),
            (Field::JobTitle, &self.job_title),
        ];
        let lead = Lead::new(email(&self.email)).with_custom(self.custom.iter().map(|(name, value)| (name, value)));
        fields.into_iter().fold(lead, |lead, (field, value)| lead.with(field, value.as_deref().unwrap_or_default()))
    }
}

fn email(text: &str) -> Email {
    Email::parse(text).unwrap_or_else(|_| panic!("the case names {text} as an address"))
}

fn campaign() -> CampaignId {
    "spring".into()
}

impl Given {
    fn importer(&self) -> Importer {
        let mut limits = Limits::default();
        limits = self.max_bytes.map_or(limits, |bytes| limits.max_bytes(bytes));
        limits = self.max_rows.map_or(limits, |rows| limits.max_rows(rows));
        limits = self.max_columns.map_or(limits, |columns| limits.max_columns(columns));
        limits = self.max_cell_bytes.map_or(limits, |bytes| limits.max_cell_bytes(bytes));
        let importer = Importer::new().limits(limits).existing(self.existing).duplicate_rows(self.duplicates);
        let importer =
            importer.extra_cells(self.extra_cells).header_row(self.header).email_fallback(self.email_fallback);
        let importer = importer.opted_out(self.opted_out);
        let importer = self.batch_size.into_iter().fold(importer, Importer::batch_size);
        let importer = self.map.iter().fold(importer, |importer, (header, target)| importer.column(header, *target));
        self.alias.iter().fold(importer, |importer, (header, field)| importer.alias(header, *field))
    }

    /// The leads that the store holds before the import: those in the campaign, or the others.
    fn stored(&self, member: bool) -> Vec<Lead> {
        self.stored.iter().filter(|stored| stored.member == member).map(|stored| stored.lead.lead()).collect()
    }

    /// Puts the given leads into a store that has the campaign and the campaign `elsewhere`.
    async fn prepare(&self, store: &impl LeadStore) -> Result<(), Failed> {
        let batches = [(campaign(), self.stored(true)), ("elsewhere".into(), self.stored(false))];
        for (campaign, leads) in batches {
            store.import_batch(&Batch::new(campaign, leads)?).await?;
        }
        Ok(())
    }
}

fn check_in_memory(case: &Case) -> Result<(), Failed> {
    let store = MemoryStore::new();
    store.create_campaign(&campaign());
    store.create_campaign(&"elsewhere".into());
    let given = &case.expected.given;
    given.suppressed.iter().for_each(|(address, reason)| store.suppress(email(address), reason));
    block_on(given.prepare(&store))?;

    let predicted = block_on(given.importer().dry_run(&store, &campaign(), &case.file));
    check_result(&case.expected, &predicted)?;
    let result = block_on(given.importer().import(&store, &campaign(), &case.file));
    check_result(&case.expected, &result)?;

    let expected: Vec<_> = case.expected.leads.iter().map(ExpectedLead::lead).collect();
    same("leads", &store.leads(), &expected)
}

fn check_result(expected: &Expected, result: &Result<ImportReport, ImportError>) -> Result<(), Failed> {
    let reply = match result {
        Ok(report) => json!(Reply::from(report)),
        Err(error) => json!(Reply::from(error)),
    };
    same("reply", &reply, &expected.reply)?;
    let Ok(report) = result else { return Ok(()) };
    let failures: Vec<_> = report.failures().iter().map(|row| (row.line(), codes(row.issues()))).collect();
    same("failures", &failures, &expected.failures)?;
    let duplicates: Vec<_> = report.duplicates().iter().map(|row| (row.line(), row.first_line())).collect();
    same("duplicates", &duplicates, &expected.duplicates)?;
    let warnings: Vec<_> = report.warnings().iter().map(|issue| (issue.line(), issue.code())).collect();
    same("warnings", &warnings, &expected.warnings)
}

fn codes(issues: &[lead_import::report::RowIssue]) -> Vec<IssueCode> {
    issues.iter().map(lead_import::report::RowIssue::code).collect()
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: &T, expected: &T) -> Result<(), Failed> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what}:\n   found {found:?}\nexpected {expected:?}").into())
}

#[cfg(feature = "sqlite")]
mod sqlite {
    use lead_import::{SqliteStore, sqlx::sqlite::SqlitePoolOptions};

    use super::{Case, Failed, campaign, check_result, email, same};

    #[tokio::main(flavor = "current_thread")]
    pub(super) async fn check(case: &Case) -> Result<(), Failed> {
        // One connection, for a database in memory ends with its connection.
        let pool = SqlitePoolOptions::new().max_connections(1).min_connections(1).connect("sqlite::memory:").await?;
        let store = SqliteStore::new(pool, "acme");
        store.migrate().await?;
        store.create_campaign(&campaign()).await?;
        store.create_campaign(&"elsewhere".into()).await?;
        let given = &case.expected.given;
        for (address, reason) in &given.suppressed {
            store.suppress(&email(address), reason).await?;
        }
        given.prepare(&store).await?;

        let result = given.importer().import(&store, &campaign(), &case.file).await;
        check_result(&case.expected, &result)?;

        same("number of leads", &store.lead_count().await?, &(case.expected.leads.len() as u64))?;
        for expected in &case.expected.leads {
            same("lead", &store.lead(&email(&expected.email)).await?, &Some(expected.lead()))?;
        }
        Ok(())
    }
}
