//! Mappings that a person confirms, and names that are split.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, Email, Field, Importer, Lead, MemoryStore,
    columns::{ColumnMap, FullNames, Target},
    import::ImportErrorKind,
    report::ErrorCode,
};

fn import(importer: &Importer, file: &str) -> Lead {
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    block_on(importer.import(&store, &campaign, Cursor::new(file))).unwrap();
    store.lead(&Email::parse("ada@example.com").unwrap()).unwrap()
}

#[test]
fn a_confirmed_mapping_serves_next_weeks_file() {
    let file = "Contact,Who,Notes\nada@example.com,Ada,hello\n";
    let mut mapping = Importer::new().inspect(Cursor::new(file)).unwrap().columns().clone();
    mapping.set_target(0, Field::Email);
    mapping.set_target(1, Field::FirstName);
    mapping.set_target(2, Target::Ignored);

    let saved = serde_json::to_string(&mapping).unwrap();
    let mapping: ColumnMap = serde_json::from_str(&saved).unwrap();
    let importer = Importer::new().mapping(mapping);
    let lead = import(&importer, "Notes,City,Who,Contact\nsecret,London,Ada,ada@example.com\n");
    assert_eq!(lead.first_name(), Some("Ada"));
    assert_eq!(lead.custom().iter().collect::<Vec<_>>(), [("City", "London")]);
}

#[test]
fn a_full_name_is_split_and_kept_whole_in_any_case() {
    let file = "Email,Full Name\nada@example.com,Dr. Ada Lovelace\n";
    let split = import(&Importer::new(), file);
    assert_eq!((split.first_name(), split.last_name()), (Some("Ada"), Some("Lovelace")));
    let kept = import(&Importer::new().full_names(FullNames::Keep), file);
    assert_eq!((kept.first_name(), kept.last_name()), (None, None));
    let mapped = Importer::new().full_names(FullNames::Keep).column("Full Name", Target::FullName);
    for lead in [split, kept, import(&mapped, file)] {
        assert_eq!(lead.custom().get("Full Name"), Some("Dr. Ada Lovelace"));
    }
    assert_eq!(import(&mapped, file).first_name(), Some("Ada"));
}

#[test]
fn a_full_name_fills_only_rows_whose_names_are_empty() {
    let lead = |names: &str| {
        let file = format!(
            "Email,Full Name,First Name,Last Name\nada@example.com,Ada Lovelace,{names}\nb@example.com,Bo Ek,,\n"
        );
        let lead = import(&Importer::new(), &file);
        (lead.first_name().unwrap_or_default().to_owned(), lead.last_name().unwrap_or_default().to_owned())
    };
    let names = |first: &str, last: &str| (first.to_owned(), last.to_owned());
    assert_eq!(lead(","), names("Ada", "Lovelace"));
    assert_eq!(lead("Augusta,"), names("Augusta", ""));
    assert_eq!(lead(",King"), names("", "King"));
    assert_eq!(lead("Augusta,King"), names("Augusta", "King"));
}

#[test]
fn an_import_and_a_dry_run_refuse_a_decision_that_they_cannot_follow_and_an_inspection_shows_it() {
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    let file = || Cursor::new("Home Email,Work Email\nhome@example.com,work@example.com\n");
    let importer = Importer::new().column("Wrk Email", Field::Email);
    let message = "The mapping cannot be used: the file has no column \"Wrk Email\" \
                   (nearest: \"Work Email\", \"Home Email\")";
    let import = block_on(importer.import(&store, &campaign, file())).unwrap_err();
    let dry_run = block_on(importer.dry_run(&store, &campaign, file())).unwrap_err();
    for error in [import, dry_run] {
        assert_eq!((error.to_string().as_str(), error.code()), (message, ErrorCode::ValidationError));
        assert!(matches!(error.kind(), ImportErrorKind::Mapping(errors) if errors.len() == 1));
        assert!(error.report().is_none());
    }
    assert!(store.leads().is_empty());

    let inspection = importer.inspect(file()).unwrap();
    assert_eq!(inspection.check().unwrap_err().to_string(), message);
    let json = serde_json::to_value(&inspection).unwrap();
    let expected = serde_json::json!([{
        "header": "Wrk Email", "target": "email", "code": "missingColumn", "nearest": ["Work Email", "Home Email"],
        "message": "the file has no column \"Wrk Email\" (nearest: \"Work Email\", \"Home Email\")",
    }]);
    assert_eq!(json["mappingErrors"], expected);
    assert_eq!(json["columns"].as_array().unwrap().len(), 2);
}

#[test]
fn a_message_has_the_first_errors_and_the_number_of_the_others() {
    let wanted = ["a", "b", "c", "d", "e"];
    let importer = wanted.iter().fold(Importer::new(), |importer, header| importer.column(*header, Target::Custom));
    let error = importer.inspect(Cursor::new("email\nada@example.com\n")).unwrap().check().unwrap_err();
    let missing = |header: &str| format!("the file has no column \"{header}\" (nearest: \"email\")");
    let expected = [missing("a"), missing("b"), missing("c"), "and 2 more".to_owned()].join("; ");
    assert_eq!(error.to_string(), format!("The mapping cannot be used: {expected}"));
}

#[test]
fn a_person_can_keep_a_column_that_an_earlier_import_added() {
    let file = "email,import_line,import_error\nada@example.com,2,Gone\n";
    assert!(import(&Importer::new(), file).custom().is_empty());
    let kept = import(&Importer::new().column("import_error", Target::Custom), file);
    assert_eq!(kept.custom().iter().collect::<Vec<_>>(), [("import_error", "Gone")]);
}
