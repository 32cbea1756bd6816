//! The cases of the kit: [`cases`], and the macro that writes a test for each.

#[allow(clippy::wildcard_imports, reason = "the macro below is the one list of the cases")]
use super::{
    concurrency::*,
    durability::*,
    harness::{CaseFuture, Harness},
    lookup::*,
    outcomes::*,
    policies::*,
    random::*,
    replay::*,
    text::*,
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
///         println!("{}", case.name());
///         case.run(harness);
///     }
/// }
/// ```
#[derive(Clone, Copy)]
pub struct Case<H> {
    name: &'static str,
    start: fn(&H) -> CaseFuture<'_>,
}

impl<H: Harness> Case<H> {
    /// The name, such as `clause_4_keep_changes_nothing`: the number of the clause, then what must hold.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Runs the case to its end, on the runtime of [`Harness::block_on`].
    ///
    /// # Panics
    /// When the store breaks the clause. The message says which clause, what was expected and what the store did:
    ///
    /// ```text
    /// the store breaks clause 2 (one outcome per lead, in the batch's order): the outcome of lead 0 of the batch, ada@example.com, …
    ///   expected: Existing { membership: Added, updated: false }
    ///      found: Created
    /// ```
    pub fn run(&self, harness: &H) {
        harness.block_on((self.start)(harness));
    }
}

impl<H> std::fmt::Debug for Case<H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Case").field(&self.name).finish()
    }
}

/// All cases, in the order of the clauses, for a test runner of your own; [`conformance_tests!`](crate::conformance_tests)
/// is for Rust's.
///
/// Each case creates its own stores, so cases may run in parallel and in any order.
pub fn cases<H: Harness>() -> Vec<Case<H>> {
    crate::__conformance_cases!(__conformance_list())
}

/// For the tests that the macro writes.
#[doc(hidden)]
pub fn run_named<H: Harness>(harness: &H, name: &str) {
    cases::<H>().iter().find(|case| case.name == name).expect("the macro has the same list of cases").run(harness);
}

/// Writes a `#[test]` for each case of the kit, with the case's name.
///
/// The argument is an expression for your [`Harness`]. Each test evaluates it once, so it may create a folder or connect to a
/// server. Call the macro in a test file, or in a module of one if you test several stores:
///
/// ```
/// # use lead_import::{conformance::{CaseFuture, Harness}, CampaignId, Email, Lead, MemoryStore};
/// # struct MyHarness;
/// # #[async_trait::async_trait]
/// # impl Harness for MyHarness {
/// #     type Store = MemoryStore;
/// #     async fn fresh(&self) -> MemoryStore { MemoryStore::new() }
/// #     async fn create_campaign(&self, store: &MemoryStore, campaign: &CampaignId) { store.create_campaign(campaign); }
/// #     async fn suppress(&self, _: &MemoryStore, _: &Email, _: &str) -> bool { false }
/// #     async fn lead(&self, store: &MemoryStore, email: &Email) -> Option<Lead> { store.lead(email) }
/// #     async fn lead_count(&self, store: &MemoryStore) -> u64 { store.leads().len() as u64 }
/// #     async fn members(&self, _: &MemoryStore, _: &CampaignId) -> Vec<String> { Vec::new() }
/// #     fn block_on(&self, case: CaseFuture<'_>) { futures_lite::future::block_on(case); }
/// # }
/// mod my_store {
/// #   use super::MyHarness;
///     lead_import::conformance_tests!(MyHarness);
/// }
/// # fn main() {}
/// ```
///
/// `cargo test clause_4` then runs the cases of clause 4. `examples/custom_store.rs` is a complete store with its harness.
#[macro_export]
macro_rules! conformance_tests {
    ($harness:expr) => {
        $crate::__conformance_cases!(__conformance_functions($harness));
    };
}

/// The list of the cases, for the two macros below.
#[doc(hidden)]
#[macro_export]
macro_rules! __conformance_cases {
    ($with:ident $arguments:tt) => {
        $crate::$with! { $arguments
            clause_1_reported_leads_are_stored
            clause_1_an_unknown_campaign_fails_and_applies_nothing
            clause_1_a_campaign_exists_once_it_is_created
            clause_2_outcomes_are_in_batch_order
            clause_2_an_existing_lead_joins_another_campaign_once
            clause_2_a_rejected_lead_is_not_stored
            clause_2_rejecting_an_existing_lead_does_not_change_it
            clause_3_emails_are_compared_in_normal_form
            clause_3_similar_emails_are_different_leads
            clause_4_keep_changes_nothing
            clause_4_fill_empty_sets_only_missing_values
            clause_4_overwrite_replaces_stored_values
            clause_4_an_absent_value_erases_nothing
            clause_4_each_field_has_its_own_policy
            clause_4_custom_fields_are_merged_by_name
            clause_4_the_email_keeps_its_first_spelling
            clause_4_updated_means_that_a_value_changed
            clause_5_concurrent_batches_create_and_join_each_lead_once
            clause_5_concurrent_overwrites_do_not_mix
            clause_6_an_empty_batch_changes_nothing
            clause_6_a_batch_may_exceed_any_parameter_limit
            clause_6_any_text_round_trips
            clause_6_any_text_round_trips_in_an_update
            clause_6_a_long_text_round_trips
            clause_6_duplicate_names_are_one_field
            clause_6_many_custom_fields_round_trip
            clause_7_a_dropped_call_applies_all_or_nothing
            clause_8_a_replay_returns_the_first_outcomes
            clause_8_only_the_last_batch_of_an_import_is_replayed
            clause_8_each_import_has_its_own_last_batch
            clause_8_a_failed_batch_is_not_replayed
            clause_9_lookup_returns_the_stored_leads
            clause_9_lookup_works_for_an_unknown_campaign
            clause_9_lookup_predicts_the_outcome_and_changes_nothing
            clause_9_lookup_accepts_any_number_of_emails
            all_clauses_random_batches_match_memory_store
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __conformance_functions {
    (($harness:expr) $($case:ident)+) => {
        $(
            #[test]
            fn $case() {
                $crate::conformance::kit::run_named(&$harness, stringify!($case));
            }
        )+
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __conformance_list {
    (() $($case:ident)+) => {
        vec![$(Case { name: stringify!($case), start: |harness| Box::pin($case(harness)) }),+]
    };
}
