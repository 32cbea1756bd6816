//! What a program does that reads leads with the crate `csv` and keeps them in a map.

use std::{collections::HashMap, hint::black_box};

use csv::{ReaderBuilder, StringRecord};
use email_address::{EmailAddress, Options};

use crate::file::ROWS;

fn each_record(bytes: &[u8], mut with: impl FnMut(&StringRecord)) {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).expect("the file is clean") {
        with(&record);
    }
}

/// Whether the record's first cell is an address, by the crate that the importer asks too.
pub(crate) fn is_lead(record: &StringRecord) -> bool {
    let options = Options::default().with_required_tld().without_domain_literal().without_display_text();
    record.get(0).is_some_and(|cell| EmailAddress::parse_with_options(cell.trim(), options).is_ok())
}

/// Reads, and returns the length of all cells.
pub(crate) fn read(bytes: &[u8]) -> usize {
    let mut length = 0;
    each_record(bytes, |record| length += record.iter().map(str::len).sum::<usize>());
    black_box(length)
}

/// Reads and checks.
pub(crate) fn check(bytes: &[u8]) {
    let mut leads = 0;
    each_record(bytes, |record| leads += u64::from(is_lead(record)));
    assert_eq!(leads, ROWS);
}

/// Reads, checks, and keeps a copy of each record.
pub(crate) fn import(bytes: &[u8]) {
    let mut leads = HashMap::new();
    each_record(bytes, |record| {
        if is_lead(record) {
            leads.insert(record[0].trim().to_lowercase(), record.clone());
        }
    });
    assert_eq!(leads.len() as u64, ROWS);
    black_box(&leads);
}
