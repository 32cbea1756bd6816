//! Header row to [`ColumnMap`]: normalise a header, look it up, settle rivals, explain the choice.

mod aliases;
mod candidates;
mod column;
mod detector;
mod evidence;
mod full_name;
mod lexicon;
mod mapping;
mod names;
mod normalise;
mod phrases;
mod reading;
mod target;

pub use column::{Column, LostBy, Rival, Rule};
pub use detector::Detector;
pub use evidence::Evidence;
pub use full_name::{FullName, NameOrder};
pub use mapping::{ColumnMap, MissingColumn};
pub(crate) use names::unique as unique_names;
pub use target::{Target, UnknownTarget};
