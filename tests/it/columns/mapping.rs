//! Mappings that a person confirms, and names that are split.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, Email, Field, Importer, Lead, MemoryStore,
    columns::{ColumnMap, Target},
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
fn a_full_name_is_split_only_when_asked_and_kept_whole_in_any_case() {
    let file = "Email,Full Name\nada@example.com,Dr. Ada King Lovelace\n";
    let whole = import(&Importer::new(), file);
    assert_eq!((whole.first_name(), whole.last_name()), (None, None));

    let split = import(&Importer::new().split_full_names(true), file);
    assert_eq!(split.last_name(), Some("Lovelace"));
    for lead in [whole, split] {
        assert_eq!(lead.custom().get("Full Name"), Some("Dr. Ada King Lovelace"));
    }
}
