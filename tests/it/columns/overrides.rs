//! Columns that somebody mapped: overrides, added aliases and saved mappings.

use lead_import::{
    Field,
    columns::{Column, ColumnMap, ColumnSamples, Detector, RivalReason, Rule, Target},
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
