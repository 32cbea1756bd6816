//! Writes any delimited text as clean CSV: RFC 4180, UTF-8, commas, and a line feed after every row.
//!
//! ```sh
//! cargo run --release --example clean -- IN.csv OUT.csv [--json]
//! ```
//!
//! The header comes first, without the lines before it, and then every row with exactly the cells that it has: no row is
//! padded, truncated or left out. A malformed row is written as the reader read it. Lines end with LF, where RFC 4180 has CRLF,
//! because most command-line tools expect it. `--json` prints what was detected on standard output.

use std::{env, error::Error, fs::File, process::ExitCode};

use csv::QuoteStyle;
use lead_import::{
    columns::Detector,
    source::{Fault, Limits, ReadOptions, Record, Table, TableSummary},
};
use serde_json::{Value, json};

/// How many faults are listed.
const FAULTS: usize = 1_000;

fn main() -> ExitCode {
    let (flags, paths): (Vec<_>, Vec<_>) = env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let ([input, output], true) = (paths.as_slice(), flags.iter().all(|flag| flag == "--json")) else {
        eprintln!("usage: clean IN.csv OUT.csv [--json]");
        return ExitCode::FAILURE;
    };
    match clean(input, output) {
        Ok(findings) => {
            if !flags.is_empty() {
                println!("{findings:#}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
            eprintln!("error: {error}{cause}");
            ExitCode::FAILURE
        }
    }
}

/// The limits of a lead import do not apply here, so they are as high as possible.
fn options() -> ReadOptions {
    let limits = Limits::default()
        .max_bytes(u64::MAX)
        .max_rows(u64::MAX)
        .max_columns(1 << 20)
        .max_header_bytes(usize::MAX)
        .max_cell_bytes(usize::MAX)
        .max_record_bytes(16 << 20);
    ReadOptions::default().limits(limits).accept_empty()
}

fn clean(input: &str, output: &str) -> Result<Value, Box<dyn Error>> {
    let mut table = Table::open_with(File::open(input)?, &options(), &Detector::default())?;
    let output = File::create(output)?;
    let mut writer = CleanWriter::new(&output);
    writer.write(table.summary().header())?;
    let mut faults = Vec::new();
    let mut count = 0_u64;
    let mut records = table.records()?;
    let mut record = Record::default();
    while records.read(&mut record)? {
        writer.write(&record)?;
        if let Some(fault) = record.fault() {
            count += 1;
            if faults.len() < FAULTS {
                faults.push(describe(&record, fault));
            }
        }
    }
    writer.plain.flush()?;
    Ok(findings(table.summary(), count, &faults))
}

/// Writes records as CSV, with quotes where they are needed.
struct CleanWriter<'a> {
    plain: csv::Writer<&'a File>,
    quoted: csv::Writer<&'a File>,
}

impl<'a> CleanWriter<'a> {
    fn new(output: &'a File) -> Self {
        let mut builder = csv::WriterBuilder::new();
        builder.flexible(true).terminator(csv::Terminator::Any(b'\n'));
        Self { plain: builder.from_writer(output), quoted: builder.quote_style(QuoteStyle::Always).from_writer(output) }
    }

    fn write(&mut self, record: &Record) -> csv::Result<()> {
        match (record.len(), record.get(0)) {
            (0, _) => Ok(()),
            // Without quotes, a row of one blank cell would be a blank line, which readers skip.
            (1, Some(cell)) if !cell.is_empty() && cell.trim().is_empty() => {
                self.plain.flush()?;
                self.quoted.write_record(record.iter())?;
                Ok(self.quoted.flush()?)
            }
            _ => self.plain.write_record(record.iter()),
        }
    }
}

fn describe(record: &Record, fault: Fault) -> Value {
    let (line, what) = match fault {
        Fault::UnclosedQuote { line } => (line, "unclosedQuote"),
        Fault::RowTooLong { .. } => (record.position().line(), "rowTooLong"),
        Fault::CellTooLong { .. } => (record.position().line(), "cellTooLong"),
        Fault::TooManyCells { .. } => (record.position().line(), "tooManyCells"),
        _ => (record.position().line(), "other"),
    };
    json!({ "line": line, "fault": what })
}

fn findings(summary: &TableSummary, count: u64, faults: &[Value]) -> Value {
    let dialect = summary.dialect();
    let preamble: Vec<_> = summary.preamble().iter().map(|row| row.position().line()).collect();
    json!({
        "encoding": summary.encoding().encoding().name(),
        "confidence": summary.encoding().confidence(),
        "byteOrderMark": summary.encoding().has_byte_order_mark(),
        "replaced": summary.encoding().replaced(),
        "delimiter": char::from(dialect.delimiter()).to_string(),
        "quote": dialect.quote().map(|quote| char::from(quote).to_string()),
        "escape": dialect.escape().name(),
        "skipsSpace": dialect.skips_space(),
        "lineEnding": summary.line_ending().name(),
        "preambleLines": preamble,
        "headerLine": summary.header_line(),
        "header": summary.header().iter().collect::<Vec<_>>(),
        "columns": summary.header().len(),
        "rows": summary.rows(),
        "faulty": count,
        "faults": faults,
    })
}
