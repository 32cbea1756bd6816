//! The list of the cases: [`cases`].

#[allow(clippy::wildcard_imports, reason = "the macro below is the one list of the cases")]
use super::{
    concurrency::*,
    durability::*,
    harness::{Harness, Running},
    lookup::*,
    outcomes::*,
    policies::*,
    random::*,
    replay::*,
    text::*,
};

/// One case of the kit.
#[derive(Clone, Copy)]
pub struct Case<H> {
    name: &'static str,
    start: fn(&H) -> Running<'_>,
}

impl<H: Harness> Case<H> {
    /// The name, which begins with the number of the clause.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Runs the case. A store that breaks the clause makes it panic.
    pub fn run(&self, harness: &H) {
        harness.block_on((self.start)(harness));
    }
}

impl<H> std::fmt::Debug for Case<H> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Case").field(&self.name).finish()
    }
}

/// All cases, for a test runner of your own.
pub fn cases<H: Harness>() -> Vec<Case<H>> {
    crate::__conformance_cases!(__conformance_list())
}

/// For the tests that the macro writes.
#[doc(hidden)]
pub fn run_named<H: Harness>(harness: &H, name: &str) {
    cases::<H>().iter().find(|case| case.name == name).expect("the macro knows the same list").run(harness);
}

/// Writes one `#[test]` for each case of the [kit](super::kit). The argument is your
/// [`Harness`]; it is evaluated anew by each test. The end of `examples/custom_store.rs` shows it at work.
#[macro_export]
macro_rules! conformance_tests {
    ($harness:expr) => {
        $crate::__conformance_cases!(__conformance_functions($harness));
    };
}

/// The one list of the cases.
#[doc(hidden)]
#[macro_export]
macro_rules! __conformance_cases {
    ($with:ident $arguments:tt) => {
        $crate::$with! { $arguments
            clause_1_what_is_reported_is_stored
            clause_1_an_unknown_campaign_is_a_failure_that_applies_nothing
            clause_1_a_campaign_exists_once_it_is_created
            clause_2_outcomes_come_in_the_order_of_the_batch
            clause_2_an_existing_lead_joins_another_campaign_once
            clause_2_a_rejected_lead_leaves_no_trace
            clause_2_a_lead_that_is_rejected_later_stays_as_it_is
            clause_3_emails_compare_in_their_normal_form
            clause_3_emails_that_look_alike_are_different_leads
            clause_4_keep_changes_nothing
            clause_4_fill_empty_takes_only_what_is_missing
            clause_4_overwrite_takes_what_the_file_has
            clause_4_an_absent_value_erases_nothing
            clause_4_each_field_has_its_own_policy
            clause_4_custom_fields_merge_name_by_name
            clause_4_the_address_stays_as_first_written
            clause_4_updated_means_that_a_value_changed
            clause_5_concurrent_batches_create_and_join_each_lead_once
            clause_5_concurrent_overwrites_do_not_mix
            clause_6_an_empty_batch_does_nothing
            clause_6_a_batch_may_be_larger_than_any_parameter_limit
            clause_6_any_text_round_trips
            clause_6_a_long_text_round_trips
            clause_6_repeated_names_are_one_field
            clause_6_many_custom_fields_round_trip
            clause_7_a_dropped_call_leaves_all_or_nothing
            clause_8_a_replay_answers_as_the_first_time
            clause_8_only_the_last_batch_of_an_import_is_a_replay
            clause_8_each_import_has_its_own_last_batch
            clause_8_a_batch_that_failed_is_not_replayed
            clause_9_lookup_tells_what_is_stored
            clause_9_lookup_predicts_the_outcome_and_changes_nothing
            clause_9_lookup_takes_any_number_of_emails
            all_clauses_random_batches_end_as_in_the_reference_store
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
