//! The loop over batches and its parts.
//!
//! - In: the records of a file, one by one.
//! - Out: batches for the store, and the outcome of each row for the report.
//! - Start with `run.rs`. `validate.rs` makes a lead of a record, `validated_rows.rs` reads them in
//!   order, `chunk.rs` collects rows, `sender.rs` sends them to the store.

pub(super) mod chunk;
pub(super) mod dry_run;
mod duplicate_index;
pub(super) mod duplicates;
pub(super) mod run;
pub(super) mod sender;
mod split_row;
pub(super) mod validate;
pub(super) mod validated_rows;
