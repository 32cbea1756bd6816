//! What never changes the mapping of the five fields.

use lead_import::{
    Field,
    columns::{Column, ColumnMap, ColumnSamples, Detector, FullName, NameOrder, Rival, RivalReason, Target},
};
use proptest::{prelude::*, sample};

use super::header_cases::{Case, cases};

fn detect(header: &[String]) -> ColumnMap {
    Detector::default().detect(header, &ColumnSamples::default())
}

/// The headers of the five fields.
fn five(header: &[String]) -> Vec<Option<String>> {
    let map = detect(header);
    Field::ALL.iter().map(|field| map.index_of(*field).map(|index| header[index].clone())).collect()
}

/// Cases in which no column's meaning hangs on its place: no twins that only their place tells apart, and no title,
/// which beside a name is Mr or Mrs.
fn order_free() -> Vec<Case> {
    let by_place = |rival: &Rival| rival.reason() == RivalReason::Place;
    let placed = |column: &Column| column.rivals().iter().any(by_place) || column.alias().is_some_and(is_title);
    let free = |case: &Case| !detect(&case.header).columns().iter().any(placed);
    cases().into_iter().filter(free).collect()
}

fn is_title(alias: &str) -> bool {
    ["title", "Titel", "Tittel", "Titre", "Título", "Titolo", "Unvan", "תואר"].contains(&alias)
}

proptest! {
    #[test]
    fn permuting_the_columns_changes_nothing(case in sample::select(order_free()), seed in any::<prop::sample::Index>()) {
        let mut header = case.header.clone();
        let turn = seed.index(header.len().max(1));
        header.rotate_left(turn);
        header.reverse();
        prop_assert_eq!(five(&header), five(&case.header));
    }

    #[test]
    fn upper_case_changes_nothing(case in sample::select(cases())) {
        // German, Greek and Turkish capitals are no other words; runs of capitals have no humps, though.
        let upper: Vec<String> = case.header.iter().map(|header| header.to_uppercase()).collect();
        let plain: Vec<Option<String>> = five(&case.header).into_iter().map(|header| header.map(|h| h.to_uppercase())).collect();
        let camel = case.header.iter().any(|header| header.chars().zip(header.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase()));
        prop_assume!(!camel);
        prop_assert_eq!(five(&upper), plain);
    }

    #[test]
    fn columns_that_name_nothing_change_nothing(
        case in sample::select(cases()),
        customs in prop::collection::vec("(qx|zj|vw)[a-z]{3,8}( [0-9]{1,3})?", 0..5),
    ) {
        let mut header = case.header.clone();
        header.extend(customs);
        prop_assert_eq!(five(&header), five(&case.header));
    }

    #[test]
    fn a_saved_mapping_gives_the_same_mapping_in_any_order(case in sample::select(cases()), turn in any::<prop::sample::Index>()) {
        let saved = detect(&case.header);
        let mut header = case.header.clone();
        let turn = turn.index(header.len().max(1));
        header.rotate_left(turn);
        let again = Detector::default().mapping(saved.clone()).detect(&header, &ColumnSamples::default());
        for field in Field::ALL {
            let before = saved.index_of(field).map(|index| &case.header[index]);
            prop_assert_eq!(again.index_of(field).map(|index| &header[index]), before);
        }
        prop_assert!(again.missing().is_empty());
        prop_assert_eq!(again.added().count(), 0);
    }

    #[test]
    fn any_header_gives_one_column_each_with_names_of_their_own(header in prop::collection::vec(any::<String>(), 0..12)) {
        let map = detect(&header);
        prop_assert_eq!(map.columns().len(), header.len());
        let mut names: Vec<&str> = map.columns().iter().map(Column::name).collect();
        names.sort_unstable();
        names.dedup();
        prop_assert_eq!(names.len(), header.len());
        for field in Field::ALL {
            let columns = map.columns().iter().filter(|column| column.target() == Target::Field(field));
            prop_assert!(columns.count() <= 1);
        }
    }

    #[test]
    fn any_mapping_survives_being_saved(header in prop::collection::vec(any::<String>(), 0..8)) {
        let map = detect(&header);
        let saved: ColumnMap = serde_json::from_str(&serde_json::to_string(&map).unwrap()).unwrap();
        // What the map notes of the file besides, as whether a column has full names that are not split, is not saved.
        prop_assert_eq!(saved.columns(), map.columns());
    }

    #[test]
    fn any_cells_can_be_observed(rows in prop::collection::vec(prop::collection::vec(any::<String>(), 0..6), 0..12)) {
        let mut samples = ColumnSamples::new(4);
        for row in &rows {
            samples.observe(row.iter().map(String::as_str));
        }
        let map = Detector::default().detect(&["Email", "Name", "Title", "Company"], &samples);
        for column in map.columns() {
            prop_assert!(column.fill_rate().is_none_or(|rate| (0.0..=1.0).contains(&rate)));
        }
    }

    #[test]
    fn splitting_a_name_of_two_words_loses_neither(first in "[A-Z][a-z]{4,9}", last in "[A-Z][a-z]{4,9}x") {
        let given = FullName::split(&format!(" {first}  {last} "), NameOrder::GivenFirst);
        prop_assert_eq!((given.first(), given.last()), (&*first, &*last));
        let comma = FullName::split(&format!("{last}, {first}"), NameOrder::GivenFirst);
        prop_assert_eq!((comma.first(), comma.last()), (&*first, &*last));
    }
}
