//! From bytes to records: encodings, dialects, layouts, line numbers and limits.

mod encodings;
mod end;
mod layout;
mod properties;
mod records;
mod rows;
