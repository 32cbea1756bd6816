//! The contract, under the settings of servers that differ.

use async_trait::async_trait;
use lead_import::{
    CampaignId, Email, Lead, PostgresStore,
    conformance::{Harness, Running, cases},
    sqlx::postgres::PgConnectOptions,
};
use libtest_mimic::Trial;

use super::{GivenTestBed, TestBed, trial};

/// What a database or a role may set for all its sessions.
const SETTINGS: &[(&str, &[(&str, &str)])] = &[
    ("defaults", &[]),
    ("repeatable_read", &[("default_transaction_isolation", "repeatable read")]),
    ("serializable", &[("default_transaction_isolation", "serializable"), ("standard_conforming_strings", "off")]),
];

pub(super) fn list(bed: &GivenTestBed, trials: &mut Vec<Trial>) {
    for (settings, options) in SETTINGS {
        for case in cases::<Postgres<'_>>() {
            let name = format!("{settings}::{}", case.name());
            trials.push(trial(bed, name, move |bed| {
                // The lifetime of this harness is that of the call, so it takes its case from its own list.
                let options = bed.options.clone().options(options.iter().copied());
                let cases = cases::<Postgres<'_>>();
                let case = cases.iter().find(|own| own.name() == case.name()).expect("the lists are one");
                case.run(&Postgres { bed, options });
            }));
        }
    }
}

struct Postgres<'b> {
    bed: &'b TestBed,
    options: PgConnectOptions,
}

#[async_trait]
impl Harness for Postgres<'_> {
    type Store = PostgresStore;

    async fn fresh(&self) -> PostgresStore {
        let pool = self.bed.pool(self.options.clone()).await;
        let store = PostgresStore::new(pool, "acme").with_schema(self.bed.schema());
        store.migrate().await.unwrap();
        store
    }

    async fn create_campaign(&self, store: &PostgresStore, campaign: &CampaignId) {
        store.create_campaign(campaign).await.unwrap();
    }

    async fn suppress(&self, store: &PostgresStore, email: &Email, reason: &str) -> bool {
        store.suppress(email, reason).await.unwrap();
        true
    }

    async fn lead(&self, store: &PostgresStore, email: &Email) -> Option<Lead> {
        store.lead(email).await.unwrap()
    }

    async fn lead_count(&self, store: &PostgresStore) -> u64 {
        store.lead_count().await.unwrap()
    }

    async fn members(&self, store: &PostgresStore, campaign: &CampaignId) -> Vec<String> {
        store.members(campaign).await.unwrap()
    }

    fn block_on(&self, case: Running<'_>) {
        self.bed.runtime.block_on(case);
    }
}
