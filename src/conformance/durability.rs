//! Clauses 1 and 7: what is applied, and what is not.

use std::{future::poll_fn, pin::pin, task::Poll};

use super::{
    clause::Clause,
    harness::Harness,
    sample::{CREATED, SKIPPED, ada, email, numbered},
    test_store::TestStore,
};
use crate::{
    lead::{CampaignId, Field, Lead},
    store::{Batch, LeadStore},
};

const DURABLE: Clause = Clause("clause 1 (`Ok` is durable, and an error says what was applied)");
const ATOMIC: Clause = Clause("clause 7 (a dropped call applies the whole batch or nothing)");

/// Fails for a store that returns `Ok` before the leads are stored, or that drops a field.
pub(super) async fn clause_1_reported_leads_are_stored<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, DURABLE).await;
    let leads = [ada(), Lead::new(email("bob@example.com")), numbered(1).with(Field::JobTitle, "CTO")];
    test.expect_import(leads.clone(), &[CREATED, CREATED, CREATED]).await;
    test.expect_leads(&leads).await;
}

/// `failed` stops the import. With `refused` the import would split the batch and reject each lead; with `unavailable` or
/// `unknown` it would be resumed again and again.
pub(super) async fn clause_1_an_unknown_campaign_fails_and_applies_nothing<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, DURABLE).await;
    let batch = Batch::new("nowhere".into(), vec![ada()]).expect("one email");
    match test.store.import_batch(&batch).await {
        Ok(outcomes) => DURABLE.fail(format_args!("a batch for a campaign that does not exist returned {outcomes:?}")),
        Err(error) => DURABLE.require(
            !error.is_effect_unknown() && !error.is_transient() && !error.is_refusal(),
            format_args!("the error for an unknown campaign is not a `StoreError::failed`: {error:?}"),
        ),
    }
    test.expect_leads(&[]).await;
}

/// Ids that differ by case, a trailing space or a quote are different campaigns. Some databases compare them as equal.
pub(super) async fn clause_1_a_campaign_exists_once_it_is_created<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, DURABLE).await;
    for (id, expected) in [("spring", true), ("Spring", false), ("spring ", false), ("", false), ("autumn 🍂'", false)]
    {
        expect_campaign(&test, id, expected).await;
        harness.create_campaign(&test.store, &CampaignId::from(id)).await;
        expect_campaign(&test, id, true).await;
    }
}

async fn expect_campaign<H: Harness>(test: &TestStore<'_, H>, id: &str, expected: bool) {
    let exists = test.store.campaign_exists(&CampaignId::from(id)).await;
    let exists = DURABLE.require_ok("`campaign_exists`", exists);
    DURABLE.require_equal(format_args!("whether the campaign {id:?} exists"), &exists, &expected);
}

/// Drops a call after one poll, then one after two, and so on in growing steps until a call finishes.
///
/// A caller drops a call when its own client disconnects or a timeout elapses. Fails for a store without transactions, or whose
/// connection returns to its pool with an open transaction.
pub(super) async fn clause_7_a_dropped_call_applies_all_or_nothing<H: Harness>(harness: &H) {
    let mut polls = 0;
    while !drop_after(harness, polls).await {
        polls += 1 + polls / 8;
    }
}

/// Drops a call after this many polls. Returns whether it finished before.
async fn drop_after<H: Harness>(harness: &H, polls: usize) -> bool {
    let test = TestStore::new(harness, ATOMIC).await;
    let leads: Vec<_> = (0..300).map(numbered).collect();
    let (batch, created) = (test.batch(leads.clone()), vec![CREATED; 300]);
    let finished = poll_at_most(test.store.import_batch(&batch), polls).await;
    expect_all_or_nothing(&test, leads.len()).await;
    let second = test.import_batch(&batch).await;
    ATOMIC.require(
        second == created || second == vec![SKIPPED; 300],
        format_args!("a second call after one that was dropped at poll {polls} did not find all leads or none"),
    );
    test.expect_leads(&leads).await;
    let Some(outcomes) = finished else { return false };
    test.require_outcomes(&batch, &ATOMIC.require_ok("`import_batch`", outcomes), &created);
    true
}

/// Members are counted before leads: if the batch is still being applied or rolled back meanwhile, that order shows a member
/// without a lead.
async fn expect_all_or_nothing<H: Harness>(test: &TestStore<'_, H>, all: usize) {
    let members = test.members().await.len();
    let leads = test.lead_count().await;
    ATOMIC.require(
        (members == 0 || members == all && leads != 0) && (leads == 0 || leads == all as u64),
        format_args!("after a dropped call, {leads} of {all} leads are stored and {members} are in the campaign"),
    );
}

/// The output of the future, if it finishes within this many polls.
async fn poll_at_most<F: Future>(future: F, polls: usize) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = polls;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        match future.as_mut().poll(context) {
            Poll::Ready(output) => Poll::Ready(Some(output)),
            Poll::Pending if left == 0 => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}
