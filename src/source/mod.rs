//! Bytes -> records with true positions: encoding, dialect, preamble, records.
//!
//! [`Table::open`] runs the first pass and decides; [`Table::records`] runs the second and reads. Both passes go
//! through the same record reader, so that the inspection counts exactly what the import reads.

mod dialect;
mod encoding;
mod error;
mod first_pass;
mod layout;
mod limits;
mod magic;
mod options;
mod position;
mod quoting;
mod record;
mod records;
mod splitter;
mod survey;
mod table;
mod window;

pub use dialect::{Dialect, Escape, LineEnding};
pub use encoding::{Encoding, EncodingReport};
pub use error::{ReadError, ReadErrorKind};
pub use limits::Limits;
pub use options::ReadOptions;
pub use position::Position;
pub use record::{Fault, Record};
pub use records::Records;
pub use survey::Survey;
pub use table::Table;
