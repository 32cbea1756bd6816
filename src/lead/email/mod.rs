//! What counts as a lead's address, its normal form, and the repairs that make a cell one.
//!
//! - In: the text of a cell.
//! - Out: an [`Email`], what was repaired, or the rule that the text breaks.
//! - Start with `address.rs`.

mod address;
mod repair;
mod syntax;

pub use address::{Email, InvalidEmail};
pub use repair::{Repair, Repaired, Repairs};
