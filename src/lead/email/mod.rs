//! Email addresses: syntax, normal form, and the repairs that find an address in a cell.
//!
//! - In: the text of a cell.
//! - Out: an [`Email`] with the repairs it needed, or the rule that the text violates.
//! - Start with `address.rs`. `syntax.rs` has the rules, `repair.rs` finds the address in a longer text, and `characters.rs`
//!   knows the characters that only look like others.
//!
//! Most cells are plain ASCII addresses. `ordinary.rs` recognises these in one look at their bytes; they take one allocation if they are in
//! lower case and two otherwise. Everything else in this folder runs only for the other cells.

mod address;
mod candidates;
mod characters;
mod ordinary;
mod repair;
mod repairs;
mod surroundings;
mod syntax;

pub use address::{Email, InvalidEmail};
pub use repair::Repaired;
pub use repairs::{Repair, Repairs};
