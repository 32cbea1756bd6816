//! An import from end to end: its reply, its rejects, its duplicates and its checkpoints.

mod changed_file;
mod checkpoint_journal;
mod checkpoints;
mod concurrent_batches;
mod duplicates;
mod long_rows;
#[cfg(feature = "metrics")]
mod metrics;
mod opt_outs;
mod passes;
mod picky;
mod rejects;
mod rejects_file;
mod reply;
mod retrying;
mod sequence;
mod sink;
mod store_limits;
