//! Eight tasks and four processes import overlapping files into one database at once, round after round.
//!
//! `LEAD_IMPORT_ROUNDS` sets the number of rounds per store, 40 if it is not set:
//!
//!     LEAD_IMPORT_ROUNDS=200 cargo test --all-features --test concurrency

#[path = "concurrency/mod.rs"]
mod rounds;
#[path = "support/postgres.rs"]
mod server;

fn main() -> std::process::ExitCode {
    rounds::run()
}
