//! One import that fills a new SQLite file: rows per second, and the bytes that the process writes.

use std::time::Instant;

use super::{
    leads::{BATCH, Shape, import, leads, numbered_batches},
    sqlite,
};

/// Leads are built in parts, so that they do not fill the memory.
const PART: usize = 100_000;

/// Rows of the import.
fn rows() -> usize {
    std::env::var("FILL_ROWS").map_or(5_000_000, |rows| rows.parse().expect("FILL_ROWS is a number"))
}

pub(crate) async fn run() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("leads.sqlite");
    let store = sqlite::store(&file).await;
    let (mut busy, before) = (0.0, bytes_written());
    for from in (0..rows()).step_by(PART) {
        let leads = leads(Shape::Lean, from, PART.min(rows() - from));
        let batches = numbered_batches(&leads, "fill", from / BATCH);
        let start = Instant::now();
        import(&store, &batches).await;
        busy += start.elapsed().as_secs_f64();
        let done = from + leads.len();
        if done % (10 * PART) == 0 || done == rows() {
            report(done, busy, bytes_written().zip(before));
        }
    }
    drop(store);
    let size = std::fs::metadata(&file).expect("the file is there").len();
    println!("  the file has {:.2} GB", gigabytes(size));
}

fn report(rows: usize, seconds: f64, bytes: Option<(u64, u64)>) {
    let written =
        bytes.map_or_else(String::new, |(now, before)| format!(", {:.2} GB written", gigabytes(now - before)));
    println!("  {rows:>9} rows in {seconds:>6.1} s: {:>7.0} rows/s{written}", rows as f64 / seconds);
}

fn gigabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e9
}

/// What the process caused to be written to disk so far, where the system counts it.
fn bytes_written() -> Option<u64> {
    let counts = std::fs::read_to_string("/proc/self/io").ok()?;
    counts.lines().find_map(|line| line.strip_prefix("write_bytes: ")?.parse().ok())
}
