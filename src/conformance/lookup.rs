//! Clause 9: lookups, which a dry run consists of.

use super::{
    harness::Harness,
    sample::{ada, bare_ada, numbered},
    test_store::TestStore,
};
use crate::{
    lead::{Field, Lead},
    store::{Batch, FieldPolicy, LeadStore, Presence},
};

/// What the store says of the batch: one presence per lead, in its order.
async fn lookup<H: Harness>(test: &TestStore<'_, H>, batch: &Batch) -> Vec<Presence> {
    let presences = test.clause.require_ok("`lookup`", test.store().lookup(batch).await);
    test.clause.require_equal("the number of presences that `lookup` returns", &presences.len(), &batch.leads().len());
    presences
}

/// What the store says of leads, in batches within its limits.
async fn lookup_leads<H: Harness>(test: &TestStore<'_, H>, leads: impl IntoIterator<Item = Lead>) -> Vec<Presence> {
    let mut presences = Vec::new();
    for batch in test.batches(FieldPolicy::Keep, leads) {
        presences.extend(lookup(test, &batch).await);
    }
    presences
}

/// Presences are in the order of the leads. Fails for a store that returns only the leads that it found.
pub(super) async fn clause_9_lookup_returns_the_stored_leads<H: Harness>(test: &mut TestStore<'_, H>) {
    if test.skips_without_exact_lookups() {
        return;
    }
    test.import([ada(), numbered(1)]).await;
    let presences = lookup_leads(test, [numbered(2), numbered(1), bare_ada()]).await;
    test.clause.require_equal("the presence of an email without a lead", &presences[0], &Presence::absent());
    expect_presence(test, &presences[1], &numbered(1), true);
    expect_presence(test, &presences[2], &ada(), true);
}

/// A rejection has no lead, whether one is stored or not. A dry run shows its reason.
pub(super) async fn clause_9_lookup_returns_rejections<H: Harness>(test: &mut TestStore<'_, H>) {
    if test.skips_without_exact_lookups() {
        return;
    }
    test.import([numbered(1)]).await;
    for n in [1, 2] {
        if !test.suppress(numbered(n).email(), "unsubscribed").await {
            return;
        }
    }
    let presences = lookup_leads(test, [numbered(2), numbered(3), numbered(1)]).await;
    let reasons: Vec<_> = presences.iter().map(Presence::rejection).collect();
    let expected = vec![Some("unsubscribed"), None, Some("unsubscribed")];
    test.clause.require_equal("the reasons why emails are rejected", &reasons, &expected);
}

/// The lead exists; it is not in the campaign. A dry run of a new campaign needs it before the campaign is created.
pub(super) async fn clause_9_lookup_works_for_an_unknown_campaign<H: Harness>(test: &mut TestStore<'_, H>) {
    test.import([ada()]).await;
    let unknown = test.unknown_campaign().await;
    let presences = lookup(test, &Batch::new(unknown, vec![bare_ada()]).expect("one email")).await;
    if !test.skips_without_exact_lookups() {
        expect_presence(test, &presences[0], &ada(), false);
    }
}

/// Requires that the presence is that of this lead.
fn expect_presence<H: Harness>(test: &TestStore<'_, H>, presence: &Presence, lead: &Lead, member: bool) {
    test.expect_same("the lead that `lookup` returns for", presence.lead(), lead);
    let found = presence.is_in_campaign();
    test.clause.require_equal("whether `lookup` says that the lead is in the campaign", &found, &member);
}

/// A dry run is a lookup and [`Batch::decide`](crate::store::Batch::decide). The import that follows must have the same outcomes.
pub(super) async fn clause_9_lookup_predicts_the_outcome_and_changes_nothing<H: Harness>(test: &mut TestStore<'_, H>) {
    let stored = [ada(), numbered(1), numbered(3)];
    test.import(stored.clone()).await;
    let promoted = bare_ada().with(Field::JobTitle, "CEO");
    let leads = [numbered(2), numbered(3), promoted, numbered(1), numbered(4)];
    let batches = test.batches(test.strongest_policy(), leads);
    let mut predicted = Vec::new();
    for batch in &batches {
        let presences = lookup(test, batch).await;
        let decided = presences.iter().zip(batch.leads()).map(|(presence, lead)| batch.decide(lead, presence).outcome);
        predicted.push(decided.collect::<Vec<_>>());
    }
    test.expect_leads(&stored).await;
    if !test.skips_without_exact_lookups() {
        for (batch, predicted) in batches.iter().zip(&predicted) {
            test.expect_batch(batch, predicted).await;
        }
    }
}

/// A lookup has as many emails as a batch has leads, and exceeds the same limits.
pub(super) async fn clause_9_lookup_accepts_any_number_of_emails<H: Harness>(test: &mut TestStore<'_, H>) {
    let size = test.size_or_skip(70_000);
    let stored = size.min(10);
    test.import((0..stored).map(numbered)).await;
    lookup(test, &test.batch([])).await;
    let batch = test.batch((0..size).rev().map(numbered));
    let presences = lookup(test, &batch).await;
    if test.skips_without_exact_lookups() {
        return;
    }
    let found = presences.iter().map(|presence| presence.lead().is_some() && presence.is_in_campaign());
    let expected: Vec<_> = (0..size).map(|at| at >= size - stored).collect();
    test.clause.require_items(&found.collect::<Vec<_>>(), &expected, |at| {
        format!("whether `lookup` finds email {at}, {}", batch.leads()[at].email())
    });
    let absent = presences[..size - stored].iter().all(|presence| *presence == Presence::absent());
    test.clause.require(absent, "the presence of an email without a lead is not `Presence::absent()`");
}
