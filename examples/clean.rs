//! Writes any delimited text as clean CSV: RFC 4180, UTF-8, commas, and a line feed behind every row.
//!
//! ```sh
//! cargo run --release --example clean -- IN.csv OUT.csv [--json]
//! ```
//!
//! The header comes first, without what stood before it, and then every row with just the cells that it has: nothing
//! is padded, cut or left out, and a row that is at fault is written as it was best read. Lines end with a line feed
//! alone, where RFC 4180 has CRLF, for the sake of the tools that people pipe the output into.
//! `--json` prints on standard output what was detected.

use std::{
    env,
    error::Error,
    fs::File,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

use lead_import::columns::Detector;
use lead_import::source::{Fault, Limits, ReadOptions, Record, Table, TableSummary};
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

/// No rule of a lead import may cost a row here, so the limits are as high as they go.
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
    let mut writer = BufWriter::new(File::create(output)?);
    write_row(&mut writer, table.summary().header())?;
    let mut faults = Vec::new();
    let mut count = 0_u64;
    let mut records = table.records()?;
    let mut record = Record::default();
    while records.read(&mut record)? {
        write_row(&mut writer, &record)?;
        if let Some(fault) = record.fault() {
            count += 1;
            if faults.len() < FAULTS {
                faults.push(describe(&record, fault));
            }
        }
    }
    writer.flush()?;
    Ok(findings(table.summary(), count, &faults))
}

fn write_row(writer: &mut impl Write, record: &Record) -> io::Result<()> {
    for (index, cell) in record.iter().enumerate() {
        if index > 0 {
            writer.write_all(b",")?;
        }
        // An empty row of one cell would be a blank line, which readers pass over.
        let alone = record.len() == 1 && cell.trim().is_empty();
        if alone || cell.contains(['"', ',', '\n', '\r']) {
            write!(writer, "\"{}\"", cell.replace('"', "\"\""))?;
        } else {
            writer.write_all(cell.as_bytes())?;
        }
    }
    if record.is_empty() { Ok(()) } else { writer.write_all(b"\n") }
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
