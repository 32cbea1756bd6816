//! The reader's memory is bounded, whatever the file, the row or the cell.

use std::io::{self, Read, Seek, SeekFrom};

use lead_import::columns::Detector;
use lead_import::source::{Limits, ReadOptions, Record, Table};

use crate::{HEAP, alone};

/// A file of a header and one pattern over and over, made while it is read.
struct Repeating {
    header: Vec<u8>,
    pattern: Vec<u8>,
    size: u64,
    at: u64,
}

impl Repeating {
    fn byte(&self, at: u64) -> u8 {
        let at = usize::try_from(at).expect("the file is smaller than memory could be");
        let body = || self.pattern[(at - self.header.len()) % self.pattern.len()];
        self.header.get(at).copied().unwrap_or_else(body)
    }
}

impl Read for Repeating {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.size - self.at).unwrap_or(usize::MAX);
        let count = buffer.len().min(left);
        for (place, at) in buffer[..count].iter_mut().zip(self.at..) {
            *place = self.byte(at);
        }
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Repeating {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(_) => self.size,
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

/// The most memory that reading such a file of so many megabytes takes beyond what was taken before, in bytes.
fn peak(header: &[u8], pattern: &[u8], megabytes: u64) -> usize {
    let size = megabytes * 1_000_000;
    let source = Repeating { header: header.to_vec(), pattern: pattern.to_vec(), size, at: 0 };
    let limits = Limits::default().max_bytes(u64::MAX).max_rows(u64::MAX);
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    let mut table = Table::open_with(source, &ReadOptions::default().limits(limits), &Detector::default())
        .expect("the limits allow it");
    let mut records = table.records().expect("memory does not fail");
    let mut record = Record::default();
    let mut rows = 0;
    while records.read(&mut record).expect("memory does not fail") {
        rows += 1;
    }
    assert!(rows > 0);
    HEAP.peak_usage() - before
}

#[test]
fn the_peak_of_a_long_file_is_that_of_a_short_one() {
    let header = b"Email,Name,City\n".as_slice();
    let japanese: &[u8] = b"ada@example.com,\x8E\x52\x93\x63,\x93\x8C\x8B\x9E\n";
    let cases: [(&str, &[u8], &[u8]); 9] = [
        ("clean rows", header, b"ada@example.com,Ada Lovelace,London\n"),
        ("one endless row", header, b"ada@example.com,Ada Lovelace,London,"),
        ("one endless cell", header, b"Ada Lovelace of London; "),
        ("one endless quoted cell", b"Email,Name,City\n\"", b"Ada Lovelace\nof London\n"),
        ("a quote that opens in every row", header, b"ada@example.com,\"Ada Lovelace,London\n"),
        ("nothing but quotes", header, b"\""),
        ("a legacy encoding", header, japanese),
        ("bytes that are no text", header, b"ada@example.com,\xFF\xFE\xFD\n"),
        ("an endless cell that is no text", "Email,Näme,Cité\n".as_bytes(), b"\xFF"),
    ];
    let _alone = alone();
    for (what, header, pattern) in cases {
        let (short, long) = (peak(header, pattern, 2), peak(header, pattern, 4));
        assert!(long < short + short / 10 + 10_000, "{what}: {short} bytes, then {long}");
        assert!(long < 24 << 20, "{what}: {long} bytes");
    }
}
