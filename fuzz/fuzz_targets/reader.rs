//! Any bytes in any dialect: both passes see the same rows, in order, and a reading can go on from every row.
#![no_main]

use std::io::Cursor;

use lead_import::columns::Detector;
use lead_import::source::{Dialect, Escape, Limits, Position, ReadOptions, Record, Table};
use libfuzzer_sys::fuzz_target;

const DELIMITERS: &[u8] = b",;\t| :";

fn options(setting: u8) -> ReadOptions {
    let dialect = Dialect::default()
        .with_delimiter(DELIMITERS[usize::from(setting & 7) % DELIMITERS.len()])
        .with_quote([Some(b'"'), Some(b'\''), None][usize::from(setting >> 3 & 3) % 3])
        .with_escape(if setting & 0x20 == 0 { Escape::Doubled } else { Escape::Backslash })
        .with_skip_space(setting & 0x40 != 0);
    // A low limit on rows lets small inputs reach it.
    let limits = Limits::default().max_record_bytes(if setting & 0x80 == 0 { 1 << 20 } else { 48 });
    ReadOptions::default().dialect(dialect).limits(limits).accept_empty()
}

fuzz_target!(|input: (u8, &[u8])| {
    let (setting, bytes) = input;
    let Ok(mut table) = Table::open_with(Cursor::new(bytes), &options(setting), &Detector::default()) else { return };
    let counted = table.summary().rows();
    let mut places = Vec::new();
    let mut record = Record::default();
    let mut records = table.records().expect("memory does not fail");
    let mut last = Position::default();
    loop {
        let resume = records.position();
        if !records.read(&mut record).expect("memory does not fail") {
            break;
        }
        let position = record.position();
        assert!(position > last, "rows come in order");
        assert!(position.byte() <= bytes.len() as u64);
        last = position;
        places.push((resume, position, record.iter().map(str::to_owned).collect::<Vec<_>>()));
    }
    assert_eq!(places.len() as u64, counted, "both passes count the same rows");
    let step = places.len() / 8 + 1;
    for (resume, position, cells) in places.into_iter().step_by(step) {
        let mut records = table.records_from(resume).expect("memory does not fail");
        assert!(records.read(&mut record).expect("memory does not fail"));
        assert_eq!(record.position(), position);
        assert!(record.iter().eq(cells), "the same row again");
    }
});
