//! Clause 5: calls that are under way together.

use std::{collections::BTreeSet, future::poll_fn, pin::Pin, task::Poll};

use super::{
    harness::Harness,
    sample::{Trial, numbered},
};
use crate::{
    lead::{Field, Lead},
    store::{FieldPolicy, LeadOutcome, LeadStore, Membership, StoreError},
};

const CALLS: usize = 6;

pub(super) async fn clause_5_concurrent_batches_create_and_join_each_lead_once<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    // Each call has two thirds of the leads, and each goes through them from another place.
    let shares = (0..CALLS).map(|call| (0..60).map(move |n| (n + call * 10) % 60).filter(move |n| n % 3 != call % 3));
    let batches: Vec<_> = shares.map(|share| trial.batch(share.map(numbered))).collect();
    let outcomes = join_all(batches.iter().map(|batch| trial.store.import_batch(batch))).await;
    let outcomes: Vec<_> = outcomes.into_iter().flat_map(good).collect();
    let created = outcomes.iter().filter(|outcome| **outcome == LeadOutcome::created()).count();
    let skipped = outcomes.iter().filter(|outcome| *outcome == &LeadOutcome::existing(Membership::Skipped, false));
    assert_eq!((created, skipped.count()), (60, outcomes.len() - 60));
    trial.assert_holds(&(0..60).map(numbered).collect::<Vec<_>>()).await;
}

pub(super) async fn clause_5_concurrent_overwrites_do_not_mix<H: Harness>(harness: &H) {
    let trial = Trial::new(harness).await;
    trial.import((0..20).map(numbered)).await;
    let signed = |call: usize, n: usize| {
        let name = call.to_string();
        numbered(n).with(Field::LastName, &name).with(Field::JobTitle, &name).with_custom([("by", &name)])
    };
    let overwrite = |call: usize| {
        let leads: Vec<Lead> = (0..20).map(|n| signed(call, (n * 7 + call) % 20)).collect();
        trial.batch(leads).with_existing(FieldPolicy::Overwrite)
    };
    let batches: Vec<_> = (0..CALLS).map(overwrite).collect();
    join_all(batches.iter().map(|batch| trial.store.import_batch(batch))).await.into_iter().for_each(|outcomes| {
        good(outcomes);
    });
    let mut authors = BTreeSet::new();
    for n in 0..20 {
        let lead = trial.lead(numbered(n).email()).await.expect("the lead was created");
        assert_eq!((lead.last_name(), lead.custom().get("by")), (lead.job_title(), lead.job_title()), "{lead:?}");
        authors.insert(lead.last_name().map(str::to_owned));
    }
    assert_eq!(authors.len(), 1, "the last batch is on all leads");
}

fn good(outcomes: Result<Vec<LeadOutcome>, StoreError>) -> Vec<LeadOutcome> {
    outcomes.unwrap_or_else(|error| panic!("concurrent calls wait for one another: {error:?}"))
}

async fn join_all<'a, T>(futures: impl Iterator<Item = Pin<Box<dyn Future<Output = T> + Send + 'a>>>) -> Vec<T> {
    let mut running: Vec<_> = futures.map(|future| (Some(future), None)).collect();
    poll_fn(|context| {
        for (future, output) in &mut running {
            if let Some(Poll::Ready(ready)) = future.as_mut().map(|future| future.as_mut().poll(context)) {
                (*future, *output) = (None, Some(ready));
            }
        }
        if running.iter().any(|(future, _)| future.is_some()) { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    running.into_iter().filter_map(|(_, output)| output).collect()
}
