//! The guide: prose beside the reference. The tests compile and run its examples.
//!
//! | chapter | answers |
//! |---|---|
//! | [tutorial] | How do I inspect a file, import it, return the failed rows, and resume after a stop? |
//! | [full_names] | When is a column `Name` split, how, and how often is the first name right? |
//! | [store] | How do I import into my own tables? |
//! | [service] | How do I import into a service without transactions? |
//! | [wrap] | How do I add retries, limits or metrics to a store? |
//! | [server] | How do I serve it over HTTP, and what do slow and hostile clients get? |
//! | [postgres] | How do I run on PostgreSQL, size it, and use several machines? |
//! | [comparison] | How fast is it beside DuckDB, Node, Python, sqlite-utils, pandas and Django, and what does each of them leave to you? |
//! | [design] | Why does it work this way? |

#[doc = include_str!("tutorial.md")]
pub mod tutorial {}

#[doc = include_str!("full_names.md")]
pub mod full_names {}

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
