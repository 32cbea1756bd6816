//! Runs the conformance kit on a store of this workspace, and its command on the example file.

use std::{
    path::Path,
    process::{Command, ExitCode},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use lead_import::{
    CampaignId, Email, Field, Lead, LeadStore, StoreError, async_trait,
    conformance::{CaseOutcome, Harness, cases},
    lead::CustomFields,
    store::{Batch, LeadOutcome, Presence, StoreLimits},
};
use libtest_mimic::{Arguments, Failed, Trial};
use support::postgres::{Server, must_be_there};

/// Runs all cases and the command. `skipped` are the cases that the store cannot pass by its design; every other one must pass.
///
/// `program` is the command of the store, and `target` the database that it imports into.
pub fn run<H>(harness: H, skipped: &'static [&'static str], program: &'static str, target: String) -> ExitCode
where
    H: Harness + Send + Sync + 'static,
{
    let harness = Arc::new(harness);
    let mut trials: Vec<_> = cases::<H>()
        .into_iter()
        .map(|case| {
            let harness = Arc::clone(&harness);
            Trial::test(case.name(), move || match (case.run(&*harness), skipped.contains(&case.name())) {
                (CaseOutcome::Passed, false) | (CaseOutcome::Skipped { .. }, true) => Ok(()),
                (outcome, _) => Err(outcome.to_string().into()),
            })
        })
        .collect();
    trials.push(Trial::test("the_command_imports_the_example_once", move || import_twice(program, &target)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// As [`run`], on a PostgreSQL server of its own or that of `LEAD_IMPORT_POSTGRES_URL`. `harness` receives its address.
///
/// Without a server it prints so, and fails where `CI=true`.
pub fn run_on_postgres<H>(
    harness: impl FnOnce(&str) -> H,
    skipped: &'static [&'static str],
    program: &'static str,
) -> ExitCode
where
    H: Harness + Send + Sync + 'static,
{
    match Server::start(&["fsync=off", "deadlock_timeout=200ms"]) {
        Ok(server) => run(harness(server.url()), skipped, program, server.url().to_owned()),
        Err(reason) if must_be_there() => panic!("{reason}"),
        Err(reason) => {
            eprintln!("NOT RUN: {reason}");
            ExitCode::SUCCESS
        }
    }
}

/// A store and the address of its data, at which a harness opens and reads it again.
#[derive(Debug)]
pub struct Opened<S> {
    pub address: String,
    pub store: S,
}

#[async_trait]
impl<S: LeadStore> LeadStore for Opened<S> {
    fn limits(&self) -> StoreLimits {
        self.store.limits()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.store.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.store.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.store.import_batch(batch).await
    }
}

/// The lead that the tables of the tests refuse.
pub fn poison() -> Lead {
    Lead::new(Email::parse("poison@example.com").expect("it is an address")).with(Field::FirstName, "poison")
}

/// A lead from the columns of a row. `custom` is a JSON object.
pub fn lead(written: &str, fields: [Option<String>; 4], custom: &str) -> Lead {
    let custom: CustomFields = serde_json::from_str(custom).expect("the column is an object of texts");
    let names = [Field::FirstName, Field::LastName, Field::CompanyName, Field::JobTitle];
    let lead = Lead::new(Email::parse(written).expect("the column is an address")).with_custom(custom.iter());
    let with = |lead: Lead, (name, value): (_, Option<String>)| lead.with(name, &value.unwrap_or_default());
    names.into_iter().zip(fields).fold(lead, with)
}

/// A name that no other call returned, also of another process: of a schema, a campaign or a file.
pub fn unique(prefix: &str) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{prefix}_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// The address of a schema on the server at this address: what has no schema in its name is there.
pub fn with_schema(url: &str, schema: &str) -> String {
    let separator = if url.contains('?') { '&' } else { '?' };
    format!("{url}{separator}options=-csearch_path%3D{schema}")
}

/// The first import creates all leads of the file, and the second one none.
fn import_twice(program: &str, target: &str) -> Result<(), Failed> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../data/leads.csv");
    for created in [129, 0] {
        let output = Command::new(program).arg(&file).arg(target).output()?;
        let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let counted = stdout.lines().any(|line| line.split_whitespace().eq(["created", &created.to_string()]));
        if !output.status.success() || !counted {
            return Err(format!("{created} leads were not created: {stdout}{stderr}").into());
        }
    }
    Ok(())
}
