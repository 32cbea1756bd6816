//! The guide: prose beside the reference. The tests compile and run its examples.
//!
//! | chapter | answers |
//! |---|---|
//! | **Begin** | |
//! | [tutorial] | Ten minutes to a first import: how do I look at a file, import it, and correct what failed? |
//! | [program] | How do I import a file from the command line? |
//! | [mapping] | How does a person check the columns before the import? |
//! | [corrections] | How are failed rows corrected and imported again? |
//! | [preview] | How do I show a preview in the browser, before the upload? |
//! | [`full_names`] | When is a column `Name` split, how, and how often is the first name right? |
//! | [messages] | How do I show the messages in another language? |
//! | **Where leads live** | |
//! | [store] | How do I import into my own tables? |
//! | [service] | How do I import into a service without transactions? |
//! | [wrap] | How do I add retries, limits or metrics to a store? |
//! | [postgres] | How do I run on PostgreSQL, size it, and use several machines? |
//! | **In production** | |
//! | [embed] | How do I call it from my axum application, with my login, in the background, with progress? |
//! | [server] | How do I serve it over HTTP, and what do slow and hostile clients get? |
//! | [operations] | What do I watch, limit and back up, and what do I do after a crash? |
//! | [privacy] | What is stored about people, where, and how is it deleted? |
//! | **Why** | |
//! | [comparison] | How fast is it beside DuckDB, Node, Python, sqlite-utils, pandas and Django, and what does each of them leave to you? |
//! | [design] | Why does it work this way? |
//!
//! # The path of a row
//!
//! Each box is a public module. A row passes through them from left to right; the words of [`lead`](crate::lead) are common to all.
//!
#![doc = include_str!("path.svg")]

#[doc = include_str!("tutorial.md")]
pub mod tutorial {}

#[doc = include_str!("mapping.md")]
pub mod mapping {}

#[doc = include_str!("corrections.md")]
pub mod corrections {}

#[doc = include_str!("preview.md")]
pub mod preview {}

#[doc = include_str!("full_names.md")]
pub mod full_names {}

#[doc = include_str!("program.md")]
#[doc = include_str!("report.svg")]
pub mod program {}

#[doc = include_str!("messages.md")]
#[doc = "```no_run"]
#[doc = include_str!("../../examples/german.rs")]
#[doc = "```"]
pub mod messages {}

#[doc = include_str!("operations.md")]
pub mod operations {}

#[doc = include_str!("privacy.md")]
pub mod privacy {}

#[doc = include_str!("comparison.md")]
pub mod comparison {}

#[doc = include_str!("design.md")]
pub mod design {}

#[doc = include_str!("store.md")]
#[cfg_attr(feature = "conformance", doc = "[Harness]: crate::conformance::Harness")]
#[cfg_attr(feature = "conformance", doc = "[conformance_tests]: crate::conformance_tests")]
#[cfg_attr(not(feature = "conformance"), doc = "[Harness]: ../../index.html#features")]
#[cfg_attr(not(feature = "conformance"), doc = "[conformance_tests]: ../../index.html#features")]
pub mod store {}

#[doc = include_str!("service.md")]
pub mod service {}

#[doc = include_str!("wrap.md")]
pub mod wrap {}

#[doc = include_str!("embed.md")]
#[cfg_attr(feature = "http", doc = "[`KeyLookup`]: crate::http::KeyLookup")]
#[cfg_attr(not(feature = "http"), doc = "[`KeyLookup`]: ../../index.html#features")]
pub mod embed {}

#[doc = include_str!("server.md")]
#[cfg_attr(feature = "http", doc = "[`ImportApi`]: crate::http::ImportApi")]
#[cfg_attr(feature = "http", doc = "[`HashedKeys`]: crate::http::HashedKeys")]
#[cfg_attr(not(feature = "http"), doc = "[`ImportApi`]: ../../index.html#features")]
#[cfg_attr(not(feature = "http"), doc = "[`HashedKeys`]: ../../index.html#features")]
pub mod server {}

#[doc = include_str!("postgres.md")]
#[cfg_attr(feature = "postgres", doc = "[migrate]: crate::PostgresStore::migrate")]
#[cfg_attr(feature = "postgres", doc = "[distribute]: crate::PostgresStore::distribute")]
#[cfg_attr(not(feature = "postgres"), doc = "[migrate]: ../../index.html#features")]
#[cfg_attr(not(feature = "postgres"), doc = "[distribute]: ../../index.html#features")]
pub mod postgres {}
