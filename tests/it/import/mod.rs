//! An import from end to end: its reply, its rejects, its duplicates and its checkpoints.

mod checkpoints;
mod duplicates;
mod long_rows;
mod rejects;
mod reply;
