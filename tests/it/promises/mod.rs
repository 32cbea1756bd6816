//! The promises of an import, as properties of any file, any store and any interruption.

mod accounting;
mod faults;
mod faulty_store;
mod files;
mod isolation;
mod lines;
mod rejects;
mod resume;
mod row_by_row;
mod same_result;
mod world;
