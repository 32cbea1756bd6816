//! A store with narrow limits, which completes batches: the kit keeps to them and lists what it skips.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use async_trait::async_trait;
use futures_lite::future::{block_on, yield_now};
use lead_import::{
    CampaignId, Email, Field, Lead, LeadStore, MemoryStore, StoreError,
    conformance::{CaseFuture, CaseOutcome, Harness, cases, summary},
    store::{Batch, BatchKey, FieldPolicy, LeadOutcome, Presence, StoreLimits},
};

use super::kit::assert_found;

/// The last batch of an import, and the outcomes of those of its leads that are applied.
#[derive(Debug)]
struct Entry {
    key: BatchKey,
    outcomes: Vec<LeadOutcome>,
    is_complete: bool,
}

/// Imports the leads one by one, with a pause after each, and notes each in a journal. A call that comes again continues.
#[derive(Debug)]
struct Completing {
    inner: MemoryStore,
    limits: StoreLimits,
    /// The flaw: a call that comes again starts over.
    forgets: bool,
    /// By import.
    journal: Mutex<HashMap<String, Entry>>,
}

impl Completing {
    /// Panics if the kit sends what the limits exclude.
    fn check(&self, batch: &Batch) {
        let limits = self.limits;
        assert!(limits.max_batch().is_none_or(|most| batch.leads().len() <= most.get()), "a batch is too large");
        assert!(limits.supports(*batch.existing()), "the policy is not supported");
        let most = limits.longest_text().unwrap_or(usize::MAX);
        for lead in batch.leads() {
            let values = Field::ALL.into_iter().filter_map(|field| lead.get(field));
            let custom = lead.custom().iter().flat_map(|(name, value)| [name, value]);
            for text in values.chain(custom) {
                assert!(text.chars().count() <= most, "a text is too long: {text:?}");
            }
        }
    }

    /// Finds the entry of the batch, or makes it if the batch is the next one of its import.
    fn begin(&self, batch: &Batch) -> Result<(), StoreError> {
        let mut journal = self.journal.lock().unwrap();
        match journal.get_mut(batch.key().import()) {
            Some(entry) if entry.key == *batch.key() => {
                if self.forgets && !entry.is_complete {
                    entry.outcomes.clear();
                }
                return Ok(());
            }
            Some(entry) if entry.is_complete && Some(&entry.key) == batch.previous() => {}
            None if batch.previous().is_none() => {}
            _ => return Err(StoreError::out_of_sequence("another batch was the last")),
        }
        let entry = Entry { key: batch.key().clone(), outcomes: Vec::new(), is_complete: batch.leads().is_empty() };
        journal.insert(batch.key().import().to_owned(), entry);
        Ok(())
    }

    /// Imports the next lead of the batch. Returns the outcomes once there is none.
    fn import_next(&self, batch: &Batch) -> Result<Option<Vec<LeadOutcome>>, StoreError> {
        let mut journal = self.journal.lock().unwrap();
        let entry = journal.get_mut(batch.key().import()).expect("the batch has begun");
        if !entry.is_complete {
            let lead = batch.leads()[entry.outcomes.len()].clone();
            let one = Batch::new(batch.campaign().clone(), vec![lead]).expect("one email");
            entry.outcomes.extend(block_on(self.inner.import_batch(&one.with_existing(*batch.existing())))?);
            entry.is_complete = entry.outcomes.len() == batch.leads().len();
        }
        Ok(entry.is_complete.then(|| entry.outcomes.clone()))
    }
}

#[async_trait]
impl LeadStore for Completing {
    fn limits(&self) -> StoreLimits {
        self.limits
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.inner.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.check(batch);
        if self.limits.has_exact_lookups() {
            return self.inner.lookup(batch).await;
        }
        Ok(vec![Presence::absent(); batch.leads().len()])
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.check(batch);
        if !self.campaign_exists(batch.campaign()).await? {
            return Err(StoreError::failed("there is no such campaign"));
        }
        self.begin(batch)?;
        loop {
            yield_now().await;
            if let Some(outcomes) = self.import_next(batch)? {
                return Ok(outcomes);
            }
        }
    }
}

struct Narrow {
    limits: StoreLimits,
    forgets: bool,
    campaigns: AtomicUsize,
}

impl Narrow {
    fn new(limits: StoreLimits) -> Self {
        Self { limits, forgets: false, campaigns: AtomicUsize::new(0) }
    }
}

#[async_trait]
impl Harness for Narrow {
    type Store = Arc<Completing>;

    async fn fresh(&self) -> Self::Store {
        let (inner, journal) = (MemoryStore::new(), Mutex::default());
        Arc::new(Completing { inner, limits: self.limits, forgets: self.forgets, journal })
    }

    async fn another(&self, store: &Self::Store) -> Self::Store {
        Arc::clone(store)
    }

    async fn reopen(&self, store: Self::Store) -> Self::Store {
        store
    }

    async fn create_campaign(&self, store: &Self::Store) -> CampaignId {
        let campaign = CampaignId::from(self.campaigns.fetch_add(1, Ordering::Relaxed).to_string());
        store.inner.create_campaign(&campaign);
        campaign
    }

    async fn lead(&self, store: &Self::Store, email: &Email) -> Option<Lead> {
        store.inner.lead(email)
    }

    async fn lead_count(&self, store: &Self::Store) -> u64 {
        store.inner.leads().len() as u64
    }

    async fn members(&self, store: &Self::Store, campaign: &CampaignId) -> Vec<String> {
        store.inner.members(campaign).iter().map(|email| email.as_str().to_owned()).collect()
    }

    fn block_on(&self, case: CaseFuture<'_>) {
        futures_lite::future::block_on(case);
    }
}

/// The names of the cases that were skipped. No case may fail.
fn skipped(limits: StoreLimits) -> Vec<&'static str> {
    let mut skipped = Vec::new();
    for (name, outcome) in summary(&Narrow::new(limits)) {
        match outcome {
            CaseOutcome::Failed { message, .. } => panic!("{name}: {message}"),
            CaseOutcome::Skipped { .. } => skipped.push(name),
            _ => {}
        }
    }
    skipped
}

/// What this harness cannot do.
const LACKING: [&str; 8] = [
    "clause_1_a_refused_batch_applies_nothing",
    "clause_1_campaign_ids_compare_byte_for_byte",
    "clause_2_a_rejected_lead_is_not_stored",
    "clause_2_rejecting_an_existing_lead_does_not_change_it",
    "clause_8_a_replay_returns_rejections",
    "clause_8_a_refused_batch_is_not_replayed",
    "clause_9_lookup_returns_rejections",
    "clause_10_the_record_of_an_import_goes_with_its_campaign",
];

/// What the limits of the narrow store exclude.
const EXCLUDED: [&str; 17] = [
    "clause_4_fill_empty_sets_only_missing_values",
    "clause_4_overwrite_replaces_stored_values",
    "clause_4_fill_empty_merges_custom_fields_by_name",
    "clause_4_overwrite_merges_custom_fields_by_name",
    "clause_4_an_update_keeps_the_first_spelling",
    "clause_4_updated_means_that_a_value_changed",
    "clause_5_concurrent_overwrites_do_not_mix",
    "clause_5_overwrites_from_threads_do_not_mix",
    "clause_6_a_batch_may_exceed_any_parameter_limit",
    "clause_6_any_text_round_trips_in_an_update",
    "clause_6_a_long_text_round_trips",
    "clause_7_a_dropped_call_applies_all_or_nothing",
    "clause_8_a_replay_returns_updates",
    "clause_9_lookup_returns_the_stored_leads",
    "clause_9_lookup_works_for_an_unknown_campaign",
    "clause_9_lookup_predicts_the_outcome_and_changes_nothing",
    "clause_9_lookup_accepts_any_number_of_emails",
];

#[test]
fn what_the_limits_exclude_is_skipped_and_never_sent() {
    for max_batch in [1, 2, 7] {
        let limits = StoreLimits::completing().with_max_batch(max_batch).with_policies([FieldPolicy::Keep]);
        let skipped = skipped(limits.with_longest_text(40).with_inexact_lookups());
        let mut expected = [&LACKING[..], &EXCLUDED[..]].concat();
        expected.sort_by_key(|name| cases::<Narrow>().iter().position(|case| case.name() == *name));
        assert_eq!(skipped, expected, "with at most {max_batch} leads in a batch");
    }
}

#[test]
fn a_store_that_completes_its_batches_passes_all_but_the_atomic_case() {
    let mut skipped = skipped(StoreLimits::completing());
    skipped.retain(|name| !LACKING.contains(name));
    assert_eq!(skipped, ["clause_7_a_dropped_call_applies_all_or_nothing"]);
}

#[test]
fn a_store_that_starts_an_interrupted_batch_over_is_found() {
    let harness = Narrow { forgets: true, ..Narrow::new(StoreLimits::completing()) };
    assert_found(&harness, &"starts over", "clause_7_a_dropped_call_is_completed_by_the_same_batch");
}

#[test]
fn a_store_that_is_not_as_atomic_as_it_says_is_found() {
    let harness = Narrow::new(StoreLimits::transactional());
    assert_found(&harness, &"not atomic", "clause_7_a_dropped_call_applies_all_or_nothing");
}
