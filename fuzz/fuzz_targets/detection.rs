//! Any bytes, nothing given: what was detected holds for both passes, and no line is lost but those reported.
#![no_main]

use std::io::Cursor;

use lead_import::{ReadOptions, Record, Table};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut table) = Table::open(Cursor::new(bytes), &ReadOptions::default().accept_empty()) else { return };
    let survey = table.survey().clone();
    assert!((0.0..=1.0).contains(&survey.encoding().confidence()));
    assert!(survey.preamble().iter().all(|row| row.position().line() < survey.header_line()));
    assert!(survey.filled().len() == survey.widest() || survey.header().is_empty());
    let mut replaced = survey.header().replaced() + survey.preamble().iter().map(Record::replaced).sum::<u64>();
    let mut rows = 0;
    let mut record = Record::default();
    let mut records = table.records().expect("memory does not fail");
    while records.read(&mut record).expect("memory does not fail") {
        rows += 1;
        replaced += record.replaced();
        assert!(record.position().line() > survey.header_line());
        assert!(!record.is_empty());
    }
    assert_eq!((rows, replaced), (survey.rows(), survey.encoding().replaced()));
});
