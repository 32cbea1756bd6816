//! Clause 9: reading, of which the dry run is made.

use super::{
    harness::Harness,
    sample::{Trial, ada, assert_same, bare_ada, numbered},
};
use crate::{
    lead::{CampaignId, Email, Field, Lead},
    store::{FieldPolicy, LeadStore, Presence, UpdatePolicy},
};

async fn lookup<H: Harness>(trial: &Trial<'_, H>, campaign: &CampaignId, emails: &[&Email]) -> Vec<Presence> {
    let presences =
        trial.store.lookup(campaign, emails).await.unwrap_or_else(|error| panic!("a lookup reads: {error:?}"));
    assert_eq!(presences.len(), emails.len(), "one answer per email");
    presences
}

pub(super) async fn clause_9_lookup_tells_what_is_stored<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import([ada(), numbered(1)]).await;
    let suppressed = harness.suppress(&trial.store, numbered(1).email(), "unsubscribed").await;
    let (bare, one, two) = (bare_ada(), numbered(1), numbered(2));
    let presences = lookup(&trial, &trial.campaign, &[two.email(), one.email(), bare.email()]).await;
    assert_eq!(presences[0], Presence::absent());
    assert_eq!(presences[1].rejection(), suppressed.then_some("unsubscribed"));
    assert_same(presences[2].lead(), Some(&ada()));
    assert!(presences[2].is_in_campaign());
    // Whoever asks twice is answered twice.
    let presences = lookup(&trial, &trial.campaign, &[bare.email(), two.email(), bare.email()]).await;
    assert_eq!(presences[0], presences[2]);
    // Nobody is in a campaign that is not there.
    let presences = lookup(&trial, &"nowhere".into(), &[bare.email()]).await;
    assert_same(presences[0].lead(), Some(&ada()));
    assert!(!presences[0].is_in_campaign());
}

pub(super) async fn clause_9_lookup_predicts_the_outcome_and_changes_nothing<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import([ada(), numbered(1), numbered(3)]).await;
    harness.suppress(&trial.store, numbered(3).email(), "bounced").await;
    let incoming = [numbered(2), numbered(3), bare_ada().with(Field::JobTitle, "CEO"), numbered(1), numbered(4)];
    let emails: Vec<_> = incoming.iter().map(Lead::email).collect();
    let existing = UpdatePolicy::from(FieldPolicy::Overwrite);
    let presences = lookup(&trial, &trial.campaign, &emails).await;
    assert_eq!(trial.lead_count().await, 3);
    assert_eq!(trial.members().await.len(), 3);
    let batch = trial.batch(incoming.clone()).with_existing(existing);
    let decided = presences.iter().zip(&incoming).map(|(presence, lead)| batch.decide(lead, presence).outcome);
    let predicted: Vec<_> = decided.collect();
    assert_eq!(trial.import_batch(&batch).await, predicted);
}

pub(super) async fn clause_9_lookup_takes_any_number_of_emails<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import((0..10).map(numbered)).await;
    assert_eq!(lookup(&trial, &trial.campaign, &[]).await, []);
    let leads: Vec<_> = (0..70_000).rev().map(numbered).collect();
    let emails: Vec<_> = leads.iter().map(Lead::email).collect();
    let known = lookup(&trial, &trial.campaign, &emails).await;
    assert!(known[..69_990].iter().all(|presence| *presence == Presence::absent()));
    assert!(known[69_990..].iter().all(|presence| presence.lead().is_some() && presence.is_in_campaign()));
}
