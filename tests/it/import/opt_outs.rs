//! An inspection counts the people who opted out as the import does.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, Importer, MemoryStore,
    import::{ExtraCells, OptedOut},
    report::IssueCode,
};

/// 2,000 rows; the first who says no is in row 1,001.
fn file() -> String {
    let row = |n: u32| {
        let (opt_out, status, city) = match n {
            1_001 => ("true", "active", "Rome"),
            1_002 => ("false", "Unsubscribed", "Rome"),
            1_003 => ("true", "unsubscribed", "Rome"),
            1_500 => ("\"=\"\"true\"\"\"", "active", "Rome"),
            1_600 => ("\u{7}yes", "", "Rome"),
            1_700 => ("(null)", "#N/A", "Rome"),
            1_800 => ("true", "active", "Rome,Italy"),
            1_900 => ("true", "active", "\"Rome"),
            _ => ("false", "active", "Oslo"),
        };
        format!("p{n}@example.com,{opt_out},{status},{city}\n")
    };
    let rows: Vec<_> = (1..=2_000).map(row).collect();
    let header = "Email,Email Opt Out,Status,City\n";
    format!("{header}{}nobody,true,active,Rome\np1001@example.com,true,active,Rome\n", rows.concat())
}

/// What the report says of rows of people who opted out: the warnings, and the failures.
fn reported(importer: &Importer, file: &str) -> (u64, u64) {
    let (store, campaign) = (MemoryStore::new(), CampaignId::from("spring"));
    store.create_campaign(&campaign);
    let importer = importer.clone().max_listed(10_000);
    let report = block_on(importer.import(&store, &campaign, Cursor::new(file))).unwrap();
    let warnings = report.warnings().iter().filter(|warning| warning.code() == IssueCode::OptedOut).count();
    let is_opted_out =
        |row: &&lead_import::report::FailedRow| row.issues().iter().any(|issue| issue.code() == IssueCode::OptedOut);
    (warnings as u64, report.failures().iter().filter(is_opted_out).count() as u64)
}

#[test]
fn an_inspection_counts_the_people_who_opted_out_in_all_rows_as_the_import_does() {
    let file = file();
    for (importer, rows) in [(Importer::new(), 7), (Importer::new().extra_cells(ExtraCells::Keep), 8)] {
        let inspection = importer.inspect(Cursor::new(&file)).unwrap();
        assert_eq!(inspection.opted_out_rows(), rows);
        assert_eq!(reported(&importer, &file), (rows, 0));
        assert_eq!(reported(&importer.opted_out(OptedOut::Reject), &file), (0, rows));
    }
}

#[test]
fn an_inspection_shows_the_columns_with_the_people_and_the_first_values_of_each() {
    let inspection = Importer::new().inspect(Cursor::new(file())).unwrap();
    let summary = &serde_json::to_value(&inspection).unwrap()["optOuts"];
    assert_eq!(summary["people"], 7);
    let column = |at: usize| {
        (&summary["columns"][at]["header"], &summary["columns"][at]["people"], &summary["columns"][at]["values"])
    };
    assert_eq!(column(0), (&"Email Opt Out".into(), &6.into(), &["true", "yes"].as_slice().into()));
    assert_eq!(column(1), (&"Status".into(), &2.into(), &["Unsubscribed", "unsubscribed"].as_slice().into()));
    let none = Importer::new().inspect(Cursor::new("Email,City\nada@example.com,London\n")).unwrap();
    assert_eq!(
        (none.opted_out_rows(), &serde_json::to_value(&none).unwrap()["optOuts"]),
        (0, &serde_json::Value::Null)
    );
}
