//! The tests whose list is known only when the program runs: a case for each file, for each client program that the machine has,
//! for each clause on a server. A test that the machine cannot run is shown as ignored with the reason; where `CI` is `true` it fails.
//!
//! The tests of Citus are the exception: where there is none they are ignored on every machine.
//!
//! `LEAD_IMPORT_ROUNDS` sets the number of rounds of the tests of concurrency, 40 if it is not set, and `LEAD_IMPORT_PEOPLE` the number
//! of people in each round, 90 if it is not set:
//!
//!     LEAD_IMPORT_ROUNDS=200 cargo test --all-features --test trials one_lead_per_email

#[cfg(all(feature = "sqlite", feature = "postgres"))]
mod concurrency;
mod data_cases;
#[cfg(all(target_os = "linux", feature = "http", feature = "sqlite"))]
mod example;
#[cfg(feature = "http")]
mod http {
    mod cases;
    pub(crate) mod client_cases;
    mod clients;
    #[cfg(all(target_os = "linux", feature = "sqlite"))]
    #[allow(dead_code, reason = "the tests of the example use more of it")]
    mod example_server;
    #[cfg(all(target_os = "linux", feature = "sqlite"))]
    pub(crate) mod flood;
    #[cfg(feature = "sqlite")]
    pub(crate) mod load;
    #[allow(dead_code, reason = "the tests of the raw bytes use more of it")]
    mod site;
}
#[cfg(feature = "postgres")]
mod stores {
    #[cfg(feature = "sqlite")]
    pub(crate) mod either;
    pub(crate) mod postgres;
    #[cfg(feature = "sqlite")]
    pub(crate) mod properties;
}

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

/// The tests of this program.
#[derive(Default)]
struct Trials {
    /// Those that run beside each other.
    together: Vec<Trial>,
    /// Those that use the whole machine, and run one after the other.
    alone: Vec<Trial>,
}

impl Trials {
    fn run(self) -> ExitCode {
        let mut arguments = Arguments::from_args();
        let together = libtest_mimic::run(&arguments, self.together);
        arguments.test_threads = Some(1);
        let alone = libtest_mimic::run(&arguments, self.alone);
        if together.has_failed() { together.exit_code() } else { alone.exit_code() }
    }
}

/// What this process does when a test has started it for a part of its work.
#[allow(clippy::unnecessary_wraps, reason = "without the features no test starts a process")]
fn started_by_a_test() -> Option<ExitCode> {
    #[cfg(all(feature = "sqlite", feature = "postgres"))]
    if let Some(done) = concurrency::started_by_a_test() {
        return Some(done);
    }
    #[cfg(all(feature = "http", feature = "sqlite"))]
    if let Some(done) = http::load::started_by_a_test() {
        return Some(done);
    }
    None
}

fn main() -> ExitCode {
    if let Some(done) = started_by_a_test() {
        return done;
    }
    #[cfg_attr(not(feature = "http"), expect(unused_mut, reason = "features add to it"))]
    let mut trials = Trials { together: data_cases::trials(), ..Trials::default() };
    #[cfg(feature = "http")]
    trials.together.extend(http::client_cases::trials());
    #[cfg(all(feature = "http", feature = "sqlite"))]
    trials.alone.push(http::load::trial());
    #[cfg(all(target_os = "linux", feature = "http", feature = "sqlite"))]
    trials.alone.push(http::flood::trial());
    #[cfg(feature = "postgres")]
    return stores::postgres::run_with_server(trials);
    #[cfg(not(feature = "postgres"))]
    trials.run()
}
