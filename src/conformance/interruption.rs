//! Clause 7: calls that are dropped.

use std::{future::poll_fn, pin::pin, task::Poll};

use super::{
    harness::Harness,
    sample::{CREATED, numbered},
    test_store::TestStore,
};
use crate::store::{Batch, LeadOutcome, LeadStore};

/// Drops a call after one poll, then one after two, and so on in growing steps until a call finishes.
///
/// A caller drops a call when its own client disconnects or a timeout elapses. Fails for a store without transactions, or whose
/// connection returns to its pool with an open transaction.
///
/// A store that blocks its thread finishes each call in one poll and cannot fail. The refused batches of clauses 1 and 8 check it instead.
pub(super) async fn clause_7_a_dropped_call_applies_all_or_nothing<H: Harness>(test: &mut TestStore<'_, H>) {
    if !test.limits().is_atomic() {
        return test.skip("batches are completed and not atomic (`StoreLimits::completing`)");
    }
    let mut calls = DroppedCalls::default();
    while !calls.finished {
        let batch = calls.drop_next(test).await;
        expect_all_or_nothing(test, &calls, batch.leads().len()).await;
        calls.send_again(test, &batch).await;
    }
}

/// The same calls, with nothing required before the batch arrives again. Fails for a store that does not continue a batch of which it
/// applied a part: it would report the leads of that part as existing.
pub(super) async fn clause_7_a_dropped_call_is_completed_by_the_same_batch<H: Harness>(test: &mut TestStore<'_, H>) {
    let mut calls = DroppedCalls::default();
    while !calls.finished {
        let batch = calls.drop_next(test).await;
        calls.send_again(test, &batch).await;
    }
}

/// Calls that are dropped, each after more polls than the one before, and with new leads for a new campaign.
#[derive(Default)]
struct DroppedCalls {
    polls: usize,
    /// The leads of the calls before.
    stored: usize,
    /// Whether the last call returned before it was dropped.
    finished: bool,
    outcomes: Option<Vec<LeadOutcome>>,
}

impl DroppedCalls {
    async fn drop_next<H: Harness>(&mut self, test: &mut TestStore<'_, H>) -> Batch {
        test.use_new_campaign().await;
        let batch = test.batch((self.stored..self.stored + test.size(300)).map(numbered));
        let result = poll_at_most(test.store().import_batch(&batch), self.polls).await;
        self.outcomes = result.map(|result| test.clause.require_ok("`import_batch`", result));
        self.finished = self.outcomes.is_some();
        batch
    }

    /// Requires the outcomes of an uninterrupted call.
    async fn send_again<H: Harness>(&mut self, test: &TestStore<'_, H>, batch: &Batch) {
        let created = vec![CREATED; batch.leads().len()];
        if let Some(outcomes) = &self.outcomes {
            test.require_outcomes(batch, outcomes, &created);
        }
        test.expect_batch(batch, &created).await;
        self.stored += created.len();
        test.expect_lead_count(self.stored).await;
        test.expect_members(batch.leads()).await;
        self.polls += 1 + self.polls / 8;
    }
}

/// Members are counted before leads: if the batch is still being applied or rolled back meanwhile, that order shows a member
/// without a lead.
async fn expect_all_or_nothing<H: Harness>(test: &TestStore<'_, H>, calls: &DroppedCalls, all: usize) {
    let members = test.members().await.len();
    let stored = test.lead_count().await;
    let leads = stored.checked_sub(calls.stored as u64);
    let leads = leads.unwrap_or_else(|| test.clause.fail("a dropped call removed leads of the calls before"));
    test.clause.require(
        (members == 0 || members == all && leads != 0) && (leads == 0 || leads == all as u64),
        format_args!(
            "after a call that was dropped at poll {}, {leads} of {all} leads are stored and {members} are in the campaign",
            calls.polls
        ),
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
