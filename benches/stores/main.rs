//! What the SQL stores cost, beside the least that the same writes can cost (the floor), in one run.
//!
//!     cargo bench --all-features --bench stores                 all but growth
//!     cargo bench --all-features --bench stores -- sqlite       one part: sqlite, postgres, growth
//!     GROWTH_ROWS=5000000 cargo bench --all-features --bench stores -- growth

mod growth;
mod leads;
mod postgres;
mod sqlite;
mod timing;

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let wanted = |part: &str| arguments.iter().any(|argument| argument == part);
    let all = !["sqlite", "postgres", "growth"].into_iter().any(wanted);
    if all || wanted("sqlite") {
        on_a_worker(sqlite::run());
    }
    if all || wanted("postgres") {
        on_a_worker(postgres::run());
    }
    if wanted("growth") {
        on_a_worker(growth::run());
    }
}

/// As a server runs its handlers: a future that the main thread blocks on is woken by way of another thread.
fn on_a_worker(bench: impl Future<Output = ()> + Send + 'static) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    runtime.block_on(runtime.spawn(bench)).expect("it does not panic");
}
