//! What it costs to find the columns: a header of a hundred columns, with a sample of three hundred rows.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use email_address::EmailAddress;
use lead_import::source::HeaderWords as _;
use lead_import::{
    Email,
    columns::{ColumnSamples, Detector},
};

/// A wide export: the five fields among ninety-five columns of every kind and several languages.
fn header() -> Vec<String> {
    let known =
        ["First Name", "Last Name", "Primary Email", "Company Name", "Job Title", "Secondary Email", "Email Status"];
    let others = [
        "Custom field",
        "Adresse professionnelle",
        "勤務先の電話番号",
        "Рабочий адрес",
        "lastActivityDate",
        "Telefon (geschäftlich)",
    ];
    let fill = (0..100 - known.len()).map(|index| format!("{} {index}", others[index % others.len()]));
    known.into_iter().map(str::to_owned).chain(fill).collect()
}

fn rows() -> Vec<Vec<String>> {
    let cell = |row: usize, column: usize| match column {
        2 => format!("person{row}@example.com"),
        5 if row.is_multiple_of(3) => format!("other{row}@example.org"),
        column if column % 4 == 3 => String::new(),
        column => format!("value {row} {column}"),
    };
    (0..300).map(|row| (0..100).map(|column| cell(row, column)).collect()).collect()
}

fn sample(header: &[String], rows: &[Vec<String>]) -> ColumnSamples {
    let mut samples = ColumnSamples::new(header.len());
    for row in black_box(rows) {
        samples.observe(row.iter().map(String::as_str));
    }
    samples
}

fn detect(c: &mut Criterion) {
    let (header, rows, detector) = (header(), rows(), Detector::default());
    let samples = sample(&header, &rows);
    let mut group = c.benchmark_group("detect");
    group.bench_function("one cell", |b| b.iter(|| black_box(detector.field_of(black_box("E-Mail")))));
    group.bench_function("100 columns, headers alone", |b| {
        b.iter(|| detector.detect(&header, &ColumnSamples::default()));
    });
    group.bench_function("100 columns, sample known", |b| b.iter(|| detector.detect(&header, &samples)));
    group.bench_function("100 columns, sampling 300 rows", |b| {
        b.iter(|| detector.detect(&header, &sample(&header, &rows)));
    });
}

/// Every row is validated; the parser alone is the floor.
fn validate(c: &mut Criterion) {
    let address = "first.last+tag@mail.example.com";
    let mut group = c.benchmark_group("email");
    group.bench_function("parser alone", |b| b.iter(|| black_box(address).parse::<EmailAddress>()));
    group.bench_function("parse", |b| b.iter(|| Email::parse(black_box(address))));
    for (name, cell) in
        [("ready", address), ("in brackets", "Ada <ada@example.com>"), ("beyond ASCII", "жозе@пример.рф")]
    {
        group.bench_with_input(BenchmarkId::new("repair", name), cell, |b, cell| b.iter(|| Email::repair(cell)));
    }
}

criterion_group!(benches, detect, validate);
criterion_main!(benches);
