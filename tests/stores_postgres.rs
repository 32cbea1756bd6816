//! `PostgresStore` on a real server: the contract, and what it promises beside it.

#[path = "support/postgres.rs"]
mod server;

#[cfg(all(feature = "postgres", feature = "conformance"))]
#[path = "stores_postgres/mod.rs"]
mod cases;

#[cfg(all(feature = "postgres", feature = "conformance"))]
fn main() -> std::process::ExitCode {
    cases::run()
}

#[cfg(not(all(feature = "postgres", feature = "conformance")))]
fn main() {}
