//! Columns that somebody mapped: overrides, added aliases and saved mappings.

use lead_import::{
    Field,
    columns::{Column, ColumnMap, ColumnSamples, Detector, MappingErrorCode, RivalReason, Rule, Target},
};

use super::detection::{detect, sampled};

#[test]
fn overrides_come_before_all_rules() {
    let detector = Detector::default().column("Email", Target::Ignored).column("notes", Field::Email);
    let map = detector.detect(&["Email", "Notes", "Work Email"], &ColumnSamples::default());
    assert_eq!(map.columns()[0].target(), Target::Ignored);
    assert_eq!(map.index_of(Field::Email), Some(1));
    assert_eq!(map.columns()[2].target(), Target::Custom);
    assert_eq!(map.columns()[1].rivals()[0].reason(), RivalReason::Decision);
    assert!(map.errors().is_empty(), "{:?}", map.errors());
}

#[test]
fn overrides_reach_empty_and_duplicate_headers_by_their_names() {
    let detector = Detector::default().column("Column 2", Field::Email).column("Note (2)", Target::Ignored);
    let map = detector.detect(&["Note", "", "Note"], &ColumnSamples::default());
    assert_eq!(map.index_of(Field::Email), Some(1));
    assert_eq!(map.columns()[2].target(), Target::Ignored);
}

#[test]
fn an_override_for_a_column_that_is_missing_is_reported() {
    let map = Detector::default().column("Mail", Field::Email).detect(&["Email"], &ColumnSamples::default());
    assert_eq!(map.missing()[0].header(), "Mail");
    assert_eq!(map.index_of(Field::Email), Some(0));
    let error = &map.errors()[0];
    assert_eq!(
        (error.code(), error.header(), error.nearest()),
        (MappingErrorCode::MissingColumn, "Mail", &["Email".to_owned()][..])
    );
}

#[test]
fn a_missing_column_is_compared_with_the_names_of_the_columns() {
    let header = ["Notes", "E-MAIL (work)", "", "Prénom", "Notes"];
    let nearest = |wanted: &str| {
        let map = Detector::default().column(wanted, Target::Custom).detect(&header, &ColumnSamples::default());
        map.errors()[0].nearest()[0].clone()
    };
    assert_eq!(nearest("Wrk email"), "E-MAIL (work)");
    assert_eq!(nearest("prenoms"), "Prénom");
    assert_eq!(nearest("Column 4"), "Column 3");
    assert_eq!(nearest("Notes (3)"), "Notes");
}

#[test]
fn decisions_that_contradict_each_other_are_errors_in_their_order() {
    let detector = Detector::default()
        .column("Wrk", Target::Custom)
        .column("Work", Field::Email)
        .column("Home", Field::Email)
        .column("CITY", Target::Ignored)
        .column("City", Target::Custom)
        .column("Hom", Target::Custom);
    let map = detector.detect(&["Work", "Home", "City"], &ColumnSamples::default());
    let expected = [
        r#"the file has no column "Wrk" (nearest: "Work", "Home", "City")"#,
        r#"the file has no column "Hom" (nearest: "Home", "Work", "City")"#,
        r#"it gives email to two columns, "Work" and "Home""#,
        r#""CITY" and "City" are one column, which cannot become both ignored and custom"#,
    ];
    assert_eq!(map.errors().iter().map(ToString::to_string).collect::<Vec<_>>(), expected);
}

#[test]
fn the_same_decision_twice_is_no_error() {
    let detector = Detector::default().column("Work", Field::Email).column("work", Field::Email);
    let map = detector.column("Home", Target::Ignored).column("Home", Target::Ignored);
    assert!(map.detect(&["Work", "Home"], &ColumnSamples::default()).errors().is_empty());
}

#[test]
fn errors_are_short_and_cannot_steer_a_terminal() {
    let wanted = format!("Wrk\u{1b}[2J{}", "x".repeat(1_000));
    let map = Detector::default().column(wanted, Field::Email).detect(&["Ci\u{7}ty"], &ColumnSamples::default());
    let message = map.errors()[0].to_string();
    assert!(message.len() < 200 && !message.contains(char::is_control), "{message}");
}

#[test]
fn the_nearest_columns_are_found_for_the_first_missing_ones_only() {
    let header: Vec<_> = (0..2_000).map(|number| format!("header {number}")).collect();
    let wanted = (0..2_000).map(|number| format!("haeder {number}"));
    let detector = wanted.fold(Detector::default(), |detector, header| detector.column(header, Target::Custom));
    let map = detector.detect(&header, &ColumnSamples::default());
    let found: Vec<_> = map.errors().iter().map(|error| error.nearest().len()).collect();
    assert_eq!(found, [vec![3; 10], vec![0; 1_990]].concat());
    assert_eq!(map.errors()[9].nearest()[0], "header 9");
}

#[test]
fn a_column_that_a_saved_mapping_has_and_the_file_lacks_is_an_error_if_the_mapping_is_strict() {
    let saved = detect(&["Work Email", "City"]);
    let detector = Detector::default().mapping(saved);
    let header = ["Home Email", "City"];
    let lenient = detector.clone().detect(&header, &ColumnSamples::default());
    assert_eq!((lenient.missing().len(), lenient.errors()), (1, &[][..]));
    let strict = detector.clone().strict_mapping(true).detect(&header, &ColumnSamples::default());
    assert_eq!(
        strict.errors()[0].to_string(),
        r#"the file has no column "Work Email" (nearest: "Home Email", "City")"#
    );
    let complete = detector.strict_mapping(true).detect(&["city", "work email", "New"], &ColumnSamples::default());
    assert!(complete.errors().is_empty());
}

#[test]
fn a_mapping_that_gives_a_field_to_two_columns_is_an_error() {
    let mapping: ColumnMap =
        serde_json::from_str(r#"[{"header": "A", "target": "email"}, {"header": "B", "target": "email"}]"#).unwrap();
    let map = Detector::default().mapping(mapping).detect(&["A", "B"], &ColumnSamples::default());
    assert_eq!(map.errors()[0].code(), MappingErrorCode::TwoColumns);
}

#[test]
fn added_aliases_are_better_than_known_ones() {
    let map = Detector::default()
        .alias("kontakt-adresse", Field::Email)
        .detect(&["Email", "Kontakt Adresse"], &ColumnSamples::default());
    assert_eq!(map.index_of(Field::Email), Some(1));
    assert_eq!(map.columns()[1].rule(), Rule::CustomAlias);
}

#[test]
fn a_mapping_explains_itself() {
    let map = sampled(
        &["Sekundäre E-Mail", "E-Mail-Adresse", "E-Mail-Status"],
        &[&["", "a@example.com", "ok"], &["", "", "ok"]],
    );
    let json = serde_json::to_value(&map).unwrap();
    let expected = serde_json::json!({
        "index": 1, "header": "E-Mail-Adresse", "name": "E-Mail-Adresse", "target": "email", "rule": "alias",
        "alias": "E-Mail-Adresse", "language": "de", "fillRate": 0.5,
        "rivals": [{"index": 0, "header": "Sekundäre E-Mail", "lostBy": "empty"}],
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&json[1][key], value, "{key}");
    }
    assert!(map.columns()[1].confidence() > 0.9);
    assert_eq!(json[0]["rivalFor"], "email");
    assert_eq!(json[2]["rule"], "nearMiss");
}

#[test]
fn a_saved_mapping_finds_its_columns_in_next_weeks_file() {
    let mut first = detect(&["Email", "First Name", "Tag", "Tag"]);
    first.set_target(1, Target::Custom);
    first.set_target(3, Target::Ignored);
    let saved: ColumnMap = serde_json::from_str(&serde_json::to_string(&first).unwrap()).unwrap();
    let header = ["Tag", "Given Name", "first name", "Tag", "E-mail address"];
    let next = Detector::default().mapping(saved).detect(&header, &ColumnSamples::default());
    let targets: Vec<Target> = next.columns().iter().map(Column::target).collect();
    let expected = [Target::Custom, Field::FirstName.into(), Target::Custom, Target::Ignored, Field::Email.into()];
    assert_eq!(targets, expected);
    assert_eq!(next.missing()[0].header(), "Email");
    assert_eq!(next.added().map(Column::header).collect::<Vec<_>>(), ["Given Name", "E-mail address"]);
}

#[test]
fn a_mapping_can_be_written_by_hand() {
    let mapping: ColumnMap = serde_json::from_str(r#"[{"header": "Kontakt", "target": "email"}]"#).unwrap();
    let map = Detector::default().mapping(mapping).detect(&["Email", "Kontakt"], &ColumnSamples::default());
    assert_eq!(map.index_of(Field::Email), Some(1));
    assert_eq!(map.columns()[1].rule(), Rule::Mapping);
}
