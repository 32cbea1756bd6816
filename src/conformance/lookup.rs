//! Clause 9: lookups, which a dry run consists of.

use super::{
    clause::Clause,
    harness::Harness,
    sample::{ada, bare_ada, numbered},
    test_store::TestStore,
};
use crate::{
    lead::Field,
    store::{Batch, FieldPolicy, LeadStore, Presence},
};

const CLAUSE: Clause = Clause("clause 9 (a lookup predicts the import)");

async fn lookup<H: Harness>(test: &TestStore<'_, H>, batch: &Batch) -> Vec<Presence> {
    let presences = CLAUSE.require_ok("`lookup`", test.store.lookup(batch).await);
    CLAUSE.require_equal("the number of presences that `lookup` returns", &presences.len(), &batch.leads().len());
    presences
}

/// Presences are in the order of the emails.
pub(super) async fn clause_9_lookup_returns_the_stored_leads<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, CLAUSE).await;
    test.import([ada(), numbered(1)]).await;
    let suppressed = test.suppress(numbered(1).email(), "unsubscribed").await;
    let presences = lookup(&test, &test.batch([numbered(2), numbered(1), bare_ada()])).await;
    CLAUSE.require_equal("the presence of an email without a lead", &presences[0], &Presence::absent());
    let reason = suppressed.then_some("unsubscribed");
    CLAUSE.require_equal("the reason why an email is rejected", &presences[1].rejection(), &reason);
    expect_presence(&test, &presences[2], true);
}

/// The lead exists; it is not in the campaign.
pub(super) async fn clause_9_lookup_works_for_an_unknown_campaign<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, CLAUSE).await;
    test.import([ada()]).await;
    let nowhere = Batch::new("nowhere".into(), vec![bare_ada()]).expect("one email");
    let presences = lookup(&test, &nowhere).await;
    expect_presence(&test, &presences[0], false);
}

/// Requires that the presence is that of Ada's lead.
fn expect_presence<H: Harness>(test: &TestStore<'_, H>, presence: &Presence, member: bool) {
    test.expect_same("the lead that `lookup` returns for", presence.lead(), &ada());
    CLAUSE.require_equal("whether `lookup` says that the lead is in the campaign", &presence.is_in_campaign(), &member);
}

/// A dry run is a lookup and [`Batch::decide`](crate::store::Batch::decide). The import that follows must have the same outcomes.
pub(super) async fn clause_9_lookup_predicts_the_outcome_and_changes_nothing<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, CLAUSE).await;
    test.import([ada(), numbered(1), numbered(3)]).await;
    test.suppress(numbered(3).email(), "bounced").await;
    let promoted = bare_ada().with(Field::JobTitle, "CEO");
    let batch = test.batch_with(FieldPolicy::Overwrite, [numbered(2), numbered(3), promoted, numbered(1), numbered(4)]);
    let presences = lookup(&test, &batch).await;
    test.expect_leads(&[ada(), numbered(1), numbered(3)]).await;
    let decided = presences.iter().zip(batch.leads()).map(|(presence, lead)| batch.decide(lead, presence).outcome);
    test.expect_batch(&batch, &decided.collect::<Vec<_>>()).await;
}

/// A lookup has as many emails as a batch has leads, and exceeds the same limits.
pub(super) async fn clause_9_lookup_accepts_any_number_of_emails<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, CLAUSE).await;
    test.import((0..10).map(numbered)).await;
    lookup(&test, &test.batch([])).await;
    let batch = test.batch((0..70_000).rev().map(numbered));
    let presences = lookup(&test, &batch).await;
    let found: Vec<_> =
        presences.iter().map(|presence| presence.lead().is_some() && presence.is_in_campaign()).collect();
    let expected: Vec<_> = (0..70_000).map(|at| at >= 69_990).collect();
    CLAUSE.require_items(&found, &expected, |at| {
        format!("whether `lookup` finds email {at}, {}", batch.leads()[at].email())
    });
    let absent = presences[..69_990].iter().all(|presence| *presence == Presence::absent());
    CLAUSE.require(absent, "the presence of an email without a lead is not `Presence::absent()`");
}
