//! Reading a clean UTF-8 file, per pass, beside a bare `csv::StringRecord` loop over the same bytes; and files that are slow to read.

mod file;
#[allow(dead_code, reason = "the bench of imports uses all floors")]
mod floor;

use std::{hint::black_box, io::Cursor};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use lead_import::columns::Detector;
use lead_import::source::{Limits, ReadOptions, Record, Table};

fn read(table: &mut Table<Cursor<&[u8]>>) -> usize {
    let mut records = table.records().expect("memory does not fail");
    let mut record = Record::default();
    let mut length = 0;
    while records.read(&mut record).expect("memory does not fail") {
        length += record.iter().map(str::len).sum::<usize>();
    }
    length
}

fn passes(criterion: &mut Criterion) {
    for megabytes in [24, 50] {
        let bytes = file::of_bytes(megabytes * 1_000_000);
        let options = ReadOptions::default().limits(Limits::default().max_bytes(1 << 30));
        let open = || {
            Table::open_with(Cursor::new(bytes.as_slice()), &options, &Detector::default()).expect("the file is clean")
        };
        let mut table = open();
        assert_eq!(read(&mut table), floor::memory::read(&bytes));
        let mut group = criterion.benchmark_group(format!("read {megabytes} MB"));
        group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(10);
        group.bench_function("floor: csv::StringRecord", |bencher| {
            bencher.iter(|| black_box(floor::memory::read(&bytes)));
        });
        group.bench_function("inspecting pass", |bencher| bencher.iter(|| black_box(open().summary().rows())));
        group.bench_function("reading pass", |bencher| bencher.iter(|| black_box(read(&mut table))));
        group.finish();
    }
}

/// Files that cost more than their size: very many lines or places that a decoder must look at.
fn slow_files(criterion: &mut Criterion) {
    let cell = [b"email,note\na@b.co,\"Zo\xEB".as_slice(), &b"\n".repeat(40_000_000), b"\"\n"].concat();
    let rows = format!("email\n{}", "a@b.co\n".repeat(3_300_000));
    let utf16 = [0xFF, 0xFE].into_iter().chain(rows.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let no_text = [b"email,note\na@b.co,".as_slice(), &b"\xFF".repeat(50_000_000)].concat();
    let options = ReadOptions::default().limits(Limits::default().max_bytes(1 << 30).max_rows(u64::MAX));
    let mut group = criterion.benchmark_group("slow files");
    group.sample_size(10);
    for (name, bytes) in [
        ("40 MB of line breaks in a quoted cell of windows-1252", cell),
        ("3.3 million rows of UTF-16", utf16),
        ("50 MB of 0xFF", no_text),
    ] {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        let open = || Table::open_with(Cursor::new(bytes.as_slice()), &options, &Detector::default());
        group.bench_function(name, |bencher| {
            bencher.iter(|| black_box(open().expect("it is a table").summary().rows()));
        });
    }
    group.finish();
}

criterion_group!(benches, passes, slow_files);
criterion_main!(benches);
