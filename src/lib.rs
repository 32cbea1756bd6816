//! Import leads from a CSV file into a campaign.
//!
//! A person uploads what a CRM, a mail client or a scraper exported, in any language, encoding and dialect. This crate finds the
//! email, first name, last name, company and job title columns, judges every row, creates or reuses leads through a
//! [`LeadStore`], adds them to the campaign in batches, and gives a report that adds up.
//!
//! ```
//! use lead_import::{CampaignId, Importer, MemoryStore};
//!
//! # futures_lite::future::block_on(async {
//! let store = MemoryStore::new();
//! let campaign = CampaignId::from("spring");
//! store.create_campaign(&campaign);
//!
//! let file = std::io::Cursor::new("Email,First Name,City\nada@example.com,Ada,London\nnot-an-email,,\n");
//! let report = Importer::new().import(&store, &campaign, file).await?;
//!
//! assert_eq!((report.total_rows(), report.created(), report.failed()), (2, 1, 1));
//! let failed = &report.failures()[0];
//! assert_eq!((failed.line(), failed.to_string().as_str()), (3, "Invalid email"));
//! # Ok::<(), lead_import::ImportError>(())
//! # }).unwrap();
//! ```
//!
//! # The types to know
//!
//! - [`Importer`] holds the settings and does the work: [`inspect`](Importer::inspect), [`import`](Importer::import),
//!   [`dry_run`](Importer::dry_run), [`resume`](Importer::resume).
//! - [`LeadStore`] is where leads live: [`MemoryStore`], `SqliteStore`, `PostgresStore`, or [your own](guide::store).
//! - [`ImportReport`] says what became of every row; it serialises to the reply of the HTTP endpoint.
//! - [`ImportError`] says why an import stopped, with the report so far and a [`Checkpoint`] to go on from.
//! - [`Inspection`] shows what an import would make of a file; [`Table`] reads any delimited text.
//!
//! The [guide] leads through them, and says why things are as they are.
//!
//! # Features
//!
//! By default there is no async runtime, no database and no HTTP.
//!
//! - `sqlite`: `SqliteStore` over your `sqlx::SqlitePool`, with SQLite bundled. Brings sqlx and tokio.
//! - `postgres`: `PostgresStore` over your `sqlx::PgPool`. Brings sqlx and tokio.
//! - `http`: an axum router for uploads. Brings axum and tokio.
//! - `conformance`: the store contract as test cases for your own store.
//! - `tracing`: imports as spans and events of the `tracing` crate.
//! - `cli`: the program `lead-import`. A library that depends on this crate leaves it off.

pub mod columns;
#[cfg(feature = "conformance")]
pub mod conformance;
pub mod guide;
#[cfg(feature = "http")]
pub mod http;
pub mod import;
pub mod lead;
pub mod report;
pub mod source;
#[cfg(feature = "_sqlx")]
mod sql;
pub mod store;

pub use async_trait::async_trait;
pub use import::{
    CancelHandle, Checkpoint, DuplicatePolicy, Event, ImportError, ImportJob, Importer, Inspection, Progress,
};
pub use lead::{CampaignId, Email, Field, Lead};
pub use report::ImportReport;
#[cfg(feature = "postgres")]
pub use sql::PostgresStore;
#[cfg(feature = "sqlite")]
pub use sql::SqliteStore;
#[cfg(feature = "_sqlx")]
pub use sqlx;
pub use store::{LeadStore, MemoryStore, StoreError, UpdatePolicy};

/// The README's example, held to compile and to be true.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
