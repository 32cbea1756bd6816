//! From bytes to records with true positions: kind of file, encoding, dialect, preamble, records.
//!
//! - In: a `Read + Seek` source and the [`ReadOptions`].
//! - Out: a [`Table`] with its [`TableSummary`], and its [`Records`] one by one; or a [`ReadError`].
//! - Start with `table.rs`. [`Table::open`] runs the first pass (`scan.rs`), which decides; [`Table::records`] runs the second.
//!   Both use the reader of `reader.rs`, so the inspection counts exactly what the import reads.

mod at_most;
mod blank_rows;
mod blocks;
mod cell;
mod coding;
mod comments;
mod continuation;
mod counting;
mod dialect;
mod encoding;
mod error;
mod file_kind;
mod header_row;
mod header_search;
mod header_words;
mod layout;
mod limits;
mod line_breaks;
mod line_ends;
mod oddities;
mod options;
mod pairs;
mod parser;
mod position;
mod quoting;
mod reader;
mod record;
mod records;
mod remedy;
mod scan;
mod sections;
mod splitter;
mod summary;
mod table;
mod text_kind;
mod unescape;
mod widths;
mod window;

pub(crate) use blocks::{BLOCK, fingerprint};
pub use dialect::{Dialect, Escape, LineEnding};
pub use encoding::{Alternative, Encoding, EncodingReport, OtherEncoding};
pub(crate) use error::io_error;
pub use error::{ReadError, ReadErrorKind};
pub use header_row::HeaderRow;
pub use header_words::HeaderWords;
pub use limits::Limits;
pub(crate) use oddities::{OddRows, Oddity};
pub use options::ReadOptions;
pub use position::Position;
pub use record::{Cells, Fault, Record};
pub use records::Records;
pub use remedy::Remedy;
pub use summary::TableSummary;
pub use table::Table;
