//! The cases of the kit: [`cases`], and the macro that writes a test for each.
//!
//! To add a case: write an `async fn` in the file of its clause, whose name begins with the number of the clause and says what must hold, and add
//! the name to the list in the macro below. Its docs say which fault it finds. A store with that fault, in the tests of this crate, shows that it
//! does.

use std::panic::{AssertUnwindSafe, catch_unwind};

#[allow(clippy::wildcard_imports, reason = "the macro below is the one list of the cases")]
use super::{
    campaigns::*, concurrency::*, durability::*, interruption::*, lookup::*, outcomes::*, policies::*, random::*,
    replay::*, sequence::*, text::*,
};
use super::{
    case::{Case, run},
    case_outcome::CaseOutcome,
    harness::Harness,
};

/// All cases, in the order of the clauses, for a test runner of your own; [`conformance_tests!`](crate::conformance_tests)
/// is for Rust's.
///
/// Each case creates its own stores, so cases may run in parallel and in any order. A case whose name begins with `clause_5_` starts threads of
/// its own.
pub fn cases<H: Harness>() -> Vec<Case<H>> {
    crate::__conformance_cases!(__conformance_list())
}

/// Runs all cases, one after the other, and returns the outcome of each by its name.
///
/// It shows what the tests of [`conformance_tests!`](crate::conformance_tests) do not: which cases are skipped. A test can require that these
/// are the expected ones, so that a change of the [limits](crate::store::StoreLimits) or of the harness does not go unnoticed. A case that
/// fails does not end the others.
///
/// ```
/// use lead_import::conformance::{CaseOutcome, Harness, summary};
///
/// /// The names of the cases that the store cannot pass by its limits.
/// fn skipped<H: Harness>(harness: &H) -> Vec<&'static str> {
///     let skipped = |(name, outcome)| matches!(outcome, CaseOutcome::Skipped { .. }).then_some(name);
///     summary(harness).into_iter().filter_map(skipped).collect()
/// }
/// ```
pub fn summary<H: Harness>(harness: &H) -> Vec<(&'static str, CaseOutcome)> {
    let outcome = |case: &Case<H>| {
        let result = catch_unwind(AssertUnwindSafe(|| case.run(harness)));
        result.unwrap_or_else(|panic| CaseOutcome::from_panic(&*panic))
    };
    cases().iter().map(|case| (case.name(), outcome(case))).collect()
}

/// For the tests that the macro writes. Rust's test runner cannot skip a test while it runs, so a skipped case is printed.
#[doc(hidden)]
pub fn run_named<H: Harness>(harness: &H, name: &str) {
    let cases = cases::<H>();
    let case = cases.iter().find(|case| case.name == name).expect("the macro has the same list of cases");
    let outcome = case.run(harness);
    if outcome != CaseOutcome::Passed {
        println!("{outcome}");
    }
}

/// Writes a `#[test]` for each case of the kit, with the case's name.
///
/// The argument is an expression for your [`Harness`]. Each test evaluates it once, so it may create a folder or connect to a
/// server. Call the macro in a test file, or in a module of one if you test several stores:
///
/// ```text
/// mod my_store {
///     lead_import::conformance_tests!(MyHarness::new());
/// }
/// ```
///
/// | command | effect |
/// |---|---|
/// | `cargo test clause_` | runs all cases but the random one |
/// | `cargo test clause_4_` | runs the cases of clause 4 |
/// | `cargo test clause_ -- --show-output` | also prints why a case was skipped; [`summary`] returns the same |
///
/// `examples/custom_store.rs` is a complete store with its harness.
#[macro_export]
#[cfg_attr(docsrs, doc(cfg(feature = "conformance")))]
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
            clause_1_reported_leads_survive_a_restart
            clause_1_another_handle_finds_the_reported_leads
            clause_1_a_refused_batch_applies_nothing
            clause_1_a_campaign_exists_once_it_is_created
            clause_1_an_unknown_campaign_fails_and_applies_nothing
            clause_1_an_id_of_any_form_is_answered
            clause_1_campaign_ids_compare_byte_for_byte
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
            clause_4_fill_empty_merges_custom_fields_by_name
            clause_4_overwrite_merges_custom_fields_by_name
            clause_4_the_email_keeps_its_first_spelling
            clause_4_an_update_keeps_the_first_spelling
            clause_4_updated_means_that_a_value_changed
            clause_5_concurrent_batches_create_and_join_each_lead_once
            clause_5_threads_create_and_join_each_lead_once
            clause_5_several_sequences_of_batches_run_at_once
            clause_5_concurrent_overwrites_do_not_mix
            clause_5_overwrites_from_threads_do_not_mix
            clause_6_an_empty_batch_changes_nothing
            clause_6_a_batch_may_exceed_any_parameter_limit
            clause_6_any_text_round_trips
            clause_6_any_text_round_trips_in_an_update
            clause_6_a_long_text_round_trips
            clause_6_duplicate_names_are_one_field
            clause_6_many_custom_fields_round_trip
            clause_7_a_dropped_call_applies_all_or_nothing
            clause_7_a_dropped_call_is_completed_by_the_same_batch
            clause_8_a_replay_returns_the_first_outcomes
            clause_8_a_replay_returns_rejections
            clause_8_a_replay_returns_updates
            clause_8_the_key_alone_makes_a_replay
            clause_8_a_batch_is_known_by_its_whole_key
            clause_8_each_import_has_its_own_last_batch
            clause_8_a_failed_batch_is_not_replayed
            clause_8_a_refused_batch_is_not_replayed
            clause_8_a_restarted_store_recognises_a_replay
            clause_8_another_handle_recognises_a_replay
            clause_8_the_same_batch_at_once_is_applied_once
            clause_9_lookup_returns_the_stored_leads
            clause_9_lookup_returns_rejections
            clause_9_lookup_works_for_an_unknown_campaign
            clause_9_lookup_predicts_the_outcome_and_changes_nothing
            clause_9_lookup_accepts_any_number_of_emails
            clause_10_a_batch_must_follow_the_last_one
            clause_10_a_store_without_a_record_refuses_the_next_batch
            clause_10_an_older_batch_is_not_applied_again
            clause_10_the_sequence_survives_a_restart
            clause_10_the_record_of_an_import_goes_with_its_campaign
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
        vec![$(Case {
            name: stringify!($case),
            run: |harness| run(harness, stringify!($case), |test| Box::pin($case(test))),
        }),+]
    };
}
