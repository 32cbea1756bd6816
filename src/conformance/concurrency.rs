//! Clause 5: concurrent calls, in one thread and in several.
//!
//! All reports together must add up: the leads that they count as created are the new rows of the store, and those that they count as added
//! are the new memberships. Each case compares these totals.
//!
//! | | one task | threads |
//! |---|---|---|
//! | handles | one | one per thread |
//! | finds | transactions that deadlock, or that interleave at an `.await` | locks in memory, reads before a transaction, stores that block |

use std::{collections::BTreeSet, future::poll_fn, pin::Pin, task::Poll};

use super::{
    harness::Harness,
    sample::{CREATED, numbered, numbered_from},
    test_store::TestStore,
    threads::{ImportResult, Rounds},
};
use crate::{
    lead::{Field, Lead},
    store::{Batch, FieldPolicy, LeadOutcome, LeadStore, Membership},
};

/// Calls that run at the same time.
const CALLS: usize = 6;
/// Threads, each with a handle of its own. A handle may be a pool of connections, and servers have few.
const THREADS: usize = 4;

/// Six imports of one process have overlapping files. They reach the leads in different orders.
///
/// Fails for a store that reads what exists and writes without a lock in between, or whose transactions deadlock.
pub(super) async fn clause_5_concurrent_batches_create_and_join_each_lead_once<H: Harness>(
    test: &mut TestStore<'_, H>,
) {
    let leads = test.size(60);
    let results = import_in_one_task(test, shares(test, 0, leads, CALLS)).await;
    expect_totals(test, results, &Totals { created: leads, added: leads });
    test.expect_leads(&numbered_from(0, leads)).await;
}

/// The same from several threads, each through a handle of its own, in many rounds. In every other round the leads exist and only join another
/// campaign.
///
/// Fails for a store that looks up the leads before its transaction, or that relies on a lock in its own memory.
pub(super) async fn clause_5_threads_create_and_join_each_lead_once<H: Harness>(test: &mut TestStore<'_, H>) {
    let leads = test.size(60);
    let mut workers = test.workers(THREADS);
    for round in Rounds::new() {
        let first = round / 2 * leads;
        let created = if round.is_multiple_of(2) { leads } else { 0 };
        let results = workers.import(shares(test, first, leads, THREADS)).await;
        expect_totals(test, results, &Totals { created, added: leads });
        test.expect_lead_count(first + leads).await;
        test.expect_members(&numbered_from(first, leads)).await;
        test.use_new_campaign().await;
    }
    workers.end().await;
}

/// One batch per call. Each has two thirds of the leads and starts at a different one, so that their orders of locking differ.
///
/// `first` is the number of the first lead.
fn shares<H: Harness>(test: &TestStore<'_, H>, first: usize, leads: usize, calls: usize) -> Vec<Batch> {
    let share = |call: usize| {
        let shifted = (0..leads).map(move |n| (n + call * leads / calls) % leads);
        shifted.filter(move |n| leads < 3 || n % 3 != call % 3)
    };
    (0..calls).map(|call| test.batch(share(call).map(|n| numbered(first + n)))).collect()
}

/// What the outcomes of several calls count together.
#[derive(Debug, PartialEq)]
struct Totals {
    created: usize,
    added: usize,
}

/// An import that sends several batches at the same time has a sequence of keys for each of them. The calls of several sequences are made
/// together, again and again, and all of them a second time, as a resumed import makes them.
///
/// Fails for a store that keeps one last batch for all imports, or that finds the last batch of another call.
pub(super) async fn clause_5_several_sequences_of_batches_run_at_once<H: Harness>(test: &mut TestStore<'_, H>) {
    let count = test.size(5);
    let mut previous = vec![None; CALLS];
    for round in 0..4 {
        let batch = |lane: usize| {
            let first = (round * CALLS + lane) * count + 1;
            test.rows(&format!("{lane:032x}"), first, count).with_previous(previous[lane].clone())
        };
        let batches: Vec<_> = (0..CALLS).map(batch).collect();
        for _ in 0..2 {
            let results = import_in_one_task(test, batches.clone()).await;
            for (batch, outcomes) in batches.iter().zip(require_all_ok(test, results)) {
                test.require_outcomes(batch, &outcomes, &vec![CREATED; count]);
            }
        }
        test.expect_lead_count((round + 1) * CALLS * count).await;
        previous = batches.iter().map(|batch| Some(batch.key().clone())).collect();
    }
}

/// Requires that all calls succeeded and that their outcomes add up.
fn expect_totals<H: Harness>(test: &TestStore<'_, H>, results: Vec<ImportResult>, expected: &Totals) {
    let outcomes = require_all_ok(test, results).concat();
    let count = |counts: fn(&LeadOutcome) -> bool| outcomes.iter().filter(|outcome| counts(outcome)).count();
    let found = Totals {
        created: count(|outcome| matches!(outcome, LeadOutcome::Created { .. })),
        added: count(|outcome| {
            use LeadOutcome::{Created, Existing};
            matches!(
                outcome,
                Created { membership: Membership::Added } | Existing { membership: Membership::Added, .. }
            )
        }),
    };
    test.clause.require_equal("the leads that all calls together created, and added to the campaign", &found, expected);
}

/// The outcomes of the calls, all of which must succeed: waiting for another import is the task of the store.
fn require_all_ok<H: Harness>(test: &TestStore<'_, H>, results: Vec<ImportResult>) -> Vec<Vec<LeadOutcome>> {
    let call = "one of several concurrent calls of `import_batch`";
    results.into_iter().map(|result| test.clause.require_ok(call, result)).collect()
}

/// Six imports overwrite the same leads. All values that are then stored must come from one batch, the last.
///
/// Fails for a store that writes a batch in several transactions, or that reads the leads without locking them.
pub(super) async fn clause_5_concurrent_overwrites_do_not_mix<H: Harness>(test: &mut TestStore<'_, H>) {
    if test.skips_without(FieldPolicy::Overwrite) {
        return;
    }
    let leads = test.size(20);
    test.import(numbered_from(0, leads)).await;
    let results = import_in_one_task(test, overwrites(test, 0, leads, CALLS)).await;
    require_all_ok(test, results);
    expect_one_author(test, leads).await;
}

/// The same from several threads, in many rounds. Half of the batches have the leads in the opposite order.
///
/// Fails for a store that blocks its thread and commits each lead by itself.
pub(super) async fn clause_5_overwrites_from_threads_do_not_mix<H: Harness>(test: &mut TestStore<'_, H>) {
    if test.skips_without(FieldPolicy::Overwrite) {
        return;
    }
    let leads = test.size(20);
    test.import(numbered_from(0, leads)).await;
    let mut workers = test.workers(THREADS);
    for round in Rounds::new() {
        let results = workers.import(overwrites(test, round, leads, THREADS)).await;
        require_all_ok(test, results);
        expect_one_author(test, leads).await;
    }
    workers.end().await;
}

/// One batch per call, which signs all values of the leads with the call. Every other one has the leads in the opposite order.
fn overwrites<H: Harness>(test: &TestStore<'_, H>, round: usize, leads: usize, calls: usize) -> Vec<Batch> {
    let signed = |call: usize, n: usize| {
        let name = format!("{round}/{call}");
        numbered(n).with(Field::LastName, &name).with(Field::JobTitle, &name).with_custom([("by", &name)])
    };
    let overwrite = |call: usize| {
        let order = (0..leads).map(|n| if call.is_multiple_of(2) { n } else { leads - 1 - n });
        test.batch(order.map(|n| signed(call, n))).with_existing(FieldPolicy::Overwrite)
    };
    (0..calls).map(overwrite).collect()
}

/// Requires that all values were written by one call. A store that completes batches writes each lead by itself, so there only the values of
/// each lead must be from one call.
async fn expect_one_author<H: Harness>(test: &TestStore<'_, H>, leads: usize) {
    let mut authors = BTreeSet::new();
    for n in 0..leads {
        let lead = test.lead(numbered(n).email()).await;
        let lead =
            lead.unwrap_or_else(|| test.clause.fail(format_args!("lead {n} is missing after it was overwritten")));
        if !test.limits().is_atomic() {
            authors.clear();
        }
        authors.extend(authors_of(&lead).map(str::to_owned));
        test.clause.require(
            authors.len() == 1,
            format_args!("the leads have values of the calls {authors:?} instead of those of the last call"),
        );
    }
}

/// Who wrote each of a lead's values.
fn authors_of(lead: &Lead) -> [&str; 3] {
    [lead.last_name(), lead.job_title(), lead.custom().get("by")].map(|author| author.unwrap_or("none"))
}

/// The results of calls that one task makes at the same time, through one handle.
///
/// All of them are started before the first is awaited.
async fn import_in_one_task<H: Harness>(test: &TestStore<'_, H>, batches: Vec<Batch>) -> Vec<ImportResult> {
    join_all(batches.iter().map(|batch| test.store().import_batch(batch))).await
}

/// Polls all futures until each is done. The outputs are in their order.
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
