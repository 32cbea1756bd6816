//! Clauses 2 and 3: one outcome per lead, and what makes two leads one.

use super::{
    harness::Harness,
    sample::{ADDED, SKIPPED, Trial, ada, assert_same, bare_ada, email, numbered},
};
use crate::{
    lead::{CampaignId, Email, Lead},
    store::LeadOutcome,
};

pub(super) async fn clause_2_outcomes_come_in_the_order_of_the_batch<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import((0..50).step_by(3).map(numbered)).await;
    let shuffled: Vec<_> = (0..50).map(|n| n * 37 % 50).collect();
    let outcomes = trial.import(shuffled.iter().copied().map(numbered)).await;
    let expected: Vec<_> = shuffled.iter().map(|n| if n % 3 == 0 { SKIPPED } else { LeadOutcome::created() }).collect();
    assert_eq!(outcomes, expected);
}

pub(super) async fn clause_2_an_existing_lead_joins_another_campaign_once<H: Harness>(harness: &H) {
    let mut trial = Trial::new(harness).await;
    trial.import([ada()]).await;
    trial.campaign = CampaignId::from("autumn");
    harness.create_campaign(&trial.store, &trial.campaign).await;
    assert_eq!(trial.import([ada(), numbered(1)]).await, [ADDED, LeadOutcome::created()]);
    assert_eq!(trial.import([ada(), numbered(1)]).await, [SKIPPED, SKIPPED]);
    trial.assert_holds(&[ada(), numbered(1)]).await;
    assert_eq!(trial.members_of(&"spring".into()).await.len(), 1);
}

pub(super) async fn clause_2_a_rejected_lead_leaves_no_trace<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    if !harness.suppress(&trial.store, ada().email(), "asked not to be written to").await {
        return;
    }
    let rejected = LeadOutcome::rejected("asked not to be written to");
    let outcomes = trial.import([numbered(1), bare_ada(), numbered(2)]).await;
    assert_eq!(outcomes, [LeadOutcome::created(), rejected, LeadOutcome::created()]);
    trial.assert_holds(&[numbered(1), numbered(2)]).await;
}

pub(super) async fn clause_2_a_lead_that_is_rejected_later_stays_as_it_is<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import([ada()]).await;
    if !harness.suppress(&trial.store, ada().email(), "unsubscribed").await {
        return;
    }
    let outcome = trial
        .import_over(crate::store::FieldPolicy::Overwrite, bare_ada().with(crate::lead::Field::JobTitle, "CEO"))
        .await;
    assert_eq!(outcome, LeadOutcome::rejected("unsubscribed"));
    trial.assert_holds(&[ada()]).await;
}

pub(super) async fn clause_3_emails_compare_in_their_normal_form<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import([Lead::new(email("Ada@EXAMPLE.com"))]).await;
    for spelling in ["ada@example.com", "ADA@example.COM", " ada@Example.com "] {
        assert_eq!(trial.import([Lead::new(email(spelling))]).await, [SKIPPED], "{spelling:?}");
    }
    trial.assert_holds(&[Lead::new(email("Ada@EXAMPLE.com"))]).await;
}

/// A pattern, a collation or a trimmed comparison would take some of these for one.
pub(super) async fn clause_3_emails_that_look_alike_are_different_leads<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let spellings = [
        "ab@example.com",
        "a.b@example.com",
        "a_b@example.com",
        "a%b@example.com",
        "a*b@example.com",
        "a?b@example.com",
        "a'b@example.com",
        "a+b@example.com",
        "a-b@example.com",
        "a{b}@example.com",
        "ab@example.com.au",
        "áb@example.com",
        "a\u{301}b@example.com",
        "äb@example.com",
        "straße@example.com",
        "strasse@example.com",
    ];
    let mut emails: Vec<Email> = spellings.iter().filter_map(|spelling| Email::parse(spelling).ok()).collect();
    emails.sort();
    emails.dedup();
    for email in &emails {
        assert_eq!(trial.import([Lead::new(email.clone())]).await, [LeadOutcome::created()], "{email}");
    }
    for email in &emails {
        assert_same(trial.lead(email).await.as_ref(), Some(&Lead::new(email.clone())));
    }
    assert_eq!(trial.import(emails.iter().cloned().map(Lead::new)).await, vec![SKIPPED; emails.len()]);
}
