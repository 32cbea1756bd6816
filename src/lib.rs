//! Import leads from a CSV file into a campaign.
//!
//! A person exports contacts from a CRM, a mail client or a spreadsheet and uploads the file to your product. This crate
//! finds the encoding and the dialect of the file, and in many languages the columns with the email address, the name, the company and the
//! job title, and validates every row. It creates or reuses the leads through a [`LeadStore`], adds them to
//! the campaign in batches, and returns a report that accounts for every row.
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
//! assert_eq!((failed.line(), failed.to_string().as_str()), (3, "Invalid email: it has no @"));
//!
//! let lead = &store.leads()[0];
//! assert_eq!(lead.email().as_str(), "ada@example.com");
//! assert_eq!(lead.custom().get("City"), Some("London"));
//! # Ok::<(), lead_import::ImportError>(())
//! # }).unwrap();
//! ```
//!
//! The source is anything that implements [`Read`](std::io::Read) and [`Seek`](std::io::Seek): a
//! [`File`](std::fs::File), a [`Cursor`](std::io::Cursor) over bytes, a temporary file that holds an upload. The import
//! reads it twice. Memory use does not depend on its size, except for 18 bytes per row that detect duplicates, up to
//! [64 MiB](Importer::duplicate_memory).
//!
//! # The path of a row
//!
//! Each step is a public module. This is the order in which a row passes through them; `CONTRIBUTING.md` shows which module uses which.
//!
//! ```text
//!    the bytes of a file
//!            |
//!            v
//!   source      finds the encoding, the delimiter and the header row; reads records with their line numbers
//!            |
//!            v
//!   columns     decides from the header and from sampled rows which column is which field, and says why
//!            |
//!            v
//!   import      checks the whole file before the first write, then validates rows and sends batches of leads
//!            |
//!            v
//!   store       takes one batch per call, and answers with one outcome per lead
//!            |
//!            v
//!   report      counts every outcome; lists failed rows, duplicate rows and warnings with their lines
//! ```
//!
//! [`lead`] holds the words that all of them share.
//!
//! # The types to know
//!
//! - [`Importer`] holds the settings and starts the work: [`inspect`](Importer::inspect), [`import`](Importer::import),
//!   [`dry_run`](Importer::dry_run), [`resume`](Importer::resume). [`ImportJob`] adds a rejects file and a
//!   [`CancelHandle`] to one import, and [inspects](ImportJob::inspect) and imports with two reads of the file.
//! - [`LeadStore`] is the trait for the place where leads live. [`MemoryStore`] serves tests; [`SqliteStore`] opens a file or, like
//!   [`PostgresStore`], works on your own `sqlx` pool; [a store of your own](guide::store) implements four methods, and
//!   [`Itemwise`](store::Itemwise) makes a store of [a service](guide::service) that has no transactions.
//! - [`Inspection`] shows what an import would do with a file, before anything is written: the columns, the reasons for
//!   each choice, sample values.
//! - [`ImportReport`] is the result. It serialises and deserialises; [`report::Reply`] is its short form for HTTP clients.
//! - [`ImportError`] says why an import stopped. It carries the report so far and a [`Checkpoint`] from which to resume.
//! - [`Event`] and [`Progress`] are what a listener receives while an import runs.
//! - [`UpdatePolicy`] decides what happens to leads that the store already holds, [`DuplicatePolicy`] what happens to
//!   several rows with the same email address.
//!
//! # What it promises
//!
//! - **The report adds up.** Every data row has exactly one outcome: `created + existing + failed == total_rows` and
//!   `added + skipped == created + existing`.
//! - **All checks come before the first write.** A file that is too large, is empty, has too many rows or no email column,
//!   and an unknown campaign, leave the store unchanged.
//! - **What is imported is what was checked.** A file that changes while it is imported is an error, and no row of the change is
//!   imported.
//! - **Nothing is lost silently.** A row is imported, or it is counted as failed. The report lists the line and the reason of the
//!   first 1,000 failed rows, the HTTP reply the email and the reason of the first 50, and the optional rejects file has the cells
//!   of all of them. Undecodable bytes, rows with too few or too many cells, duplicate header names and unclosed quotes are reported.
//! - **A stopped import can be resumed.** A cancelled import, or one whose store fails, ends between two batches. The resumed
//!   import ends with the same report as one that was never stopped. Importing the same file again is always safe.
//! - **A batch is atomic, and one bad row does not cost the others.** When a store refuses a batch because of its
//!   content, the import finds the row that is the cause, rejects it and keeps the rest.
//! - **Concurrent imports are safe.** Any number of processes may import into one database: each email address is one lead,
//!   and each lead is in a campaign once.
//! - **Line numbers are those that an editor shows**, for all line endings, blank lines and multi-line cells.
//!
//! The [design questions](guide::design) give the reasons.
//!
//! # Defaults
//!
//! | setting | default | set by |
//! |---|---|---|
//! | largest file | 52,428,800 bytes (50 MiB) | [`max_bytes`](Importer::max_bytes) |
//! | most data rows | 50,000 | [`max_rows`](Importer::max_rows) |
//! | rows per batch | 1,000, or what the store prefers | [`batch_size`](Importer::batch_size) |
//! | columns | detected | [`column`](Importer::column), [`alias`](Importer::alias), [`mapping`](Importer::mapping) |
//! | people who opted out, by a column of the file | imported with a warning | [`opted_out`](Importer::opted_out) |
//! | leads that exist | kept as they are | [`existing`](Importer::existing) |
//! | several rows with one email address | the first row makes the lead; for the later rows it is an existing lead | [`duplicate_rows`](Importer::duplicate_rows) |
//!
//! # Features
//!
//! The default features include no async runtime, no database and no HTTP. They also run on `wasm32-unknown-unknown` under JavaScript, in a
//! browser or in Node: clock and random bytes come from there.
//!
//! Rust 1.88 or newer is required; Rust 1.94 with `sqlite`, `postgres` or `cli`, because sqlx needs it.
//!
//! | feature | adds | cost |
//! |---|---|---|
//! | `sqlite` | [`SqliteStore`] | `sqlx` with bundled SQLite, which needs a C compiler; `tokio` |
//! | `postgres` | [`PostgresStore`], also for Citus | `sqlx`, `tokio` |
//! | `http` | [`http`], an `axum` router for uploads | `axum`, `tokio` and their dependencies |
//! | `conformance` | [`conformance`], the store contract as test cases for your own store | `fastrand` |
//! | `tracing` | spans and events for imports and batches | `tracing` |
//! | `metrics` | [counters and a histogram](guide::operations) of imports | `metrics` |
//! | `cli` | the program `lead-import`; libraries leave it off | `clap` with completions and man page, `indicatif`, `tempfile` and all of `sqlite` |
//!
//! # Where to go next
//!
//! The [guide] begins with [ten minutes to a first import](guide::tutorial). It shows how to [embed the import in axum](guide::embed),
//! [write a store](guide::store) or [reach a service](guide::service), run on [PostgreSQL and Citus](guide::postgres) and
//! [show the messages in another language](guide::messages), and answers [design questions](guide::design). [`source::Table`] reads any delimited text without importing it, and
//! [`columns::Detector`] detects columns alone.
//!
#![cfg_attr(not(feature = "sqlite"), doc = "[`SqliteStore`]: #features")]
#![cfg_attr(not(feature = "postgres"), doc = "[`PostgresStore`]: #features")]
#![cfg_attr(not(feature = "http"), doc = "[`http`]: #features")]
#![cfg_attr(not(feature = "conformance"), doc = "[`conformance`]: #features")]
#![cfg_attr(docsrs, feature(doc_cfg), doc(auto_cfg(hide(feature = "_sqlx"))))]

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
#[cfg_attr(docsrs, doc(cfg(any(feature = "sqlite", feature = "postgres"))))]
pub use sqlx;
pub use store::{LeadStore, MemoryStore, StoreError, UpdatePolicy};

/// Compiles the README's example with the tests. `.ci/package` runs it.
#[cfg(all(doctest, feature = "sqlite"))]
#[doc = include_str!("../README.md")]
struct Readme;
