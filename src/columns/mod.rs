//! From a header row and sampled rows to a [`ColumnMap`], with the reason for each choice.
//!
//! - In: the header row and [`ColumnSamples`] of the first rows.
//! - Out: a [`ColumnMap`]: which column is which field, why, and which columns came close.
//!
//! A column is chosen by its header, and the sampled values only confirm or contradict it. The other way, to guess from
//! the values, finds addresses but not much else: `Ada` may be a first name, a product or a city. A wrong column is
//! worse than none. A person sees that a column is missing and maps it; nobody sees that the account manager's address
//! was imported as the lead's.
//!
//! ```
//! use lead_import::{Field, columns::{ColumnSamples, Detector, Rule}};
//!
//! let header = ["Firma", "Vorname", "Name", "E-Mail", "Betreuer-E-Mail", "Ort"];
//! let columns = Detector::default().detect(&header, &ColumnSamples::default());
//! assert_eq!(columns.index_of(Field::LastName), Some(2));
//! assert_eq!(columns.columns()[2].rule(), Rule::Neighbours);
//! assert_eq!(columns.index_of(Field::Email), Some(3));
//! assert_eq!(columns.columns()[4].rule(), Rule::NearMiss);
//! ```
//!
//! Where to read:
//!
//! - Start with `detector.rs`, then follow a header: `words.rs` splits it, `phrase_span.rs` finds the phrases of the
//!   vocabulary in it, `segmentation.rs` and `header.rs` decide what they mean together, `header_context.rs` weighs
//!   that against the other columns and the values, and `assignment.rs` gives each field to one column.
//! - `full_name_column.rs` decides whether a column of full names is split, `name_votes.rs` finds the order of its names, and
//!   `full_name.rs` splits a cell.
//! - `opt_out.rs` finds the columns in which people opted out of mail.
//! - The words of each language are in `languages/`, which says how to add one.

mod address_columns;
mod assignment;
mod column;
mod column_counts;
mod column_map;
mod column_samples;
mod company_words;
mod consent_header;
mod date;
mod detector;
mod field_candidate;
mod file_subject;
mod full_name;
mod full_name_column;
mod full_names;
mod header;
mod header_context;
mod header_reading;
mod known_names;
mod language_votes;
mod languages;
mod lexicon;
mod mapping_error;
mod meaning;
mod misspelled;
mod name_order;
mod name_parts;
mod name_votes;
mod opt_out;
mod opt_out_kind;
mod overrides;
mod person_cell;
mod phrase_span;
mod rival;
mod role_words;
mod segmentation;
mod shared_words;
mod target;
mod unique_names;
mod words;

pub use column::{Column, Rule};
pub use column_map::{ColumnMap, MissingColumn};
pub use column_samples::ColumnSamples;
pub use detector::Detector;
pub use full_name::FullName;
pub use full_names::{FullNameColumn, FullNames, OrderBasis};
pub use mapping_error::{MappingError, MappingErrorCode};
pub use name_order::NameOrder;
pub use opt_out::OptOut;
pub use opt_out_kind::OptOutKind;
pub(crate) use overrides::DecidedBy;
pub use rival::{Rival, RivalReason};
pub use target::{Target, UnknownTarget};
pub(crate) use unique_names::unique_names;
