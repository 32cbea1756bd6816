//! Clause 8: a batch that comes again.

use super::{
    harness::Harness,
    sample::{SKIPPED, Trial, ada, bare_ada, numbered},
};
use crate::{
    lead::{Field, Lead},
    store::{Batch, BatchKey, FieldPolicy, LeadOutcome, LeadStore, Membership},
};

const IMPORT: &str = "0123456789abcdef0123456789abcdef";

fn keyed<H: Harness>(trial: &Trial<'_, H>, key: (&str, u64, u64), leads: impl IntoIterator<Item = Lead>) -> Batch {
    trial.batch(leads).with_key(BatchKey::new(key.0, key.1, key.2))
}

/// One lead of each outcome.
pub(super) async fn clause_8_a_replay_answers_as_the_first_time<H: Harness>(harness: &H) {
    let mut trial = Trial::new(harness).await;
    trial.import([ada(), numbered(1), numbered(2)]).await;
    let refused = harness.suppress(&trial.store, numbered(9).email(), "bounced: \"550\"\n").await;
    trial.campaign = "autumn".into();
    harness.create_campaign(&trial.store, &trial.campaign).await;
    trial.import([numbered(1)]).await;
    let incoming = [numbered(3), numbered(9), numbered(1), bare_ada().with(Field::JobTitle, "CEO"), numbered(2)];
    let batch = keyed(&trial, (IMPORT, 7, 11), incoming).with_existing(FieldPolicy::Overwrite);
    let first = trial.import_batch(&batch).await;
    let ninth = if refused { LeadOutcome::rejected("bounced: \"550\"\n") } else { LeadOutcome::created() };
    let joined = |updated| LeadOutcome::existing(Membership::Added, updated);
    assert_eq!(first, [LeadOutcome::created(), ninth, SKIPPED, joined(true), joined(false)]);
    assert_eq!(trial.import_batch(&batch).await, first);
    assert_eq!(trial.import_batch(&batch.clone().with_existing(FieldPolicy::Keep)).await, first);
}

pub(super) async fn clause_8_only_the_last_batch_of_an_import_is_a_replay<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let first = keyed(&trial, (IMPORT, 1, 10), (1..=10).map(numbered));
    let second = keyed(&trial, (IMPORT, 11, 20), (11..=20).map(numbered));
    for batch in [&first, &second] {
        assert_eq!(trial.import_batch(batch).await, vec![LeadOutcome::created(); 10]);
    }
    assert_eq!(trial.import_batch(&second).await, vec![LeadOutcome::created(); 10]);
    assert_eq!(trial.import_batch(&first).await, vec![SKIPPED; 10]);
    // Of the same rows, another part: an import that halves a batch asks for such.
    let half = keyed(&trial, (IMPORT, 1, 5), (1..=5).map(numbered));
    assert_eq!(trial.import_batch(&half).await, vec![SKIPPED; 5]);
}

pub(super) async fn clause_8_each_import_has_its_own_last_batch<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let other = "fedcba9876543210fedcba9876543210";
    let mine = keyed(&trial, (IMPORT, 1, 2), [numbered(1), numbered(2)]);
    let theirs = keyed(&trial, (other, 1, 2), [numbered(1), numbered(2)]);
    assert_eq!(trial.import_batch(&mine).await, [LeadOutcome::created(), LeadOutcome::created()]);
    assert_eq!(trial.import_batch(&theirs).await, [SKIPPED, SKIPPED]);
    assert_eq!(trial.import_batch(&mine).await, [LeadOutcome::created(), LeadOutcome::created()]);
    let without_key = trial.batch([numbered(1), numbered(2)]);
    assert_eq!(trial.import_batch(&without_key).await, [SKIPPED, SKIPPED]);
}

pub(super) async fn clause_8_a_batch_that_failed_is_not_replayed<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let nowhere = Batch::new("nowhere".into(), vec![numbered(1)]).expect("one email");
    let nowhere = nowhere.with_key(BatchKey::new(IMPORT, 1, 1));
    trial.store.import_batch(&nowhere).await.expect_err("there is no such campaign");
    let batch = keyed(&trial, (IMPORT, 1, 1), [numbered(1)]);
    assert_eq!(trial.import_batch(&batch).await, [LeadOutcome::created()]);
    trial.assert_holds(&[numbered(1)]).await;
}
