//! Promise 4 against the machine: processes that are killed, disks that fill up, databases that go away.
//!
//! The moments are random; each test prints its seed, and `LEAD_IMPORT_FAULT_SEED` repeats it. `LEAD_IMPORT_FAULT_ROUNDS` says how
//! many imports each test disturbs, and `LEAD_IMPORT_FAULT_LEADS` how many leads two processes import at once.
#![cfg(unix)]

mod at_once;
mod database;
mod disk;
mod hang;
mod interrupt;
mod kill;
#[cfg(feature = "postgres")]
mod postgres;
mod program;
mod random;
mod sample;
mod scenario;
mod stale;
mod store_examples;
mod trail;
