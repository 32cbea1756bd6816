//! What it costs to find the columns: a header of a hundred columns, with a sample of three hundred rows.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use lead_import::{Detector, Email, Evidence};

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

fn detect(c: &mut Criterion) {
    let (header, rows, detector) = (header(), rows(), Detector::default());
    let mut evidence = Evidence::new(header.len());
    rows.iter().for_each(|row| evidence.observe(row.iter().map(String::as_str)));
    detector.detect(&header, &evidence);
    c.bench_function("detect/first use builds the vocabulary/of it, one header", |b| {
        b.iter(|| detector.recognise(black_box("E-Mail")))
    });
    c.bench_function("detect/100 columns, headers alone", |b| {
        b.iter(|| detector.detect(black_box(&header), &Evidence::default()));
    });
    c.bench_function("detect/100 columns, sample known", |b| b.iter(|| detector.detect(black_box(&header), &evidence)));
    c.bench_function("detect/one row of 100 cells into the sample", |b| {
        b.iter(|| evidence.clone().observe(black_box(&rows[7]).iter().map(String::as_str)));
    });
    c.bench_function("detect/100 columns with sampling 300 rows", |b| {
        b.iter(|| {
            let mut evidence = Evidence::new(header.len());
            rows.iter().for_each(|row| evidence.observe(black_box(row).iter().map(String::as_str)));
            detector.detect(&header, &evidence)
        });
    });
}

/// The judge runs on every row; its parser alone is the floor.
fn judge(c: &mut Criterion) {
    let address = "first.last+tag@mail.example.com";
    c.bench_function("email/parser alone", |b| b.iter(|| black_box(address).parse::<email_address::EmailAddress>()));
    c.bench_function("email/parse", |b| b.iter(|| Email::parse(black_box(address))));
    c.bench_function("email/repair, nothing to do", |b| b.iter(|| Email::repair(black_box(address))));
    c.bench_function("email/repair, with a display name", |b| {
        b.iter(|| Email::repair(black_box("Ada <ada@example.com>")))
    });
    c.bench_function("email/parse, beyond ASCII", |b| b.iter(|| Email::parse(black_box("жозе@пример.рф"))));
}

criterion_group!(benches, detect, judge);
criterion_main!(benches);
