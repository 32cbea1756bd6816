//! The reply: the very bytes of the documented form, and the message and code of every failure.

use std::{
    fmt::Write,
    io::{self, Cursor, Read, Seek, SeekFrom},
};

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, Email, ImportError, ImportReport, Importer, Lead, LeadStore, MemoryStore, StoreError,
    report::{ErrorCode, Reply, ReportData},
    store::{Batch, FieldPolicy},
};
use serde_json::{Value, json};

fn campaign() -> CampaignId {
    "spring".into()
}

/// A store with the campaign, and with these leads, in the campaign or in another one.
fn store(members: &[&str], others: &[&str]) -> MemoryStore {
    let store = MemoryStore::new();
    for (campaign, addresses) in [(campaign(), members), ("elsewhere".into(), others)] {
        store.create_campaign(&campaign);
        let leads = addresses.iter().map(|address| Lead::new(Email::parse(address).unwrap())).collect();
        block_on(store.import_batch(&Batch::new(campaign, leads).unwrap())).unwrap();
    }
    store
}

fn import(importer: &Importer, store: &MemoryStore, file: impl AsRef<[u8]>) -> Result<ImportReport, ImportError> {
    block_on(importer.import(store, &campaign(), Cursor::new(file)))
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// 200 rows: 5 with something that is no address, 15 leads that exist, of whom 5 are in the campaign, and 180 new ones.
fn sample() -> (String, MemoryStore) {
    let names: Vec<_> = (0..195).map(|number| format!("person{number}@example.com")).collect();
    let mut file = String::from("email,firstName\nnot-an-email,Ada\n");
    for name in &names {
        let _ = writeln!(file, "{name},Ada");
    }
    file.push_str("still not,Bob\n,Cid\nnor@this,Dan\n@example.com,Eve\n");
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    (file, store(&names[..5], &names[5..15]))
}

#[test]
fn the_success_reply_has_exactly_the_documented_keys_and_numbers() {
    let (file, store) = sample();
    let report = import(&Importer::new(), &store, file).unwrap();
    let reply = json!(Reply::from(&report));
    assert_eq!(reply["success"], true);
    assert_eq!(keys(&reply), ["data", "success"]);
    assert_eq!(keys(&reply["data"]), ["campaign", "errors", "leads", "totalRows"]);
    assert_eq!(reply["data"]["leads"], json!({"created": 180, "existing": 15, "failed": 5}));
    assert_eq!(reply["data"]["campaign"], json!({"added": 190, "skipped": 5}));
    assert_eq!(reply["data"]["totalRows"], 200);
    assert_eq!(reply["data"]["errors"].as_array().unwrap().len(), 5);
    for error in reply["data"]["errors"].as_array().unwrap() {
        assert_eq!(keys(error), ["email", "error"]);
    }
}

/// The documented sample shows one of the five errors.
#[test]
fn the_success_reply_is_the_documented_sample_byte_for_byte() {
    let (file, store) = sample();
    let report = import(&Importer::new(), &store, file).unwrap();
    let reply = serde_json::to_string(&Reply::from(&report)).unwrap();
    let sample = r#"{"success":true,"data":{"leads":{"created":180,"existing":15,"failed":5},"campaign":{"added":190,"skipped":5},"totalRows":200,"errors":[{"email":"not-an-email","error":"Invalid email"}]}}"#;
    let others = r#",{"email":"still not","error":"Invalid email"},{"email":"","error":"Email is required"},{"email":"nor@this","error":"Invalid email"},{"email":"@example.com","error":"Invalid email"}"#;
    assert_eq!(reply.replace(others, ""), sample);
    assert_eq!(reply.len(), sample.len() + others.len());
}

#[test]
fn errors_are_omitted_when_there_is_none() {
    let report = import(&Importer::new(), &store(&[], &[]), "email\nada@example.com\n").unwrap();
    assert_eq!(
        serde_json::to_string(&Reply::from(&report)).unwrap(),
        r#"{"success":true,"data":{"leads":{"created":1,"existing":0,"failed":0},"campaign":{"added":1,"skipped":0},"totalRows":1}}"#
    );
}

#[test]
fn updates_are_reported_only_under_a_policy_that_makes_them() {
    let importer = Importer::new().existing(FieldPolicy::FillEmpty);
    let store = store(&["ada@example.com"], &[]);
    let report = import(&importer, &store, "email,firstName\nada@example.com,Ada\n").unwrap();
    assert_eq!(
        json!(ReportData::from(&report))["leads"],
        json!({"created": 0, "existing": 1, "failed": 0, "updated": 1})
    );
}

#[test]
fn the_first_fifty_errors_are_listed_whatever_else_is_listed() {
    let file = format!("email\n{}", "nobody@\n".repeat(200));
    for most in [0, 10, 1_000] {
        let report = import(&Importer::new().max_listed(most), &store(&[], &[]), &file).unwrap();
        assert_eq!(json!(ReportData::from(&report))["errors"].as_array().unwrap().len(), 50);
        assert_eq!(report.failed(), 200);
    }
}

#[track_caller]
fn fails(importer: &Importer, file: impl AsRef<[u8]>, code: ErrorCode, message: &str) {
    let store = store(&[], &[]);
    let error = import(importer, &store, file).unwrap_err();
    assert_eq!(error.code(), code);
    let shown = error.to_string();
    assert!(shown == message || shown.starts_with(message) && message.starts_with("No email column"), "{shown}");
    let envelope = json!({"success": false, "error": {"code": code.as_str(), "message": message}});
    assert_eq!(json!(Reply::from(&error)), envelope);
    assert!(error.report().is_none() && error.checkpoint().is_none());
    assert!(store.leads().is_empty());
}

const INVALID: ErrorCode = ErrorCode::ValidationError;

#[test]
fn a_failure_reply_has_its_keys_in_the_documented_order() {
    let error = import(&Importer::new(), &store(&[], &[]), "").unwrap_err();
    assert_eq!(
        serde_json::to_string(&Reply::from(&error)).unwrap(),
        r#"{"success":false,"error":{"code":"VALIDATION_ERROR","message":"CSV file is empty"}}"#
    );
}

#[test]
fn a_file_without_rows_is_empty() {
    for file in ["", "\n\n", " \r\n\t\r\n", "\u{feff}", "email", "email\n", "email,firstName\r\n\r\n", "City\n"] {
        fails(&Importer::new(), file, INVALID, "CSV file is empty");
    }
}

#[test]
fn too_many_rows_are_refused_with_the_configured_number() {
    let file = "email\nada@example.com\nbob@example.com\n";
    fails(&Importer::new().max_rows(1), file, INVALID, "Maximum 1 leads per CSV");
    let file = format!("email\n{}", "ada@example.com\n".repeat(50_001));
    fails(&Importer::new(), file, INVALID, "Maximum 50,000 leads per CSV");
}

#[test]
fn too_large_a_file_is_refused_with_the_configured_size() {
    let importer = Importer::new().max_rows(u64::MAX);
    let file = format!("email\n{}", "x".repeat(50 * 1024 * 1024));
    fails(&importer, &file, INVALID, "Maximum file size is 50 MB");
    fails(&importer.max_bytes(1024), &file, INVALID, "Maximum file size is 1 KB");
}

#[test]
fn a_file_without_an_email_column_is_refused() {
    fails(&Importer::new(), "firstName,City\nAda,London\n", INVALID, "No email column detected");
}

/// Each file has the faults of all that follow it in the list.
#[test]
fn of_several_failures_the_first_of_the_documented_order_is_reported() {
    let importer = Importer::new().max_rows(2);
    let rows = "firstName\nAda\nBob\nCid\n";
    fails(&importer.clone().max_bytes(8), rows, INVALID, "Maximum file size is 8 bytes");
    fails(&importer.clone().max_bytes(0), "\n", INVALID, "Maximum file size is 0 bytes");
    fails(&importer, "firstName\n", INVALID, "CSV file is empty");
    fails(&importer, rows, INVALID, "Maximum 2 leads per CSV");
    fails(&importer.max_rows(3), rows, INVALID, "No email column detected");

    let error = block_on(Importer::new().import(MemoryStore::new(), &campaign(), io::empty())).unwrap_err();
    assert_eq!((error.code(), error.to_string().as_str()), (ErrorCode::NotFound, "Campaign not found"));
    assert_eq!(
        json!(Reply::from(&error)),
        json!({"success": false, "error": {"code": "NOT_FOUND", "message": "Campaign not found"}})
    );
}

#[test]
fn files_that_are_no_text_are_named_for_what_they_are() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
    let message = "This file is a PNG image, not CSV: import the table that it shows as CSV";
    fails(&Importer::new(), png, INVALID, message);
    let xlsx = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml xl/workbook.xml";
    let message = "This file is an Excel workbook (.xlsx), not CSV: open it and save it as CSV";
    fails(&Importer::new(), xlsx, INVALID, message);
}

/// A file whose disk fails after so many bytes of the pass number `pass`.
struct Failing {
    file: Cursor<Vec<u8>>,
    pass: usize,
    good: u64,
}

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.pass == 0 && self.file.position() >= self.good {
            return Err(io::Error::other("bad sector 4711"));
        }
        let most = buffer.len().min(100);
        self.file.read(&mut buffer[..most])
    }
}

impl Seek for Failing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        if matches!(to, SeekFrom::Start(_)) && self.file.position() > 0 {
            self.pass = self.pass.saturating_sub(1);
        }
        self.file.seek(to)
    }
}

#[test]
fn a_disk_that_fails_is_an_internal_error_that_shows_no_inside() {
    let bytes = format!("email\n{}", "ada@example.com\n".repeat(1_000)).into_bytes();
    for pass in 0..8 {
        let store = store(&[], &[]);
        let source = Failing { file: Cursor::new(bytes.clone()), pass, good: 5_000 };
        let Err(error) = block_on(Importer::new().import(&store, &campaign(), source)) else {
            assert!(pass > 2, "the file was read no {} times", pass + 1);
            continue;
        };
        let reply = serde_json::to_string(&Reply::from(&error)).unwrap();
        assert_eq!(error.code(), ErrorCode::InternalError);
        assert!(!reply.contains("4711"), "{reply}");
        let cause = std::error::Error::source(&error).expect("the cause is told to the operator");
        assert_eq!(cause.to_string(), "bad sector 4711");
        assert!(error.report().is_none_or(|report| report.created() == store.leads().len() as u64));
    }
}

/// A store that is down.
#[derive(Debug)]
struct Down;

#[lead_import::async_trait]
impl LeadStore for Down {
    fn limits(&self) -> lead_import::store::StoreLimits {
        lead_import::store::StoreLimits::transactional()
    }

    async fn campaign_exists(&self, _: &CampaignId) -> Result<bool, StoreError> {
        Ok(true)
    }

    async fn lookup(&self, _: &Batch) -> Result<Vec<lead_import::store::Presence>, StoreError> {
        Err(StoreError::unavailable("password of db7.internal refused"))
    }

    async fn import_batch(&self, _: &Batch) -> Result<Vec<lead_import::store::LeadOutcome>, StoreError> {
        Err(StoreError::unavailable("password of db7.internal refused"))
    }
}

#[test]
fn a_store_that_fails_is_an_internal_error_that_shows_no_inside() {
    let file = Cursor::new("email\nada@example.com\n");
    let error = block_on(Importer::new().import(Down, &campaign(), file)).unwrap_err();
    assert!(error.is_transient());
    assert_eq!(
        json!(Reply::from(&error)),
        json!({"success": false, "error": {"code": "INTERNAL_ERROR", "message": "The leads could not be stored"}})
    );
    let causes: Vec<_> = std::iter::successors(std::error::Error::source(&error), |cause| cause.source())
        .map(ToString::to_string)
        .collect();
    assert_eq!(causes, ["the store is unavailable", "password of db7.internal refused"]);
}

#[test]
fn a_dry_run_that_fails_says_nothing_of_storing_and_leaves_no_checkpoint() {
    let file = Cursor::new("email\nada@example.com\n");
    let error = block_on(Importer::new().dry_run(Down, &campaign(), file)).unwrap_err();
    assert_eq!(error.to_string(), "The store could not be read");
    assert!(error.report().is_none() && error.checkpoint().is_none());
}

#[test]
fn listing_nothing_keeps_the_counts() {
    let file = "email,City\nnope\nada@example.com\nada@example.com\n";
    let report = import(&Importer::new().max_listed(0), &store(&[], &[]), file).unwrap();
    assert_eq!((report.failed(), report.duplicate_rows()), (1, 1));
    assert!(report.duplicates().is_empty() && report.warnings().is_empty());
    assert_eq!(report.warning_counts().map(|(_, count)| count).sum::<u64>(), 3);
}
