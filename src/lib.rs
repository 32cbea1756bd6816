//! Import leads from CSV into a campaign.
mod cancel;
mod checkpoint;
mod columns;
#[cfg(feature = "conformance")]
pub mod conformance;
mod email;
mod error;
mod event;
mod existing;
mod import;
mod inspection;
mod lead;
mod memory;
#[cfg(feature = "postgres")]
mod postgres;
mod rejects;
#[cfg(feature = "_sqlx")]
mod replay;
mod report;
#[cfg(feature = "_sqlx")]
mod row;
mod source;
#[cfg(feature = "sqlite")]
mod sqlite;
mod store;
mod validate;

pub use async_trait::async_trait;
pub use cancel::CancelHandle;
pub use checkpoint::Checkpoint;
pub use columns::{Column, ColumnMap, Detector, Evidence, Rule, Target, UnknownTarget};
pub use email::{Email, InvalidEmail, Repair, Repaired, Repairs};
pub use error::{ErrorCode, ImportError, ImportErrorKind};
pub use event::{Committed, Event, Listener, Progress};
pub use existing::{ExistingLeads, FieldPolicy};
pub use import::{ImportJob, Importer};
pub use inspection::Inspection;
pub use lead::{CampaignId, CustomFields, Field, Lead, UnknownField};
pub use memory::MemoryStore;
#[cfg(feature = "postgres")]
pub use postgres::PostgresStore;
pub use report::{ERRORS_IN_REPLY, FailedRow, ImportReport, IssueCode, RepeatedRow, RowIssue};
pub use source::{
    Dialect, Encoding, EncodingReport, Escape, Fault, Limits, LineEnding, Position, ReadError, ReadErrorKind,
    ReadOptions, Record, Records, Survey, Table,
};
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteStore;
#[cfg(feature = "_sqlx")]
pub use sqlx;
pub use store::{Batch, BatchKey, LeadOutcome, LeadStore, Membership, Presence, RepeatedEmail, StoreError};
