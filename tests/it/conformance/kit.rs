//! The conformance kit itself: stores that break a clause are found out by its cases.

use std::{
    fmt::Debug,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use async_trait::async_trait;
use lead_import::{
    CampaignId, Email, Field, Lead, LeadStore, MemoryStore, StoreError,
    conformance::{CaseOutcome, Harness, cases, summary},
    store::{Batch, BatchKey, FieldPolicy, LeadOutcome, Membership, Presence, StoreLimits},
};

/// What a store may get wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Flaw {
    None,
    AnswersWithoutStoring,
    MakesCampaignsUp,
    AnswersInAnotherOrder,
    ForgetsWhoIsRejected,
    CutsText,
    TrimsText,
    RefusesLargeBatches,
    OverwritesAlways,
    NeverOverwrites,
    TellsOfUpdatesThatAreNone,
    RewritesTheAddress,
    ForgetsTheKey,
    ReplaysAnyBatchOfTheImport,
    HasOneSequence,
    StopsHalfWay,
    WritesInLookup,
    LooksUpNobody,
    OpensOnce,
}

#[derive(Debug)]
struct Flawed {
    inner: MemoryStore,
    flaw: Flaw,
}

fn rewritten(lead: &Lead, email: Email, text: impl Fn(&str) -> String) -> Lead {
    let custom: Vec<_> = lead.custom().iter().map(|(name, value)| (name.to_owned(), text(value))).collect();
    let fields = Field::ALL.into_iter().filter_map(|field| Some((field, text(lead.get(field)?))));
    fields.fold(Lead::new(email).with_custom(custom), |lead, (field, value)| lead.with(field, &value))
}

impl Flawed {
    /// The batch as the flaw makes it.
    fn spoil(&self, batch: &Batch) -> Batch {
        let leads = batch.leads().iter().map(|lead| match self.flaw {
            Flaw::CutsText => rewritten(lead, lead.email().clone(), |text| text.chars().take(255).collect()),
            Flaw::TrimsText => rewritten(lead, lead.email().clone(), |text| text.trim().to_owned()),
            Flaw::RewritesTheAddress => {
                rewritten(lead, Email::parse(lead.email().as_str()).expect("an address"), str::to_owned)
            }
            _ => lead.clone(),
        });
        let policy = match self.flaw {
            Flaw::OverwritesAlways => FieldPolicy::Overwrite.into(),
            Flaw::NeverOverwrites => FieldPolicy::Keep.into(),
            _ => *batch.existing(),
        };
        let spoilt = Batch::new(batch.campaign().clone(), leads.collect()).expect("distinct").with_existing(policy);
        let key = batch.key().clone();
        match self.flaw {
            Flaw::ForgetsTheKey => spoilt,
            Flaw::ReplaysAnyBatchOfTheImport => {
                spoilt.with_key(BatchKey::new(key.import(), 1, 1)).with_previous(batch.previous().cloned())
            }
            Flaw::HasOneSequence => {
                let of_one = |key: &BatchKey| BatchKey::new("one", key.first_row(), key.last_row());
                spoilt.with_key(of_one(&key)).with_previous(batch.previous().map(of_one))
            }
            _ => spoilt.with_key(key).with_previous(batch.previous().cloned()),
        }
    }

    async fn halves(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        let (left, right) = batch.leads().split_at(batch.leads().len() / 2);
        let half = |leads: &[Lead]| {
            Batch::new(batch.campaign().clone(), leads.to_vec()).expect("distinct").with_existing(*batch.existing())
        };
        let mut outcomes = self.inner.import_batch(&half(left)).await?;
        futures_lite::future::yield_now().await;
        outcomes.extend(self.inner.import_batch(&half(right)).await?);
        Ok(outcomes)
    }
}

#[async_trait]
impl LeadStore for Flawed {
    fn limits(&self) -> StoreLimits {
        self.inner.limits()
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.inner.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        match self.flaw {
            Flaw::LooksUpNobody => return Ok(vec![Presence::absent(); batch.leads().len()]),
            Flaw::WritesInLookup => {
                let leads = batch.leads().iter().map(|lead| Lead::new(lead.email().clone())).collect();
                let written = Batch::new(batch.campaign().clone(), leads).expect("distinct");
                let presences = self.inner.lookup(batch).await;
                self.inner.import_batch(&written).await.ok();
                return presences;
            }
            _ => {}
        }
        self.inner.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        match self.flaw {
            Flaw::AnswersWithoutStoring => {
                return Ok(vec![LeadOutcome::created(Membership::Added); batch.leads().len()]);
            }
            Flaw::MakesCampaignsUp => self.inner.create_campaign(batch.campaign()),
            Flaw::RefusesLargeBatches if batch.leads().len() > 32_766 => return Err(StoreError::failed("too large")),
            Flaw::StopsHalfWay => return self.halves(batch).await,
            _ => {}
        }
        let mut outcomes = self.inner.import_batch(&self.spoil(batch)).await?;
        match self.flaw {
            Flaw::AnswersInAnotherOrder => outcomes.reverse(),
            Flaw::TellsOfUpdatesThatAreNone => {
                for outcome in &mut outcomes {
                    if let LeadOutcome::Existing { updated, .. } = outcome {
                        *updated = true;
                    }
                }
            }
            _ => {}
        }
        Ok(outcomes)
    }
}

/// The stores with this flaw.
struct Stores {
    flaw: Flaw,
    campaigns: AtomicUsize,
    /// The stores that are not discarded yet.
    open: AtomicUsize,
}

impl Stores {
    fn new(flaw: Flaw) -> Self {
        Self { flaw, campaigns: AtomicUsize::new(0), open: AtomicUsize::new(0) }
    }
}

#[async_trait]
impl Harness for Stores {
    type Store = Arc<Flawed>;

    async fn fresh(&self) -> Self::Store {
        self.open.fetch_add(1, Ordering::Relaxed);
        Arc::new(Flawed { inner: MemoryStore::new(), flaw: self.flaw })
    }

    async fn another(&self, store: &Self::Store) -> Self::Store {
        assert!(self.flaw != Flaw::OpensOnce, "{:?}", self.flaw);
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

    async fn create_named_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        store.inner.create_campaign(campaign);
        true
    }

    async fn delete_campaign(&self, store: &Self::Store, campaign: &CampaignId) -> bool {
        store.inner.delete_campaign(campaign);
        true
    }

    async fn discard(&self, store: Self::Store) {
        assert_eq!(Arc::strong_count(&store), 1, "no thread has a handle");
        self.open.fetch_sub(1, Ordering::Relaxed);
    }

    async fn suppress(&self, store: &Self::Store, email: &Email, reason: &str) -> bool {
        if store.flaw != Flaw::ForgetsWhoIsRejected {
            store.inner.suppress(email.clone(), reason);
        }
        true
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

    fn block_on(&self, case: impl Future<Output = ()>) {
        futures_lite::future::block_on(case);
    }
}

/// The message with which the case of this name fails, if it does.
pub(super) fn failure<H: Harness>(harness: &H, name: &str) -> Option<String> {
    let cases = cases();
    let case = cases.iter().find(|case| case.name() == name).expect("there is such a case");
    let panic = catch_unwind(AssertUnwindSafe(|| case.run(harness))).err()?;
    Some(panic.downcast_ref::<String>().expect("a case fails with a formatted message").clone())
}

/// Requires that the case fails, with a message that names its clause.
#[track_caller]
pub(super) fn assert_found<H: Harness>(harness: &H, flaw: &dyn Debug, name: &str) {
    let message = failure(harness, name).unwrap_or_else(|| panic!("{flaw:?} is not found by {name}"));
    let clause = name.split('_').nth(1).expect("the name begins with the number of the clause");
    assert!(message.starts_with(&format!("the store breaks clause {clause} (")), "{flaw:?}: {message}");
    assert!(message.len() < 10_000, "{flaw:?}: a message of {} bytes", message.len());
}

#[track_caller]
fn is_found_by(flaw: Flaw, name: &str) {
    let harness = Stores::new(flaw);
    assert_found(&harness, &flaw, name);
    assert_eq!(harness.open.into_inner(), 0, "a case that fails discards its store");
}

#[test]
fn a_store_without_a_flaw_passes_and_what_the_harness_lacks_is_skipped() {
    let harness = Stores::new(Flaw::None);
    for (name, outcome) in summary(&harness) {
        let lacks_poison = name.contains("a_refused_batch");
        match outcome {
            CaseOutcome::Skipped { reason, .. } => {
                assert!(lacks_poison && reason.contains("`Harness::poison`"), "{name}");
            }
            outcome => assert!(!lacks_poison && outcome == CaseOutcome::Passed, "{name}: {outcome}"),
        }
    }
    assert_eq!(harness.open.into_inner(), 0, "each case discards its store");
}

/// A thread that panics ends the case with its message, and the other threads do not wait for it.
#[test]
fn a_panic_in_a_thread_fails_the_case() {
    let harness = Stores::new(Flaw::OpensOnce);
    let message = failure(&harness, "clause_5_threads_create_and_join_each_lead_once");
    assert_eq!(message.as_deref(), Some("OpensOnce"));
    assert_eq!(harness.open.into_inner(), 0);
}

/// A harness that drops each case instead of running it.
struct Idle;

#[async_trait]
impl Harness for Idle {
    type Store = MemoryStore;

    async fn fresh(&self) -> MemoryStore {
        MemoryStore::new()
    }

    async fn another(&self, _: &MemoryStore) -> MemoryStore {
        MemoryStore::new()
    }

    async fn reopen(&self, store: MemoryStore) -> MemoryStore {
        store
    }

    async fn create_campaign(&self, _: &MemoryStore) -> CampaignId {
        CampaignId::from("")
    }

    async fn lead(&self, _: &MemoryStore, _: &Email) -> Option<Lead> {
        None
    }

    async fn lead_count(&self, _: &MemoryStore) -> u64 {
        0
    }

    async fn members(&self, _: &MemoryStore, _: &CampaignId) -> Vec<String> {
        Vec::new()
    }

    fn block_on(&self, case: impl Future<Output = ()>) {
        drop(case);
    }
}

/// Otherwise every case would pass.
#[test]
#[should_panic(expected = "`Harness::block_on` runs its future to the end")]
fn a_harness_that_runs_no_case_fails() {
    cases()[0].run(&Idle);
}

#[test]
fn each_flaw_is_found_by_the_case_of_its_clause() {
    is_found_by(Flaw::AnswersWithoutStoring, "clause_1_reported_leads_are_stored");
    is_found_by(Flaw::MakesCampaignsUp, "clause_1_an_unknown_campaign_fails_and_applies_nothing");
    is_found_by(Flaw::AnswersInAnotherOrder, "clause_2_outcomes_are_in_batch_order");
    is_found_by(Flaw::ForgetsWhoIsRejected, "clause_2_a_rejected_lead_is_not_stored");
    is_found_by(Flaw::OverwritesAlways, "clause_4_keep_changes_nothing");
    is_found_by(Flaw::NeverOverwrites, "clause_4_overwrite_replaces_stored_values");
    is_found_by(Flaw::TellsOfUpdatesThatAreNone, "clause_4_updated_means_that_a_value_changed");
    is_found_by(Flaw::RewritesTheAddress, "clause_4_the_email_keeps_its_first_spelling");
    is_found_by(Flaw::RefusesLargeBatches, "clause_6_a_batch_may_exceed_any_parameter_limit");
    is_found_by(Flaw::CutsText, "clause_6_a_long_text_round_trips");
    is_found_by(Flaw::TrimsText, "clause_6_any_text_round_trips");
    is_found_by(Flaw::StopsHalfWay, "clause_7_a_dropped_call_applies_all_or_nothing");
    is_found_by(Flaw::ForgetsTheKey, "clause_8_a_replay_returns_the_first_outcomes");
    is_found_by(Flaw::HasOneSequence, "clause_5_several_sequences_of_batches_run_at_once");
    is_found_by(Flaw::ReplaysAnyBatchOfTheImport, "clause_8_a_batch_is_known_by_its_whole_key");
    is_found_by(Flaw::LooksUpNobody, "clause_9_lookup_returns_the_stored_leads");
    is_found_by(Flaw::WritesInLookup, "clause_9_lookup_predicts_the_outcome_and_changes_nothing");
}
