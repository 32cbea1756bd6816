//! The file of rejected rows.

use std::io::Cursor;

use futures_lite::future::block_on;
use lead_import::{CampaignId, Email, ImportReport, Importer, MemoryStore, columns::Target, import::ExtraCells};

fn import(store: &MemoryStore, file: &str) -> (ImportReport, String) {
    import_by(&Importer::new(), store, file)
}

fn import_by(importer: &Importer, store: &MemoryStore, file: &str) -> (ImportReport, String) {
    let campaign = CampaignId::from("spring");
    store.create_campaign(&campaign);
    let mut rejects = Vec::new();
    let job = importer.job(Cursor::new(file)).rejects(&mut rejects);
    let report = block_on(job.import(store, &campaign)).unwrap();
    (report, String::from_utf8(rejects).unwrap())
}

#[test]
fn rejects_have_the_columns_and_the_delimiter_of_the_file() {
    let file = "email;name;note\nada@example.com;Ada;\nada@;\"Ada; \"\"L.\"\"\";two\n;Bob;\n";
    let (report, rejects) = import(&MemoryStore::new(), file);
    assert_eq!(report.failed(), 2);
    assert_eq!(
        rejects,
        "\u{feff}email;name;note;import_line;import_error\n\
         ada@;\"Ada; \"\"L.\"\"\";two;3;Invalid email: it has nothing after the @\n\
         ;Bob;;4;Email is required\n"
    );
}

#[test]
fn fixed_rejects_are_imported_without_our_columns_and_apostrophes() {
    let store = MemoryStore::new();
    let (_, rejects) = import(&store, "email,formula,phone\nada@,=1+1,+49 30 123\n");
    assert!(rejects.contains("ada@,'=1+1,+49 30 123,2,Invalid email: it has nothing after the @"), "{rejects}");

    let (report, second) = import(&store, &rejects.replace("ada@,", "ada@example.com,"));
    assert_eq!((report.created(), second.as_str()), (1, ""));
    let lead = store.lead(&Email::parse("ada@example.com").unwrap()).unwrap();
    let custom: Vec<_> = lead.custom().iter().collect();
    assert_eq!(custom, [("formula", "=1+1"), ("phone", "+49 30 123")]);
}

#[test]
fn rejects_of_rejects_have_our_columns_once() {
    let (_, first) = import(&MemoryStore::new(), "email,name\nada@,Ada\n");
    let (_, second) = import(&MemoryStore::new(), &first);
    assert_eq!(first, second);
}

#[test]
fn rows_wider_than_the_header_keep_their_cells_beside_our_columns() {
    let importer = Importer::new().extra_cells(ExtraCells::Keep);
    let (_, rejects) = import_by(&importer, &MemoryStore::new(), "email,name\nada@,Ada,more,cells\n,Bob\n");
    assert_eq!(
        rejects,
        "\u{feff}email,name,,,import_line,import_error\nada@,Ada,more,cells,2,Invalid email: it has nothing after the @\n,Bob,,,3,Email is required\n"
    );
}

#[test]
fn a_row_with_extra_cells_fails_again_until_it_is_fixed() {
    let file = "email,name,company,title\nann@example.com,Ann,Acme,CEO\nbo@example.com,Bo,Globex, Inc,CTO\n";
    let store = MemoryStore::new();
    let (_, first) = import(&store, file);
    assert_eq!(
        first,
        "\u{feff}email,name,company,title,import_extra,import_line,import_error\n\
         bo@example.com,Bo,Globex, Inc,CTO,3,The row has 5 cells but the header has 4; quote the cell that contains the delimiter\n"
    );
    let (_, second) = import(&store, &first);
    assert_eq!(second, first.replace(",3,The", ",2,The"));

    let fixed = first.replace("Globex, Inc,CTO", "\"Globex, Inc\",CTO,");
    let (report, third) = import(&store, &fixed);
    assert_eq!((report.created(), report.warnings().len(), third.as_str()), (1, 0, ""));
    let lead = store.lead(&Email::parse("bo@example.com").unwrap()).unwrap();
    assert_eq!((lead.company_name(), lead.job_title(), lead.custom().len()), (Some("Globex, Inc"), Some("CTO"), 1));
}

#[test]
fn a_file_that_merely_has_a_column_of_our_name_is_an_ordinary_file() {
    let inspection = Importer::new().inspect(Cursor::new("email,import_line\nada@example.com,7\n")).unwrap();
    assert_eq!(inspection.columns().columns()[1].target(), Target::Custom);
}

#[test]
fn the_report_and_the_rejects_say_why_an_email_is_invalid_and_the_reply_does_not() {
    let cases = [
        ("nope", "it has no @"),
        ("ann smith@example.com", "it has a space inside"),
        ("ann@@example.com", "it has more than one @"),
        ("@example.com", "it has nothing before the @"),
        ("ann@", "it has nothing after the @"),
        ("ann@localhost", "its domain has no dot"),
        ("Ann <ann@localhost>", "its domain has no dot"),
        ("ann.@example.com", "a dot is at the beginning or the end of a part, or next to another dot"),
        ("ann@exa_mple.com", "its domain is not a host name"),
        ("ann@127.0.0.1", "its domain does not end in a top-level domain"),
        ("m?ller@example.com", "it lost a letter: U+FFFD or a question mark is in its place"),
    ];
    let rows = cases.map(|(cell, _)| cell).join("\n");
    let (report, rejects) = import(&MemoryStore::new(), &format!("email\n{rows}\n"));
    for ((cell, reason), row) in cases.iter().zip(report.failures()) {
        assert_eq!(row.to_string(), format!("Invalid email: {reason}"), "{cell}");
        assert!(rejects.contains(&format!("Invalid email: {reason}")), "{rejects}");
    }
    let reply = lead_import::report::ReportData::from(&report);
    assert_eq!(reply.errors.len(), cases.len());
    assert!(reply.errors.iter().all(|row| row.error == "Invalid email"), "{reply:?}");
}

#[test]
fn the_reason_of_a_store_is_cut_to_500_characters() {
    let store = MemoryStore::new();
    store.suppress(Email::parse("ada@example.com").unwrap(), "ü".repeat(2_000));
    let (report, _) = import(&store, "email\nada@example.com\n");
    assert_eq!(report.failures()[0].to_string(), "ü".repeat(500));
}
