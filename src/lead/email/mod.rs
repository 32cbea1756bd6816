//! Email addresses: syntax, normal form, and the repairs that find an address in a cell.
//!
//! - In: the text of a cell.
//! - Out: an [`Email`] with the repairs it needed, or the rule that the text violates.
//! - Start with `address.rs`.

mod address;
mod characters;
mod repair;
mod repairs;
mod syntax;

pub use address::{Email, InvalidEmail};
pub use repair::Repaired;
pub use repairs::{Repair, Repairs};
