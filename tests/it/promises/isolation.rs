//! Promise 5: one poisonous row does not cost the other 999.

use std::fmt::Write;

use lead_import::{Email, Importer, report::IssueCode};
use proptest::prelude::*;

use super::{
    faulty_store::FaultyStore,
    world::{World, import},
};

fn is_poisonous(email: &Email) -> bool {
    email.local_part().starts_with("poison")
}

/// A file of so many rows, with the rows at these places poisonous.
fn file(rows: usize, poisonous: &[usize]) -> String {
    let mut text = String::from("email\n");
    for row in 0..rows {
        let name = if poisonous.contains(&row) { "poison" } else { "person" };
        let _ = writeln!(text, "{name}{row}@example.com");
    }
    text
}

fn most_calls(rows: usize) -> usize {
    2 * rows.next_power_of_two().ilog2() as usize + 2
}

#[test]
fn each_place_of_a_poisonous_row_is_found_in_few_calls() {
    for rows in (1..=40).chain([64, 100]) {
        for place in 0..rows {
            let store = FaultyStore::new(World::default().store()).poisoned_by(is_poisonous);
            let report = import(&Importer::new(), &store, file(rows, &[place])).unwrap();
            assert_eq!((report.created(), report.failed(), report.rejected_by_store()), (rows as u64 - 1, 1, 1));
            let failed = &report.failures()[0];
            assert_eq!(failed.line(), place as u64 + 2);
            assert_eq!(failed.to_string(), "text that the store cannot take");
            assert_eq!(failed.issues()[0].code(), IssueCode::Rejected);
            assert!(store.calls() <= most_calls(rows), "{} calls for row {place} of {rows}", store.calls());
        }
    }
}

#[test]
fn a_poisonous_row_of_a_thousand_costs_about_ten_extra_calls() {
    for place in [0, 1, 499, 500, 731, 998, 999] {
        let store = FaultyStore::new(World::default().store()).poisoned_by(is_poisonous);
        let report = import(&Importer::new(), &store, file(1_000, &[place])).unwrap();
        assert_eq!((report.created(), report.failed()), (999, 1));
        assert!(store.calls() <= most_calls(1_000), "{} calls for row {place}", store.calls());
    }
}

proptest! {
    #[test]
    fn only_poisonous_rows_are_rejected(
        rows in 1..60_usize, places in prop::collection::btree_set(0..60_usize, 0..8), batch_size in 1..70_usize
    ) {
        let places: Vec<_> = places.into_iter().filter(|place| *place < rows).collect();
        let store = FaultyStore::new(World::default().store()).poisoned_by(is_poisonous);
        let importer = Importer::new().batch_size(batch_size);
        let report = import(&importer, &store, file(rows, &places)).unwrap();
        prop_assert_eq!(report.created(), (rows - places.len()) as u64);
        let lines: Vec<_> = report.failures().iter().map(lead_import::report::FailedRow::line).collect();
        prop_assert_eq!(lines, places.iter().map(|place| *place as u64 + 2).collect::<Vec<_>>());
    }
}
