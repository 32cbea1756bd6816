//! Any bytes, nothing given: what was detected holds for both passes, and no line is lost but those reported.
#![no_main]

use std::io::Cursor;

use lead_import::columns::Detector;
use lead_import::source::{ReadOptions, Record, Table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut table) = Table::open_with(Cursor::new(bytes), &ReadOptions::default().accept_empty(), &Detector::default()) else { return };
    let summary = table.summary().clone();
    assert!((0.0..=1.0).contains(&summary.encoding().confidence()));
    assert!(summary.preamble().iter().all(|row| row.position().line() < summary.header_line()));
    assert!(summary.filled().len() == summary.widest() || summary.header().is_empty());
    let mut replaced = summary.header().replaced() + summary.preamble().iter().map(Record::replaced).sum::<u64>();
    let mut rows = 0;
    let mut record = Record::default();
    let mut records = table.records().expect("memory does not fail");
    while records.read(&mut record).expect("memory does not fail") {
        rows += 1;
        replaced += record.replaced();
        assert!(record.position().line() > summary.header_line());
        assert!(!record.is_empty());
    }
    assert_eq!((rows, replaced), (summary.rows(), summary.encoding().replaced()));
});
