//! From bytes to records: encodings, dialects, layouts, line numbers and limits.

mod delimiters;
mod encoded;
mod encodings;
mod end;
mod layout;
mod pasted_rows;
mod people;
mod properties;
mod records;
mod rows;
mod unnamed_columns;
