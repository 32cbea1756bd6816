//! One import that fills a new SQLite file: rows per second, and the bytes that the process writes.
//!
//! Two counts of Linux: what was passed to the system, and what the system counted as changed pages of its cache. The second is too high
//! on file systems whose cache has pages larger than 4,096 bytes: it counts the whole of them.

use std::time::{Duration, Instant};

use super::{
    leads::{Shape, batch_size, import, leads, numbered_batches},
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
    let size = batch_size(&store, Shape::Lean);
    let (mut busy, before) = (Duration::ZERO, bytes_written());
    for from in (0..rows()).step_by(PART) {
        let leads = leads(Shape::Lean, from, PART.min(rows() - from));
        let batches = numbered_batches(&leads, size, "fill", from / size);
        let start = Instant::now();
        import(&store, &batches).await;
        busy += start.elapsed();
        let done = from + leads.len();
        if done.is_multiple_of(10 * PART) || done == rows() {
            report(done, busy, bytes_written().zip(before));
        }
    }
    drop(store);
    let size = std::fs::metadata(&file).expect("the file is there").len();
    println!("  the file has {} MB", size / 1_000_000);
}

fn report(rows: usize, time: Duration, bytes: Option<([u64; 2], [u64; 2])>) {
    let written = bytes.map_or_else(String::new, |(now, before)| {
        let [passed, counted] = [0, 1].map(|at| (now[at] - before[at]) / 1_000_000);
        format!(", {passed} MB passed to the system, {counted} MB counted")
    });
    let rate = rows as u128 * 1_000 / time.as_millis().max(1);
    println!("  {rows:>9} rows in {:>6.1} s: {rate:>7} rows/s{written}", time.as_secs_f64());
}

/// What the process passed to the system so far, and what the system counted, on Linux.
fn bytes_written() -> Option<[u64; 2]> {
    let counts = std::fs::read_to_string("/proc/self/io").ok()?;
    let count = |name| counts.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
    Some([count("wchar:")?, count("write_bytes:")?])
}
