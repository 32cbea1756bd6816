//! Any faults, in any number, at any calls.

use std::collections::BTreeMap;

use lead_import::{Field, Lead, store::FieldPolicy};
use proptest::{collection::btree_map, prelude::*, sample::select};

use super::scripted::{FAULTS, Fault, Held, Scripted, batch, lead, poison};

/// What a lead is at the service before.
#[derive(Clone, Copy, Debug)]
enum Before {
    New,
    Poison,
    Stored,
    Named,
    Member,
}

fn before() -> impl Strategy<Value = Before> {
    select(vec![Before::New, Before::New, Before::Poison, Before::Stored, Before::Named, Before::Member])
}

fn faults() -> impl Strategy<Value = BTreeMap<usize, Fault>> {
    btree_map(0..60_usize, select(FAULTS.as_slice()), 0..20)
}

fn world(leads: &[Before]) -> (Vec<Lead>, Held) {
    let (mut incoming, mut held) = (vec![], Held::default());
    for (n, before) in leads.iter().enumerate() {
        let new = if matches!(before, Before::Poison) { poison(n) } else { lead(n) };
        let email = new.email().clone();
        match before {
            Before::New | Before::Poison => {}
            Before::Named => drop(held.leads.insert(email, lead(n).with(Field::FirstName, "Old"))),
            Before::Stored | Before::Member => drop(held.leads.insert(email, lead(n))),
        }
        held.members.extend(matches!(before, Before::Member).then(|| new.email().clone()));
        incoming.push(new.with(Field::FirstName, "New"));
    }
    (incoming, held)
}

proptest! {
    #[test]
    fn any_faults_end_as_an_undisturbed_import(
        leads in proptest::collection::vec(before(), 0..16),
        faults in faults(),
        policy in select(vec![FieldPolicy::Keep, FieldPolicy::FillEmpty, FieldPolicy::Overwrite]),
        sends_keys: bool,
        refuses_whole: bool,
        per_request in 1..6_usize,
    ) {
        let (leads, held) = world(&leads);
        let service = || Scripted { refuses_whole, ..Scripted::new(sends_keys, per_request, held.clone()) };
        let undisturbed = service();
        let outcomes = undisturbed.import_until_done(&batch(leads.clone(), policy));
        let disturbed = service();
        disturbed.state().faults = faults;
        prop_assert_eq!(disturbed.import_until_done(&batch(leads, policy)), outcomes);
        prop_assert_eq!(disturbed.held(), undisturbed.held());
        prop_assert!(disturbed.state().largest <= per_request);
    }
}
