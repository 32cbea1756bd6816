//! Clause 5: concurrent calls.

use std::{collections::BTreeSet, future::poll_fn, pin::Pin, task::Poll};

use super::{
    clause::Clause,
    harness::Harness,
    sample::{CREATED, SKIPPED, numbered},
    test_store::TestStore,
};
use crate::{
    lead::{Field, Lead},
    store::{Batch, FieldPolicy, LeadOutcome, LeadStore},
};

const CLAUSE: Clause = Clause("clause 5 (concurrent calls behave as if one came after the other)");
const CALLS: usize = 6;
const LEADS: usize = 60;

/// Fails for a store that reads what exists and writes without a lock in between, or that deadlocks.
pub(super) async fn clause_5_concurrent_batches_create_and_join_each_lead_once<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, CLAUSE).await;
    // Each call has two thirds of the leads and starts at a different one, so that their orders of locking differ.
    let share = |call: usize| (0..LEADS).map(move |n| (n + call * 10) % LEADS).filter(move |n| n % 3 != call % 3);
    let batches = (0..CALLS).map(|call| test.batch(share(call).map(numbered))).collect();
    let outcomes = import_concurrently(&test, batches).await.concat();
    let count = |expected| outcomes.iter().filter(|outcome| **outcome == expected).count();
    let counts = (count(CREATED), count(SKIPPED));
    let expected = (LEADS, outcomes.len() - LEADS);
    CLAUSE.require_equal("the leads that all calls together created and skipped", &counts, &expected);
    test.expect_leads(&(0..LEADS).map(numbered).collect::<Vec<_>>()).await;
}

/// All values must come from one batch, the last. Fails for a store that writes a batch in several transactions.
pub(super) async fn clause_5_concurrent_overwrites_do_not_mix<H: Harness>(harness: &H) {
    let test = TestStore::new(harness, CLAUSE).await;
    test.import((0..20).map(numbered)).await;
    let signed = |call: usize, n: usize| {
        let name = call.to_string();
        numbered(n).with(Field::LastName, &name).with(Field::JobTitle, &name).with_custom([("by", &name)])
    };
    let overwrite = |call: usize| {
        let leads = (0..20).map(|n| signed(call, (n * 7 + call) % 20));
        test.batch_with(FieldPolicy::Overwrite, leads)
    };
    import_concurrently(&test, (0..CALLS).map(overwrite).collect()).await;
    let mut authors = BTreeSet::new();
    for n in 0..20 {
        let lead = test.lead(numbered(n).email()).await;
        authors.extend(lead.iter().flat_map(authors_of).map(str::to_owned));
    }
    CLAUSE
        .require(authors.len() == 1, format_args!("values of the calls {authors:?} are stored, not of one call alone"));
}

/// Who wrote each of a lead's values.
fn authors_of(lead: &Lead) -> [&str; 3] {
    [lead.last_name(), lead.job_title(), lead.custom().get("by")].map(|author| author.unwrap_or("none"))
}

/// The outcomes of each batch, imported by calls that run at the same time.
async fn import_concurrently<H: Harness>(test: &TestStore<'_, H>, batches: Vec<Batch>) -> Vec<Vec<LeadOutcome>> {
    let results = join_all(batches.iter().map(|batch| test.store.import_batch(batch))).await;
    results
        .into_iter()
        .map(|result| CLAUSE.require_ok("one of several concurrent calls of `import_batch`", result))
        .collect()
}

async fn join_all<'a, T>(futures: impl Iterator<Item = Pin<Box<dyn Future<Output = T> + Send + 'a>>>) -> Vec<T> {
    let mut pending: Vec<_> = futures.map(|future| (Some(future), None)).collect();
    poll_fn(|context| {
        for (future, output) in &mut pending {
            if let Some(Poll::Ready(ready)) = future.as_mut().map(|future| future.as_mut().poll(context)) {
                (*future, *output) = (None, Some(ready));
            }
        }
        if pending.iter().any(|(future, _)| future.is_some()) { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    pending.into_iter().filter_map(|(_, output)| output).collect()
}
