//! What the person sees.

use std::error::Error;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use lead_import::{
    ImportReport, Inspection,
    columns::{Rule, Target},
    report::Reply,
};
use serde::Serialize;
use serde_json::json;

use crate::{args::Args, failure::Failure};

/// How many failed rows a person is shown.
const SHOWN: usize = 10;

pub(crate) fn inspection(args: &Args, inspection: &Inspection) {
    if !args.json {
        return columns(inspection);
    }
    let columns = inspection.columns().columns().iter().map(|column| ColumnView {
        index: column.index(),
        header: column.header(),
        target: column.target(),
        rule: column.rule(),
    });
    print_json(&InspectionView {
        encoding: inspection.encoding().encoding().name(),
        delimiter: char::from(inspection.dialect().delimiter()),
        header_line: inspection.header_line(),
        total_rows: inspection.total_rows(),
        columns: columns.collect(),
    });
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct InspectionView<'a> {
    encoding: &'a str,
    delimiter: char,
    header_line: u64,
    total_rows: u64,
    columns: Vec<ColumnView<'a>>,
}

#[derive(Serialize)]
struct ColumnView<'a> {
    index: usize,
    header: &'a str,
    target: Target,
    rule: Rule,
}

fn print_json(value: &impl Serialize) {
    println!("{}", serde_json::to_string(value).expect("plain data has a JSON form"));
}

pub(crate) fn columns(inspection: &Inspection) {
    println!(
        "{} rows, {}, delimiter {:?}, header on line {}\n",
        inspection.total_rows(),
        inspection.encoding().encoding(),
        char::from(inspection.dialect().delimiter()),
        inspection.header_line()
    );
    println!("  {:<24} {:<12} {:<12} {:>6}  sample", "column", "becomes", "because", "filled");
    for column in inspection.columns().columns() {
        let index = column.index();
        let becomes = match column.target() {
            Target::Custom if column.name() != column.header() => format!("custom \"{}\"", short(column.name(), 20)),
            target => target.to_string(),
        };
        let rule = json!(column.rule());
        println!(
            "  {:<24} {:<12} {:<12} {:>5.0}%  {}",
            short(column.header(), 24),
            becomes,
            rule.as_str().unwrap_or_default(),
            inspection.fill_rate(index) * 100.0,
            inspection.samples(index).first().map(|value| short(value, 30)).unwrap_or_default()
        );
    }
    println!();
}

/// One line of at most `chars` characters.
fn short(text: &str, chars: usize) -> String {
    let line = text.replace(['\r', '\n'], " ");
    if line.chars().count() <= chars { line } else { line.chars().take(chars - 1).chain(['…']).collect() }
}

pub(crate) fn progress_bar(args: &Args, inspection: &Inspection) -> ProgressBar {
    let target = if args.json { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
    let bar = ProgressBar::with_draw_target(Some(inspection.total_rows()), target);
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} rows, {per_sec}, {eta} left");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

pub(crate) fn report(args: &Args, report: &ImportReport) {
    if args.json {
        return print_json(&Reply::from(report));
    }
    println!("{}", if args.dry_run { "This would happen (dry run):" } else { "Done." });
    counts(report);
    failures(report);
    let warnings: Vec<_> = report.warning_counts().map(|(code, count)| format!("{count} {code}")).collect();
    if !warnings.is_empty() {
        println!("  warnings: {}", warnings.join(", "));
    }
}

fn counts(report: &ImportReport) {
    println!("  rows      {:>8}", report.total_rows());
    println!("  created   {:>8}   added to the campaign {:>8}", report.created(), report.added());
    println!("  existing  {:>8}   in the campaign before {:>7}", report.existing(), report.skipped());
    println!("  failed    {:>8}", report.failed());
    if report.updated() > 0 {
        println!("  updated   {:>8}", report.updated());
    }
    if report.duplicate_rows() > 0 {
        println!("  {} rows repeat the email of an earlier row:", report.duplicate_rows());
        for row in report.duplicates().iter().take(SHOWN) {
            println!("    line {}: {} is on line {} too", row.line(), row.email(), row.first_line());
        }
    }
    if report.total_rows() > 0 && report.created() == 0 && report.added() == 0 && report.existing() > 0 {
        println!("  all leads exist already, and all memberships were skipped");
    }
}

fn failures(report: &ImportReport) {
    for row in report.failures().iter().take(SHOWN) {
        println!("    line {}: {} ({})", row.line(), row, short(row.email(), 40));
    }
    let more = report.failed().saturating_sub(SHOWN as u64);
    if more > 0 {
        println!("    and {more} more");
    }
}

pub(crate) fn failure(args: &Args, failure: &Failure) {
    if args.json {
        print_json(&failure.reply());
    } else if let Failure::Import(error) = failure
        && let Some(report) = error.report()
    {
        println!("Stopped. So far:");
        counts(report);
        failures(report);
    }
    eprint!("error: {failure}");
    let mut cause = failure.source();
    while let Some(error) = cause {
        eprint!(": {error}");
        cause = error.source();
    }
    eprintln!();
}
