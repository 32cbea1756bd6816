//! The loop over batches and its parts.
//!
//! - In: the records of a file, one by one.
//! - Out: batches for the store, and the outcome of each row for the report.
//! - Start with `run.rs`. `validate.rs` makes a lead of a record (`cleaner.rs` finds the value of a cell), `validated_rows.rs` reads
//!   them in order, in groups (`row_group.rs`) of which a second thread may validate some (`second_thread.rs`), `chunk.rs` collects rows,
//!   `sender.rs` sends them to the store, `sent_batches.rs` waits for several calls together, `outcomes.rs` records what the store returned.
//!
//! While the store works on one chunk of rows, the next is read and validated, inside one future and without a runtime. So two chunks
//! are in memory, or one more than batches are under way, and an index of emails, which spills to temporary files when it is too large
//! (`duplicate_index/`). If there is a rejects file, a chunk keeps the cells of its rows until all have an outcome, because the file needs
//! those of the rows that fail.

mod cell_text;
pub(super) mod chunk;
mod cleaner;
pub(super) mod control;
pub(super) mod dry_run;
pub(super) mod duplicate_index;
pub(super) mod duplicates;
mod opted_out;
mod outcomes;
mod placeholder;
mod row_group;
mod row_width;
mod rows_in_parts;
pub(super) mod run;

pub(super) mod saved_progress;
mod second_thread;
pub(super) mod sender;
pub(super) mod sent_batches;
mod split_row;
mod suspicion;
mod text_limit;
pub(super) mod validate;
pub(super) mod validated_rows;
