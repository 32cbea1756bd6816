//! The domain types: a lead, its fields, its email address and the campaign that it joins.
//!
//! - In: text from the cells of a file.
//! - Out: [`Lead`], [`Email`], [`Field`], [`CustomFields`], [`CampaignId`].
//! - Start with `person.rs`. The rules for an address are in `email/`.

mod campaign;
mod custom_fields;
mod email;
mod field;
mod ordered_map;
mod person;
mod text;

pub use campaign::CampaignId;
pub use custom_fields::CustomFields;
pub use email::{Email, InvalidEmail, Repair, Repaired, Repairs};
pub use field::{Field, UnknownField};
#[cfg(any(feature = "_sqlx", feature = "http"))]
pub(crate) use ordered_map::OrderedMap;
pub use person::Lead;
pub(crate) use text::{Invisible, invisible, trim_invisible, trim_value};
