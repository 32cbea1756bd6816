//! One fault at a time, at each call.

use futures_lite::future::block_on;
use lead_import::{
    Field, Lead, LeadStore as _, UpdatePolicy,
    store::{FieldPolicy, Itemwise, LeadOutcome, Membership, Retrying, StoreErrorKind},
};

use super::scripted::{FAULTS, Fault, Held, Kind, Scripted, batch, lead, poison};

const CREATED: LeadOutcome = LeadOutcome::created(Membership::Added);
const POLICIES: [FieldPolicy; 3] = [FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite];

fn named(n: usize, name: &str) -> Lead {
    lead(n).with(Field::FirstName, name)
}

/// New leads, some that exist, and one of these in the campaign.
fn mixed() -> (Vec<Lead>, Held) {
    let mut held = Held::of([named(1, "Old"), lead(3), named(5, "Old"), lead(7)]);
    held.members.insert(lead(7).email().clone());
    ((0..9).map(|n| named(n, "New")).collect(), held)
}

/// What an undisturbed import returns and leaves, and its number of calls.
fn undisturbed(service: &Scripted, leads: &[Lead], policy: UpdatePolicy) -> (Vec<LeadOutcome>, Held, usize) {
    let outcomes = service.import_until_done(&batch(leads.to_vec(), policy));
    let calls = service.state().calls;
    (outcomes, service.held(), calls)
}

/// Puts `faults` in the place of each call in turn, and compares the end with that of the undisturbed import.
fn at_each_call(leads: &[Lead], held: &Held, policy: UpdatePolicy, faults: &[Fault], refuses_whole: bool) {
    for sends_keys in [false, true] {
        let service = || Scripted { refuses_whole, ..Scripted::new(sends_keys, 2, held.clone()) };
        let (outcomes, after, calls) = undisturbed(&service(), leads, policy);
        for at in 0..calls {
            let service = service();
            service.state().faults = (at..).zip(faults.iter().copied()).collect();
            let disturbed = service.import_until_done(&batch(leads.to_vec(), policy));
            let what = format!("{faults:?} at call {at}, keys: {sends_keys}, {policy:?}");
            assert_eq!(disturbed, outcomes, "{what}");
            assert_eq!(service.held(), after, "{what}");
            assert!(service.state().largest <= 2, "{what}: a request of {} items", service.state().largest);
            assert_eq!(service.import_until_done(&batch(leads.to_vec(), policy)), outcomes, "{what}: another replay");
        }
    }
}

#[test]
fn a_fault_at_any_call_changes_no_outcome() {
    let (leads, held) = mixed();
    for policy in POLICIES {
        for fault in FAULTS {
            at_each_call(&leads, &held, policy.into(), &[fault], false);
        }
    }
}

#[test]
fn two_faults_in_a_row_at_any_call_change_no_outcome() {
    let (leads, held) = mixed();
    for first in FAULTS {
        for second in FAULTS {
            at_each_call(&leads, &held, FieldPolicy::Overwrite.into(), &[first, second], false);
        }
    }
}

#[test]
fn a_fault_at_any_call_changes_no_outcome_beside_leads_that_the_service_refuses() {
    let (mut leads, held) = mixed();
    leads.insert(2, poison(1));
    leads.insert(7, poison(2));
    for fault in FAULTS {
        for refuses_whole in [false, true] {
            at_each_call(&leads, &held, FieldPolicy::FillEmpty.into(), &[fault], refuses_whole);
            at_each_call(&leads, &held, FieldPolicy::FillEmpty.into(), &[Fault::LostReply, fault], refuses_whole);
        }
    }
}

#[test]
fn one_lead_that_the_service_refuses_costs_no_other() {
    for (sends_keys, refuses_whole) in [(false, false), (false, true), (true, false), (true, true)] {
        let service = Scripted { refuses_whole, ..Scripted::new(sends_keys, 4, Held::default()) };
        let mut leads: Vec<_> = (0..9).map(lead).collect();
        leads[6] = poison(6);
        let outcomes = service.import_until_done(&batch(leads, FieldPolicy::Keep));
        let mut expected = vec![CREATED; 9];
        expected[6] = LeadOutcome::rejected("poison6@example.com is not accepted");
        assert_eq!(outcomes, expected);
        assert_eq!((service.held().leads.len(), service.held().members.len()), (8, 8));
    }
}

/// The outcomes of three leads, the second of which another process creates before the request of a kind.
fn with_another(kind: Kind, joins: bool, sends_keys: bool, policy: FieldPolicy, faults: &[Fault]) -> Vec<LeadOutcome> {
    let probe = Scripted::new(sends_keys, 2, Held::default());
    let leads: Vec<_> = (0..3).map(|n| named(n, "New").with(Field::JobTitle, "CEO")).collect();
    let (.., calls) = undisturbed(&probe, &leads, policy.into());
    let mut all = vec![];
    for at in 0..calls + 4 {
        let service = Scripted::new(sends_keys, 2, Held::default());
        service.state().faults = (at..).zip(faults.iter().copied()).collect();
        service.state().others = vec![(kind, named(1, "Old"), joins)];
        let outcomes = service.import_until_done(&batch(leads.clone(), policy));
        let stored = service.held().leads[leads[1].email()].clone();
        let expected = match policy {
            FieldPolicy::Keep => named(1, "Old"),
            FieldPolicy::FillEmpty => named(1, "Old").with(Field::JobTitle, "CEO"),
            _ => leads[1].clone(),
        };
        assert_eq!(stored, expected, "{faults:?} at call {at}, keys: {sends_keys}, {policy:?}");
        assert_eq!(service.held().members.len(), 3);
        all.push(outcomes);
    }
    all.dedup();
    assert_eq!(all.len(), 1, "{faults:?} change the outcomes, keys: {sends_keys}, {policy:?}");
    all.remove(0)
}

#[test]
fn a_lead_that_another_process_creates_after_the_plan_exists_and_follows_the_policy() {
    for (sends_keys, joins) in [(false, false), (false, true), (true, false), (true, true)] {
        for policy in POLICIES {
            let outcomes = with_another(Kind::Create, joins, sends_keys, policy, &[]);
            let membership = if joins { Membership::Skipped } else { Membership::Added };
            let met = LeadOutcome::existing(membership, policy != FieldPolicy::Keep);
            assert_eq!(outcomes, [CREATED, met, CREATED], "keys: {sends_keys}, {policy:?}");
        }
    }
}

/// With keys the reply of the first time says who created it. Without, a kill outside of that one request leaves no doubt either.
#[test]
fn a_lead_that_another_process_creates_is_exact_with_idempotency_keys_whatever_fails() {
    for fault in FAULTS {
        for (joins, policy) in
            [(false, FieldPolicy::FillEmpty), (true, FieldPolicy::Overwrite), (true, FieldPolicy::Keep)]
        {
            with_another(Kind::Create, joins, true, policy, &[fault]);
        }
    }
}

#[test]
fn a_created_lead_that_another_process_adds_to_the_campaign_is_not_added_twice() {
    for sends_keys in [false, true] {
        let service = Scripted::new(sends_keys, 2, Held::default());
        service.state().others = vec![(Kind::Join, lead(1), true)];
        let outcomes = service.import_until_done(&batch((0..3).map(lead).collect(), FieldPolicy::Keep));
        assert_eq!(outcomes, [CREATED, LeadOutcome::created(Membership::Skipped), CREATED]);
    }
}

/// A lead that was uncertain at its creation is certain when it is added.
#[test]
fn a_lost_creation_does_not_claim_a_membership_of_another_process() {
    let service = Scripted::new(false, 3, Held::default());
    // The calls: the campaign, one read, the journal, the creation.
    service.state().faults = [(3, Fault::LostRequest)].into();
    service.state().others = vec![(Kind::Join, lead(1), true)];
    let outcomes = service.import_until_done(&batch((0..3).map(lead).collect(), FieldPolicy::Keep));
    assert_eq!(outcomes, [CREATED, LeadOutcome::created(Membership::Skipped), CREATED]);
}

/// Three leads, of which the service holds the second with an old name, interrupted at a call before that lead is updated. `change` is what another
/// process does then. Returns the outcomes and what the service holds at the end, for each such call.
fn changed_before_its_update(sends_keys: bool, fault: Fault, change: fn(&mut Held)) -> Vec<(Vec<LeadOutcome>, Held)> {
    let held = Held::of([named(1, "Old")]);
    let leads: Vec<_> = (0..3).map(|n| named(n, "New")).collect();
    let batch = batch(leads.clone(), FieldPolicy::Overwrite);
    let (.., calls) = undisturbed(&Scripted::new(sends_keys, 2, held.clone()), &leads, FieldPolicy::Overwrite.into());
    let interrupted = |at| {
        let service = Scripted::new(sends_keys, 2, held.clone());
        service.state().faults = [(at, fault)].into();
        let _ = service.import(&batch);
        (service.held().leads[leads[1].email()] == named(1, "Old")).then_some(service)
    };
    let finish = |service: Scripted| {
        change(&mut service.state().held);
        (service.import_until_done(&batch), service.held())
    };
    (0..calls).map_while(interrupted).map(finish).collect()
}

#[test]
fn an_update_that_another_process_made_is_not_counted() {
    let results = changed_before_its_update(false, Fault::Unavailable, |held| *held = Held::of([named(1, "New")]));
    assert!(results.len() > 3);
    for (outcomes, _) in results.iter().skip(1) {
        assert!(matches!(outcomes[1], LeadOutcome::Existing { updated: false, .. }), "{outcomes:?}");
    }
}

#[test]
fn a_lead_that_is_deleted_before_its_update_is_created() {
    for sends_keys in [false, true] {
        let results = changed_before_its_update(sends_keys, Fault::KilledAfter, |held| {
            held.leads.remove(lead(1).email());
        });
        assert!(results.len() > 3);
        for (outcomes, held) in results {
            assert_eq!(outcomes, [CREATED, CREATED, CREATED], "keys: {sends_keys}");
            assert_eq!((held.leads.len(), held.members.len()), (3, 3));
        }
    }
}

#[test]
fn the_journal_is_written_twice_with_idempotency_keys_and_after_each_request_without() {
    for (sends_keys, saves) in [(true, 2), (false, 1 + 5 + 5)] {
        let service = Scripted::new(sends_keys, 2, Held::default());
        service.import_until_done(&batch((0..10).map(lead).collect(), FieldPolicy::Keep));
        assert_eq!(service.state().saves, saves);
    }
}

#[test]
fn a_batch_without_changes_is_written_once() {
    let mut held = Held::of([lead(0)]);
    held.members.insert(lead(0).email().clone());
    let service = Scripted::new(true, 2, held);
    let outcomes = service.import_until_done(&batch(vec![lead(0)], FieldPolicy::Overwrite));
    assert_eq!(outcomes, [LeadOutcome::existing(Membership::Skipped, false)]);
    assert_eq!(service.state().saves, 1);
}

/// Every fifth call fails after the plan. Four attempts are enough, because most of them complete a request.
#[test]
fn attempts_that_complete_a_part_of_the_batch_do_not_count() {
    for sends_keys in [false, true] {
        let service = Scripted::new(sends_keys, 1, Held::default());
        service.state().faults = (33..1_000).step_by(5).map(|at| (at, Fault::Unavailable)).collect();
        let store = Retrying::new(Itemwise::new(&service, &service), |_| std::future::ready(())).attempts(4);
        let outcomes = block_on(store.import_batch(&batch((0..30).map(lead).collect(), FieldPolicy::Keep)));
        assert_eq!(outcomes.unwrap(), vec![CREATED; 30], "keys: {sends_keys}");
    }
}

/// A lead that is to be updated is read again in each attempt, but only until it is updated.
#[test]
fn attempts_that_update_a_part_of_the_batch_do_not_count() {
    for sends_keys in [false, true] {
        let service = Scripted::new(sends_keys, 1, Held::of((0..30).map(|n| named(n, "Old"))));
        service.state().faults = (33..1_000).step_by(7).map(|at| (at, Fault::Unavailable)).collect();
        let store = Retrying::new(Itemwise::new(&service, &service), |_| std::future::ready(())).attempts(4);
        let leads = (0..30).map(|n| named(n, "New")).collect();
        let outcomes = block_on(store.import_batch(&batch(leads, FieldPolicy::Overwrite)));
        assert_eq!(outcomes.unwrap(), vec![LeadOutcome::existing(Membership::Added, true); 30], "keys: {sends_keys}");
    }
}

#[test]
fn a_service_that_stays_away_is_given_up_after_the_attempts() {
    for sends_keys in [false, true] {
        let service = Scripted::new(sends_keys, 2, Held::default());
        // The campaign, two reads, the journal and the first creation succeed.
        service.state().faults = (5..400).map(|at| (at, Fault::Unavailable)).collect();
        let store = Retrying::new(Itemwise::new(&service, &service), |_| std::future::ready(())).attempts(4);
        let error = block_on(store.import_batch(&batch((0..4).map(lead).collect(), FieldPolicy::Keep))).unwrap_err();
        assert_eq!(error.kind(), StoreErrorKind::Unknown);
        assert!(service.state().calls < 30, "{} calls", service.state().calls);
    }
}
