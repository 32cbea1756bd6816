//! Clause 8: a batch that is sent again.

use super::{
    harness::Harness,
    sample::{ADDED, CREATED, SKIPPED, ada, bare_ada, numbered},
    test_store::TestStore,
};
use crate::{
    lead::Field,
    store::{Batch, BatchKey, FieldPolicy, LeadOutcome, LeadStore, Membership},
};

const IMPORT: &str = "0123456789abcdef0123456789abcdef";
const OTHER_IMPORT: &str = "fedcba9876543210fedcba9876543210";

/// A batch with this key of the leads that fit in one.
fn keyed<H: Harness>(test: &TestStore<'_, H>, leads: impl IntoIterator<Item = crate::lead::Lead>) -> Batch {
    let leads: Vec<_> = leads.into_iter().take(test.max_batch()).collect();
    let last_row = 6 + leads.len() as u64;
    test.batch(leads).with_key(BatchKey::new(IMPORT, 7, last_row))
}

/// Imports the batch three times, the last time with another policy, and requires these outcomes each time.
async fn expect_thrice<H: Harness>(test: &TestStore<'_, H>, batch: &Batch, expected: &[LeadOutcome]) {
    let expected = &expected[..batch.leads().len()];
    test.expect_batch(batch, expected).await;
    test.expect_batch(batch, expected).await;
    test.expect_batch(&batch.clone().with_existing(FieldPolicy::Keep), expected).await;
}

/// After a lost reply the import sends the batch again, and its report must be the same.
pub(super) async fn clause_8_a_replay_returns_the_first_outcomes<H: Harness>(test: &mut TestStore<'_, H>) {
    test.import([ada(), numbered(1), numbered(2)]).await;
    test.use_new_campaign().await;
    test.import([numbered(1)]).await;
    let batch = keyed(test, [numbered(3), bare_ada(), numbered(1), numbered(2), numbered(4)]);
    expect_thrice(test, &batch, &[CREATED, ADDED, SKIPPED, ADDED, CREATED]).await;
}

/// Without the reasons of the first time, the rows would be counted as created or existing.
pub(super) async fn clause_8_a_replay_returns_rejections<H: Harness>(test: &mut TestStore<'_, H>) {
    let reasons = ["bounced: \"550\"\n", "unsubscribed"];
    for (n, reason) in [(8, reasons[0]), (9, reasons[1])] {
        if !test.suppress(numbered(n).email(), reason).await {
            return;
        }
    }
    let batch = keyed(test, [numbered(8), numbered(1), numbered(9)]);
    let [first, second] = reasons.map(LeadOutcome::rejected);
    expect_thrice(test, &batch, &[first, CREATED, second]).await;
}

/// Fails for a store that recognises a replay by what it holds: the second time, no value would change.
pub(super) async fn clause_8_a_replay_returns_updates<H: Harness>(test: &mut TestStore<'_, H>) {
    if test.skips_without(FieldPolicy::Overwrite) {
        return;
    }
    test.import([ada()]).await;
    test.use_new_campaign().await;
    let promoted = bare_ada().with(Field::JobTitle, "CEO");
    let batch = keyed(test, [promoted, numbered(1)]).with_existing(FieldPolicy::Overwrite);
    expect_thrice(test, &batch, &[LeadOutcome::existing(Membership::Added, true), CREATED]).await;
}

/// The leads need not be compared, and nothing of a replay is applied.
pub(super) async fn clause_8_the_key_alone_makes_a_replay<H: Harness>(test: &mut TestStore<'_, H>) {
    let count = test.size(3);
    let batch = test.rows(IMPORT, 1, count);
    test.expect_batch(&batch, &vec![CREATED; count]).await;
    let others = test.rows(IMPORT, 11, count).with_key(batch.key().clone());
    test.expect_batch(&others, &vec![CREATED; count]).await;
    test.expect_leads(batch.leads()).await;
}

/// A batch is known by its import and both of its row numbers.
pub(super) async fn clause_8_a_batch_is_known_by_its_whole_key<H: Harness>(test: &mut TestStore<'_, H>) {
    let count = test.size(10);
    let first = test.rows(IMPORT, 1, count);
    let second = test.rows(IMPORT, count + 1, count).with_previous(Some(first.key().clone()));
    test.expect_batch(&first, &vec![CREATED; count]).await;
    test.expect_batch(&second, &vec![CREATED; count]).await;
    test.expect_batch(&second, &vec![CREATED; count]).await;
    test.expect_lead_count(2 * count).await;
    // An import that splits a batch in half sends a part of the same rows, which is a different batch.
    if count > 1 {
        let part = test.rows(IMPORT, count + 1, count / 2).with_previous(Some(second.key().clone()));
        test.expect_batch(&part, &vec![SKIPPED; count / 2]).await;
    }
}

/// Concurrent imports must not overwrite each other's outcomes. A batch of a new import is never a replay.
pub(super) async fn clause_8_each_import_has_its_own_last_batch<H: Harness>(test: &mut TestStore<'_, H>) {
    let count = test.size(2);
    let batch = test.rows(IMPORT, 1, count);
    test.expect_batch(&batch, &vec![CREATED; count]).await;
    test.expect_batch(&test.rows(OTHER_IMPORT, 1, count), &vec![SKIPPED; count]).await;
    test.expect_batch(&batch, &vec![CREATED; count]).await;
    test.expect_import(batch.leads().to_vec(), &vec![SKIPPED; count]).await;
}

/// Fails for a store that records the key outside of the batch's transaction.
pub(super) async fn clause_8_a_failed_batch_is_not_replayed<H: Harness>(test: &mut TestStore<'_, H>) {
    let batch = test.rows(IMPORT, 1, 1);
    let unknown = test.unknown_campaign().await;
    let lost = Batch::new(unknown, vec![numbered(1)]).expect("one email").with_key(batch.key().clone());
    let result = test.store().import_batch(&lost).await;
    test.clause.require(result.is_err(), "a batch for a campaign that does not exist succeeded");
    test.expect_batch(&batch, &[CREATED]).await;
    test.expect_leads(&[numbered(1)]).await;
}

/// The import splits a refused batch, so a part of its rows arrives next, with the same previous batch.
pub(super) async fn clause_8_a_refused_batch_is_not_replayed<H: Harness>(test: &mut TestStore<'_, H>) {
    let Some(leads) = test.leads_around_poison(numbered(1)) else { return };
    let key = BatchKey::new(IMPORT, 1, leads.len() as u64);
    let refused = test.batch(leads).with_key(key.clone());
    for _ in 0..2 {
        let result = test.store().import_batch(&refused).await;
        test.clause.require(result.is_err(), "a batch with the lead of `poison` succeeded");
    }
    test.expect_batch(&test.rows(IMPORT, 1, 1), &[CREATED]).await;
    test.expect_leads(&[numbered(1)]).await;
    let rest = test.rows(IMPORT, 2, 1).with_key(key).with_previous(Some(BatchKey::new(IMPORT, 1, 1)));
    test.expect_batch(&rest, &[CREATED]).await;
}

/// Fails for a store that keeps the last batches in memory: after a crash, the resumed import would count its leads as existing.
pub(super) async fn clause_8_a_restarted_store_recognises_a_replay<H: Harness>(test: &mut TestStore<'_, H>) {
    let count = test.size(3);
    let first = test.rows(IMPORT, 1, count);
    let second = test.rows(IMPORT, count + 1, count).with_previous(Some(first.key().clone()));
    test.expect_batch(&first, &vec![CREATED; count]).await;
    test.reopen().await;
    test.expect_batch(&first, &vec![CREATED; count]).await;
    test.expect_batch(&second, &vec![CREATED; count]).await;
    test.reopen().await;
    test.expect_batch(&second, &vec![CREATED; count]).await;
    test.expect_lead_count(2 * count).await;
}

/// An import may be resumed in another process, while the one that started it still runs.
pub(super) async fn clause_8_another_handle_recognises_a_replay<H: Harness>(test: &mut TestStore<'_, H>) {
    let count = test.size(3);
    let another = test.another().await;
    let first = test.rows(IMPORT, 1, count);
    let second = test.rows(IMPORT, count + 1, count).with_previous(Some(first.key().clone()));
    test.expect_batch(&first, &vec![CREATED; count]).await;
    for batch in [&first, &second] {
        let result = another.import_batch(batch).await;
        let outcomes = test.clause.require_ok("`import_batch` through another handle", result);
        test.require_outcomes(batch, &outcomes, &vec![CREATED; count]);
    }
    test.expect_batch(&second, &vec![CREATED; count]).await;
    test.expect_lead_count(2 * count).await;
}

/// A call that ran into a time limit may still be executing when the batch arrives again. The second call waits for the first or answers
/// as a replay. Fails for a store that looks for the key before its transaction.
pub(super) async fn clause_8_the_same_batch_at_once_is_applied_once<H: Harness>(test: &mut TestStore<'_, H>) {
    let count = test.size(5);
    let mut workers = test.workers(2);
    let mut previous = None;
    for round in 0..20 {
        let batch = test.rows(IMPORT, round * count + 1, count).with_previous(previous);
        for result in workers.import(vec![batch.clone(), batch.clone()]).await {
            let outcomes = test.clause.require_ok("one of two calls with the same batch", result);
            test.require_outcomes(&batch, &outcomes, &vec![CREATED; count]);
        }
        test.expect_lead_count((round + 1) * count).await;
        previous = Some(batch.key().clone());
    }
    workers.end().await;
}
