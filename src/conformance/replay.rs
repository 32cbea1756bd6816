//! Clause 8: a batch that is sent again.

use super::{
    clause::Clause,
    harness::Harness,
    sample::{CREATED, SKIPPED, ada, bare_ada, numbered},
    test_store::TestStore,
};
use crate::{
    lead::{Field, Lead},
    store::{Batch, BatchKey, FieldPolicy, LeadOutcome, LeadStore, Membership},
};

const CLAUSE: Clause = Clause("clause 8 (a replay returns the outcomes of the first time)");
const IMPORT: &str = "0123456789abcdef0123456789abcdef";
const OTHER_IMPORT: &str = "fedcba9876543210fedcba9876543210";

/// The leads with these numbers, as the batch of those rows of the import.
fn numbered_rows<H: Harness>(test: &TestStore<'_, H>, import: &str, rows: std::ops::RangeInclusive<usize>) -> Batch {
    let key = BatchKey::new(import, *rows.start() as u64, *rows.end() as u64);
    test.batch(rows.map(numbered)).with_key(key)
}

/// The batch has one lead of each outcome. After a lost reply the import sends it again, and its report must be the same.
pub(super) async fn clause_8_a_replay_returns_the_first_outcomes<H: Harness>(harness: &H) {
    let mut test = TestStore::new(harness, CLAUSE).await;
    test.import([ada(), numbered(1), numbered(2)]).await;
    let reason = "bounced: \"550\"\n";
    let suppressed = test.suppress(numbered(9).email(), reason).await;
    test.use_campaign("autumn").await;
    test.import([numbered(1)]).await;
    let promoted: Lead = bare_ada().with(Field::JobTitle, "CEO");
    let incoming = [numbered(3), numbered(9), numbered(1), promoted, numbered(2)];
    let batch = test.batch_with(FieldPolicy::Overwrite, incoming).with_key(BatchKey::new(IMPORT, 7, 11));
    let ninth = if suppressed { LeadOutcome::rejected(reason) } else { CREATED };
    let added = |updated| LeadOutcome::existing(Membership::Added, updated);
    let expected = [CREATED, ninth, SKIPPED, added(true), added(false)];
    test.expect_batch(&batch, &expected).await;
    test.expect_batch(&batch, &expected).await;
    test.expect_batch(&batch.with_existing(FieldPolicy::Keep), &expected).await;
}

/// A batch is known by its import and both of its row numbers.
pub(super) async fn clause_8_only_the_last_batch_of_an_import_is_replayed<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, CLAUSE).await;
    let first = numbered_rows(&test, IMPORT, 1..=10);
    let second = numbered_rows(&test, IMPORT, 11..=20);
    test.expect_batch(&first, &[CREATED; 10]).await;
    let second = second.with_previous(Some(first.key().clone()));
    test.expect_batch(&second, &[CREATED; 10]).await;
    test.expect_batch(&second, &[CREATED; 10]).await;
    // An import that splits a batch in half sends a part of the same rows, which is a different batch.
    let part = numbered_rows(&test, IMPORT, 11..=15).with_previous(Some(second.key().clone()));
    test.expect_batch(&part, &[SKIPPED; 5]).await;
}

/// Concurrent imports must not overwrite each other's outcomes. A batch of a new import is never a replay.
pub(super) async fn clause_8_each_import_has_its_own_last_batch<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, CLAUSE).await;
    let batch = numbered_rows(&test, IMPORT, 1..=2);
    test.expect_batch(&batch, &[CREATED; 2]).await;
    test.expect_batch(&numbered_rows(&test, OTHER_IMPORT, 1..=2), &[SKIPPED; 2]).await;
    test.expect_batch(&batch, &[CREATED; 2]).await;
    test.expect_import([numbered(1), numbered(2)], &[SKIPPED; 2]).await;
}

/// Fails for a store that records the key outside of the batch's transaction.
pub(super) async fn clause_8_a_failed_batch_is_not_replayed<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, CLAUSE).await;
    let key = BatchKey::new(IMPORT, 1, 1);
    let nowhere = Batch::new("nowhere".into(), vec![numbered(1)]).expect("one email").with_key(key);
    let result = test.store.import_batch(&nowhere).await;
    CLAUSE.require(result.is_err(), "a batch for a campaign that does not exist succeeded");
    test.expect_batch(&numbered_rows(&test, IMPORT, 1..=1), &[CREATED]).await;
    test.expect_leads(&[numbered(1)]).await;
}
