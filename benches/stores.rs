//! What the SQL stores cost, beside the least that the same writes can cost (the floor), in one run.
//!
//!     cargo bench --all-features --bench stores                 all but growth and fill
//!     cargo bench --all-features --bench stores -- sqlite       one part: sqlite, postgres, growth, fill
//!     GROWTH_ROWS=5000000 cargo bench --all-features --bench stores -- growth
//!     FILL_ROWS=5000000 cargo bench --all-features --bench stores -- fill

#[allow(dead_code, reason = "the floor of a file's import counts its rows")]
mod file;
#[allow(dead_code, reason = "the bench of imports uses all floors")]
mod floor;
mod stores {
    pub(crate) mod fill;
    pub(crate) mod growth;
    mod leads;
    pub(crate) mod postgres;
    pub(crate) mod sqlite;
    mod timing;
}

use stores::{fill, growth, postgres, sqlite};

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let wanted = |part: &str| arguments.iter().any(|argument| argument == part);
    let all = !["sqlite", "postgres", "growth", "fill"].into_iter().any(wanted);
    if all || wanted("sqlite") {
        on_a_worker(sqlite::run());
    }
    if all || wanted("postgres") {
        on_a_worker(postgres::run());
    }
    if wanted("growth") {
        on_a_worker(growth::run());
    }
    if wanted("fill") {
        on_a_worker(fill::run());
    }
}

/// As a server runs its handlers: a future that the main thread blocks on is woken by way of another thread.
fn on_a_worker(bench: impl Future<Output = ()> + Send + 'static) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    runtime.block_on(runtime.spawn(bench)).expect("it does not panic");
}
