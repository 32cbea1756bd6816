//! A durable store with UUIDs passes the kit, and each of its flaws is found.

use async_trait::async_trait;
use lead_import::{
    CampaignId, Email, Lead,
    conformance::{CaseFuture, CaseOutcome, Harness, summary},
};
use tempfile::TempDir;

use super::{
    durable::{Durable, Flaw},
    kit::assert_found,
};

/// The stores with this flaw, each in a folder of its own.
struct Files {
    folder: TempDir,
    flaw: Flaw,
}

impl Files {
    fn new(flaw: Flaw) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), flaw }
    }
}

#[async_trait]
impl Harness for Files {
    type Store = Durable;

    async fn fresh(&self) -> Durable {
        Durable::open(&tempfile::tempdir_in(&self.folder).unwrap().keep().join("leads.sqlite"), self.flaw)
    }

    async fn another(&self, store: &Durable) -> Durable {
        store.another()
    }

    async fn reopen(&self, store: Durable) -> Durable {
        store.reopen()
    }

    async fn create_campaign(&self, store: &Durable) -> CampaignId {
        store.create_campaign()
    }

    async fn delete_campaign(&self, store: &Durable, campaign: &CampaignId) -> bool {
        store.delete_campaign(campaign);
        true
    }

    async fn suppress(&self, store: &Durable, email: &Email, reason: &str) -> bool {
        store.suppress(email, reason);
        true
    }

    fn poison(&self) -> Option<Lead> {
        Some(Lead::new(Email::parse("poison@example.com").expect("an address")))
    }

    async fn lead(&self, store: &Durable, email: &Email) -> Option<Lead> {
        store.lead(email)
    }

    async fn lead_count(&self, store: &Durable) -> u64 {
        store.lead_count()
    }

    async fn members(&self, store: &Durable, campaign: &CampaignId) -> Vec<String> {
        store.members(campaign)
    }

    fn block_on(&self, case: CaseFuture<'_>) {
        futures_lite::future::block_on(case);
    }
}

/// The cases that find the flaw.
#[track_caller]
fn is_found_by(flaw: Flaw, names: &[&str]) {
    for name in names {
        assert_found(&Files::new(flaw), &flaw, name);
    }
}

#[test]
fn a_durable_store_with_uuids_passes_all_but_the_case_of_named_campaigns() {
    for (name, outcome) in summary(&Files::new(Flaw::None)) {
        if name == "clause_1_campaign_ids_compare_byte_for_byte" {
            assert!(matches!(outcome, CaseOutcome::Skipped { .. }), "{outcome}");
        } else {
            assert_eq!(outcome, CaseOutcome::Passed, "{name}");
        }
    }
}

#[test]
fn a_store_that_commits_each_lead_by_itself_is_found() {
    let names = ["clause_1_a_refused_batch_applies_nothing", "clause_5_overwrites_from_threads_do_not_mix"];
    is_found_by(Flaw::CommitsEachLead, &names);
}

#[test]
fn a_store_that_looks_before_its_transaction_is_found() {
    is_found_by(Flaw::LooksBeforeItsTransaction, &["clause_5_threads_create_and_join_each_lead_once"]);
}

#[test]
fn a_store_that_is_not_durable_is_found() {
    is_found_by(Flaw::IsNotDurable, &["clause_1_reported_leads_survive_a_restart"]);
}

#[test]
fn a_store_that_keeps_outcomes_in_memory_is_found() {
    let names = ["clause_8_a_restarted_store_recognises_a_replay", "clause_8_another_handle_recognises_a_replay"];
    is_found_by(Flaw::KeepsOutcomesInMemory, &names);
    is_found_by(Flaw::KeepsOutcomesInMemory, &["clause_10_the_sequence_survives_a_restart"]);
}

#[test]
fn a_store_that_records_the_key_before_the_batch_is_found() {
    is_found_by(Flaw::RecordsTheKeyFirst, &["clause_8_a_refused_batch_is_not_replayed"]);
}

#[test]
fn a_store_that_ignores_the_sequence_is_found() {
    let names =
        ["clause_10_a_batch_must_follow_the_last_one", "clause_10_a_store_without_a_record_refuses_the_next_batch"];
    is_found_by(Flaw::IgnoresTheSequence, &names);
    is_found_by(Flaw::IgnoresTheSequence, &["clause_10_an_older_batch_is_not_applied_again"]);
}
