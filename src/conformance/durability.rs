//! Clause 1: what is applied, and what is not.

use super::{
    harness::Harness,
    sample::{CREATED, SKIPPED, ada, bare_ada, email, numbered},
    test_store::TestStore,
};
use crate::{
    lead::{Field, Lead},
    store::{FieldPolicy, LeadStore},
};

fn three_leads() -> [Lead; 3] {
    [ada(), Lead::new(email("bob@example.com")), numbered(1).with(Field::JobTitle, "CTO")]
}

/// Fails for a store that returns `Ok` before the leads are stored, or that drops a field.
pub(super) async fn clause_1_reported_leads_are_stored<H: Harness>(test: &mut TestStore<'_, H>) {
    test.expect_import(three_leads(), &[CREATED, CREATED, CREATED]).await;
    test.expect_leads(&three_leads()).await;
}

/// Fails for a store that keeps leads, memberships or campaigns in memory, or that leaves them in a transaction without a commit.
pub(super) async fn clause_1_reported_leads_survive_a_restart<H: Harness>(test: &mut TestStore<'_, H>) {
    test.expect_import(three_leads(), &[CREATED, CREATED, CREATED]).await;
    test.reopen().await;
    let exists = test.store().campaign_exists(&test.campaign).await;
    let exists = test.clause.require_ok("`campaign_exists`", exists);
    test.clause.require(exists, "the campaign does not exist after a restart");
    test.expect_leads(&three_leads()).await;
    test.expect_import(three_leads(), &[SKIPPED, SKIPPED, SKIPPED]).await;
}

/// Fails for a store that caches what it read, and for one whose handles have data of their own.
pub(super) async fn clause_1_another_handle_finds_the_reported_leads<H: Harness>(test: &mut TestStore<'_, H>) {
    let another = test.another().await;
    test.expect_import([ada(), numbered(1)], &[CREATED, CREATED]).await;
    let expected = [SKIPPED, SKIPPED, CREATED];
    let mut outcomes = Vec::new();
    for batch in test.batches(FieldPolicy::Keep, [numbered(1), bare_ada(), numbered(2)]) {
        let imported = another.import_batch(&batch).await;
        outcomes.extend(test.clause.require_ok("`import_batch` through another handle", imported));
    }
    test.clause.require_equal("the outcomes that another handle returns", &outcomes.as_slice(), &expected.as_slice());
    test.expect_import([numbered(2), numbered(3)], &[SKIPPED, CREATED]).await;
    test.expect_leads(&[ada(), numbered(1), numbered(2), numbered(3)]).await;
}

/// Fails for a store that commits each lead by itself: the leads before the refused one would stay.
///
/// The import relies on it when it splits a refused batch: the parts would meet leads that no report counts.
pub(super) async fn clause_1_a_refused_batch_applies_nothing<H: Harness>(test: &mut TestStore<'_, H>) {
    let Some(leads) = test.leads_around_poison(ada().with(Field::JobTitle, "Author")) else { return };
    test.import([bare_ada()]).await;
    for policy in test.policies() {
        let batch = test.batch(leads.clone()).with_existing(policy);
        match test.store().import_batch(&batch).await {
            Ok(outcomes) => test.clause.fail(format_args!("a batch with the lead of `poison` returned {outcomes:?}")),
            Err(error) => test.clause.require(
                error.is_refusal(),
                format_args!(
                    "the error of a batch with the lead of `poison` is not a `StoreError::refused`: {error:?}"
                ),
            ),
        }
        test.expect_leads(&[bare_ada()]).await;
    }
}
