//! Rows of one file that have the same email.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, DuplicatePolicy, Email, Field, ImportReport, Importer, Lead, LeadStore, MemoryStore, report::IssueCode,
    store::FieldPolicy,
};

const FILE: &str = "\
email,first name,last name,city
ada@example.com,Ada,,London
bob@example.com,Bob,Brown,
ADA@example.com,,Lovelace,Paris
ada@example.com,A.,L.,
";

fn import(policy: DuplicatePolicy, file: &str) -> (ImportReport, MemoryStore) {
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    let importer = Importer::new().duplicate_rows(policy).batch_size(2);
    let report = block_on(importer.import(&store, &campaign, Cursor::new(file))).unwrap();
    (report, store)
}

/// The policies by which the values of later rows are used, with the policy for existing leads.
fn import_updating(policy: FieldPolicy, rows: usize) -> (ImportReport, MemoryStore) {
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    let importer = Importer::new().existing(policy).batch_size(rows);
    let report = block_on(importer.import(&store, &campaign, Cursor::new(FILE))).unwrap();
    (report, store)
}

fn ada(store: &MemoryStore) -> Lead {
    store.lead(&Email::parse("ada@example.com").unwrap()).unwrap()
}

#[test]
fn by_default_later_rows_change_what_the_policy_for_existing_leads_lets_them() {
    for rows in [1, 2, 100] {
        for (policy, names, city) in [
            (FieldPolicy::Keep, [Some("Ada"), None], "London"),
            (FieldPolicy::FillEmpty, [Some("Ada"), Some("Lovelace")], "London"),
            (FieldPolicy::Overwrite, [Some("A."), Some("L.")], "Paris"),
        ] {
            let (report, store) = import_updating(policy, rows);
            assert_eq!((report.created(), report.existing(), report.skipped(), report.duplicate_rows()), (2, 2, 2, 2));
            assert_eq!(
                [Field::FirstName, Field::LastName].map(|field| ada(&store).get(field).map(str::to_owned)),
                names.map(|name| name.map(str::to_owned))
            );
            assert_eq!(ada(&store).custom().get("city"), Some(city), "{policy:?}");
        }
    }
}

#[test]
fn the_first_row_wins() {
    let (report, store) = import(DuplicatePolicy::FirstWins, FILE);
    assert_eq!((report.created(), report.existing(), report.skipped(), report.duplicate_rows()), (2, 2, 2, 2));
    let lines: Vec<_> = report.duplicates().iter().map(|row| (row.line(), row.first_line())).collect();
    assert_eq!(lines, [(4, 2), (5, 2)]);
    assert_eq!((ada(&store).first_name(), ada(&store).last_name()), (Some("Ada"), None));
}

#[test]
fn the_last_row_wins_whole() {
    let (report, store) = import(DuplicatePolicy::LastWins, FILE);
    assert_eq!((report.created(), report.existing(), report.duplicate_rows()), (2, 2, 2));
    assert_eq!((ada(&store).first_name(), ada(&store).last_name()), (Some("A."), Some("L.")));
    assert!(ada(&store).custom().is_empty());
}

#[test]
fn merging_takes_the_first_value_of_each_field() {
    let (report, store) = import(DuplicatePolicy::MergeNonEmpty, FILE);
    assert_eq!((report.created(), report.existing(), report.duplicate_rows()), (2, 2, 2));
    let ada = ada(&store);
    assert_eq!([Field::FirstName, Field::LastName].map(|field| ada.get(field)), [Some("Ada"), Some("Lovelace")]);
    assert_eq!(ada.custom().get("city"), Some("London"));
}

#[test]
fn rejected_duplicates_fail_with_the_line_of_the_first() {
    let (report, store) = import(DuplicatePolicy::Reject, FILE);
    assert_eq!((report.created(), report.existing(), report.failed(), report.duplicate_rows()), (2, 0, 2, 2));
    assert_eq!(report.failures()[0].issues()[0].code(), IssueCode::Duplicate);
    assert_eq!(report.failures()[0].to_string(), "Line 2 has the same email");
    assert_eq!(ada(&store).first_name(), Some("Ada"));
}

#[test]
fn a_duplicate_of_a_rejected_row_fails_too_whatever_the_batch_size() {
    for rows in [1, 2, 100] {
        let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
        store.create_campaign(&campaign);
        store.suppress(Email::parse("ada@example.com").unwrap(), "unsubscribed");
        let importer = Importer::new().batch_size(rows);
        let report = block_on(importer.import(&store, &campaign, Cursor::new(FILE))).unwrap();
        let reasons: Vec<_> = report.failures().iter().map(ToString::to_string).collect();
        let duplicate = "Line 2 has the same email and was rejected";
        assert_eq!(reasons, ["unsubscribed", duplicate, duplicate]);
        assert_eq!((report.created(), report.failed(), report.rejected_by_store()), (1, 3, 1));
        assert!(block_on(store.campaign_exists(&campaign)).unwrap());
    }
}

#[test]
fn an_invalid_row_does_not_count_as_the_first_of_its_email() {
    let (report, _) = import(DuplicatePolicy::FirstWins, "email,name\nada@example.com,A,da\nada@example.com,Ada\n");
    assert_eq!((report.created(), report.failed(), report.duplicate_rows()), (1, 1, 0));
}
