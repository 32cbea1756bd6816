//! Clause 10: the order of an import's batches.

use super::{
    harness::Harness,
    sample::{CREATED, numbered},
    test_store::TestStore,
};
use crate::store::{Batch, BatchKey, LeadOutcome, LeadStore, Membership, StoreErrorKind};

const IMPORT: &str = "00112233445566778899aabbccddeeff";

/// Requires that the store refuses the batch as out of sequence, and that it then has this many leads.
async fn expect_out_of_sequence<H: Harness>(test: &TestStore<'_, H>, batch: &Batch, leads: usize) {
    let (key, previous) = (batch.key(), batch.previous());
    match test.store().import_batch(batch).await {
        Ok(outcomes) => test.clause.fail(format_args!(
            "batch {key} after {previous:?}, which is not the last one that the store applied, returned {outcomes:?}"
        )),
        Err(error) => test.clause.require(
            error.kind() == StoreErrorKind::OutOfSequence,
            format_args!(
                "the error for batch {key} after {previous:?} is not a `StoreError::out_of_sequence`: {error:?}"
            ),
        ),
    }
    test.expect_lead_count(leads).await;
}

/// Two batches of one lead each, of which the second follows the first.
fn first_two<H: Harness>(test: &TestStore<'_, H>) -> [Batch; 2] {
    let first = test.rows(IMPORT, 1, 1);
    let second = test.rows(IMPORT, 2, 1).with_previous(Some(first.key().clone()));
    [first, second]
}

/// Fails for a store that applies any batch whose key is new. The last batch of a store that was restored from a backup is an older one,
/// so the import would report rows that the store does not hold.
pub(super) async fn clause_10_a_batch_must_follow_the_last_one<H: Harness>(test: &mut TestStore<'_, H>) {
    let [first, second] = first_two(test);
    test.expect_batch(&first, &[CREATED]).await;
    let ahead = test.rows(IMPORT, 3, 1).with_previous(Some(second.key().clone()));
    expect_out_of_sequence(test, &ahead, 1).await;
    test.expect_batch(&second, &[CREATED]).await;
    let third = test.rows(IMPORT, 3, 1);
    let other_import = BatchKey::new("ffeeddccbbaa99887766554433221100", 2, 2);
    for previous in [Some(first.key()), Some(&BatchKey::new(IMPORT, 1, 2)), Some(&other_import), None] {
        expect_out_of_sequence(test, &third.clone().with_previous(previous.cloned()), 2).await;
    }
    test.expect_batch(&third.with_previous(Some(second.key().clone())), &[CREATED]).await;
    test.expect_leads(&[numbered(1), numbered(2), numbered(3)]).await;
}

/// The store is not the one that applied the batch before: it was replaced by an empty one, or its records were deleted.
pub(super) async fn clause_10_a_store_without_a_record_refuses_the_next_batch<H: Harness>(test: &mut TestStore<'_, H>) {
    let [first, second] = first_two(test);
    expect_out_of_sequence(test, &second, 0).await;
    test.expect_batch(&first, &[CREATED]).await;
    test.expect_batch(&second, &[CREATED]).await;
}

/// A batch before the last one is refused, or answered as a replay by a store that remembers its key. It is never applied again.
pub(super) async fn clause_10_an_older_batch_is_not_applied_again<H: Harness>(test: &mut TestStore<'_, H>) {
    let [first, second] = first_two(test);
    test.expect_batch(&first, &[CREATED]).await;
    test.expect_batch(&second, &[CREATED]).await;
    // Other leads, so that applying them would show.
    let older = test.rows(IMPORT, 9, 1).with_key(first.key().clone());
    match test.store().import_batch(&older).await {
        Ok(outcomes) => test.require_outcomes(&older, &outcomes, &[CREATED]),
        Err(error) => test.clause.require(
            error.kind() == StoreErrorKind::OutOfSequence,
            format_args!("the error for a batch before the last one is not a `StoreError::out_of_sequence`: {error:?}"),
        ),
    }
    test.expect_leads(&[numbered(1), numbered(2)]).await;
    test.expect_batch(&second, &[CREATED]).await;
}

/// Fails for a store that keeps only in memory which batch was the last.
pub(super) async fn clause_10_the_sequence_survives_a_restart<H: Harness>(test: &mut TestStore<'_, H>) {
    let [first, second] = first_two(test);
    test.expect_batch(&first, &[CREATED]).await;
    test.reopen().await;
    let third = test.rows(IMPORT, 3, 1).with_previous(Some(second.key().clone()));
    expect_out_of_sequence(test, &third, 1).await;
    test.expect_batch(&second, &[CREATED]).await;
    test.expect_batch(&third, &[CREATED]).await;
}

/// A campaign that is deleted and created again is empty. Its import must not resume as if the first leads were in it.
pub(super) async fn clause_10_the_record_of_an_import_goes_with_its_campaign<H: Harness>(test: &mut TestStore<'_, H>) {
    let [first, _] = first_two(test);
    test.expect_batch(&first, &[CREATED]).await;
    if !test.harness.delete_campaign(test.store(), &test.campaign).await {
        return test.skip("campaigns cannot be deleted (`Harness::delete_campaign`)");
    }
    let leads = usize::try_from(test.lead_count().await).unwrap_or(usize::MAX);
    test.use_new_campaign().await;
    let [first, second] = first_two(test);
    expect_out_of_sequence(test, &second, leads).await;
    // A product may delete the leads with their campaign. Created or not, the lead is added.
    let outcomes = test.import_batch(&first).await;
    let added = outcomes.iter().all(|outcome| {
        use LeadOutcome::{Created, Existing};
        matches!(outcome, Created { membership: Membership::Added } | Existing { membership: Membership::Added, .. })
    });
    test.clause.require(added, format_args!("the first batch of a new campaign returned {outcomes:?}"));
    test.expect_members(&[numbered(1)]).await;
}
