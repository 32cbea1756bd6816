//! From a header row and sampled rows to a [`ColumnMap`], with the reason for each choice.
//!
//! - In: the header row and [`ColumnSamples`] of the first rows.
//! - Out: a [`ColumnMap`]: which column is which field, why, and which columns came close.
//! - Start with `detector.rs`. The words of each language are in `languages/`.

mod candidates;
mod column;
mod detector;

mod full_name;
mod languages;
mod lexicon;
mod mapping;
mod names;
mod normalise;
mod phrases;
mod reading;
mod samples;
mod target;

pub use column::{Column, Rival, RivalReason, Rule};
pub use detector::Detector;
pub use full_name::{FullName, NameOrder};
pub use mapping::{ColumnMap, MissingColumn};
pub(crate) use names::unique as unique_names;
pub use samples::ColumnSamples;
pub use target::{Target, UnknownTarget};
