//! Two processes that import the same leads into one service at once: together they count each lead and each membership once.

use std::{env, fs};

use crate::{program, random, sample, store_examples::Service};

/// How many leads there are: so many, unless the environment says otherwise.
fn leads() -> u64 {
    env::var("LEAD_IMPORT_FAULT_LEADS").map_or(2_000, |leads| leads.parse().expect("a number"))
}

/// The number behind a label of a report.
fn count(report: &str, label: &str) -> u64 {
    let line = report.lines().find_map(|line| line.strip_prefix(label));
    line.expect("the report has the line").trim().parse().expect("a number")
}

fn assert_exact(seed: Option<u64>, options: &[&str]) {
    let (service, folder, leads) = (Service::start(seed), tempfile::tempdir().expect("there is room"), leads());
    let imports = ["first.csv", "second.csv"].map(|name| {
        let file = folder.path().join(name);
        fs::write(&file, sample::new_leads(leads)).expect("there is room");
        let mut command = program::service_store();
        program::spawn(command.args(["import", &service.url]).arg(&file).args(options))
    });
    let reports = imports.map(|import| program::wait(import).success());
    for label in ["created ", "added to the campaign "] {
        let counts = reports.each_ref().map(|report| count(report, label));
        println!("{label}{counts:?}");
        assert_eq!(counts.iter().sum::<u64>(), leads, "{label}: {reports:#?}");
    }
    let listed = program::run(program::service_store().args(["list", &service.url])).success();
    assert_eq!(listed.lines().count() as u64, 2 * leads, "contacts and memberships");
}

#[test]
fn two_processes_with_idempotency_keys_are_exact_whatever_fails() {
    assert_exact(Some(random::announced("at once").u64(..)), &["keys"]);
}

#[test]
fn two_processes_without_idempotency_keys_are_exact_where_nothing_fails() {
    assert_exact(None, &[]);
}
