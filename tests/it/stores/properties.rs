//! Any batches, in any order, end in each SQL store as they end in [`MemoryStore`], the contract in plain code.
//!
//! A sequence that ends otherwise is shrunk to the shortest that does. `PROPTEST_CASES` sets the number of sequences.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet, HashSet},
};

use lead_import::{
    CampaignId, Email, Field, Lead, LeadStore as _, MemoryStore, UpdatePolicy,
    store::{Batch, BatchKey, FieldPolicy},
};
use libtest_mimic::{Failed, Trial};
use proptest::{collection::vec, prelude::*, sample::select, test_runner::TestRunner};
use tokio::runtime::Runtime;

use super::{
    either::{Database, Store},
    postgres::{GivenTestBed, trial},
};

const CAMPAIGNS: [&str; 3] = ["spring", "summer", "autumn"];
const IMPORTS: [&str; 2] = ["first import", "second import"];
/// Few people, so that batches share them; the same person is written in several ways.
const ADDRESSES: [&str; 9] = [
    "ada@example.com",
    "Ada@Example.com",
    "ADA@EXAMPLE.COM",
    "bob@example.com",
    "cid@example.com",
    "dan@bücher.example",
    "dan@xn--bcher-kva.example",
    "eve@example.org",
    "Fay@example.org",
];
/// Absent values are empty; the others are hard to quote.
const VALUES: [&str; 8] = ["", "", "a", "b", "null", "ç\n\"'\\", "\t{}\u{2028}", "\\N"];
const CUSTOM_FIELDS: [&str; 4] = ["Note", "note", "a.b", "\"q\""];

/// What happens to both stores.
#[derive(Clone, Debug)]
enum Step {
    /// A batch arrives; with a place in [`IMPORTS`], as the next one of that import.
    Import { campaign: &'static str, leads: Vec<Lead>, existing: UpdatePolicy, import: Option<usize> },
    /// The last batch of an import arrives again, with its key.
    Replay { import: usize },
    /// An address opts out.
    Suppress { email: Email, reason: &'static str },
}

fn email() -> impl Strategy<Value = Email> {
    select(ADDRESSES.as_slice()).prop_map(|address| Email::parse(address).expect("an address"))
}

fn lead() -> impl Strategy<Value = Lead> {
    let value = || select(VALUES.as_slice());
    (email(), vec(value(), Field::ALL.len()), vec(value(), CUSTOM_FIELDS.len())).prop_map(|(email, values, custom)| {
        let lead = Lead::new(email).with_custom(CUSTOM_FIELDS.into_iter().zip(custom));
        // The address is the lead's own; only the other fields have a value to set.
        Field::ALL.into_iter().zip(values).fold(lead, |lead, (field, value)| lead.with(field, value))
    })
}

fn existing() -> impl Strategy<Value = UpdatePolicy> {
    let policy = || select(&[FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite][..]);
    let mixed = (policy(), vec(policy(), Field::ALL.len())).prop_map(|(custom, policies)| {
        let existing = UpdatePolicy::default().with_custom(custom);
        Field::ALL.into_iter().zip(policies).fold(existing, |existing, (field, policy)| existing.with(field, policy))
    });
    prop_oneof![policy().prop_map(UpdatePolicy::from), mixed]
}

fn step() -> impl Strategy<Value = Step> {
    let import = 0..IMPORTS.len();
    let leads = vec(lead(), 0..9).prop_map(|mut leads| {
        let mut seen = HashSet::new();
        leads.retain(|lead| seen.insert(lead.email().clone()));
        leads
    });
    let batch = (select(CAMPAIGNS.as_slice()), leads, existing(), proptest::option::of(import.clone()));
    prop_oneof![
        6 => batch.prop_map(|(campaign, leads, existing, import)| Step::Import { campaign, leads, existing, import }),
        2 => import.prop_map(|import| Step::Replay { import }),
        1 => (email(), select(&["opted out", "bounced"][..])).prop_map(|(email, reason)| Step::Suppress { email, reason }),
    ]
}

/// Both stores, with the same campaigns.
struct Pair {
    model: MemoryStore,
    store: Store,
    /// The last batch of each import.
    last: [Option<Batch>; IMPORTS.len()],
}

impl Pair {
    async fn new(store: Store) -> Self {
        let model = MemoryStore::new();
        for campaign in CAMPAIGNS.map(CampaignId::from) {
            model.create_campaign(&campaign);
            store.create_campaign(&campaign).await;
        }
        Self { model, store, last: [const { None }; IMPORTS.len()] }
    }

    async fn take(&mut self, step: Step) -> Result<(), TestCaseError> {
        match step {
            Step::Suppress { email, reason } => {
                self.store.suppress(&email, reason).await;
                self.model.suppress(email, reason);
            }
            Step::Replay { import } => {
                if let Some(batch) = self.last[import].clone() {
                    self.import(&batch).await?;
                }
            }
            Step::Import { campaign, leads, existing, import } => {
                let batch =
                    Batch::new(campaign.into(), leads).expect("the emails are distinct").with_existing(existing);
                let Some(import) = import else { return self.import(&batch).await };
                let previous = self.last[import].as_ref().map(|batch| batch.key().clone());
                let first = previous.as_ref().map_or(1, |key| key.last_row() + 1);
                let last = first + (batch.leads().len() as u64).saturating_sub(1);
                let batch = batch.with_key(BatchKey::new(IMPORTS[import], first, last)).with_previous(previous);
                self.import(&batch).await?;
                self.last[import] = Some(batch);
            }
        }
        Ok(())
    }

    async fn import(&self, batch: &Batch) -> Result<(), TestCaseError> {
        let expected = self.model.import_batch(batch).await.expect("the campaign exists");
        let outcomes = self.store.leads().import_batch(batch).await;
        prop_assert_eq!(outcomes.map_err(|error| TestCaseError::fail(error.to_string()))?, expected);
        Ok(())
    }

    async fn hold_the_same(&self) -> Result<(), TestCaseError> {
        let leads = self.model.leads();
        prop_assert_eq!(self.store.lead_count().await, leads.len() as u64);
        for lead in &leads {
            let stored = self.store.lead(lead.email()).await;
            prop_assert_eq!(stored.as_ref().map(values), Some(values(lead)));
        }
        for campaign in CAMPAIGNS.map(CampaignId::from) {
            let members = self.store.members(&campaign).await;
            let expected: BTreeSet<_> =
                self.model.members(&campaign).iter().map(|email| email.as_str().to_owned()).collect();
            prop_assert_eq!(members.len(), expected.len(), "members of {}", campaign);
            prop_assert_eq!(members.into_iter().collect::<BTreeSet<_>>(), expected, "members of {}", campaign);
        }
        Ok(())
    }
}

/// The address as written, the five fields, and the custom fields, whose order a store need not keep.
type Values<'l> = (&'l str, [Option<&'l str>; 5], BTreeMap<&'l str, &'l str>);

fn values(lead: &Lead) -> Values<'_> {
    (lead.email().as_written(), Field::ALL.map(|field| lead.get(field)), lead.custom().iter().collect())
}

/// Each sequence in a workspace of its own, so that the tables are made once.
fn end_as_in_memory(runtime: &Runtime, database: &Database, cases: u32) -> Result<(), Failed> {
    let config = ProptestConfig { cases, source_file: Some(file!()), ..ProptestConfig::default() };
    let workspaces = Cell::new(0);
    let result = TestRunner::new(config).run(&vec(step(), 1..14), |steps| {
        let number = workspaces.replace(workspaces.get() + 1);
        runtime.block_on(async {
            let mut pair = Pair::new(database.store(&format!("workspace {number}"))).await;
            for step in steps {
                pair.take(step).await?;
            }
            pair.hold_the_same().await
        })
    });
    result.map_err(|failure| failure.to_string().into())
}

pub(crate) fn trials(server: &GivenTestBed, citus: &GivenTestBed) -> [Trial; 3] {
    let sqlite = Trial::test("any_batches_end_in_sqlite_as_in_memory", || {
        let (runtime, folder) = (Runtime::new()?, tempfile::tempdir()?);
        let file = folder.path().join("leads.sqlite").display().to_string();
        let database = runtime.block_on(Database::open(&file, ""));
        runtime.block_on(database.store("workspace 0").migrate());
        end_as_in_memory(&runtime, &database, ProptestConfig::default().cases)
    });
    // Their answers take longer than SQLite's.
    let cases = ProptestConfig::default().cases;
    [
        sqlite,
        server_trial(server, "any_batches_end_in_postgres_as_in_memory", cases / 2),
        server_trial(citus, "any_batches_end_in_citus_as_in_memory", cases / 8),
    ]
}

fn server_trial(server: &GivenTestBed, name: &str, cases: u32) -> Trial {
    trial(server, name.to_owned(), move |server| {
        let place = server.runtime.block_on(server.workplace());
        let database = Database::Postgres(place.pool.clone(), place.schema.clone());
        end_as_in_memory(&server.runtime, &database, cases)
            .unwrap_or_else(|failure| panic!("{}", failure.message().unwrap_or_default()));
    })
}
