//! `PostgresStore` on a real server: the contract, and what it promises beside it.

#[path = "support/postgres.rs"]
mod server;

#[path = "stores_postgres/mod.rs"]
mod cases;

fn main() -> std::process::ExitCode {
    cases::run()
}
