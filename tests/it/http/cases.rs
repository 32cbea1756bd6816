//! Every documented reply that a client library can provoke, with the request that does.

use std::fmt::Write;

use serde_json::{Value, json};

use super::site::{BROKEN_KEY, KEY, OTHER_KEY, PLATFORM_KEY};

#[derive(Clone, Debug)]
pub(crate) enum Part {
    /// The field `file`.
    File(Vec<u8>),
    Text(&'static str, &'static str),
}

#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) campaign: &'static str,
    pub(crate) inspects: bool,
    pub(crate) headers: Vec<(&'static str, &'static str)>,
    pub(crate) parts: Vec<Part>,
    pub(crate) status: u16,
    pub(crate) body: Value,
    pub(crate) retry_after: Option<&'static str>,
    /// Sent to an endpoint that is about to stop.
    pub(crate) to_stopping: bool,
}

impl Case {
    pub(crate) fn path(&self) -> String {
        let inspect = if self.inspects { "/inspect" } else { "" };
        format!("/v1/campaigns/{}/leads/import/csv{inspect}", self.campaign)
    }

    /// Whether the leads of the reply are in the store afterwards.
    pub(crate) fn writes(&self) -> bool {
        let is_dry_run = |part: &Part| matches!(part, Part::Text("dryRun", "true"));
        self.status == 200 && !self.inspects && !self.parts.iter().any(is_dry_run)
    }

    /// A file that is imported into the workspace of `acme`.
    fn of_file(name: &'static str, content: impl Into<Vec<u8>>, data: &Value) -> Self {
        Self {
            name,
            campaign: "spring",
            inspects: false,
            headers: vec![("X-Api-Key", KEY)],
            parts: vec![Part::File(content.into())],
            status: 200,
            body: json!({"success": true, "data": data}),
            retry_after: None,
            to_stopping: false,
        }
    }

    /// A file that is refused.
    fn refused(name: &'static str, content: impl Into<Vec<u8>>, status: u16, code: &str, message: &str) -> Self {
        let body = json!({"success": false, "error": {"code": code, "message": message}});
        Self { status, body, ..Self::of_file(name, content, &Value::Null) }
    }

    fn invalid(name: &'static str, content: impl Into<Vec<u8>>, message: &str) -> Self {
        Self::refused(name, content, 400, "VALIDATION_ERROR", message)
    }

    fn not_found(name: &'static str) -> Self {
        Self::refused(name, FILE, 404, "NOT_FOUND", "Campaign not found")
    }

    fn unauthorised(name: &'static str) -> Self {
        Self::refused(name, FILE, 401, "UNAUTHORIZED", "Invalid or missing API key")
    }

    fn with_headers(self, headers: &[(&'static str, &'static str)]) -> Self {
        Self { headers: headers.to_vec(), ..self }
    }

    fn with_text(mut self, name: &'static str, text: &'static str) -> Self {
        self.parts.push(Part::Text(name, text));
        self
    }
}

const FILE: &str =
    "E-Mail,First Name,City\r\nada@example.com,Ada,London\r\nnot-an-email,Bob,Paris\r\nADA@example.com,Ada,Rome\r\n";

const UNKNOWN_FIELD: &str = "Unknown field \"dryrun\": the form can have file, header, mapping, emailFallback, fullNames, dryRun, \
     existing, duplicates, optedOut, extraCells, batchSize";

fn counts(created: u64, existing: u64, failed: u64, total: u64) -> Value {
    let campaign = json!({"added": created, "skipped": existing});
    json!({"leads": {"created": created, "existing": existing, "failed": failed}, "campaign": campaign, "totalRows": total})
}

fn imported() -> Value {
    let mut data = counts(1, 1, 1, 3);
    data["errors"] = json!([{"email": "not-an-email", "error": "Invalid email"}]);
    data
}

fn inspected() -> Value {
    let column = |index: u64, header: &str, target: &str, samples: [&str; 3]| {
        json!({"index": index, "header": header, "name": header, "target": target, "rule": "alias", "language": "en",
               "alias": header.to_lowercase().replace('-', ""), "samples": samples, "fillRate": 1.0})
    };
    let mut city = column(2, "City", "companyName", ["London", "Paris", "Rome"]);
    city["rule"] = json!("override");
    for key in ["language", "alias"] {
        city.as_object_mut().map(|city| city.remove(key));
    }
    json!({
        "encoding": "UTF-8", "encodingConfidence": 1.0, "replacedCharacters": 0, "delimiter": ",", "headerLine": 1,
        "totalRows": 3,
        "columns": [
            column(0, "E-Mail", "email", ["ada@example.com", "not-an-email", "ADA@example.com"]),
            column(1, "First Name", "firstName", ["Ada", "Bob", "Ada"]),
            city,
        ],
    })
}

/// An email column of this many rows.
fn rows(count: u32) -> String {
    (0..count).fold("email\n".to_owned(), |mut file, row| {
        let _ = writeln!(file, "lead{row}@example.com");
        file
    })
}

fn fifty_one_errors() -> (String, Value) {
    let mut data = counts(51, 0, 51, 102);
    data["errors"] = (0..50).map(|row| json!({"email": format!("bad{row}"), "error": "Invalid email"})).collect();
    let file = (0..51).fold("email\n".to_owned(), |file, row| file + &format!("lead{row}@example.com\nbad{row}\n"));
    (file, data)
}

/// The cases, in the order of the documented replies.
pub(crate) fn all() -> Vec<Case> {
    let (errors, first_fifty) = fifty_one_errors();
    let mut cases = vec![
        Case::of_file("a file is imported", FILE, &imported()),
        Case::of_file("a clean file has no errors in its reply", "email\nada@example.com\n", &counts(1, 0, 0, 1)),
        Case::of_file("the first 50 errors are listed", errors, &first_fifty),
        Case::of_file("a bearer token is a key", FILE, &imported())
            .with_headers(&[("Authorization", "Bearer sk_acme")]),
        Case::of_file("a platform key names its workspace", FILE, &imported())
            .with_headers(&[("X-Api-Key", PLATFORM_KEY), ("X-Workspace-Id", "acme")]),
        Case::of_file("a mapping decides", "Contact,Note\nada@example.com,x\n", &counts(1, 0, 0, 1))
            .with_text("mapping", r#"{"Contact":"email","Note":"ignored"}"#),
        Case::of_file("a dry run has the reply of an import", FILE, &imported()).with_text("dryRun", "true"),
        Case::invalid("a dry run is true or false", FILE, "dryRun cannot be \"yes\": use true or false")
            .with_text("dryRun", "yes"),
        Case::invalid("an unknown field is refused", "email\nada@example.com\n", UNKNOWN_FIELD)
            .with_text("dryrun", "true"),
        Case::unauthorised("a key is needed").with_headers(&[]),
        Case::unauthorised("an unknown key is refused").with_headers(&[("X-Api-Key", "sk_nobody")]),
        Case::invalid("a platform key needs a workspace", FILE, "X-Workspace-Id is required")
            .with_headers(&[("X-Api-Key", PLATFORM_KEY)]),
        Case { campaign: "unknown", ..Case::not_found("an unknown campaign is not found") },
        Case::not_found("a foreign campaign is not found").with_headers(&[("X-Api-Key", OTHER_KEY)]),
        Case::not_found("a foreign workspace is not found")
            .with_headers(&[("X-Api-Key", PLATFORM_KEY), ("X-Workspace-Id", "initech")]),
        Case {
            parts: vec![Part::Text("note", "no file")],
            ..Case::invalid("a form without a file is refused", "", "CSV file is required")
        },
        Case::refused(
            "a file over 50 MB is refused",
            vec![b'x'; 52_428_801],
            413,
            "VALIDATION_ERROR",
            "Maximum file size is 50 MB",
        ),
        Case::invalid("a file of no bytes is empty", "", "CSV file is empty"),
        Case::invalid("a file of blank lines is empty", "\r\n\r\n\n", "CSV file is empty"),
        Case::invalid("a header alone is empty", "email,City\n", "CSV file is empty"),
        Case::invalid("50,001 rows are too many", rows(50_001), "Maximum 50,000 leads per CSV"),
        Case::invalid("a file needs an email column", "City\nLondon\n", "No email column detected"),
        Case::refused("a store may fail", FILE, 500, "INTERNAL_ERROR", "Something went wrong on our side")
            .with_headers(&[("X-Api-Key", BROKEN_KEY)]),
    ];
    let stopping = "The server is stopping, try again later";
    let stopping =
        Case::refused("a stopping server says when to come back", FILE, 503, "SERVICE_UNAVAILABLE", stopping);
    cases.push(Case { to_stopping: true, retry_after: Some("5"), ..stopping });
    let inspection =
        Case::of_file("a file is inspected", FILE, &inspected()).with_text("mapping", r#"{"City":"companyName"}"#);
    cases.push(Case { inspects: true, ..inspection });
    cases
}
