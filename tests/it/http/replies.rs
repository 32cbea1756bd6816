//! The replies, in the documented order.

use std::{
    fmt::{Debug, Write},
    sync::{Arc, Mutex},
};

use lead_import::http::{AccessDenied, ApiKey, CancellationToken, ImportApi, KeyLookup, Workspace};
use serde_json::json;
use tracing::{
    Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

use super::{
    site::{BROKEN_KEY, KEY, OTHER_KEY, PLATFORM_KEY, Site},
    wire::{self, BOUNDARY, IMPORT, Reply, multipart, part},
};

const FILE: &str = "email,City\nada@example.com,London\nnot-an-email,\n";

async fn post(site: &Site, path: &str, headers: &str, body: &[u8]) -> Reply {
    let mut request = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\n\
         Content-Length: {}\r\n{headers}\r\n",
        body.len()
    )
    .into_bytes();
    request.extend_from_slice(body);
    wire::send(site.address, &request).await
}

async fn upload(site: &Site, parts: &[String]) -> Reply {
    wire::upload(site.address, &multipart(parts)).await
}

#[tokio::test]
async fn a_file_without_a_file_name_is_imported_wherever_it_stands_among_the_fields() {
    let site = Site::with(|api| api.ignored_fields(["csrf_token", "z"]));
    let mapping = part("mapping", r#"{"City":"ignored"}"#);
    let parts = [part("csrf_token", "skipped"), part("file", FILE), mapping, part("z", "")];
    let reply = upload(&site, &parts).await;
    assert_eq!(reply.status, 200);
    let errors = json!([{"email": "not-an-email", "error": "Invalid email"}]);
    let data = json!({"leads": {"created": 1, "existing": 0, "failed": 1}, "campaign": {"added": 1, "skipped": 0},
                      "totalRows": 2, "errors": errors});
    assert_eq!(reply.body, json!({"success": true, "data": data}));
    assert!(site.acme.leads()[0].custom().is_empty(), "the mapping says that the city is ignored");
}

#[tokio::test]
async fn an_inspection_writes_nothing() {
    let site = Site::open();
    let body = multipart(&[part("file", FILE), part("mapping", r#"{"City":"companyName"}"#)]);
    let reply = post(&site, &format!("{IMPORT}/inspect"), &format!("X-Api-Key: {KEY}\r\n"), &body).await;
    let data = &reply.body["data"];
    assert_eq!((reply.status, &data["totalRows"], &data["delimiter"]), (200, &json!(2), &json!(",")));
    assert_eq!((&data["columns"][0]["target"], &data["columns"][0]["rule"]), (&json!("email"), &json!("alias")));
    assert_eq!(
        (&data["columns"][1]["target"], &data["columns"][1]["rule"]),
        (&json!("companyName"), &json!("override"))
    );
    assert_eq!(data["columns"][1]["samples"], json!(["London"]));
    assert_eq!(reply.text.matches("\"fillRate\":").count(), 2, "one for each column: {}", reply.text);
    assert_eq!(site.leads(), 0);
}

#[tokio::test]
async fn keys_come_in_either_header_and_open_their_own_workspaces_only() {
    let site = Site::open();
    let body = multipart(&[part("file", FILE)]);
    let cases = [
        (format!("X-Api-Key: {KEY}\r\n"), 200, "(none)"),
        (format!("Authorization: Bearer {KEY}\r\n"), 200, "(none)"),
        (format!("authorization: bearer {KEY}\r\n"), 200, "(none)"),
        (format!("X-Api-Key: {KEY}\r\nX-Workspace-Id: acme\r\n"), 200, "(none)"),
        (format!("X-Api-Key: {PLATFORM_KEY}\r\nX-Workspace-Id: acme\r\n"), 200, "(none)"),
        (String::new(), 401, "Invalid or missing API key"),
        ("X-Api-Key: sk_nobody\r\n".to_owned(), 401, "Invalid or missing API key"),
        (format!("X-Api-Key: \r\nAuthorization: Bearer {KEY}\r\n"), 401, "Invalid or missing API key"),
        (format!("Authorization: Basic {KEY}\r\n"), 401, "Invalid or missing API key"),
        (format!("X-Api-Key: {PLATFORM_KEY}\r\n"), 400, "X-Workspace-Id is required"),
        (format!("X-Api-Key: {PLATFORM_KEY}\r\nX-Workspace-Id: \r\n"), 400, "X-Workspace-Id is required"),
        (format!("X-Api-Key: {PLATFORM_KEY}\r\nX-Workspace-Id: initech\r\n"), 404, "Campaign not found"),
        (format!("X-Api-Key: {PLATFORM_KEY}\r\nX-Workspace-Id: nowhere\r\n"), 404, "Campaign not found"),
        (format!("X-Api-Key: {PLATFORM_KEY}\r\nX-Workspace-Id: globex\r\n"), 404, "Campaign not found"),
        (format!("X-Api-Key: {KEY}\r\nX-Workspace-Id: globex\r\n"), 404, "Campaign not found"),
        (format!("X-Api-Key: {OTHER_KEY}\r\n"), 404, "Campaign not found"),
    ];
    for (headers, status, message) in cases {
        let reply = post(&site, IMPORT, &headers, &body).await;
        let message_sent = reply.body["error"]["message"].as_str().unwrap_or("(none)");
        assert_eq!((reply.status, message_sent), (status, message), "{headers}");
        let challenge = "www-authenticate: bearer realm=\"leads\"";
        assert_eq!(reply.head.contains(challenge), status == 401, "{headers}: {}", reply.head);
    }
}

#[tokio::test]
async fn of_several_failures_the_first_in_the_documented_order_is_reported() {
    let site = Site::with(|api| api.importer(lead_import::Importer::new().max_bytes(64).max_rows(2)));
    let unknown = "/v1/campaigns/unknown/leads/import/csv";
    let nothing = multipart(&[]);
    let large = multipart(&[part("file", &"x\n".repeat(40))]);
    let (key, invalid) = (format!("X-Api-Key: {KEY}\r\n"), "VALIDATION_ERROR");
    let file = |content: &str| multipart(&[part("mapping", r#"{"a":"nothing"}"#), part("file", content)]);
    let plain = |content: &str| multipart(&[part("file", content)]);
    let cases = [
        (unknown, "", nothing.clone(), (401, "UNAUTHORIZED", "Invalid or missing API key")),
        (unknown, &key, nothing.clone(), (404, "NOT_FOUND", "Campaign not found")),
        (IMPORT, &key, nothing, (400, invalid, "CSV file is required")),
        (IMPORT, &key, large, (413, invalid, "Maximum file size is 64 bytes")),
        (IMPORT, &key, plain(""), (400, invalid, "CSV file is empty")),
        (IMPORT, &key, plain("\r\n\n"), (400, invalid, "CSV file is empty")),
        (IMPORT, &key, plain("email\n"), (400, invalid, "CSV file is empty")),
        (IMPORT, &key, plain("city\na\nb\nc\n"), (400, invalid, "Maximum 2 leads per CSV")),
        (IMPORT, &key, plain("city\na\n"), (400, invalid, "No email column detected")),
    ];
    for (path, headers, body, expected) in cases {
        let reply = post(&site, path, headers, &body).await;
        assert_eq!(reply.failure(), expected, "{}", String::from_utf8_lossy(&body));
    }
    let unmapped = post(&site, IMPORT, &key, &file("")).await;
    assert!(unmapped.failure().2.contains("unknown target `nothing`"), "{unmapped:?}");
    assert_eq!(site.leads(), 0);
}

#[tokio::test]
async fn a_mapping_that_cannot_be_obeyed_is_refused_with_the_reason() {
    let site = Site::open();
    let cases = [
        ("", "EOF while parsing"),
        ("[]", "expected an object from header to field"),
        (r#"{"City":3}"#, "expected a string"),
        (r#"{"City":"town"}"#, "unknown target `town`"),
        (r#"{"City":"custom","City":"ignored"}"#, "the column \"City\" cannot become both custom and ignored"),
        (r#"{"City":"email","email":"email"}"#, "it gives email to two columns"),
        (r#"{"Town":"custom"}"#, "the file has no column \"Town\" (nearest: \"email\", \"City\")"),
        (r#"{"CITY":"custom","City":"ignored"}"#, "\"CITY\" and \"City\" are one column"),
    ];
    for (mapping, reason) in cases {
        let reply = upload(&site, &[part("mapping", mapping), part("file", FILE)]).await;
        let (status, code, message) = reply.failure();
        assert_eq!((status, code), (400, "VALIDATION_ERROR"), "{mapping}");
        assert!(message.contains(reason), "{mapping}: {message}");
    }
    let two = upload(&site, &[part("mapping", "{}"), part("mapping", "{}"), part("file", FILE)]).await;
    assert_eq!(two.failure(), (400, "VALIDATION_ERROR", "Only one mapping is allowed"));
    let two = upload(&site, &[part("file", FILE), part("file", FILE)]).await;
    assert_eq!(two.failure(), (400, "VALIDATION_ERROR", "Only one CSV file is allowed"));
    assert_eq!(site.leads(), 0);
    let normal = upload(&site, &[part("mapping", r#"{"CITY":"ignored"}"#), part("file", FILE)]).await;
    assert_eq!(normal.status, 200, "headers match as they do elsewhere");
}

#[tokio::test]
async fn a_mapping_counts_before_the_columns_of_the_importer() {
    let importer = lead_import::Importer::new().column("City", lead_import::Field::JobTitle);
    let site = Site::with(|api| api.importer(importer));
    let reply = upload(&site, &[part("mapping", r#"{"city":"companyName"}"#), part("file", FILE)]).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    let lead = &site.acme.leads()[0];
    assert_eq!((lead.company_name(), lead.job_title()), (Some("London"), None));
}

#[tokio::test]
async fn an_inspection_shows_a_mapping_that_cannot_be_used_beside_the_columns() {
    let site = Site::open();
    let body = multipart(&[part("file", FILE), part("mapping", r#"{"Cty":"companyName"}"#)]);
    let reply = post(&site, &format!("{IMPORT}/inspect"), &format!("X-Api-Key: {KEY}\r\n"), &body).await;
    let (errors, columns) = (&reply.body["data"]["mappingErrors"], &reply.body["data"]["columns"]);
    assert_eq!((reply.status, columns.as_array().map(Vec::len)), (200, Some(2)));
    assert_eq!((&errors[0]["header"], &errors[0]["nearest"][0]), (&json!("Cty"), &json!("City")));
}

#[tokio::test]
async fn a_store_that_fails_shows_nothing_of_itself() {
    let site = Site::open();
    let body = multipart(&[part("file", FILE)]);
    let reply = post(&site, IMPORT, &format!("X-Api-Key: {BROKEN_KEY}\r\n"), &body).await;
    assert_eq!(reply.failure(), (500, "INTERNAL_ERROR", "Something went wrong on our side"));
}

/// Collects the errors that are logged.
#[derive(Clone, Debug, Default)]
struct ErrorLog(Arc<Mutex<String>>);

impl Visit for ErrorLog {
    fn record_debug(&mut self, _: &Field, value: &dyn Debug) {
        let _ = writeln!(self.0.lock().expect("no panic"), "{value:?}");
    }
}

impl Subscriber for ErrorLog {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() == Level::ERROR && metadata.target().starts_with("lead_import")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn addresses_never_reach_a_log() {
    let log = ErrorLog::default();
    tracing::subscriber::set_global_default(log.clone()).expect("no other test sets one");
    let site = Site::open();
    let body = multipart(&[part("file", FILE)]);
    post(&site, IMPORT, &format!("X-Api-Key: {BROKEN_KEY}\r\n"), &body).await;
    let log = log.0.lock().expect("no panic");
    let line = "The leads could not be stored: the store failed: duplicate key [redacted] in secret_table";
    assert!(log.contains(line) && !log.contains('@'), "{log}");
}

/// A table of keys that panics.
#[derive(Debug)]
struct PanickingKeys;

#[async_trait::async_trait]
impl KeyLookup for PanickingKeys {
    async fn authorize(&self, _: ApiKey<'_>, _: Option<&str>) -> Result<Workspace, AccessDenied> {
        panic!("a bug in the product's code")
    }
}

#[tokio::test]
async fn a_panic_is_an_internal_error() {
    let router = ImportApi::new(PanickingKeys).router();
    let site = Site::serve(Arc::default(), router, CancellationToken::new());
    let reply = wire::upload(site.address, &multipart(&[part("file", FILE)])).await;
    assert_eq!(reply.failure(), (500, "INTERNAL_ERROR", "Something went wrong on our side"));
}

#[tokio::test]
async fn another_method_is_told_which_one_there_is() {
    let site = Site::open();
    let paths = [(IMPORT, "post"), ("/v1/campaigns/spring/leads/import/csv/inspect", "post"), ("/openapi.json", "get")];
    for (path, allowed) in paths {
        let reply = wire::send(site.address, format!("DELETE {path} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes()).await;
        assert_eq!(reply.failure().0, 405);
        assert!(reply.head.contains(&format!("allow: {allowed}")), "{}", reply.head);
    }
}

#[tokio::test]
async fn one_connection_serves_one_upload_after_the_other() {
    let site = Site::open();
    let mut stream = tokio::net::TcpStream::connect(site.address).await.expect("the server listens");
    for number in 0..3 {
        let body = multipart(&[part("file", &format!("email\nada{number}@example.com\n"))]);
        let request = [wire::head(IMPORT, body.len(), "").into_bytes(), body].concat();
        tokio::io::AsyncWriteExt::write_all(&mut stream, &request).await.expect("the connection is kept");
        assert_eq!(wire::read_reply(&mut stream).await.status, 200);
    }
    assert_eq!(site.leads(), 3);
}
