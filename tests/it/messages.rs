//! The tables of the guide's chapter about messages have every code, every variant and every parameter that the crate has, with the
//! English sentence; and the German example has a sentence for all of them.
//!
//! The messages are real ones: those of all files in `tests/data`, and of the files below with several settings.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Cursor,
    path::Path,
};

use futures_lite::future::block_on;
use lead_import::{
    CampaignId, DuplicatePolicy, Email, Field, ImportReport, Importer, LeadStore, MemoryStore, StoreError, async_trait,
    columns::{ColumnSamples, Detector, Target},
    import::{ExtraCells, OptedOut},
    report::{FailedRow, IssueCode, Parameter, ParameterValue, Parameters, RowIssue},
    source::Limits,
    store::{Batch, LeadOutcome, Presence, StoreLimits},
};

#[path = "../../examples/german.rs"]
#[allow(dead_code, unreachable_pub, reason = "it is a program of its own")]
mod german;

const CHAPTER: &str = include_str!("../../src/guide/messages.md");

/// One line of a table: code, variant, English sentence, names of the parameters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    code: String,
    variant: String,
    sentence: String,
    parameters: BTreeSet<String>,
}

/// A message of the crate.
#[derive(Debug)]
struct Message {
    code: IssueCode,
    variant: String,
    text: String,
    parameters: Parameters,
    german: String,
}

/// The entries of the table below a heading.
fn table(heading: &str) -> Vec<Entry> {
    let (_, section) = CHAPTER.split_once(&format!("# {heading}\n")).expect("the chapter has the heading");
    let section = section.split("\n# ").next().unwrap_or_default();
    let lines = section.lines().filter(|line| line.starts_with("| `"));
    let entries: Vec<_> = lines.map(entry).collect();
    let invalid: Vec<_> = entries.iter().filter(|entry| entry.code == "invalidEmail").cloned().collect();
    entries.into_iter().flat_map(|entry| expanded(entry, &invalid)).collect()
}

fn entry(line: &str) -> Entry {
    let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
    let [code, variant, sentence, parameters] = cells[..] else { panic!("four cells: {line}") };
    let text = |cell: &str| cell.trim_matches('`').to_owned();
    let named = parameters.split('`').skip(1).step_by(2).map(str::to_owned);
    Entry { code: text(code), variant: text(variant), sentence: text(sentence), parameters: named.collect() }
}

/// The line for all variants of an invalid email as a line for each.
fn expanded(entry: Entry, invalid: &[Entry]) -> Vec<Entry> {
    let Some(rest) = entry.sentence.strip_prefix("{the message of invalidEmail}") else { return vec![entry] };
    let of = |cause: &Entry| Entry {
        code: entry.code.clone(),
        variant: cause.variant.clone(),
        sentence: format!("{}{rest}", cause.sentence),
        parameters: cause.parameters.iter().cloned().chain(["fallbackColumn".to_owned()]).collect(),
    };
    invalid.iter().map(of).collect()
}

/// The sentence of an entry with the values, as the crate writes it: optional parts, singular, and escaped delimiters.
fn filled(sentence: &str, parameters: &Parameters) -> String {
    let number = |name| parameters.number(name);
    let mut sentence = sentence.to_owned();
    if let Some((start, end)) = sentence.find('[').zip(sentence.find(']')) {
        let part = if number(Parameter::More) == Some(0) { "" } else { &sentence[start + 1..end] }.to_owned();
        sentence.replace_range(start..=end, &part);
    }
    if number(Parameter::Rows) == Some(1) {
        sentence = sentence.replace("; the first is on this line", "").replace("rows have", "row has");
        sentence = sentence.replace("rows fail because they have", "row fails because it has");
        sentence = sentence.replace("rows are not", "row is not").replace("they were", "it was");
    }
    for (name, noun) in [(Parameter::Cells, "cells"), (Parameter::Characters, "undecodable characters")] {
        if number(name) == Some(1) {
            let (many, one) = (format!("{{{name}}} {noun}"), format!("{{{name}}} {}", noun.trim_end_matches('s')));
            sentence = sentence.replace(&many, &one);
        }
    }
    for name in [Parameter::Delimiter, Parameter::HeaderDelimiter] {
        let escaped = parameters.text(name).map(|text| text.escape_debug().to_string()).unwrap_or_default();
        sentence = sentence.replace(&format!("{{{name}}}"), &escaped);
    }
    parameters.fill(&sentence)
}

/// A store with limits of its own.
#[derive(Debug)]
struct Short(MemoryStore);

#[async_trait]
impl LeadStore for Short {
    fn limits(&self) -> StoreLimits {
        StoreLimits::transactional().with_longest_text(40)
    }

    async fn campaign_exists(&self, campaign: &CampaignId) -> Result<bool, StoreError> {
        self.0.campaign_exists(campaign).await
    }

    async fn lookup(&self, batch: &Batch) -> Result<Vec<Presence>, StoreError> {
        self.0.lookup(batch).await
    }

    async fn import_batch(&self, batch: &Batch) -> Result<Vec<LeadOutcome>, StoreError> {
        self.0.import_batch(batch).await
    }
}

/// Files for what no file of `tests/data` has.
fn files() -> Vec<Vec<u8>> {
    let addresses = [
        "\"ada b\"@example.com",
        "ada(b@example.com",
        "*ada@example.com",
        "ada@exa_mple.com",
        "ada@example.c0m",
        "ada<b>c@example.com",
        "ada@@example.com",
        "ada..b@example.com",
        "ada@localhost",
        "@example.com",
        "J?rg@example.com",
        "ada\u{1}b@example.com",
        "１＠example.com",
        "𝐚da@example.com",
        "ada\u{200b}@example.com",
        "• ada@example.com",
        "ada@example.com,",
        "a@b.co c@d.co e@f.co g@h.co i@j.co k@l.co m@n.co o@p.co",
    ];
    let long = [format!("{}@example.com", "a".repeat(65)), format!("a@{}com", "b2345678.".repeat(30))];
    let longest = format!("{}@{}com", "a".repeat(64), "b2345678.".repeat(21));
    let cells = addresses.iter().map(|cell| (*cell).to_owned()).chain(long).chain([longest]);
    let mut files: Vec<_> = cells.map(|cell| beside_a_valid_email(&cell)).collect();
    files.extend([
        "Name/Email,Email 2\nAnn/ann@example.com,ann@example.org\n".to_owned(),
        "email,First Name\nada@example.com,Jo\u{202e}rg\nbob@example.com,J?rg\n".to_owned(),
        format!("email,{},{}\nada@example.com,a,b\n", "n".repeat(2_000), "m".repeat(2_000)),
        format!("email,note\nada@example.com,{}\n", "n".repeat(60)),
        format!("email,note\nada@example.com,{}\n", "n".repeat(600)),
        "email,note\nada@example.com,\"x\nbob@example.com,y\ncy@example.com,\"z\n".to_owned(),
        "email,note\nada@example.com,x,y,z\nADA@example.com,x\n".to_owned(),
        "email\nsuppressed@example.com\nsuppressed@example.com\n".to_owned(),
    ]);
    let lines = |lines: &str| ["email,note\n", &lines.repeat(3)].concat().into_bytes();
    let pasted = [lines("ada@example.com,Jürgen Müller\n"), b"bob@example.com,a\x81b\n".to_vec()].concat();
    files.into_iter().map(String::into_bytes).chain([pasted]).collect()
}

/// A file with this email cell, and a valid address in another column.
fn beside_a_valid_email(cell: &str) -> String {
    format!("email;email 2;city\n\"{}\";bob@example.com;Oslo\n", cell.replace('"', "\"\""))
}

/// The importers with which the files above are imported.
fn importers() -> Vec<Importer> {
    let small = Limits::default().max_columns(3).max_cell_bytes(30).max_record_bytes(200);
    let strict = Importer::new().duplicate_rows(DuplicatePolicy::Reject).opted_out(OptedOut::Reject);
    let lenient = Importer::new().email_fallback(true).extra_cells(ExtraCells::Keep);
    let mapped = lenient.clone().column("Name/Email", Field::Email);
    vec![Importer::new(), strict, lenient, mapped, Importer::new().limits(small)]
}

fn messages_of_rows() -> Vec<Message> {
    let (mut messages, mut invalid) = (Vec::new(), BTreeMap::new());
    let mut visit = |importer: &Importer, file: &[u8]| {
        let Some(report) = import(importer, file) else { return };
        for row in report.failures().iter().filter(|row| row.issues()[0].code() == IssueCode::InvalidEmail) {
            invalid.entry(row.issues()[0].variant().map(str::to_owned)).or_insert(row.email().to_owned());
        }
        let issues = report.failures().iter().flat_map(FailedRow::issues).chain(report.warnings());
        messages.extend(issues.map(of_row));
    };
    each_file(&mut visit);
    let lenient = &importers()[2];
    let reports = invalid.values().filter_map(|cell| import(lenient, beside_a_valid_email(cell).as_bytes()));
    reports.for_each(|report| messages.extend(report.warnings().iter().map(of_row)));
    messages
}

/// The report of the file, if it is not refused.
fn import(importer: &Importer, file: &[u8]) -> Option<ImportReport> {
    let memory = MemoryStore::new();
    memory.create_campaign(&"spring".into());
    memory.suppress(Email::parse("suppressed@example.com").unwrap(), "The address is suppressed");
    block_on(importer.import(&Short(memory), &"spring".into(), Cursor::new(file))).ok()
}

fn of_row(issue: &RowIssue) -> Message {
    Message {
        code: issue.code(),
        variant: issue.variant().unwrap_or_default().to_owned(),
        text: issue.message().to_owned(),
        parameters: issue.parameters().clone(),
        german: german::of_issue(issue),
    }
}

fn messages_of_files() -> Vec<Message> {
    let mut messages = Vec::new();
    each_file(|importer, file| {
        let Ok(inspection) = importer.inspect(Cursor::new(file)) else { return };
        messages.extend(inspection.warnings().iter().map(|warning| Message {
            code: warning.code(),
            variant: warning.variant().unwrap_or_default().to_owned(),
            text: warning.message().to_owned(),
            parameters: warning.parameters().clone(),
            german: german::of_file(warning),
        }));
    });
    messages
}

/// Visits the files of `tests/data` with one importer, and the files above with each.
fn each_file(mut visit: impl FnMut(&Importer, &[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let data = paths.filter(|path| path.extension().is_some_and(|kind| kind == "csv"));
    data.for_each(|path| visit(&Importer::new(), &fs::read(path).unwrap()));
    for importer in importers() {
        for file in files() {
            visit(&importer, &file);
        }
    }
}

/// What is wrong with the tables: messages that none of the entries has, and entries that are no message.
fn faults(entries: &[Entry], messages: &[Message]) -> Vec<String> {
    let (mut faults, mut found) = (BTreeSet::new(), BTreeSet::new());
    for message in messages {
        let key = (message.code.to_string(), message.variant.clone());
        let names: BTreeSet<_> = message.parameters.iter().map(|(name, _)| name.to_string()).collect();
        let of = |entry: &&Entry| (&entry.code, &entry.variant) == (&key.0, &key.1);
        match entries.iter().find(of) {
            None => _ = faults.insert(format!("{key:?} is not in the table: {}", message.text)),
            Some(entry) if entry.parameters != names => {
                faults.insert(format!("{key:?} has the parameters {names:?}"));
            }
            Some(entry) if filled(&entry.sentence, &message.parameters) != message.text => {
                let expected = filled(&entry.sentence, &message.parameters);
                faults.insert(format!("{key:?}: \"{}\" is \"{expected}\" in the table", message.text));
            }
            Some(_) => _ = found.insert(key),
        }
    }
    let missing = entries.iter().filter(|entry| !found.contains(&(entry.code.clone(), entry.variant.clone())));
    faults.extend(missing.map(|entry| format!("no file has {} {}", entry.code, entry.variant)));
    faults.into_iter().collect()
}

/// German sentences that are English, or have a name in the place of a value.
fn german_faults(messages: &[Message]) -> BTreeSet<&str> {
    let has_name = |text: &str| Parameter::ALL.iter().any(|name| text.contains(&format!("{{{name}}}")));
    let is_wrong = |message: &&Message| message.german == message.text || has_name(&message.german);
    messages.iter().filter(is_wrong).map(|message| &*message.german).collect()
}

#[test]
fn the_table_of_rows_has_every_message() {
    let (entries, messages) = (table("The messages of rows"), messages_of_rows());
    assert_eq!(faults(&entries, &messages), Vec::<String>::new());
    let codes: BTreeSet<_> = entries.iter().map(|entry| entry.code.clone()).collect();
    assert_eq!(codes, IssueCode::ALL.iter().map(ToString::to_string).collect());
    assert_eq!(german_faults(&messages), BTreeSet::new());
}

#[test]
fn the_table_of_files_has_every_message() {
    let shared = table("The messages of rows").into_iter();
    let shared = shared.filter(|entry| {
        let of_both = ["guessedColumn", "refutedDelimiter", "headerDelimiter", "shortenedHeader"];
        of_both.contains(&&*entry.code) || (&*entry.code, &*entry.variant) == ("otherEncoding", "header")
    });
    let entries: Vec<_> = table("The warnings of a file").into_iter().chain(shared).collect();
    let messages = messages_of_files();
    assert_eq!(faults(&entries, &messages), Vec::<String>::new());
    assert_eq!(german_faults(&messages), BTreeSet::new());
}

/// The names and messages in the table of errors.
fn errors() -> Vec<(String, String)> {
    let (_, section) = CHAPTER.split_once("# The errors of an import\n").expect("the chapter has the heading");
    let lines =
        section.split("\nA [`MappingError`]").next().unwrap_or_default().lines().filter(|line| line.starts_with("| `"));
    lines
        .map(|line| line.split('`').skip(1).step_by(2))
        .filter_map(|mut codes| codes.next().zip(codes.next()))
        .map(owned)
        .collect()
}

fn owned((name, message): (&str, &str)) -> (String, String) {
    (name.to_owned(), message.to_owned())
}

#[test]
fn the_table_of_errors_has_every_kind() {
    let source = [include_str!("../../src/import/error.rs"), include_str!("../../src/import/checkpoint.rs")].concat();
    let (_, body) = source.split_once("pub fn name(&self)").expect("the kinds have names");
    let body = body.split("\n    }\n").next().unwrap_or_default();
    let names: BTreeSet<_> = body.split("=> \"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let listed = errors();
    assert_eq!(listed.iter().map(|(name, _)| &**name).collect::<BTreeSet<_>>(), names);

    let (new, email) = (Importer::new, "email\na@example.com\nb@example.com\n");
    let refused = [
        new().inspect(Cursor::new("name\nAda\n")).unwrap().check(),
        new().column("Mail", Field::Email).inspect(Cursor::new(email)).unwrap().check(),
    ];
    let refused = refused.into_iter().map(Result::unwrap_err);
    let unread = [(new(), "%PDF-1.7\n"), (new().max_rows(1), email), (new().max_bytes(10), email)].into_iter();
    let unread = unread.chain([(new().limits(Limits::default().max_columns(1)), "email,city\na@example.com,Oslo\n")]);
    let unread = unread.map(|(importer, file)| importer.inspect(Cursor::new(file)).unwrap_err());
    let real: Vec<_> = refused.chain(unread).map(|error| (error.kind().name().to_owned(), error.to_string())).collect();
    for entry in listed {
        let is_fixed = source.contains(&format!("\"{}\"", entry.1));
        assert!(is_fixed || real.contains(&entry), "{entry:?} is no message of an import: {real:#?}");
    }
}

#[test]
fn the_table_of_mapping_errors_has_every_code() {
    let detector = Detector::default().column("CITY", Target::Ignored).column("City", Target::Custom);
    let detector = detector.column("email", Field::Email).column("Home", Field::Email);
    let contradicting = detector.detect(&["email", "Home", "City"], &ColumnSamples::default());
    let missing = Detector::default().column("Mail", Field::Email).detect(&["email"], &ColumnSamples::default());
    let (_, section) = CHAPTER.split_once("has one of three codes").expect("the chapter has the table");
    let lines: Vec<_> = section.lines().filter(|line| line.starts_with("| `")).collect();
    let errors: Vec<_> = missing.errors().iter().chain(contradicting.errors()).collect();
    assert_eq!((lines.len(), errors.len()), (3, 3));
    for error in errors {
        let code = serde_json::to_value(error.code()).unwrap();
        let row = format!("| `{}` | `{error}`", code.as_str().unwrap());
        assert!(lines.iter().any(|line| line.starts_with(&row)), "the table lacks {row}");
    }
    let importer = Importer::new().column("Mail", Field::Email);
    let error = importer.inspect(Cursor::new("email\na@example.com\n")).unwrap().check().unwrap_err();
    assert_eq!(german::of_error(&error), "Die Datei hat keine Spalte „Mail“ (ähnlich: email)");
}

#[test]
fn the_check_finds_what_it_looks_for() {
    let entry = entry("| `missingCells` | | `The row has {cells} cells[ and {more} more]` | `cells`, `more` |");
    let message = |text: &str, value: u64| Message {
        code: IssueCode::MissingCells,
        variant: String::new(),
        text: text.to_owned(),
        parameters: serde_json::from_value(serde_json::json!({ "cells": value, "more": 0 })).unwrap(),
        german: "{cells}".to_owned(),
    };
    let faults = |message| faults(std::slice::from_ref(&entry), &[message]).len();
    assert_eq!(faults(message("The row has 2 cells", 2)), 0);
    assert_eq!(faults(message("The row has 1 cell", 1)), 0);
    assert_eq!(faults(message("The row has 3 cells", 2)), 2);
    let other = Message { code: IssueCode::StrayQuote, ..message("", 2) };
    assert_eq!(faults(other), 2);
    assert_eq!(german_faults(&[message("", 2)]).len(), 1);
    let value = ParameterValue::List(vec!["a".to_owned(), "b".to_owned()]);
    assert_eq!(value.to_string(), "a, b");
}
