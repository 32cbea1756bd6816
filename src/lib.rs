//! Import leads from CSV into a campaign.
mod columns;
#[cfg(feature = "conformance")]
pub mod conformance;
mod email;
mod existing;
mod lead;
mod memory;
#[cfg(feature = "_sqlx")]
mod row;
mod source;
#[cfg(feature = "sqlite")]
mod sqlite;
mod store;

pub use columns::{Column, ColumnMap, Detector, Evidence, Rule, Target};
pub use email::{Email, InvalidEmail, Repair, Repaired};
pub use existing::{ExistingLeads, FieldPolicy};
pub use lead::{CampaignId, CustomFields, Field, Lead};
pub use memory::MemoryStore;
pub use source::{
    Dialect, Encoding, EncodingReport, Limits, LineEnding, Position, ReadError, ReadOptions, Record, Records, Survey,
    Table,
};
pub use store::{Batch, LeadOutcome, LeadStore, Membership, Presence, RepeatedEmail, StoreError};
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteStore;
#[cfg(feature = "_sqlx")]
pub use sqlx;
pub use async_trait::async_trait;
