//! The example `import` as a program: what it prints, its exit code, and the database that it leaves.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::example;

fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| example::program("import"))
}

struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn database(&self) -> PathBuf {
        self.path("leads.sqlite")
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }

    fn run(&self, file: &Path, options: &[&str]) -> Output {
        let mut command = Command::new(program());
        command.arg(file).arg("--database").arg(self.database()).args(options).current_dir(self.folder.path());
        command.output().unwrap()
    }

    /// What the folder holds, without the database's own side files.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

fn printed(output: &Output) -> Value {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    assert_eq!(text.lines().count(), 1, "one line and nothing else: {text}");
    serde_json::from_str(text).unwrap()
}

fn leads() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/leads.csv")
}

/// A file's name, what it holds and its bytes; the options; the message, in which `{file}` is the path.
type FailedRun = (&'static str, &'static str, &'static [u8], &'static [&'static str], &'static str);

const MESSAGES: [FailedRun; 10] = [
    ("empty.csv", "no bytes", b"", &[], "CSV file is empty"),
    ("blank.csv", "blank lines only", b"\n\r\n  \n", &[], "CSV file is empty"),
    ("header.csv", "a header only", b"email,firstName\n", &[], "CSV file is empty"),
    ("rows.csv", "too many rows", b"email\na@b.co\nc@d.co\n", &["--max-rows", "1"], "Maximum 1 leads per CSV"),
    ("bytes.csv", "too many bytes", b"email\na@b.co\n", &["--max-bytes", "5"], "Maximum file size is 5 bytes"),
    ("city.csv", "no email column", b"firstName,City\nAda,London\n", &[], "No email column detected"),
    (
        "mapped.csv",
        "an email column mapped away",
        b"email,City\na@b.co,London\n",
        &["--map", "email=ignored"],
        "No email column detected",
    ),
    (
        "picture.csv",
        "a PNG image",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89",
        &[],
        "This file is a PNG image, not CSV: import the table that it shows as CSV",
    ),
    (
        "book.csv",
        "an Excel workbook",
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml xl/workbook.xml",
        &[],
        "This file is an Excel workbook (.xlsx), not CSV: open it and save it as CSV",
    ),
    ("missing.csv", "no file", b"", &[], "The file {file} does not exist"),
];

/// Runs a failure of the table and holds standard output, the exit code and the folder against the documentation.
fn check_failure(place: &Place, file: &Path, options: &[&str], message: &str) {
    let message = message.replace("{file}", &file.display().to_string());
    let before = place.names();
    let database = fs::read(place.database()).ok();
    let output = place.run(file, &[options, &["--json"]].concat());
    let envelope = format!(r#"{{"success":false,"error":{{"code":"VALIDATION_ERROR","message":"{message}"}}}}"#);
    assert_eq!(String::from_utf8_lossy(&output.stdout), format!("{envelope}\n"));
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(place.names(), before, "no file came or went");
    assert!(fs::read(place.database()).ok() == database, "the database is as it was");

    let output = place.run(file, options);
    assert_eq!(output.status.code(), Some(1), "without --json too");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(stderr.lines().last().map(|line| line.starts_with("error: ")), Some(true), "{stderr}");
    assert!(stderr.contains(&message), "{stderr}");
}

#[test]
fn every_failure_prints_its_envelope_and_leaves_no_database() {
    let place = Place::new();
    for (name, what, bytes, options, message) in MESSAGES {
        println!("{what}");
        let file = if name == "missing.csv" { place.path(name) } else { place.file(name, bytes) };
        check_failure(&place, &file, options, message);
    }
    fs::create_dir(place.path("folder")).unwrap();
    check_failure(&place, &place.path("folder"), &[], "{file} is a folder, not a CSV file");
    assert!(!place.database().exists());
}

#[test]
fn every_failure_leaves_a_database_as_it_was() {
    let place = Place::new();
    assert!(place.run(&place.file("good.csv", "email\nada@example.com\n"), &["--json"]).status.success());
    for (name, what, bytes, options, message) in MESSAGES {
        println!("{what}");
        let file = if name == "missing.csv" { place.path(name) } else { place.file(name, bytes) };
        check_failure(&place, &file, options, message);
    }
}

#[test]
fn a_second_import_finds_all_leads_and_memberships() {
    let place = Place::new();
    let first = printed(&place.run(&leads(), &["--json"]));
    let second = printed(&place.run(&leads(), &["--json"]));
    let (one, two) = (&first["data"], &second["data"]);
    assert!(one["leads"]["created"].as_u64() > Some(100));
    assert_eq!(one["campaign"]["added"], one["leads"]["created"]);
    let settled = one["leads"]["created"].as_u64().unwrap() + one["leads"]["existing"].as_u64().unwrap();
    assert_eq!(two["leads"], json!({"created": 0, "existing": settled, "failed": one["leads"]["failed"]}));
    assert_eq!(two["campaign"], json!({"added": 0, "skipped": settled}));
    assert_eq!(two["errors"], one["errors"]);

    let shown = place.run(&leads(), &[]);
    assert_eq!(shown.status.code(), Some(3), "some rows of the file fail");
    let shown = String::from_utf8(shown.stdout).unwrap();
    assert!(shown.contains("all leads exist already, and all memberships were skipped"), "{shown}");
}

#[test]
fn an_inspection_prints_the_documented_keys_and_writes_nothing() {
    let place = Place::new();
    let file = place.file("contacts.csv", "Contact,Vorname,City\nada@example.com,Ada,London\n");
    let output = place.run(&file, &["--inspect", "--json", "--map", "Contact=email", "--map", "City=ignored"]);
    let inspection = printed(&output);
    assert!(output.status.success());
    let keys: Vec<_> = inspection.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["columns", "delimiter", "encoding", "headerLine", "totalRows"]);
    assert_eq!(inspection["encoding"], "UTF-8");
    assert_eq!(inspection["delimiter"], ",");
    assert_eq!((&inspection["headerLine"], &inspection["totalRows"]), (&json!(1), &json!(1)));
    let columns = inspection["columns"].as_array().unwrap();
    let targets: Vec<_> = columns.iter().map(|column| column["target"].as_str().unwrap()).collect();
    assert_eq!(targets, ["email", "firstName", "ignored"]);
    for (index, column) in columns.iter().enumerate() {
        let keys: Vec<_> = column.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["header", "index", "rule", "target"]);
        assert_eq!(column["index"], index);
    }
    assert_eq!(place.names(), ["contacts.csv"]);
}

#[test]
fn a_dry_run_prints_what_the_import_prints_and_writes_nothing() {
    let place = Place::new();
    let foretold = printed(&place.run(&leads(), &["--dry-run", "--json"]));
    assert!(place.names().is_empty());
    assert_eq!(foretold, printed(&place.run(&leads(), &["--json"])));
    let foretold = printed(&place.run(&leads(), &["--dry-run", "--json", "--existing", "fill"]));
    assert_eq!(foretold, printed(&place.run(&leads(), &["--json", "--existing", "fill"])));
}

#[test]
fn the_size_of_batches_changes_no_byte_of_the_reply() {
    let replies = ["1", "7", "1000"].map(|rows| Place::new().run(&leads(), &["--json", "--batch-size", rows]).stdout);
    assert_eq!(replies[0], replies[1]);
    assert_eq!(replies[0], replies[2]);
}

#[test]
fn rejects_are_written_beside_the_import() {
    let place = Place::new();
    let file = place.file("leads.csv", "email,City\nada@example.com,London\nnope,=1+1\n");
    let output = place.run(&file, &["--json", "--rejects", "rejects.csv"]);
    assert_eq!(output.status.code(), Some(3));
    let rejects = fs::read_to_string(place.path("rejects.csv")).unwrap();
    assert_eq!(rejects, "\u{feff}email,City,import_line,import_error\nnope,'=1+1,3,Invalid email: it has no @\n");
}
