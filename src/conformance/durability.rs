//! Clauses 1 and 7: what is applied, and what is not.

use std::{future::poll_fn, pin::pin, task::Poll};

use super::{
    harness::Harness,
    sample::{SKIPPED, Trial, ada, email, numbered},
};
use crate::{
    lead::{CampaignId, Field, Lead},
    store::{Batch, LeadOutcome, LeadStore},
};

pub(super) async fn clause_1_what_is_reported_is_stored<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let leads = [ada(), Lead::new(email("bob@example.com")), numbered(1).with(Field::JobTitle, "CTO")];
    assert_eq!(trial.import(leads.clone()).await, vec![LeadOutcome::created(); 3]);
    trial.assert_holds(&leads).await;
}

pub(super) async fn clause_1_an_unknown_campaign_is_a_failure_that_applies_nothing<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    let batch = Batch::new("nowhere".into(), vec![ada()]).expect("one email");
    let error = trial.store.import_batch(&batch).await.expect_err("there is no such campaign");
    assert!(
        !error.is_effect_unknown() && !error.is_transient() && !error.is_refusal(),
        "use StoreError::failed: {error:?}"
    );
    trial.assert_holds(&[]).await;
}

pub(super) async fn clause_1_a_campaign_exists_once_it_is_created<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    for (id, exists) in [("spring", true), ("Spring", false), ("spring ", false), ("", false), ("autumn 🍂'", false)]
    {
        let campaign = CampaignId::from(id);
        assert_eq!(trial.store.campaign_exists(&campaign).await.expect("the store answers"), exists, "{id:?}");
        trial.harness.create_campaign(&trial.store, &campaign).await;
        assert!(trial.store.campaign_exists(&campaign).await.expect("the store answers"), "{id:?}");
    }
}

/// Drops a call after one poll, after two, and so on in growing steps until one comes to its end.
pub(super) async fn clause_7_a_dropped_call_leaves_all_or_nothing<H: Harness>(harness: &H) {
    let steps = std::iter::successors(Some(0), |polls| Some(polls + 1 + polls / 8));
    for polls in steps {
        let trial = Trial::new(harness).await;
        let leads: Vec<_> = (0..300).map(numbered).collect();
        let batch = trial.batch(leads.clone());
        let finished = polled(trial.store.import_batch(&batch), polls).await;
        assert_all_or_nothing(&trial, leads.len()).await;
        let again = trial.import(leads.clone()).await;
        assert!(
            again == vec![LeadOutcome::created(); 300] || again == vec![SKIPPED; 300],
            "after {polls} polls: {again:?}"
        );
        trial.assert_holds(&leads).await;
        if let Some(outcomes) = finished {
            assert_eq!(outcomes.expect("the batch is good"), vec![LeadOutcome::created(); 300]);
            return;
        }
    }
}

/// The members are counted first: a call that is still being undone, or done, shows itself by a member without a lead.
async fn assert_all_or_nothing<H: Harness>(trial: &Trial<'_, H>, all: usize) {
    let members = trial.members().await.len();
    let leads = trial.lead_count().await;
    assert!(members == 0 || members == all, "{members} of {all} leads joined the campaign");
    assert!(leads == 0 || leads == all as u64, "{leads} of {all} leads were created");
    assert!(members == 0 || leads != 0, "{members} members, and no leads");
}

/// The output of the future, if it takes at most so many polls.
async fn polled<F: Future>(future: F, polls: usize) -> Option<F::Output> {
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
