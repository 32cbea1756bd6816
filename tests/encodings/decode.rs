//! Reads files as an import does and prints what it read, for `score.py`: one line of JSON per path on the standard input.

use std::{
    error::Error,
    fs::File,
    io::{self, BufRead},
};

use lead_import::{
    columns::Detector,
    source::{ReadOptions, Record, Table},
};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    for path in io::stdin().lock().lines() {
        let path = path?;
        println!("{}", read(&path).unwrap_or_else(|error| json!({ "file": path, "error": error.to_string() })));
    }
    Ok(())
}

fn read(path: &str) -> Result<Value, Box<dyn Error>> {
    let mut table = Table::open_with(File::open(path)?, &ReadOptions::default(), &Detector::default())?;
    let encoding = table.summary().encoding().clone();
    let mut rows = vec![cells(table.summary().header())];
    let mut record = Record::default();
    let mut records = table.records()?;
    while records.read(&mut record)? {
        rows.push(cells(&record));
    }
    Ok(json!({
        "file": path,
        "encoding": encoding.encoding().name(),
        "confidence": encoding.confidence(),
        "unsure": encoding.alternative().map(|other| other.encoding().name()),
        "table": rows,
    }))
}

fn cells(record: &Record) -> Vec<String> {
    record.iter().map(str::to_owned).collect()
}
