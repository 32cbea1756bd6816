//! One case and how it runs: [`Case`].

use std::{
    any::Any,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    task::Poll,
    thread,
};

use super::{
    case_outcome::CaseOutcome,
    clause::Clause,
    harness::{CaseFuture, Harness},
    test_store::TestStore,
    threads::{Spawn, Worker},
};

/// One case of the kit: it checks a store against a clause of the [contract](crate::store::LeadStore#contract).
///
/// ```
/// use lead_import::conformance::{Harness, cases};
///
/// /// Runs the cases of one clause.
/// fn run_clause<H: Harness>(harness: &H, clause: u32) {
///     let prefix = format!("clause_{clause}_");
///     for case in cases().iter().filter(|case| case.name().starts_with(&prefix)) {
///         println!("{}: {}", case.name(), case.run(harness));
///     }
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Case<H> {
    pub(super) name: &'static str,
    pub(super) run: fn(&H) -> CaseOutcome,
}

impl<H: Harness> Case<H> {
    /// The name, such as `clause_4_keep_changes_nothing`: the number of the clause, then what must hold.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Runs the case to its end, on the runtime of [`Harness::block_on`]. Returns whether it passed or was skipped.
    ///
    /// A test runner that can skip a test while it runs should list a skipped case as such. With the crate `libtest-mimic`:
    ///
    /// ```
    /// use lead_import::conformance::{Case, CaseOutcome, Harness};
    /// use libtest_mimic::{Completion, Trial};
    ///
    /// fn trial<H: Harness + 'static>(harness: fn() -> H, case: Case<H>) -> Trial {
    ///     Trial::ignorable_test(case.name(), move || match case.run(&harness()) {
    ///         CaseOutcome::Skipped { reason, .. } => Ok(Completion::ignored_with(reason)),
    ///         _ => Ok(Completion::Completed),
    ///     })
    /// }
    /// ```
    ///
    /// # Panics
    /// When the store breaks the clause. The message says which clause, what was expected and what the store did:
    ///
    /// ```text
    /// the store breaks clause 2 (one outcome per lead, in the batch's order): the outcome of lead 0 of the batch, ada@example.com, …
    ///   expected: Existing { membership: Added, updated: false }
    ///      found: Created { membership: Added }
    /// ```
    pub fn run(&self, harness: &H) -> CaseOutcome {
        (self.run)(harness)
    }
}

impl<H> std::fmt::Debug for Case<H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Case").field(&self.name).finish()
    }
}

/// The body of a case.
pub(super) type CaseBody<H> = for<'a, 't> fn(&'a mut TestStore<'t, H>) -> CaseFuture<'a>;

/// Runs the body of the case of this name on a new store, with threads that it can start.
pub(super) fn run<H: Harness>(harness: &H, name: &str, body: CaseBody<H>) -> CaseOutcome {
    let mut skipped = None;
    thread::scope(|scope| {
        let spawn = |worker: Worker<H>| drop(scope.spawn(move || worker.run(harness)));
        harness.block_on(Box::pin(async {
            skipped = Some(run_on_new_store(harness, &spawn, Clause::of_case(name), body).await);
        }));
    });
    // Without this, every case would pass with a harness that runs none.
    CaseOutcome::without(&skipped.expect("`Harness::block_on` runs its future to the end"))
}

/// Returns what the case skipped. The store is discarded even if the case fails.
async fn run_on_new_store<H: Harness>(
    harness: &H,
    spawn: &Spawn<'_, H>,
    clause: Clause,
    body: CaseBody<H>,
) -> Vec<String> {
    let mut test = TestStore::new(harness, spawn, clause).await;
    let result = catch_panic(body(&mut test)).await;
    let skipped = test.discard().await;
    match result {
        Ok(()) => skipped,
        Err(panic) => resume_unwind(panic),
    }
}

/// Runs the future until it ends or panics.
async fn catch_panic(mut future: CaseFuture<'_>) -> Result<(), Box<dyn Any + Send>> {
    poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(context))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(())) => Poll::Ready(Ok(())),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}
