//! The domain types: a lead, its fields, its email address and the campaign that it joins.
//!
//! - In: text from the cells of a file.
//! - Out: [`Lead`], [`Email`], [`Field`], [`CustomFields`], [`CampaignId`].
//! - Start with `person.rs`. The rules for an address are in `email/`, those for what surrounds a value in `text.rs`.
//!
//! A value of these types is always valid: an [`Email`] has passed the syntax check, and a [`Lead`] has an address. Code that
//! receives one does not check it again.
//!
//! ```
//! use lead_import::lead::{CampaignId, Email, Field, Lead};
//!
//! let ada = Lead::new(Email::repair("Ada Lovelace <Ada@Example.com>")?.into_email()).with(Field::FirstName, "Ada");
//! assert_eq!(ada.get(Field::Email), Some("ada@example.com"));
//! assert_eq!(CampaignId::from(2027.to_string()).as_str(), "2027");
//! # Ok::<(), lead_import::lead::InvalidEmail>(())
//! ```

mod campaign;
mod custom_fields;
mod damage;
mod email;
mod field;
mod first_chars;
mod ordered_map;
mod packed_texts;
mod person;
mod text;

pub use campaign::CampaignId;
pub use custom_fields::CustomFields;
pub(crate) use damage::{double_decoded, without_entities};
pub use email::{Email, InvalidEmail, Repair, Repaired, Repairs};
pub use field::{Field, UnknownField};
pub(crate) use first_chars::first_chars;
#[cfg(any(feature = "_sqlx", feature = "http"))]
pub(crate) use ordered_map::OrderedMap;
pub use person::Lead;
pub(crate) use text::{Invisible, invisible, is_around, trim_invisible, trim_value};
